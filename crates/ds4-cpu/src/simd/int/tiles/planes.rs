//! Blocks of 256 elements as planes of signed bytes, the scales of sub-blocks multiplied in.

use std::arch::asm;
use std::arch::x86_64::*;

use ds4_quant::{iq2_xxs, q2_k, q4_k};

use super::long::{Block, Raw};
use crate::simd::int::iq2::{Codebook, MAGNITUDES};
use crate::simd::int::strips::{Levels, bytes_from, put, words_from};
use crate::simd::int::zmm::{column, columns, columns_8, f16_pairs, load, upper_products};

/// A format of blocks of 256 elements.
pub(super) trait Planes {
    const BYTES: usize;
    /// One or two.
    const PLANES: usize;
    /// The high plane counts `2^SHIFT` times.
    const SHIFT: u32;
    const MINS: bool;

    /// Pieces in which half a block is unpacked, one after the other.
    const PIECES: usize;

    /// Unpacks a piece of a block of sixteen rows, the first at `w`. `raw` is for the pieces after it.
    unsafe fn unpack(piece: usize, w: *const u8, row_bytes: usize, half: usize, raw: &mut Raw, to: &mut Block);
}

pub(super) struct Q2K;

impl Planes for Q2K {
    const BYTES: usize = q2_k::BLOCK_BYTES;
    const PLANES: usize = 1;
    const SHIFT: u32 = 0;
    const MINS: bool = true;
    const PIECES: usize = 8;

    /// Values are products of code and scale, at most 45: as words, nothing is carried from byte to byte.
    #[inline(always)]
    unsafe fn unpack(piece: usize, w: *const u8, row_bytes: usize, half: usize, raw: &mut Raw, to: &mut Block) {
        unsafe {
            if piece == 0 {
                let nibble = _mm512_set1_epi8(15);
                let levels = columns(w, row_bytes);
                for (i, levels) in levels.into_iter().enumerate() {
                    put(&mut raw.levels[i], _mm512_and_si512(levels, nibble));
                    let mins = _mm512_and_si512(_mm512_srli_epi16::<4>(levels), nibble);
                    for pair in 0..2 {
                        let byte = 2 * pair as u8;
                        to.put_mins(half, 2 * i + pair, _mm512_shuffle_epi8(mins, words_from(byte, byte + 1)));
                    }
                }
                to.put_factors(half, f16_pairs(column(w.add(80), row_bytes)));
            }
            // Twice sixteen bytes with four planes of codes; a plane of sixteen bytes is a group.
            let (part, plane) = (piece / 4, piece % 4);
            if plane == 0 {
                raw.put_columns(columns_8(w.add(16 + 32 * part), row_bytes));
            }
            let (shift, two_bits) = (_mm512_set1_epi16(2 * plane as i16), _mm512_set1_epi8(3));
            let scales = load(raw.levels.get_unchecked(piece / 2).as_ptr());
            let values = &mut to.planes[0][8 * piece..][..8];
            for (i, codes) in raw.columns.iter().enumerate() {
                let scale = word_of(scales, 2 * (plane % 2) + i / 4);
                let codes = _mm512_and_si512(_mm512_srlv_epi16(load(codes.as_ptr()), shift), two_bits);
                put(&mut values[i][half], _mm512_mullo_epi16(codes, scale));
            }
        }
    }
}

pub(super) struct Q4K;

impl Planes for Q4K {
    const BYTES: usize = q4_k::BLOCK_BYTES;
    const PLANES: usize = 2;
    const SHIFT: u32 = 3;
    const MINS: bool = true;
    const PIECES: usize = 4;

