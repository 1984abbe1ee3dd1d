//! The one forward pass.
//!
//! Decode is a batch of one row, prefill a batch of many rows of one sequence, continuous batching any mixture. The pass is
//! mathematics only: operations encode, nothing is read back until the caller submits.

use ds4_ops::op::embed::Embed;
use ds4_ops::op::matmul::MatMul;
use ds4_ops::{Backend, Step};

use crate::attention::{AttentionPass, attention};
use crate::cache::LayerCache;
use crate::weights::{Layer, Reach};
use crate::{Caches, Scratch, Shape, Weights, hyper, moe::moe};

/// What stays the same from step to step.
pub struct Pass<'a, B: Backend> {
    /// Hyperparameters.
    pub shape: &'a Shape,
    /// Weights of the main model.
    pub weights: &'a Weights<B>,
    /// Round KV and index rows as the model was trained.
    pub rounding: bool,
    /// Somebody goes on from the final streams of all rows, not of those alone whose logits are wanted.
    pub all_streams: bool,
}

impl<B: Backend> Clone for Pass<'_, B> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<B: Backend> Copy for Pass<'_, B> {}

/// Encodes one step: appends its rows to the caches, leaves the final streams of every row in `s.streams`, if the pass says so, and
/// the logits of the rows that ask for them in `s.logits (n_logits, n_vocab)`.
pub fn forward<B: Backend>(
    be: &mut B,
    pass: Pass<'_, B>,
    caches: &mut Caches<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) {
    let Pass { shape, weights: w, .. } = pass;
    assert!(step.n_rows <= s.n_rows_max, "{} rows, scratch for {}", step.n_rows, s.n_rows_max);
    assert!(step.n_logits <= s.n_logits_max, "{} logit rows, scratch for {}", step.n_logits, s.n_logits_max);
    let n_values = step.n_rows * shape.n_streams * shape.n_embd;

    be.embed(&w.embed, step, Embed { n_streams: shape.n_streams, dim: shape.n_embd }, &mut s.streams);
    be.mark("embed", 0, &s.streams, n_values);
    let (last, n_layers) = (if pass.all_streams { None } else { be.logit_step(step) }, w.layers.len());
    for (il, (layer, cache)) in w.layers.iter().zip(&mut caches.layers).enumerate() {
        attention_block(be, pass, il, layer, cache, s, step);
        match &last {
            // Nothing but logits is made of what follows.
            Some(few) if il + 1 == n_layers && few.n_rows == 0 => {}
            Some(few) if il + 1 == n_layers => {
                be.gather_logit_rows(&s.streams, step, shape.n_streams * shape.n_embd, &mut s.logit_streams);
                std::mem::swap(&mut s.streams, &mut s.logit_streams);
                expert_block(be, shape, il, layer, s, few);
                std::mem::swap(&mut s.streams, &mut s.logit_streams);
            }
            _ => expert_block(be, shape, il, layer, s, step),
        }
        be.mark("layer", il, &s.streams, n_values);
    }
    if step.n_logits > 0 {
        if last.is_none() {
            be.gather_logit_rows(&s.streams, step, shape.n_streams * shape.n_embd, &mut s.logit_streams);
        }
        hyper::head(be, shape, &w.head, s, step.n_logits);
        be.matmul(&w.output, &s.cur, MatMul::rows(step.n_logits), &mut s.logits);
        be.mark("logits", 0, &s.logits, step.n_logits * shape.n_vocab);
    }
}

/// One transformer block on `s.streams`: attention, then experts, each inside the hyper-connection wrapper. `il` is only
/// for the marks.
pub(crate) fn block<B: Backend>(
    be: &mut B,
    pass: Pass<'_, B>,
    il: usize,
    layer: &Layer<B>,
    cache: &mut LayerCache<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) {
    attention_block(be, pass, il, layer, cache, s, step);
    expert_block(be, pass.shape, il, layer, s, step);
}

/// The first half of a block.
fn attention_block<B: Backend>(
    be: &mut B,
    pass: Pass<'_, B>,
    il: usize,
    layer: &Layer<B>,
    cache: &mut LayerCache<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) {
    let Pass { shape, weights, rounding, .. } = pass;
    let n = step.n_rows;
    let freqs = match layer.attn.reach {
        Reach::Window => &weights.freqs.raw,
        Reach::Compressed(..) | Reach::Indexed(..) => &weights.freqs.compressed,
    };
    hyper::pre(be, shape, &layer.hc_attn, &layer.attn_norm, s, n);
    be.mark("hyper_pre", il, &s.cur, n * shape.n_embd);
    attention(be, AttentionPass { shape, il, freqs, rounding }, &layer.attn, cache, s, step);
    hyper::post(be, shape, s, n);
    be.mark("hyper_post", il, &s.streams, n * shape.n_streams * shape.n_embd);
}

/// The second half, which knows nothing of other rows.
fn expert_block<B: Backend>(
    be: &mut B,
    shape: &Shape,
    il: usize,
    layer: &Layer<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) {
    let n = step.n_rows;
    hyper::pre(be, shape, &layer.hc_ffn, &layer.ffn_norm, s, n);
    be.mark("hyper_pre", il, &s.cur, n * shape.n_embd);
    moe(be, shape, il, &layer.moe, s, step);
    hyper::post(be, shape, s, n);
    be.mark("hyper_post", il, &s.streams, n * shape.n_streams * shape.n_embd);
}
