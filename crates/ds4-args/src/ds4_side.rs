//! The command lines of `ds4 download`, `ds4 doctor`, `ds4 profile`, `ds4 adapter` and `ds4 clean`: what surrounds the
//! model in a user's day.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::number::{count, whole};

/// The words that begin one of these command lines.
pub const WORDS: [&str; 5] = ["download", "doctor", "profile", "adapter", "clean"];

/// Whether the first argument of `ds4` is one of [`WORDS`].
pub fn is_side(word: &OsStr) -> bool {
    WORDS.iter().any(|known| word == *known)
}

/// Everything `ds4` can be told that has nothing to do with running the model here and now.
#[derive(Parser, Clone, Debug, PartialEq)]
#[command(name = "ds4-side", bin_name = "ds4", version, about = None, max_term_width = 110)]
pub struct Ds4Side {
    /// What to do.
    #[command(subcommand)]
    pub command: SideCommand,
}

/// What can be done besides running the model.
#[derive(Subcommand, Clone, Debug, PartialEq)]
pub enum SideCommand {
    /// Download a published model file, whole and checked
    Download(DownloadArgs),
    /// Tell what this machine has and what fits on it
    Doctor(DoctorArgs),
    /// Let coding agents use the model, beside their usual set-up
    Profile(ProfileArgs),
    /// Stand between a client and a server that does not speak its dialect
    Adapter(AdapterArgs),
    /// Erase what our programs keep on the disk
    Clean(CleanArgs),
}

/// What is downloaded, and where to.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Download")]
pub struct DownloadArgs {
    /// q2-imatrix (for 96 GB of memory and more), q4-imatrix (for 192 GB and more), the older q2 and q4, or mtp (the draft
    /// block)
    #[arg(value_name = "TARGET", value_enum)]
    pub target: DownloadTarget,

    /// The folder for model files [default: DS4_GGUF_DIR, else gguf]
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,

    /// An access token of the hub [default: HF_TOKEN]
    #[arg(long, value_name = "TOKEN")]
    pub token: Option<String>,

    /// The hub or a mirror of it [default: HF_ENDPOINT, else the hub itself]
    #[arg(long, value_name = "URL")]
    pub endpoint: Option<String>,

    /// Connections at the same time
    #[arg(long, value_name = "N", default_value = "4", value_parser = whole(1..=32usize))]
    pub connections: usize,

    /// Download although this machine cannot run it
    #[arg(long)]
    pub force: bool,

    /// Do not make the link ds4flash.gguf
    #[arg(long)]
    pub no_link: bool,

    /// Print one JSON object on stdout when it is done
    #[arg(long)]
    pub json: bool,
}

/// The published files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DownloadTarget {
    /// 2-bit experts with an importance matrix.
    Q2Imatrix,
    /// 4-bit experts with an importance matrix.
    Q4Imatrix,
    /// 2-bit experts.
    Q2,
    /// 4-bit experts.
    Q4,
    /// The draft block.
    Mtp,
}

/// What the doctor looks at.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Doctor")]
pub struct DoctorArgs {
    /// The model to look at [default: as `ds4` finds it]
    #[arg(short, long, value_name = "FILE")]
    pub model: Option<PathBuf>,

    /// Test the GPU instead: every operation, speeds, the best ways to cut the work; needs a program built with --features wgpu
    #[arg(long)]
    pub selftest: bool,

    /// Read the whole model file and compare it with the checksum that was kept when it was downloaded
    #[arg(long)]
    pub verify: bool,

    /// A folder of stored prefixes to look at [default: ~/.cache/ds4-kv and that of the profiles]
    #[arg(long, value_name = "DIR")]
    pub kv_disk_dir: Option<PathBuf>,

    /// The port that a server would use
    #[arg(long, value_name = "N", default_value = "8000")]
    pub port: u16,

    /// Seconds that measuring the memory may take; 0 measures nothing
    #[arg(long, value_name = "F", default_value = "1", value_parser = crate::number::decimal(0.0..=60.0))]
    pub seconds: f32,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// What is done with profiles.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct ProfileArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ProfileCommand,
}

/// What `ds4 profile` does.
#[derive(Subcommand, Clone, Debug, PartialEq)]
pub enum ProfileCommand {
    /// Write the launchers of clients; their own configuration stays as it is
    Install(InstallArgs),
    /// Take launchers away, and everything they kept
    Remove(RemoveArgs),
    /// List profiles, what is installed, and whether a server runs
    List(ListArgs),
    /// Show what a launcher does: its files, the environment it sets, the command it runs
    Show {
        /// The client
        #[arg(value_enum, help_heading = "Profile")]
        client: ClientName,
    },
    /// Run a client on the model; this is what launchers do
    Run(RunArgs),
    /// Keep a server running until stdin ends; prints one JSON line when it is ready
    Lease(LeaseArgs),
    /// End the server that launchers started
    Stop,
}

/// The clients that have a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClientName {
    /// The server itself.
    Serve,
    /// Claude Code.
    Claude,
    /// Codex CLI.
    Codex,
    /// Pi.
    Pi,
    /// opencode.
    Opencode,
}

/// What is installed, and how its server is started.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Profile")]
pub struct InstallArgs {
    /// The clients
    #[arg(value_enum, required = true)]
    pub clients: Vec<ClientName>,
    /// Where launchers go [default: ~/.local/bin]
    #[arg(long, value_name = "DIR")]
    pub bin_dir: Option<PathBuf>,
    /// The model of the server that launchers start [default: as `ds4-server` finds it beside itself]
    #[arg(short, long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Its context in tokens [default: 100000]
    #[arg(short, long, value_name = "N", value_parser = count)]
    pub ctx: Option<usize>,
    /// Its port; the next free one is taken when something else has it [default: 8000]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Seconds without a client after which it ends [default: 300]
    #[arg(long, value_name = "N", value_parser = count)]
    pub idle_exit: Option<usize>,
}

