//! What the pages of our programs have in common.

use clap::{ArgAction, Args, Command};

/// What every program can be asked about itself.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Other")]
pub struct OtherArgs {
    /// Print this page
    #[arg(short, long, action = ArgAction::Help)]
    help: Option<bool>,

    /// Print the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// A program whose page begins with the commands that people really run and ends with what its exit status means. Of a flag
/// that comes twice the last one counts.
pub(crate) fn command<P: Args>(name: &'static str, examples: &'static str, exit_codes: &'static str) -> Command {
    let command = Command::new(name)
        .bin_name(name)
        .version(env!("CARGO_PKG_VERSION"))
        .help_template("{before-help}{all-args}{after-help}")
        .before_help(examples)
        .after_help(exit_codes)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .args_override_self(true)
        .allow_negative_numbers(true)
        .max_term_width(110);
    P::augment_args(command)
}
