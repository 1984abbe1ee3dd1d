//! Strips of IQ2_XXS.

use std::arch::x86_64::*;

use ds4_quant::iq2_xxs;

use super::long::{Long, LongBlock};
use super::tile::{self, Tokens};
use super::{Fours, Sums, put};
use crate::simd::int::iq2::{Codebook, MAGNITUDES};
use crate::simd::int::zmm::{column, columns_8, f16_pairs};

pub(super) struct Iq2Xxs;

impl Long for Iq2Xxs {
    const BYTES: usize = iq2_xxs::BLOCK_BYTES;
    const RAISED: bool = true;
    const MINS: bool = false;

    #[inline(always)]
    unsafe fn sort(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let (book, low) = (Codebook::load(), _mm512_set1_epi8(15));
            for part in 0..2 {
                let columns = columns_8(w.add(2 + 32 * part), row_bytes);
                for (group, &[entries, words]) in (4 * part..).zip(columns.as_chunks::<2>().0) {
                    // Four times seven bits of each lane; their parity becomes the eighth: rows of a matrix over GF(2), by which
                    // the signs of four elements come to the upper bits.
                    let indices = _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x352e_2720_150e_0700), words);
                    let signs = [0x0102_0408, 0x1020_407f]
                        .map(|rows| _mm512_gf2p8affine_epi64_epi8::<0>(indices, _mm512_set1_epi64(rows)));
                    for (i, (codes, signs)) in book.look_up(entries).into_iter().zip(signs).enumerate() {
                        let (codes_2, signs_2) = (_mm512_srli_epi16::<4>(codes), _mm512_srli_epi16::<2>(signs));
                        put(&mut to.codes[4 * group + 2 * i][half], blend(low, codes, signs));
                        put(&mut to.codes[4 * group + 2 * i + 1][half], blend(low, codes_2, signs_2));
                    }
                    // The scale is the upper four bits; twice it, plus one.
                    let (bits, one) = (_mm512_set1_epi32(0x1e), _mm512_set1_epi32(1));
                    let scales = _mm512_and_si512(_mm512_srli_epi32::<27>(words), bits);
                    put(&mut to.scales[group][half], _mm512_or_si512(scales, one));
                }
            }
            let factors = _mm512_mul_ps(f16_pairs(column(w, row_bytes))[0], _mm512_set1_ps(0.125));
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
        }
    }

    #[inline(always)]
    unsafe fn add<const T: usize>(block: &LongBlock, tokens: Tokens, to: &mut [Sums; T]) {
        unsafe { tile::iq2_xxs(block, &POINTS, tokens, to) }
    }
}

/// The bits of `a` where `mask` has ones, those of `b` elsewhere.
#[inline(always)]
unsafe fn blend(mask: __m512i, a: __m512i, b: __m512i) -> __m512i {
    unsafe { _mm512_ternarylogic_epi32::<0b1100_1010>(mask, a, b) }
}

/// The values of two elements by six bits: the code of the first magnitude, that of the second, and their signs. A value is 128
/// plus or minus its magnitude.
static POINTS: [Fours; 2] = {
    let [a, b, c] = MAGNITUDES;
    let magnitudes = [a, b, c, 0];
    let mut points = [[0; 64]; 2];
    let mut i = 0;
    while i < 64 {
        let [first, second] = [magnitudes[i % 4], magnitudes[i / 4 % 4]];
        points[0][i] = if i / 16 % 2 == 0 { 128 + first } else { 128 - first };
        points[1][i] = if i / 32 == 0 { 128 + second } else { 128 - second };
        i += 1;
    }
    points
};
