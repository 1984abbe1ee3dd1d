//! Strips of IQ2_XXS.

use std::arch::x86_64::*;

use ds4_quant::iq2_xxs;

use super::long::{Long, LongBlock};
use super::put;
use crate::simd::int::iq2::{Codebook, MAGNITUDES};
use crate::simd::int::zmm::{column, columns_8, f16_pairs};

pub(super) struct Iq2Xxs;

impl Long for Iq2Xxs {
    const BYTES: usize = iq2_xxs::BLOCK_BYTES;
    const GROUPS: bool = true;
    const RAISED: bool = true;
    const MINS: bool = false;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let book = Codebook::load();
            let points = points();
            for part in 0..2 {
                let columns = columns_8(w.add(2 + 32 * part), row_bytes);
                for (group, &[entries, words]) in (4 * part..).zip(columns.as_chunks::<2>().0) {
                    let codes = book.look_up(entries);
                    // Four times seven bits of each lane; their parity becomes the eighth: rows of a matrix over GF(2).
                    let indices = _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x352e_2720_150e_0700), words);
                    let signs = _mm512_gf2p8affine_epi64_epi8::<0>(indices, _mm512_set1_epi64(0x0102_0408_1020_407f));
                    for (i, to) in to.values[8 * group..][..8].iter_mut().enumerate() {
                        put(&mut to[half], element(i, codes, signs, points));
                    }
                    // The scale is the upper four bits; twice it, plus one.
                    let (bits, one) = (_mm512_set1_epi32(0x1e), _mm512_set1_epi32(1));
                    let scales = _mm512_and_si512(_mm512_srli_epi32::<27>(words), bits);
                    _mm512_storeu_si512(to.scales[group][half].as_mut_ptr().cast(), _mm512_or_si512(scales, one));
                }
            }
            let factors = _mm512_mul_ps(f16_pairs(column(w, row_bytes))[0], _mm512_set1_ps(0.125));
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
        }
    }
}

/// Values of element `i` of the four octets of each lane. By shifts, not multishifts: those would take the ports of products.
#[inline(always)]
unsafe fn element(i: usize, codes: [__m512i; 2], signs: __m512i, points: __m512i) -> __m512i {
    unsafe {
        let by = |n: usize| _mm_cvtsi32_si128(n as i32);
        // Codes in bits 0 and 1 of each byte, signs in bit 2; the other bits are of no account.
        let codes = _mm512_srl_epi16(codes[i / 4], by(2 * (i % 4)));
        let signs = if i < 2 { _mm512_sll_epi16(signs, by(2 - i)) } else { _mm512_srl_epi16(signs, by(i - 2)) };
        // b ? c : a
        let codes = _mm512_ternarylogic_epi32::<0b1011_1000>(codes, _mm512_set1_epi8(4), signs);
        _mm512_permutexvar_epi8(codes, points)
    }
}

/// For [`_mm512_permutexvar_epi8`]: 128 plus the magnitude of each code, then 128 minus it. Of the six bits that the
/// instruction sees, the upper three do not count.
#[inline(always)]
unsafe fn points() -> __m512i {
    let [a, b, c] = MAGNITUDES;
    let points = [128 + a, 128 + b, 128 + c, 128, 128 - a, 128 - b, 128 - c, 128];
    unsafe { _mm512_set1_epi64(i64::from_le_bytes(points)) }
}
