//! Matrix products. A strip of weight rows is decoded to f32 once and multiplied with every row of `x` while it is in the
//! cache, so a batch reads its weights once.

use ds4_ops::PlainMatrix;
use ds4_ops::op::matmul::MatMul;

use crate::Core;
use crate::simd::Rows;

/// Decoded weights that a task keeps at hand, in values: half of a 64 KiB share of the second-level cache.
const STRIP_VALUES: usize = 16 * 1024;

/// Weight rows that a task decodes at a time.
pub(crate) fn strip_rows(cols: usize) -> usize {
    (STRIP_VALUES / cols).clamp(4, 32)
}

impl Core {
    /// Decodes `n` rows of `w` from row `first` on.
    pub(crate) fn decode(&self, w: &PlainMatrix, first: usize, n: usize, out: &mut [f32]) {
        for (i, out) in out.chunks_exact_mut(w.cols).take(n).enumerate() {
            self.kernels.decode_row(w.format, w.row_bytes(first + i), out);
        }
    }
}

pub(crate) fn matmul(cpu: &Core, w: &PlainMatrix, x: &[f32], p: MatMul, y: &mut [f32]) {
    let (cols, per_group) = (w.cols, w.out / p.n_groups);
    // A strip stays within one group, whose rows see the same part of `x`.
    let strip = largest_divisor(per_group, strip_rows(cols));
    cpu.pool.for_cols(&mut y[..p.n_rows * w.out], w.out, strip, |first, worker, out| {
        let mut weights = cpu.scratch(worker, strip * cols);
        cpu.decode(w, first, strip, &mut weights);
        let stride = p.n_groups * cols;
        let x = Rows::strided(&x[first / per_group * cols..], p.n_rows, cols, stride);
        cpu.kernels.dots(x, Rows::dense(&weights[..strip * cols], cols), out);
    });
}

/// The largest divisor of `n` that is at most `max`, unless divisors are so rare that strips would be single rows: then the
/// rows are few or their number is odd, and that is what it is.
fn largest_divisor(n: usize, max: usize) -> usize {
    (1..=max.min(n)).rev().find(|d| n.is_multiple_of(*d)).unwrap_or(1)
}
