//! Clamped SwiGLU of the shared expert.

use crate::Core;
use crate::pool::Shared;

/// Values per task.
const CHUNK: usize = 4096;

pub(crate) fn swiglu_in_place(cpu: &Core, gate: &mut [f32], up: &[f32], len: usize, clamp: f32) {
    let chunk = if len.is_multiple_of(CHUNK) { CHUNK } else { len };
    let gate = Shared::new(&mut gate[..len]);
    cpu.pool.run(len / chunk, &|i, worker| {
        // SAFETY: chunks do not overlap, and each is handed out once.
        let out = unsafe { gate.slice(i * chunk, chunk) };
        let mut gate = cpu.scratch(worker, chunk);
        gate[..chunk].copy_from_slice(out);
        cpu.kernels.silu_mul(&gate[..chunk], &up[i * chunk..][..chunk], clamp, out);
    });
}
