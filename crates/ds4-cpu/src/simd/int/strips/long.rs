//! Strips of blocks of 256 elements: one at a time.

use std::arch::x86_64::*;
use std::marker::PhantomData;

use ds4_quant::{q2_k, q4_k};

use super::{Blocks, Fours, Next, Sums, TokenTile, fetch, fetch_line, multiply, put, starts};
use crate::simd::int::zmm::{Ahead, add_word_products, column, columns, columns_8, f16_pairs, load};

/// A block of 256 elements of the rows of a strip.
#[derive(Debug)]
#[repr(C, align(64))]
pub(in crate::simd::int) struct LongBlock {
    pub(in crate::simd::int) values: [[Fours; 2]; 64],
    /// The scale of each group of 32, if the format has them.
    pub(in crate::simd::int) scales: [[[i32; 16]; 2]; 8],
    /// The minima that go with the sums of each sixteen activations, two words in a lane.
    pub(in crate::simd::int) mins: [[Fours; 2]; 8],
    pub(in crate::simd::int) factors: [[f32; 16]; 2],
    pub(in crate::simd::int) min_factors: [[f32; 16]; 2],
}

impl Default for LongBlock {
    fn default() -> LongBlock {
        LongBlock {
            values: [[[0; 64]; 2]; 64],
            scales: [[[0; 16]; 2]; 8],
            mins: [[[0; 64]; 2]; 8],
            factors: [[0.0; 16]; 2],
            min_factors: [[0.0; 16]; 2],
        }
    }
}

/// A format of blocks of 256 elements.
pub(in crate::simd::int) trait Long {
    const BYTES: usize;
    /// Whether each 32 elements have a scale.
    const GROUPS: bool;
    /// Whether values are raised by 128.
    const RAISED: bool;
    const MINS: bool;

