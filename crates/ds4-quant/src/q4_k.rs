//! Q4_K: 256 four-bit codes in 8 sub-blocks of 32, each with a 6-bit scale and a 6-bit minimum.
//!
//! Bytes: `d` f16 (0-1), `dmin` f16 (2-3), `levels` u8 x 12 (4-15), `qs` u8 x 128 (16-143). Each 32 bytes of `qs` hold
//! an even sub-block in their low and the next one in their high nibbles. `x[i] = d * scale * q - dmin * min`.

use crate::affine::{self, Affine};
use crate::block::{error_weights, f16_field, field};
use crate::q8_k;

/// Elements of one block.
pub const BLOCK_LEN: usize = 256;
/// Bytes of one block.
pub const BLOCK_BYTES: usize = 144;

const SUB_LEN: usize = 32;
const SUBS: usize = BLOCK_LEN / SUB_LEN;
const GRID: affine::Grid = affine::Grid { code_max: 15, level_max: 63 };

/// The dot product of a Q4_K row and activations:
/// `sum_blocks d_x * (d * sum_j scale_j * sum q * q_x - dmin * sum_j min_j * (sums_2j + sums_2j+1))`.
///
/// # Panics
/// When `row` does not hold one block for each block of `x`.
pub fn dot(row: &[u8], x: &[q8_k::Activations]) -> f32 {
    assert_eq!(row.len(), BLOCK_BYTES * x.len(), "Q4_K bytes against {} blocks of activations", x.len());
    row.as_chunks().0.iter().zip(x).map(|(block, x)| dot_block(block, x)).sum()
}

fn dot_block(block: &[u8; BLOCK_BYTES], x: &q8_k::Activations) -> f32 {
    let (scales, mins) = unpack_levels(field(block, 4));
    let mut sum = 0;
    let mut min_sum = 0;
    for sub in 0..SUBS {
        let q: &[i8; SUB_LEN] = x.q[SUB_LEN * sub..].first_chunk().expect("32 codes");
        let products = codes(block, sub).into_iter().zip(q).map(|(w, &x)| i32::from(w) * i32::from(x));
        sum += i32::from(scales[sub]) * products.sum::<i32>();
        min_sum += i32::from(mins[sub]) * (i32::from(x.sums[2 * sub]) + i32::from(x.sums[2 * sub + 1]));
    }
    x.d * (f16_field(block, 0) * sum as f32 - f16_field(block, 2) * min_sum as f32)
}

pub(crate) fn decode(bytes: &[u8], out: &mut [f32]) {
    let blocks = bytes.as_chunks::<BLOCK_BYTES>().0;
    for (block, out) in blocks.iter().zip(out.as_chunks_mut::<BLOCK_LEN>().0) {
        let (d, dmin) = (f16_field(block, 0), f16_field(block, 2));
        let (scales, mins) = unpack_levels(field(block, 4));
        for (sub, out) in out.as_chunks_mut::<SUB_LEN>().0.iter_mut().enumerate() {
            let (scale, min) = (d * f32::from(scales[sub]), dmin * f32::from(mins[sub]));
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
        out.extend(fit.d.to_le_bytes());
        out.extend(fit.dmin.to_le_bytes());
        out.extend(pack_levels(&fit.scales, &fit.mins));
        for pair in fit.codes.as_chunks::<64>().0 {
            out.extend((0..32).map(|l| pair[l] | (pair[32 + l] << 4)));
        }
    }
}

/// The 6-bit scales and minima. Sub-blocks 0-3 have theirs in the low six bits of bytes 0-3 and 4-7; those of 4-7 have
/// their low nibbles in bytes 8-11 and their top two bits above the others.
#[inline(always)]
fn unpack_levels(bytes: &[u8; 12]) -> ([u8; SUBS], [u8; SUBS]) {
    let mut scales = [0; SUBS];
    let mut mins = [0; SUBS];
    for j in 0..4 {
        scales[j] = bytes[j] & 63;
        mins[j] = bytes[j + 4] & 63;
        scales[j + 4] = (bytes[j + 8] & 15) | ((bytes[j] >> 6) << 4);
        mins[j + 4] = (bytes[j + 8] >> 4) | ((bytes[j + 4] >> 6) << 4);
    }
    (scales, mins)
}

fn pack_levels(scales: &[u8], mins: &[u8]) -> [u8; 12] {
    let mut bytes = [0; 12];
    for j in 0..4 {
        bytes[j] = scales[j] | ((scales[j + 4] >> 4) << 6);
        bytes[j + 4] = mins[j] | ((mins[j + 4] >> 4) << 6);
        bytes[j + 8] = (scales[j + 4] & 15) | ((mins[j + 4] & 15) << 4);
    }
    bytes
}

/// The codes of a sub-block.
#[inline(always)]
fn codes(block: &[u8; BLOCK_BYTES], sub: usize) -> [u8; SUB_LEN] {
    let bytes: &[u8; SUB_LEN] = field(block, 16 + 32 * (sub / 2));
    bytes.map(|byte| (byte >> (4 * (sub % 2))) & 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_survive_packing() {
        let scales: [u8; SUBS] = std::array::from_fn(|j| (j * 9) as u8);
        let mins: [u8; SUBS] = std::array::from_fn(|j| 63 - (j * 7) as u8);
        assert_eq!(unpack_levels(&pack_levels(&scales, &mins)), (scales, mins));
    }
}
