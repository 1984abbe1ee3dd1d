//! What an answer looks like.

use clap::Args;

/// What an answer looks like.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Print one JSON object on stdout: text, reasoning, tool calls, usage, timings, finish reason, model
    #[arg(long, conflicts_with = "interactive")]
    pub json: bool,

    /// Print reasoning on stdout, before the answer, also into a pipe [default: dimmed on a terminal; when stdout is
    /// a pipe, on stderr]
    #[arg(long, overrides_with = "hide_thinking")]
    pub show_thinking: bool,

    /// Print reasoning nowhere
    #[arg(long, overrides_with = "show_thinking")]
    pub hide_thinking: bool,
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ds4, refuses};

    #[test]
    fn every_spelling() {
        let args = ds4(&["--json", "--hide-thinking", "--show-thinking"]).output;
        assert!(args.json && args.show_thinking && !args.hide_thinking);
        assert!(ds4(&["--show-thinking", "--hide-thinking"]).output.hide_thinking);
        refuses(&[&["--json", "-i"]]);
    }
}
