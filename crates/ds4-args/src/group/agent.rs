//! What an agent works on, how far it may go and what is kept of it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::number::{count, whole};

/// What the agent is told to do.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Task")]
pub struct TaskArgs {
    /// Do this one task and end; text piped into the program is appended
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true)]
    pub prompt: Option<String>,

    /// Like --prompt, read from a file
    #[arg(long, value_name = "FILE", conflicts_with = "prompt")]
    pub prompt_file: Option<PathBuf>,

    /// The instructions before the tools, also -sys, in place of the built-in ones
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub system: Option<String>,

    /// What one task prints on stdout: text (the last answer), json (one object at the end), stream-json (an event a line)
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub output: OutputFormat,

    /// Answers of the model at most before a task counts as failed
    #[arg(long, value_name = "N", default_value = "100", value_parser = count)]
    pub max_turns: usize,

    /// Seconds after which one task counts as failed [default: none]
    #[arg(long, value_name = "N", value_parser = count)]
    pub timeout: Option<usize>,

    /// End after one task, also without --prompt: the task is what is piped in
    #[arg(long)]
    pub non_interactive: bool,

    /// Work in this folder instead of the current one
    #[arg(long, value_name = "DIR")]
    pub chdir: Option<PathBuf>,

    /// Append what happens to a file, one JSON object a line: prompts, answers and files are in it
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
}

/// What the agent may do.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Safety")]
pub struct SafetyArgs {
    /// What commands may write: workspace (and a temporary folder), read-only (the temporary folder alone, and no tool changes
    /// files) or off (everything)
    #[arg(long, value_name = "WALLS", default_value = "workspace", hide_possible_values = true)]
    pub sandbox: SandboxMode,

    /// Let commands use the network
    #[arg(long)]
    pub network: bool,

    /// One more folder that commands may write to; may be repeated
    #[arg(long, value_name = "DIR")]
    pub writable: Vec<PathBuf>,

    /// When to ask: never, writes (before files change and commands run) or all [default: writes; never with --prompt]
    #[arg(long, value_name = "WHEN", hide_possible_values = true)]
    pub approve: Option<Approve>,

    /// MCP servers whose tools are offered too: a JSON file like {"mcpServers": {"name": {"command": "x", "args": []}}}
    /// [default: ~/.ds4/mcp.json]
    #[arg(long, value_name = "FILE")]
    pub mcp_config: Option<PathBuf>,
}

/// What is kept of a conversation.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Sessions")]
pub struct SessionArgs {
    /// Where sessions and the model's memory of them are kept [default: ~/.ds4/kvcache]
    #[arg(long, value_name = "DIR")]
    pub session_dir: Option<PathBuf>,

    /// Megabytes that the model's memory may take there
    #[arg(long, value_name = "N", default_value = "16384", value_parser = count)]
    pub session_space_mb: usize,

    /// Go on with the last session of this folder
    #[arg(long = "continue", conflicts_with = "resume")]
    pub go_on: bool,

    /// Go on with this session: its id, or the beginning of it
    #[arg(long, value_name = "ID")]
    pub resume: Option<String>,

    /// Keep nothing
    #[arg(long, conflicts_with_all = ["go_on", "resume"])]
    pub no_session: bool,

    /// Percent of the context at which older parts of a conversation are summarised
    #[arg(long, value_name = "N", default_value = "80", value_parser = whole(10..=95usize))]
    pub compact_at: usize,
}

/// What one task prints on stdout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// The last answer.
    #[default]
    Text,
    /// One object at the end.
    Json,
    /// An object for each event.
    StreamJson,
}

/// What commands may write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SandboxMode {
    /// Everything.
    Off,
    /// The workspace and a temporary folder.
    #[default]
    Workspace,
    /// The temporary folder; no tool changes files.
    ReadOnly,
}

/// When the person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Approve {
    /// Never.
    Never,
    /// Before files change and commands run.
    Writes,
    /// Before every call.
    All,
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::{Ds4Agent, Stop};

    fn agent(line: &[&str]) -> Result<Ds4Agent, Stop> {
        crate::parse(std::iter::once(&"ds4-agent").chain(line).map(OsString::from))
    }

    #[test]
    fn every_spelling() {
        let args = agent(&[]).unwrap();
        assert_eq!((args.task.max_turns, args.task.timeout, args.task.output), (100, None, OutputFormat::Text));
        assert_eq!(
            (args.safety.sandbox, args.safety.approve, args.safety.network),
            (SandboxMode::Workspace, None, false)
        );
        assert_eq!((args.session.go_on, args.session.resume, args.session.compact_at), (false, None, 80));
        let line =
            ["-p", "fix it", "--output", "stream-json", "--max-turns", "7", "--timeout", "60", "-sys", "be brief"];
        let task = agent(&line).unwrap().task;
        assert_eq!((task.prompt.as_deref(), task.output), (Some("fix it"), OutputFormat::StreamJson));
        assert_eq!((task.max_turns, task.timeout, task.system.as_deref()), (7, Some(60), Some("be brief")));
        let line = ["--sandbox", "read-only", "--approve", "all", "--writable", "a", "--writable", "b", "--network"];
        let safety = agent(&line).unwrap().safety;
        assert_eq!((safety.sandbox, safety.approve, safety.network), (SandboxMode::ReadOnly, Some(Approve::All), true));
        assert_eq!(safety.writable, [PathBuf::from("a"), "b".into()]);
        assert!(agent(&["--continue"]).unwrap().session.go_on);
        assert_eq!(agent(&["--resume", "3f2a"]).unwrap().session.resume.as_deref(), Some("3f2a"));
    }

    #[test]
    fn nonsense_is_refused() {
        for line in [
            &["--output", "xml"][..],
            &["--sandbox", "on"],
            &["--approve", "maybe"],
            &["--max-turns", "0"],
            &["--timeout", "0"],
            &["--compact-at", "99"],
            &["--continue", "--resume", "x"],
            &["--no-session", "--continue"],
            &["-p", "a", "--prompt-file", "b"],
            &["stray"],
        ] {
            assert!(matches!(agent(line), Err(Stop::Usage { .. })), "{line:?}");
        }
    }
}
