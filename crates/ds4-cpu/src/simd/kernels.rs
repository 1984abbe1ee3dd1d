//! The kernels, once for all instruction sets; what each computes is said at the methods of [`super::Kernels`].
//!
//! Two kinds of order must not depend on the tile an element falls into, because a token's result must not depend on
//! what else is in the batch:
//! - a product of rows sums in one vector accumulator per element, along the row, then over its lanes ([`Lanes::sum`]);
//! - a weighted sum of rows adds the rows in their order to each element.

#![allow(clippy::needless_range_loop)] // The indices name registers of a tile; iterators would hide which.

use ds4_quant::Format;

use super::lanes::Lanes;
use super::{Rows, RowsMut};

/// Rows of `b` that one tile of [`dots`] takes; a multiple of 4, see [`Lanes::sums`].
const TILE_B: usize = 4;
/// The same when there is one row of `a`: as many independent sums as cover the latency of a multiplication.
const TILE_B_SINGLE: usize = 8;
/// Elements of rows that tiles meet at a time: six rows of as many stay in a first-level cache of 48 KB while others pass by.
const BLOCK: usize = 1024;
/// Rows of `b` at most whose sums wait while the other rows meet a block: those of a decoded strip of weights.
const WAITING: usize = 32;
/// Vectors that one tile of [`weighted_sum`] takes when there is one row of `out`.
const TILE_D_SINGLE: usize = 4;

/// # Safety
/// As all functions here: the CPU must have the instruction set of `V`. And slices have the lengths that the methods of
/// [`super::Kernels`] check; here `a` and `b` are equally long.
#[inline(always)]
pub(super) unsafe fn dot<V: Lanes>(a: &[f32], b: &[f32]) -> f32 {
    unsafe { tile::<V, 1, 1>(zeros(), [a.as_ptr()], [b.as_ptr()], a.len())[0][0].sum() }
}

/// `TILE_A` rows of `a` at a time; with [`TILE_B`] rows of `b` their accumulators must fit the registers.
///
/// Rows of `b` longer than [`BLOCK`] are met a block at a time, or each tile would have all of its rows pass through the first-level
/// cache.
///
/// # Safety
/// `a.n_cols() == b.n_cols()`, `out` is `(a.n_rows(), b.n_rows())`.
#[inline(always)]
pub(super) unsafe fn dots<V: Lanes, const TILE_A: usize>(a: Rows, b: Rows, mut out: RowsMut) {
    unsafe {
        let mut i = 0;
        while TILE_A > 1 && i + TILE_A <= a.n_rows() {
            dots_strip::<V, TILE_A, TILE_B>(a, i, b, &mut out);
            i += TILE_A;
        }
        while TILE_A > 4 && i + 4 <= a.n_rows() {
            dots_strip::<V, 4, TILE_B>(a, i, b, &mut out);
            i += 4;
        }
        while TILE_A > 2 && i + 2 <= a.n_rows() {
            dots_strip::<V, 2, TILE_B>(a, i, b, &mut out);
            i += 2;
        }
        while i < a.n_rows() {
            dots_strip::<V, 1, TILE_B_SINGLE>(a, i, b, &mut out);
            i += 1;
        }
    }
}

/// Rows `i .. i + MR` of `a` with all rows of `b`, `NR` at a time.
#[inline(always)]
unsafe fn dots_strip<V: Lanes, const MR: usize, const NR: usize>(a: Rows, i: usize, b: Rows, out: &mut RowsMut) {
    unsafe {
        let len = a.n_cols();
        let a_rows = places::<MR>(a, i, 0);
        let n_tiles = b.n_rows() / NR;
        if len > BLOCK && MR > 1 && b.n_rows() <= WAITING {
            let mut waiting = [zeros::<V, MR, NR>(); WAITING / TILE_B];
            for first in (0..len).step_by(BLOCK) {
                let n = BLOCK.min(len - first);
                for (t, acc) in waiting[..n_tiles].iter_mut().enumerate() {
                    *acc = tile(*acc, places(a, i, first), places(b, t * NR, first), n);
                }
            }
            for (t, acc) in waiting[..n_tiles].iter().enumerate() {
                store_tile(acc, (i, t * NR), out);
            }
        } else {
            for t in 0..n_tiles {
                store_tile(&tile(zeros::<V, MR, NR>(), a_rows, places(b, t * NR, 0), len), (i, t * NR), out);
            }
        }
        for j in n_tiles * NR..b.n_rows() {
            let acc = tile::<V, MR, 1>(zeros(), a_rows, [b.row(j).as_ptr()], len);
            for (r, acc) in acc.iter().enumerate() {
                out.row(i + r)[j] = acc[0].sum();
            }
        }
    }
}

