//! The rounding of cached rows.

use ds4_ops::op::round::Rounding;

use super::rounding_constants;
use crate::buffer::Buf;
use crate::recorder::{Recorder, linear};
use crate::shader::{ROUND, Variant};

/// `HADAMARD_NORM`: what makes the transform of `dim` values orthonormal.
pub(crate) fn hadamard_norm(dim: usize) -> u32 {
    ((1.0 / (dim as f64).sqrt()) as f32).to_bits()
}

pub(crate) fn round(r: &mut Recorder, x: &mut Buf, n_rows: usize, dim: usize, rounding: Rounding) {
    if rounding == Rounding::Off {
        return;
    }
    let [kind, block, n_rot] = rounding_constants(rounding);
    let variant = Variant::new(&[], &[dim as u32, kind, block, n_rot, hadamard_norm(dim)]);
    r.launch(ROUND.with(variant, &[x.as_ref()], &[n_rows as u32], linear(n_rows)));
}
