//! Rows of blocks of 256.

use std::arch::x86_64::*;

use ds4_quant::{q2_k, q4_k};

use super::ROWS;
use crate::simd::int::acts::ActRow;
use crate::simd::int::blocks::Q4K;
use crate::simd::int::zmm::{Ahead, LOW, Sum, counting, f16_pairs, fours, halves, load, quarters, sums_8};

/// A format of blocks of 256; a trait for the same reason as [`super::ShortBlocks`].
pub(in crate::simd::int) trait LongBlocks {
    const BYTES: usize;
    /// Where the f16 factor of a block is; that of the minima is behind it.
    const FACTOR: usize;
    const MINS: bool;
    /// What the blocks of sixteen rows are taken apart into before they are multiplied.
    type Parts: Default;
    /// The activations of a block.
    type Acts: Copy;

    /// Takes apart the blocks that begin `at` bytes after `rows`.
    #[inline(always)]
    unsafe fn take_apart(_rows: &[*const u8; ROWS], _at: usize, _parts: &mut Self::Parts) {}

    /// Block `b` of the activations.
    unsafe fn acts(x: ActRow<'_>, b: usize) -> Self::Acts;

    /// The products of the block at `w`, which is that of row `row`.
    unsafe fn products(w: *const u8, parts: &Self::Parts, row: usize, x: Self::Acts) -> __m512i;

    /// The minima of two blocks, sixteen words each.
    #[inline(always)]
    unsafe fn mins(_a: *const u8, _b: *const u8) -> __m512i {
        unsafe { _mm512_setzero_si512() }
    }
}

/// Rows of blocks of 256: a block of sixteen rows, then the next.
#[inline(always)]
pub(in crate::simd::int) unsafe fn long_blocks<F: LongBlocks>(w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
    unsafe {
        let n_blocks = x.cols / 256;
        let row_bytes = n_blocks * F::BYTES;
        let mut parts = F::Parts::default();
        for (w, out) in w.chunks(ROWS * row_bytes).zip(out.chunks_mut(ROWS)) {
            // In the place of missing rows the last one is computed again.
            let last = out.len() - 1;
            let rows: [*const u8; ROWS] = std::array::from_fn(|i| w.as_ptr().add(i.min(last) * row_bytes));
            let places = _mm512_min_epi32(counting(), _mm512_set1_epi32(last as i32));
            let places = _mm512_mullo_epi32(places, _mm512_set1_epi32(row_bytes as i32));
            let mut ahead = Ahead::of(w, n_blocks);
            let mut chains = _mm512_setzero_ps();
            for b in 0..n_blocks {
                ahead.step();
                let at = b * F::BYTES;
                F::take_apart(&rows, at, &mut parts);
                let acts = F::acts(x, b);
                let mut sums = [_mm512_setzero_si512(); 4];
                for (four, sums) in sums.iter_mut().enumerate() {
                    let mut products = [_mm512_setzero_si512(); 4];
                    for (i, products) in products.iter_mut().enumerate() {
                        let row = 4 * four + i;
                        *products = F::products(rows[row].add(at), &parts, row, acts);
                    }
                    *sums = fours::<Sum>(&products);
                }
                let sums = quarters::<Sum>(halves(sums[0], sums[1]), halves(sums[2], sums[3]));
                let factors = _mm512_i32gather_epi32::<1>(places, w.as_ptr().add(at + F::FACTOR).cast());
                let [factors, min_factors] = f16_pairs(factors);
                let sums = _mm512_cvtepi32_ps(sums);
                let terms = if F::MINS {
                    let mins = _mm512_mul_ps(min_factors, _mm512_cvtepi32_ps(min_sums::<F>(&rows, at, x, b)));
                    _mm512_fmsub_ps(factors, sums, mins)
                } else {
                    _mm512_mul_ps(_mm512_mul_ps(factors, _mm512_set1_ps(0.125)), sums)
                };
                chains = _mm512_fmadd_ps(_mm512_set1_ps(*x.scales.get_unchecked(b)), terms, chains);
            }
            let mut lanes = [0.0_f32; ROWS];
            _mm512_storeu_ps(lanes.as_mut_ptr(), chains);
            out.copy_from_slice(&lanes[..out.len()]);
        }
    }
}

/// The minima of each row times the sums of the activations.
#[inline(always)]
unsafe fn min_sums<F: LongBlocks>(rows: &[*const u8; ROWS], at: usize, x: ActRow<'_>, b: usize) -> __m512i {
    unsafe {
        let sums = _mm512_broadcast_i64x4(_mm256_loadu_si256(x.sums.as_ptr().add(16 * b).cast()));
        let mut products = [_mm512_setzero_si512(); 8];
        for (products, rows) in products.iter_mut().zip(rows.as_chunks::<2>().0) {
            *products = _mm512_madd_epi16(F::mins(rows[0].add(at), rows[1].add(at)), sums);
        }
        sums_8(products)
    }
}

/// The codes of block `b`.
#[inline(always)]
unsafe fn codes(x: ActRow<'_>, b: usize) -> *const i8 {
    unsafe { x.codes.as_ptr().add(256 * b) }
}

/// Sixteen bytes of each as words.
#[inline(always)]
unsafe fn words(a: __m128i, b: __m128i) -> __m512i {
    unsafe { _mm512_cvtepu8_epi16(_mm256_inserti128_si256::<1>(_mm256_castsi128_si256(a), b)) }
}

pub(in crate::simd::int) struct Q2K;

impl LongBlocks for Q2K {
    const BYTES: usize = q2_k::BLOCK_BYTES;
    const FACTOR: usize = 80;
    const MINS: bool = true;
    type Parts = ();
    type Acts = *const i8;

