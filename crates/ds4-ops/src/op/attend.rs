//! Attention of every query head over one shared row per position (key = value), with a sink in the denominator:
//! `l_n = (q_h · kv_n) · scale`, `p_n = exp(l_n − M) / (exp(z_h − M) + Σ exp(l_m − M))`, `o_h = Σ_n p_n kv_n`,
//! `M = max(z_h, max l)`.
//!
//! Visible rows: the last `window` raw rows including the query's own position, then compressed rows by [`Reach`].

use std::ops::Deref;

use crate::{Cost, HostRows, HostStep, step::Source};

/// Which compressed rows a layer's queries see besides the window, `I` being an integer buffer and `R` packed rows of the
/// backend.
#[derive(Debug)]
pub enum Reach<'a, I, R> {
    /// None.
    Window,
    /// All that are complete at the query's position.
    Compressed {
        /// Paged compressed rows `(n_pages, page_tokens / ratio)` of `head_dim` values.
        rows: &'a R,
        /// Tokens per row.
        ratio: usize,
    },
    /// Those that the indexer selected.
    Indexed {
        /// Paged compressed rows.
        rows: &'a R,
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
    /// One query over `n_raw` rows of the window and `n_compressed` rows of `row_bytes` bytes.
    pub fn cost(&self, n_raw: usize, n_compressed: usize, row_bytes: usize) -> Cost {
        let bytes = n_raw * self.head_dim * 4 + n_compressed * row_bytes;
        Cost::new(bytes, 4 * self.n_head * self.head_dim * (n_raw + n_compressed))
    }
}

/// What attention reads, `V` being a float buffer, `I` an integer buffer and `R` packed rows of the backend.
#[derive(Debug)]
pub struct Inputs<'a, V, I, R> {
    /// `(n_rows, n_head, head_dim)` queries.
    pub q: &'a V,
    /// `(n_rows, head_dim)` raw rows of the batch.
    pub kv: &'a V,
    /// `(n_slots, ring_len, head_dim)` raw rows of earlier positions.
    pub ring: &'a V,
    /// `(n_head)` sink logits.
    pub sinks: &'a V,
    /// Compressed rows.
    pub reach: Reach<'a, I, R>,
}

/// What attention reads when it also finishes the queries and keeps the raw rows.
#[derive(Debug)]
pub struct Heads<'a, V, I, R> {
    /// `(n_rows, n_head, head_dim)` queries as they are projected; scratch afterwards.
    pub q: &'a mut V,
    /// `(n_rot / 2, 2)` frequencies.
    pub freqs: &'a V,
    /// `(n_rows, head_dim)` raw rows of the batch.
    pub kv: &'a V,
    /// `(n_slots, ring_len, head_dim)` raw rows of earlier positions; those of the batch are added.
    pub ring: &'a mut V,
    /// `(n_head)` sink logits.
    pub sinks: &'a V,
    /// Compressed rows.
    pub reach: Reach<'a, I, R>,
}

impl<I, R> Clone for Reach<'_, I, R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<I, R> Copy for Reach<'_, I, R> {}

impl<V, I, R> Clone for Inputs<'_, V, I, R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V, I, R> Copy for Inputs<'_, V, I, R> {}

/// Inputs in host memory.
pub type HostInputs<'a, V = Vec<f32>> = Inputs<'a, V, Vec<i32>, HostRows>;

/// The rows that a row of the batch sees, in the order in which they are added up: window by position, then compressed rows
/// by index.
#[derive(Debug, Default)]
pub struct Visible<'a> {
    /// Of the window.
    pub raw: Vec<&'a [f32]>,
    /// Where the compressed ones are, if any.
    pub rows: Option<&'a HostRows>,
    /// Which of `rows`.
    pub ids: Vec<usize>,
}

impl<'a> Visible<'a> {
    /// What row `r` sees.
    pub fn new<V: Deref<Target = [f32]>>(r: usize, x: &HostInputs<'a, V>, step: &HostStep, p: &Attend) -> Visible<'a> {
        let (d, pos) = (p.head_dim, step.pos[r] as usize);
        let window = (pos + 1).saturating_sub(p.window)..=pos;
        let raw = window.map(|j| match step.source(r, j, p.ring_len) {
            Source::Batch(row) => &x.kv[row * d..][..d],
            Source::Ring(entry) => &x.ring[entry * d..][..d],
        });
        let (rows, ids) = match x.reach {
            Reach::Window => (None, Vec::new()),
            Reach::Compressed { rows, ratio } => {
                let n = step.n_visible(r, ratio);
                (Some(rows), (0..n).map(|b| step.paged_row(r, b, ratio)).collect())
            }
            Reach::Indexed { rows, ratio, selected, top_k } => {
                let ids = &selected[r * top_k..][..step.n_visible(r, ratio).min(top_k)];
                (Some(rows), ids.iter().map(|b| step.paged_row(r, *b as usize, ratio)).collect())
            }
        };
        Visible { raw: raw.collect(), rows, ids }
    }

    /// Rows of both kinds.
    pub fn len(&self) -> usize {
        self.raw.len() + self.ids.len()
    }

    /// Whether there are none; a query always sees its own position.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One row of the batch, by the definition: `out (n_head, head_dim)`.
pub fn row(r: usize, x: &HostInputs<'_>, step: &HostStep, p: &Attend, out: &mut [f32]) {
    let visible = Visible::new(r, x, step, p);
    let compressed = visible.ids.iter().filter_map(|id| Some(visible.rows?.values(*id)));
    let rows: Vec<Vec<f32>> = visible.raw.iter().map(|row| row.to_vec()).chain(compressed).collect();
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
