//! 64-bit Arm: products of signed bytes with `sdot` (Armv8.2 dotprod) and `smmla` (Armv8.6 i8mm), through `asm!`: the
//! compiler's own support is not stable.
//!
//! Rows are multiplied a block at a time, as [`Sums::block`] of the generic kernel. Tiles are four weight rows times four
//! tokens: weights are unpacked to bytes once for all tokens of a strip, and tokens are plain rows. Formats whose values do
//! not fit a byte have a scale for each 32 elements, with which their sums are multiplied as integers.

use std::arch::aarch64::*;
use std::arch::asm;

use ds4_quant::{Format, fp4, iq2_xxs};

use super::blocks::{Blocks, Q4K, SIGN_FACTORS};
use super::generic::{Sums, add_block};
use super::panel::{PANEL, Panel};
use super::{TileScratch, add_chain};
use crate::simd::RowsMut;

/// Weight rows and tokens of a tile.
const TILE: usize = 4;
/// Products of a tile, tokens in the lanes.
type Products = [int32x4_t; TILE];

/// Adds the products of sixteen pairs of bytes, four in a lane.
///
/// # Safety
/// The CPU has dotprod.
#[inline(always)]
unsafe fn sdot(mut sum: int32x4_t, a: int8x16_t, b: int8x16_t) -> int32x4_t {
    unsafe {
        asm!(".arch_extension dotprod", "sdot {sum:v}.4s, {a:v}.16b, {b:v}.16b",
            sum = inout(vreg) sum, a = in(vreg) a, b = in(vreg) b, options(pure, nomem, nostack, preserves_flags));
    }
    sum
}

/// Adds the product of two rows and two columns of eight bytes: lanes 0 and 1 are the first row's.
///
/// # Safety
/// The CPU has i8mm.
#[inline(always)]
unsafe fn smmla(mut sum: int32x4_t, a: int8x16_t, b: int8x16_t) -> int32x4_t {
    unsafe {
        asm!(".arch_extension i8mm", "smmla {sum:v}.4s, {a:v}.16b, {b:v}.16b",
            sum = inout(vreg) sum, a = in(vreg) a, b = in(vreg) b, options(pure, nomem, nostack, preserves_flags));
    }
    sum
}

/// What multiplies a tile.
///
/// # Safety
/// The CPU has its instructions, and dotprod.
pub(super) trait Unit {
    /// The products of `len` bytes, a multiple of 32, of four rows at `a` and of four at `b`, each a stride from the next.
    unsafe fn products(a: *const i8, a_stride: usize, b: *const i8, b_stride: usize, len: usize) -> Products;
}

pub(super) struct Dotprod;

impl Unit for Dotprod {
    #[inline(always)]
    unsafe fn products(a: *const i8, a_stride: usize, b: *const i8, b_stride: usize, len: usize) -> Products {
        unsafe {
            let mut sums = [[vdupq_n_s32(0); TILE]; TILE];
            for k in (0..len).step_by(16) {
                let b: [int8x16_t; TILE] = std::array::from_fn(|t| vld1q_s8(b.add(t * b_stride + k)));
                for (r, sums) in sums.iter_mut().enumerate() {
                    let a = vld1q_s8(a.add(r * a_stride + k));
                    for (sum, b) in sums.iter_mut().zip(b) {
                        *sum = sdot(*sum, a, b);
                    }
                }
            }
            sums.map(|[a, b, c, d]| vpaddq_s32(vpaddq_s32(a, b), vpaddq_s32(c, d)))
        }
    }
}

pub(super) struct I8mm;

