//! Small batches: operations that run together, and passes that are recorded (`kernels/decode.cu`).
//!
//! All of this is for int8 activations and the shapes of the model; for others it answers `false` or hands the arguments back, and the
//! operations run one by one.

use ds4_ops::op::{attend, compress, experts, hyper, index_select, prepare, rope, round, route};
use ds4_ops::{Format, RowFormat, Step};

use crate::ops::{ATTEND_FEW, attend_parts, compress_params, layout_view, rounding_view, route_params, step_view};
use crate::params;
use crate::weights::{GROUP, quantized};
use crate::{Buf, Cuda, Ints, Matrix, Precision, Recorded, Rows};

/// Streams that the fused mixing is written for.
const STREAMS: usize = 4;
/// Values of a stream that a block of `hyper_mix` takes.
const SLICE: usize = 64;
/// Sums that each of them contributes.
const SUMS: usize = 34;

/// `hyper_expand` that has not been launched.
#[derive(Clone, Copy)]
pub(crate) struct PendingExpand {
    params: params::Mix,
    n_rows: usize,
}

impl Cuda {
    /// Whether a batch of so many rows takes the fused paths.
    pub(crate) fn fuses(&self, n_rows: usize) -> bool {
        self.precision == Precision::Int8 && n_rows <= ATTEND_FEW
    }

    /// Launches what was put off.
    pub(crate) fn flush(&mut self) {
        if let Some(PendingExpand { params, n_rows }) = self.pending.take() {
            let grid = [(params.dim as usize).div_ceil(256), n_rows, 1];
            let done = self.device.launch("hyper_expand", grid, 256, 0, &params);
            self.note(done);
        }
    }

    pub(crate) fn expand_later(&mut self, params: params::Mix, n_rows: usize) {
        self.flush();
        self.pending = Some(PendingExpand { params, n_rows });
    }

    /// Whether stream mixing of this shape is fused.
    pub(crate) fn fuses_hyper(&self, n_rows: usize, p: &hyper::Hyper) -> bool {
        self.precision == Precision::Int8 && n_rows > 0 && p.n_streams == STREAMS && p.dim.is_multiple_of(256)
    }

    pub(crate) fn fused_hyper_pre(
        &mut self,
        x: &hyper::Pre<'_, Matrix, Buf>,
        n_rows: usize,
        p: hyper::Hyper,
        eps: f32,
    ) -> bool {
        if !self.fuses_hyper(n_rows, &p) || x.project.format != Format::F16 {
            return false;
        }
        let pending =
            self.pending.take_if(|pending| pending.params.streams == x.streams.ptr() && pending.n_rows == n_rows);
        let slices = p.dim / SLICE;
        let sums = self.scratch("hyper sums", 4 * n_rows * slices * SUMS);
        let before = pending.map(|pending| pending.params).unwrap_or_default();
        let mix = params::HyperMix {
            y: before.y,
            post: before.post,
            comb: before.comb,
            streams: x.streams.ptr(),
            project: x.project.view.codes,
            sums,
            dim: p.dim as i32,
            pad: 0,
        };
        self.launch("hyper_mix", [slices, n_rows, 1], 256, 0, &mix);
        let acts = self.acts_room("acts of sub-layers", n_rows, p.dim);
        let pre = params::HyperPre {
            sums,
            base: x.base.ptr(),
            scale: x.scale.ptr(),
            norm: x.norm.ptr(),
            streams: x.streams.ptr(),
            post: x.post.ptr(),
            comb: x.comb.ptr(),
            out: x.out.ptr(),
            acts,
            dim: p.dim as i32,
            n_slices: slices as i32,
            n_sinkhorn: p.n_sinkhorn as i32,
            eps: p.eps,
            eps_norm: eps,
            pad: 0,
        };
        self.launch("hyper_pre", [p.dim / 256 + 1, n_rows, 1], 256, 0, &pre);
        self.acts.insert(x.out.ptr(), n_rows, p.dim, acts);
        true
    }

