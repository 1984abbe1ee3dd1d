//! FP8: E4M3 numbers, E8M0 scales, and the rounding of KV rows that the model was trained with.
//!
//! E4M3 (the "fn" variant): sign, 4 exponent bits (bias 7), 3 mantissa bits; largest value 448, subnormal step 2^-9,
//! 0x7f and 0xff are NaN, there are no infinities. E8M0: byte `e` is `2^(e - 127)`, 255 is NaN.

use crate::block::largest_magnitude;

/// The largest E4M3 value.
pub const E4M3_MAX: f32 = 448.0;

/// The smallest magnitude that [`round_kv`] lets set a scale.
const LARGEST_FLOOR: f32 = 1e-4;

/// Rounds to the nearest E4M3 value, ties to even; beyond ±448 it saturates. NaN stays NaN.
#[inline]
pub fn round_e4m3(x: f32) -> f32 {
    let magnitude = x.abs();
    let magnitude = if magnitude > E4M3_MAX { E4M3_MAX } else { magnitude };
    // Adding 2^(e+20) leaves room for three bits below 2^e, so the sum is rounded there by the adder itself.
    // Subnormals share the exponent -6.
    let exponent = (magnitude.to_bits() >> 23).max(127 - 6);
    let shift = f32::from_bits((exponent + 20) << 23);
    ((magnitude + shift) - shift).copysign(x)
}

/// The E4M3 byte of `x`, rounded like [`round_e4m3`].
#[inline]
pub fn encode_e4m3(x: f32) -> u8 {
    let rounded = round_e4m3(x);
    let sign = (rounded.to_bits() >> 24) as u8 & 0x80;
    let magnitude = rounded.abs();
    if magnitude.is_nan() {
        sign | 0x7f
    } else if magnitude < 1.0 / 64.0 {
        sign | (magnitude * 512.0) as u8
    } else {
        // Rounding has cleared all but three mantissa bits; the exponent's bias goes from 127 to 7.
        sign | ((magnitude.to_bits() >> 20) - (120 << 3)) as u8
    }
}

/// The value of an E4M3 byte.
#[inline]
pub fn decode_e4m3(byte: u8) -> f32 {
    let magnitude = byte & 0x7f;
    let value = if magnitude == 0x7f {
        f32::NAN
    } else if magnitude < 8 {
        f32::from(magnitude) / 512.0
    } else {
        f32::from_bits((u32::from(magnitude) + (120 << 3)) << 20)
    };
    if byte & 0x80 == 0 { value } else { -value }
}

/// The value of an E8M0 byte.
#[inline(always)]
pub fn decode_e8m0(byte: u8) -> f32 {
    match byte {
        0 => f32::from_bits(1 << 22),
        255 => f32::NAN,
        e => f32::from_bits(u32::from(e) << 23),
    }
}

/// Rounds each `block` consecutive values as FP8 with a power-of-two scale, in place: with `a = max(max|x|, 1e-4)` and
/// `s = 2^ceil(log2(a / 448))`, `x <- s * E4M3(x / s)`.
///
/// Doing it twice changes nothing, and the results are exact in bf16. NaN does not disturb its neighbours; an infinite
/// value makes its whole block NaN.
///
/// # Panics
/// When `x.len()` is not a multiple of `block`.
pub fn round_kv(x: &mut [f32], block: usize) {
    assert!(x.len().is_multiple_of(block), "{} values in blocks of {block}", x.len());
    for x in x.chunks_exact_mut(block) {
        let scale = kv_scale(x);
        let inverse = 1.0 / scale;
        for x in x {
            *x = scale * round_e4m3(*x * inverse);
        }
    }
}

/// Encodes one block as E4M3 `codes` and returns its E8M0 scale; [`decode_block`] gives what [`round_kv`] computes.
///
/// # Panics
/// When the lengths differ.
pub fn encode_block(x: &[f32], codes: &mut [u8]) -> u8 {
    assert_eq!(x.len(), codes.len(), "one code for each value");
    let scale = kv_scale(x);
    let inverse = 1.0 / scale;
    for (code, x) in codes.iter_mut().zip(x) {
        *code = encode_e4m3(x * inverse);
    }
    (scale.to_bits() >> 23) as u8
}

/// Decodes one block of E4M3 `codes` with its E8M0 scale.
///
/// # Panics
/// When the lengths differ.
pub fn decode_block(codes: &[u8], scale: u8, out: &mut [f32]) {
    assert_eq!(codes.len(), out.len(), "one value for each code");
    let scale = decode_e8m0(scale);
    for (out, &code) in out.iter_mut().zip(codes) {
        *out = scale * decode_e4m3(code);
    }
}

/// `2^ceil(log2(x))` for a positive normal `x`, from the bits: any mantissa bit carries into the exponent.
#[inline(always)]
pub(crate) fn power_of_two_above(x: f32) -> f32 {
    f32::from_bits((x.to_bits() + 0x007f_ffff) & 0xff80_0000)
}

