//! Strips of blocks of 256 elements: one at a time.

use std::arch::x86_64::*;
use std::marker::PhantomData;

use ds4_quant::{q2_k, q4_k};

use super::tile::{self, Q2KTables, STRIDE, Tokens};
use super::{Blocks, Fours, Next, Sums, TokenTile, fetch_line, put};
use crate::simd::int::zmm::{Ahead, column, columns, columns_8, f16_pairs};

/// A block of 256 elements of the rows of a strip.
#[derive(Debug)]
#[repr(C, align(64))]
pub(in crate::simd::int) struct LongBlock {
    /// What tiles make values of, a few registers for each group of 32 elements; see [`Long::value`].
    pub(in crate::simd::int) codes: [[Fours; 2]; 32],
    /// The scale of each group of 32 as integers of a lane; or those of its halves as four bits from bits 2 and 10 of it on, with
    /// anything around them.
    pub(in crate::simd::int) scales: [[Fours; 2]; 8],
    /// The minima that go with the sums of each sixteen activations, two words in a lane.
    pub(in crate::simd::int) mins: [[Fours; 2]; 8],
    pub(in crate::simd::int) factors: [[f32; 16]; 2],
    pub(in crate::simd::int) min_factors: [[f32; 16]; 2],
}

impl Default for LongBlock {
    fn default() -> LongBlock {
        LongBlock {
            codes: [[[0; 64]; 2]; 32],
            scales: [[[0; 64]; 2]; 8],
            mins: [[[0; 64]; 2]; 8],
            factors: [[0.0; 16]; 2],
            min_factors: [[0.0; 16]; 2],
        }
    }
}

/// A format of blocks of 256 elements.
pub(in crate::simd::int) trait Long {
    const BYTES: usize;
    /// Whether values are raised by 128.
    const RAISED: bool;
    const MINS: bool;

    /// Sorts a block of sixteen rows, the first at `w`, by what values are made of.
    unsafe fn sort(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock);

    /// Adds the products with `T` tokens to their sums.
    ///
    /// # Safety
    /// As in [`tile`].
    unsafe fn add<const T: usize>(block: &LongBlock, tokens: Tokens, to: &mut [Sums; T]);
}

/// All formats of 256 elements: a group is a block.
pub(super) struct LongBlocks<'a, F> {
    n_blocks: usize,
    block: &'a mut LongBlock,
    format: PhantomData<F>,
}

impl<'a, F> LongBlocks<'a, F> {
    pub(super) fn new(cols: usize, block: &'a mut LongBlock) -> Self {
        LongBlocks { n_blocks: cols / 256, block, format: PhantomData }
    }
}

impl<F: Long> Blocks for LongBlocks<'_, F> {
    const BYTES: usize = F::BYTES;
    const LEN: usize = 256;
    const STEPS: usize = 8;
    const TOKENS: usize = tile::TOKENS;

    #[inline(always)]
    fn n_groups(&self) -> usize {
        self.n_blocks
    }

    #[inline(always)]
    unsafe fn unpack(&mut self, b: usize, w: *const u8, row_bytes: usize, ahead: &mut Ahead) {
        for half in 0..2 {
            unsafe {
                ahead.step();
                F::sort(w.add(16 * half * row_bytes + b * F::BYTES), row_bytes, half, self.block);
            }
        }
    }

    #[inline(always)]
    unsafe fn add<const T: usize>(
        &self,
        b: usize,
        tile: &TokenTile<'_>,
        next: Next<'_>,
        ahead: &mut Ahead,
        to: &mut [Sums; T],
    ) {
        unsafe { long_tile::<F, T>(self.block, b, tile, next, ahead, to) }
    }
}

/// Adds block `b` to the sums of the tokens of a tile.
#[inline(always)]
unsafe fn long_tile<F: Long, const T: usize>(
    block: &LongBlock,
    b: usize,
    &TokenTile { panel, first, .. }: &TokenTile<'_>,
    next: Next<'_>,
    ahead: &mut Ahead,
    to: &mut [Sums; T],
) {
    unsafe {
        let (x, stride) = panel.piece(first, b);
        debug_assert_eq!(stride, STRIDE);
        let (scales, starts) = (panel.scales.as_ptr(), panel.starts.as_ptr());
        let tokens = Tokens {
            x,
            scales: scales.wrapping_add(b).cast::<f32>().wrapping_add(first),
            starts: starts.wrapping_add(8 * b).cast::<i32>().wrapping_add(first),
            pair_sums: panel.data().1.wrapping_add(512 * b + 4 * first),
            next: next.tile.panel.piece(next.tile.first, next.group).0,
            ahead: ahead.take(8),
        };
        fetch_shared::<F>(next);
        F::add::<T>(block, tokens, to);
    }
}

/// Fetches what belongs to all tokens of a panel if the next tile is a panel's first.
#[inline(always)]
unsafe fn fetch_shared<F: Long>(Next { tile, group: b }: Next<'_>) {
    if tile.first > 0 {
        return;
    }
    unsafe {
        fetch_line(tile.panel.scales.as_ptr().wrapping_add(b));
        for group in 0..8 {
            if F::RAISED {
                fetch_line(tile.panel.starts.as_ptr().wrapping_add(8 * b + group));
            }
            if F::MINS {
                fetch_line(tile.panel.data().1.wrapping_add(512 * b + 64 * group));
            }
        }
    }
}

/// For [`_mm512_shuffle_epi8`]: bytes `a` and `b` of each lane as its two words.
#[inline(always)]
pub(in crate::simd::int) unsafe fn words_from(a: u8, b: u8) -> __m512i {
    unsafe {
        let lane = |first: u8| i32::from_le_bytes([first + a, 0x80, first + b, 0x80]);
        _mm512_broadcast_i32x4(_mm_set_epi32(lane(12), lane(8), lane(4), lane(0)))
    }
}

