//! MXFP4: 32 E2M1 nibbles and one power-of-two scale.
//!
//! Bytes: E8M0 scale (0), nibbles (1-16; byte `1 + j` holds element `j` low and element `j + 16` high).
//! `x[i] = 2^(e - 127) * E2M1[nibble]`.

use crate::block::{error_weights, field, finite, largest_magnitude};
use crate::q8_0;
use crate::{fp4, fp8};

/// Elements of one block.
pub const BLOCK_LEN: usize = 32;
/// Bytes of one block.
pub const BLOCK_BYTES: usize = 17;

/// The largest scale whose every multiple is finite: `6 * 2^125` is, `6 * 2^126` is not.
const SCALE_MAX: i32 = 252;

/// The dot product of an MXFP4 row and Q8_0 activations: `sum_blocks 2^(e - 127) * d_x * sum E2M1 * q_x`, summed in
/// integers with the E2M1 values doubled.
///
/// # Panics
/// When `row` does not hold one block for each block of `x`.
pub fn dot(row: &[u8], x: &[q8_0::Activations]) -> f32 {
    assert_eq!(row.len(), BLOCK_BYTES * x.len(), "MXFP4 bytes against {} blocks of activations", x.len());
    let blocks = row.as_chunks::<BLOCK_BYTES>().0;
    blocks
        .iter()
        .zip(x)
        .map(|(block, x)| {
            let sum: i32 = codes(block)
                .iter()
                .zip(&x.q)
                .map(|(&code, &x)| i32::from(fp4::DOUBLED[code as usize]) * i32::from(x))
                .sum();
            0.5 * fp8::decode_e8m0(block[0]) * x.d * sum as f32
        })
        .sum()
}

pub(crate) fn decode(bytes: &[u8], out: &mut [f32]) {
    let blocks = bytes.as_chunks::<BLOCK_BYTES>().0;
    for (block, out) in blocks.iter().zip(out.as_chunks_mut::<BLOCK_LEN>().0) {
        let scale = fp8::decode_e8m0(block[0]);
        let (low, high) = out.split_at_mut(BLOCK_LEN / 2);
        let bytes: &[u8; BLOCK_LEN / 2] = field(block, 1);
        for ((&byte, low), high) in bytes.iter().zip(low).zip(high) {
            *low = scale * fp4::decode_e2m1(byte);
            *high = scale * fp4::decode_e2m1(byte >> 4);
        }
    }
}

/// The best of three scales: the one that puts the largest magnitude in 4..8, the next larger, and the next smaller,
/// which clips the largest elements in favour of the others.
pub(crate) fn encode(x: &[f32], importance: Option<&[f32]>, out: &mut Vec<u8>) {
    for (index, x) in x.as_chunks::<BLOCK_LEN>().0.iter().enumerate() {
        let weights: [f32; BLOCK_LEN] = error_weights(importance, index);
        let x = x.map(|x| finite(x, f32::MAX));
        let largest = largest_magnitude(&x);
        let middle = ((largest.to_bits() >> 23) as i32 - 2).clamp(0, SCALE_MAX);
        // Errors are compared in units of the middle scale, where nothing over- or underflows.
        let unit = x.map(|x| x / fp8::decode_e8m0(middle as u8));
        let error = |step: i32| -> f32 {
            let scale = f32::from_bits(((127 + step) as u32) << 23);
            let errors = unit.iter().zip(&weights).map(|(&x, w)| w * (scale * fp4::round_e2m1(x / scale) - x).powi(2));
            errors.sum()
        };
        let candidates = [0, 1, -1].into_iter().filter(|step| (0..=SCALE_MAX).contains(&(middle + step)));
        let (_, step) = candidates
            .map(|step| (error(step), step))
            .reduce(|best, next| if next.0 < best.0 { next } else { best })
            .unwrap_or_default();
        let scale = (middle + step) as u8;
        let codes = x.map(|x| fp4::encode_e2m1(x / fp8::decode_e8m0(scale)));
        out.push(scale);
        out.extend((0..16).map(|j| codes[j] | (codes[j + 16] << 4)));
    }
}

/// The nibbles in the order of the elements.
#[inline(always)]
fn codes(block: &[u8; BLOCK_BYTES]) -> [u8; BLOCK_LEN] {
    let bytes: &[u8; 16] = field(block, 1);
    let mut codes = [0; BLOCK_LEN];
    for (j, byte) in bytes.iter().enumerate() {
        codes[j] = byte & 15;
        codes[j + 16] = byte >> 4;
    }
    codes
}
