//! What a request changes in the likelihoods before a token is drawn: penalties, biases, tokens that are not allowed
//! here, a budget for reasoning, and a call that must be made.

use std::collections::HashMap;

use ds4_chat::{Marked, Special, Thinking, Vocab};

use super::Generation;
use super::driver::special;

/// What bends the likelihoods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// Penalties and biases of the client.
    pub bias: Bias,
    /// Most tokens of reasoning.
    pub thinking_budget: Option<usize>,
    /// Whether the answer may, must or must not be a call.
    pub call: Call,
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

/// Whether the answer is a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Call {
    /// It may be.
    #[default]
    Allowed,
    /// It is not.
    Forbidden,
    /// It begins with a call of one of these.
    Required(Vec<String>),
}

/// The last part of a budget, in which reasoning ends with the next line instead of in the middle of a word: one eighth.
const SOFT_PART: usize = 8;

/// Applies a [`Shape`], token by token.
pub(super) struct Shaper {
    bias: Bias,
    counts: HashMap<u32, u32>,
    budget: Option<usize>,
    n_thought: usize,
    thinking: bool,
    line_ended: bool,
    think: Option<u32>,
    end_think: Option<u32>,
    /// Never allowed outside reasoning, never allowed anywhere.
    forbidden: Vec<u32>,
    /// Openings of calls, as token ids; one of them must be written first. `forced` tokens of it are.
    openings: Vec<Vec<u32>>,
    forced: usize,
    raw: bool,
    scratch: Vec<f32>,
}

impl Shaper {
    pub(super) fn new(vocab: &Vocab, generation: &Generation) -> Shaper {
        let shape = &generation.shape;
        let forbidden = match shape.call {
            Call::Forbidden if !shape.raw => special(vocab, Special::Dsml).into_iter().collect(),
            _ => Vec::new(),
        };
        let openings = match &shape.call {
            Call::Required(names) => names.iter().filter_map(|name| opening(vocab, name)).collect(),
            _ => Vec::new(),
        };
        Shaper {
            bias: shape.bias.clone(),
            counts: HashMap::new(),
            budget: shape.thinking_budget,
            n_thought: 0,
            thinking: !shape.raw && generation.turn.thinking != Thinking::None,
            line_ended: false,
            think: special(vocab, Special::Think),
            end_think: special(vocab, Special::EndThink),
            forbidden,
            openings,
            forced: 0,
            raw: shape.raw,
            scratch: Vec::new(),
        }
    }

    /// Whether the next token is reasoning.
    pub(super) fn is_thinking(&self) -> bool {
        self.thinking
    }

    /// The logits to draw from.
    pub(super) fn shape<'l>(&'l mut self, logits: &'l [f32]) -> &'l [f32] {
        if self.raw && self.bias == Bias::default() {
            return logits;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.extend_from_slice(logits);
        self.apply(&mut scratch);
        self.scratch = scratch;
        &self.scratch
    }

    fn apply(&self, logits: &mut [f32]) {
        for (token, count) in &self.counts {
            add(logits, *token, -self.bias.presence - self.bias.frequency * *count as f32);
        }
        for (token, bias) in &self.bias.added {
            add(logits, *token, *bias);
        }
        if self.raw {
            return;
        }
        if self.thinking {
            self.think.into_iter().for_each(|token| forbid(logits, token));
            if self.is_spent() {
                self.end_think.into_iter().for_each(|token| only(logits, &[token]));
            }
            return;
        }
        // Off means off: reasoning that is over, or was never wanted, does not begin again.
        self.think.into_iter().chain(self.end_think).for_each(|token| forbid(logits, token));
        self.forbidden.iter().for_each(|token| forbid(logits, *token));
        let next: Vec<u32> = self.openings.iter().filter_map(|opening| opening.get(self.forced).copied()).collect();
        if !next.is_empty() {
            only(logits, &next);
        }
    }

    fn is_spent(&self) -> bool {
        self.budget.is_some_and(|budget| {
            let soft = budget - budget / SOFT_PART;
            self.n_thought >= budget || (self.n_thought >= soft && self.line_ended)
        })
    }

    /// Takes note of a drawn token.
    pub(super) fn took(&mut self, token: u32, vocab: &Vocab) {
        if self.bias.presence != 0.0 || self.bias.frequency != 0.0 {
            *self.counts.entry(token).or_default() += 1;
        }
        if self.thinking {
            self.n_thought += 1;
            self.line_ended = vocab.tokenizer.bytes(token).ends_with(b"\n");
            self.thinking = Some(token) != self.end_think;
        } else if !self.openings.is_empty() {
            let forced = self.forced;
            self.openings.retain(|opening| opening.get(forced) == Some(&token));
            self.forced += 1;
            self.openings.retain(|opening| opening.len() > self.forced);
        }
    }
}

/// The beginning of a call of `name`, as the model writes it.
fn opening(vocab: &Vocab, name: &str) -> Option<Vec<u32>> {
    let mut text = Marked::new();
    text.text("\n\n<").special(Special::Dsml).text("tool_calls>\n<").special(Special::Dsml);
    text.text(&format!("invoke name=\"{name}\">\n"));
    vocab.tokens(&text).ok()
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
