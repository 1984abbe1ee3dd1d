//! Expert routing: `s = sqrt(softplus(logit))`; the `K` experts with the largest `s + bias` (or those that a table gives for
//! the token id); weights `w = s / Σ s · scale`, from the scores without bias.

use std::ops::Deref;

use crate::{Cost, HostStep};

/// Shape of the routing.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// Experts to choose from.
    pub n_expert: usize,
    /// Experts chosen per token.
    pub n_used: usize,
    /// Multiplies the normalised weights.
    pub scale: f32,
}

impl Route {
    /// Logits are read once.
    pub fn cost(&self, n_rows: usize) -> Cost {
        Cost::new(n_rows * (self.n_expert * 8 + self.n_used * 8), n_rows * self.n_expert * 8)
    }
}

/// How experts are chosen, with `V` a float buffer and `I` an integer buffer of the backend.
#[derive(Debug)]
pub enum Choice<'a, V: ?Sized, I: ?Sized> {
    /// `(n_vocab, n_used)` expert ids by token id.
    Hash(&'a I),
    /// `(n_expert)` added to the scores for the selection only.
    Learned(&'a V),
}

/// `sqrt(softplus(x))`.
#[inline]
pub fn score(x: f32) -> f32 {
    (if x > 20.0 { x } else { x.exp().ln_1p() }).sqrt()
}

/// The `k` indices with the largest key, ties to the lowest index, in descending order of key.
pub fn largest(keys: impl Iterator<Item = f32>, k: usize, out: &mut [i32]) {
    let mut best: Vec<(f32, i32)> = Vec::with_capacity(k + 1);
    for (i, key) in keys.enumerate() {
        // Strictly greater only: an equal key that came earlier stays in front.
        let at = best.iter().position(|(b, _)| key > *b).unwrap_or(best.len());
        if at < k {
            best.insert(at, (key, i as i32));
            best.truncate(k);
        }
    }
    out.iter_mut().zip(best).for_each(|(o, (_, i))| *o = i);
}

/// One row: fills `ids (n_used)` (already set when the choice is by hash) and `weights (n_used)`.
pub fn row(logits: &[f32], choice: Choice<'_, [f32], [i32]>, p: &Route, ids: &mut [i32], weights: &mut [f32]) {
    match choice {
        Choice::Hash(table_row) => ids.copy_from_slice(table_row),
        Choice::Learned(bias) => largest(logits.iter().zip(bias).map(|(l, b)| score(*l) + b), p.n_used, ids),
    }
    for (w, id) in weights.iter_mut().zip(ids.iter()) {
        *w = score(logits[*id as usize]);
    }
    // 1e-20 guards a row of all-zero scores without changing any other.
    let sum = weights.iter().sum::<f32>() + 1e-20;
    weights.iter_mut().for_each(|w| *w = *w / sum * p.scale);
}

/// The whole batch: `logits (n, n_expert)` → `ids (n, n_used)`, `weights (n, n_used)`.
pub fn rows<V: Deref<Target = [f32]>>(
    logits: &[f32],
    choice: Choice<'_, V, Vec<i32>>,
    step: &HostStep,
    p: &Route,
    ids: &mut [i32],
    weights: &mut [f32],
) {
    let ids = ids.chunks_exact_mut(p.n_used);
    let outputs = ids.zip(weights.chunks_exact_mut(p.n_used)).zip(logits.chunks_exact(p.n_expert));
    for (r, ((ids, weights), logits)) in outputs.take(step.n_rows).enumerate() {
        let choice = match &choice {
            Choice::Hash(table) => Choice::Hash(&table[step.token[r] as usize * p.n_used..][..p.n_used]),
            Choice::Learned(bias) => Choice::Learned(&bias[..]),
        };
        row(logits, choice, p, ids, weights);
    }
}
