//! Which kernels each operation launches.

pub(crate) mod attend;
pub(crate) mod attend_few;
pub(crate) mod compress;
pub(crate) mod embed;
pub(crate) mod experts;
pub(crate) mod fused;
pub(crate) mod hyper;
pub(crate) mod index_select;
pub(crate) mod likeliest;
pub(crate) mod matmul;
pub(crate) mod norm;
pub(crate) mod ring;
pub(crate) mod rope;
pub(crate) mod round;
pub(crate) mod route;
pub(crate) mod swiglu;

use ds4_ops::op::attend::{Attend, Reach};
use ds4_ops::op::round::Rounding;
use ds4_ops::{RowFormat, RowLayout, Step};

use crate::buffer::{Buf, Ints, Rows, Storage};

/// The device's view of a step.
pub(crate) type DeviceStep = Step<Ints>;

/// `ROUNDING`, `BLOCK`, `N_ROT` of the kernels. Blocks and tails are never empty there, so that the text stays valid.
pub(crate) fn rounding_constants(rounding: Rounding) -> [u32; 3] {
    match rounding {
        Rounding::Off => [0, 1, 0],
        Rounding::Kv { block, n_rot } => [1, block as u32, n_rot as u32],
        Rounding::Index => [2, 32, 0],
    }
}

/// How packed rows are read: `DIM`, `ROUNDING`, `BLOCK`, `N_ROT`, `ROW_WORDS`, `TAIL_WORD`.
pub(crate) fn layout_constants(layout: &RowLayout) -> [u32; 6] {
    let (rounding, block, n_rot) = match layout.format {
        RowFormat::F32 => (0, 1, 0),
        RowFormat::Fp8 { block, n_rot } => {
            assert!(
                block.is_multiple_of(4) && n_rot.is_multiple_of(4),
                "blocks of {block} and a tail of {n_rot} values do not fill words"
            );
            (1, block, n_rot)
        }
        RowFormat::Fp4 => (2, 32, 0),
    };
    assert!(layout.dim.is_multiple_of(8), "rows of {} values do not fill words", layout.dim);
    [layout.dim, rounding, block, n_rot, layout.row_bytes() / 4, layout.tail() / 4].map(|v| v as u32)
}

/// Where pages lie: `PAGES_PER_SLOT`, `PER_PAGE`.
pub(crate) fn page_constants(step: &DeviceStep, ratio: usize) -> [u32; 2] {
    [step.pages_per_slot as u32, (step.page_tokens / ratio) as u32]
}

/// Most compressed rows of this ratio that a sequence can have.
pub(crate) fn n_visible_max(step: &DeviceStep, ratio: usize) -> usize {
    step.pages_per_slot * step.page_tokens / ratio
}

/// What the rows of a step see, as kernels of attention take it.
pub(crate) struct Seen<'a> {
    /// Compressed rows, and which of them.
    pub rows: &'a Storage,
    pub selected: &'a Storage,
    /// Rows of the window and compressed ones, at most.
    pub n: usize,
    /// `DIM` to `SCALE` of `attend.wgsl`.
    pub constants: [u32; 15],
    /// `DIM`, `N_HEAD`, `WINDOW`, `REACH`, `RATIO`, `TOP_K`, for those who put parts together.
    pub few_constants: [u32; 6],
}

impl<'a> Seen<'a> {
    pub fn new(reach: &Reach<'a, Ints, Rows>, kv: &'a Buf, step: &'a DeviceStep, p: &Attend) -> Seen<'a> {
        // Where a layer has no compressed rows, kernels are given buffers that they do not look at.
        let nothing = RowLayout { dim: p.head_dim, format: RowFormat::F32 };
        let (reach, layout, rows, selected, ratio, top_k, n_max): (_, _, &Storage, &Storage, _, _, _) = match *reach {
            Reach::Window => (0, nothing, kv.as_ref(), step.pos.as_ref(), 1, 1, 0),
            Reach::Compressed { rows, ratio } => {
                (1, rows.layout, rows.as_ref(), step.pos.as_ref(), ratio, 1, n_visible_max(step, ratio))
            }
            Reach::Indexed { rows, ratio, selected, top_k } => {
                let n = n_visible_max(step, ratio).min(top_k);
                (2, rows.layout, rows.as_ref(), selected.as_ref(), ratio, top_k, n)
            }
        };
        let [dim, kind, block, n_rot, row_words, tail_word] = layout_constants(&layout);
        let [pages_per_slot, per_page] = page_constants(step, ratio);
        let [ratio, top_k, n_head, window, ring_len] = [ratio, top_k, p.n_head, p.window, p.ring_len].map(|v| v as u32);
        let constants = [
            dim,
            kind,
            block,
            n_rot,
            row_words,
            tail_word,
            pages_per_slot,
            per_page,
            ratio,
            n_head,
            window,
            ring_len,
            reach,
            top_k,
            p.scale.to_bits(),
        ];
        let few_constants = [dim, n_head, window, reach, ratio, top_k];
        Seen { rows, selected, n: p.window + n_max, constants, few_constants }
    }
}
