//! Rotary positions.

use ds4_ops::op::rope::{RopeTail, Turn};

use super::DeviceStep;
use crate::buffer::Buf;
use crate::recorder::{Recorder, linear};
use crate::shader::{ROPE, Variant};

pub(crate) fn rope_tail(r: &mut Recorder, x: &mut Buf, freqs: &Buf, step: &DeviceStep, p: RopeTail) {
    let inverse = (p.turn == Turn::Inverse) as u32;
    let variant = Variant::new(&[], &[p.n_head as u32, p.head_dim as u32, p.n_rot as u32, inverse]);
    let n = step.n_rows * p.n_head * p.n_rot / 2;
    let buffers = [freqs.as_ref(), step.pos.as_ref(), x.as_ref()];
    r.launch(ROPE.with(variant, &buffers, &[step.n_rows as u32], linear(n.div_ceil(64))));
}
