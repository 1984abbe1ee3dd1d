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

use ds4_ops::op::round::Rounding;
use ds4_ops::{RowFormat, RowLayout, Step};

use crate::buffer::Ints;

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
