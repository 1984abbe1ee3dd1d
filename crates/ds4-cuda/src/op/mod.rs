//! The operations: shapes to launches, a file for each kind as in `kernels/`.

mod attend;
mod compress;
mod experts;
mod hyper;
mod index_select;
mod likeliest;
mod matmul;
mod rate;
mod vector;

use crate::weights::{GROUP, TILE};

pub(crate) use attend::LONG_HEAD;
pub(crate) use hyper::{Later, PendingExpand, Product};
pub(crate) use index_select::{SCORES_BYTES, rotates};
pub(crate) use vector::Placed;

/// Bytes of shared memory for the tables of a block format (`tiles.cuh: TABLE_BYTES`).
const TABLE_BYTES: usize = 16 << 10;
/// The same where there are many rows (`matmul_wide.cu: WIDE_TABLE_BYTES`).
const WIDE_TABLE_BYTES: usize = 32 << 10;
/// Warps of a block of `matmul` and of `experts`: a tile of rows and a part of the columns each.
const WARPS: usize = 8;
/// Rows of a group of a block-diagonal matrix that blocks of `matmul_wide` never cross.
const WIDE_ROWS: usize = 256;
/// Rows of a batch up to which weights are read once for each 16 of them, and beyond which they meet f16 activations.
pub(crate) const WIDE_FEW: usize = 48;
/// Rows of a batch up to which attention is cut into parts.
pub(crate) const ATTEND_FEW: usize = 16;

/// Bytes of shared memory of a warp for int8 columns (`tiles.cuh: Slab`), of which it has `groups` groups at a time.
const fn slab_bytes(columns: usize, groups: usize) -> usize {
    // One column has zeros beside it.
    let zeros = if columns == 1 { 512 } else { 0 };
    columns * (128 * groups + 32 + 4 * (4 * groups + 4) + 2 * (8 * groups + 8)) + zeros
}

/// Bytes of shared memory of a warp for tiles that wait there (`matmul.cu: Stage`).
const STAGE_BYTES: usize = 4 * (2048 + 128);

/// Bytes of shared memory of a block of `matmul` or `experts` for so many columns, besides tables: sums, int8 columns.
const fn product_bytes(columns: usize) -> usize {
    let groups = if columns == 1 { 16 } else { 64 / columns };
    WARPS * (4 * TILE * columns + slab_bytes(columns, groups))
}

/// How blocks of products with many rows are cut (`matmul_wide.cu`); kernels for different GPUs differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wide {
    /// Warps, each with a tile of rows of the matrix.
    pub warps: usize,
    /// Rows of activations.
    pub columns: usize,
    /// Groups of activations that there is room for at a time.
    pub stages: usize,
}

impl Wide {
    /// The same for experts, each of which has few rows of activations.
    fn grouped(self) -> Wide {
        Wide { warps: 8, columns: 64, ..self }
    }

    /// Rows of the matrix.
    fn rows(self) -> usize {
        TILE * self.warps
    }

    /// Bytes of shared memory: tables, numbers of rows, alignment, groups of activations in f16.
    fn bytes(self) -> usize {
        WIDE_TABLE_BYTES + 2048 + self.stages * self.columns * 2 * GROUP
    }
}
