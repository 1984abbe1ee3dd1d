//! The operations: shapes to launches.

use std::slice;

use bytes::Bytes;
use ds4_ops::op::compress::Overlap;
use ds4_ops::op::round::Rounding;
use ds4_ops::op::{attend, compress, embed, experts, hyper, index_select, matmul, norm, prepare, ring, rope, route};
use ds4_ops::{Backend, DeviceError, Format, RowFormat, RowLayout, Step, unfused};

use crate::fused::{quantizes_output, rotates};
use crate::params::{self, ActsView, LayoutView, MatmulJob, MatrixView, Ptr, StepView};
use crate::weights::{GROUP, quantized};
use crate::{Buf, Cuda, Ints, Matrix, Precision, Rows};

/// Bytes of shared memory for the tables of a block format (`tiles.cuh: TABLE_BYTES`).
const TABLE_BYTES: usize = 16 << 10;
/// Rows of a matrix that a block of `matmul` computes.
const BLOCK_ROWS: usize = 32;
/// Rows of an unquantized matrix that a block of `matmul` computes.
const DENSE_ROWS: usize = 8;
/// Rows of a matrix, and of activations, that a block of `matmul_wide` takes.
const WIDE_ROWS: usize = 128;
const WIDE_COLUMNS: usize = 64;
/// Bytes of shared memory of the stages of `matmul_wide`.
const WIDE_STAGES: usize = 2 * (64 * 144 + 2 * 1024);
/// Parts that attention of few rows is cut into.
const ATTEND_PARTS: usize = 24;
/// Bytes of a matrix from which on others of the same bytes are looked for.
const SHARED_BYTES: usize = 256 << 20;
/// Rows of a batch up to which each token's experts are computed on their own.
const EXPERTS_FEW: usize = 16;
/// Rows of a batch beyond which f16 weights go to the matrix unit.
const HALF_FEW: usize = 32;
/// Choices of an expert that a block of `experts_grouped` takes.
const EXPERT_COLUMNS: usize = 64;
/// Rows of a batch up to which attention is cut into parts.
pub(crate) const ATTEND_FEW: usize = 16;

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

/// `(kind, block, n_rot)` as kernels want them.
pub(crate) fn rounding_view(rounding: Rounding) -> (i32, i32, i32) {
    match rounding {
        Rounding::Off => (0, 1, 0),
        Rounding::Kv { block, n_rot } => (1, block as i32, n_rot as i32),
        Rounding::Index => (2, 32, 0),
    }
}

impl Buf {
    pub(crate) fn ptr(&self) -> Ptr {
        self.memory.ptr()
    }
}

impl Ints {
    pub(crate) fn ptr(&self) -> Ptr {
        self.memory.ptr()
    }
}

fn bytes_of<T: Copy>(values: &[T]) -> &[u8] {
    // SAFETY: plain numbers without padding.
    unsafe { slice::from_raw_parts(values.as_ptr().cast(), size_of_val(values)) }
}

fn bytes_of_mut<T: Copy>(values: &mut [T]) -> &mut [u8] {
    // SAFETY: plain numbers without padding, of which every bit pattern is one.
    unsafe { slice::from_raw_parts_mut(values.as_mut_ptr().cast(), size_of_val(values)) }
}