impl Unit for I8mm {
    #[inline(always)]
    unsafe fn products(a: *const i8, a_stride: usize, b: *const i8, b_stride: usize, len: usize) -> Products {
        unsafe {
            // Eight bytes of two rows side by side, then the next eight.
            let pair = |p: *const i8, stride: usize| {
                let (a, b) = (vreinterpretq_s64_s8(vld1q_s8(p)), vreinterpretq_s64_s8(vld1q_s8(p.add(stride))));
                [vreinterpretq_s8_s64(vzip1q_s64(a, b)), vreinterpretq_s8_s64(vzip2q_s64(a, b))]
            };
            let mut sums = [[vdupq_n_s32(0); 2]; 2];
            for k in (0..len).step_by(16) {
                let b = [pair(b.add(k), b_stride), pair(b.add(2 * b_stride + k), b_stride)];
                for (r, sums) in sums.iter_mut().enumerate() {
                    let a = pair(a.add(2 * r * a_stride + k), a_stride);
                    for (sum, b) in sums.iter_mut().zip(b) {
                        *sum = smmla(smmla(*sum, a[0], b[0]), a[1], b[1]);
                    }
                }
            }
            let rows = sums.map(|[a, b]| {
                let (a, b) = (vreinterpretq_s64_s32(a), vreinterpretq_s64_s32(b));
                [vreinterpretq_s32_s64(vzip1q_s64(a, b)), vreinterpretq_s32_s64(vzip2q_s64(a, b))]
            });
            [rows[0][0], rows[0][1], rows[1][0], rows[1][1]]
        }
    }
}

/// A strip's block: the bytes of sixteen rows and what goes with them.
struct Strip {
    codes: [[i8; 256]; PANEL],
    scales: [[i32; 8]; PANEL],
    mins: [[i16; 16]; PANEL],
    factors: [(f32, f32); PANEL],
}

/// [`crate::simd::Kernels::int_tiles`].
///
/// # Safety
/// That of [`Unit`]; the shapes agree.
#[inline(always)]
pub(super) unsafe fn tiles<B: Blocks, U: Unit>(
    w: &[u8],
    cols: usize,
    panels: &[Panel],
    scratch: &mut TileScratch,
    mut out: RowsMut<'_>,
) {
    let n_blocks = cols / B::LEN;
    let row_bytes = n_blocks * B::BYTES;
    let chains = B::ACTS.chains();
    let mut strip = Strip {
        codes: [[0; 256]; PANEL],
        scales: [[0; 8]; PANEL],
        mins: [[0; 16]; PANEL],
        factors: [(0.0, 0.0); PANEL],
    };
    for (at, w) in w.chunks(PANEL * row_bytes).enumerate() {
        let (totals, sums) = scratch.clear(panels.len());
        let n_rows = w.len() / row_bytes;
        for chain in 0..chains {
            for b in (chain..n_blocks).step_by(chains) {
                for (row, w) in w.chunks_exact(row_bytes).enumerate() {
                    let block = &w[b * B::BYTES..][..B::BYTES];
                    B::codes(block, &mut strip.codes[row]);
                    strip.factors[row] = B::factors(block);
                    if B::GROUPS {
                        strip.scales[row] = B::scales(block);
                    }
                    if B::MINS {
                        strip.mins[row] = B::mins(block);
                    }
                }
                for (panel, sums) in panels.iter().zip(&mut *sums) {
                    for row in (0..n_rows).step_by(TILE) {
                        for token in (0..panel.n_rows).step_by(TILE) {
                            unsafe { tile::<B, U>(&strip, row, panel, token, b, sums) };
                        }
                    }
                }
            }
            if chains > 1 {
                add_chain(totals, sums);
            }
        }
        let results = if chains > 1 { totals } else { sums };
        for (tile, first) in results.iter().zip((0..).step_by(PANEL)) {
            for t in 0..PANEL.min(out.n_rows() - first) {
                let out = &mut out.row(first + t)[PANEL * at..][..n_rows];
                out.iter_mut().zip(tile).for_each(|(out, row)| *out = row[t]);
            }
        }
    }
}

