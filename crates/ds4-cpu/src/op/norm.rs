//! RMS norm of rows, bit for bit as it is defined.

use ds4_ops::op::norm::RmsNorm;

use crate::Core;
use crate::simd::Kernels;

/// `1 / √(mean square + eps)`
pub(crate) fn inverse_rms(kernels: &Kernels, x: &[f32], eps: f32) -> f32 {
    let mean = kernels.sum_sq(x) / x.len() as f64;
    (1.0 / (mean + f64::from(eps)).sqrt()) as f32
}

/// One row.
pub(crate) fn row_in_place(kernels: &Kernels, x: &mut [f32], weight: Option<&[f32]>, eps: f32) {
    let inverse = inverse_rms(kernels, x, eps);
    match weight {
        Some(w) => x.iter_mut().zip(w).for_each(|(x, w)| *x = *x * inverse * w),
        None => kernels.scale(inverse, x),
    }
}

pub(crate) fn rms_norm_in_place(cpu: &Core, x: &mut [f32], weight: Option<&[f32]>, p: RmsNorm) {
    let weight = weight.map(|w| &w[..p.dim]);
    cpu.pool.for_rows(&mut x[..p.n_rows * p.dim], p.dim, |_, x| row_in_place(&cpu.kernels, x, weight, p.eps));
}
