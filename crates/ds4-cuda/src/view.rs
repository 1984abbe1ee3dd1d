//! What kernels get to see: addresses, matrices, activations, the rows of a batch; field for field as in `kernels/*.cuh`.

use ds4_ops::op::round::Rounding;
use ds4_ops::{RowFormat, RowLayout, Step};

use crate::Ints;

/// An address on the device.
pub type Ptr = u64;

/// `tiles.cuh: Matrix`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct MatrixView {
    pub codes: Ptr,
    pub scales: Ptr,
    pub supers: Ptr,
    pub format: i32,
    pub out: i32,
    pub cols: i32,
    pub groups: i32,
}

/// `common.cuh: Acts`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct ActsView {
    pub q: Ptr,
    pub d: Ptr,
    pub s: Ptr,
    pub stride: i64,
}

/// `common.cuh: Halves`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct HalvesView {
    pub v: Ptr,
    pub stride: i64,
}

/// `common.cuh: Step`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct StepView {
    pub token: Ptr,
    pub pos: Ptr,
    pub slot: Ptr,
    pub lead: Ptr,
    pub trail: Ptr,
    pub pages: Ptr,
    pub logit_rows: Ptr,
    pub n_rows: i32,
    pub pages_per_slot: i32,
    pub page_tokens: i32,
    pub n_logits: i32,
}

/// `common.cuh: Layout`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct LayoutView {
    pub format: i32,
    pub dim: i32,
    pub row_bytes: i32,
    pub scales: i32,
    pub tail: i32,
    pub block: i32,
    pub n_rot: i32,
    pub pad: i32,
}

pub(crate) fn step_view(step: &Step<Ints>) -> StepView {
    StepView {
        token: step.token.ptr(),
        pos: step.pos.ptr(),
        slot: step.slot.ptr(),
        lead: step.lead.ptr(),
        trail: step.trail.ptr(),
        pages: step.pages.ptr(),
        logit_rows: step.logit_rows.ptr(),
        n_rows: step.n_rows as i32,
        pages_per_slot: step.pages_per_slot as i32,
        page_tokens: step.page_tokens as i32,
        n_logits: step.n_logits as i32,
    }
}

pub(crate) fn layout_view(l: &RowLayout) -> LayoutView {
    let (format, block, n_rot) = match l.format {
        RowFormat::F32 => (0, 1, 0),
        RowFormat::Fp8 { block, n_rot } => (1, block, n_rot),
        RowFormat::Fp4 => (2, 32, 0),
    };
    LayoutView {
        format,
        dim: l.dim as i32,
        row_bytes: l.row_bytes() as i32,
        scales: l.scales() as i32,
        tail: l.tail() as i32,
        block: block as i32,
        n_rot: n_rot as i32,
        pad: 0,
    }
}

/// Whether rows of this kind are codes that attention on the matrix unit can decode.
pub(crate) fn decodes(l: &RowLayout) -> bool {
    let blocks =
        matches!(l.format, RowFormat::Fp8 { block, n_rot } if block.is_multiple_of(8) && n_rot.is_multiple_of(8));
    blocks && l.row_bytes().is_multiple_of(8) && l.tail().is_multiple_of(8)
}

/// `(kind, block, n_rot)` as kernels want them.
pub(crate) fn rounding_view(rounding: Rounding) -> (i32, i32, i32) {
    match rounding {
        Rounding::Off => (0, 1, 0),
        Rounding::Kv { block, n_rot } => (1, block as i32, n_rot as i32),
        Rounding::Index => (2, 32, 0),
    }
}