/// Adds block `b` of the weight rows from `row` on and the tokens from `token` on to their sums.
#[inline(always)]
unsafe fn tile<B: Blocks, U: Unit>(
    strip: &Strip,
    row: usize,
    panel: &Panel,
    token: usize,
    b: usize,
    sums: &mut [[f32; PANEL]; PANEL],
) {
    unsafe {
        let a = strip.codes[row].as_ptr();
        let (x, stride) = panel.piece(token, 0);
        let x = x.add(B::LEN * b).cast::<i8>();
        let products = if B::GROUPS {
            let mut sums = [vdupq_n_s32(0); TILE];
            for group in 0..8 {
                let products = U::products(a.add(32 * group), 256, x.add(32 * group), stride, 32);
                for ((sum, products), scales) in sums.iter_mut().zip(products).zip(&strip.scales[row..]) {
                    *sum = vmlaq_n_s32(*sum, products, scales[group]);
                }
            }
            sums
        } else {
            U::products(a, 256, x, stride, B::LEN)
        };
        let mut min_sums = [[0; TILE]; TILE];
        if B::MINS {
            let pairs = panel.data().1.add(512 * b).cast::<[[[i16; 2]; PANEL]; 8]>().read_unaligned();
            for (sums, mins) in min_sums.iter_mut().zip(&strip.mins[row..]) {
                for (pair, mins) in pairs.iter().zip(mins.as_chunks::<2>().0) {
                    for (sum, x) in sums.iter_mut().zip(&pair[token..]) {
                        *sum += i32::from(x[0]) * i32::from(mins[0]) + i32::from(x[1]) * i32::from(mins[1]);
                    }
                }
            }
        }
        for (r, products) in products.into_iter().enumerate() {
            let mut lanes = [0; TILE];
            vst1q_s32(lanes.as_mut_ptr(), products);
            let factors = strip.factors[row + r];
            for (t, sum) in lanes.into_iter().enumerate() {
                let (to, scale) = (&mut sums[row + r][token + t], panel.scales[b][token + t]);
                *to = add_block::<B, Neon>(factors, scale, sum, min_sums[r][t], *to);
            }
        }
    }
}

/// [`Sums`] with `sdot`; only its rows are used.
#[derive(Clone, Copy)]
pub(super) struct Neon([i32; PANEL]);

impl Sums for Neon {
    const FUSED: bool = true;

    #[inline(always)]
    unsafe fn zero() -> Neon {
        Neon([0; PANEL])
    }

    #[inline(always)]
    unsafe fn add_pairs(self, _: *const i16, _: [i16; 2]) -> Neon {
        unreachable!("tiles have kernels of their own")
    }

    #[inline(always)]
    unsafe fn get(self) -> [i32; PANEL] {
        self.0
    }

    #[inline(always)]
    unsafe fn block<B: Blocks>(block: &[u8], codes: &[i8], sums: &[i16]) -> (i32, i32) {
        debug_assert!(block.len() == B::BYTES && codes.len() == B::LEN && (sums.len() == 16 || !B::MINS));
        let (w, x) = (block.as_ptr(), codes.as_ptr());
        unsafe {
            let sum = match B::FORMAT {
                Format::Mxfp4 => mxfp4(w, x),
                Format::Q2K => q2_k(w, x),
                Format::Q4K => q4_k(w, x),
                Format::Iq2Xxs => iq2_xxs(w, x),
                _ => {
                    let w = w.add(2).cast();
                    vaddvq_s32(sdot(
                        sdot(vdupq_n_s32(0), vld1q_s8(w), vld1q_s8(x)),
                        vld1q_s8(w.add(16)),
                        vld1q_s8(x.add(16)),
                    ))
                }
            };
            (sum, if B::MINS { min_sum(&B::mins(block), sums) } else { 0 })
        }
    }
}

#[inline(always)]
unsafe fn mxfp4(w: *const u8, x: *const i8) -> i32 {
    unsafe {
        let (table, bytes) = (vld1q_s8(fp4::DOUBLED.as_ptr()), vld1q_u8(w.add(1)));
        let low = vqtbl1q_s8(table, vandq_u8(bytes, vdupq_n_u8(15)));
        let high = vqtbl1q_s8(table, vshrq_n_u8::<4>(bytes));
        vaddvq_s32(sdot(sdot(vdupq_n_s32(0), low, vld1q_s8(x)), high, vld1q_s8(x.add(16))))
    }
}