    /// The scale's low three bits times the codes and its high three bits times the codes, at most 105 each. Two codes are a
    /// word, whose product with a number is that of both: nothing is carried from byte to byte.
    #[inline(always)]
    unsafe fn unpack(pair: usize, w: *const u8, row_bytes: usize, half: usize, raw: &mut Raw, to: &mut Block) {
        unsafe {
            if pair == 0 {
                let levels = Levels::read(w, row_bytes);
                for group in 0..8 {
                    let byte = (group % 4) as u8;
                    let mins = _mm512_shuffle_epi8(levels.mins[group / 4], words_from(byte, byte));
                    to.put_mins(half, group, mins);
                }
                to.put_factors(half, f16_pairs(levels.factors));
                put(&mut raw.levels[0], levels.scales[0]);
                put(&mut raw.levels[1], levels.scales[1]);
            }
            let (nibble, seven) = (_mm512_set1_epi8(15), _mm512_set1_epi16(7));
            // Groups 2 pair and 2 pair + 1. Codes of the second are in the high nibbles: 16 times too large, times 4096, of
            // which the upper word is taken.
            let levels = load(raw.levels.get_unchecked(pair / 2).as_ptr());
            // No closures: they are compiled without the instruction set where they are not inlined.
            let scales = [word_of(levels, 2 * (pair % 2)), word_of(levels, 2 * (pair % 2) + 1)];
            let first = [_mm512_and_si512(scales[0], seven), _mm512_srli_epi16::<3>(scales[0])];
            let low = _mm512_and_si512(_mm512_slli_epi16::<12>(scales[1]), _mm512_set1_epi16(0x7000));
            let second = [low, _mm512_and_si512(_mm512_slli_epi16::<9>(scales[1]), _mm512_set1_epi16(0x7000))];
            let [low, high] = to.planes.each_mut().map(|plane| &mut plane[16 * pair..][..16]);
            for (at, codes) in columns_8(w.add(16 + 32 * pair), row_bytes).into_iter().enumerate() {
                let (a, b) = (_mm512_and_si512(codes, nibble), _mm512_andnot_si512(nibble, codes));
                put(&mut low[at][half], _mm512_mullo_epi16(a, first[0]));
                put(&mut high[at][half], _mm512_mullo_epi16(a, first[1]));
                put(&mut low[at + 8][half], upper_products(b, second[0]));
                put(&mut high[at + 8][half], upper_products(b, second[1]));
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
    const PIECES: usize = 8;

    /// Scale and code of a magnitude are six bits, by which both planes of their product are looked up; the signs follow.
    #[inline(always)]
    unsafe fn unpack(group: usize, w: *const u8, row_bytes: usize, half: usize, raw: &mut Raw, to: &mut Block) {
        unsafe {
            if group.is_multiple_of(4) {
                raw.put_columns(columns_8(w.add(2 + 8 * group), row_bytes));
            }
            if group == 0 {
                let factors = _mm512_mul_ps(f16_pairs(column(w, row_bytes))[0], _mm512_set1_ps(0.125));
                to.put_factors(half, [factors, _mm512_setzero_ps()]);
            }
            let book = Codebook::load();
            let tables = [load(PRODUCTS[0].as_ptr()), load(PRODUCTS[1].as_ptr())];
            let two_bits = _mm512_set1_epi8(3);
            let columns = raw.columns.as_ptr().add(2 * (group % 4));
            let (entries, words) = (load(columns), load(columns.add(1)));
            let codes = book.look_up(entries);
            // Four times seven bits of each lane; their parity becomes the eighth: rows of a matrix over GF(2).
            let indices = _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x352e_2720_150e_0700), words);
            let signs = _mm512_gf2p8affine_epi64_epi8::<0>(indices, _mm512_set1_epi64(0x0102_0408_1020_407f));
            // The scale is the upper four bits of a lane; here bits 2 to 5 of all of its bytes.
            let scales = _mm512_srli_epi16::<2>(_mm512_shuffle_epi8(words, bytes_from(3)));
            let [low, high] = to.planes.each_mut().map(|plane| &mut plane[8 * group..][..8]);
            // Element `i` of the four octets, as panels have them.
            for i in 0..8 {
                let codes = _mm512_srl_epi16(codes[i / 4], _mm_cvtsi32_si128(2 * (i % 4) as i32));
                // a ? b : c
                let index = _mm512_ternarylogic_epi32::<0b1100_1010>(two_bits, codes, scales);
                let negative = _mm512_test_epi8_mask(signs, _mm512_set1_epi8((1 << i) as u8 as i8));
                for (plane, table) in [&mut *low, &mut *high].into_iter().zip(tables) {
                    let product = _mm512_permutexvar_epi8(index, table);
                    put(&mut plane[i][half], negate(product, negative));
                }
            }
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

/// Negates bytes. The compiler makes two instructions of the one.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
unsafe fn negate(mut bytes: __m512i, which: __mmask64) -> __m512i {
    unsafe {
        asm!("vpsubb {bytes}{{{which}}}, {zero}, {bytes}", bytes = inout(zmm_reg) bytes, which = in(kreg) which,
            zero = in(zmm_reg) _mm512_setzero_si512(), options(pure, nomem, nostack, preserves_flags));
    }
    bytes
}

/// One byte of each lane as both of its words.
#[inline(always)]
unsafe fn word_of(bytes: __m512i, byte: usize) -> __m512i {
    unsafe { _mm512_shuffle_epi8(bytes, _mm512_add_epi16(words_from(0, 0), _mm512_set1_epi16(byte as i16))) }
}
