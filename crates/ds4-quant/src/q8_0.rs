//! Q8_0: 32 signed bytes and one scale; as weights (f16 scale) and as activations (f32 scale).
//!
//! Bytes of a weight block: `d` f16 (0-1), `q` i8 x 32 (2-33). `x[i] = d * q[i]`.

use crate::block::{F16_MAX, f16_field, field, finite, largest_magnitude, round_small, to_f16};

/// Elements of one block.
pub const BLOCK_LEN: usize = 32;
/// Bytes of one weight block.
pub const BLOCK_BYTES: usize = 34;

/// 32 activations: `x[i] = d * q[i]`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Activations {
    /// The scale, the largest magnitude of the block divided by 127.
    pub d: f32,
    /// The codes.
    pub q: [i8; BLOCK_LEN],
}

impl Activations {
    /// A block of zeros.
    pub const ZERO: Self = Self { d: 0.0, q: [0; BLOCK_LEN] };

    /// Quantizes one block: `d = max|x| / 127`, `q = round-half-even(x / d)`.
    ///
    /// NaN is stored as 0.
    pub fn quantize(x: &[f32; BLOCK_LEN]) -> Self {
        let d = largest_magnitude(x) / 127.0;
        let inverse = if d == 0.0 { 0.0 } else { 1.0 / d };
        Self { d, q: x.map(|x| round_small(x * inverse) as i8) }
    }
}

/// Quantizes a row of activations into `x.len() / 32` blocks.
///
/// # Panics
/// When `x.len() != 32 * out.len()`.
pub fn quantize(x: &[f32], out: &mut [Activations]) {
    assert_eq!(x.len(), BLOCK_LEN * out.len(), "activations against blocks of {BLOCK_LEN}");
    for (x, out) in x.as_chunks().0.iter().zip(out) {
        *out = Activations::quantize(x);
    }
}

/// The dot product of a Q8_0 row and activations: `sum_blocks d_w * d_x * sum q_w * q_x`.
///
/// # Panics
/// When `row` does not hold one block for each block of `x`.
pub fn dot(row: &[u8], x: &[Activations]) -> f32 {
    assert_eq!(row.len(), BLOCK_BYTES * x.len(), "Q8_0 bytes against {} blocks of activations", x.len());
    let blocks = row.as_chunks::<BLOCK_BYTES>().0;
    blocks
        .iter()
        .zip(x)
        .map(|(block, x)| {
            let q: &[u8; BLOCK_LEN] = field(block, 2);
            let sum: i32 = q.iter().zip(&x.q).map(|(&w, &x)| i32::from(w as i8) * i32::from(x)).sum();
            f16_field(block, 0) * x.d * sum as f32
        })
        .sum()
}

pub(crate) fn decode(bytes: &[u8], out: &mut [f32]) {
    let blocks = bytes.as_chunks::<BLOCK_BYTES>().0;
    for (block, out) in blocks.iter().zip(out.as_chunks_mut::<BLOCK_LEN>().0) {
        let d = f16_field(block, 0);
        let q: &[u8; BLOCK_LEN] = field(block, 2);
        for (out, &q) in out.iter_mut().zip(q) {
            *out = d * f32::from(q as i8);
        }
    }
}

/// `d = max|x| / 127` is stored as f16, but the codes divide by the unrounded `d`, as everybody's Q8_0 files do.
pub(crate) fn encode(x: &[f32], out: &mut Vec<u8>) {
    for x in x.as_chunks::<BLOCK_LEN>().0 {
        let x = x.map(|x| finite(x, 127.0 * F16_MAX));
        let d = largest_magnitude(&x) / 127.0;
        let inverse = if d == 0.0 { 0.0 } else { 1.0 / d };
        out.extend(to_f16(d).to_le_bytes());
        out.extend(x.map(|x| (x * inverse).round() as i8 as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn activations_round_half_to_even() {
        let mut x = [0.0; 32];
        x[..5].copy_from_slice(&[127.0, 0.5, 1.5, -2.5, -127.0]);
        let block = Activations::quantize(&x);
        assert_eq!((block.d, &block.q[..5]), (1.0, &[127, 0, 2, -2, -127][..]));
        assert_eq!(Activations::quantize(&[0.0; 32]), Activations::ZERO);
    }

    #[test]
    fn weights_round_half_away_from_zero() {
        let mut x = [0.0; 32];
        x[..4].copy_from_slice(&[127.0, 0.5, 1.5, -2.5]);
        let mut bytes = Vec::new();
        encode(&x, &mut bytes);
        assert_eq!(bytes[..6], [0x00, 0x3c, 127, 1, 2, -3i8 as u8]);
    }

    #[test]
    fn dot_is_the_dot_of_the_decoded() {
        let x: Vec<f32> = (0..64).map(|i| ((i * 37) % 29) as f32 - 14.0).collect();
        let mut row = Vec::new();
        encode(&x, &mut row);
        let mut blocks = [Activations::ZERO; 2];
        quantize(&x, &mut blocks);
        let mut w = [0.0; 64];
        decode(&row, &mut w);
        let expected: f32 = (0..64).map(|i| w[i] * blocks[i / 32].d * f32::from(blocks[i / 32].q[i % 32])).sum();
        assert!((dot(&row, &blocks) - expected).abs() < 1e-5 * expected, "sums of 64 products, f32 rounding only");
    }
}
