//! The kernels' parameter structs, field for field as in `kernels/*.cu`.
#![allow(missing_docs)] // the kernels document them

/// An address on the device.
pub type Ptr = u64;

/// `tiles.cuh: Matrix`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct MatrixView {
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
pub struct ActsView {
    pub q: Ptr,
    pub d: Ptr,
    pub s: Ptr,
    pub stride: i64,
}

/// `common.cuh: Step`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct StepView {
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
pub struct LayoutView {
    pub format: i32,
    pub dim: i32,
    pub row_bytes: i32,
    pub scales: i32,
    pub tail: i32,
    pub block: i32,
    pub n_rot: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Repack {
    pub m: MatrixView,
    pub raw: Ptr,
    pub row0: i32,
    pub n_rows: i32,
    pub row_bytes: i64,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct MatmulJob {
    pub m: MatrixView,
    pub y: Ptr,
    pub acts: ActsView,
    pub block0: i32,
    pub n_groups: i32,
    pub per_group: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Matmul {
    pub jobs: [MatmulJob; 8],
    pub acts: ActsView,
    pub x: Ptr,
    pub n_jobs: i32,
    pub n_rows: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Quantize {
    pub x: Ptr,
    pub acts: ActsView,
    pub n_rows: i64,
    pub cols: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Embed {
    pub table: MatrixView,
    pub step: StepView,
    pub out: Ptr,
    pub n_streams: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Norm {
    pub x: Ptr,
    pub weight: Ptr,
    pub out: Ptr,
    pub dim: i32,
    pub eps: f32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Rope {
    pub x: Ptr,
    pub freqs: Ptr,
    pub step: StepView,
    pub n_head: i32,
    pub head_dim: i32,
    pub n_rot: i32,
    pub inverse: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Round {
    pub x: Ptr,
    pub dim: i32,
    pub kind: i32,
    pub block: i32,
    pub n_rot: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct RingStore {
    pub x: Ptr,
    pub ring: Ptr,
    pub step: StepView,
    pub len: i32,
    pub dim: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Route {
    pub logits: Ptr,
    pub bias: Ptr,
    pub table: Ptr,
    pub step: StepView,
    pub ids: Ptr,
    pub weights: Ptr,
    pub n_expert: i32,
    pub n_used: i32,
    pub scale: f32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Elements {
    pub x: Ptr,
    pub y: Ptr,
    pub len: i64,
    pub dim: i32,
    pub n_streams: i32,
    pub clamp: f32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Gather {
    pub x: Ptr,
    pub out: Ptr,
    pub step: StepView,
    pub dim: i64,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Coefficients {
    pub mix: Ptr,
    pub base: Ptr,
    pub scale: Ptr,
    pub pre: Ptr,
    pub post: Ptr,
    pub comb: Ptr,
    pub n_rows: i32,
    pub n_streams: i32,
    pub n_sinkhorn: i32,
    pub eps: f32,
    pub head: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Mix {
    pub y: Ptr,
    pub post: Ptr,
    pub comb: Ptr,
    pub pre: Ptr,
    pub streams: Ptr,
    pub out: Ptr,
    pub n_streams: i32,
    pub dim: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Compress {
    pub kv: Ptr,
    pub gate: Ptr,
    pub ring_kv: Ptr,
    pub ring_gate: Ptr,
    pub ape: Ptr,
    pub norm: Ptr,
    pub freqs: Ptr,
    pub rows: Ptr,
    pub step: StepView,
    pub layout: LayoutView,
    pub ratio: i32,
    pub overlap: i32,
    pub dim: i32,
    pub n_rot: i32,
    pub ring_len: i32,
    pub kind: i32,
    pub block: i32,
    pub pad: i32,
    pub eps: f32,
    pub pad2: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Score {
    pub q: Ptr,
    pub weights: Ptr,
    pub rows: Ptr,
    pub scores: Ptr,
    pub step: StepView,
    pub layout: LayoutView,
    pub n_head: i32,
    pub dim: i32,
    pub top_k: i32,
    pub ratio: i32,
    pub max_visible: i32,
    pub weight_scale: f32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Select {
    pub scores: Ptr,
    pub selected: Ptr,
    pub step: StepView,
    pub top_k: i32,
    pub ratio: i32,
    pub max_visible: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Attend {
    pub q: Ptr,
    pub kv: Ptr,
    pub ring: Ptr,
    pub sinks: Ptr,
    pub freqs: Ptr,
    pub rows: Ptr,
    pub selected: Ptr,
    pub out: Ptr,
    pub partial: Ptr,
    pub step: StepView,
    pub layout: LayoutView,
    pub reach: i32,
    pub ratio: i32,
    pub top_k: i32,
    pub n_head: i32,
    pub head_dim: i32,
    pub window: i32,
    pub ring_len: i32,
    pub parts: i32,
    pub scale: f32,
    pub eps: f32,
    pub n_rot: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Combine {
    pub parts: Ptr,
    pub partial: Ptr,
    pub sinks: Ptr,
    pub freqs: Ptr,
    pub kv: Ptr,
    pub out: Ptr,
    pub ring: Ptr,
    pub acts: ActsView,
    pub step: StepView,
    pub n_head: i32,
    pub head_dim: i32,
    pub n_parts: i32,
    pub n_rot: i32,
    pub ring_len: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Experts {
    pub gate: MatrixView,
    pub up: MatrixView,
    pub down: MatrixView,
    pub x: Ptr,
    pub weights: Ptr,
    pub ids: Ptr,
    pub acts: ActsView,
    pub act: Ptr,
    pub act_acts: ActsView,
    pub y: Ptr,
    pub shared: MatrixView,
    pub shared_acts: ActsView,
    pub n_rows: i32,
    pub n_used: i32,
    pub dim: i32,
    pub dim_ff: i32,
    pub clamp: f32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct HyperMix {
    pub y: Ptr,
    pub post: Ptr,
    pub comb: Ptr,
    pub streams: Ptr,
    pub project: Ptr,
    pub sums: Ptr,
    pub dim: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct HyperPre {
    pub sums: Ptr,
    pub base: Ptr,
    pub scale: Ptr,
    pub norm: Ptr,
    pub streams: Ptr,
    pub post: Ptr,
    pub comb: Ptr,
    pub out: Ptr,
    pub acts: ActsView,
    pub dim: i32,
    pub n_slices: i32,
    pub n_sinkhorn: i32,
    pub eps: f32,
    pub eps_norm: f32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Prepare {
    pub q_a: Ptr,
    pub kv: Ptr,
    pub q_a_norm: Ptr,
    pub kv_norm: Ptr,
    pub freqs: Ptr,
    pub acts: ActsView,
    pub step: StepView,
    pub compressors: [Compress; 2],
    pub ring_kv: [Ptr; 2],
    pub ring_gate: [Ptr; 2],
    pub q_lora: i32,
    pub head_dim: i32,
    pub n_rot: i32,
    pub kind: i32,
    pub block: i32,
    pub pad: i32,
    pub eps: f32,
    pub pad2: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct RouteShared {
    pub route: Route,
    pub gate: Ptr,
    pub up: Ptr,
    pub acts: ActsView,
    pub dim_ff: i32,
    pub clamp: f32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct FastScore {
    pub codes: Ptr,
    pub scales: Ptr,
    pub weights: Ptr,
    pub rows: Ptr,
    pub scores: Ptr,
    pub step: StepView,
    pub layout: LayoutView,
    pub n_head: i32,
    pub dim: i32,
    pub top_k: i32,
    pub ratio: i32,
    pub max_visible: i32,
    pub weight_scale: f32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct IndexQuery {
    pub q: Ptr,
    pub freqs: Ptr,
    pub codes: Ptr,
    pub scales: Ptr,
    pub step: StepView,
    pub n_head: i32,
    pub n_rot: i32,
    pub top_k: i32,
    pub ratio: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Group {
    pub ids: Ptr,
    pub counts: Ptr,
    pub starts: Ptr,
    pub list: Ptr,
    pub items: Ptr,
    pub n_items: Ptr,
    pub n_choices: i32,
    pub n_expert: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Grouped {
    pub gate: MatrixView,
    pub up: MatrixView,
    pub down: MatrixView,
    pub weights: Ptr,
    pub counts: Ptr,
    pub starts: Ptr,
    pub list: Ptr,
    pub items: Ptr,
    pub n_items: Ptr,
    pub acts: ActsView,
    pub act_acts: ActsView,
    pub parts: Ptr,
    pub n_used: i32,
    pub dim: i32,
    pub dim_ff: i32,
    pub clamp: f32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct SumParts {
    pub parts: Ptr,
    pub y: Ptr,
    pub len: i64,
    pub n_used: i32,
    pub dim: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct AttendWide {
    pub q: Ptr,
    pub kv: Ptr,
    pub ring: Ptr,
    pub sinks: Ptr,
    pub rows: Ptr,
    pub selected: Ptr,
    pub out: Ptr,
    pub partial: Ptr,
    pub freqs: Ptr,
    pub step: StepView,
    pub layout: LayoutView,
    pub reach: i32,
    pub ratio: i32,
    pub top_k: i32,
    pub n_head: i32,
    pub window: i32,
    pub ring_len: i32,
    pub scale: f32,
    pub eps: f32,
    pub n_rot: i32,
    pub parts: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct HalfJob {
    pub w: Ptr,
    pub y: Ptr,
    pub out: i32,
    pub block0: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Half {
    pub jobs: [HalfJob; 8],
    pub x: Ptr,
    pub n_jobs: i32,
    pub n_rows: i32,
    pub cols: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct WideJob {
    pub m: MatrixView,
    pub y: Ptr,
    pub block0: i32,
    pub n_groups: i32,
    pub per_group: i32,
    pub pad: i32,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct WideMatmul {
    pub jobs: [WideJob; 8],
    pub acts: ActsView,
    pub n_jobs: i32,
    pub n_rows: i32,
}