/// Where the rows from row `i` on have element `first`.
#[inline(always)]
fn places<const N: usize>(rows: Rows, i: usize, first: usize) -> [*const f32; N] {
    let mut places = [std::ptr::null(); N];
    for (r, place) in places.iter_mut().enumerate() {
        *place = rows.row(i + r)[first..].as_ptr();
    }
    places
}

/// Writes the sums of a tile that begins with row `i` of `a` and row `j` of `b`.
#[inline(always)]
unsafe fn store_tile<V: Lanes, const MR: usize, const NR: usize>(
    acc: &[[V; NR]; MR],
    (i, j): (usize, usize),
    out: &mut RowsMut,
) {
    for (r, acc) in acc.iter().enumerate() {
        let out = &mut out.row(i + r)[j..j + NR];
        for q in (0..NR).step_by(4) {
            let sums = unsafe { V::sums([acc[q], acc[q + 1], acc[q + 2], acc[q + 3]]) };
            out[q..q + 4].copy_from_slice(&sums);
        }
    }
}

#[inline(always)]
unsafe fn zeros<V: Lanes, const MR: usize, const NR: usize>() -> [[V; NR]; MR] {
    unsafe { [[V::splat(0.0); NR]; MR] }
}

/// Adds to `acc` the lane sums of MR x NR products of rows of `len` elements. This loop is where the time goes.
#[inline(always)]
unsafe fn tile<V: Lanes, const MR: usize, const NR: usize>(
    mut acc: [[V; NR]; MR],
    a: [*const f32; MR],
    b: [*const f32; NR],
    len: usize,
) -> [[V; NR]; MR] {
    unsafe {
        let mut k = 0;
        while k + V::N <= len {
            let mut a_k = [V::splat(0.0); MR];
            for i in 0..MR {
                a_k[i] = V::load(a[i].add(k));
            }
            for j in 0..NR {
                let b_k = V::load(b[j].add(k));
                for i in 0..MR {
                    acc[i][j] = a_k[i].mul_add(b_k, acc[i][j]);
                }
            }
            k += V::N;
        }
        if k < len {
            for i in 0..MR {
                let a_k = V::load_part(a[i].add(k), len - k);
                for j in 0..NR {
                    acc[i][j] = a_k.mul_add(V::load_part(b[j].add(k), len - k), acc[i][j]);
                }
            }
        }
        acc
    }
}

/// Weight rows in a format without blocks, read once and never written: what decoding is made of.
///
/// # Safety
/// `w` is `out.len()` rows of `x.len()` elements in F32, F16 or BF16.
#[inline(always)]
pub(super) unsafe fn row_dots<V: Lanes>(format: Format, w: &[u8], x: &[f32], out: &mut [f32]) {
    unsafe {
        match format {
            Format::F16 => row_dots_of::<V, F16>(w, x, out),
            Format::Bf16 => row_dots_of::<V, Bf16>(w, x, out),
            _ => row_dots_of::<V, F32>(w, x, out),
        }
    }
}

/// A format as a type, so that a loop is compiled for each.
trait Plain {
    const FORMAT: Format;
    /// Bytes of an element.
    const BYTES: usize;
}

struct F32;
struct F16;
struct Bf16;

impl Plain for F32 {
    const FORMAT: Format = Format::F32;
    const BYTES: usize = 4;
}

