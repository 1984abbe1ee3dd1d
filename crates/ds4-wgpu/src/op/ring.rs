//! Rings of recent positions.

use ds4_ops::op::ring::Ring;

use super::DeviceStep;
use crate::buffer::Buf;
use crate::recorder::{Recorder, linear};
use crate::shader::{RING_STORE, Variant};

pub(crate) fn store(r: &mut Recorder, x: &Buf, step: &DeviceStep, p: Ring, ring: &mut Buf) {
    let variant = Variant::new(&[], &[p.dim as u32, p.len as u32]);
    let buffers = [x.as_ref(), step.pos.as_ref(), step.slot.as_ref(), step.trail.as_ref(), ring.as_ref()];
    r.launch(RING_STORE.with(variant, &buffers, &[step.n_rows as u32], linear((step.n_rows * p.dim).div_ceil(64))));
}
