//! Q8_K: 256 int8 activations, the partner of the K and IQ weight formats in dot products.

use crate::block::{largest_magnitude, round_small};

/// Elements of one block.
pub const BLOCK_LEN: usize = 256;

/// 256 activations: `x[i] = d * q[i]`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Activations {
    /// The scale; negative when the element of largest magnitude is positive, because that one is stored as -127.
    pub d: f32,
    /// The codes.
    pub q: [i8; BLOCK_LEN],
    /// The sums of each 16 consecutive codes; formats with a minimum multiply these instead of the codes.
    pub sums: [i16; BLOCK_LEN / 16],
}

impl Activations {
    /// A block of zeros.
    pub const ZERO: Self = Self { d: 0.0, q: [0; BLOCK_LEN], sums: [0; BLOCK_LEN / 16] };

    /// Quantizes one block: with `m` the element of largest magnitude (the first of equals) and `inverse = -127 / m`,
    /// `q = clamp(round-half-even(inverse * x), -128, 127)` and `d = 1 / inverse`.
    ///
    /// NaN is stored as 0.
    pub fn quantize(x: &[f32; BLOCK_LEN]) -> Self {
        let largest = largest_magnitude(x);
        let Some(extreme) = x.iter().find(|x| x.abs() == largest).filter(|_| largest > 0.0) else {
            return Self::ZERO;
        };
        let inverse = -127.0 / extreme;
        let q = x.map(|x| round_small(inverse * x) as i8);
        let groups = q.as_chunks::<16>().0;
        let sums = std::array::from_fn(|i| groups[i].iter().map(|&q| i16::from(q)).sum());
        Self { d: 1.0 / inverse, q, sums }
    }
}

/// Quantizes a row of activations into `x.len() / 256` blocks.
///
/// # Panics
/// When `x.len() != 256 * out.len()`.
pub fn quantize(x: &[f32], out: &mut [Activations]) {
    assert_eq!(x.len(), BLOCK_LEN * out.len(), "activations against blocks of {BLOCK_LEN}");
    for (x, out) in x.as_chunks().0.iter().zip(out) {
        *out = Activations::quantize(x);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extreme_becomes_minus_127() {
        let mut x = [0.0; 256];
        x[0] = 254.0;
        x[17] = -254.0;
        x[18] = 5.0;
        let block = Activations::quantize(&x);
        assert_eq!((block.d, block.q[0], block.q[17], block.q[18]), (-2.0, -127, 127, -2));
        assert_eq!(block.sums[..3], [-127, 125, 0]);
    }

    #[test]
    fn zeros_and_nan_stay_quiet() {
        assert_eq!(Activations::quantize(&[0.0; 256]), Activations::ZERO);
        assert_eq!(Activations::quantize(&[f32::NAN; 256]), Activations::ZERO);
    }
}
