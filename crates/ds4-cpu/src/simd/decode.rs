//! Weight rows to f32 on x86: the formats of `ds4_quant`, which holds their definitions, bit for bit.
//!
//! Codes are unpacked as 16 bytes at a time, the same for all instruction sets; [`Decode`] is what differs: turning 16
//! bytes into 16 f32. Every product of a scale and a code is exact in f32 (at most 22 bits), so it does not matter in
//! which order, nor whether fused, they are multiplied: there is one rounding, that of `a q - b`.
//!
//! A row of b bits per weight costs its b/8 bytes of memory and writes 4 bytes to the cache. Hand-written because the
//! definitions, compiled for the target's baseline, take 1.5 to 10 times as long; see `benches/kernels.rs`.

use std::arch::asm;
use std::arch::x86_64::*;

use ds4_quant::{Format, fp4, fp8, iq2_xxs, mxfp4, q2_k, q4_k, q8_0};

use super::lanes::Lanes;

/// Sixteen values at a time; the safety contract is that of [`Lanes`], `out[0 .. 16]` is valid to write.
pub(super) trait Decode: Lanes {
    /// `out[i] = a q[i]` for signed bytes q.
    unsafe fn scale16(q: __m128i, a: f32, out: *mut f32);
    /// `out[i] = a q[i] - b` for signed bytes q.
    unsafe fn affine16(q: __m128i, a: f32, b: f32, out: *mut f32);
    /// `out[i] = scale E2M1[code[i]]` for codes 0 to 15.
    unsafe fn e2m1_16(code: __m128i, scale: f32, out: *mut f32);
    /// `out[i]` from 16 f16 at `p`.
    unsafe fn f16_16(p: *const u8, out: *mut f32);
    /// `out[i]` from 16 bf16 at `p`.
    unsafe fn bf16_16(p: *const u8, out: *mut f32);
}

/// [`Format::decode_row`].
///
/// # Safety
/// That of [`Lanes`], and `bytes` are the bytes of a row of `out.len()` elements.
#[inline(always)]
pub(super) unsafe fn row<V: Decode>(format: Format, bytes: &[u8], out: &mut [f32]) {
    unsafe {
        match format {
            Format::F32 => format.decode_row(bytes, out),
            Format::F16 => halves(format, bytes, out, |p, out| V::f16_16(p, out)),
            Format::Bf16 => halves(format, bytes, out, |p, out| V::bf16_16(p, out)),
            Format::Q8_0 => blocks(bytes, out, |block, out| q8_0::<V>(block, out)),
            Format::Q2K => blocks(bytes, out, |block, out| q2_k::<V>(block, out)),
            Format::Q4K => blocks(bytes, out, |block, out| q4_k::<V>(block, out)),
            Format::Iq2Xxs => blocks(bytes, out, |block, out| iq2_xxs::<V>(block, out)),
            Format::Mxfp4 => blocks(bytes, out, |block, out| mxfp4::<V>(block, out)),
        }
    }
}

/// Walks a row of blocks of `BYTES` bytes and `LEN` elements.
#[inline(always)]
fn blocks<const BYTES: usize, const LEN: usize>(
    bytes: &[u8],
    out: &mut [f32],
    decode: impl Fn(&[u8; BYTES], &mut [f32; LEN]),
) {
    for (block, out) in bytes.as_chunks().0.iter().zip(out.as_chunks_mut().0) {
        decode(block, out);
    }
}

/// Walks a row of 16-bit elements, 16 at a time; what is left over goes to the definition.
#[inline(always)]
fn halves(format: Format, bytes: &[u8], out: &mut [f32], decode: impl Fn(*const u8, *mut f32)) {
    let (whole, rest) = bytes.as_chunks::<32>();
    let (out, out_rest) = out.as_chunks_mut::<16>();
    for (bytes, out) in whole.iter().zip(out) {
        decode(bytes.as_ptr(), out.as_mut_ptr());
    }
    if !rest.is_empty() {
        format.decode_row(rest, out_rest);
    }
}

