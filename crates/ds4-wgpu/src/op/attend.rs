//! Attention: a workgroup for some heads of a row; few rows are also divided along what they see.

use ds4_ops::op::attend::{Attend, Inputs, Reach};
use ds4_ops::{DeviceError, RowFormat, RowLayout};

use super::matmul::{FEW_ROWS, factors};
use super::{DeviceStep, layout_constants, n_visible_max, page_constants};
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
    // Where a layer has no compressed rows, kernels are given buffers that they do not look at.
    let nothing = RowLayout { dim: p.head_dim, format: RowFormat::F32 };
    let (reach, layout, rows, selected, ratio, top_k, n_max) = match x.reach {
        Reach::Window => (0, nothing, x.kv.as_ref(), step.pos.as_ref(), 1, 1, 0),
        Reach::Compressed { rows, ratio } => {
            (1, rows.layout, rows.as_ref(), step.pos.as_ref(), ratio, 1, n_visible_max(step, ratio))
        }
        Reach::Indexed { rows, ratio, selected, top_k } => {
            let n = n_visible_max(step, ratio).min(top_k);
            (2, rows.layout, rows.as_ref(), selected.as_ref(), ratio, top_k, n)
        }
    };
    let n_splits = (p.window + n_max).div_ceil(SPLIT);
    let [dim, kind, block, n_rot, row_words, tail_word] = layout_constants(&layout);
    let [pages_per_slot, per_page] = page_constants(step, ratio);
    let n_groups = p.n_head.div_ceil(HEADS);
    let constants = [
        dim,
        kind,
        block,
        n_rot,
        row_words,
        tail_word,
        pages_per_slot,
        per_page,
        ratio as u32,
        p.n_head as u32,
        p.window as u32,
        p.ring_len as u32,
        reach,
        top_k as u32,
        p.scale.to_bits(),
        n_splits as u32,
    ];
    let on_matrices = step.n_rows > FEW_ROWS && p.n_head.is_multiple_of(32) && p.head_dim.is_multiple_of(64);
    let matrix = Variant::new(&[], &constants[..15]);
    if on_matrices && r.target().matrices.is_some() {
        r.prepare(&ATTEND_MATRIX, matrix);
    }
    let on_matrices = on_matrices && r.target().matrices.is_some();
    let q =
        if on_matrices { factors(r, halves, x.q.as_ref(), step.n_rows * p.n_head * p.head_dim)? } else { x.q.as_ref() };
    let variant = Variant::new(&[], &constants);
    let inputs = [
        step.pos.as_ref(),
        step.slot.as_ref(),
        step.pages.as_ref(),
        step.lead.as_ref(),
        q,
        x.kv.as_ref(),
        x.ring.as_ref(),
        x.sinks.as_ref(),
        rows,
        selected,
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
    let combine = [dim, p.n_head as u32, p.window as u32, reach, ratio as u32, top_k as u32, n_splits as u32];
    let combine = Variant::new(&[], &combine);
    for row0 in (0..step.n_rows).step_by(n_part) {
        let n = n_part.min(step.n_rows - row0) as u32;
        let words = [row0 as u32];
        r.launch(ATTEND.with(variant, &with(parts), &words, [n_groups as u32, n_splits as u32, n]));
        let buffers = [step.pos.as_ref(), parts, x.sinks.as_ref(), out.as_ref()];
        r.launch(ATTEND_COMBINE.with(combine, &buffers, &words, [p.n_head as u32, n, 1]));
    }
    Ok(())
}
