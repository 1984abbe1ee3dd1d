//! What `ds4-bench` measures and where its numbers go.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::DEFAULT_SYSTEM;
use crate::number::{count, decimal, whole};

/// Where speed is measured.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Frontiers")]
pub struct FrontierArgs {
    /// Text that fills the context, taken as it is [default: words of the vocabulary in no order]
    #[arg(long, value_name = "FILE")]
    pub prompt_file: Option<PathBuf>,

    /// Like --prompt-file, as the message of one turn without reasoning
    #[arg(long, value_name = "FILE", conflicts_with = "prompt_file")]
    pub chat_prompt_file: Option<PathBuf>,

    /// The system message of --chat-prompt-file, also -sys; an empty one leaves it out
    #[arg(long, value_name = "TEXT", default_value = DEFAULT_SYSTEM, allow_hyphen_values = true)]
    pub system: String,

    /// The first context that is measured, in tokens
    #[arg(long, value_name = "N", default_value = "2048", value_parser = count)]
    pub ctx_start: usize,

    /// The last one
    #[arg(long, value_name = "N", default_value = "32768", value_parser = count)]
    pub ctx_max: usize,

    /// The next context is this many times the one before ...
    #[arg(long, value_name = "F", default_value = "1", value_parser = decimal(1.0..=64.0))]
    pub step_mul: f32,

    /// ... or, when that is no more, this many tokens longer
    #[arg(long, value_name = "N", default_value = "2048", value_parser = count)]
    pub step_incr: usize,

    /// Tokens generated at each context; 0 measures prefill alone
    #[arg(short = 'n', long, value_name = "N", default_value = "128", value_parser = whole(0..=65536usize))]
    pub gen_tokens: usize,

    /// Time every kernel on the device, which slows it down, and show the longest
    #[arg(long)]
    pub kernels: bool,
}

/// Where numbers go.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Report")]
pub struct ReportArgs {
    /// Write the numbers to a file instead of stdout
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,

    /// Print one JSON object on stdout: machine, model, device and numbers
    #[arg(long)]
    pub json: bool,

    /// Draw the numbers
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
}

/// Which operations are measured, and how.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Operations")]
pub struct OpsArgs {
    /// Sizes of which model: flash or tiny
    #[arg(long, value_name = "NAME", default_value = "flash", hide_possible_values = true)]
    pub shape: OpsShape,

    /// Tokens in a batch: one for decode, a chunk for prefill [default: 1,512; on a GPU 1,2048]
    #[arg(long, value_name = "N,...", value_delimiter = ',', value_parser = whole(1..=8192usize))]
    pub rows: Vec<usize>,

    /// Tokens already in the context, for attention and the indexer
    #[arg(long, value_name = "N", default_value = "8192", value_parser = whole(0..=1usize << 20))]
    pub pos: usize,

    /// Only operations whose name or format contains this
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,

    /// Seconds spent on each; everything runs at least three times, or once with 0 [default: 0.5; on a GPU 0.1]
    #[arg(long, value_name = "F", value_parser = decimal(0.0..=3600.0))]
    pub seconds: Option<f32>,

    /// MB of weights that a measurement goes through before it reads the same again [default: 1000, or 16 times the last cache if that is more; on a GPU 512]
    #[arg(long, value_name = "N", value_parser = whole(0..=1usize << 20))]
    pub cold_mb: Option<usize>,

    /// The device that is measured: cpu, cuda, metal, vulkan or wgpu (metal on a Mac, else vulkan)
    #[arg(long, value_name = "NAME", default_value = "cpu")]
    pub backend: String,

    /// Threads of the CPU [default: one for each physical core]
    #[arg(short, long, value_name = "N", value_parser = count)]
    pub threads: Option<usize>,

    /// Print one JSON object on stdout
    #[arg(long)]
    pub json: bool,

    /// Write the numbers to a file as CSV
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
}

/// Whose sizes the operations have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OpsShape {
    /// DeepSeek V4 Flash.
    Flash,
    /// The small model in the repository.
    Tiny,
}

/// Which agents do which tasks.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Agents")]
pub struct AgentsArgs {
    /// Times that everything is done
    #[arg(long, value_name = "N", default_value = "3", value_parser = count)]
    pub runs: usize,

    /// Seconds that one task may take
    #[arg(long, value_name = "F", default_value = "240", value_parser = decimal(1.0..=86400.0))]
    pub timeout: f32,

    /// Only these ways to the model: chat, messages, tools, cli, agent, claude, codex, pi, opencode [default: all that are here]
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    pub paths: Vec<String>,

    /// Only these tasks
    #[arg(long, value_name = "NAME,...", value_delimiter = ',', default_value = "ok,read,edit,docs,wiki", value_enum)]
    pub tasks: Vec<AgentTask>,

    /// Contexts of the server, one after the other
    #[arg(short, long, value_name = "N,...", value_delimiter = ',', default_value = "65536", value_parser = whole(1024..=1usize << 20))]
    pub ctx: Vec<usize>,

    /// Most tokens of one answer, one after the other; clients of their own mind keep theirs
    #[arg(long, value_name = "N,...", value_delimiter = ',', default_value = "2048", value_parser = whole(16..=1usize << 20))]
    pub max_tokens: Vec<usize>,

    /// The model [default: as `ds4` finds it]
    #[arg(short, long, value_name = "FILE")]
    pub model: Option<PathBuf>,

    /// A server that runs already, such as http://127.0.0.1:8000, instead of one of our own; --ctx is then its own
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,

    /// Write one line a run
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,

    /// Print one JSON object on stdout instead of the table
    #[arg(long)]
    pub json: bool,

    /// Write a page with plots
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// What agents are asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AgentTask {
    /// Say exactly OK.
    Ok,
    /// Say what a file holds.
    Read,
    /// Change a file.
    Edit,
    /// Add a section to one file and an entry to another.
    Docs,
    /// Write an article from a note, list it, and append to a log.
    Wiki,
}

/// What is drawn.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Picture")]
pub struct PlotArgs {
    /// CSV files of earlier runs; each is one line in the picture, named like the file
    #[arg(value_name = "CSV", required = true)]
    pub files: Vec<PathBuf>,

    /// Write the picture to a file instead of stdout
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
}
