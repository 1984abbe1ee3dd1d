//! What becomes of a token's projections before attention: `norm`, `kv_row` and `compress` of one layer together.
//!
//! The parts do not depend on one another, so a device can run them side by side.

use super::compress::Compress;
use super::rope::RopeTail;
use super::round::Rounding;

/// Shapes of the parts.
#[derive(Clone, Copy, Debug)]
pub struct PrepareShape {
    /// Values of the query's latent vector.
    pub q_lora: usize,
    /// A raw row as one head.
    pub row: RopeTail,
    /// Rounding of a raw row.
    pub rounding: Rounding,
    /// Epsilon of the norms.
    pub eps: f32,
}

/// What is read and written, `V` being a float buffer and `R` packed rows of the backend.
#[derive(Debug)]
pub struct Prepare<'a, V, R> {
    /// `(n, q_lora)` the query's latent vector, normalised in place.
    pub q_a: &'a mut V,
    /// `(q_lora)`.
    pub q_a_norm: &'a V,
    /// `(n, head_dim)` raw rows, finished in place.
    pub kv: &'a mut V,
    /// `(head_dim)`.
    pub kv_norm: &'a V,
    /// `(n_rot / 2, 2)` frequencies.
    pub freqs: &'a V,
    /// The layer's compressors.
    pub compressors: Vec<Compressor<'a, V, R>>,
}

/// One compressor's inputs, weights and caches.
#[derive(Debug)]
pub struct Compressor<'a, V, R> {
    /// Its shape.
    pub shape: Compress,
    /// `(n, width)` values of the batch.
    pub kv: &'a V,
    /// `(n, width)` gates of the batch.
    pub gate: &'a V,
    /// `(ratio, width)`.
    pub ape: &'a V,
    /// `(dim)`.
    pub norm: &'a V,
    /// `(n_slots, ring_len, width)` values of earlier positions; those of the batch are added.
    pub ring_kv: &'a mut V,
    /// `(n_slots, ring_len, width)` gates of earlier positions; those of the batch are added.
    pub ring_gate: &'a mut V,
    /// Paged rows; those that the batch completes are added.
    pub rows: &'a mut R,
}
