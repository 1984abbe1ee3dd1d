//! [`Backend`] on a GPU.

use bytes::Bytes;
use ds4_ops::op::likeliest::{Likeliest, Reach};
use ds4_ops::op::{
    attend, compress, embed, experts, hyper, index_select, matmul, norm, prepare, ring, rope, round, route,
};
use ds4_ops::{Backend, DeviceError, Format, KernelTime, MarkClock, MarkTime, RowLayout, Step, unfused};

use crate::buffer::{Buf, Ints, Matrix, Rows};
use crate::gpu::Wgpu;
use crate::op;
use crate::op::matmul::FEW_ROWS;

/// The bytes of words, for writing.
fn bytes_of<T: Copy>(values: &[T], to_bytes: impl Fn(T) -> [u8; 4]) -> Vec<u8> {
    values.iter().flat_map(|v| to_bytes(*v)).collect()
}

impl Backend for Wgpu {
    type Buf = Buf;
    type Ints = Ints;
    type Matrix = Matrix;
    type Rows = Rows;

    fn name(&self) -> String {
        self.r.name().to_owned()
    }

    fn buf(&mut self, len: usize) -> Result<Buf, DeviceError> {
        Ok(Buf(self.r.zeros(4 * len)?))
    }

    fn ints(&mut self, len: usize) -> Result<Ints, DeviceError> {
        Ok(Ints(self.r.zeros(4 * len)?))
    }

    fn matrix(&mut self, format: Format, out: usize, cols: usize, bytes: Bytes) -> Result<Matrix, DeviceError> {
        assert_eq!(bytes.len(), out * format.row_bytes(cols), "matrix {out} x {cols} in {}", format.name());
        let (storage, stored) = self.r.weights(bytes, format, cols)?;
        Ok(Matrix { storage, stored, out, cols })
    }

    fn rows(&mut self, layout: RowLayout, n: usize) -> Result<Rows, DeviceError> {
        Ok(Rows { storage: self.r.zeros(n * layout.row_bytes())?, layout })
    }

    fn write_rows(&mut self, bytes: &[u8], rows: &mut Rows, first: usize) {
        self.r.write(bytes, &rows.storage, first * rows.layout.row_bytes());
    }

    fn copy_rows(&mut self, rows: &mut Rows, from: usize, to: usize, n: usize) {
        let size = rows.layout.row_bytes();
        self.r.copy_within(&rows.storage, from * size, to * size, n * size);
    }

    fn read_rows(&mut self, rows: &Rows, first: usize, bytes: &mut [u8]) -> Result<(), DeviceError> {
        let at = first * rows.layout.row_bytes();
        let done = self.r.read(&rows.storage, at, bytes.len(), |view| bytes.copy_from_slice(view));
        self.outcome(done)
    }

    fn write(&mut self, values: &[f32], buf: &mut Buf, at: usize) {
        self.r.write(&bytes_of(values, f32::to_le_bytes), &buf.0, 4 * at);
    }

    fn write_ints(&mut self, values: &[i32], ints: &mut Ints, at: usize) {
        self.r.write_if_new(&bytes_of(values, i32::to_le_bytes), &ints.0, 4 * at);
    }

    fn read(&mut self, buf: &Buf, at: usize, values: &mut [f32]) -> Result<(), DeviceError> {
        let done = self.r.read(&buf.0, 4 * at, 4 * values.len(), |view| {
            values.iter_mut().zip(view.as_chunks::<4>().0).for_each(|(v, b)| *v = f32::from_le_bytes(*b));
        });
        self.outcome(done)
    }

    fn read_ints(&mut self, ints: &Ints, at: usize, values: &mut [i32]) -> Result<(), DeviceError> {
        let done = self.r.read(&ints.0, 4 * at, 4 * values.len(), |view| {
            values.iter_mut().zip(view.as_chunks::<4>().0).for_each(|(v, b)| *v = i32::from_le_bytes(*b));
        });
        self.outcome(done)
    }

    fn submit(&mut self) -> Result<(), DeviceError> {
        let done = self.r.submit();
        self.outcome(done)
    }

    fn time_kernels(&mut self) {
        self.clock = (!self.r.time_kernels()).then(MarkClock::start);
    }

    fn kernel_times(&self) -> Vec<KernelTime> {
        self.r.kernel_times()
    }

