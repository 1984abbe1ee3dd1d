//! The command lines of all our programs.
//!
//! A flag is one item in one file of [`group`]: its names, its help, its default, its bounds and its test. A program
//! (see [`ds4`], [`ds4_server`]) is a list of groups. [`parse`] turns `argv` into such a program or into a [`Stop`]: text to print
//! and an exit status, so that nothing here ever prints or exits.
//!
//! This crate knows words and paths. It must not know tensors, tokens or devices.

pub mod argv;
pub mod bench;
pub mod config;
pub mod ds4;
pub mod ds4_agent;
pub mod ds4_eval;
pub mod ds4_kv;
pub mod ds4_server;
pub mod ds4_side;
pub mod effective;
pub mod env;
pub mod group;
pub mod locate;
pub mod markdown;
pub mod number;
mod program;
pub mod refused;

use std::ffi::OsString;
use std::fmt;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

pub use bench::{Bench, BenchCommand};
pub use ds4::Ds4;
pub use ds4_agent::Ds4Agent;
pub use ds4_eval::Ds4Eval;
pub use ds4_kv::{Ds4Kv, KvCommand, KvDir};
pub use ds4_server::Ds4Server;
pub use ds4_side::{
    AdapterCommand, AdapterProgram, CleanArgs, ClientName, DoctorArgs, DownloadArgs, DownloadTarget, Ds4Side,
    InstallArgs, LeaseArgs, ListArgs, ProfileCommand, RemoveArgs, ResponsesAdapterArgs, RunArgs, SideCommand,
};
pub use effective::effective;
pub use env::Env;
pub use group::{
    AgentTask, AgentsArgs, Approve, BudgetArgs, CTX_MAX, DiagnosticsArgs, EngineArgs, EvalReportArgs, FrontierArgs,
    KvArgs, LogFormat, ModelArgs, OpsArgs, OpsShape, OutputArgs, OutputFormat, PlotArgs, PromptArgs, QuestionArgs,
    ReportArgs, RuntimeArgs, SafetyArgs, SamplingArgs, SandboxMode, ServerArgs, SessionArgs, Suite, TaskArgs, Thinking,
    ThinkingArgs,
};
pub use locate::{Located, locate};

/// Why a program ends before it starts: help was asked for, or the command line cannot be obeyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Print on stdout, exit 0 (`--help`, `--version`).
    Print(String),
    /// Print on stderr, exit 2. One line that says what is wrong and one that says what to do.
    Usage {
        /// What is wrong, in one line.
        message: String,
        /// What to do about it, in one line.
        hint: String,
    },
}

impl Stop {
    /// A usage error in our own words.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Stop {
        Stop::Usage { message: message.into(), hint: hint.into() }
    }

    /// The process status that belongs to it.
    pub fn exit_code(&self) -> u8 {
        match self {
            Stop::Print(_) => 0,
            Stop::Usage { .. } => 2,
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Print(text) => f.write_str(text),
            Stop::Usage { message, hint } => write!(f, "{message}\nhint: {hint}"),
        }
    }
}

/// Reads a whole command line, program name first.
///
/// # Errors
/// [`Stop`] when the program should print something and end instead of running.
pub fn parse<P: CommandFactory + FromArgMatches>(argv: impl IntoIterator<Item = OsString>) -> Result<P, Stop> {
    let argv = argv::rewrite(argv);
    let mut command = P::command();
    if let Some(stop) = refused::find(&command, &argv) {
        return Err(stop);
    }
    let matches = command.try_get_matches_from_mut(&argv).map_err(|err| stop(&command, &argv, &err))?;
    P::from_arg_matches(&matches).map_err(|err| stop(&command, &argv, &err))
}

