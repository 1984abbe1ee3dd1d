//! Attention of few rows, from unfinished query heads to heads that the output projection takes, in two launches.

use ds4_ops::op::attend::{Attend, Heads, Reach};
use ds4_ops::op::rope::RopeTail;
use ds4_ops::{DeviceError, RowFormat, RowLayout};

use super::{DeviceStep, layout_constants, n_visible_max, page_constants};
use crate::buffer::{Buf, Ints, Rows, Storage};
use crate::gpu::Scratch;
use crate::recorder::Recorder;
use crate::shader::{ATTEND_FEW, ATTEND_FEW_FINISH, Variant};

/// Heads of a workgroup, as in `attend_few.wgsl`.
const HEADS: usize = 8;
/// Rows of a stretch, a multiple of eight, where a sequence can see no more than [`SPLITS`] stretches of them.
const SPLIT: usize = 16;
const SPLITS: usize = 80;

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
    // Where a layer has no compressed rows, kernels are given buffers that they do not look at.
    let nothing = RowLayout { dim: p.head_dim, format: RowFormat::F32 };
    let kv: &Storage = x.kv.as_ref();
    let (reach, layout, rows, selected, ratio, top_k, n_max): (_, _, &Storage, &Storage, _, _, _) = match x.reach {
        Reach::Window => (0, nothing, kv, step.pos.as_ref(), 1, 1, 0),
        Reach::Compressed { rows, ratio } => {
            (1, rows.layout, rows.as_ref(), step.pos.as_ref(), ratio, 1, n_visible_max(step, ratio))
        }
        Reach::Indexed { rows, ratio, selected, top_k } => {
            let n = n_visible_max(step, ratio).min(top_k);
            (2, rows.layout, rows.as_ref(), selected.as_ref(), ratio, top_k, n)
        }
    };
    let n = p.window + n_max;
    let split = SPLIT * n.div_ceil(SPLIT * SPLITS);
    let n_splits = n.div_ceil(split);
    let [dim, kind, block, n_rot, row_words, tail_word] = layout_constants(&layout);
    let [pages_per_slot, per_page] = page_constants(step, ratio);
    let [n_head, window, ring_len] = [p.n_head, p.window, p.ring_len].map(|v| v as u32);
    let [ratio, top_k, split, n_splits_word, n_turn] = [ratio, top_k, split, n_splits, heads.n_rot].map(|v| v as u32);
    let row =
        [dim, kind, block, n_rot, row_words, tail_word, pages_per_slot, per_page, ratio, n_head, window, ring_len];
    let more = [reach, top_k, p.scale.to_bits(), split, n_splits_word, n_turn, eps.to_bits()];
    let attend = Variant::new(&[], &[&row[..], &more].concat());
    let parts = scratch.get(r, 4 * step.n_rows * p.n_head * n_splits * (p.head_dim + 2))?;
    let (pos, slot): (&Storage, &Storage) = (step.pos.as_ref(), step.slot.as_ref());
    let (freqs, ring): (&Storage, &Storage) = (x.freqs.as_ref(), (*x.ring).as_ref());
    let (pages, lead, q) = (step.pages.as_ref(), step.lead.as_ref(), (*x.q).as_ref());
    let buffers = [pos, slot, pages, lead, q, kv, ring, freqs, rows, selected, parts];
    let workgroups = [p.n_head.div_ceil(HEADS) as u32, n_splits as u32, step.n_rows as u32];
    r.launch(ATTEND_FEW.with(attend, &buffers, &[], workgroups));
    let constants = [dim, n_head, window, reach, ratio, top_k, split, n_splits_word, n_turn, ring_len];
    let buffers = [pos, parts, x.sinks.as_ref(), out.as_ref(), slot, freqs, kv, ring];
    let workgroups = [n_head + 1, step.n_rows as u32, 1];
    r.launch(ATTEND_FEW_FINISH.with(Variant::new(&[], &constants), &buffers, &[], workgroups));
    Ok(())
}
