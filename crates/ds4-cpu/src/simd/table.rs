//! The kernels of one instruction set, as function pointers: where generic code is compiled for a target feature.

use ds4_quant::Format;

use super::lanes::Lanes;
use super::portable::Portable;
use super::{Rows, RowsMut, kernels};

/// One function per kernel. Each has the safety contract of its namesake in [`kernels`]; `decode_row` that of [`Lanes`].
pub(super) struct Table {
    pub(super) dot: unsafe fn(&[f32], &[f32]) -> f32,
    pub(super) dots: unsafe fn(Rows, Rows, RowsMut),
    pub(super) weighted_sum: unsafe fn(Rows, Rows, RowsMut),
    pub(super) axpy: unsafe fn(f32, &[f32], &mut [f32]),
    pub(super) scale: unsafe fn(f32, &mut [f32]),
    pub(super) sum_sq: unsafe fn(&[f32]) -> f64,
    pub(super) max: unsafe fn(&[f32]) -> f32,
    pub(super) exp_sub_sum: unsafe fn(&mut [f32], f32) -> f32,
    pub(super) silu_mul: unsafe fn(&[f32], &[f32], f32, &mut [f32]),
    pub(super) decode_row: unsafe fn(Format, &[u8], &mut [f32]),
    pub(super) row_dots: unsafe fn(Format, &[u8], &[f32], &mut [f32]),
}

/// Compiles the kernels for `lanes`. The tiles are chosen to fill the register file, not more:
/// `dots` keeps `a x 4` accumulators, a vectors of one side and 1 of the other; `weighted_sum` keeps `m x d`
/// accumulators, d vectors of a row and 1 weight.
macro_rules! table {
    ($name:ident, $lanes:ty, dots: $a:expr, weighted_sum: ($m:literal, $d:literal) $(, $feature:meta)?) => {
        pub(super) static $name: Table = {
            $(#[$feature])?
            unsafe fn dot(a: &[f32], b: &[f32]) -> f32 {
                unsafe { kernels::dot::<$lanes>(a, b) }
            }
            $(#[$feature])?
            unsafe fn dots(a: Rows, b: Rows, out: RowsMut) {
                unsafe { kernels::dots::<$lanes, { $a }>(a, b, out) }
            }
            $(#[$feature])?
            unsafe fn weighted_sum(weights: Rows, rows: Rows, out: RowsMut) {
                unsafe { kernels::weighted_sum::<$lanes, $m, $d>(weights, rows, out) }
            }
            $(#[$feature])?
            unsafe fn axpy(alpha: f32, x: &[f32], y: &mut [f32]) {
                unsafe { kernels::axpy::<$lanes>(alpha, x, y) }
            }
            $(#[$feature])?
            unsafe fn scale(alpha: f32, x: &mut [f32]) {
                unsafe { kernels::scale::<$lanes>(alpha, x) }
            }
            $(#[$feature])?
            unsafe fn sum_sq(x: &[f32]) -> f64 {
                kernels::sum_sq(x)
            }
            $(#[$feature])?
            unsafe fn max(x: &[f32]) -> f32 {
                unsafe { kernels::max::<$lanes>(x) }
            }
            $(#[$feature])?
            unsafe fn exp_sub_sum(x: &mut [f32], max: f32) -> f32 {
                unsafe { kernels::exp_sub_sum::<$lanes>(x, max) }
            }
            $(#[$feature])?
            unsafe fn silu_mul(gate: &[f32], up: &[f32], limit: f32, out: &mut [f32]) {
                unsafe { kernels::silu_mul::<$lanes>(gate, up, limit, out) }
            }
            $(#[$feature])?
            unsafe fn decode_row(format: Format, bytes: &[u8], out: &mut [f32]) {
                unsafe { <$lanes>::decode_row(format, bytes, out) }
            }
            $(#[$feature])?
            unsafe fn row_dots(format: Format, w: &[u8], x: &[f32], out: &mut [f32]) {
                unsafe { kernels::row_dots::<$lanes>(format, w, x, out) }
            }
            Table { dot, dots, weighted_sum, axpy, scale, sum_sq, max, exp_sub_sum, silu_mul, decode_row, row_dots }
        };
    };
}

// A portable vector is two registers, of which 64-bit Arm has thirty-two and the baseline of x86 sixteen.
table!(PORTABLE, Portable, dots: if cfg!(target_arch = "aarch64") { 2 } else { 1 }, weighted_sum: (2, 2));
#[cfg(target_arch = "x86_64")]
table!(AVX2, super::avx2::Avx2, dots: 3, weighted_sum: (6, 2), target_feature(enable = "avx2,fma,f16c"));
#[cfg(target_arch = "x86_64")]
table!(AVX512, super::avx512::Avx512, dots: 6, weighted_sum: (6, 4),
    target_feature(enable = "avx512f,avx512bw,avx512vl,avx2,fma,f16c"));
