//! The lightning indexer: which compressed rows a query attends to.
//!
//! `S_b = Σ_h ω_h · max(0, q_h · κ_b)` over the visible rows, `h` ascending; the `top_k` largest are selected, ties to the lowest index, all of
//! them when no more than `top_k` are visible. Selected rows are listed in ascending order, so that attention adds them up
//! in an order that does not depend on their scores.
//!
//! A product `q_h · κ_b` is the sum of its parts of 32 values, in order. With queries and rows rounded to FP4 a part is an
//! integer times a power of two, exact however it is computed, so every device finds the same scores to the last bit.

use crate::rows::FP4_BLOCK;
use crate::{Cost, HostRows, HostStep};

/// Shape of the selection.
#[derive(Clone, Copy, Debug)]
pub struct IndexSelect {
    /// Indexer heads.
    pub n_head: usize,
    /// Values in an index row.
    pub dim: usize,
    /// Rows selected at most.
    pub top_k: usize,
    /// Tokens per index row.
    pub ratio: usize,
    /// Multiplies the head weights: `1 / sqrt(dim · n_head)`. Positive, so it cannot change the order, only the numbers.
    pub weight_scale: f32,
}

impl IndexSelect {
    /// Scoring `n_visible` rows of `row_bytes` bytes for one query.
    pub fn cost(&self, n_visible: usize, row_bytes: usize) -> Cost {
        Cost::new(n_visible * row_bytes, n_visible * self.n_head * (2 * self.dim + 2))
    }
}

/// The score of one row: `q (n_head, dim)`, `weights (n_head)`, `key (dim)`.
pub fn score(q: &[f32], weights: &[f32], key: &[f32], p: &IndexSelect) -> f32 {
    let heads = q.chunks_exact(p.dim).zip(weights);
    let parts = |q: &[f32]| q.chunks(FP4_BLOCK).zip(key.chunks(FP4_BLOCK)).map(|(q, k)| super::matmul::dot(q, k)).sum();
    heads.map(|(q, w)| w * p.weight_scale * f32::max(parts(q), 0.0)).sum()
}

/// Selects from `scores` (one per visible row) into `out (top_k)`, ascending; returns how many were selected.
/// `keys` is scratch.
pub fn select(scores: &[f32], top_k: usize, keys: &mut Vec<u64>, out: &mut [i32]) -> usize {
    if scores.len() <= top_k {
        (0..scores.len()).for_each(|b| out[b] = b as i32);
        return scores.len();
    }
    keys.clear();
    keys.extend(scores.iter().enumerate().map(|(b, s)| sort_key(*s, b as u32)));
    keys.select_nth_unstable_by(top_k - 1, |a, b| b.cmp(a));
    out.iter_mut().zip(&keys[..top_k]).for_each(|(o, key)| *o = !(*key as u32) as i32);
    out[..top_k].sort_unstable();
    top_k
}

/// Larger keys are better: the score's bits in the order of the reals, then the lower index.
fn sort_key(score: f32, index: u32) -> u64 {
    // Adding 0.0 turns −0 into +0, which must tie with it.
    let bits = (score + 0.0).to_bits();
    let ordered = if bits >> 31 == 1 { !bits } else { bits | 0x8000_0000 };
    ((ordered as u64) << 32) | !index as u64
}

/// One row of the batch, by the definition. `q (n_rows, n_head, dim)`, `weights (n_rows, n_head)`, `rows` paged.
pub fn row(r: usize, q: &[f32], weights: &[f32], rows: &HostRows, step: &HostStep, p: &IndexSelect, out: &mut [i32]) {
    let (q, weights) = (&q[r * p.n_head * p.dim..][..p.n_head * p.dim], &weights[r * p.n_head..][..p.n_head]);
    let scores: Vec<f32> = (0..step.n_visible(r, p.ratio))
        .map(|b| score(q, weights, &rows.values(step.paged_row(r, b, p.ratio)), p))
        .collect();
    select(&scores, p.top_k, &mut Vec::new(), out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_scores_win_and_ties_go_to_the_lowest_index() {
        let mut out = [0; 3];
        assert_eq!(select(&[0.0, 2.0, -0.0, 2.0, 0.0, -1.0], 3, &mut Vec::new(), &mut out), 3);
        assert_eq!(out, [0, 1, 3]);
    }

    #[test]
    fn few_rows_are_all_selected() {
        let mut out = [9; 4];
        assert_eq!(select(&[-1.0, -2.0], 4, &mut Vec::new(), &mut out), 2);
        assert_eq!(out[..2], [0, 1]);
    }
}
