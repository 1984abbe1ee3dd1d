//! Attention of every query head over one shared row per position (key = value), with a sink in the denominator:
//! `l_n = (q_h · kv_n) · scale`, `p_n = exp(l_n − M) / (exp(z_h − M) + Σ exp(l_m − M))`, `o_h = Σ_n p_n kv_n`,
//! `M = max(z_h, max l)`.
//!
//! Visible rows: the last `window` raw rows including the query's own position, then compressed rows by [`Reach`].

use crate::{Cost, HostStep, step::Source};

/// Which compressed rows a layer's queries see besides the window.
#[derive(Debug)]
pub enum Reach<'a, V, I> {
    /// None.
    Window,
    /// All that are complete at the query's position.
    Compressed {
        /// Paged compressed rows `(n_pages, page_tokens / ratio, head_dim)`.
        rows: &'a V,
        /// Tokens per row.
        ratio: usize,
    },
    /// Those that the indexer selected.
    Indexed {
        /// Paged compressed rows.
        rows: &'a V,
        /// Tokens per row.
        ratio: usize,
        /// `(n_rows, top_k)` selected rows, ascending; the first `min(top_k, n_visible)` are valid.
        selected: &'a I,
        /// Selected at most.
        top_k: usize,
    },
}

/// Shape of an attention.
#[derive(Clone, Copy, Debug)]
pub struct Attend {
    /// Query heads.
    pub n_head: usize,
    /// Values in a head and in a row.
    pub head_dim: usize,
    /// Raw rows visible, the query's own included.
    pub window: usize,
    /// Positions that the raw ring holds.
    pub ring_len: usize,
    /// Multiplies the dot products: `1 / sqrt(head_dim)`.
    pub scale: f32,
}

impl Attend {
    /// One query over `n_visible` rows.
    pub fn cost(&self, n_visible: usize) -> Cost {
        Cost::new(n_visible * self.head_dim * 4, 4 * self.n_head * self.head_dim * n_visible)
    }
}

/// What attention reads, `V` being a float buffer and `I` an integer buffer of the backend.
#[derive(Debug)]
pub struct Inputs<'a, V, I> {
    /// `(n_rows, n_head, head_dim)` queries.
    pub q: &'a V,
    /// `(n_rows, head_dim)` raw rows of the batch.
    pub kv: &'a V,
    /// `(n_slots, ring_len, head_dim)` raw rows of earlier positions.
    pub ring: &'a V,
    /// `(n_head)` sink logits.
    pub sinks: &'a V,
    /// Compressed rows.
    pub reach: Reach<'a, V, I>,
}

/// Lists the rows that row `r` sees, in the order in which they are added up: window by position, then compressed rows by
/// index.
pub fn visible<'a>(
    r: usize,
    x: &'a Inputs<'_, Vec<f32>, Vec<i32>>,
    step: &HostStep,
    p: &Attend,
    rows: &mut Vec<&'a [f32]>,
) {
    let d = p.head_dim;
    let pos = step.pos[r] as usize;
    rows.clear();
    for j in (pos + 1).saturating_sub(p.window)..=pos {
        rows.push(match step.source(r, j, p.ring_len) {
            Source::Batch(row) => &x.kv[row * d..][..d],
            Source::Ring(entry) => &x.ring[entry * d..][..d],
        });
    }
    match &x.reach {
        Reach::Window => {}
        Reach::Compressed { rows: paged, ratio } => {
            let n = step.n_visible(r, *ratio);
            rows.extend((0..n).map(|b| &paged[step.paged_row(r, b, *ratio) * d..][..d]));
        }
        Reach::Indexed { rows: paged, ratio, selected, top_k } => {
            let n = step.n_visible(r, *ratio).min(*top_k);
            let ids = &selected[r * top_k..][..n];
            rows.extend(ids.iter().map(|b| &paged[step.paged_row(r, *b as usize, *ratio) * d..][..d]));
        }
    }
}

/// One row of the batch, by the definition: `out (n_head, head_dim)`.
pub fn row(r: usize, x: &Inputs<'_, Vec<f32>, Vec<i32>>, step: &HostStep, p: &Attend, out: &mut [f32]) {
    let mut rows = Vec::new();
    visible(r, x, step, p, &mut rows);
    let q = &x.q[r * p.n_head * p.head_dim..][..p.n_head * p.head_dim];
    for ((q, o), sink) in q.chunks_exact(p.head_dim).zip(out.chunks_exact_mut(p.head_dim)).zip(x.sinks.iter()) {
        let logits: Vec<f32> = rows.iter().map(|kv| super::matmul::dot(q, kv) * p.scale).collect();
        let max = logits.iter().copied().fold(*sink, f32::max);
        let mut sum = (sink - max).exp();
        o.fill(0.0);
        for (l, kv) in logits.iter().zip(&rows) {
            let e = (l - max).exp();
            sum += e;
            o.iter_mut().zip(kv.iter()).for_each(|(o, v)| *o += e * v);
        }
        o.iter_mut().for_each(|o| *o /= sum);
    }
}