    fn mark_times(&mut self) -> Vec<MarkTime> {
        self.clock.as_mut().map_or_else(|| self.r.mark_times(), MarkClock::take)
    }

    fn mark(&mut self, name: &'static str, layer: usize, _buf: &Buf, _len: usize) {
        if self.clock.is_some() {
            let submitted = self.r.submit();
            self.note(submitted);
        }
        self.clock.iter_mut().for_each(|clock| clock.mark((name, layer)));
        self.r.mark((name, layer));
    }

    fn begin_rehearsal(&mut self) -> bool {
        self.r.begin_rehearsal();
        true
    }

    fn end_rehearsal(&mut self) {
        self.r.end_rehearsal();
    }

    fn begin_pass(&mut self, key: [usize; 4]) -> bool {
        // A step that did not arrive would have the pass write where the one before says.
        if self.failed.is_some() || self.r.has_failed() {
            return false;
        }
        self.clock.iter_mut().for_each(MarkClock::begin_pass);
        // Launches for many rows may depend on where the rows are, and who is waited for at every mark keeps nothing.
        self.r.begin_pass(key, key[1] <= FEW_ROWS && self.clock.is_none())
    }

    fn end_pass(&mut self) {
        self.r.end_pass();
    }

    fn embed(&mut self, table: &Matrix, step: &Step<Ints>, p: embed::Embed, out: &mut Buf) {
        op::embed::embed(&mut self.r, table, step, p, out);
    }

    fn matmul(&mut self, w: &Matrix, x: &Buf, p: matmul::MatMul, y: &mut Buf) {
        let result = op::matmul::matmuls(&mut self.r, &mut self.halves, x, p, &[(w, y)]);
        self.note(result);
    }

    fn matmuls(&mut self, x: &Buf, p: matmul::MatMul, products: &mut [(&Matrix, &mut Buf)]) {
        let products: Vec<_> = products.iter().map(|(w, y)| (*w, &**y)).collect();
        let result = op::matmul::matmuls(&mut self.r, &mut self.halves, x, p, &products);
        self.note(result);
    }

    fn rms_norm(&mut self, x: &Buf, weight: Option<&Buf>, p: norm::RmsNorm, out: &mut Buf) {
        op::norm::rms_norm(&mut self.r, x, weight, p, out);
    }

    fn rms_norm_in_place(&mut self, x: &mut Buf, weight: Option<&Buf>, p: norm::RmsNorm) {
        op::norm::in_place(&mut self.r, x, weight, &self.nothing, p);
    }

    fn rope_tail(&mut self, x: &mut Buf, freqs: &Buf, step: &Step<Ints>, p: rope::RopeTail) {
        op::rope::rope_tail(&mut self.r, x, freqs, step, p);
    }

    fn round(&mut self, x: &mut Buf, n_rows: usize, dim: usize, rounding: round::Rounding) {
        op::round::round(&mut self.r, x, n_rows, dim, rounding);
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
        op::hyper::coefficients(&mut self.r, [mix, base, scale], n_rows, p, [pre, post, comb]);
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
        op::hyper::head_coefficients(&mut self.r, [mix, base, scale], n_rows, p, pre);
    }

    fn hyper_collapse(&mut self, streams: &Buf, pre: &Buf, n_rows: usize, p: hyper::Hyper, out: &mut Buf) {
        op::hyper::collapse(&mut self.r, streams, pre, n_rows, p, out);
    }

    fn hyper_expand(&mut self, y: &Buf, post: &Buf, comb: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        op::hyper::expand(&mut self.r, y, [post, comb], n_rows, p, streams);
    }

    fn ring_store(&mut self, x: &Buf, step: &Step<Ints>, p: ring::Ring, ring: &mut Buf) {
        op::ring::store(&mut self.r, x, step, p, ring);
    }

    fn compress(&mut self, x: compress::Inputs<'_, Buf>, step: &Step<Ints>, p: compress::Compress, rows: &mut Rows) {
        op::compress::compress(&mut self.r, x, step, p, false, rows);
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
        let x = op::index_select::Inputs { q, weights, rows };
        let result = op::index_select::index_select(
            &mut self.r,
            [&mut self.scores, &mut self.halves, &mut self.sums],
            &mut self.left,
            x,
            step,
            p,
            selected,
        );
        self.note(result);
    }

