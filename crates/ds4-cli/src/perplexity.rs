//! `--perplexity-file`: how well the model predicts a text.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};
use ds4_args::Ds4;
use ds4_boot::Model;
use ds4_chat::{Flow, Vocab};
use ds4_engine::{Engine, Outcome};

use crate::logits::scoring_engine;
use crate::logprobs::log_sum_exp;
use crate::progress::{Meter, Style};
use crate::{Exit, World, input};

/// Tokens at the beginning of a window that are context only.
const SEED_TOKENS: usize = 32;

/// Prints the negative log-likelihood of a text, token by token after the first 32. A text longer than the context is
/// scored in windows of the whole context, each of which begins with its own 32 tokens of context.
///
/// # Errors
/// When the file cannot be read, is too short, or a step fails.
pub fn run(args: &Ds4, model: &Model, vocab: &Arc<Vocab>, file: &Path, world: &mut World<'_>) -> Result<Exit> {
    let tokens = vocab.tokenizer.encode(&input::text_of(file)?);
    let window = args.engine.runtime.ctx.min(tokens.len());
    if window <= SEED_TOKENS {
        bail!("{} tokens are too few: a text and its context must have more than {SEED_TOKENS}", window);
    }
    let mut engine = scoring_engine(args, model, window, world)?;
    let mut score = Score { meter: Meter::new(style(world)), done: 0, n_tokens: tokens.len(), scored: 0, nll: 0.0 };
    let mut outcome = Outcome::Done;
    for window in windows(&tokens, window) {
        outcome = score.window(&mut engine, window, world)?;
        if outcome == Outcome::Stopped {
            break;
        }
    }
    score.meter.clear();
    let Score { scored, nll, .. } = score;
    let average = nll / scored.max(1) as f64;
    let line =
        format!("tokens={} scored={scored} nll={nll:.9} avg_nll={average:.9} ppl={:.9}\n", tokens.len(), average.exp());
    world.console.print(&line)?;
    Ok(if outcome == Outcome::Stopped { Exit::Interrupted } else { Exit::Done })
}

fn style(world: &World<'_>) -> Style {
    if world.console.err_is_terminal && !world.console.plain { Style::Bar } else { Style::Silent }
}

/// Windows of `len` tokens; each but the first repeats the last tokens of the one before as its context, so that every
/// token after the first ones is scored once. Needs `len > SEED_TOKENS`.
fn windows(tokens: &[u32], len: usize) -> impl Iterator<Item = &[u32]> {
    let starts = (0..tokens.len().saturating_sub(SEED_TOKENS)).step_by(len - SEED_TOKENS);
    starts.map(move |start| &tokens[start..tokens.len().min(start + len)])
}

struct Score {
    meter: Meter,
    done: usize,
    n_tokens: usize,
    scored: usize,
    nll: f64,
}

impl Score {
    fn window(&mut self, engine: &mut Engine, tokens: &[u32], world: &mut World<'_>) -> Result<Outcome> {
        let mut shown = Ok(());
        let mut sequence = engine.sequence()?;
        let outcome = engine.score(&mut sequence, tokens, &mut |pos, logits| {
            self.done += usize::from(pos >= SEED_TOKENS || self.done < SEED_TOKENS);
            if let Some(next) = tokens.get(pos + 1).filter(|_| pos + 1 >= SEED_TOKENS) {
                self.nll += log_sum_exp(logits) - f64::from(logits[*next as usize]);
                self.scored += 1;
            }
            if self.done.is_multiple_of(64) || self.done == self.n_tokens {
                let progress = ds4_engine::Progress { done: self.done, total: self.n_tokens, reused: 0 };
                shown = self.meter.show(progress, world.console.err);
            }
            if shown.is_err() || world.interrupt.is_raised() { Flow::Stop } else { Flow::Continue }
        })?;
        shown?;
        Ok(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_score_every_token_once() {
        for n_tokens in [33, 64, 65, 100, 200, 257] {
            let tokens: Vec<u32> = (0..n_tokens).collect();
            let scored: Vec<u32> = windows(&tokens, 64).flat_map(|window| &window[SEED_TOKENS..]).copied().collect();
            assert_eq!(scored, tokens[SEED_TOKENS..], "{n_tokens} tokens");
            assert!(windows(&tokens, 64).all(|window| window.len() <= 64 && window.len() > SEED_TOKENS));
        }
    }
}
