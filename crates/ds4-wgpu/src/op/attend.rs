//! Attention: a workgroup for some heads of a row; few rows are also divided along what they see.

use ds4_ops::DeviceError;
use ds4_ops::op::attend::{Attend, Inputs};

use super::matmul::{FEW_ROWS, factors};
use super::{DeviceStep, Seen};
use crate::buffer::{Buf, Ints, Rows};
use crate::gpu::Scratch;
use crate::recorder::Recorder;
use crate::shader::{ATTEND, ATTEND_ALL, ATTEND_COMBINE, ATTEND_MATRIX, Variant};

/// As in `attend_merge.wgsl` and `attend.wgsl`.
const SPLIT: usize = 64;
const HEADS: usize = 8;
/// Workgroups that keep a large device busy; batches with fewer are divided.
const WORKGROUPS: usize = 512;
/// Bytes of parts that are held at a time.
const PART_BYTES: usize = 64 << 20;

/// [`ds4_ops::Backend::attend`].
pub(crate) fn attend(
    r: &mut Recorder,
    [scratch, halves]: [&mut Scratch; 2],
    x: Inputs<'_, Buf, Ints, Rows>,
    step: &DeviceStep,
    p: Attend,
    out: &Buf,
) -> Result<(), DeviceError> {
    let seen = Seen::new(&x.reach, x.kv, step, &p);
    let n_splits = seen.n.div_ceil(SPLIT);
    let n_groups = p.n_head.div_ceil(HEADS);
    let on_matrices = step.n_rows > FEW_ROWS && p.n_head.is_multiple_of(32) && p.head_dim.is_multiple_of(64);
    let matrix = Variant::new(&[], &seen.constants);
    if on_matrices && r.target().matrices.is_some() {
        r.prepare(&ATTEND_MATRIX, matrix);
    }
    let on_matrices = on_matrices && r.target().matrices.is_some();
    let q =
        if on_matrices { factors(r, halves, x.q.as_ref(), step.n_rows * p.n_head * p.head_dim)? } else { x.q.as_ref() };
    let variant = Variant::new(&[], &[&seen.constants[..], &[n_splits as u32]].concat());
    let inputs = [
        step.pos.as_ref(),
        step.slot.as_ref(),
        step.pages.as_ref(),
        step.lead.as_ref(),
        q,
        x.kv.as_ref(),
        x.ring.as_ref(),
        x.sinks.as_ref(),
        seen.rows,
        seen.selected,
    ];
    let with = |last| {
        let mut all = [inputs[0]; 11];
        all[..10].copy_from_slice(&inputs);
        all[10] = last;
        all
    };
    if on_matrices {
        let workgroups = [(p.n_head / 32) as u32, step.n_rows as u32, 1];
        r.launch(ATTEND_MATRIX.with(matrix, &with(out.as_ref()), &[0], workgroups));
        return Ok(());
    }
    if step.n_rows * n_groups >= WORKGROUPS || n_splits == 1 {
        let workgroups = [n_groups as u32, 1, step.n_rows as u32];
        r.launch(ATTEND_ALL.with(variant, &with(out.as_ref()), &[0], workgroups));
        return Ok(());
    }
    let row_bytes = 4 * p.n_head * n_splits * (p.head_dim + 2);
    let n_part = (PART_BYTES / row_bytes).clamp(1, step.n_rows);
    let parts = scratch.get(r, n_part * row_bytes)?;
    let combine = Variant::new(&[], &[&seen.few_constants[..], &[n_splits as u32]].concat());
    for row0 in (0..step.n_rows).step_by(n_part) {
        let n = n_part.min(step.n_rows - row0) as u32;
        let words = [row0 as u32];
        r.launch(ATTEND.with(variant, &with(parts), &words, [n_groups as u32, n_splits as u32, n]));
        let buffers = [step.pos.as_ref(), parts, x.sinks.as_ref(), out.as_ref()];
        r.launch(ATTEND_COMBINE.with(combine, &buffers, &words, [p.n_head as u32, n, 1]));
    }
    Ok(())
}
