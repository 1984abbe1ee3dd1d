//! FP4: E2M1 numbers, the Hadamard transform, and the rounding of index rows that the model was trained with.
//!
//! E2M1: bit 3 is the sign, the magnitudes of codes 0-7 are 0, 0.5, 1, 1.5, 2, 3, 4, 6.

use crate::block::largest_magnitude;
use crate::fp8::{decode_e8m0, power_of_two_above};

/// The largest E2M1 value.
pub const E2M1_MAX: f32 = 6.0;
/// Twice the value of each E2M1 code, for integer dot products.
pub const DOUBLED: [i8; 16] = [0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12];
/// Values of one index row or one index query head.
pub const INDEX_LEN: usize = 128;

const SCALE_BLOCK: usize = 32;

/// An index row as it is stored: what [`round_index`] leaves of 128 values, without loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct PackedIndex {
    /// E2M1 codes; byte `k` holds value `2k` in its low and value `2k + 1` in its high nibble.
    pub codes: [u8; INDEX_LEN / 2],
    /// E8M0 scales, one for each 32 values.
    pub scales: [u8; INDEX_LEN / SCALE_BLOCK],
}

impl PackedIndex {
    /// Rounds as [`round_block32`] does and packs. The values are those after the Hadamard transform; values that are
    /// rounded already come back from [`Self::unpack`] unchanged.
    pub fn pack(x: &[f32; INDEX_LEN]) -> Self {
        let mut packed = Self { codes: [0; INDEX_LEN / 2], scales: [0; INDEX_LEN / SCALE_BLOCK] };
        let blocks = x.as_chunks::<SCALE_BLOCK>().0;
        let codes = packed.codes.as_chunks_mut::<{ SCALE_BLOCK / 2 }>().0;
        for ((x, codes), stored) in blocks.iter().zip(codes).zip(&mut packed.scales) {
            let scale = block_scale(x);
            let inverse = 1.0 / scale;
            *stored = (scale.to_bits() >> 23) as u8;
            for (code, pair) in codes.iter_mut().zip(x.as_chunks::<2>().0) {
                *code = encode_e2m1(pair[0] * inverse) | (encode_e2m1(pair[1] * inverse) << 4);
            }
        }
        packed
    }

    /// The stored values.
    pub fn unpack(&self) -> [f32; INDEX_LEN] {
        std::array::from_fn(|i| {
            let code = self.codes[i / 2] >> (4 * (i % 2)) & 15;
            decode_e8m0(self.scales[i / SCALE_BLOCK]) * decode_e2m1(code)
        })
    }
}

/// Rounds to the nearest E2M1 value, ties to the even code; beyond ±6 it saturates. NaN stays NaN.
#[inline]
pub fn round_e2m1(x: f32) -> f32 {
    let magnitude = x.abs();
    let magnitude = if magnitude > E2M1_MAX { E2M1_MAX } else { magnitude };
    // Adding 2^(e+22) leaves room for one bit below 2^e, so the sum is rounded there by the adder itself.
    // Below 1 the step stays 0.5.
    let exponent = (magnitude.to_bits() >> 23).max(127);
    let shift = f32::from_bits((exponent + 22) << 23);
    ((magnitude + shift) - shift).copysign(x)
}

/// The E2M1 code of `x` in the low four bits, rounded like [`round_e2m1`]; NaN, which has no code, becomes 0.
#[inline]
pub fn encode_e2m1(x: f32) -> u8 {
    let rounded = round_e2m1(x);
    let sign = (rounded.to_bits() >> 28) as u8 & 8;
    let magnitude = rounded.abs();
    if magnitude < 1.0 {
        sign | (2.0 * magnitude) as u8
    } else if magnitude <= E2M1_MAX {
        // One mantissa bit is left; the exponent's bias goes from 127 to 1.
        sign | ((magnitude.to_bits() >> 22) - (126 << 1)) as u8
    } else {
        0
    }
}

/// The value of the E2M1 code in the low four bits.
#[inline(always)]
pub fn decode_e2m1(code: u8) -> f32 {
    let magnitude = u32::from(code & 7);
    // The code's exponent and mantissa bits as those of an f32, rebiased; that misreads the two subnormals, 0 and 0.5,
    // as 0.5 and 0.75. Arithmetic instead of a table, because a loop of look-ups is not vectorised.
    let normal = f32::from_bits((magnitude << 22) + (126 << 23));
    let value = if magnitude < 2 { 2.0 * normal - 1.0 } else { normal };
    f32::from_bits(value.to_bits() | u32::from(code & 8) << 28)
}

/// The Walsh-Hadamard transform in natural (Sylvester) order, orthonormal: butterflies `(a, b) -> (a + b, a - b)` with
/// strides 1, 2, 4, ..., then times `n^(-1/2)`. It is its own inverse.
///
/// # Panics
/// When `x.len()` is not a power of two.
pub fn hadamard(x: &mut [f32]) {
    assert!(x.len().is_power_of_two(), "{} values: the transform needs a power of two", x.len());
    let mut stride = 1;
    while stride < x.len() {
        for pair in x.chunks_exact_mut(2 * stride) {
            let (low, high) = pair.split_at_mut(stride);
            for (a, b) in low.iter_mut().zip(high) {
                (*a, *b) = (*a + *b, *a - *b);
            }
        }
        stride *= 2;
    }
    let norm = (1.0 / (x.len() as f64).sqrt()) as f32;
    for x in x {
        *x *= norm;
    }
}