    #[inline(always)]
    unsafe fn acts(x: ActRow<'_>, b: usize) -> *const i8 {
        unsafe { codes(x, b) }
    }

    #[inline(always)]
    unsafe fn products(w: *const u8, _: &(), _: usize, codes: *const i8) -> __m512i {
        unsafe {
            let levels = _mm_loadu_si128(w.cast());
            let mut sums = _mm512_setzero_si512();
            for quarter in 0..4 {
                sums = _mm512_dpbusd_epi32(sums, q2_k_values(w, levels, quarter), load(codes.add(64 * quarter)));
            }
            sums
        }
    }

    #[inline(always)]
    unsafe fn mins(a: *const u8, b: *const u8) -> __m512i {
        unsafe {
            let levels = words(_mm_loadu_si128(a.cast()), _mm_loadu_si128(b.cast()));
            _mm512_srli_epi16::<4>(levels)
        }
    }
}

/// The products of code and scale of a quarter of a Q2_K block, at most 45. A product of two codes as one word and their
/// scale is that of both: nothing is carried from byte to byte.
#[inline(always)]
pub(in crate::simd::int) unsafe fn q2_k_values(w: *const u8, levels: __m128i, quarter: usize) -> __m512i {
    unsafe {
        let bytes = _mm512_broadcast_i64x4(_mm256_loadu_si256(w.add(16 + 32 * (quarter / 2)).cast()));
        // Two planes of two bits.
        let shifts = if quarter.is_multiple_of(2) {
            _mm512_set_epi64(2 * LOW, 2 * LOW, 2 * LOW, 2 * LOW, 0, 0, 0, 0)
        } else {
            _mm512_set_epi64(6 * LOW, 6 * LOW, 6 * LOW, 6 * LOW, 4 * LOW, 4 * LOW, 4 * LOW, 4 * LOW)
        };
        let codes = _mm512_and_si512(_mm512_srlv_epi16(bytes, shifts), _mm512_set1_epi8(3));
        let scales = _mm512_broadcast_i32x4(_mm_and_si128(levels, _mm_set1_epi8(15)));
        _mm512_mullo_epi16(codes, _mm512_shuffle_epi8(scales, words_of([0, 1, 2, 3].map(|i| i + 4 * quarter as i64))))
    }
}

/// For `_mm512_shuffle_epi8`: byte `bytes[i]` as all words of quarter i of a register.
#[inline(always)]
unsafe fn words_of(bytes: [i64; 4]) -> __m512i {
    unsafe {
        let [a, b, c, d] = bytes.map(|byte| (0x8000 | byte).wrapping_mul(LOW));
        _mm512_set_epi64(d, d, c, c, b, b, a, a)
    }
}

impl LongBlocks for Q4K {
    const BYTES: usize = q4_k::BLOCK_BYTES;
    const FACTOR: usize = 0;
    const MINS: bool = true;
    type Parts = ();
    type Acts = *const i8;

    #[inline(always)]
    unsafe fn acts(x: ActRow<'_>, b: usize) -> *const i8 {
        unsafe { codes(x, b) }
    }

    #[inline(always)]
    unsafe fn products(w: *const u8, _: &(), _: usize, codes: *const i8) -> __m512i {
        unsafe {
            let scales = _mm512_broadcast_i32x4(q4_k_levels(w));
            let mut sums = _mm512_setzero_si512();
            for quarter in 0..4 {
                let pairs = _mm512_maddubs_epi16(q4_k_codes(w, quarter), load(codes.add(64 * quarter)));
                let sub = 2 * quarter as i64;
                let scales = _mm512_shuffle_epi8(scales, words_of([sub, sub, sub + 1, sub + 1]));
                sums = _mm512_dpwssd_epi32(sums, pairs, scales);
            }
            sums
        }
    }

    #[inline(always)]
    unsafe fn mins(a: *const u8, b: *const u8) -> __m512i {
        unsafe {
            let mins = |w: *const u8| {
                let levels = q4_k_levels(w);
                _mm_unpackhi_epi8(levels, levels)
            };
            words(mins(a), mins(b))
        }
    }
}

/// [`Q4K::levels`] of a block.
#[inline(always)]
unsafe fn q4_k_levels(w: *const u8) -> __m128i {
    unsafe {
        let levels = Q4K::levels(&*w.cast::<[u8; 16]>());
        _mm_loadu_si128(levels.as_ptr().cast())
    }
}

/// The codes of a quarter of a Q4_K block.
#[inline(always)]
pub(in crate::simd::int) unsafe fn q4_k_codes(w: *const u8, quarter: usize) -> __m512i {
    unsafe {
        let bytes = _mm512_broadcast_i64x4(_mm256_loadu_si256(w.add(16 + 32 * quarter).cast()));
        let shifts = _mm512_set_epi64(4 * LOW, 4 * LOW, 4 * LOW, 4 * LOW, 0, 0, 0, 0);
        _mm512_and_si512(_mm512_srlv_epi16(bytes, shifts), _mm512_set1_epi8(15))
    }
}