    /// Unpacks a block of sixteen rows, the first at `w`.
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock);
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

    #[inline(always)]
    fn n_groups(&self) -> usize {
        self.n_blocks
    }

    #[inline(always)]
    unsafe fn unpack(&mut self, b: usize, w: *const u8, row_bytes: usize, ahead: &mut Ahead) {
        for half in 0..2 {
            unsafe {
                ahead.step();
                F::unpack(w.add(16 * half * row_bytes + b * F::BYTES), row_bytes, half, self.block);
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
        let next = Fetch::new::<F>(next);
        let pair = |a: &[[i32; 16]; 2]| [load(a[0].as_ptr()), load(a[1].as_ptr())];
        let mut sums = [[_mm512_setzero_si512(); 2]; T];
        if F::GROUPS {
            for (group, values) in block.values.as_chunks::<8>().0.iter().enumerate() {
                ahead.step();
                next.group::<F, T>(group);
                let mut products = if F::RAISED {
                    starts::<T>(panel.starts.get_unchecked(8 * b + group), first)
                } else {
                    [[_mm512_setzero_si512(); 2]; T]
                };
                multiply(values, x.add(32 * group), stride, &mut products);
                let scales = pair(&block.scales[group]);
                for (sums, products) in sums.iter_mut().zip(products) {
                    for half in 0..2 {
                        let scaled = _mm512_mullo_epi32(products[half], scales[half]);
                        sums[half] = _mm512_add_epi32(sums[half], scaled);
                    }
                }
            }
        } else {
            for (group, values) in block.values.as_chunks::<8>().0.iter().enumerate() {
                ahead.step();
                next.group::<F, T>(group);
                multiply(values, x.add(32 * group), stride, &mut sums);
            }
        }
        let mut min_sums = [[_mm512_setzero_si512(); 2]; T];
        if F::MINS {
            let x = panel.data().1.add(512 * b).cast::<i32>().add(first);
            for (i, mins) in block.mins.iter().enumerate() {
                let mins = [load(mins[0].as_ptr()), load(mins[1].as_ptr())];
                for (t, sums) in min_sums.iter_mut().enumerate() {
                    let x = _mm512_set1_epi32(x.add(16 * i + t).read_unaligned());
                    for half in 0..2 {
                        sums[half] = add_word_products(sums[half], mins[half], x);
                    }
                }
            }
        }
        let scales = panel.scales.get_unchecked(b);
        for (t, (to, (sums, min_sums))) in to.iter_mut().zip(sums.into_iter().zip(min_sums)).enumerate() {
            let scale = _mm512_set1_ps(*scales.get_unchecked(first + t));
            for half in 0..2 {
                let factor = _mm512_load_ps(block.factors[half].as_ptr());
                let sum = _mm512_cvtepi32_ps(sums[half]);
                let term = if F::MINS {
                    let min_factor = _mm512_load_ps(block.min_factors[half].as_ptr());
                    let mins = _mm512_mul_ps(min_factor, _mm512_cvtepi32_ps(min_sums[half]));
                    _mm512_fmsub_ps(factor, sum, mins)
                } else {
                    _mm512_mul_ps(factor, sum)
                };
                let to = to.0[half].as_mut_ptr();
                _mm512_store_ps(to, _mm512_fmadd_ps(scale, term, _mm512_load_ps(to)));
            }
        }
    }
}

/// What the next tile will read of its panel.
struct Fetch {
    x: *const u8,
    /// What belongs to all tokens of a panel, if it is a panel's first tile.
    shared: Option<(*const [i32; 16], *const u8)>,
}

impl Fetch {
    #[inline(always)]
    unsafe fn new<F: Long>(Next { tile, group: b }: Next<'_>) -> Fetch {
        let shared = (tile.first == 0).then(|| {
            let starts = tile.panel.starts.as_ptr().wrapping_add(8 * b);
            (starts, tile.panel.data().1.wrapping_add(512 * b))
        });
        if shared.is_some() {
            unsafe { fetch_line(tile.panel.scales.as_ptr().wrapping_add(b)) };
        }
        Fetch { x: tile.panel.piece(tile.first, b).0, shared }
    }

    /// An eighth of it, about.
    #[inline(always)]
    unsafe fn group<F: Long, const T: usize>(&self, group: usize) {
        unsafe {
            fetch::<T>(self.x.wrapping_add(32 * T * group));
            if let Some((starts, sums)) = self.shared {
                if F::RAISED {
                    fetch_line(starts.wrapping_add(group));
                }
                if F::MINS {
                    fetch_line(sums.wrapping_add(64 * group));
                }
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
    const GROUPS: bool = false;
    const RAISED: bool = false;
    const MINS: bool = true;

    /// Values are products of code and scale, at most 45: as words, nothing is carried from byte to byte.
    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let (nibble, pair) = (_mm512_set1_epi8(15), _mm512_set1_epi8(3));
            let levels = columns(w, row_bytes);
            let scales = levels.map(|levels| _mm512_and_si512(levels, nibble));
            let mins = levels.map(|levels| _mm512_and_si512(_mm512_srli_epi16::<4>(levels), nibble));
            for i in 0..8 {
                let byte = 2 * (i % 2) as u8;
                put(&mut to.mins[i][half], _mm512_shuffle_epi8(mins[i / 2], words_from(byte, byte + 1)));
            }
            for part in 0..2 {
                // Twice sixteen bytes with four planes of codes; a plane of sixteen bytes is a sub-block.
                let columns = columns_8(w.add(16 + 32 * part), row_bytes);
                for plane in 0..4 {
                    let shift = _mm_cvtsi32_si128(2 * plane as i32);
                    for (sub, codes) in (8 * part + 2 * plane..).zip(columns.as_chunks::<4>().0) {
                        let byte = (sub % 4) as u8;
                        let scale = _mm512_shuffle_epi8(scales[sub / 4], words_from(byte, byte));
                        for (codes, to) in codes.iter().zip(&mut to.values[4 * sub..]) {
                            let codes = _mm512_and_si512(_mm512_srl_epi16(*codes, shift), pair);
                            put(&mut to[half], _mm512_mullo_epi16(codes, scale));
                        }
                    }
                }
            }
            let [factors, min_factors] = f16_pairs(column(w.add(80), row_bytes));
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
            _mm512_store_ps(to.min_factors[half].as_mut_ptr(), min_factors);
        }
    }
}

pub(super) struct Q4K;

impl Long for Q4K {
    const BYTES: usize = q4_k::BLOCK_BYTES;
    const GROUPS: bool = true;
    const RAISED: bool = false;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let nibble = _mm512_set1_epi8(15);
            let levels = Levels::read(w, row_bytes);
            levels.put_mins(half, to);
            for group in 0..8 {
                let byte = (group % 4) as u8;
                let scale = _mm512_shuffle_epi8(levels.scales[group / 4], words_from(byte, byte));
                let scale = _mm512_and_si512(scale, _mm512_set1_epi32(0xff));
                _mm512_storeu_si512(to.scales[group][half].as_mut_ptr().cast(), scale);
            }
            for part in 0..4 {
                for (at, codes) in (16 * part..).zip(columns_8(w.add(16 + 32 * part), row_bytes)) {
                    let high = _mm512_srli_epi16::<4>(codes);
                    put(&mut to.values[at][half], _mm512_and_si512(codes, nibble));
                    put(&mut to.values[at + 8][half], _mm512_and_si512(high, nibble));
                }
            }
        }
    }
}

/// What a block of Q4_K has besides codes, of sixteen rows.
pub(in crate::simd::int) struct Levels {
    factors: __m512i,
    /// Four scales of each row in a register.
    pub(in crate::simd::int) scales: [__m512i; 2],
    mins: [__m512i; 2],
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
