//! How tokens are drawn.

use clap::Args;

use crate::number::{count, decimal, seed};

/// How tokens are drawn, and how many.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Sampling")]
pub struct SamplingArgs {
    /// Tokens of one answer at most, reasoning included
    #[arg(short = 'n', long = "tokens", value_name = "N", default_value = "50000", value_parser = count)]
    pub tokens: usize,

    /// Temperature, 0 to 100; 0 always takes the most likely token
    #[arg(long, value_name = "F", default_value = "1", value_parser = decimal(0.0..=100.0))]
    pub temp: f32,

    /// Draw from the N most likely tokens; 0 is off
    #[arg(long, value_name = "N", default_value = "0")]
    pub top_k: usize,

    /// Draw from the most likely tokens that together reach this probability; 1 is off
    #[arg(long, value_name = "F", default_value = "1", value_parser = decimal(0.0..=1.0))]
    pub top_p: f32,

    /// Leave out tokens less likely than F times the most likely one; 0 is off
    #[arg(long, value_name = "F", default_value = "0.05", value_parser = decimal(0.0..=1.0))]
    pub min_p: f32,

    /// Draw the same tokens again: any whole number but 0 [default: another one each time]
    #[arg(long, value_name = "N", value_parser = seed)]
    pub seed: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ds4, refuses};

    #[test]
    fn defaults_are_those_of_the_guide() {
        let args = ds4(&[]).engine.sampling;
        assert_eq!((args.tokens, args.temp, args.top_k), (50000, 1.0, 0));
        assert_eq!((args.top_p, args.min_p, args.seed), (1.0, 0.05, None));
    }

    #[test]
    fn every_spelling() {
        let args = ds4(&["-n", "16", "--temp", "0", "--top-k", "40", "--top-p", "0.9", "--min-p", "0"]).engine.sampling;
        assert_eq!((args.tokens, args.temp, args.top_k, args.top_p, args.min_p), (16, 0.0, 40, 0.9, 0.0));
        assert_eq!(ds4(&["--tokens", "7", "--seed", "42"]).engine.sampling.seed, Some(42));
        assert_eq!(ds4(&["-n", "7", "-n", "8"]).engine.sampling.tokens, 8);
    }

    #[test]
    fn zero_and_nonsense_are_errors() {
        refuses(&[&["--tokens", "0"], &["--seed", "0"], &["--temp", "100.5"], &["--temp", "-1"], &["--temp", "nan"]]);
        refuses(&[&["--top-p", "1.5"], &["--min-p", "2"], &["--top-k", "1.5"], &["--seed", "-1"]]);
    }
}