impl Plain for F16 {
    const FORMAT: Format = Format::F16;
    const BYTES: usize = 2;
}

impl Plain for Bf16 {
    const FORMAT: Format = Format::Bf16;
    const BYTES: usize = 2;
}

#[inline(always)]
unsafe fn row_dots_of<V: Lanes, F: Plain>(w: &[u8], x: &[f32], out: &mut [f32]) {
    unsafe {
        let row_bytes = F::BYTES * x.len();
        let (tiles, rest) = out.as_chunks_mut::<TILE_B_SINGLE>();
        for (i, out) in tiles.iter_mut().enumerate() {
            let acc = row_tile::<V, F, TILE_B_SINGLE>(w.as_ptr().add(i * TILE_B_SINGLE * row_bytes), x);
            for q in (0..TILE_B_SINGLE).step_by(4) {
                out[q..q + 4].copy_from_slice(&V::sums([acc[q], acc[q + 1], acc[q + 2], acc[q + 3]]));
            }
        }
        let w = w.as_ptr().add(tiles.len() * TILE_B_SINGLE * row_bytes);
        for (i, out) in rest.iter_mut().enumerate() {
            *out = row_tile::<V, F, 1>(w.add(i * row_bytes), x)[0].sum();
        }
    }
}

/// The lane sums of `NR` weight rows with `x`, in the order of [`tile`].
#[inline(always)]
unsafe fn row_tile<V: Lanes, F: Plain, const NR: usize>(w: *const u8, x: &[f32]) -> [V; NR] {
    unsafe {
        let (len, row_bytes) = (x.len(), F::BYTES * x.len());
        let mut acc = [V::splat(0.0); NR];
        let mut k = 0;
        while k + V::N <= len {
            let x_k = V::load(x.as_ptr().add(k));
            // What comes after this tile, in the order of the memory: rows of their own, some pages apart, are not followed as
            // well.
            let next = w.wrapping_add(NR * (row_bytes + F::BYTES * k));
            for line in (0..NR * F::BYTES * V::N).step_by(64) {
                V::fetch(next.wrapping_add(line));
            }
            for j in 0..NR {
                acc[j] = x_k.mul_add(V::load_as(F::FORMAT, w.add(j * row_bytes + F::BYTES * k)), acc[j]);
            }
            k += V::N;
        }
        if k < len {
            let n = len - k;
            let x_k = V::load_part(x.as_ptr().add(k), n);
            for j in 0..NR {
                let mut values = [0.0; 16];
                let bytes = std::slice::from_raw_parts(w.add(j * row_bytes + F::BYTES * k), F::BYTES * n);
                F::FORMAT.decode_row(bytes, &mut values[..n]);
                acc[j] = x_k.mul_add(V::load_part(values.as_ptr(), n), acc[j]);
            }
        }
        acc
    }
}

/// `TILE_M` rows of `out` and `TILE_D` vectors of their columns at a time stay in registers over all of `rows`.
///
/// # Safety
/// `weights` is (m, n), `rows` (n, d), `out` (m, d).
#[inline(always)]
pub(super) unsafe fn weighted_sum<V: Lanes, const TILE_M: usize, const TILE_D: usize>(
    weights: Rows,
    rows: Rows,
    mut out: RowsMut,
) {
    unsafe {
        let mut i = 0;
        while i + TILE_M <= weights.n_rows() {
            weighted_strip::<V, TILE_M, TILE_D>(weights, i, rows, &mut out);
            i += TILE_M;
        }
        while TILE_M > 4 && i + 4 <= weights.n_rows() {
            weighted_strip::<V, 4, TILE_D>(weights, i, rows, &mut out);
            i += 4;
        }
        while TILE_M > 2 && i + 2 <= weights.n_rows() {
            weighted_strip::<V, 2, TILE_D>(weights, i, rows, &mut out);
            i += 2;
        }
        while i < weights.n_rows() {
            weighted_strip::<V, 1, TILE_D_SINGLE>(weights, i, rows, &mut out);
            i += 1;
        }
    }
}