/// Values are products of code and scale, at most 45.
#[inline(always)]
unsafe fn q2_k(w: *const u8, x: *const i8) -> i32 {
    unsafe {
        let scales = vandq_u8(vld1q_u8(w), vdupq_n_u8(15));
        let three = vdupq_n_u8(3);
        let mut sums = [vdupq_n_s32(0); 2];
        for half in 0..2 {
            for (run, sum) in sums.iter_mut().enumerate() {
                let q = vld1q_u8(w.add(16 + 32 * half + 16 * run));
                let planes = [q, vshrq_n_u8::<2>(q), vshrq_n_u8::<4>(q), vshrq_n_u8::<6>(q)];
                for (plane, q) in planes.into_iter().enumerate() {
                    let sub = 8 * half + 2 * plane + run;
                    let scale = vqtbl1q_u8(scales, vdupq_n_u8(sub as u8));
                    let values = vreinterpretq_s8_u8(vmulq_u8(vandq_u8(q, three), scale));
                    *sum = sdot(*sum, values, vld1q_s8(x.add(16 * sub)));
                }
            }
        }
        vaddvq_s32(vaddq_s32(sums[0], sums[1]))
    }
}

#[inline(always)]
unsafe fn q4_k(w: *const u8, x: *const i8) -> i32 {
    unsafe {
        let levels = Q4K::levels(&*w.cast::<[u8; 16]>());
        let mut sums = vdupq_n_s32(0);
        for pair in 0..4 {
            let q = [vld1q_u8(w.add(16 + 32 * pair)), vld1q_u8(w.add(32 + 32 * pair))];
            let low = q.map(|q| vreinterpretq_s8_u8(vandq_u8(q, vdupq_n_u8(15))));
            let high = q.map(|q| vreinterpretq_s8_u8(vshrq_n_u8::<4>(q)));
            for (half, [a, b]) in [low, high].into_iter().enumerate() {
                let group = 2 * pair + half;
                let x = x.add(32 * group);
                let products = sdot(sdot(vdupq_n_s32(0), a, vld1q_s8(x)), b, vld1q_s8(x.add(16)));
                sums = vmlaq_n_s32(sums, products, i32::from(levels[group]));
            }
        }
        vaddvq_s32(sums)
    }
}

#[inline(always)]
unsafe fn iq2_xxs(w: *const u8, x: *const i8) -> i32 {
    unsafe {
        let mut sums = vdupq_n_s32(0);
        for group in 0..8 {
            let [p0, p1, p2, p3, a0, a1, a2, a3] = *w.add(2 + 8 * group).cast::<[u8; 8]>();
            let word = u32::from_le_bytes([a0, a1, a2, a3]);
            let octet = |point: u8, index: u32| {
                let grid = vld1_s8(iq2_xxs::GRID[usize::from(point)].as_ptr().cast());
                vmul_s8(grid, vld1_s8(SIGN_FACTORS[(index & 127) as usize].as_ptr()))
            };
            let a = vcombine_s8(octet(p0, word), octet(p1, word >> 7));
            let b = vcombine_s8(octet(p2, word >> 14), octet(p3, word >> 21));
            let x = x.add(32 * group);
            let products = sdot(sdot(vdupq_n_s32(0), a, vld1q_s8(x)), b, vld1q_s8(x.add(16)));
            sums = vmlaq_n_s32(sums, products, 2 * (word >> 28) as i32 + 1);
        }
        vaddvq_s32(sums)
    }
}

/// The sum of sixteen minima times as many sums.
#[inline(always)]
unsafe fn min_sum(mins: &[i16; 16], sums: &[i16]) -> i32 {
    unsafe {
        let mut total = vdupq_n_s32(0);
        for k in (0..16).step_by(4) {
            total = vmlal_s16(total, vld1_s16(mins.as_ptr().add(k)), vld1_s16(sums.as_ptr().add(k)));
        }
        vaddvq_s32(total)
    }
}
