//! Blocks of 256 elements as planes of signed bytes, the scales of sub-blocks multiplied in.

use std::arch::x86_64::*;

use ds4_quant::{iq2_xxs, q2_k, q4_k};

use super::long::HighPlane;
use crate::simd::int::iq2::{Codebook, MAGNITUDES};
use crate::simd::int::strips::{self, Levels, LongBlock, bytes_from, put, words_from};
use crate::simd::int::zmm::{column, columns_8, f16_pairs, load, upper_products};

/// A format of blocks of 256 elements.
pub(super) trait Planes {
    const BYTES: usize;
    /// One or two.
    const PLANES: usize;
    /// The high plane counts `2^SHIFT` times.
    const SHIFT: u32;
    const MINS: bool;

    /// Unpacks a block of sixteen rows, the first at `w`: to `low` the low plane, the factors and the minima as words.
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, low: &mut LongBlock, high: &mut HighPlane);
}

pub(super) struct Q2K;

impl Planes for Q2K {
    const BYTES: usize = q2_k::BLOCK_BYTES;
    const PLANES: usize = 1;
    const SHIFT: u32 = 0;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, low: &mut LongBlock, _: &mut HighPlane) {
        unsafe { strips::Q2K::unpack(w, row_bytes, half, low) };
    }
}

pub(super) struct Q4K;

impl Planes for Q4K {
    const BYTES: usize = q4_k::BLOCK_BYTES;
    const PLANES: usize = 2;
    const SHIFT: u32 = 3;
    const MINS: bool = true;

    /// The scale's low three bits times the codes and its high three bits times the codes, at most 105 each. Two codes are a
    /// word, whose product with a number is that of both: nothing is carried from byte to byte.
    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, low: &mut LongBlock, high: &mut HighPlane) {
        unsafe {
            let levels = Levels::read(w, row_bytes);
            levels.put_mins(half, low);
            let (nibble, seven) = (_mm512_set1_epi8(15), _mm512_set1_epi16(7));
            for pair in 0..4 {
                // Groups 2 pair and 2 pair + 1. Codes of the second are in the high nibbles: 16 times too large, times 4096, of
                // which the upper word is taken.
                let byte = 2 * (pair % 2) as u8;
                let scales =
                    [byte, byte + 1].map(|byte| _mm512_shuffle_epi8(levels.scales[pair / 2], words_from(byte, byte)));
                let parts = scales.map(|scales| [_mm512_and_si512(scales, seven), _mm512_srli_epi16::<3>(scales)]);
                let first = parts[0];
                let second = parts[1].map(|part| _mm512_slli_epi16::<12>(part));
                let columns = columns_8(w.add(16 + 32 * pair), row_bytes);
                for (at, codes) in (16 * pair..).zip(columns) {
                    let (a, b) = (_mm512_and_si512(codes, nibble), _mm512_andnot_si512(nibble, codes));
                    put(&mut low.values[at][half], _mm512_mullo_epi16(a, first[0]));
                    put(&mut high[at][half], _mm512_mullo_epi16(a, first[1]));
                    put(&mut low.values[at + 8][half], upper_products(b, second[0]));
                    put(&mut high[at + 8][half], upper_products(b, second[1]));
                }
            }
        }
    }
}

pub(super) struct Iq2Xxs;

impl Planes for Iq2Xxs {
    const BYTES: usize = iq2_xxs::BLOCK_BYTES;
    const PLANES: usize = 2;
    const SHIFT: u32 = 7;
    const MINS: bool = false;

    /// Scale and code of a magnitude are six bits, by which both planes of their product are looked up; the signs follow.
    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, low: &mut LongBlock, high: &mut HighPlane) {
        unsafe {
            let book = Codebook::load();
            let tables = [load(PRODUCTS[0].as_ptr()), load(PRODUCTS[1].as_ptr())];
            let (zero, two_bits) = (_mm512_setzero_si512(), _mm512_set1_epi8(3));
            for part in 0..2 {
                let columns = columns_8(w.add(2 + 32 * part), row_bytes);
                for (group, &[entries, words]) in (4 * part..).zip(columns.as_chunks::<2>().0) {
                    let codes = book.look_up(entries);
                    // Four times seven bits of each lane; their parity becomes the eighth: rows of a matrix over GF(2).
                    let indices = _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x352e_2720_150e_0700), words);
                    let signs = _mm512_gf2p8affine_epi64_epi8::<0>(indices, _mm512_set1_epi64(0x0102_0408_1020_407f));
                    // The scale is the upper four bits of a lane; here bits 2 to 5 of all of its bytes.
                    let scales = _mm512_srli_epi16::<2>(_mm512_shuffle_epi8(words, bytes_from(3)));
                    // Element `i` of the four octets, as panels have them.
                    for i in 0..8 {
                        let codes = _mm512_srl_epi16(codes[i / 4], _mm_cvtsi32_si128(2 * (i % 4) as i32));
                        // a ? b : c
                        let index = _mm512_ternarylogic_epi32::<0b1100_1010>(two_bits, codes, scales);
                        let negative = _mm512_test_epi8_mask(signs, _mm512_set1_epi8((1 << i) as u8 as i8));
                        let planes = [&mut low.values, &mut *high];
                        for (plane, table) in planes.into_iter().zip(tables) {
                            let product = _mm512_permutexvar_epi8(index, table);
                            let signed = _mm512_mask_sub_epi8(product, negative, zero, product);
                            put(&mut plane[8 * group + i][half], signed);
                        }
                    }
                }
            }
            let factors = _mm512_mul_ps(f16_pairs(column(w, row_bytes))[0], _mm512_set1_ps(0.125));
            _mm512_store_ps(low.factors[half].as_mut_ptr(), factors);
        }
    }
}

/// The products of magnitudes and scales, at the code of the magnitude plus four times the scale: the low 7 bits and the rest.
static PRODUCTS: [[u8; 64]; 2] = {
    let mut products = [[0; 64]; 2];
    let mut i = 0;
    while i < 16 * 3 {
        let (scale, code) = (i / 3, i % 3);
        let product = (2 * scale + 1) * MAGNITUDES[code] as usize;
        products[0][4 * scale + code] = (product & 127) as u8;
        products[1][4 * scale + code] = (product >> 7) as u8;
        i += 1;
    }
    products
};