/// Folds clap's page-long errors into one line and a hint.
fn stop(command: &clap::Command, argv: &[OsString], err: &clap::Error) -> Stop {
    let text = err.render().to_string();
    if matches!(err.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return Stop::Print(text);
    }
    let (name, command) = asked(command, argv);
    let help = format!("`{name} --help` lists every flag");
    if err.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        return Stop::usage(format!("{name} needs to know what to do: {}", names.join(", ")), help);
    }
    // The first paragraph says what is wrong (a list of missing arguments follows indented); tips come later.
    let message: Vec<&str> = text.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    let mut message = message.join(" ");
    if err.kind() == ErrorKind::MissingRequiredArgument {
        for value in
            command.get_positionals().filter(|arg| arg.is_required_set()).flat_map(clap::Arg::get_possible_values)
        {
            message += if message.ends_with('>') { ", one of " } else { ", " };
            message += value.get_name();
        }
    }
    let tip = text.lines().find_map(|line| line.trim().strip_prefix("tip: "));
    Stop::Usage {
        message: message.strip_prefix("error: ").unwrap_or(&message).to_owned(),
        hint: tip.map_or(help, str::to_owned),
    }
}

/// The command that a command line is about, and how it is called.
fn asked<'c>(command: &'c clap::Command, argv: &[OsString]) -> (String, &'c clap::Command) {
    let (mut name, mut command) = (command.get_bin_name().unwrap_or(command.get_name()).to_owned(), command);
    for word in argv.iter().skip(1) {
        let Some(inner) = word.to_str().and_then(|word| command.find_subcommand(word)) else { break };
        name = format!("{name} {}", inner.get_name());
        command = inner;
    }
    (name, command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(line: &[&str]) -> (String, String) {
        usage_of::<Ds4>(line)
    }

    fn usage_of<P: CommandFactory + FromArgMatches + fmt::Debug>(line: &[&str]) -> (String, String) {
        match parse::<P>(line.iter().map(OsString::from)) {
            Err(Stop::Usage { message, hint }) => (message, hint),
            other => panic!("expected a usage error for {line:?}, got {other:?}"),
        }
    }

    #[test]
    fn an_unknown_flag_is_one_line_with_a_hint() {
        let (message, hint) = usage(&["ds4", "--frobnicate"]);
        assert_eq!(message, "unexpected argument '--frobnicate' found");
        assert_eq!(hint, "`ds4 --help` lists every flag");
        let (_, hint) = usage(&["ds4", "--propmt", "x"]);
        assert_eq!(hint, "a similar argument exists: '--prompt'");
    }

    #[test]
    fn a_missing_value_names_the_flag() {
        let (message, _) = usage(&["ds4", "--ctx"]);
        assert!(message.contains("--ctx <N>"), "{message}");
        assert!(!message.contains('\n'));
    }

    #[test]
    fn what_is_missing_is_said_of_the_command_that_misses_it() {
        let (message, hint) = usage_of::<Ds4Side>(&["ds4", "download"]);
        assert!(message.ends_with("not provided: <TARGET>, one of q2-imatrix, q4-imatrix, q2, q4, mtp"), "{message}");
        assert_eq!(hint, "`ds4 download --help` lists every flag");
        let (message, hint) = usage_of::<Ds4Side>(&["ds4", "profile"]);
        assert!(message.starts_with("ds4 profile needs to know what to do: install, remove, list"), "{message}");
        assert_eq!(hint, "`ds4 profile --help` lists every flag");
        let (_, hint) = usage_of::<Ds4Side>(&["ds4", "doctor", "--frobnicate"]);
        assert_eq!(hint, "`ds4 doctor --help` lists every flag");
    }

    #[test]
    fn help_is_for_stdout() {
        for flag in ["-h", "--help"] {
            let Err(stop) = parse::<Ds4>(["ds4", flag].map(OsString::from)) else { panic!("help must stop") };
            assert_eq!(stop.exit_code(), 0);
            let text = stop.to_string();
            let first_example = text.find("ds4 -p").expect("help shows a command");
            assert!(first_example < text.find("--model").expect("help lists flags"));
        }
    }
}
