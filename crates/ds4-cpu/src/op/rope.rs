//! Tail rotation: one row per task, cosines and sines once per row.

use ds4_ops::HostStep;
use ds4_ops::op::rope::{self, RopeTail};

use crate::Core;

pub(crate) fn rope_tail(cpu: &Core, x: &mut [f32], freqs: &[f32], step: &HostStep, p: RopeTail) {
    let row_len = p.n_head * p.head_dim;
    cpu.pool.for_rows(&mut x[..step.n_rows * row_len], row_len, |r, x| {
        rope::row(x, step.pos[r] as usize, freqs, &p, &mut vec![0.0; p.n_rot]);
    });
}
