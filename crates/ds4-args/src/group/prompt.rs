//! What is said to the model.

use std::path::PathBuf;

use clap::Args;

/// The system message when none is given.
pub const DEFAULT_SYSTEM: &str = "You are a helpful assistant";

/// What is said to the model.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Prompt")]
pub struct PromptArgs {
    /// Ask once, print the answer and end; text piped into the program is appended. Text that begins with
    /// <｜begin▁of▁sentence｜> is taken as an already rendered chat
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true)]
    pub prompt: Option<String>,

    /// Like --prompt, read from a file
    #[arg(long, value_name = "FILE", conflicts_with = "prompt")]
    pub prompt_file: Option<PathBuf>,

    /// Token ids separated by white space instead of a prompt, used as they are
    #[arg(long, value_name = "FILE", conflicts_with_all = ["prompt", "prompt_file"])]
    pub tokens_file: Option<PathBuf>,

    /// The system message, also -sys; an empty one leaves it out
    #[arg(long, value_name = "TEXT", default_value = DEFAULT_SYSTEM, allow_hyphen_values = true)]
    pub system: String,

    /// Chat, even when stdin is not a terminal: one turn for each line
    #[arg(short, long, conflicts_with_all = ["prompt", "prompt_file", "tokens_file"])]
    pub interactive: bool,
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ds4, refuses};
    use super::*;

    #[test]
    fn every_spelling() {
        assert_eq!(ds4(&["-p", "hello"]).prompt.prompt.as_deref(), Some("hello"));
        assert_eq!(ds4(&["--prompt=hello"]).prompt.prompt.as_deref(), Some("hello"));
        assert_eq!(ds4(&["--prompt", "-5 + 3?"]).prompt.prompt.as_deref(), Some("-5 + 3?"));
        assert_eq!(ds4(&["--prompt-file", "q.txt"]).prompt.prompt_file, Some("q.txt".into()));
        assert_eq!(ds4(&["--tokens-file", "q.ids"]).prompt.tokens_file, Some("q.ids".into()));
        assert_eq!(ds4(&[]).prompt.system, DEFAULT_SYSTEM);
        assert_eq!(ds4(&["-sys", "be brief"]).prompt.system, "be brief");
        assert_eq!(ds4(&["--system", ""]).prompt.system, "");
        assert!(ds4(&["-i"]).prompt.interactive);
    }

    #[test]
    fn one_prompt_at_a_time() {
        refuses(&[&["--prompt", "a", "--prompt-file", "b"], &["--interactive", "-p", "a"], &["--system"]]);
    }
}
