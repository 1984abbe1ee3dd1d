//! Token embedding: `H[i] = table[token]` for every one of the residual streams `i`.

use crate::{Cost, Format};

/// Shape of an embedding look-up.
#[derive(Clone, Copy, Debug)]
pub struct Embed {
    /// Residual streams that start as copies of the embedding (1 for the draft block's input).
    pub n_streams: usize,
    /// Values in an embedding row.
    pub dim: usize,
}

impl Embed {
    /// One table row is read and `n_streams` rows are written per token.
    pub fn cost(&self, format: Format, n_rows: usize) -> Cost {
        Cost::new(n_rows * (format.row_bytes(self.dim) + self.n_streams * self.dim * 4), 0)
    }
}

/// One row: copies the decoded table row to all streams.
pub fn row(decoded: &[f32], out: &mut [f32]) {
    out.chunks_exact_mut(decoded.len()).for_each(|stream| stream.copy_from_slice(decoded));
}
