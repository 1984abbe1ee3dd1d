//! Root-mean-square norm: `y = x / sqrt(mean(x²) + eps) · w`, over each row; without `w` when there is none.

use crate::Cost;

/// Shape of an RMS norm.
#[derive(Clone, Copy, Debug)]
pub struct RmsNorm {
    /// Rows to normalise, each on its own.
    pub n_rows: usize,
    /// Values in a row.
    pub dim: usize,
    /// Added to the mean square.
    pub eps: f32,
}

impl RmsNorm {
    /// Reads and writes every value once.
    pub fn cost(&self) -> Cost {
        Cost::new(self.n_rows * self.dim * 8, self.n_rows * self.dim * 4)
    }
}

/// `1 / sqrt(mean(x²) + eps)`, with the sum in f64.
#[inline]
pub fn inverse_rms(x: &[f32], eps: f32) -> f32 {
    // Sixteen partial sums so that the loop vectorises; their order is fixed, so the result is reproducible.
    let mut lanes = [0f64; 16];
    let chunks = x.chunks_exact(16);
    for (lane, v) in lanes.iter_mut().zip(chunks.remainder()) {
        *lane += (*v as f64) * (*v as f64);
    }
    for chunk in chunks {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *lane += (*v as f64) * (*v as f64);
        }
    }
    let mean = lanes.iter().sum::<f64>() / x.len() as f64;
    (1.0 / (mean + eps as f64).sqrt()) as f32
}

/// One row: `out = x / rms(x) · weight`.
pub fn row(x: &[f32], weight: Option<&[f32]>, eps: f32, out: &mut [f32]) {
    let inv = inverse_rms(x, eps);
    match weight {
        Some(w) => out.iter_mut().zip(x).zip(w).for_each(|((o, x), w)| *o = x * inv * w),
        None => out.iter_mut().zip(x).for_each(|(o, x)| *o = x * inv),
    }
}

/// One row in place.
pub fn row_in_place(x: &mut [f32], weight: Option<&[f32]>, eps: f32) {
    let inv = inverse_rms(x, eps);
    match weight {
        Some(w) => x.iter_mut().zip(w).for_each(|(x, w)| *x = *x * inv * w),
        None => x.iter_mut().for_each(|x| *x *= inv),
    }
}