/// Rounds each 32 consecutive values as FP4 with a power-of-two scale, in place: with `a = max(max|x|, 6 * 2^-126)` and
/// `s = 2^ceil(log2(a / 6))`, `x <- s * E2M1(x / s)`.
///
/// Doing it twice changes nothing.
///
/// # Panics
/// When `x.len()` is not a multiple of 32.
pub fn round_block32(x: &mut [f32]) {
    assert!(x.len().is_multiple_of(SCALE_BLOCK), "{} values in blocks of {SCALE_BLOCK}", x.len());
    for x in x.as_chunks_mut::<SCALE_BLOCK>().0 {
        let scale = block_scale(x);
        let inverse = 1.0 / scale;
        for x in x {
            *x = scale * round_e2m1(*x * inverse);
        }
    }
}

/// What the model does to an index row and to each index query head: [`hadamard`], then [`round_block32`].
///
/// # Panics
/// When `x.len()` is not a power of two of at least 32.
pub fn round_index(x: &mut [f32]) {
    hadamard(x);
    round_block32(x);
}

fn block_scale(x: &[f32; SCALE_BLOCK]) -> f32 {
    let largest = largest_magnitude(x).max(E2M1_MAX * f32::MIN_POSITIVE);
    power_of_two_above(largest * (1.0 / E2M1_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_go_to_the_even_code() {
        let ties = [0.25, 0.75, 1.25, 1.75, 2.5, 3.5, 5.0];
        let expected = [0.0, 1.0, 1.0, 2.0, 2.0, 4.0, 4.0];
        assert_eq!(ties.map(round_e2m1), expected);
        assert_eq!(ties.map(|x| round_e2m1(-x)), expected.map(|x: f32| -x));
        assert_eq!(ties.map(|x: f32| round_e2m1(x.next_up())), [0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0]);
        assert_eq!(ties.map(|x: f32| round_e2m1(x.next_down())), [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0]);
    }

    #[test]
    fn every_code_comes_back() {
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 7].map(decode_e2m1), [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0]);
        for code in 0..16 {
            assert_eq!(encode_e2m1(decode_e2m1(code)), code);
            assert_eq!(f32::from(DOUBLED[usize::from(code)]), 2.0 * decode_e2m1(code));
        }
        assert_eq!([6.5, 1e30, f32::INFINITY, -7.0].map(round_e2m1), [6.0, 6.0, 6.0, -6.0]);
        assert!(round_e2m1(f32::NAN).is_nan());
        assert_eq!(encode_e2m1(f32::NAN), 0);
    }

    #[test]
    fn the_transform_is_sylvesters() {
        // Entry (i, j) of the matrix is (-1)^popcount(i & j) / sqrt(n).
        for j in 0..16 {
            let mut x = [0.0; 16];
            x[j] = 1.0;
            hadamard(&mut x);
            let expected = std::array::from_fn(|i| if (i & j).count_ones() % 2 == 0 { 0.25 } else { -0.25 });
            assert_eq!(x, expected);
        }
        let mut x = [1.0; 128];
        hadamard(&mut x);
        assert_eq!((x[0], x[1]), (128.0 * 0.088_388_346, 0.0));
    }

    #[test]
    fn scales_come_from_the_bits() {
        let scale = |largest: f32| block_scale(&[largest; 32]);
        for k in -126..126 {
            let power = 2.0_f32.powi(k);
            assert_eq!(scale(6.0 * power), power);
            assert_eq!(scale(4.0 * power), power);
            assert_eq!(scale(-6.000_01 * power), 2.0 * power);
        }
        assert_eq!(scale(0.0), f32::MIN_POSITIVE, "the floor");
        assert_eq!(scale(1e-44), f32::MIN_POSITIVE);
    }

    #[test]
    fn rounding_is_idempotent_and_packs_without_loss() {
        for seed in 0..50_u64 {
            let mut x: [f32; 128] = std::array::from_fn(|i| {
                let hash = (seed * 128 + i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
                (hash as f32 / 8_388_608.0 - 1.0) * 2.0_f32.powi(seed as i32 * 4 - 100)
            });
            round_index(&mut x);
            let mut again = x;
            round_block32(&mut again);
            assert_eq!(x, again);
            assert_eq!(PackedIndex::pack(&x).unpack(), x);
        }
        let zeros = PackedIndex::pack(&[0.0; 128]);
        assert_eq!((zeros.codes, zeros.scales, zeros.unpack()), ([0; 64], [1; 4], [0.0; 128]));
    }

    #[test]
    fn packing_keeps_the_order_of_columns() {
        let mut x = [0.0; 128];
        (x[0], x[1], x[127]) = (0.5, -6.0, 12.0);
        let packed = PackedIndex::pack(&x);
        assert_eq!((packed.codes[0], packed.codes[63]), (0xf1, 0x70));
        assert_eq!((packed.scales[0], packed.scales[3]), (127, 128));
    }
}
