//! The command line of `ds4`.

use clap::{ArgAction, Parser};

use crate::group::{DiagnosticsArgs, ModelArgs, OutputArgs, PromptArgs, RuntimeArgs, SamplingArgs, ThinkingArgs};

const EXAMPLES: &str = "\
ds4 runs DeepSeek V4 Flash on this machine.

  ds4                                     chat
  ds4 -p \"Explain RAID levels\"            ask once
  git diff | ds4 -p \"Review this:\"        ask about what is piped in";

const EXIT_CODES: &str = "\
Exit status: 0 it worked; 1 it ran, and the answer was no; 2 a wrong command line, or the model or a file could not be \
used; 130 interrupted.";

/// Everything `ds4` can be told.
#[derive(Parser, Clone, Debug, PartialEq)]
#[command(
    name = "ds4",
    bin_name = "ds4",
    version,
    about = None,
    long_about = None,
    help_template = "{before-help}{all-args}{after-help}",
    before_help = EXAMPLES,
    after_help = EXIT_CODES,
    disable_help_flag = true,
    disable_version_flag = true,
    args_override_self = true,
    allow_negative_numbers = true,
    max_term_width = 110,
)]
pub struct Ds4 {
    /// What is said to the model.
    #[command(flatten)]
    pub prompt: PromptArgs,
    /// What an answer looks like.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Which files to load.
    #[command(flatten)]
    pub model: ModelArgs,
    /// Where the model runs and how much room it gets.
    #[command(flatten)]
    pub runtime: RuntimeArgs,
    /// How tokens are drawn.
    #[command(flatten)]
    pub sampling: SamplingArgs,
    /// Whether the model reasons first.
    #[command(flatten)]
    pub thinking: ThinkingArgs,
    /// Looking into the model instead.
    #[command(flatten)]
    pub diagnostics: DiagnosticsArgs,

    /// Print this page
    #[arg(short, long, action = ArgAction::Help, help_heading = "Other")]
    help: Option<bool>,
    /// Print the version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Other")]
    version: Option<bool>,
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
        assert_eq!((args.runtime.ctx, args.sampling.temp, args.sampling.tokens), (32768, 0.0, 16));
        assert_eq!(args.thinking.mode(), Thinking::Off);
        assert_eq!(args.prompt.prompt.as_deref(), Some("reply with ok"));
    }

    #[test]
    fn the_definition_is_sound() {
        <Ds4 as clap::CommandFactory>::command().debug_assert();
    }
}