/// A compressor as kernels want it.
pub(crate) fn compress_params(
    x: &compress::Inputs<'_, Buf>,
    step: &Step<Ints>,
    p: &compress::Compress,
    rows: &Rows,
) -> params::Compress {
    let (kind, block, _) = rounding_view(p.rounding);
    params::Compress {
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

/// Routing as kernels want it.
pub(crate) fn route_params(
    logits: &Buf,
    choice: &route::Choice<'_, Buf, Ints>,
    step: &Step<Ints>,
    p: route::Route,
    ids: &Ints,
    weights: &Buf,
) -> params::Route {
    let (bias, table) = match choice {
        route::Choice::Hash(table) => (0, table.ptr()),
        route::Choice::Learned(bias) => (bias.ptr(), 0),
    };
    params::Route {
        logits: logits.ptr(),
        bias,
        table,
        step: step_view(step),
        ids: ids.ptr(),
        weights: weights.ptr(),
        n_expert: p.n_expert as i32,
        n_used: p.n_used as i32,
        scale: p.scale,
        pad: 0,
    }
}

/// Parts that the visible rows of a small batch are cut into: by the kind of layer alone, so that a row does not see its batch.
pub(crate) fn attend_parts(reach: &attend::Reach<'_, Ints, Rows>, step: &Step<Ints>, p: &attend::Attend) -> usize {
    let most = match reach {
        attend::Reach::Window => 0,
        attend::Reach::Compressed { ratio, .. } => step.pages_per_slot * step.page_tokens / ratio,
        attend::Reach::Indexed { top_k, .. } => *top_k,
    };
    (p.window + most).div_ceil(32).min(ATTEND_PARTS)
}

impl Cuda {
    fn elements(&mut self, name: &'static str, p: params::Elements) {
        self.acts.written(p.y);
        self.launch(name, [(p.len as usize).div_ceil(256), 1, 1], 256, 0, &p);
    }

    /// Products of quantized matrices with many rows.
    fn wide_products(&mut self, jobs: &[(&Matrix, Ptr)], x: Ptr, p: matmul::MatMul) {
        for jobs in jobs.chunks(8) {
            let cols = jobs[0].0.view.cols as usize;
            let acts = self.quantized(x, p.n_rows * p.n_groups, cols);
            let (n_jobs, n_rows) = (jobs.len() as i32, p.n_rows as i32);
            let mut params = params::WideMatmul { acts, n_jobs, n_rows, ..Default::default() };
            let mut blocks = 0;
            for (i, (w, y)) in jobs.iter().enumerate() {
                assert_eq!(w.view.cols as usize, cols, "products of the same rows");
                let out = w.view.out as usize;
                params.jobs[i] = params::WideJob {
                    m: w.view,
                    y: *y,
                    block0: blocks as i32,
                    n_groups: p.n_groups as i32,
                    per_group: if p.n_groups == 1 { i32::MAX } else { (out / p.n_groups) as i32 },
                    pad: 0,
                };
                blocks += out.div_ceil(WIDE_ROWS);
                self.acts.written(*y);
            }
            let shared = TABLE_BYTES + WIDE_STAGES;
            self.launch("matmul_wide", [p.n_rows.div_ceil(WIDE_COLUMNS), blocks, 1], 256, shared, &params);
        }
    }

    /// Products of f16 matrices with many rows.
    fn half_products(&mut self, jobs: &[(&Matrix, Ptr)], x: Ptr, n_rows: usize) {
        for jobs in jobs.chunks(8) {
            let cols = jobs[0].0.view.cols;
            let mut params =
                params::Half { x, n_jobs: jobs.len() as i32, n_rows: n_rows as i32, cols, ..Default::default() };
            let mut blocks = 0;
            for (i, (w, y)) in jobs.iter().enumerate() {
                assert_eq!(w.view.cols, cols, "products of the same rows");
                params.jobs[i] = params::HalfJob { w: w.view.codes, y: *y, out: w.view.out, block0: blocks as i32 };
                blocks += (w.view.out as usize).div_ceil(64);
                self.acts.written(*y);
            }
            self.launch("matmul_half", [blocks, n_rows.div_ceil(64), 1], 256, 0, &params);
        }
    }

    /// Several products of the same rows, in as few launches as hold them.
    fn products(&mut self, jobs: &[(&Matrix, Ptr)], x: Ptr, p: matmul::MatMul) {
        let many = self.precision == Precision::Int8 && p.n_rows > HALF_FEW && p.n_groups == 1;
        let half = |(w, _): &(&Matrix, Ptr)| many && w.format == Format::F16 && w.view.cols % 32 == 0;
        let (halves, others): (Vec<_>, Vec<_>) = jobs.iter().copied().partition(half);
        self.half_products(&halves, x, p.n_rows);
        let many = self.precision == Precision::Int8 && p.n_rows > HALF_FEW;
        let wide = |(w, _): &(&Matrix, Ptr)| {
            let per_group = w.view.out as usize / p.n_groups;
            many && quantized(w.format) && (p.n_groups == 1 || per_group.is_multiple_of(WIDE_ROWS))
        };
        let (wide, jobs): (Vec<_>, Vec<_>) = others.into_iter().partition(wide);
        self.wide_products(&wide, x, p);
        for jobs in jobs.chunks(8) {
            let mut params =
                params::Matmul { x, n_rows: p.n_rows as i32, n_jobs: jobs.len() as i32, ..Default::default() };
            let exact = self.precision == Precision::F32;
            let cols = jobs[0].0.view.cols as usize;
            let (mut blocks, mut codes, mut across) = (0, false, 1);
            for (i, (w, y)) in jobs.iter().enumerate() {
                let (m, out) = (w.view, w.view.out as usize);
                assert_eq!(m.cols as usize, cols, "products of the same rows");
                let per_group = out / p.n_groups;
                if quantized(w.format) && !per_group.is_multiple_of(BLOCK_ROWS) {
                    across = across.max(p.n_groups.min(BLOCK_ROWS.div_ceil(per_group) + 1));
                }
                params.jobs[i] = MatmulJob {
                    m,
                    y: *y,
                    block0: blocks as i32,
                    acts: ActsView::default(),
                    n_groups: p.n_groups as i32,
                    per_group: per_group as i32,
                    pad: 0,
                };
                blocks += out.div_ceil(if quantized(w.format) { BLOCK_ROWS } else { DENSE_ROWS });
                codes |= quantized(w.format);
                self.acts.written(*y);
            }
            if codes && !exact {
                params.acts = self.quantized(x, p.n_rows * p.n_groups, cols);
            }
            let (w, y) = (jobs[0].0, jobs[0].1);
            let to_int8 = self.fuses(p.n_rows) && jobs.len() == 1 && quantizes_output(p.n_groups, w.view.out as usize);
            if to_int8 {
                params.jobs[0].acts = self.acts_room("acts of groups", p.n_rows, w.view.out as usize);
            }
            let (name, columns) = match p.n_rows {
                _ if exact => ("matmul_exact", 8),
                0..=8 => ("matmul_8", 8),
                9..=16 => ("matmul_16", 16),
                17..=32 => ("matmul_32", 32),
                _ => ("matmul_64", 64),
            };
            let shared = TABLE_BYTES + 4 * 32 * columns * 4;
            self.launch(name, [blocks, p.n_rows.div_ceil(columns), across], 256, shared, &params);
            if to_int8 {
                self.acts.insert(y, p.n_rows, w.view.out as usize, params.jobs[0].acts);
            }
        }
    }

    /// Scores rows of the batch as many at a time as there is room for, and selects.
    pub(crate) fn select_scored(
        &mut self,
        step: &Step<Ints>,
        p: index_select::IndexSelect,
        max_visible: usize,
        selected: &Ints,
        score: &mut dyn FnMut(&mut Cuda, usize, usize, StepView, Ptr),
    ) {
        // Many rows take turns, so that the scores of a long context do not need the room of a whole chunk.
        let at_once = ((256 << 20) / (4 * max_visible)).clamp(1, step.n_rows.max(1));
        let scores = self.scratch("scores", 4 * max_visible * at_once);
        for first in (0..step.n_rows).step_by(at_once) {
            let n = at_once.min(step.n_rows - first);
            let mut view = step_view(step);
            for column in [&mut view.token, &mut view.pos, &mut view.slot, &mut view.lead, &mut view.trail] {
                *column += 4 * first as u64;
            }
            score(self, first, n, view, scores);
            let select = params::Select {
                scores,
                selected: selected.ptr() + (4 * first * p.top_k) as u64,
                step: view,
                top_k: p.top_k as i32,
                ratio: p.ratio as i32,
                max_visible: max_visible as i32,
                pad: 0,
            };
            self.launch("index_select", [n, 1, 1], 1024, 0, &select);
        }
    }

    /// Attention in `parts`; with `queries` (frequencies, rotary values, epsilon) they are finished on the way. Returns where the parts
    /// and their sums are.
    pub(crate) fn attend_launch(
        &mut self,
        x: &attend::Inputs<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        parts: usize,
        queries: Option<(Ptr, usize, f32)>,
        out: &Buf,
    ) -> (Ptr, Ptr) {
        assert!(p.head_dim <= 512, "heads of {} values, kernels for 512", p.head_dim);
        self.acts.written(out.ptr());
        let (freqs, n_rot, eps) = queries.unwrap_or_default();
        let (reach, rows, ratio, selected, top_k) = match x.reach {
            attend::Reach::Window => (0, None, 1, 0, 0),
            attend::Reach::Compressed { rows, ratio } => (1, Some(rows), ratio, 0, 0),
            attend::Reach::Indexed { rows, ratio, selected, top_k } => (2, Some(rows), ratio, selected.ptr(), top_k),
        };
        let heads = step.n_rows * p.n_head;
        let (mut to, mut partial) = (out.ptr(), 0);
        if parts > 1 {
            to = self.scratch("attend parts", 4 * heads * parts * p.head_dim);
            partial = self.scratch("attend sums", 8 * heads * parts);
        }
        let params = params::Attend {
            q: x.q.ptr(),
            kv: x.kv.ptr(),
            ring: x.ring.ptr(),
            sinks: x.sinks.ptr(),
            rows: rows.map_or(0, |rows| rows.memory.ptr()),
            selected,
            out: to,
            partial,
            step: step_view(step),
            layout: rows.map(|rows| layout_view(&rows.layout)).unwrap_or_default(),
            reach,
            ratio: ratio as i32,
            top_k: top_k as i32,
            n_head: p.n_head as i32,
            head_dim: p.head_dim as i32,
            window: p.window as i32,
            ring_len: p.ring_len as i32,
            parts: parts as i32,
            scale: p.scale,
            freqs,
            n_rot: n_rot as i32,
            eps,
            pad: 0,
        };
        let padded = p.head_dim.next_multiple_of(64);
        let shared = 4 * (32 * (padded + 4) + 8 * padded + 8 * 32 + 24);
        self.launch("attend", [p.n_head.div_ceil(8), parts, step.n_rows], 256, shared, &params);
        (to, partial)
    }

    /// Attention on the matrix unit, if it is written for this shape; like [`attend_launch`](Self::attend_launch).
    pub(crate) fn attend_wide(
        &mut self,
        x: &attend::Inputs<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        parts: usize,
        queries: Option<(Ptr, usize, f32)>,
        out: &Buf,
    ) -> Option<(Ptr, Ptr)> {
        let name = match p.head_dim {
            _ if self.precision != Precision::Int8 => return None,
            512 => "attend_wide_512",
            128 => "attend_wide_128",
            _ => return None,
        };
        let (reach, rows, ratio, selected, top_k) = match x.reach {
            attend::Reach::Window => (0, None, 1, 0, 0),
            attend::Reach::Compressed { rows, ratio } => (1, Some(rows), ratio, 0, 0),
            attend::Reach::Indexed { rows, ratio, selected, top_k } => (2, Some(rows), ratio, selected.ptr(), top_k),
        };
        let fits = |l: &RowLayout| {
            let blocks = matches!(l.format, RowFormat::Fp8 { block, n_rot } if block.is_multiple_of(8) && n_rot.is_multiple_of(8));
            blocks && l.row_bytes().is_multiple_of(8) && l.tail().is_multiple_of(8)
        };
        if rows.is_some_and(|rows| !fits(&rows.layout)) {
            return None;
        }
        let heads = step.n_rows * p.n_head;
        let (mut to, mut partial) = (out.ptr(), 0);
        if parts > 1 {
            to = self.scratch("attend parts", 4 * heads * parts * p.head_dim);
            partial = self.scratch("attend sums", 8 * heads * parts);
        }
        let (freqs, n_rot, eps) = queries.unwrap_or_default();
        let params = params::AttendWide {
            q: x.q.ptr(),
            kv: x.kv.ptr(),
            ring: x.ring.ptr(),
            sinks: x.sinks.ptr(),
            rows: rows.map_or(0, |rows| rows.memory.ptr()),
            selected,
            out: to,
            partial,
            freqs,
            step: step_view(step),
            layout: rows.map(|rows| layout_view(&rows.layout)).unwrap_or_default(),
            reach,
            ratio: ratio as i32,
            top_k: top_k as i32,
            n_head: p.n_head as i32,
            window: p.window as i32,
            ring_len: p.ring_len as i32,
            scale: p.scale,
            eps,
            n_rot: n_rot as i32,
            parts: parts as i32,
        };
        // Queries, a tile of rows, probabilities as halves; scores and three values for each head.
        let shared = 2 * ((64 + 32) * (p.head_dim + 8) + 64 * 40) + 4 * (64 * 33 + 3 * 64);
        self.acts.written(out.ptr());
        self.launch(name, [p.n_head.div_ceil(64), step.n_rows, parts], 512, shared, &params);
        Some((to, partial))
    }

    /// The experts of many tokens, each expert's weights read once for 64 of them.
    #[allow(clippy::too_many_arguments)] // those of the operation
    fn experts_grouped(
        &mut self,
        w: &experts::Weights<'_, Matrix>,
        x: &Buf,
        ids: &Ints,
        weights: &Buf,
        p: experts::Experts,
        parts: &Buf,
        y: &Buf,
    ) {
        let choices = p.n_rows * p.n_used;
        let items = choices.div_ceil(EXPERT_COLUMNS) + p.n_expert;
        let room = self.scratch("expert groups", 4 * (2 * p.n_expert + choices + items + 1));
        let at = |n: usize| room + 4 * n as u64;
        let group = params::Group {
            ids: ids.ptr(),
            counts: at(0),
            starts: at(p.n_expert),
            list: at(2 * p.n_expert),
            items: at(2 * p.n_expert + choices),
            n_items: at(2 * p.n_expert + choices + items),
            n_choices: choices as i32,
            n_expert: p.n_expert as i32,
        };
        let acts = self.quantized(x.ptr(), p.n_rows, p.dim);
        let act_acts = self.acts_room("expert acts", choices, p.dim_ff);
        self.launch("count_choices", [p.n_expert, 1, 1], 32, 0, &group);
        self.launch("group_choices", [p.n_expert, 1, 1], 32, 0, &group);
        let grouped = params::Grouped {
            gate: w.gate.view,
            up: w.up.view,
            down: w.down.view,
            weights: weights.ptr(),
            counts: group.counts,
            starts: group.starts,
            list: group.list,
            items: group.items,
            n_items: group.n_items,
            acts,
            act_acts,
            parts: parts.ptr(),
            n_used: p.n_used as i32,
            dim: p.dim as i32,
            dim_ff: p.dim_ff as i32,
            clamp: p.clamp,
        };
        let shared = TABLE_BYTES + WIDE_STAGES;
        self.launch("grouped_gate_up", [act_acts.stride as usize / 64, items, 1], 256, shared, &grouped);
        self.launch("grouped_down", [p.dim.div_ceil(WIDE_ROWS), items, 1], 256, shared, &grouped);
        self.acts.written(y.ptr());
        let sum = params::SumParts {
            parts: parts.ptr(),
            y: y.ptr(),
            len: (p.n_rows * p.dim) as i64,
            n_used: p.n_used as i32,
            dim: p.dim as i32,
        };
        self.launch("sum_parts", [(p.n_rows * p.dim).div_ceil(256), 1, 1], 256, 0, &sum);
    }

    /// Gate and up, then down, with the shared expert's last product where it is given.
    #[allow(clippy::too_many_arguments)] // those of the operation
    pub(crate) fn experts_launch(
        &mut self,
        w: &experts::Weights<'_, Matrix>,
        x: &Buf,
        ids: &Ints,
        weights: &Buf,
        p: experts::Experts,
        act: &Buf,
        y: &Buf,
        shared: Option<(MatrixView, ActsView)>,
    ) {
        assert!(p.n_used <= 8, "{} experts used, kernels for 8", p.n_used);
        assert!(
            p.dim.is_multiple_of(16) && p.dim_ff.is_multiple_of(16),
            "experts of {} x {}: rows in tiles of 16",
            p.dim_ff,
            p.dim
        );
        let exact = self.precision == Precision::F32;
        let choices = p.n_rows * p.n_used;
        let mut params = params::Experts {
            gate: w.gate.view,
            up: w.up.view,
            down: w.down.view,
            x: x.ptr(),
            weights: weights.ptr(),
            ids: ids.ptr(),
            act: act.ptr(),
            y: y.ptr(),
            n_rows: p.n_rows as i32,
            n_used: p.n_used as i32,
            dim: p.dim as i32,
            dim_ff: p.dim_ff as i32,
            clamp: p.clamp,
            shared: shared.map(|shared| shared.0).unwrap_or_default(),
            shared_acts: shared.map(|shared| shared.1).unwrap_or_default(),
            ..Default::default()
        };
        let (gate_up, down) =
            if exact { ("experts_gate_up_exact", "experts_down_exact") } else { ("experts_gate_up", "experts_down") };
        if !exact {
            if quantized(w.gate.format) || quantized(w.up.format) {
                params.acts = self.quantized(x.ptr(), p.n_rows, p.dim);
            }
            params.act_acts = self.acts_room("expert acts", choices, p.dim_ff);
        }
        self.acts.written(act.ptr());
        self.acts.written(y.ptr());
        let blocks = p.dim_ff.next_multiple_of(GROUP) / 32;
        self.launch(gate_up, [choices, blocks, 1], 256, TABLE_BYTES + 8 * 16 * 4, &params);
        self.launch(down, [p.n_rows, p.dim.div_ceil(16), 1], 256, TABLE_BYTES + 8 * 16 * 4, &params);
    }
}

impl Backend for Cuda {
    type Buf = Buf;
    type Ints = Ints;
    type Matrix = Matrix;
    type Rows = Rows;

    fn name(&self) -> String {
        format!("CUDA ({})", self.device.name())
    }

    fn buf(&mut self, len: usize) -> Result<Buf, DeviceError> {
        let memory = self.device.alloc(4 * len).map_err(|e| self.failed(format!("{} bytes: {e}", 4 * len)))?;
        Ok(Buf { memory, len })
    }

    fn ints(&mut self, len: usize) -> Result<Ints, DeviceError> {
        let memory = self.device.alloc(4 * len).map_err(|e| self.failed(format!("{} bytes: {e}", 4 * len)))?;
        Ok(Ints { memory, len })
    }

    fn matrix(&mut self, format: Format, out: usize, cols: usize, bytes: Bytes) -> Result<Matrix, DeviceError> {
        // Matrices may share their bytes in the file; then they share them here. Small ones are not worth looking for.
        let key = (bytes.as_ptr() as usize, out, cols, format);
        if let Some(known) = self.shared.get(&key) {
            return Ok(known.again());
        }
        let made = Matrix::new(&mut self.device, format, out, cols, &bytes);
        if let Ok(made) = &made
            && bytes.len() >= SHARED_BYTES
        {
            self.shared.insert(key, made.again());
        }
        made.map_err(|e| self.failed(format!("matrix {out} x {cols} in {}: {e}", format.name())))
    }

    fn rows(&mut self, layout: RowLayout, n: usize) -> Result<Rows, DeviceError> {
        let len = n * layout.row_bytes();
        let memory = self.device.alloc(len).map_err(|e| self.failed(format!("{len} bytes: {e}")))?;
        Ok(Rows { memory, layout, n })
    }

    fn write_rows(&mut self, bytes: &[u8], rows: &mut Rows, first: usize) {
        let size = rows.layout.row_bytes();
        assert!(first * size + bytes.len() <= rows.n * size, "rows {first} and on of {}", rows.n);
        self.flush();
        let done = self.device.write(rows.memory.ptr() + (first * size) as u64, bytes);
        self.note(done);
    }

    fn copy_rows(&mut self, rows: &mut Rows, from: usize, to: usize, n: usize) {
        let (size, at) = (rows.layout.row_bytes(), rows.memory.ptr());
        assert!(from.max(to) + n <= rows.n, "{n} rows from {from} to {to} of {}", rows.n);
        self.flush();
        let done = self.device.copy(at + (from * size) as u64, at + (to * size) as u64, n * size);
        self.note(done);
    }

    fn read_rows(&mut self, rows: &Rows, first: usize, bytes: &mut [u8]) {
        let size = rows.layout.row_bytes();
        assert!(first * size + bytes.len() <= rows.n * size, "rows {first} and on of {}", rows.n);
        self.flush();
        let done = self.device.read(rows.memory.ptr() + (first * size) as u64, bytes);
        self.note(done);
    }

    fn write(&mut self, values: &[f32], buf: &mut Buf, at: usize) {
        assert!(at + values.len() <= buf.len, "values {at} and on of {}", buf.len);
        self.acts.written(buf.ptr());
        self.flush();
        let done = self.device.write(buf.ptr() + 4 * at as u64, bytes_of(values));
        self.note(done);
    }

    fn write_ints(&mut self, values: &[i32], ints: &mut Ints, at: usize) {
        assert!(at + values.len() <= ints.len, "integers {at} and on of {}", ints.len);
        self.flush();
        let done = self.device.write(ints.ptr() + 4 * at as u64, bytes_of(values));
        self.note(done);
    }

    fn read(&mut self, buf: &Buf, at: usize, values: &mut [f32]) {
        assert!(at + values.len() <= buf.len, "values {at} and on of {}", buf.len);
        self.flush();
        let done = self.device.read(buf.ptr() + 4 * at as u64, bytes_of_mut(values));
        self.note(done);
    }

    fn read_ints(&mut self, ints: &Ints, at: usize, values: &mut [i32]) {
        assert!(at + values.len() <= ints.len, "integers {at} and on of {}", ints.len);
        self.flush();
        let done = self.device.read(ints.ptr() + 4 * at as u64, bytes_of_mut(values));
        self.note(done);
    }

    fn submit(&mut self) -> Result<(), DeviceError> {
        self.flush();
        let done = self.device.synchronize();
        self.note(done);
        self.error.take().map_or(Ok(()), |what| Err(self.failed(what)))
    }

    fn mark(&mut self, name: &'static str, layer: usize, buf: &Buf, len: usize) {
        if let Some(mut listener) = self.listener.take() {
            let mut values = vec![0.0; len];
            self.read(buf, 0, &mut values);
            listener(name, layer, &values);
            self.listener = Some(listener);
        }
    }

    fn embed(&mut self, table: &Matrix, step: &Step<Ints>, p: embed::Embed, out: &mut Buf) {
        assert_eq!(table.view.cols as usize, p.dim, "values of an embedding");
        self.acts.written(out.ptr());
        let params = params::Embed {
            table: table.view,
            step: step_view(step),
            out: out.ptr(),
            n_streams: p.n_streams as i32,
            pad: 0,
        };
        self.launch("embed", [step.n_rows, 1, 1], 256, TABLE_BYTES, &params);
    }

    fn matmul(&mut self, w: &Matrix, x: &Buf, p: matmul::MatMul, y: &mut Buf) {
        self.products(&[(w, y.ptr())], x.ptr(), p);
    }

    fn rms_norm(&mut self, x: &Buf, weight: Option<&Buf>, p: norm::RmsNorm, out: &mut Buf) {
        self.acts.written(out.ptr());
        let weight = weight.map_or(0, Buf::ptr);
        let params = params::Norm { x: x.ptr(), weight, out: out.ptr(), dim: p.dim as i32, eps: p.eps };
        self.launch("rms_norm", [p.n_rows, 1, 1], 256, 0, &params);
    }

    fn rms_norm_in_place(&mut self, x: &mut Buf, weight: Option<&Buf>, p: norm::RmsNorm) {
        self.acts.written(x.ptr());
        let weight = weight.map_or(0, Buf::ptr);
        let params = params::Norm { x: x.ptr(), weight, out: x.ptr(), dim: p.dim as i32, eps: p.eps };
        self.launch("rms_norm", [p.n_rows, 1, 1], 256, 0, &params);
    }

    fn rope_tail(&mut self, x: &mut Buf, freqs: &Buf, step: &Step<Ints>, p: rope::RopeTail) {
        self.acts.written(x.ptr());
        let params = params::Rope {
            x: x.ptr(),
            freqs: freqs.ptr(),
            step: step_view(step),
            n_head: p.n_head as i32,
            head_dim: p.head_dim as i32,
            n_rot: p.n_rot as i32,
            inverse: (p.turn == rope::Turn::Inverse) as i32,
        };
        self.launch("rope_tail", [step.n_rows, 1, 1], 256, 0, &params);
    }

    fn round(&mut self, x: &mut Buf, n_rows: usize, dim: usize, rounding: Rounding) {
        if rounding == Rounding::Off {
            return;
        }
        self.acts.written(x.ptr());
        let (kind, block, n_rot) = rounding_view(rounding);
        let params = params::Round { x: x.ptr(), dim: dim as i32, kind, block, n_rot };
        self.launch("round_rows", [n_rows, 1, 1], 128, 4 * dim, &params);
    }

    fn hyper_coefficients(
        &mut self,
        mix: &Buf,
        base: &Buf,
        scale: &Buf,
        n_rows: usize,
        p: hyper::Hyper,
        pre: &mut Buf,
        post: &mut Buf,
        comb: &mut Buf,
    ) {
        assert!(p.n_streams <= 8, "{} streams, kernels for 8", p.n_streams);
        let params = params::Coefficients {
            mix: mix.ptr(),
            base: base.ptr(),
            scale: scale.ptr(),
            pre: pre.ptr(),
            post: post.ptr(),
            comb: comb.ptr(),
            n_rows: n_rows as i32,
            n_streams: p.n_streams as i32,
            n_sinkhorn: p.n_sinkhorn as i32,
            eps: p.eps,
            head: 0,
            pad: 0,
        };
        self.launch("hyper_coefficients", [n_rows.div_ceil(64), 1, 1], 64, 0, &params);
    }

    fn hyper_head_coefficients(
        &mut self,
        mix: &Buf,
        base: &Buf,
        scale: &Buf,
        n_rows: usize,
        p: hyper::Hyper,
        pre: &mut Buf,
    ) {
        let params = params::Coefficients {
            mix: mix.ptr(),
            base: base.ptr(),
            scale: scale.ptr(),
            pre: pre.ptr(),
            n_rows: n_rows as i32,
            n_streams: p.n_streams as i32,
            eps: p.eps,
            head: 1,
            ..Default::default()
        };
        self.launch("hyper_coefficients", [n_rows.div_ceil(64), 1, 1], 64, 0, &params);
    }

    fn hyper_collapse(&mut self, streams: &Buf, pre: &Buf, n_rows: usize, p: hyper::Hyper, out: &mut Buf) {
        self.acts.written(out.ptr());
        let params = params::Mix {
            pre: pre.ptr(),
            streams: streams.ptr(),
            out: out.ptr(),
            n_streams: p.n_streams as i32,
            dim: p.dim as i32,
            ..Default::default()
        };
        self.launch("hyper_collapse", [p.dim.div_ceil(256), n_rows, 1], 256, 0, &params);
    }

    fn hyper_expand(&mut self, y: &Buf, post: &Buf, comb: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        assert!(p.n_streams <= 8, "{} streams, kernels for 8", p.n_streams);
        self.acts.written(streams.ptr());
        let params = params::Mix {
            y: y.ptr(),
            post: post.ptr(),
            comb: comb.ptr(),
            streams: streams.ptr(),
            n_streams: p.n_streams as i32,
            dim: p.dim as i32,
            ..Default::default()
        };
        if self.fuses_hyper(n_rows, &p) {
            return self.expand_later(params, n_rows);
        }
        self.launch("hyper_expand", [p.dim.div_ceil(256), n_rows, 1], 256, 0, &params);
    }

    fn ring_store(&mut self, x: &Buf, step: &Step<Ints>, p: ring::Ring, ring: &mut Buf) {
        let params = params::RingStore {
            x: x.ptr(),
            ring: ring.ptr(),
            step: step_view(step),
            len: p.len as i32,
            dim: p.dim as i32,
        };
        self.launch("ring_store", [step.n_rows, 1, 1], 256, 0, &params);
    }

    fn compress(&mut self, x: compress::Inputs<'_, Buf>, step: &Step<Ints>, p: compress::Compress, rows: &mut Rows) {
        let params = compress_params(&x, step, &p, rows);
        self.launch("compress", [step.n_rows, 1, 1], 256, 4 * p.dim, &params);
    }

    fn index_select(
        &mut self,
        q: &Buf,
        weights: &Buf,
        rows: &Rows,
        step: &Step<Ints>,
        p: index_select::IndexSelect,
        selected: &mut Ints,
    ) {
        let heads = rope::RopeTail { n_head: p.n_head, head_dim: p.dim, n_rot: 0, turn: rope::Turn::Forward };
        if self.fused_index(q, None, weights, rows, step, heads, p, selected) {
            return;
        }
        let max_visible = step.pages_per_slot * step.page_tokens / p.ratio;
        self.select_scored(step, p, max_visible, selected, &mut |cuda, first, n, view, scores| {
            let score = params::Score {
                q: q.ptr() + (4 * first * p.n_head * p.dim) as u64,
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
            let blocks = max_visible.div_ceil(8).min((8 * cuda.device.processors()).div_ceil(n).max(8));
            cuda.launch("index_scores", [blocks, n, 1], 256, 0, &score);
        });
    }

    fn index_query_select(
        &mut self,
        q: &mut Buf,
        freqs: &Buf,
        weights: &Buf,
        rows: &Rows,
        step: &Step<Ints>,
        heads: rope::RopeTail,
        rounding: Rounding,
        p: index_select::IndexSelect,
        selected: &mut Ints,
    ) {
        if rotates(rounding) && self.fused_index(q, Some(freqs), weights, rows, step, heads, p, selected) {
            return;
        }
        unfused::index_query_select(self, q, freqs, weights, rows, step, heads, rounding, p, selected);
    }

    fn begin_pass(&mut self, key: [usize; 4]) -> bool {
        self.begin_recorded(key)
    }

    fn end_pass(&mut self) {
        self.end_recorded();
    }

    fn matmuls(&mut self, x: &Buf, p: matmul::MatMul, products: &mut [(&Matrix, &mut Buf)]) {
        let jobs: Vec<(&Matrix, Ptr)> = products.iter().map(|(w, y)| (*w, y.ptr())).collect();
        self.products(&jobs, x.ptr(), p);
    }

    fn hyper_pre(&mut self, x: hyper::Pre<'_, Matrix, Buf>, n_rows: usize, p: hyper::Hyper, eps: f32) {
        if !self.fused_hyper_pre(&x, n_rows, p, eps) {
            unfused::hyper_pre(self, x, n_rows, p, eps);
        }
    }

    fn prepare_rows(&mut self, x: prepare::Prepare<'_, Buf, Rows>, step: &Step<Ints>, p: prepare::PrepareShape) {
        if !self.fused_prepare(&x, step, p) {
            unfused::prepare_rows(self, x, step, p);
        }
    }

    fn attend_heads(
        &mut self,
        x: attend::Heads<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        heads: rope::RopeTail,
        eps: f32,
        out: &mut Buf,
    ) {
        if !self.fused_attend(&x, step, p, heads, eps, out) {
            unfused::attend_heads(self, x, step, p, heads, eps, out);
        }
    }

    fn mixture(
        &mut self,
        x: experts::Mixture<'_, Matrix, Buf, Ints>,
        step: &Step<Ints>,
        route: route::Route,
        p: experts::Experts,
        clamp_shared: f32,
    ) {
        if !self.fused_mixture(&x, step, route, p, clamp_shared) {
            unfused::mixture(self, x, step, route, p, clamp_shared);
        }
    }

    fn attend(&mut self, x: attend::Inputs<'_, Buf, Ints, Rows>, step: &Step<Ints>, p: attend::Attend, out: &mut Buf) {
        if step.n_rows > ATTEND_FEW && self.attend_wide(&x, step, p, 1, None, out).is_some() {
            return;
        }
        let parts = if step.n_rows <= ATTEND_FEW { attend_parts(&x.reach, step, &p) } else { 1 };
        let (to, partial) = self.attend_launch(&x, step, p, parts, None, out);
        if parts > 1 {
            let combine = params::Combine {
                parts: to,
                partial,
                sinks: x.sinks.ptr(),
                out: out.ptr(),
                n_head: p.n_head as i32,
                head_dim: p.head_dim as i32,
                n_parts: parts as i32,
                ..Default::default()
            };
            self.launch("attend_combine", [p.n_head, step.n_rows, 1], 256, 0, &combine);
        }
    }

    fn route(
        &mut self,
        logits: &Buf,
        choice: route::Choice<'_, Buf, Ints>,
        step: &Step<Ints>,
        p: route::Route,
        ids: &mut Ints,
        weights: &mut Buf,
    ) {
        assert!(p.n_used <= 32, "{} experts used, kernels for 32", p.n_used);
        let params = route_params(logits, &choice, step, p, ids, weights);
        self.launch("route", [step.n_rows, 1, 1], 32, 4 * (2 * p.n_expert + p.n_used), &params);
    }

    fn experts(
        &mut self,
        w: experts::Weights<'_, Matrix>,
        x: &Buf,
        ids: &Ints,
        weights: &Buf,
        p: experts::Experts,
        scratch: experts::Scratch<'_, Buf>,
        y: &mut Buf,
    ) {
        let codes = [w.gate, w.up, w.down].iter().all(|m| quantized(m.format));
        if self.precision == Precision::Int8 && p.n_rows > EXPERTS_FEW && codes && w.gate.format == w.up.format {
            return self.experts_grouped(&w, x, ids, weights, p, scratch.parts, y);
        }
        self.experts_launch(&w, x, ids, weights, p, scratch.act, y, None);
    }

    fn swiglu_in_place(&mut self, gate: &mut Buf, up: &Buf, len: usize, clamp: f32) {
        self.elements(
            "swiglu",
            params::Elements { x: up.ptr(), y: gate.ptr(), len: len as i64, clamp, ..Default::default() },
        );
    }

    fn add(&mut self, x: &Buf, len: usize, y: &mut Buf) {
        self.elements("add", params::Elements { x: x.ptr(), y: y.ptr(), len: len as i64, ..Default::default() });
    }

    fn add_to_streams(&mut self, z: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        let (len, dim) = (n_rows * p.n_streams * p.dim, p.dim as i32);
        let params = params::Elements {
            x: z.ptr(),
            y: streams.ptr(),
            len: len as i64,
            dim,
            n_streams: p.n_streams as i32,
            ..Default::default()
        };
        self.elements("add_to_streams", params);
    }

    fn gather_logit_rows(&mut self, x: &Buf, step: &Step<Ints>, dim: usize, out: &mut Buf) {
        self.acts.written(out.ptr());
        let params = params::Gather { x: x.ptr(), out: out.ptr(), step: step_view(step), dim: dim as i64 };
        self.launch("gather_logit_rows", [dim.div_ceil(256), step.n_logits, 1], 256, 0, &params);
    }
}