fn kv_scale(x: &[f32]) -> f32 {
    let largest = largest_magnitude(x).max(LARGEST_FLOOR);
    power_of_two_above(largest * (1.0 / E4M3_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition: the nearest of all values, the even code on ties.
    fn nearest(x: f32) -> f32 {
        let codes = 0..=0x7e_u8;
        let distance = |code: u8| (f64::from(decode_e4m3(code)) - f64::from(x.abs())).abs();
        let code = codes.reduce(|best, code| match distance(code).total_cmp(&distance(best)) {
            std::cmp::Ordering::Less => code,
            std::cmp::Ordering::Equal if code % 2 == 0 => code,
            _ => best,
        });
        decode_e4m3(code.expect("127 codes")).copysign(x)
    }

    #[test]
    fn every_code_comes_back() {
        for code in 0..=255_u8 {
            let value = decode_e4m3(code);
            if code & 0x7f == 0x7f {
                assert!(value.is_nan() && encode_e4m3(value) & 0x7f == 0x7f);
            } else {
                assert_eq!(encode_e4m3(value), code);
                assert_eq!(round_e4m3(value).to_bits(), value.to_bits());
            }
        }
        assert_eq!([0x01, 0x07, 0x08, 0x38, 0x7e].map(decode_e4m3), [1.0 / 512.0, 7.0 / 512.0, 1.0 / 64.0, 1.0, 448.0]);
    }

    #[test]
    fn rounding_takes_the_nearest_and_the_even_of_two() {
        for code in 0..0x7e_u8 {
            let (low, high) = (decode_e4m3(code), decode_e4m3(code + 1));
            let middle = 0.5 * (low + high);
            for x in [middle, middle.next_down(), middle.next_up(), low.next_up(), high.next_down()] {
                assert_eq!(round_e4m3(x), nearest(x), "{x}");
                assert_eq!(round_e4m3(-x), nearest(-x), "{x}");
                assert_eq!(decode_e4m3(encode_e4m3(-x)), nearest(-x), "{x}");
            }
        }
    }

    #[test]
    fn overflow_saturates_and_nan_stays() {
        assert_eq!([449.0, 1e30, f32::INFINITY, -480.0].map(round_e4m3), [448.0, 448.0, 448.0, -448.0]);
        assert_eq!(encode_e4m3(f32::NEG_INFINITY), 0xfe);
        assert!(round_e4m3(f32::NAN).is_nan());
        assert_eq!(round_e4m3(-1e-30).to_bits(), (-0.0_f32).to_bits());
    }

    #[test]
    fn scales_are_powers_of_two() {
        assert_eq!(decode_e8m0(127), 1.0);
        assert_eq!((decode_e8m0(0), decode_e8m0(254)), (f32::MIN_POSITIVE / 2.0, 2.0_f32.powi(127)));
        assert!(decode_e8m0(255).is_nan());
        // 448 * 2^k is the largest value that its own scale holds; one ulp more takes the next scale.
        for k in -13..100 {
            let edge = 448.0 * 2.0_f32.powi(k);
            assert_eq!(kv_scale(&[edge]), 2.0_f32.powi(k));
            assert_eq!(kv_scale(&[-edge * 1.000_001]), 2.0_f32.powi(k + 1));
        }
    }

    #[test]
    fn small_blocks_use_the_floor() {
        let mut x = [1e-6, -3e-8, 0.0, 2e-5];
        round_kv(&mut x, 4);
        let step = 2.0_f32.powi(-22 - 9);
        assert_eq!(kv_scale(&[0.0]), 2.0_f32.powi(-22), "2^ceil(log2(1e-4 / 448))");
        assert!((x[0] - 1e-6).abs() <= 1e-6 / 16.0);
        assert_eq!(x[1], -(3e-8_f32 / step).round() * step);
        assert_eq!(x[2], 0.0);
    }

    #[test]
    fn rounding_rows_is_idempotent_and_equals_the_codes() {
        let mut x: Vec<f32> = (0..4096).map(|i| ((i * 2_654_435_761_u64) % 10_007) as f32 - 5003.0).collect();
        for (i, x) in x.iter_mut().enumerate() {
            *x *= 2.0_f32.powi((i / 64) as i32 - 40);
        }
        let mut rounded = x.clone();
        round_kv(&mut rounded, 64);
        let mut again = rounded.clone();
        round_kv(&mut again, 64);
        assert_eq!(rounded, again);
        for (x, rounded) in x.chunks(64).zip(rounded.chunks(64)) {
            let mut codes = [0; 64];
            let scale = encode_block(x, &mut codes);
            let mut decoded = [0.0; 64];
            decode_block(&codes, scale, &mut decoded);
            assert_eq!(decoded, rounded);
            assert!(rounded.iter().all(|&x| half::bf16::from_f32(x).to_f32() == x));
        }
    }

    #[test]
    fn nan_keeps_to_itself() {
        let mut x = [1.0, f32::NAN, 3.0, -2.0];
        round_kv(&mut x, 4);
        assert!(x[1].is_nan());
        assert_eq!((x[0], x[2], x[3]), (1.0, 3.0, -2.0));
    }
}
