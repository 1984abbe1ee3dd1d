//! The block formats as integers: [`Blocks`], implemented by one type per format, in plain code that the compiler
//! vectorises for the instruction set of the function it is inlined into.
//!
//! Everywhere here a *value* is a code times the integer scale of its sub-block, at most 1333 in magnitude: what is left
//! of a block is then one or two f32 factors, and its dot product one sum of i32.

use ds4_quant::{Format, fp8, iq2_xxs, mxfp4, q2_k, q4_k, q8_0};

use super::acts::ActFormat;

/// A block format as values and factors: a block's dot product with activations of scale `d` is
/// `d * (factor * sum value * code - min_factor * sum min * sums)`.
pub(super) trait Blocks {
    const FORMAT: Format;
    /// Bytes of a block.
    const BYTES: usize;
    /// The activations it is multiplied with; their blocks are as long.
    const ACTS: ActFormat;
    /// Elements of a block.
    const LEN: usize = Self::ACTS.block_len();
    /// Whether blocks have minima; if not, the second factor is 0 and not looked at.
    const MINS: bool = false;

    /// Writes the values of a block to the first [`Blocks::LEN`] of `out`.
    fn values(block: &[u8], out: &mut [i16; 256]);
    /// Whether [`Blocks::codes`] are values but for a scale for each 32 elements, because values do not fit a byte.
    #[cfg_attr(not(target_arch = "aarch64"), allow(dead_code))]
    const GROUPS: bool = false;

    /// Writes the values, or what the scales make values of, to the first [`Blocks::LEN`] of `out`.
    #[cfg_attr(not(target_arch = "aarch64"), allow(dead_code))]
    fn codes(block: &[u8], out: &mut [i8; 256]) {
        let mut values = [0; 256];
        Self::values(block, &mut values);
        out.iter_mut().zip(values).for_each(|(out, value)| *out = value as i8);
    }
    /// The scales of groups of 32.
    #[cfg_attr(not(target_arch = "aarch64"), allow(dead_code))]
    fn scales(_block: &[u8]) -> [i32; 8] {
        [1; 8]
    }
    /// The factors of the products and of the minima.
    fn factors(block: &[u8]) -> (f32, f32);
    /// The minima that go with the sums of each sixteen activations.
    fn mins(_block: &[u8]) -> [i16; 16] {
        [0; 16]
    }
}

/// The f32 of the f16 at `at`, exactly: its bits at the place of an f32's mean 2^-112 times its value. In plain
/// arithmetic, because the conversion of a library is a call, and that of the processor is not in every baseline.
#[inline(always)]
pub(super) fn f16(block: &[u8], at: usize) -> f32 {
    let bits = u32::from(u16::from_le_bytes([block[at], block[at + 1]]));
    let scaled = f32::from_bits((bits & 0x7fff) << 13) * f32::from_bits((127 + 112) << 23);
    let special = if bits & 0x7c00 == 0x7c00 { 0x7f80_0000 } else { 0 };
    f32::from_bits(scaled.to_bits() | special | (bits & 0x8000) << 16)
}

pub(super) struct Q8_0;

impl Blocks for Q8_0 {
    const FORMAT: Format = Format::Q8_0;
    const BYTES: usize = q8_0::BLOCK_BYTES;
    const ACTS: ActFormat = ActFormat::Q8_0;

    #[inline(always)]
    fn values(block: &[u8], out: &mut [i16; 256]) {
        for (out, &q) in out[..32].iter_mut().zip(&block[2..34]) {
            *out = i16::from(q as i8);
        }
    }

    #[inline(always)]
    fn factors(block: &[u8]) -> (f32, f32) {
        (f16(block, 0), 0.0)
    }
}

pub(super) struct Mxfp4;

impl Blocks for Mxfp4 {
    const FORMAT: Format = Format::Mxfp4;
    const BYTES: usize = mxfp4::BLOCK_BYTES;
    const ACTS: ActFormat = ActFormat::Q8_0;

    #[inline(always)]
    fn values(block: &[u8], out: &mut [i16; 256]) {
        for (j, &byte) in block[1..17].iter().enumerate() {
            (out[j], out[16 + j]) = (doubled(byte & 15), doubled(byte >> 4));
        }
    }

    #[inline(always)]
    fn factors(block: &[u8]) -> (f32, f32) {
        (0.5 * fp8::decode_e8m0(block[0]), 0.0)
    }
}

/// Twice the value of an E2M1 code. Its magnitudes 0, 1, 2, 3, 4, 6, 8, 12 lie on the largest of three lines, which is
/// arithmetic where a table would be a look-up for each element.
#[inline(always)]
fn doubled(code: u8) -> i16 {
    let m = i16::from(code & 7);
    let magnitude = m.max(2 * m - 4).max(4 * m - 16);
    if code & 8 == 0 { magnitude } else { -magnitude }
}

pub(super) struct Q2K;

impl Blocks for Q2K {
    const FORMAT: Format = Format::Q2K;
    const BYTES: usize = q2_k::BLOCK_BYTES;
    const ACTS: ActFormat = ActFormat::Q8K;
    const MINS: bool = true;

    #[inline(always)]
    fn values(block: &[u8], out: &mut [i16; 256]) {
        for (sub, out) in out.as_chunks_mut::<16>().0.iter_mut().enumerate() {
            let scale = i16::from(block[sub] & 15);
            let bytes = &block[16 + 32 * (sub / 8) + 16 * (sub % 2)..][..16];
            let shift = sub / 2 % 4 * 2;
            for (out, byte) in out.iter_mut().zip(bytes) {
                *out = scale * i16::from(byte >> shift & 3);
            }
        }
    }