/// Rows `i .. i + MR` of `out`.
#[inline(always)]
unsafe fn weighted_strip<V: Lanes, const MR: usize, const TILE_D: usize>(
    weights: Rows,
    i: usize,
    rows: Rows,
    out: &mut RowsMut,
) {
    unsafe {
        let mut p = [std::ptr::null(); MR];
        let mut y = [std::ptr::null_mut(); MR];
        for r in 0..MR {
            p[r] = weights.row(i + r).as_ptr();
            y[r] = out.row(i + r).as_mut_ptr();
        }
        let d = rows.n_cols();
        let mut k = 0;
        while k + TILE_D * V::N <= d {
            let mut acc = [[V::splat(0.0); TILE_D]; MR];
            for r in 0..MR {
                for c in 0..TILE_D {
                    acc[r][c] = V::load(y[r].add(k + c * V::N));
                }
            }
            for j in 0..rows.n_rows() {
                let row = rows.row(j).as_ptr().add(k);
                let mut x = [V::splat(0.0); TILE_D];
                for c in 0..TILE_D {
                    x[c] = V::load(row.add(c * V::N));
                }
                for r in 0..MR {
                    let weight = V::splat(*p[r].add(j));
                    for c in 0..TILE_D {
                        acc[r][c] = x[c].mul_add(weight, acc[r][c]);
                    }
                }
            }
            for r in 0..MR {
                for c in 0..TILE_D {
                    acc[r][c].store(y[r].add(k + c * V::N));
                }
            }
            k += TILE_D * V::N;
        }
        while k < d {
            let n = V::N.min(d - k);
            for r in 0..MR {
                let mut acc = load_up_to::<V>(y[r].add(k), n);
                for j in 0..rows.n_rows() {
                    acc = load_up_to::<V>(rows.row(j).as_ptr().add(k), n).mul_add(V::splat(*p[r].add(j)), acc);
                }
                store_up_to(acc, y[r].add(k), n);
            }
            k += n;
        }
    }
}

/// # Safety
/// `x` and `y` are equally long.
#[inline(always)]
pub(super) unsafe fn axpy<V: Lanes>(alpha: f32, x: &[f32], y: &mut [f32]) {
    unsafe {
        let alpha = V::splat(alpha);
        for (k, n) in steps::<V>(x.len()) {
            let sum = load_up_to::<V>(x.as_ptr().add(k), n).mul_add(alpha, load_up_to(y.as_ptr().add(k), n));
            store_up_to(sum, y.as_mut_ptr().add(k), n);
        }
    }
}

/// Plain code with sixteen sums in f64, which the compiler vectorises for the instruction set it is compiled for.
#[inline(always)]
pub(super) fn sum_sq(x: &[f32]) -> f64 {
    let mut lanes = [0.0_f64; 16];
    let (chunks, rest) = x.as_chunks::<16>();
    for (lane, v) in lanes.iter_mut().zip(rest) {
        *lane += f64::from(*v) * f64::from(*v);
    }
    for chunk in chunks {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *lane += f64::from(*v) * f64::from(*v);
        }
    }
    lanes.iter().sum()
}

/// # Safety
/// See [`dot`].
#[inline(always)]
pub(super) unsafe fn scale<V: Lanes>(alpha: f32, x: &mut [f32]) {
    unsafe {
        let alpha = V::splat(alpha);
        for (k, n) in steps::<V>(x.len()) {
            store_up_to(load_up_to::<V>(x.as_ptr().add(k), n).mul(alpha), x.as_mut_ptr().add(k), n);
        }
    }
}

/// # Safety
/// See [`dot`].
#[inline(always)]
pub(super) unsafe fn max<V: Lanes>(x: &[f32]) -> f32 {
    unsafe {
        let whole = x.len() - x.len() % V::N;
        let mut acc = V::splat(f32::NEG_INFINITY);
        for k in (0..whole).step_by(V::N) {
            acc = acc.max(V::load(x.as_ptr().add(k)));
        }
        x[whole..].iter().fold(acc.largest(), |a, &b| a.max(b))
    }
}