    pub(crate) fn fused_prepare(
        &mut self,
        x: &prepare::Prepare<'_, Buf, Rows>,
        step: &Step<Ints>,
        p: prepare::PrepareShape,
    ) -> bool {
        if !self.fuses(step.n_rows) || x.compressors.len() > 2 {
            return false;
        }
        let acts = self.acts_room("acts of queries", step.n_rows, p.q_lora);
        let (kind, block, _) = rounding_view(p.rounding);
        let mut params = params::Prepare {
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
        self.launch("prepare_rows", [2 + x.compressors.len(), step.n_rows, 1], 256, 4 * widest, &params);
        self.acts.insert(x.q_a.ptr(), step.n_rows, p.q_lora, acts);
        true
    }

    #[allow(clippy::too_many_arguments)] // those of the operation
    pub(crate) fn fused_index(
        &mut self,
        q: &Buf,
        freqs: Option<&Buf>,
        weights: &Buf,
        rows: &Rows,
        step: &Step<Ints>,
        heads: rope::RopeTail,
        p: index_select::IndexSelect,
        selected: &Ints,
    ) -> bool {
        if rows.layout.format != RowFormat::Fp4 || p.dim != 128 {
            return false;
        }
        let max_visible = step.pages_per_slot * step.page_tokens / p.ratio;
        let codes = self.scratch("index codes", step.n_rows * p.n_head * 128);
        let scales = self.scratch("index scales", step.n_rows * p.n_head * 16);
        let queries = params::IndexQuery {
            q: q.ptr(),
            freqs: freqs.map_or(0, Buf::ptr),
            codes,
            scales,
            step: step_view(step),
            n_head: p.n_head as i32,
            n_rot: heads.n_rot as i32,
            top_k: p.top_k as i32,
            ratio: p.ratio as i32,
        };
        self.launch("index_queries", [p.n_head.div_ceil(4), step.n_rows, 1], 128, 0, &queries);
        self.select_scored(step, p, max_visible, selected, &mut |cuda, first, n, view, scores| {
            let score = params::FastScore {
                codes: codes + (first * p.n_head * 128) as u64,
                scales: scales + (first * p.n_head * 16) as u64,
                weights: weights.ptr() + (4 * first * p.n_head) as u64,
                rows: rows.memory.ptr(),
                scores,
                step: view,
                layout: layout_view(&rows.layout),
                n_head: p.n_head as i32,
                dim: p.dim as i32,
                top_k: p.top_k as i32,
                ratio: p.ratio as i32,
                max_visible: max_visible as i32,
                weight_scale: p.weight_scale,
            };
            let blocks = max_visible.div_ceil(128).min((4 * cuda.device.processors()).div_ceil(n).max(8));
            cuda.launch("index_scores_fp4", [blocks, n, 1], 128, 4 * 4 * p.n_head * 33, &score);
        });
        true
    }

    pub(crate) fn fused_attend(
        &mut self,
        x: &attend::Heads<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        heads: rope::RopeTail,
        eps: f32,
        out: &Buf,
    ) -> bool {
        if !self.fuses(step.n_rows) || !p.head_dim.is_multiple_of(32) {
            // Of many rows only the queries are finished on the way.
            let inputs = attend::Inputs { q: &*x.q, kv: x.kv, ring: &*x.ring, sinks: x.sinks, reach: x.reach };
            let queries = Some((x.freqs.ptr(), heads.n_rot, eps));
            if self.attend_wide(&inputs, step, p, 1, queries, out).is_none() {
                return false;
            }
            self.ring_store_rotate(x, step, p, heads, out);
            return true;
        }
        let (n, parts) = (step.n_rows, attend_parts(&x.reach, step, &p).max(2));
        let inputs = attend::Inputs { q: &*x.q, kv: x.kv, ring: &*x.ring, sinks: x.sinks, reach: x.reach };
        let queries = Some((x.freqs.ptr(), heads.n_rot, eps));
        let wide = self.attend_wide(&inputs, step, p, parts, queries, out);
        let (to, partial) = wide.unwrap_or_else(|| self.attend_launch(&inputs, step, p, parts, queries, out));
        let width = p.n_head * p.head_dim;
        let mut acts = self.acts_room("acts of heads", n, width);
        let flat = acts.stride as usize == width;
        acts.stride = p.head_dim as i64;
        let combine = params::Combine {
            parts: to,
            partial,
            sinks: x.sinks.ptr(),
            freqs: x.freqs.ptr(),
            kv: x.kv.ptr(),
            out: out.ptr(),
            ring: x.ring.ptr(),
            acts,
            step: step_view(step),
            n_head: p.n_head as i32,
            head_dim: p.head_dim as i32,
            n_parts: parts as i32,
            n_rot: heads.n_rot as i32,
            ring_len: p.ring_len as i32,
            pad: 0,
        };
        self.launch("attend_combine", [p.n_head + 1, n, 1], 256, 0, &combine);
        if flat {
            acts.stride = width as i64;
            self.acts.insert(out.ptr(), n, width, acts);
        }
        true
    }

    /// What follows attention of many rows.
    fn ring_store_rotate(
        &mut self,
        x: &attend::Heads<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        heads: rope::RopeTail,
        out: &Buf,
    ) {
        let store = params::RingStore {
            x: x.kv.ptr(),
            ring: x.ring.ptr(),
            step: step_view(step),
            len: p.ring_len as i32,
            dim: p.head_dim as i32,
        };
        self.launch("ring_store", [step.n_rows, 1, 1], 256, 0, &store);
        let rotate = params::Rope {
            x: out.ptr(),
            freqs: x.freqs.ptr(),
            step: step_view(step),
            n_head: p.n_head as i32,
            head_dim: p.head_dim as i32,
            n_rot: heads.n_rot as i32,
            inverse: 1,
        };
        self.launch("rope_tail", [step.n_rows, 1, 1], 256, 0, &rotate);
    }

    pub(crate) fn fused_mixture(
        &mut self,
        x: &experts::Mixture<'_, Matrix, Buf, Ints>,
        step: &Step<Ints>,
        route: route::Route,
        p: experts::Experts,
        clamp_shared: f32,
    ) -> bool {
        let w = &x.experts;
        let codes = [w.gate, w.up, w.down].iter().all(|m| quantized(m.format));
        if !self.fuses(p.n_rows)
            || p.n_used > 6
            || !codes
            || x.shared_down.format != Format::Q8_0
            || !p.dim.is_multiple_of(16)
            || !p.dim_ff.is_multiple_of(16)
        {
            return false;
        }
        let shared_acts = self.acts_room("acts of the shared expert", p.n_rows, p.dim_ff);
        let routing = params::RouteShared {
            route: route_params(x.logits, &x.choice, step, route, x.ids, x.weights),
            gate: x.shared_gate.ptr(),
            up: x.shared_up.ptr(),
            acts: shared_acts,
            dim_ff: p.dim_ff as i32,
            clamp: clamp_shared,
        };
        let blocks = 1 + (shared_acts.stride as usize).div_ceil(256);
        self.launch("route_shared", [blocks, p.n_rows, 1], 256, 4 * (2 * route.n_expert + route.n_used), &routing);
        self.experts_launch(w, x.x, x.ids, x.weights, p, x.act, x.out, Some((x.shared_down.view, shared_acts)));
        true
    }

    /// See [`ds4_ops::Backend::begin_pass`].
    pub(crate) fn begin_recorded(&mut self, key: [usize; 4]) -> bool {
        self.flush();
        self.acts.clear();
        self.recording = None;
        // The weights are loaded: nothing waits for their like any more.
        self.shared.clear();
        if let Some(gpu) = self.device.gpu().filter(|gpu| gpu.uploads()) {
            let done = gpu.end_upload();
            self.note(done);
        }
        if !self.fuses(key[1]) || self.listener.is_some() {
            return true;
        }
        let Some(gpu) = self.device.gpu() else { return true };
        match self.graphs.get(&key) {
            None => {
                self.graphs.insert(key, Recorded::Once);
                true
            }
            Some(Recorded::Once) => {
                let begun = gpu.begin_record();
                if self.note(begun).is_some() {
                    self.recording = Some(key);
                }
                true
            }
            Some(Recorded::Graph(graph)) => {
                let done = gpu.replay(graph);
                self.note(done);
                false
            }
        }
    }

    /// See [`ds4_ops::Backend::end_pass`].
    pub(crate) fn end_recorded(&mut self) {
        self.flush();
        self.acts.clear();
        let Some(key) = self.recording.take() else { return };
        let Some(gpu) = self.device.gpu() else { return };
        let made = gpu.end_record().and_then(|graph| gpu.replay(&graph).map(|()| graph));
        if let Some(graph) = self.note(made) {
            self.graphs.insert(key, Recorded::Graph(graph));
        }
    }
}

/// Whether the result of a product goes to int8 along with it: what a block-diagonal product makes is the next one's input.
pub(crate) fn quantizes_output(n_groups: usize, out: usize) -> bool {
    n_groups > 1 && out.is_multiple_of(GROUP) && (out / n_groups).is_multiple_of(32)
}

/// Not a rounding that the fused index takes along.
pub(crate) fn rotates(rounding: round::Rounding) -> bool {
    rounding == round::Rounding::Index
}