pub(in crate::simd::int) struct Q2K;

impl Long for Q2K {
    const BYTES: usize = q2_k::BLOCK_BYTES;
    const RAISED: bool = false;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn sort(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let nibble = _mm512_set1_epi8(15);
            let levels = columns(w, row_bytes);
            for (i, levels) in levels.into_iter().enumerate() {
                put(&mut to.scales[2 * i][half], _mm512_slli_epi32::<2>(levels));
                put(&mut to.scales[2 * i + 1][half], _mm512_srli_epi32::<14>(levels));
                let mins = _mm512_and_si512(_mm512_srli_epi16::<4>(levels), nibble);
                for pair in 0..2 {
                    let byte = 2 * pair as u8;
                    put(&mut to.mins[2 * i + pair][half], _mm512_shuffle_epi8(mins, words_from(byte, byte + 1)));
                }
            }
            for part in 0..2 {
                for (i, codes) in columns_8(w.add(16 + 32 * part), row_bytes).into_iter().enumerate() {
                    put(&mut to.codes[8 * part + i][half], codes);
                }
            }
            let [factors, min_factors] = f16_pairs(column(w.add(80), row_bytes));
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
            _mm512_store_ps(to.min_factors[half].as_mut_ptr(), min_factors);
        }
    }

    #[inline(always)]
    unsafe fn add<const T: usize>(block: &LongBlock, tokens: Tokens, to: &mut [Sums; T]) {
        unsafe { tile::q2_k(block, &TABLES, tokens, to) }
    }
}

static TABLES: Q2KTables = {
    let mut tables = Q2KTables { pair: [3; 64], products: [0; 64], first: [0; 64], second: [0; 64], next: [0; 64] };
    let mut i = 0;
    while i < 64 {
        tables.products[i] = (i % 4 * (i / 4)) as u8;
        // Places are within the quarters of a register.
        (tables.first[i], tables.second[i]) = ((i % 16 / 4 * 4) as u8, (i % 16 / 4 * 4 + 1) as u8);
        tables.next[i] = if i % 2 == 0 { 2 } else { 0 };
        i += 1;
    }
    tables
};

/// For [`_mm512_shuffle_epi8`]: one byte of each lane as all of its four.
#[inline(always)]
pub(in crate::simd::int) unsafe fn bytes_from(byte: u8) -> __m512i {
    unsafe {
        let lane = |first: i32| 0x0101_0101 * (first + i32::from(byte));
        _mm512_broadcast_i32x4(_mm_set_epi32(lane(12), lane(8), lane(4), lane(0)))
    }
}

pub(super) struct Q4K;

impl Long for Q4K {
    const BYTES: usize = q4_k::BLOCK_BYTES;
    const RAISED: bool = false;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn sort(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let levels = Levels::read(w, row_bytes);
            levels.put_mins(half, to);
            for group in 0..8 {
                let byte = (group % 4) as u8;
                let scale = _mm512_shuffle_epi8(levels.scales[group / 4], words_from(byte, byte));
                put(&mut to.scales[group][half], _mm512_and_si512(scale, _mm512_set1_epi32(0xff)));
            }
            for part in 0..4 {
                for (i, codes) in columns_8(w.add(16 + 32 * part), row_bytes).into_iter().enumerate() {
                    put(&mut to.codes[8 * part + i][half], codes);
                }
            }
        }
    }

    #[inline(always)]
    unsafe fn add<const T: usize>(block: &LongBlock, tokens: Tokens, to: &mut [Sums; T]) {
        static NIBBLE: Fours = [15; 64];
        unsafe { tile::q4_k(block, &NIBBLE, tokens, to) }
    }
}

/// What a block of Q4_K has besides codes, of sixteen rows.
pub(in crate::simd::int) struct Levels {
    /// The f16 of scales and minima.
    pub(in crate::simd::int) factors: __m512i,
    /// Four scales of each row in a register.
    pub(in crate::simd::int) scales: [__m512i; 2],
    pub(in crate::simd::int) mins: [__m512i; 2],
}

impl Levels {
    #[inline(always)]
    pub(in crate::simd::int) unsafe fn read(w: *const u8, row_bytes: usize) -> Levels {
        unsafe {
            let (six, nibble) = (_mm512_set1_epi8(63), _mm512_set1_epi8(15));
            let [factors, a, b, c] = columns(w, row_bytes);
            // Four low bits from c, the two above them from the top of a or b.
            let rest = |low: __m512i, top: __m512i| {
                let top = _mm512_and_si512(_mm512_srli_epi16::<2>(top), _mm512_set1_epi8(0x30));
                _mm512_or_si512(_mm512_and_si512(low, nibble), top)
            };
            let scales = [_mm512_and_si512(a, six), rest(c, a)];
            let mins = [_mm512_and_si512(b, six), rest(_mm512_srli_epi16::<4>(c), b)];
            Levels { factors, scales, mins }
        }
    }

    /// Writes the minima and the factors.
    #[inline(always)]
    pub(in crate::simd::int) unsafe fn put_mins(&self, half: usize, to: &mut LongBlock) {
        unsafe {
            for (group, to) in to.mins.iter_mut().enumerate() {
                let byte = (group % 4) as u8;
                put(&mut to[half], _mm512_shuffle_epi8(self.mins[group / 4], words_from(byte, byte)));
            }
            let [factors, min_factors] = f16_pairs(self.factors);
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
            _mm512_store_ps(to.min_factors[half].as_mut_ptr(), min_factors);
        }
    }
}
