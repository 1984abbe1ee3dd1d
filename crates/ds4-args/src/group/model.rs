//! Which files to load.

use std::path::PathBuf;

use clap::Args;

use crate::number::{decimal, whole};

/// Which files to load, and how the drafting model is used.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Model")]
pub struct ModelArgs {
    /// The model: a DeepSeek V4 Flash GGUF [default: ds4flash.gguf here or beside the program, else
    /// models/ds4-tiny.gguf]
    #[arg(short, long, value_name = "FILE")]
    pub model: Option<PathBuf>,

    /// A GGUF with the model's multi-token-prediction block, loaded and checked beside the model
    #[arg(long, value_name = "FILE")]
    pub mtp: Option<PathBuf>,

    /// Tokens drafted at a time, 1 to 16; needs --mtp
    #[arg(long, value_name = "N", default_value = "1", value_parser = whole(1..=16usize))]
    pub mtp_draft: usize,

    /// How sure a draft must be: the distance of its two best logits, 0 to 1000
    #[arg(long, value_name = "F", default_value = "3", value_parser = decimal(0.0..=1000.0))]
    pub mtp_margin: f32,
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ds4, refuses};

    #[test]
    fn files_and_drafts() {
        let args = ds4(&[]).engine.model;
        assert_eq!((args.model, args.mtp, args.mtp_draft, args.mtp_margin), (None, None, 1, 3.0));
        let args = ds4(&["-m", "a.gguf", "--mtp", "b.gguf", "--mtp-draft", "16", "--mtp-margin", "0"]).engine.model;
        assert_eq!(args.model.unwrap().to_str(), Some("a.gguf"));
        assert_eq!(args.mtp.unwrap().to_str(), Some("b.gguf"));
        assert_eq!((args.mtp_draft, args.mtp_margin), (16, 0.0));
        assert_eq!(ds4(&["--model", "a", "-m", "b"]).engine.model.model.unwrap().to_str(), Some("b"));
    }

    #[test]
    fn drafts_have_bounds() {
        refuses(&[&["--mtp-draft", "0"], &["--mtp-draft", "17"], &["--mtp-margin", "1000.5"], &["--mtp-margin", "-1"]]);
        refuses(&[&["--model"], &["--mtp"]]);
    }
}