    #[inline(always)]
    fn factors(block: &[u8]) -> (f32, f32) {
        (f16(block, 80), f16(block, 82))
    }

    #[inline(always)]
    fn mins(block: &[u8]) -> [i16; 16] {
        std::array::from_fn(|sub| i16::from(block[sub] >> 4))
    }
}

pub(super) struct Q4K;

impl Q4K {
    /// The eight 6-bit scales, then the eight minima: those of 0-3 are the low six bits of bytes 4-7 and 8-11, those of
    /// 4-7 have their low nibbles in bytes 12-15 and their top bits above the others.
    #[inline(always)]
    pub(super) fn levels(block: &[u8]) -> [u8; 16] {
        let word = |at: usize| u32::from_le_bytes([block[at], block[at + 1], block[at + 2], block[at + 3]]);
        let (a, b, c) = (word(4), word(8), word(12));
        let (low_6, low_4, low_2) = (0x3f3f_3f3f, 0x0f0f_0f0f, 0x0303_0303);
        let words =
            [a & low_6, (c & low_4) | ((a >> 6) & low_2) << 4, b & low_6, ((c >> 4) & low_4) | ((b >> 6) & low_2) << 4];
        let mut levels = [0; 16];
        for (out, word) in levels.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *out = word.to_le_bytes();
        }
        levels
    }
}

impl Blocks for Q4K {
    const FORMAT: Format = Format::Q4K;
    const BYTES: usize = q4_k::BLOCK_BYTES;
    const ACTS: ActFormat = ActFormat::Q8K;
    const MINS: bool = true;
    const GROUPS: bool = true;

    #[inline(always)]
    fn codes(block: &[u8], out: &mut [i8; 256]) {
        for (pair, out) in out.as_chunks_mut::<64>().0.iter_mut().enumerate() {
            for (j, byte) in block[16 + 32 * pair..][..32].iter().enumerate() {
                (out[j], out[32 + j]) = ((byte & 15) as i8, (byte >> 4) as i8);
            }
        }
    }

    #[inline(always)]
    fn scales(block: &[u8]) -> [i32; 8] {
        let levels = Q4K::levels(block);
        std::array::from_fn(|group| i32::from(levels[group]))
    }

    #[inline(always)]
    fn values(block: &[u8], out: &mut [i16; 256]) {
        let levels = Q4K::levels(block);
        for (pair, out) in out.as_chunks_mut::<64>().0.iter_mut().enumerate() {
            let bytes = &block[16 + 32 * pair..][..32];
            let (low, high) = (i16::from(levels[2 * pair]), i16::from(levels[2 * pair + 1]));
            for (j, byte) in bytes.iter().enumerate() {
                (out[j], out[32 + j]) = (low * i16::from(byte & 15), high * i16::from(byte >> 4));
            }
        }
    }

    #[inline(always)]
    fn factors(block: &[u8]) -> (f32, f32) {
        (f16(block, 0), f16(block, 2))
    }

    #[inline(always)]
    fn mins(block: &[u8]) -> [i16; 16] {
        let levels = Q4K::levels(block);
        std::array::from_fn(|i| i16::from(levels[8 + i / 2]))
    }
}

pub(super) struct Iq2Xxs;

impl Blocks for Iq2Xxs {
    const FORMAT: Format = Format::Iq2Xxs;
    const BYTES: usize = iq2_xxs::BLOCK_BYTES;
    const ACTS: ActFormat = ActFormat::Q8K;
    const GROUPS: bool = true;

    #[inline(always)]
    fn codes(block: &[u8], out: &mut [i8; 256]) {
        let groups = block[2..66].as_chunks::<8>().0;
        for (&[p0, p1, p2, p3, a0, a1, a2, a3], out) in groups.iter().zip(out.as_chunks_mut::<32>().0) {
            let word = u32::from_le_bytes([a0, a1, a2, a3]);
            for (k, point) in [p0, p1, p2, p3].into_iter().enumerate() {
                let grid = &iq2_xxs::GRID[usize::from(point)];
                let signs = &SIGN_FACTORS[(word >> (7 * k) & 127) as usize];
                for j in 0..8 {
                    out[8 * k + j] = grid[j] as i8 * signs[j];
                }
            }
        }
    }

    #[inline(always)]
    fn scales(block: &[u8]) -> [i32; 8] {
        std::array::from_fn(|group| 2 * i32::from(block[2 + 8 * group + 7] >> 4) + 1)
    }

    #[inline(always)]
    fn values(block: &[u8], out: &mut [i16; 256]) {
        let groups = block[2..66].as_chunks::<8>().0;
        for (&[p0, p1, p2, p3, a0, a1, a2, a3], out) in groups.iter().zip(out.as_chunks_mut::<32>().0) {
            let word = u32::from_le_bytes([a0, a1, a2, a3]);
            let scale = 2 * (word >> 28) as i16 + 1;
            for (k, point) in [p0, p1, p2, p3].into_iter().enumerate() {
                let grid = &iq2_xxs::GRID[usize::from(point)];
                let signs = &SIGN_FACTORS[(word >> (7 * k) & 127) as usize];
                for j in 0..8 {
                    out[8 * k + j] = i16::from(grid[j]) * i16::from(signs[j]) * scale;
                }
            }
        }
    }

    #[inline(always)]
    fn factors(block: &[u8]) -> (f32, f32) {
        (0.125 * f16(block, 0), 0.0)
    }
}

/// [`iq2_xxs::SIGNS`] as factors, 1 KB.
pub(super) static SIGN_FACTORS: [[i8; 8]; 128] = {
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
