//! Root-mean-square norms.

use ds4_ops::op::norm::RmsNorm;

use crate::buffer::Buf;
use crate::recorder::{Recorder, linear};
use crate::shader::{NORM, NORM_IN_PLACE, Variant};

fn variant(weight: Option<&Buf>, p: RmsNorm) -> Variant {
    Variant::new(&[], &[p.dim as u32, p.eps.to_bits(), weight.is_some() as u32])
}

pub(crate) fn rms_norm(r: &mut Recorder, x: &Buf, weight: Option<&Buf>, p: RmsNorm, out: &mut Buf) {
    // Without a weight any readable buffer serves; it is not looked at.
    let buffers = [weight.unwrap_or(x).as_ref(), out.as_ref(), x.as_ref()];
    r.launch(NORM.with(variant(weight, p), &buffers, &[p.n_rows as u32], linear(p.n_rows)));
}

pub(crate) fn in_place(r: &mut Recorder, x: &mut Buf, weight: Option<&Buf>, nothing: &Buf, p: RmsNorm) {
    let buffers = [weight.unwrap_or(nothing).as_ref(), x.as_ref()];
    r.launch(NORM_IN_PLACE.with(variant(weight, p), &buffers, &[p.n_rows as u32], linear(p.n_rows)));
}
