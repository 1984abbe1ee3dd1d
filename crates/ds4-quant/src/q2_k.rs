//! Q2_K: 256 two-bit codes in 16 sub-blocks of 16, each with a 4-bit scale and a 4-bit minimum.
//!
//! Bytes: `scales` u8 x 16 (0-15; scale in the low, minimum in the high nibble), `qs` u8 x 64 (16-79), `d` f16 (80-81),
//! `dmin` f16 (82-83). Each 32 bytes of `qs` hold 128 elements in four planes of two bits.
//! `x[i] = d * scale * q - dmin * min`.

use crate::affine::{self, Affine};
use crate::block::{error_weights, f16_field, field};
use crate::q8_k;

/// Elements of one block.
pub const BLOCK_LEN: usize = 256;
/// Bytes of one block.
pub const BLOCK_BYTES: usize = 84;

const SUB_LEN: usize = 16;
const GRID: affine::Grid = affine::Grid { code_max: 3, level_max: 15 };

/// The dot product of a Q2_K row and activations:
/// `sum_blocks d_x * (d * sum_s scale_s * sum q * q_x - dmin * sum_s min_s * sums_s)`.
///
/// # Panics
/// When `row` does not hold one block for each block of `x`.
pub fn dot(row: &[u8], x: &[q8_k::Activations]) -> f32 {
    assert_eq!(row.len(), BLOCK_BYTES * x.len(), "Q2_K bytes against {} blocks of activations", x.len());
    row.as_chunks().0.iter().zip(x).map(|(block, x)| dot_block(block, x)).sum()
}

fn dot_block(block: &[u8; BLOCK_BYTES], x: &q8_k::Activations) -> f32 {
    let mut sum = 0;
    let mut min_sum = 0;
    for sub in 0..BLOCK_LEN / SUB_LEN {
        let (scale, min) = levels(block, sub);
        let q: &[i8; SUB_LEN] = x.q[SUB_LEN * sub..].first_chunk().expect("16 codes");
        let products = codes(block, sub).into_iter().zip(q).map(|(w, &x)| i32::from(w) * i32::from(x));
        sum += i32::from(scale) * products.sum::<i32>();
        min_sum += i32::from(min) * i32::from(x.sums[sub]);
    }
    x.d * (f16_field(block, 80) * sum as f32 - f16_field(block, 82) * min_sum as f32)
}

pub(crate) fn decode(bytes: &[u8], out: &mut [f32]) {
    let blocks = bytes.as_chunks::<BLOCK_BYTES>().0;
    for (block, out) in blocks.iter().zip(out.as_chunks_mut::<BLOCK_LEN>().0) {
        let (d, dmin) = (f16_field(block, 80), f16_field(block, 82));
        for (sub, out) in out.as_chunks_mut::<SUB_LEN>().0.iter_mut().enumerate() {
            let (scale, min) = levels(block, sub);
            let (scale, min) = (d * f32::from(scale), dmin * f32::from(min));
            for (out, q) in out.iter_mut().zip(codes(block, sub)) {
                *out = scale * f32::from(q) - min;
            }
        }
    }
}

/// Weighted least squares with a search over scales and minima, see [`affine`].
pub(crate) fn encode(x: &[f32], importance: Option<&[f32]>, out: &mut Vec<u8>) {
    for (index, x) in x.as_chunks::<BLOCK_LEN>().0.iter().enumerate() {
        let fit: Affine = affine::fit::<SUB_LEN>(x, &error_weights(importance, index), GRID);
        out.extend((0..BLOCK_LEN / SUB_LEN).map(|sub| fit.scales[sub] | (fit.mins[sub] << 4)));
        for half in fit.codes.as_chunks::<128>().0 {
            out.extend((0..32).map(|l| half[l] | (half[32 + l] << 2) | (half[64 + l] << 4) | (half[96 + l] << 6)));
        }
        out.extend(fit.d.to_le_bytes());
        out.extend(fit.dmin.to_le_bytes());
    }
}

/// The 4-bit scale and minimum of a sub-block.
#[inline(always)]
fn levels(block: &[u8; BLOCK_BYTES], sub: usize) -> (u8, u8) {
    (block[sub] & 15, block[sub] >> 4)
}

/// The codes of a sub-block.
#[inline(always)]
fn codes(block: &[u8; BLOCK_BYTES], sub: usize) -> [u8; SUB_LEN] {
    let (half, plane, odd) = (sub / 8, sub / 2 % 4, sub % 2);
    let bytes: &[u8; SUB_LEN] = field(block, 16 + 32 * half + 16 * odd);
    bytes.map(|byte| (byte >> (2 * plane)) & 3)
}
