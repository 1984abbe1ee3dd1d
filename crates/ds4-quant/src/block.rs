//! What the block formats share: fields of a block, clean input for an encoder.

use half::f16;

/// The largest finite f16, the bound of every stored scale.
pub(crate) const F16_MAX: f32 = 65504.0;

/// The `N` bytes of `block` that start at `at`.
#[inline(always)]
pub(crate) fn field<const N: usize>(block: &[u8], at: usize) -> &[u8; N] {
    block[at..].first_chunk().expect("the field lies inside the block")
}

/// The f16 stored at `at`.
#[inline(always)]
pub(crate) fn f16_field(block: &[u8], at: usize) -> f32 {
    f16::from_le_bytes(*field(block, at)).to_f32()
}

/// Rounds a scale to f16; one that is too large becomes the largest finite one.
pub(crate) fn to_f16(scale: f32) -> f16 {
    f16::from_f32(scale.clamp(-F16_MAX, F16_MAX))
}

/// The largest magnitude; NaN does not count.
///
/// Kept in lanes, because a single running maximum is a chain of dependent steps.
pub(crate) fn largest_magnitude(x: &[f32]) -> f32 {
    const LANES: usize = 8;
    let (chunks, rest) = x.as_chunks::<LANES>();
    let mut largest = [0.0_f32; LANES];
    for chunk in chunks {
        for (largest, x) in largest.iter_mut().zip(chunk) {
            let x = x.abs();
            *largest = if x > *largest { x } else { *largest };
        }
    }
    largest.into_iter().chain(rest.iter().map(|x| x.abs())).fold(0.0, f32::max)
}

/// Rounds to the nearest integer, ties to even, what lies within ±2^22: at 1.5 * 2^23 an f32 has no fraction bits, so
/// the adder rounds. (The standard function is a library call on processors without SSE4.1.)
#[inline(always)]
pub(crate) fn round_small(x: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0;
    (x + SHIFT) - SHIFT
}

/// `x` within `-limit..=limit`, NaN as 0.
pub(crate) fn finite(x: f32, limit: f32) -> f32 {
    if x.is_nan() { 0.0 } else { x.clamp(-limit, limit) }
}

/// The error weights of block number `index`: its importances relative to the largest of them.
///
/// The floor keeps elements of no importance from being stored as noise: among equally good blocks the one that also
/// suits them wins.
pub(crate) fn error_weights<const N: usize>(importance: Option<&[f32]>, index: usize) -> [f32; N] {
    const FLOOR: f32 = 1e-6;
    let Some(importance) = importance else { return [1.0; N] };
    let block = &importance[index * N..][..N];
    let largest = block.iter().fold(0.0, |largest: f32, &value| largest.max(finite(value, f32::MAX)));
    if largest == 0.0 {
        return [1.0; N];
    }
    std::array::from_fn(|i| (finite(block[i], f32::MAX) / largest).max(FLOOR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn magnitudes_and_rounding() {
        let mut x = [-1.0; 21];
        (x[3], x[20]) = (f32::NAN, -2.0);
        assert_eq!((largest_magnitude(&x), largest_magnitude(&x[..20]), largest_magnitude(&[])), (2.0, 1.0, 0.0));
        for x in [0.5, 1.5, 2.5, -0.5, -1.5, 127.49, -127.51, 0.499_999_97] {
            assert_eq!(round_small(x), f32::round_ties_even(x));
        }
    }

    #[test]
    fn error_weights_survive_any_importance() {
        assert_eq!(error_weights::<2>(None, 7), [1.0, 1.0]);
        assert_eq!(error_weights::<2>(Some(&[9.0, 9.0, 2.0, 8.0]), 1), [0.25, 1.0]);
        assert_eq!(error_weights::<2>(Some(&[0.0, -3.0]), 0), [1.0, 1.0]);
        assert_eq!(error_weights::<2>(Some(&[f32::NAN, f32::INFINITY]), 0), [1e-6, 1.0]);
    }
}
