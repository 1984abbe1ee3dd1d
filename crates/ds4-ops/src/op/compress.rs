//! The KV compressor: every `ratio` tokens become one row.
//!
//! For block `b` and every dimension `k` on its own: a softmax over the gates of the block's tokens weighs their values,
//! `row[k] = Σ_j softmax_j(γ_j[k] + ape[j mod ratio][k]) · c_j[k]`. With overlap (ratio 4) the projections are `2·dim` wide:
//! the first half of a token's projection belongs to the *next* block's row, the second half to its own, so a row pools
//! `2·ratio` slots (only its own `ratio` for block 0). Then RMS norm, rotation at the block's first position, rounding, and the
//! row is stored as [`Compress::layout`] says.
//! A row exists from the token that completes its block on.

use std::ops::Deref;

use super::{norm, ring::Ring, rope, round};
use crate::{Cost, HostStep, RowLayout, step::Source};
use rope::{RopeTail, Turn};

/// Whether a row also pools the previous block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// Only the block's own tokens; projections are `dim` wide.
    None,
    /// The previous block's first halves too; projections are `2·dim` wide.
    Previous,
}

/// Shape of a compressor.
#[derive(Clone, Copy, Debug)]
pub struct Compress {
    /// Tokens per row.
    pub ratio: usize,
    /// What is pooled.
    pub overlap: Overlap,
    /// Values in a finished row.
    pub dim: usize,
    /// Rotary values at its end.
    pub n_rot: usize,
    /// Epsilon of its norm.
    pub eps: f32,
    /// What is done to the finished row.
    pub rounding: round::Rounding,
    /// Positions that the state rings hold.
    pub ring_len: usize,
}

impl Compress {
    /// Width of the value and gate projections.
    pub const fn width(&self) -> usize {
        match self.overlap {
            Overlap::None => self.dim,
            Overlap::Previous => 2 * self.dim,
        }
    }

    /// The ring that holds the projections of unfinished blocks.
    pub const fn ring(&self) -> Ring {
        Ring { len: self.ring_len, dim: self.width() }
    }

    /// How finished rows are stored.
    pub fn layout(&self) -> RowLayout {
        RowLayout::of(self.rounding, self.dim)
    }

    /// Every projection is read once (values and gates) and each finished row written once.
    pub fn cost(&self, n_rows: usize) -> Cost {
        let written = n_rows / self.ratio * self.layout().row_bytes();
        Cost::new(n_rows * self.width() * 8 + written, n_rows * self.width() * 6)
    }
}

/// What a compressor reads: projections of the batch and of the positions before it, and its weights, `V` being the
/// backend's float buffer.
#[derive(Debug)]
pub struct Inputs<'a, V> {
    /// `(n_rows, width)` values of the batch.
    pub kv: &'a V,
    /// `(n_rows, width)` gates of the batch.
    pub gate: &'a V,
    /// `(n_slots, ring_len, width)` values of earlier positions.
    pub ring_kv: &'a V,
    /// `(n_slots, ring_len, width)` gates of earlier positions.
    pub ring_gate: &'a V,
    /// `(ratio, width)` added to the gates by position in the block.
    pub ape: &'a V,
    /// `(dim)` norm weight.
    pub norm: &'a V,
    /// `(n_rot / 2, 2)` frequencies.
    pub freqs: &'a V,
}

impl<V> Clone for Inputs<'_, V> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V> Copy for Inputs<'_, V> {}

/// The compressed row that row `r` of the batch completes, if it completes one, written to `out (dim)`.
/// Returns the block's index.
pub fn row<V: Deref<Target = [f32]>>(
    r: usize,
    x: &Inputs<'_, V>,
    step: &HostStep,
    p: &Compress,
    out: &mut [f32],
) -> Option<usize> {
    let (pos, width) = (step.pos[r] as usize, p.width());
    if !(pos + 1).is_multiple_of(p.ratio) {
        return None;
    }
    let block = pos / p.ratio;
    let first = block * p.ratio;
    // (position, first column): the previous block's A halves, then the block's own (B) columns.
    let previous = (first.saturating_sub(p.ratio)..first).map(|j| (j, 0));
    let own = (first..first + p.ratio).map(|j| (j, width - p.dim));
    let slots: Vec<(&[f32], &[f32], &[f32])> = match p.overlap {
        Overlap::Previous => previous.chain(own).collect::<Vec<_>>(),
        Overlap::None => own.collect(),
    }
    .into_iter()
    .map(|(j, column)| {
        let (kv, gate, at) = match step.source(r, j, p.ring_len) {
            Source::Batch(row) => (x.kv, x.gate, row),
            Source::Ring(entry) => (x.ring_kv, x.ring_gate, entry),
        };
        let columns = at * width + column..at * width + column + p.dim;
        let ape = (j % p.ratio) * width + column;
        (&kv[columns.clone()], &gate[columns], &x.ape[ape..ape + p.dim])
    })
    .collect();

    for (k, o) in out.iter_mut().enumerate() {
        let max = slots.iter().map(|(_, g, a)| g[k] + a[k]).fold(f32::NEG_INFINITY, f32::max);
        let (mut sum, mut weighted) = (0f32, 0f32);
        for (c, g, a) in &slots {
            let e = (g[k] + a[k] - max).exp();
            sum += e;
            weighted += e * c[k];
        }
        *o = weighted / sum;
    }
    norm::row_in_place(out, Some(x.norm), p.eps);
    let tail = RopeTail { n_head: 1, head_dim: p.dim, n_rot: p.n_rot, turn: Turn::Forward };
    rope::row(out, first, x.freqs, &tail, &mut vec![0.0; p.n_rot]);
    round::row(out, p.rounding);
    Some(block)
}