#[inline(always)]
unsafe fn q8_0<V: Decode>(block: &[u8; q8_0::BLOCK_BYTES], out: &mut [f32; q8_0::BLOCK_LEN]) {
    unsafe {
        let d = f16_lane::<0>(block, 0);
        V::scale16(load(block, 2), d, out.as_mut_ptr());
        V::scale16(load(block, 18), d, out.as_mut_ptr().add(16));
    }
}

#[inline(always)]
unsafe fn q2_k<V: Decode>(block: &[u8; q2_k::BLOCK_BYTES], out: &mut [f32; q2_k::BLOCK_LEN]) {
    unsafe {
        let levels = load(block, 0);
        let (mut scales, mut mins) = ([0.0; 16], [0.0; 16]);
        V::scale16(nibbles::<0>(levels), f16_lane::<2>(block, 76), scales.as_mut_ptr());
        V::scale16(nibbles::<4>(levels), f16_lane::<3>(block, 76), mins.as_mut_ptr());
        let three = _mm_set1_epi8(3);
        for half in 0..2 {
            // Two runs of 16 bytes, each with four planes of 16 elements.
            for run in 0..2 {
                let q = load(block, 16 + 32 * half + 16 * run);
                let planes = [q, _mm_srli_epi16::<2>(q), _mm_srli_epi16::<4>(q), _mm_srli_epi16::<6>(q)];
                for (plane, q) in planes.into_iter().enumerate() {
                    let sub = 8 * half + 2 * plane + run;
                    V::affine16(_mm_and_si128(q, three), scales[sub], mins[sub], out.as_mut_ptr().add(16 * sub));
                }
            }
        }
    }
}

#[inline(always)]
unsafe fn q4_k<V: Decode>(block: &[u8; q4_k::BLOCK_BYTES], out: &mut [f32; q4_k::BLOCK_LEN]) {
    unsafe {
        // Eight scales, then eight minima; see `q4_k_levels`.
        let levels = q4_k_levels(block);
        let (mut scales, mut mins) = ([0.0; 16], [0.0; 16]);
        V::scale16(levels, f16_lane::<0>(block, 0), scales.as_mut_ptr());
        V::scale16(levels, f16_lane::<1>(block, 0), mins.as_mut_ptr());
        for sub in 0..8 {
            for run in 0..2 {
                let bytes = load(block, 16 + 32 * (sub / 2) + 16 * run);
                let q = if sub % 2 == 0 { nibbles::<0>(bytes) } else { nibbles::<4>(bytes) };
                V::affine16(q, scales[sub], mins[8 + sub], out.as_mut_ptr().add(32 * sub + 16 * run));
            }
        }
    }
}

/// The eight 6-bit scales of a Q4_K block as bytes 0-7 and the eight minima as bytes 8-15, from the twelve bytes at 4:
/// scales and minima 0-3 are the low 6 bits of bytes 0-3 and 4-7; those of 4-7 have their low 4 bits in the nibbles of
/// bytes 8-11 and their high 2 bits in the high bits of bytes 0-3 and 4-7.
#[inline(always)]
unsafe fn q4_k_levels(block: &[u8; q4_k::BLOCK_BYTES]) -> __m128i {
    let word = |at: usize| u32::from_le_bytes([block[at], block[at + 1], block[at + 2], block[at + 3]]);
    let (a, b, c) = (word(4), word(8), word(12));
    let (low_6, low_4, low_2) = (0x3f3f_3f3f, 0x0f0f_0f0f, 0x0303_0303);
    let scales = [a & low_6, (c & low_4) | ((a >> 6) & low_2) << 4];
    let mins = [b & low_6, ((c >> 4) & low_4) | ((b >> 6) & low_2) << 4];
    unsafe { _mm_set_epi32(mins[1] as i32, mins[0] as i32, scales[1] as i32, scales[0] as i32) }
}

