//! What a request changes in the likelihoods before a token is drawn: penalties, biases, and a budget for reasoning.
//! What calls and answers must look like is the turn's own business ([`ds4_chat::Grammar`]).

use std::collections::HashMap;

use ds4_chat::{Special, Vocab};

use super::Generation;
use super::driver::special;

/// What bends the likelihoods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// Penalties and biases of the client.
    pub bias: Bias,
    /// Most tokens of reasoning.
    pub thinking_budget: Option<usize>,
    /// The text is continued as it is: reasoning tags and calls mean nothing.
    pub raw: bool,
}

/// Penalties and biases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bias {
    /// Taken from every token that was generated.
    pub presence: f32,
    /// Taken once for every time a token was generated.
    pub frequency: f32,
    /// Added: (token id, bias).
    pub added: Vec<(u32, f32)>,
}

/// The last part of a budget, in which reasoning ends with the next line instead of in the middle of a word: one eighth.
const SOFT_PART: usize = 8;

/// Applies a [`Shape`], token by token.
pub(super) struct Shaper {
    bias: Bias,
    counts: HashMap<u32, u32>,
    budget: Option<usize>,
    n_thought: usize,
    line_ended: bool,
    think: Option<u32>,
    end_think: Option<u32>,
    raw: bool,
    scratch: Vec<f32>,
}

impl Shaper {
    pub(super) fn new(vocab: &Vocab, generation: &Generation) -> Shaper {
        let shape = &generation.shape;
        Shaper {
            bias: shape.bias.clone(),
            counts: HashMap::new(),
            budget: shape.thinking_budget,
            n_thought: 0,
            line_ended: false,
            think: special(vocab, Special::Think),
            end_think: special(vocab, Special::EndThink),
            raw: shape.raw,
            scratch: Vec::new(),
        }
    }

    /// The logits to draw from. `thinking`: the token is reasoning.
    pub(super) fn shape<'l>(&'l mut self, logits: &'l [f32], thinking: bool) -> &'l [f32] {
        if self.raw && self.bias == Bias::default() {
            return logits;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.extend_from_slice(logits);
        self.apply(&mut scratch, thinking);
        self.scratch = scratch;
        &self.scratch
    }

    /// Whether the likelihoods stay as they are but for tokens that are [forbidden](Self::forbids).
    pub(super) fn is_plain(&self) -> bool {
        self.bias == Bias::default() && (self.raw || self.budget.is_none())
    }

    /// Whether a token can never be drawn.
    pub(super) fn forbids(&self, token: u32, thinking: bool) -> bool {
        !self.raw && (self.think == Some(token) || (!thinking && self.end_think == Some(token)))
    }

    fn apply(&self, logits: &mut [f32], thinking: bool) {
        for (token, count) in &self.counts {
            add(logits, *token, -self.bias.presence - self.bias.frequency * *count as f32);
        }
        for (token, bias) in &self.bias.added {
            add(logits, *token, *bias);
        }
        if self.raw {
            return;
        }
        // Off means off: reasoning that is over, or was never wanted, does not begin again.
        self.think.into_iter().for_each(|token| forbid(logits, token));
        match thinking {
            true if self.is_spent() => self.end_think.into_iter().for_each(|token| only(logits, &[token])),
            true => {}
            false => self.end_think.into_iter().for_each(|token| forbid(logits, token)),
        }
    }

    fn is_spent(&self) -> bool {
        self.budget.is_some_and(|budget| {
            let soft = budget - budget / SOFT_PART;
            self.n_thought >= budget || (self.n_thought >= soft && self.line_ended)
        })
    }

    /// Takes note of a drawn token. `thinking`: it was reasoning.
    pub(super) fn took(&mut self, token: u32, thinking: bool, vocab: &Vocab) {
        if self.bias.presence != 0.0 || self.bias.frequency != 0.0 {
            *self.counts.entry(token).or_default() += 1;
        }
        if thinking {
            self.n_thought += 1;
            self.line_ended = vocab.tokenizer.bytes(token).ends_with(b"\n");
        }
    }
}

fn add(logits: &mut [f32], token: u32, bias: f32) {
    if let Some(logit) = logits.get_mut(token as usize) {
        *logit += bias;
    }
}

fn forbid(logits: &mut [f32], token: u32) {
    if let Some(logit) = logits.get_mut(token as usize) {
        *logit = f32::NEG_INFINITY;
    }
}

/// Leaves only these tokens. One that the model found impossible becomes possible, or there would be nothing to draw.
fn only(logits: &mut [f32], tokens: &[u32]) {
    let kept: Vec<(u32, f32)> =
        tokens.iter().filter_map(|token| Some((*token, *logits.get(*token as usize)?))).collect();
    logits.fill(f32::NEG_INFINITY);
    for (token, logit) in kept {
        logits[token as usize] = if logit.is_finite() { logit } else { f32::MIN };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_leaves_something_to_draw() {
        let mut logits = [1.0, f32::NEG_INFINITY, 3.0];
        only(&mut logits, &[1, 9]);
        assert_eq!(logits, [f32::NEG_INFINITY, f32::MIN, f32::NEG_INFINITY]);
        let mut logits = [1.0, 2.0, 3.0];
        only(&mut logits, &[0, 2]);
        assert_eq!(logits, [1.0, f32::NEG_INFINITY, 3.0]);
        forbid(&mut logits, 77);
        add(&mut logits, 0, -0.5);
        assert_eq!(logits[0], 0.5);
    }
}