/// # Safety
/// See [`dot`].
#[inline(always)]
pub(super) unsafe fn exp_sub_sum<V: Lanes>(x: &mut [f32], max: f32) -> f32 {
    unsafe {
        let max = V::splat(max);
        let mut acc = V::splat(0.0);
        for (k, n) in steps::<V>(x.len()) {
            let p = x.as_mut_ptr().add(k);
            store_up_to(exp(load_up_to::<V>(p, n).sub(max)), p, n);
            // Read again, for the lanes beyond the end to be 0 and not exp(0 - max).
            acc = acc.add(load_up_to(p, n));
        }
        acc.sum()
    }
}

/// # Safety
/// `gate`, `up` and `out` are equally long.
#[inline(always)]
pub(super) unsafe fn silu_mul<V: Lanes>(gate: &[f32], up: &[f32], limit: f32, out: &mut [f32]) {
    unsafe {
        let (zero, one) = (V::splat(0.0), V::splat(1.0));
        let (high, low) = (V::splat(limit), V::splat(-limit));
        for (k, n) in steps::<V>(out.len()) {
            // `min` and `max` return their argument if it is NaN, so the values go there and NaN stays visible.
            let g = high.min(load_up_to(gate.as_ptr().add(k), n));
            let u = low.max(high.min(load_up_to(up.as_ptr().add(k), n)));
            let silu = g.div(one.add(exp(zero.sub(g))));
            store_up_to(silu.mul(u), out.as_mut_ptr().add(k), n);
        }
    }
}

/// e^x with a relative error below 2^-22; 0 below -87.33, where results would be subnormal; at least 2.3e38 above 88.37;
/// NaN for NaN.
///
/// `x = n ln 2 + r` with whole n and |r| <= ln 2 / 2; a polynomial (that of Cephes' expf) gives e^r.
#[inline(always)]
unsafe fn exp<V: Lanes>(x: V) -> V {
    const SMALLEST: f32 = -87.33;
    const LARGEST: f32 = 88.37;
    /// Adding this rounds to a whole number, to even at ties; subtracting it again leaves that number.
    const ROUND: f32 = 12_582_912.0; // 1.5 * 2^23
    /// ln 2 in two parts, the first with so few bits that its products with n are exact.
    const LN2: (f32, f32) = (0.693_359_4, -2.121_944_4e-4);
    const POLYNOMIAL: [f32; 6] = [1.987_569_1e-4, 1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_66, 0.5];
    unsafe {
        let one = V::splat(1.0);
        let bounded = V::splat(SMALLEST).max(V::splat(LARGEST).min(x));
        let round = V::splat(ROUND);
        let n = bounded.mul_add(V::splat(std::f32::consts::LOG2_E), round).sub(round);
        let r = n.mul_add(V::splat(-LN2.1), n.mul_add(V::splat(-LN2.0), bounded));
        let mut p = V::splat(POLYNOMIAL[0]);
        for c in &POLYNOMIAL[1..] {
            p = p.mul_add(r, V::splat(*c));
        }
        let e_r = p.mul_add(r.mul(r), r.add(one));
        // exp2_whole of NaN is some number, and e_r is NaN then.
        e_r.mul(n.exp2_whole()).zero_where_less(x, V::splat(SMALLEST))
    }
}

/// Where the vectors of `len` elements begin, and how many elements each has: N but for the last.
#[inline(always)]
fn steps<V: Lanes>(len: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..len).step_by(V::N).map(move |k| (k, V::N.min(len - k)))
}

/// `p[0 .. n]`, then zeros; n <= N.
#[inline(always)]
unsafe fn load_up_to<V: Lanes>(p: *const f32, n: usize) -> V {
    unsafe { if n == V::N { V::load(p) } else { V::load_part(p, n) } }
}

/// `p[0 .. n]`; n <= N.
#[inline(always)]
unsafe fn store_up_to<V: Lanes>(v: V, p: *mut f32, n: usize) {
    unsafe { if n == V::N { v.store(p) } else { v.store_part(p, n) } }
}
