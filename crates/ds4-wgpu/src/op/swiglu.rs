//! Element-wise operations.

use crate::buffer::{Buf, Ints};
use crate::recorder::{Recorder, linear};
use crate::shader::{ADD, GATHER, SWIGLU, Variant};

pub(crate) fn in_place(r: &mut Recorder, gate: &mut Buf, up: &Buf, len: usize, clamp: f32) {
    let words = [len as u32, clamp.to_bits()];
    r.launch(SWIGLU.with(Variant::new(&[], &[]), &[up.as_ref(), gate.as_ref()], &words, linear(len.div_ceil(64))));
}

pub(crate) fn add(r: &mut Recorder, x: &Buf, len: usize, y: &mut Buf) {
    r.launch(ADD.with(Variant::new(&[], &[]), &[x.as_ref(), y.as_ref()], &[len as u32], linear(len.div_ceil(1024))));
}

pub(crate) fn gather(r: &mut Recorder, x: &Buf, logit_rows: &Ints, n: usize, dim: usize, out: &mut Buf) {
    let buffers = [x.as_ref(), logit_rows.as_ref(), out.as_ref()];
    r.launch(GATHER.with(Variant::new(&[], &[dim as u32]), &buffers, &[n as u32], linear((n * dim).div_ceil(64))));
}
