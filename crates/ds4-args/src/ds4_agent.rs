//! The command line of `ds4-agent`.

use clap::{Args, Command, CommandFactory};

use crate::group::{EngineArgs, SafetyArgs, SessionArgs, TaskArgs};
use crate::program::{self, OtherArgs};

const EXAMPLES: &str = "\
ds4-agent works on the files of this folder with DeepSeek V4 Flash, on this machine.

  ds4-agent                                   talk, and watch it work
  ds4-agent -p \"Add a test for the parser\"    do one task and end
  ds4-agent --continue                        go on where it ended last time";

const EXIT_CODES: &str = "\
Exit status: 0 the task is done; 1 it failed, or a limit was reached; 2 a wrong command line, or the model or a file could \
not be used; 130 interrupted.";

/// Tokens of context: an agent reads more than a person says.
const CTX: &str = "100000";

/// Everything `ds4-agent` can be told.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Ds4Agent {
    /// What to do.
    #[command(flatten)]
    pub task: TaskArgs,
    /// What it may do.
    #[command(flatten)]
    pub safety: SafetyArgs,
    /// What is kept.
    #[command(flatten)]
    pub session: SessionArgs,
    /// The model, and how it answers.
    #[command(flatten)]
    pub engine: EngineArgs,
    #[command(flatten)]
    other: OtherArgs,
}

impl CommandFactory for Ds4Agent {
    fn command() -> Command {
        program::command::<Ds4Agent>("ds4-agent", EXAMPLES, EXIT_CODES).mut_arg("ctx", |arg| arg.default_value(CTX))
    }

    fn command_for_update() -> Command {
        Ds4Agent::command()
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::Thinking;

    #[test]
    fn the_commands_of_the_guide() {
        let line = "./ds4-agent -m ./ds4flash.gguf --ctx 100000 --nothink --warm-weights";
        let args: Ds4Agent = crate::parse(line.split(' ').map(OsString::from)).unwrap();
        assert_eq!((args.engine.runtime.ctx, args.engine.runtime.warm_weights), (100_000, true));
        assert_eq!(args.engine.thinking.mode(), Thinking::Off);
        let line =
            "./ds4-agent --nothink -p hi --trace /tmp/x -n 50000 --temp 1 --top-p 1 --min-p 0.05 --seed 3 --quality";
        let args: Ds4Agent = crate::parse(line.split(' ').map(OsString::from)).unwrap();
        assert_eq!((args.engine.sampling.tokens, args.engine.sampling.seed), (50_000, Some(3)));
        let args: Ds4Agent = crate::parse(["ds4-agent".into()]).unwrap();
        assert_eq!((args.engine.runtime.ctx, args.engine.thinking.mode()), (100_000, Thinking::On));
    }

    #[test]
    fn the_definition_is_sound() {
        Ds4Agent::command().debug_assert();
    }
}
