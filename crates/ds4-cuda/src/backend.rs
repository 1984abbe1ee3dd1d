//! The contract of `ds4_ops`: memory, and operations handed on to `op`.

use std::slice;

use bytes::Bytes;
use ds4_ops::op::likeliest::{Likeliest, Reach};
use ds4_ops::op::round::Rounding;
use ds4_ops::op::{attend, compress, embed, experts, hyper, index_select, matmul, norm, prepare, ring, rope, route};
use ds4_ops::{Backend, DeviceError, Format, HeadsRoom, KernelTime, MarkTime, RowLayout, Step, unfused};

use crate::op::rotates;
use crate::view::Ptr;
use crate::{Buf, Cuda, Ints, Matrix, Rows};

/// Bytes of a matrix from which on others of the same bytes are looked for.
const SHARED_BYTES: usize = 256 << 20;

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

    fn heads_buf(&mut self, room: &HeadsRoom<'_>) -> Result<Buf, DeviceError> {
        let bytes = self.heads_bytes(room, self.precision);
        let memory = self.device.alloc(bytes).map_err(|e| self.failed(format!("{bytes} bytes: {e}")))?;
        if self.keeps_halves(room, self.precision) {
            self.short.insert(memory.ptr(), room.width);
        }
        Ok(Buf { memory, len: room.values() })
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
        self.queue(|device| device.write(rows.memory.ptr() + (first * size) as u64, bytes));
    }

    fn copy_rows(&mut self, rows: &mut Rows, from: usize, to: usize, n: usize) {
        let (size, at) = (rows.layout.row_bytes(), rows.memory.ptr());
        assert!(from.max(to) + n <= rows.n, "{n} rows from {from} to {to} of {}", rows.n);
        self.flush();
        self.queue(|device| device.copy(at + (from * size) as u64, at + (to * size) as u64, n * size));
    }

    fn read_rows(&mut self, rows: &Rows, first: usize, bytes: &mut [u8]) -> Result<(), DeviceError> {
        let size = rows.layout.row_bytes();
        assert!(first * size + bytes.len() <= rows.n * size, "rows {first} and on of {}", rows.n);
        self.flush();
        let done = self.device.read(rows.memory.ptr() + (first * size) as u64, bytes);
        self.outcome(done)
    }

    fn write(&mut self, values: &[f32], buf: &mut Buf, at: usize) {
        assert!(at + values.len() <= buf.len, "values {at} and on of {}", buf.len);
        self.acts.written(buf.ptr());
        self.flush();
        self.queue(|device| device.write(buf.ptr() + 4 * at as u64, bytes_of(values)));
    }

    fn write_ints(&mut self, values: &[i32], ints: &mut Ints, at: usize) {
        assert!(at + values.len() <= ints.len, "integers {at} and on of {}", ints.len);
        let to = ints.ptr() + 4 * at as u64;
        if self.product.is_some() || self.pending.is_some() || self.later.is_some() {
            self.flush();
        }
        if self.placed.add(to, values) {
            return;
        }
        self.flush();
        self.queue(|device| device.write(to, bytes_of(values)));
    }

    fn read(&mut self, buf: &Buf, at: usize, values: &mut [f32]) -> Result<(), DeviceError> {
        assert!(at + values.len() <= buf.len, "values {at} and on of {}", buf.len);
        self.flush();
        let done = self.device.read(buf.ptr() + 4 * at as u64, bytes_of_mut(values));
        self.outcome(done)
    }

    fn read_ints(&mut self, ints: &Ints, at: usize, values: &mut [i32]) -> Result<(), DeviceError> {
        assert!(at + values.len() <= ints.len, "integers {at} and on of {}", ints.len);
        self.flush();
        let done = self.device.read(ints.ptr() + 4 * at as u64, bytes_of_mut(values));
        self.outcome(done)
    }

    fn submit(&mut self) -> Result<(), DeviceError> {
        self.flush();
        // The logits of a replayed pass are read next, which waits: what looks for the likeliest tokens is queued in the meantime.
        let done = if std::mem::take(&mut self.replayed) { Ok(()) } else { self.device.synchronize() };
        self.outcome(done)
    }

    fn time_kernels(&mut self) {
        self.flush();
        // What was recorded has no places to look at the clock.
        self.graphs.clear();
        let begun = self.device.time_kernels();
        self.note(begun);
    }

    fn kernel_times(&self) -> Vec<KernelTime> {
        self.device.kernel_times()
    }

    fn mark_times(&mut self) -> Vec<MarkTime> {
        self.device.mark_times()
    }

    fn mark(&mut self, name: &'static str, layer: usize, _buf: &Buf, _len: usize) {
        if let Some(n) = &mut self.mark {
            *n += 1;
            self.device.mark((name, layer));
        }
    }

    fn embed(&mut self, table: &Matrix, step: &Step<Ints>, p: embed::Embed, out: &mut Buf) {
        self.launch_embed(table, step, p, out);
    }

    fn matmul(&mut self, w: &Matrix, x: &Buf, p: matmul::MatMul, y: &mut Buf) {
        self.products(&[(w, y.ptr())], x.ptr(), p);
    }

    fn rms_norm(&mut self, x: &Buf, weight: Option<&Buf>, p: norm::RmsNorm, out: &mut Buf) {
        self.launch_rms_norm(x.ptr(), weight, p, out.ptr());
    }

    fn rms_norm_in_place(&mut self, x: &mut Buf, weight: Option<&Buf>, p: norm::RmsNorm) {
        self.launch_rms_norm(x.ptr(), weight, p, x.ptr());
    }

    fn rope_tail(&mut self, x: &mut Buf, freqs: &Buf, step: &Step<Ints>, p: rope::RopeTail) {
        self.launch_rope_tail(x, freqs, step, p);
    }

    fn round(&mut self, x: &mut Buf, n_rows: usize, dim: usize, rounding: Rounding) {
        self.launch_round(x, n_rows, dim, rounding);
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
        self.launch_hyper_coefficients(mix, base, scale, n_rows, p, pre, post, comb);
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
        self.launch_hyper_head_coefficients(mix, base, scale, n_rows, p, pre);
    }

    fn hyper_collapse(&mut self, streams: &Buf, pre: &Buf, n_rows: usize, p: hyper::Hyper, out: &mut Buf) {
        self.launch_hyper_collapse(streams, pre, n_rows, p, out);
    }

    fn hyper_expand(&mut self, y: &Buf, post: &Buf, comb: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        self.launch_hyper_expand(y, post, comb, n_rows, p, streams);
    }

    fn ring_store(&mut self, x: &Buf, step: &Step<Ints>, p: ring::Ring, ring: &mut Buf) {
        self.launch_ring_store(x, step, p, ring);
    }

    fn compress(&mut self, x: compress::Inputs<'_, Buf>, step: &Step<Ints>, p: compress::Compress, rows: &mut Rows) {
        self.launch_compress(x, step, p, rows);
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
        self.launch_index_select(q, weights, rows, step, p, selected);
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

    fn likeliest(
        &mut self,
        logits: &Buf,
        n_vocab: usize,
        reaches: &[Option<Reach>],
    ) -> Result<Vec<Option<Likeliest>>, DeviceError> {
        self.likeliest_of(logits, n_vocab, reaches)
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
        self.launch_attend(x, step, p, out);
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
        self.launch_route(logits, choice, step, p, ids, weights);
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
        self.launch_experts(w, x, ids, weights, p, scratch, y);
    }

    fn swiglu_in_place(&mut self, gate: &mut Buf, up: &Buf, len: usize, clamp: f32) {
        self.launch_swiglu_in_place(gate, up, len, clamp);
    }

    fn add(&mut self, x: &Buf, len: usize, y: &mut Buf) {
        self.launch_add(x, len, y);
    }

    fn add_to_streams(&mut self, z: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        self.launch_add_to_streams(z, n_rows, p, streams);
    }

    fn gather_logit_rows(&mut self, x: &Buf, step: &Step<Ints>, dim: usize, out: &mut Buf) {
        self.launch_gather_logit_rows(x, step, dim, out);
    }
}
