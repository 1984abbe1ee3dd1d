//! `y[n, o] = Σ_i W[o, i] · x[n, i]` with `W` in any block format; and its block-diagonal form.

use crate::{Cost, Format};

/// Shape of a matrix product.
#[derive(Clone, Copy, Debug)]
pub struct MatMul {
    /// Rows of `x`.
    pub n_rows: usize,
    /// Block-diagonal groups: `W` has `n_groups · out` rows, and group `g`'s rows see only `x[n, g]`. 1 is a plain product.
    pub n_groups: usize,
}

impl MatMul {
    /// A plain product of `n_rows` rows.
    pub fn rows(n_rows: usize) -> MatMul {
        MatMul { n_rows, n_groups: 1 }
    }

    /// The weights are read once; `x` and `y` once each.
    pub fn cost(&self, format: Format, out: usize, cols: usize) -> Cost {
        Cost::new(
            out * format.row_bytes(cols) + self.n_rows * (cols * self.n_groups + out) * 4,
            2 * self.n_rows * out * cols,
        )
    }
}

/// One dot product, in f64.
pub fn dot(w: &[f32], x: &[f32]) -> f32 {
    w.iter().zip(x).map(|(w, x)| *w as f64 * *x as f64).sum::<f64>() as f32
}
