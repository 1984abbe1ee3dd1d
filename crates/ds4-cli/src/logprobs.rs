//! `--dump-logprobs`: a greedy answer, and at each step what else the model would have said.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ds4_args::Ds4;
use ds4_chat::{Flow, Vocab};
use ds4_engine::Outcome;
use ds4_engine::sampler::Sampler;
use serde_json::{Value, json};

use crate::prompt::Prompt;
use crate::session::Session;
use crate::{Exit, World};

/// Writes the steps of a greedy answer to `file`, the end token's included. An interrupted answer is written as far as
/// it went.
///
/// # Errors
/// When the prompt does not fit the context, a step fails or the file cannot be written.
pub fn run(args: &Ds4, session: Session, prompt: &Prompt, file: &Path, world: &mut World<'_>) -> Result<Exit> {
    let Session { mut engine, vocab, .. } = session;
    let top_k = args.diagnostics.logprobs_top_k;
    let mut sequence = engine.sequence()?;
    let mut feed = prompt.tokens.clone();
    let mut steps = Vec::new();
    let flow = || if world.interrupt.is_raised() { Flow::Stop } else { Flow::Continue };
    while steps.len() < args.engine.sampling.tokens {
        let outcome = engine.extend(&mut sequence, &feed, &mut |_| flow())?;
        if outcome == Outcome::Stopped {
            break;
        }
        let selected = Sampler::greedy(sequence.logits());
        steps.push(step(&vocab, steps.len(), selected, sequence.logits(), top_k));
        if vocab.specials.ends_turn(selected) || sequence.len() >= engine.ctx() {
            break;
        }
        feed = vec![selected];
    }
    let n_steps = steps.len();
    let page = json!({
        "source": "ds4",
        "prompt_tokens": prompt.tokens.len(),
        "ctx": engine.ctx(),
        "top_k": top_k,
        "steps": steps,
    });
    fs::write(file, format!("{page:#}\n")).with_context(|| format!("cannot write {}", file.display()))?;
    world.console.note(&format!("ds4: wrote {}: {n_steps} steps", file.display()))?;
    Ok(if world.interrupt.is_raised() { Exit::Interrupted } else { Exit::Done })
}

/// The natural logarithm of the sum of `exp(logit)`: what a logit is compared with to get a log-probability.
pub fn log_sum_exp(logits: &[f32]) -> f64 {
    let max = f64::from(logits.iter().copied().fold(f32::NEG_INFINITY, f32::max));
    max + logits.iter().map(|logit| (f64::from(*logit) - max).exp()).sum::<f64>().ln()
}

fn step(vocab: &Vocab, n: usize, selected: u32, logits: &[f32], top_k: usize) -> Value {
    let total = log_sum_exp(logits);
    let top = top(logits, top_k).into_iter().map(|id| {
        let logit = logits[id as usize];
        json!({ "token": token(vocab, id), "logit": logit, "logprob": f64::from(logit) - total })
    });
    json!({ "step": n, "selected": token(vocab, selected), "top_logprobs": top.collect::<Vec<_>>() })
}

fn token(vocab: &Vocab, id: u32) -> Value {
    let bytes = vocab.tokenizer.bytes(id);
    json!({ "id": id, "text": String::from_utf8_lossy(bytes), "bytes": bytes })
}

/// The ids of the `k` highest logits, highest first; equal ones by id.
fn top(logits: &[f32], k: usize) -> Vec<u32> {
    let mut ids: Vec<u32> = (0..logits.len() as u32).collect();
    let before = |a: &u32, b: &u32| logits[*b as usize].total_cmp(&logits[*a as usize]).then(a.cmp(b));
    if k < ids.len() {
        ids.select_nth_unstable_by(k, before);
        ids.truncate(k);
    }
    ids.sort_unstable_by(before);
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_come_first_and_ties_by_id() {
        assert_eq!(top(&[1.0, 3.0, 2.0, 3.0], 3), [1, 3, 2]);
        assert_eq!(top(&[1.0, 3.0], 128), [1, 0]);
        assert_eq!(top(&[0.0; 5], 2), [0, 1]);
    }

    #[test]
    fn probabilities_add_up_to_one() {
        let logits = [88.0f32, 87.0, -5.0, 90.0];
        let total = log_sum_exp(&logits);
        let sum: f64 = logits.iter().map(|logit| (f64::from(*logit) - total).exp()).sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }
}
