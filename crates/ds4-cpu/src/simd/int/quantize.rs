//! Activations with AVX-512: quantized, and laid side by side. Sixteen blocks of 32 at a time, so that magnitudes, scales and sums of
//! blocks are lanes of a register; or a block of 256 with its sums and octets. Bit for bit as `acts.rs` and `panel.rs` do it.
//!
//! # Safety
//! Of all functions: the CPU has AVX-512 F, BW, VL, DQ and VBMI.

use std::arch::x86_64::*;

use super::acts::{self, ActFormat, ActRowMut, scale_of_256};
use super::panel::{Lay, PANEL};
use super::zmm::{Max, Sum, lanes, largest_magnitude, load, transpose};

/// Elements of sixteen blocks of 32.
const BLOCKS: usize = 16 * 32;

/// How many times as many elements ahead are fetched: the processor's look-ahead ends with a page of 4 KiB.
const AHEAD: usize = 2;

/// Fetches values.
#[inline(always)]
pub(super) fn fetch(x: &[f32]) {
    for line in x.chunks(16) {
        // SAFETY: every CPU of this architecture has the instruction, and it reads nothing.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) };
    }
}

/// [`acts::quantize`].
#[inline(always)]
pub(super) unsafe fn quantize(x: &[f32], row: &mut ActRowMut<'_>) {
    unsafe {
        match row.format {
            ActFormat::Q8_0 => {
                let (whole, rest) = x.as_chunks::<BLOCKS>();
                for (i, x) in whole.iter().enumerate() {
                    if let Some(later) = whole.get(i + AHEAD) {
                        fetch(later);
                    }
                    let codes = &mut row.codes[BLOCKS * i..][..BLOCKS];
                    blocks_of_32(x, codes, &mut row.scales[16 * i..][..16], &mut row.sums[16 * i..][..16]);
                }
                acts::quantize(rest, &mut row.from(BLOCKS * whole.len()), |x| largest_magnitude(x));
            }
            ActFormat::Q8K => {
                for (b, x) in x.as_chunks::<256>().0.iter().enumerate() {
                    let (codes, octets) = (&mut row.codes[256 * b..][..256], &mut row.octets[256 * b..][..256]);
                    row.scales[b] = block_of_256(x, codes, &mut row.sums[16 * b..][..16], octets);
                }
            }
        }
    }
}

/// Writes the codes, scales and sums of sixteen blocks of 32.
#[inline(always)]
unsafe fn blocks_of_32(x: &[f32; BLOCKS], codes: &mut [i8], scales: &mut [f32], sums: &mut [i16]) {
    unsafe {
        let zero = _mm512_setzero_ps();
        let mut largest = [_mm512_setzero_si512(); 16];
        for (x, largest) in x.as_chunks::<32>().0.iter().zip(&mut largest) {
            let [a, b] = [x.as_ptr(), x.as_ptr().add(16)].map(|x| _mm512_abs_ps(_mm512_loadu_ps(x)));
            // Of NaN and a number the instruction gives its second operand. Magnitudes are in the order of their bits.
            *largest = _mm512_castps_si512(_mm512_max_ps(b, _mm512_max_ps(a, zero)));
        }
        let scale = _mm512_div_ps(_mm512_castsi512_ps(lanes::<Max>(&largest)), _mm512_set1_ps(127.0));
        let some = _mm512_cmp_ps_mask::<_CMP_NEQ_UQ>(scale, zero);
        _mm512_storeu_ps(scales.as_mut_ptr(), scale);
        let mut inverses = [0.0; 16];
        _mm512_storeu_ps(inverses.as_mut_ptr(), _mm512_maskz_div_ps(some, _mm512_set1_ps(1.0), scale));
        let mut totals = [_mm512_setzero_si512(); 16];
        for (b, totals) in totals.as_chunks_mut::<2>().0.iter_mut().enumerate() {
            let (x, inverses) = (x.as_ptr().add(64 * b), [inverses[2 * b], inverses[2 * b + 1]]);
            let [first, second] = inverses.map(|inverse| _mm512_set1_ps(inverse));
            let values = [round(x, first), round(x.add(16), first), round(x.add(32), second), round(x.add(48), second)];
            _mm512_storeu_si512(codes.as_mut_ptr().add(64 * b).cast(), bytes(values));
            *totals = [_mm512_add_epi32(values[0], values[1]), _mm512_add_epi32(values[2], values[3])];
        }
        _mm256_storeu_si256(sums.as_mut_ptr().cast(), _mm512_cvtepi32_epi16(lanes::<Sum>(&totals)));
    }
}