    fn attend(&mut self, x: attend::Inputs<'_, Buf, Ints, Rows>, step: &Step<Ints>, p: attend::Attend, out: &mut Buf) {
        let result = op::attend::attend(&mut self.r, [&mut self.parts, &mut self.halves], x, step, p, out);
        self.note(result);
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
        op::route::route(&mut self.r, logits, choice, step, p, ids, weights);
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
        let batch = op::experts::Batch { x, ids, weights, shared: None };
        let result = op::experts::experts(&mut self.r, [&mut self.groups, &mut self.halves], w, batch, p, scratch, y);
        self.note(result);
    }

    fn swiglu_in_place(&mut self, gate: &mut Buf, up: &Buf, len: usize, clamp: f32) {
        op::swiglu::in_place(&mut self.r, gate, up, len, clamp);
    }

    fn add(&mut self, x: &Buf, len: usize, y: &mut Buf) {
        op::swiglu::add(&mut self.r, x, len, y);
    }

    fn add_to_streams(&mut self, z: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        op::hyper::add_to_streams(&mut self.r, z, n_rows, p, streams);
    }

    fn gather_logit_rows(&mut self, x: &Buf, step: &Step<Ints>, dim: usize, out: &mut Buf) {
        op::swiglu::gather(&mut self.r, x, &step.logit_rows, step.n_logits, dim, out);
    }

    fn likeliest(
        &mut self,
        logits: &Buf,
        n_vocab: usize,
        reaches: &[Option<Reach>],
    ) -> Result<Vec<Option<Likeliest>>, DeviceError> {
        let found = op::likeliest::likeliest(&mut self.r, &mut self.drawing, logits, n_vocab, reaches);
        self.outcome(found)
    }

    fn hyper_pre(&mut self, x: hyper::Pre<'_, Matrix, Buf>, n_rows: usize, p: hyper::Hyper, eps: f32) {
        if !op::fused::mixes(n_rows, &p, x.project.stored.format) {
            return unfused::hyper_pre(self, x, n_rows, p, eps);
        }
        let result = op::fused::hyper_pre(&mut self.r, &mut self.sums, &x, n_rows, p, eps);
        self.note(result);
    }

    fn prepare_rows(&mut self, x: prepare::Prepare<'_, Buf, Rows>, step: &Step<Ints>, p: prepare::PrepareShape) {
        if step.n_rows > FEW_ROWS {
            return unfused::prepare_rows(self, x, step, p);
        }
        op::fused::prepare_rows(&mut self.r, x, step, p);
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
        if step.n_rows > FEW_ROWS || !op::attend_few::suits(&p, &heads) {
            return unfused::attend_heads(self, x, step, p, heads, eps, out);
        }
        let shape = op::attend_few::Shape { p, heads, eps };
        let result = op::attend_few::attend_heads(&mut self.r, &mut self.parts, &x, step, shape, out);
        self.note(result);
    }

    fn mixture(
        &mut self,
        x: experts::Mixture<'_, Matrix, Buf, Ints>,
        step: &Step<Ints>,
        route: route::Route,
        p: experts::Experts,
        clamp_shared: f32,
    ) {
        if p.n_rows > FEW_ROWS {
            return unfused::mixture(self, x, step, route, p, clamp_shared);
        }
        let made = op::fused::route_shared(&mut self.r, &x, step, route, p.dim_ff, clamp_shared);
        let up = (!made).then_some((x.shared_up, clamp_shared));
        let shared = Some(op::experts::Shared { down: x.shared_down, gate: &*x.shared_gate, up });
        let batch = op::experts::Batch { x: x.x, ids: &*x.ids, weights: &*x.weights, shared };
        let parts = experts::Scratch { act: x.act, parts: x.parts };
        let result =
            op::experts::experts(&mut self.r, [&mut self.groups, &mut self.halves], x.experts, batch, p, parts, x.out);
        self.note(result);
    }

    fn query_heads(&mut self, q: &mut Buf, freqs: &Buf, step: &Step<Ints>, p: rope::RopeTail, eps: f32) {
        op::fused::query_heads(&mut self.r, q, freqs, step, p, eps);
    }

    fn index_query(
        &mut self,
        q: &mut Buf,
        freqs: &Buf,
        step: &Step<Ints>,
        p: rope::RopeTail,
        rounding: round::Rounding,
    ) {
        op::fused::index_query(&mut self.r, q, freqs, step, p, rounding);
    }
}
