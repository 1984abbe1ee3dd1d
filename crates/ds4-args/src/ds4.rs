//! The command line of `ds4`.

use clap::{Args, Command, CommandFactory};

use crate::group::{DiagnosticsArgs, EngineArgs, OutputArgs, PromptArgs};
use crate::program::{self, OtherArgs};

const EXAMPLES: &str = "\
ds4 runs DeepSeek V4 Flash on this machine.

  ds4                                     chat
  ds4 -p \"Explain RAID levels\"            ask once
  git diff | ds4 -p \"Review this:\"        ask about what is piped in";

const EXIT_CODES: &str = "\
Exit status: 0 it worked; 1 it ran, and the answer was no; 2 a wrong command line, or the model or a file could not be \
used; 130 interrupted.";

/// Everything `ds4` can be told.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Ds4 {
    /// What is said to the model.
    #[command(flatten)]
    pub prompt: PromptArgs,
    /// What an answer looks like.
    #[command(flatten)]
    pub output: OutputArgs,
    /// The model, and how it answers.
    #[command(flatten)]
    pub engine: EngineArgs,
    /// Looking into the model instead.
    #[command(flatten)]
    pub diagnostics: DiagnosticsArgs,
    #[command(flatten)]
    other: OtherArgs,
}

impl CommandFactory for Ds4 {
    fn command() -> Command {
        program::command::<Ds4>("ds4", EXAMPLES, EXIT_CODES)
    }

    fn command_for_update() -> Command {
        Ds4::command()
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::Thinking;

    #[test]
    fn the_command_of_the_guide() {
        let line = ["./ds4", "--ctx", "32768", "--nothink", "--temp", "0", "-n", "16", "-p", "reply with ok"];
        let args: Ds4 = crate::parse(line.map(OsString::from)).unwrap();
        assert_eq!((args.engine.runtime.ctx, args.engine.sampling.temp, args.engine.sampling.tokens), (32768, 0.0, 16));
        assert_eq!(args.engine.thinking.mode(), Thinking::Off);
        assert_eq!(args.prompt.prompt.as_deref(), Some("reply with ok"));
    }

    #[test]
    fn the_definition_is_sound() {
        Ds4::command().debug_assert();
    }
}