/// Writes the codes, sums of sixteen and octets of a block of 256; returns its scale.
#[inline(always)]
unsafe fn block_of_256(x: &[f32; 256], codes: &mut [i8], sums: &mut [i16], octets: &mut [i8]) -> f32 {
    unsafe {
        let (scale, inverse) = scale_of_256(x, largest_magnitude(x));
        let inverse = _mm512_set1_ps(inverse);
        let mut totals = [_mm512_setzero_si512(); 16];
        let mut groups = [_mm512_setzero_si512(); 4];
        for ((i, totals), groups) in totals.as_chunks_mut::<4>().0.iter_mut().enumerate().zip(&mut groups) {
            let x = x.as_ptr().add(64 * i);
            *totals =
                [round(x, inverse), round(x.add(16), inverse), round(x.add(32), inverse), round(x.add(48), inverse)];
            *groups = bytes(*totals);
            _mm512_storeu_si512(codes.as_mut_ptr().add(64 * i).cast(), *groups);
        }
        _mm256_storeu_si256(sums.as_mut_ptr().cast(), _mm512_cvtepi32_epi16(lanes::<Sum>(&totals)));
        // Two octets of four groups in either half.
        let (even, odd) = (_mm512_set_epi64(13, 9, 5, 1, 12, 8, 4, 0), _mm512_set_epi64(15, 11, 7, 3, 14, 10, 6, 2));
        for (pair, which) in octets.as_chunks_mut::<128>().0.iter_mut().zip([even, odd]) {
            let first = _mm512_permutex2var_epi64(groups[0], which, groups[1]);
            let last = _mm512_permutex2var_epi64(groups[2], which, groups[3]);
            let to = pair.as_mut_ptr();
            _mm512_storeu_si512(to.cast(), _mm512_shuffle_i64x2::<0b01_00_01_00>(first, last));
            _mm512_storeu_si512(to.add(64).cast(), _mm512_shuffle_i64x2::<0b11_10_11_10>(first, last));
        }
        scale
    }
}

/// Sixteen values at `x` times `inverse` as the nearest integers, ties to even, no more than a byte has; NaN becomes 0.
#[inline(always)]
unsafe fn round(x: *const f32, inverse: __m512) -> __m512i {
    unsafe {
        let x = _mm512_mul_ps(_mm512_loadu_ps(x), inverse);
        let number = _mm512_cmp_ps_mask::<_CMP_ORD_Q>(x, x);
        let x = _mm512_max_ps(_mm512_min_ps(x, _mm512_set1_ps(127.0)), _mm512_set1_ps(-128.0));
        _mm512_maskz_cvtps_epi32(number, x)
    }
}

/// The bytes of 64 integers that fit one each.
#[inline(always)]
unsafe fn bytes([a, b, c, d]: [__m512i; 4]) -> __m512i {
    unsafe {
        let order = _mm512_set_epi32(15, 11, 7, 3, 14, 10, 6, 2, 13, 9, 5, 1, 12, 8, 4, 0);
        let packed = _mm512_packs_epi16(_mm512_packs_epi32(a, b), _mm512_packs_epi32(c, d));
        _mm512_permutexvar_epi32(order, packed)
    }
}

/// [`Lay`] in registers.
pub(super) struct Registers;

impl Lay for Registers {
    #[inline(always)]
    unsafe fn columns(rows: &[[u32; PANEL]; PANEL]) -> [[u32; PANEL]; PANEL] {
        unsafe {
            let mut registers = [_mm512_setzero_si512(); PANEL];
            for (register, row) in registers.iter_mut().zip(rows) {
                *register = load(row.as_ptr());
            }
            let mut columns = [[0; PANEL]; PANEL];
            for (column, register) in columns.iter_mut().zip(transpose(registers)) {
                _mm512_storeu_si512(column.as_mut_ptr().cast(), register);
            }
            columns
        }
    }

    #[inline(always)]
    unsafe fn interleave_octets(codes: &[i8], out: &mut [i8]) {
        unsafe {
            for (codes, out) in codes.as_chunks::<64>().0.iter().zip(out.as_chunks_mut::<64>().0) {
                let octets = _mm512_permutexvar_epi8(load(OCTETS.as_ptr()), load(codes.as_ptr()));
                _mm512_storeu_si512(out.as_mut_ptr().cast(), octets);
            }
        }
    }
}

/// Which of the codes of two groups is where when their octets are side by side.
static OCTETS: [u8; 64] = {
    let mut places = [0; 64];
    let mut i = 0;
    while i < 64 {
        places[i] = (32 * (i / 32) + 8 * (i % 4) + i % 32 / 4) as u8;
        i += 1;
    }
    places
};
