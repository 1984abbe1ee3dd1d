//! The command line of `ds4-server`.

use clap::{Args, Command, CommandFactory};

use crate::group::{EngineArgs, KvArgs, ServerArgs};
use crate::program::{self, OtherArgs};

const EXAMPLES: &str = "\
ds4-server lets agents, libraries and browsers talk to DeepSeek V4 Flash on this machine.

  ds4-server                                      listen on http://127.0.0.1:8000
  ds4-server --ctx 100000 --kv-disk-dir ~/.cache/ds4-kv --kv-disk-space-mb 8192
  ds4-server --host 0.0.0.0 --api-key-file keys   for the whole network";

const EXIT_CODES: &str = "\
Exit status: 0 it was told to end; 2 a wrong command line, or the model, an address or a file could not be used; 130 it \
was told twice.";

/// Most tokens of an answer whose client names no limit.
const TOKENS: &str = "393216";

/// Everything `ds4-server` can be told.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Ds4Server {
    /// Where to listen.
    #[command(flatten)]
    pub server: ServerArgs,
    /// What to keep.
    #[command(flatten)]
    pub kv: KvArgs,
    /// The model, and how it answers.
    #[command(flatten)]
    pub engine: EngineArgs,
    #[command(flatten)]
    other: OtherArgs,
}

impl CommandFactory for Ds4Server {
    fn command() -> Command {
        // An agent's answer is as long as it has to be; a person's is not.
        program::command::<Ds4Server>("ds4-server", EXAMPLES, EXIT_CODES)
            .mut_arg("tokens", |arg| arg.default_value(TOKENS))
    }

    fn command_for_update() -> Command {
        Ds4Server::command()
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::Thinking;

    #[test]
    fn the_command_of_the_guide() {
        let line = "./ds4-server --ctx 100000 --kv-disk-dir DIR --kv-disk-space-mb 8192 --host 127.0.0.1 --port 8000";
        let args: Ds4Server = crate::parse(line.split(' ').map(OsString::from)).unwrap();
        assert_eq!((args.engine.runtime.ctx, args.server.port, args.kv.kv_disk_space_mb), (100_000, 8000, 8192));
        assert_eq!((args.server.host.as_str(), args.engine.sampling.tokens), ("127.0.0.1", 393_216));
        assert_eq!(args.engine.thinking.mode(), Thinking::On);
    }

    #[test]
    fn a_limit_and_no_thinking() {
        let line = ["ds4-server", "--nothink", "-n", "16", "--chdir", "."].map(OsString::from);
        let args: Ds4Server = crate::parse(line).unwrap();
        assert_eq!((args.engine.sampling.tokens, args.engine.thinking.mode()), (16, Thinking::Off));
    }

    #[test]
    fn the_definition_is_sound() {
        Ds4Server::command().debug_assert();
    }
}
