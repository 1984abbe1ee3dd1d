//! Looking into the model instead of talking to it.

use std::path::PathBuf;

use clap::Args;

use crate::number::whole;

/// Looking into the model instead of talking to it.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Diagnostics")]
pub struct DiagnosticsArgs {
    /// Print what the model file holds: metadata, shape, tensors, quantisation; reads no weights
    #[arg(long)]
    pub inspect: bool,

    /// Print the prompt's token ids and the spelling of each; reads only the vocabulary
    #[arg(long)]
    pub dump_tokens: bool,

    /// Answer greedily and write the most likely tokens of every step as JSON
    #[arg(long, value_name = "FILE")]
    pub dump_logprobs: Option<PathBuf>,

    /// How many tokens a step of --dump-logprobs lists, 1 to 128
    #[arg(long, value_name = "N", default_value = "20", value_parser = whole(1..=128usize))]
    pub logprobs_top_k: usize,

    /// Write the logits after every prompt token: NumPy float32, (tokens, vocabulary)
    #[arg(long, value_name = "FILE.npy")]
    pub dump_logits: Option<PathBuf>,

    /// Print how well the model predicts a text: tokens, scored, nll, avg_nll and ppl
    #[arg(long, value_name = "FILE")]
    pub perplexity_file: Option<PathBuf>,

    /// Print after each answer where the time went: every part of the model, prefill and decode apart, with GB/s
    #[arg(long)]
    pub profile: bool,
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ds4, refuses};

    #[test]
    fn every_spelling() {
        let args = ds4(&["--inspect", "--dump-tokens", "--dump-logprobs", "a.json", "--logprobs-top-k", "128"]);
        let args = args.diagnostics;
        assert!(args.inspect && args.dump_tokens);
        assert_eq!((args.dump_logprobs, args.logprobs_top_k), (Some("a.json".into()), 128));
        let args = ds4(&["--perplexity-file", "t.txt", "--dump-logits", "o.npy"]).diagnostics;
        assert_eq!(args.perplexity_file, Some("t.txt".into()));
        assert_eq!((args.dump_logits, args.logprobs_top_k), (Some("o.npy".into()), 20));
        assert!(!args.profile && ds4(&["--profile"]).diagnostics.profile);
    }

    #[test]
    fn top_k_has_bounds() {
        refuses(&[&["--logprobs-top-k", "0"], &["--logprobs-top-k", "129"], &["--dump-logprobs"]]);
    }
}