/// What is removed.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Profile")]
pub struct RemoveArgs {
    /// The clients; none means all of them
    #[arg(value_enum)]
    pub clients: Vec<ClientName>,
    /// Keep what the client wrote into its folder: sessions, settings, logs
    #[arg(long)]
    pub keep_state: bool,
}

/// How profiles are listed.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Profile")]
pub struct ListArgs {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// What is run.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Profile")]
pub struct RunArgs {
    /// The client
    #[arg(value_enum)]
    pub client: ClientName,
    /// Run it without a sandbox, even where one is available
    #[arg(long)]
    pub no_sandbox: bool,
    /// For measurements: no tools, no session, no reasoning (Pi)
    #[arg(long)]
    pub bare: bool,
    /// What the client is told
    #[arg(last = true)]
    pub args: Vec<OsString>,
}

/// Whose lease it is.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Profile")]
pub struct LeaseArgs {
    /// A name for the list of leases
    #[arg(long, value_name = "NAME", default_value = "lease")]
    pub name: String,
    /// The model, instead of the one that was installed with
    #[arg(short, long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// The context, instead of the one that was installed with
    #[arg(short, long, value_name = "N", value_parser = count)]
    pub ctx: Option<usize>,
}

/// Which adapter.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct AdapterArgs {
    /// What clients speak.
    #[command(subcommand)]
    pub command: AdapterCommand,
}

/// The adapters.
#[derive(Subcommand, Clone, Debug, PartialEq)]
pub enum AdapterCommand {
    /// Answer the OpenAI Responses API with a server that speaks chat completions only
    Responses(ResponsesAdapterArgs),
}

/// Everything `ds4-responses-adapter` can be told.
#[derive(Parser, Clone, Debug, PartialEq)]
#[command(name = "ds4-responses-adapter", bin_name = "ds4-responses-adapter", version, about = None, max_term_width = 110)]
pub struct AdapterProgram {
    /// The flags of `ds4 adapter responses`.
    #[command(flatten)]
    pub responses: ResponsesAdapterArgs,
}

/// Between whom it stands.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Adapter")]
pub struct ResponsesAdapterArgs {
    /// The server that speaks chat completions, such as http://127.0.0.1:8080/v1
    #[arg(long, value_name = "URL")]
    pub upstream: String,
    /// The port to listen on, on 127.0.0.1; 0 takes a free one and says which
    #[arg(long, value_name = "N", default_value = "4817")]
    pub port: u16,
    /// The name that the upstream server gives its model [default: the client's]
    #[arg(long, value_name = "NAME")]
    pub model: Option<String>,
    /// A key for the upstream server [default: DS4_UPSTREAM_KEY]
    #[arg(long, value_name = "KEY")]
    pub api_key: Option<String>,
}

/// What is erased.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Clean")]
pub struct CleanArgs {
    /// Prefixes of prompts that servers keep
    #[arg(long)]
    pub kv: bool,
    /// What was typed and said: chat history, sessions of chat and agent
    #[arg(long)]
    pub history: bool,
    /// What launchers and their clients keep: logs, sessions, settings
    #[arg(long)]
    pub profiles: bool,
    /// All of it
    #[arg(long)]
    pub all: bool,
    /// Erase; without it only the list of what would be erased is printed
    #[arg(long)]
    pub yes: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::Stop;

    fn side(line: &str) -> Result<SideCommand, Stop> {
        crate::parse::<Ds4Side>(line.split(' ').map(OsString::from)).map(|side| side.command)
    }

    #[test]
    fn the_definition_is_sound_and_the_words_are_its_commands() {
        let command = Ds4Side::command();
        command.clone().debug_assert();
        let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(names, WORDS);
    }

    #[test]
    fn the_targets_of_the_guide() {
        for (word, target) in [
            ("q2-imatrix", DownloadTarget::Q2Imatrix),
            ("q4-imatrix", DownloadTarget::Q4Imatrix),
            ("q2", DownloadTarget::Q2),
            ("q4", DownloadTarget::Q4),
            ("mtp", DownloadTarget::Mtp),
        ] {
            let Ok(SideCommand::Download(args)) = side(&format!("ds4 download {word} --token t")) else {
                panic!("{word}")
            };
            assert_eq!((args.target, args.token.as_deref(), args.connections), (target, Some("t"), 4));
        }
    }

    #[test]
    fn what_launchers_say() {
        let SideCommand::Profile(args) = side("ds4 profile run claude -- --bare -p hi").unwrap() else { panic!() };
        let ProfileCommand::Run(run) = args.command else { panic!() };
        assert_eq!((run.client, run.bare, run.args.len()), (ClientName::Claude, false, 3));
        let SideCommand::Profile(args) = side("ds4 profile run pi --no-sandbox --").unwrap() else { panic!() };
        assert!(matches!(args.command, ProfileCommand::Run(run) if run.no_sandbox && run.args.is_empty()));
    }

    #[test]
    fn mistakes_are_one_line() {
        for line in [
            "ds4 download",
            "ds4 download q8",
            "ds4 download q2 --connections 0",
            "ds4 profile",
            "ds4 profile install",
            "ds4 profile install emacs",
            "ds4 profile run",
            "ds4 adapter responses",
            "ds4 doctor --seconds -1",
            "ds4 clean --everything",
        ] {
            let Err(Stop::Usage { message, .. }) = side(line) else { panic!("{line} must be refused") };
            assert!(!message.contains('\n'), "{message}");
        }
    }
}
