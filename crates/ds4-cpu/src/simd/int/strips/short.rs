//! Strips of blocks of 32 elements: a few chains at a time.

use std::arch::x86_64::*;

use ds4_quant::{fp4, mxfp4, q8_0};

use super::{
    Fours, ROWS, Scratch, Sums, by_tokens, clear, multiply, n_tiles, put, starts, store, token_tiles, whole_strip,
};
use crate::simd::RowsMut;
use crate::simd::int::acts::{CHAINS, PANEL, Panel};
use crate::simd::int::zmm::{Ahead, column, columns, f16_pairs, half_e8m0};

/// Blocks that are unpacked at a time, unless a chain has more: 17 KB.
const BLOCKS: usize = 16;

/// A block of 32 elements of the rows of a strip.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(super) struct ShortBlock {
    pub(super) values: [[Fours; 2]; 8],
    pub(super) factors: [[f32; 16]; 2],
}

impl ShortBlock {
    pub(super) const ZERO: ShortBlock = ShortBlock { values: [[[0; 64]; 2]; 8], factors: [[0.0; 16]; 2] };
}

/// A format of blocks of 32 elements.
pub(super) trait Short {
    const BYTES: usize;

    /// Unpacks a block of sixteen rows, the first at `w`, values raised by 128.
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock);
}

/// Q8_0 and MXFP4: a few chains at a time.
#[inline(always)]
pub(super) unsafe fn short_blocks<F: Short>(
    w: &[u8],
    cols: usize,
    panels: &[Panel],
    scratch: &mut Scratch,
    mut out: RowsMut<'_>,
) {
    unsafe {
        let n_blocks = cols / 32;
        let row_bytes = n_blocks * F::BYTES;
        let per_chain = n_blocks.div_ceil(CHAINS);
        let at_once = (BLOCKS / per_chain).clamp(1, CHAINS);
        let Scratch { padded, short, sums, .. } = scratch;
        short.resize((at_once * per_chain).max(short.len()), ShortBlock::ZERO);
        for (strip, rows) in w.chunks(ROWS * row_bytes).enumerate() {
            clear(sums, out.n_rows());
            let n_rows = rows.len() / row_bytes;
            let mut ahead = Ahead::of(rows, n_blocks * (2 + n_tiles(panels)));
            let rows = whole_strip(rows, row_bytes, padded);
            for first_chain in (0..CHAINS).step_by(at_once) {
                let chains = first_chain..CHAINS.min(first_chain + at_once);
                for (chain, blocks) in chains.clone().zip(short.chunks_exact_mut(per_chain)) {
                    for (b, to) in (chain..n_blocks).step_by(CHAINS).zip(blocks) {
                        for half in 0..2 {
                            ahead.step();
                            let w = rows.as_ptr().add(16 * half * row_bytes + b * F::BYTES);
                            F::unpack(w, row_bytes, half, to);
                        }
                    }
                }
                for (panel, sums) in panels.iter().zip(sums.chunks_mut(PANEL)) {
                    for (first, n) in token_tiles(panel.n_rows) {
                        for (chain, blocks) in chains.clone().zip(short.chunks_exact(per_chain)) {
                            let sums = &mut sums[first..];
                            let in_chain = n_blocks.saturating_sub(chain).div_ceil(CHAINS);
                            let (blocks, place) = (&blocks[..in_chain], chain * per_chain);
                            by_tokens!(n, short_tile[](blocks, place, panel, first, &mut ahead, sums));
                        }
                    }
                }
            }
            store(sums, strip, n_rows, &mut out);
        }
    }
}

/// Adds a chain, which begins at `place` in the panel, of the tokens from `first` on.
#[inline(always)]
unsafe fn short_tile<const T: usize>(
    blocks: &[ShortBlock],
    place: usize,
    panel: &Panel,
    first: usize,
    ahead: &mut Ahead,
    to: &mut [Sums],
) {
    unsafe {
        let (x, stride) = panel.row(first);
        let mut sums = [[_mm512_setzero_ps(); 2]; T];
        for (b, block) in (place..).zip(blocks) {
            ahead.step();
            let mut products = starts::<T>(panel.starts.get_unchecked(b), first);
            multiply(&block.values, x.add(32 * b), stride, &mut products);
            let factors = [_mm512_load_ps(block.factors[0].as_ptr()), _mm512_load_ps(block.factors[1].as_ptr())];
            let scales = panel.scales.get_unchecked(b);
            for (t, (sums, products)) in sums.iter_mut().zip(products).enumerate() {
                let scale = _mm512_set1_ps(*scales.get_unchecked(first + t));
                for half in 0..2 {
                    let factor = _mm512_mul_ps(factors[half], scale);
                    sums[half] = _mm512_fmadd_ps(factor, _mm512_cvtepi32_ps(products[half]), sums[half]);
                }
            }
        }
        for (to, sums) in to.iter_mut().zip(sums) {
            for (to, sum) in to.0.iter_mut().zip(sums) {
                _mm512_store_ps(to.as_mut_ptr(), _mm512_add_ps(_mm512_load_ps(to.as_ptr()), sum));
            }
        }
    }
}

pub(super) struct Q8_0;

impl Short for Q8_0 {
    const BYTES: usize = q8_0::BLOCK_BYTES;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock) {
        unsafe {
            let raised = _mm512_set1_epi8(-128);
            for part in 0..2 {
                for (i, column) in columns(w.add(2 + 16 * part), row_bytes).into_iter().enumerate() {
                    put(&mut to.values[4 * part + i][half], _mm512_xor_si512(column, raised));
                }
            }
            _mm512_store_ps(to.factors[half].as_mut_ptr(), f16_pairs(column(w, row_bytes))[0]);
        }
    }
}

pub(super) struct Mxfp4;

impl Short for Mxfp4 {
    const BYTES: usize = mxfp4::BLOCK_BYTES;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock) {
        unsafe {
            let table = _mm512_broadcast_i32x4(_mm_loadu_si128(fp4::DOUBLED.as_ptr().cast()));
            let table = _mm512_xor_si512(table, _mm512_set1_epi8(-128));
            let nibble = _mm512_set1_epi8(15);
            for (i, codes) in columns(w.add(1), row_bytes).into_iter().enumerate() {
                let (low, high) = (codes, _mm512_srli_epi16::<4>(codes));
                put(&mut to.values[i][half], _mm512_shuffle_epi8(table, _mm512_and_si512(low, nibble)));
                put(&mut to.values[4 + i][half], _mm512_shuffle_epi8(table, _mm512_and_si512(high, nibble)));
            }
            let factors = half_e8m0(_mm512_and_si512(column(w, row_bytes), _mm512_set1_epi32(255)));
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
        }
    }
}