#[inline(always)]
unsafe fn iq2_xxs<V: Decode>(block: &[u8; iq2_xxs::BLOCK_BYTES], out: &mut [f32; iq2_xxs::BLOCK_LEN]) {
    unsafe {
        let d = f16_lane::<0>(block, 0);
        for (group, bytes) in block[2..].as_chunks::<8>().0.iter().enumerate() {
            let [p0, p1, p2, p3, a0, a1, a2, a3] = *bytes;
            let word = u32::from_le_bytes([a0, a1, a2, a3]);
            let scale = d * (0.5 + (word >> 28) as f32) * 0.25;
            let out = out.as_mut_ptr().add(32 * group);
            V::scale16(octets([p0, p1], word), scale, out);
            V::scale16(octets([p2, p3], word >> 14), scale, out.add(16));
        }
    }
}

/// Two octets of IQ2_XXS: the codebook's entries `points` with the signs that the low 14 bits of `signs` name.
#[inline(always)]
unsafe fn octets(points: [u8; 2], signs: u32) -> __m128i {
    unsafe {
        let load = |octet: *const u8| _mm_loadl_epi64(octet.cast());
        let point = |p: u8| load(iq2_xxs::GRID[usize::from(p)].as_ptr());
        let sign = |n: u32| load(SIGN_FACTORS[(n & 127) as usize].as_ptr().cast());
        let magnitudes = _mm_unpacklo_epi64(point(points[0]), point(points[1]));
        _mm_sign_epi8(magnitudes, _mm_unpacklo_epi64(sign(signs), sign(signs >> 7)))
    }
}

/// [`iq2_xxs::SIGNS`] as factors, 1 KB.
static SIGN_FACTORS: [[i8; 8]; 128] = {
    let mut factors = [[1; 8]; 128];
    let mut n = 0;
    while n < 128 {
        let mut j = 0;
        while j < 8 {
            if iq2_xxs::SIGNS[n] >> j & 1 == 1 {
                factors[n][j] = -1;
            }
            j += 1;
        }
        n += 1;
    }
    factors
};

#[inline(always)]
unsafe fn mxfp4<V: Decode>(block: &[u8; mxfp4::BLOCK_BYTES], out: &mut [f32; mxfp4::BLOCK_LEN]) {
    unsafe {
        let scale = fp8::decode_e8m0(block[0]);
        let codes = load(block, 1);
        V::e2m1_16(nibbles::<0>(codes), scale, out.as_mut_ptr());
        V::e2m1_16(nibbles::<4>(codes), scale, out.as_mut_ptr().add(16));
    }
}

/// The values of the E2M1 codes.
pub(super) static E2M1: [f32; 16] = {
    let mut values = [0.0; 16];
    let mut code = 0;
    while code < 8 {
        values[code] = fp4::DOUBLED[code] as f32 * 0.5;
        values[code + 8] = -values[code]; // -0 for code 8, as in the definition
        code += 1;
    }
    values
};

/// The 16 bytes of `block` from `at` on.
#[inline(always)]
unsafe fn load(block: &[u8], at: usize) -> __m128i {
    debug_assert!(at + 16 <= block.len());
    unsafe { _mm_loadu_si128(block.as_ptr().add(at).cast()) }
}

/// Four bits of each byte, from bit `SHIFT` (0 or 4) on.
#[inline(always)]
unsafe fn nibbles<const SHIFT: i32>(bytes: __m128i) -> __m128i {
    unsafe { _mm_and_si128(_mm_srli_epi16::<SHIFT>(bytes), _mm_set1_epi8(15)) }
}

/// The f16 in lane `LANE` of the 8 bytes of `block` from `at` on.
///
/// The instruction itself, on all 8 bytes: from intrinsics the compiler makes an insertion of the one f16 that is used
/// into the register that held the last product, and every block waits for the one before: Q8_0 took twice as long.
#[inline(always)]
pub(super) unsafe fn f16_lane<const LANE: i32>(block: &[u8], at: usize) -> f32 {
    debug_assert!(at + 8 <= block.len());
    unsafe {
        let four: __m128;
        asm!(
            "vcvtph2ps {four}, qword ptr [{bytes}]",
            four = out(xmm_reg) four,
            bytes = in(reg) block.as_ptr().add(at),
            options(pure, readonly, nostack, preserves_flags),
        );
        f32::from_bits(_mm_extract_ps::<LANE>(four) as u32)
    }
}
