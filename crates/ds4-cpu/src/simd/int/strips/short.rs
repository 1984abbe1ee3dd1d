//! Strips of blocks of 32 elements: a few chains at a time.

use std::arch::x86_64::*;
use std::marker::PhantomData;
use std::ops::Range;

use ds4_quant::{fp4, mxfp4, q8_0};

use super::{Blocks, Fours, Next, Sums, TokenTile, fetch, fetch_line, multiply, put, starts};
use crate::simd::int::acts::CHAINS;
use crate::simd::int::zmm::{Ahead, column, columns, columns_8, f16_pairs, half_e8m0};

/// Blocks that are unpacked at a time, unless a chain has more: 17 KB.
const BLOCKS: usize = 16;

/// A block of 32 elements of the rows of a strip.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(in crate::simd::int) struct ShortBlock {
    pub(in crate::simd::int) values: [[Fours; 2]; 8],
    pub(in crate::simd::int) factors: [[f32; 16]; 2],
}

impl ShortBlock {
    pub(in crate::simd::int) const ZERO: ShortBlock = ShortBlock { values: [[[0; 64]; 2]; 8], factors: [[0.0; 16]; 2] };
}

/// A format of blocks of 32 elements.
pub(in crate::simd::int) trait Short {
    const BYTES: usize;

    /// Unpacks a block of sixteen rows, the first at `w`, values raised by 128 if the format says so.
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock);
}

/// Q8_0 and MXFP4: a group is a few chains.
pub(in crate::simd::int) struct ShortBlocks<'a, F> {
    pub(in crate::simd::int) n_blocks: usize,
    per_chain: usize,
    /// Chains in a group.
    chains: usize,
    blocks: &'a mut [ShortBlock],
    format: PhantomData<F>,
}

impl<'a, F> ShortBlocks<'a, F> {
    pub(in crate::simd::int) fn new(cols: usize, blocks: &'a mut Vec<ShortBlock>) -> Self {
        let n_blocks = cols / 32;
        let per_chain = n_blocks.div_ceil(CHAINS);
        let chains = (BLOCKS / per_chain).clamp(1, CHAINS);
        blocks.resize((chains * per_chain).max(blocks.len()), ShortBlock::ZERO);
        ShortBlocks { n_blocks, per_chain, chains, blocks, format: PhantomData }
    }

    fn chains(&self, group: usize) -> Range<usize> {
        group * self.chains..CHAINS.min((group + 1) * self.chains)
    }

    /// Of each chain of a group its number, the place of its first block in a panel, and its blocks.
    #[inline(always)]
    pub(in crate::simd::int) fn of(&self, group: usize) -> impl Iterator<Item = (usize, usize, &[ShortBlock])> {
        self.chains(group).zip(self.blocks.chunks_exact(self.per_chain)).map(|(chain, blocks)| {
            let in_chain = self.n_blocks.saturating_sub(chain).div_ceil(CHAINS);
            (chain, chain * self.per_chain, &blocks[..in_chain])
        })
    }
}

impl<F: Short> Blocks for ShortBlocks<'_, F> {
    const BYTES: usize = F::BYTES;
    const LEN: usize = 32;
    const STEPS: usize = 1;
    const TOKENS: usize = 6;

    #[inline(always)]
    fn n_groups(&self) -> usize {
        CHAINS.div_ceil(self.chains)
    }

    #[inline(always)]
    unsafe fn unpack(&mut self, group: usize, w: *const u8, row_bytes: usize, ahead: &mut Ahead) {
        for (chain, blocks) in self.chains(group).zip(self.blocks.chunks_exact_mut(self.per_chain)) {
            for (b, to) in (chain..self.n_blocks).step_by(CHAINS).zip(blocks) {
                for half in 0..2 {
                    unsafe {
                        ahead.step();
                        F::unpack(w.add(16 * half * row_bytes + b * F::BYTES), row_bytes, half, to);
                    }
                }
            }
        }
    }

    #[inline(always)]
    unsafe fn add<const T: usize>(
        &self,
        group: usize,
        tile: &TokenTile<'_>,
        next: Next<'_>,
        ahead: &mut Ahead,
        to: &mut [Sums; T],
    ) {
        let later = (next.group - group) * self.chains;
        for (chain, place, blocks) in self.of(group) {
            let next = Next { tile: next.tile, group: chain + later };
            unsafe { short_tile::<T>(blocks, (chain, place), self.per_chain, tile, next, ahead, to) };
        }
    }
}

/// Adds a chain, which begins at `place` in the panel, to the sums of the tokens of a tile; `next` is the chain after it.
#[inline(always)]
unsafe fn short_tile<const T: usize>(
    blocks: &[ShortBlock],
    (chain, place): (usize, usize),
    per_chain: usize,
    &TokenTile { panel, first, .. }: &TokenTile<'_>,
    Next { tile: next, group: next_chain }: Next<'_>,
    ahead: &mut Ahead,
    to: &mut [Sums; T],
) {
    unsafe {
        let (x, stride) = panel.piece(first, chain);
        let next_x = next.panel.piece(next.first, next_chain).0;
        let next_place = next_chain * per_chain;
        let mut sums = [[_mm512_setzero_ps(); 2]; T];
        for (i, block) in blocks.iter().enumerate() {
            ahead.step();
            fetch::<T>(next_x.wrapping_add(32 * T * i));
            if next.first == 0 {
                fetch_line(next.panel.scales.as_ptr().wrapping_add(next_place + i));
                fetch_line(next.panel.starts.as_ptr().wrapping_add(next_place + i));
            }
            let b = place + i;
            let mut products = starts::<T>(panel.starts.get_unchecked(b), first);
            multiply(&block.values, x.add(32 * i), stride, &mut products);
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

/// What codes are changed by.
#[inline(always)]
unsafe fn raise<const RAISED: bool>() -> __m512i {
    unsafe { _mm512_set1_epi8(if RAISED { -128 } else { 0 }) }
}

pub(in crate::simd::int) struct Q8_0<const RAISED: bool>;

impl<const RAISED: bool> Short for Q8_0<RAISED> {
    const BYTES: usize = q8_0::BLOCK_BYTES;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock) {
        unsafe {
            let raised = raise::<RAISED>();
            for (column, to) in columns_8(w.add(2), row_bytes).into_iter().zip(&mut to.values) {
                put(&mut to[half], _mm512_xor_si512(column, raised));
            }
            _mm512_store_ps(to.factors[half].as_mut_ptr(), f16_pairs(column(w, row_bytes))[0]);
        }
    }
}

pub(in crate::simd::int) struct Mxfp4<const RAISED: bool>;

impl<const RAISED: bool> Short for Mxfp4<RAISED> {
    const BYTES: usize = mxfp4::BLOCK_BYTES;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock) {
        unsafe {
            let table = _mm512_broadcast_i32x4(_mm_loadu_si128(fp4::DOUBLED.as_ptr().cast()));
            let table = _mm512_xor_si512(table, raise::<RAISED>());
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
