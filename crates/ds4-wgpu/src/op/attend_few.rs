//! Attention of few rows, from unfinished query heads to heads that the output projection takes, in two launches.

use ds4_ops::DeviceError;
use ds4_ops::op::attend::{Attend, Heads};
use ds4_ops::op::rope::RopeTail;

use super::{DeviceStep, Seen};
use crate::buffer::{Buf, Ints, Rows, Storage};
use crate::gpu::Scratch;
use crate::recorder::Recorder;
use crate::shader::{ATTEND_FEW, ATTEND_FEW_FINISH, Variant};

/// Heads of a workgroup, as in `attend_few.wgsl`.
const HEADS: usize = 8;
/// Rows of a stretch, as in `attend_stretch.wgsl`, where a row sees no more than [`SPLITS`] stretches of them.
const STRETCH: usize = 16;
const SPLITS: usize = 24;

/// Whether heads of this shape have kernels for it.
pub(crate) fn suits(p: &Attend, heads: &RopeTail) -> bool {
    p.head_dim.is_multiple_of(32) && heads.n_rot.is_multiple_of(4) && (1..p.head_dim).contains(&heads.n_rot)
}

/// What of attention does not change from step to step.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub p: Attend,
    pub heads: RopeTail,
    /// Of the norm of query heads.
    pub eps: f32,
}

/// [`ds4_ops::Backend::attend_heads`].
pub(crate) fn attend_heads(
    r: &mut Recorder,
    scratch: &mut Scratch,
    x: &Heads<'_, Buf, Ints, Rows>,
    step: &DeviceStep,
    Shape { p, heads, eps }: Shape,
    out: &Buf,
) -> Result<(), DeviceError> {
    let seen = Seen::new(&x.reach, x.kv, step, &p);
    let n_splits = seen.n.div_ceil(STRETCH).min(SPLITS);
    let stretches = [n_splits, heads.n_rot].map(|v| v as u32);
    let attend = Variant::new(&[], &[&seen.constants[..], &stretches, &[eps.to_bits()]].concat());
    let parts = scratch.get(r, 4 * step.n_rows * p.n_head * n_splits * (p.head_dim + 2))?;
    let (pos, slot): (&Storage, &Storage) = (step.pos.as_ref(), step.slot.as_ref());
    let (freqs, ring, kv): (&Storage, &Storage, &Storage) = (x.freqs.as_ref(), (*x.ring).as_ref(), x.kv.as_ref());
    let (pages, lead, q) = (step.pages.as_ref(), step.lead.as_ref(), (*x.q).as_ref());
    let buffers = [pos, slot, pages, lead, q, kv, ring, freqs, seen.rows, seen.selected, parts];
    let workgroups = [p.n_head.div_ceil(HEADS) as u32, n_splits as u32, step.n_rows as u32];
    r.launch(ATTEND_FEW.with(attend, &buffers, &[], workgroups));
    let constants = [&seen.few_constants[..], &stretches, &[p.ring_len as u32]].concat();
    let buffers = [pos, parts, x.sinks.as_ref(), out.as_ref(), slot, freqs, kv, ring];
    let workgroups = [p.n_head as u32 + 1, step.n_rows as u32, 1];
    r.launch(ATTEND_FEW_FINISH.with(Variant::new(&[], &constants), &buffers, &[], workgroups));
    Ok(())
}
