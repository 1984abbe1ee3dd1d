//! Compressors, and what else becomes of a token's projections (`kernels/{compress,decode}.cu`).

use ds4_ops::Step;
use ds4_ops::op::compress::Overlap;
use ds4_ops::op::{compress, prepare};

use crate::launch::Launch;
use crate::view::{ActsView, LayoutView, Ptr, StepView, layout_view, rounding_view, step_view};
use crate::{Buf, Cuda, Ints, Rows};

/// `rows.cuh: CompressP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Compress {
    kv: Ptr,
    gate: Ptr,
    ring_kv: Ptr,
    ring_gate: Ptr,
    ape: Ptr,
    norm: Ptr,
    freqs: Ptr,
    rows: Ptr,
    step: StepView,
    layout: LayoutView,
    ratio: i32,
    overlap: i32,
    dim: i32,
    n_rot: i32,
    ring_len: i32,
    kind: i32,
    block: i32,
    pad: i32,
    eps: f32,
    pad2: i32,
}

/// `decode.cu: PrepareP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Prepare {
    q_a: Ptr,
    kv: Ptr,
    q_a_norm: Ptr,
    kv_norm: Ptr,
    freqs: Ptr,
    acts: ActsView,
    step: StepView,
    compressors: [Compress; 2],
    ring_kv: [Ptr; 2],
    ring_gate: [Ptr; 2],
    q_lora: i32,
    head_dim: i32,
    n_rot: i32,
    kind: i32,
    block: i32,
    pad: i32,
    eps: f32,
    n_compressors: i32,
}

/// Values of a row that `prepare_rows` holds at most.
const LONGEST: usize = 2048;

/// A compressor as kernels want it.
fn compress_params(x: &compress::Inputs<'_, Buf>, step: &Step<Ints>, p: &compress::Compress, rows: &Rows) -> Compress {
    let (kind, block, _) = rounding_view(p.rounding);
    Compress {
        kv: x.kv.ptr(),
        gate: x.gate.ptr(),
        ring_kv: x.ring_kv.ptr(),
        ring_gate: x.ring_gate.ptr(),
        ape: x.ape.ptr(),
        norm: x.norm.ptr(),
        freqs: x.freqs.ptr(),
        rows: rows.memory.ptr(),
        step: step_view(step),
        layout: layout_view(&rows.layout),
        ratio: p.ratio as i32,
        overlap: (p.overlap == Overlap::Previous) as i32,
        dim: p.dim as i32,
        n_rot: p.n_rot as i32,
        ring_len: p.ring_len as i32,
        kind,
        block,
        pad: 0,
        eps: p.eps,
        pad2: 0,
    }
}

impl Cuda {
    pub(crate) fn fused_prepare(
        &mut self,
        x: &prepare::Prepare<'_, Buf, Rows>,
        step: &Step<Ints>,
        p: prepare::PrepareShape,
    ) -> bool {
        let widths = x.compressors.iter().map(|c| c.shape.dim);
        if !self.fuses(step.n_rows)
            || x.compressors.len() > 2
            || p.q_lora.max(p.row.head_dim) > LONGEST
            || !widths.into_iter().all(|dim| dim.is_multiple_of(4))
        {
            return false;
        }
        let acts = self.acts_room("acts of queries", step.n_rows, p.q_lora);
        let (kind, block, _) = rounding_view(p.rounding);
        let mut params = Prepare {
            q_a: x.q_a.ptr(),
            kv: x.kv.ptr(),
            q_a_norm: x.q_a_norm.ptr(),
            kv_norm: x.kv_norm.ptr(),
            freqs: x.freqs.ptr(),
            acts,
            step: step_view(step),
            q_lora: p.q_lora as i32,
            head_dim: p.row.head_dim as i32,
            n_rot: p.row.n_rot as i32,
            kind,
            block,
            eps: p.eps,
            n_compressors: x.compressors.len() as i32,
            ..Default::default()
        };
        let mut widest = p.row.head_dim;
        for (i, c) in x.compressors.iter().enumerate() {
            let inputs = compress::Inputs {
                kv: c.kv,
                gate: c.gate,
                ring_kv: &*c.ring_kv,
                ring_gate: &*c.ring_gate,
                ape: c.ape,
                norm: c.norm,
                freqs: x.freqs,
            };
            params.compressors[i] = compress_params(&inputs, step, &c.shape, c.rows);
            (params.ring_kv[i], params.ring_gate[i]) = (c.ring_kv.ptr(), c.ring_gate.ptr());
            widest = widest.max(c.shape.dim);
        }
        self.acts.written(x.kv.ptr());
        Launch::of("prepare_rows")
            .grid([2 + x.compressors.len(), step.n_rows, 1])
            .shared(4 * widest)
            .run(self, &params);
        self.acts.written(x.q_a.ptr());
        self.acts.int8.insert(x.q_a.ptr(), step.n_rows, p.q_lora, acts);
        true
    }

    pub(crate) fn launch_compress(
        &mut self,
        x: compress::Inputs<'_, Buf>,
        step: &Step<Ints>,
        p: compress::Compress,
        rows: &Rows,
    ) {
        let params = compress_params(&x, step, &p, rows);
        Launch::of("compress").blocks(step.n_rows).shared(4 * p.dim).run(self, &params);
    }
}
