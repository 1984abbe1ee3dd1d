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
            let book = Codebook::load();
            for part in 0..2 {
                let columns = columns_8(w.add(2 + 32 * part), row_bytes);
                for (group, &[entries, words]) in (4 * part..).zip(columns.as_chunks::<2>().0) {
                    let [first, last] = book.look_up(entries);
                    // Four times seven bits of each lane; their parity becomes the eighth: rows of a matrix over GF(2).
                    let indices = _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x352e_2720_150e_0700), words);
                    let signs = _mm512_gf2p8affine_epi64_epi8::<0>(indices, _mm512_set1_epi64(0x0102_0408_1020_407f));
                    put(&mut to.codes[3 * group][half], first);
                    put(&mut to.codes[3 * group + 1][half], last);
                    put(&mut to.codes[3 * group + 2][half], signs);
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

/// The bit of a sign, and by code and sign 128 plus a magnitude, then 128 minus it. Of the six bits that a look-up sees, the upper
/// three do not count.
static POINTS: [Fours; 2] = {
    let [a, b, c] = MAGNITUDES;
    let eight = [128 + a, 128 + b, 128 + c, 128, 128 - a, 128 - b, 128 - c, 128];
    let mut points = [0; 64];
    let mut i = 0;
    while i < 64 {
        points[i] = eight[i % 8];
        i += 1;
    }
    [[4; 64], points]
};
