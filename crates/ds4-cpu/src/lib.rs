//! The CPU backend: every operation of [`ds4_ops`] on all cores.
//!
//! Buffers are ordinary vectors, weights stay in the mapped file. An operation's file under `op/` has the name of its
//! definition in `ds4_ops::op`; what a row needs on its own is computed by that definition, and only products, attention,
//! scoring and experts have code of their own here. `simd/` holds the kernels by instruction set, `pool.rs` the threads.
//!
//! Operations run at once; [`Backend::submit`] has nothing to wait for.

mod op;
pub mod pool;
pub mod simd;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use ds4_ops::op::{attend, compress, embed, experts, hyper, index_select, matmul, norm, ring, rope, round, route};
use ds4_ops::{Backend, DeviceError, Format, HostStep, PlainMatrix};

use pool::Pool;
use simd::Kernels;

/// What a listener hears at a mark: its name, the layer, and the values.
pub type Listener = Box<dyn FnMut(&'static str, usize, &[f32]) + Send>;

/// The CPU as a device.
pub struct Cpu {
    core: Core,
    listener: Option<Listener>,
    /// Index scores of a few rows.
    scores: Vec<f32>,
}

/// What every task of an operation may use at the same time.
struct Core {
    pool: Pool,
    kernels: Kernels,
    /// One growing buffer per worker: decoded weight rows, attention logits.
    scratch: Vec<Mutex<Vec<f32>>>,
}

impl Cpu {
    /// A backend on `threads` threads with the widest instruction set of this machine.
    pub fn new(threads: usize) -> Cpu {
        Cpu::with_kernels(threads, Kernels::detect())
    }

    /// A backend with the kernels of a certain instruction set.
    pub fn with_kernels(threads: usize, kernels: Kernels) -> Cpu {
        let pool = Pool::new(threads);
        let scratch = (0..pool.threads()).map(|_| Mutex::default()).collect();
        Cpu { core: Core { pool, kernels, scratch }, listener: None, scores: Vec::new() }
    }

    /// Has `listener` called at every mark of the forward pass, or nobody.
    pub fn listen(&mut self, listener: Option<Listener>) {
        self.listener = listener;
    }
}

impl Core {
    /// The scratch of a worker, at least `len` values long. Their contents are arbitrary.
    fn scratch(&self, worker: usize, len: usize) -> MutexGuard<'_, Vec<f32>> {
        let mut scratch = self.scratch[worker].lock().unwrap_or_else(PoisonError::into_inner);
        if scratch.len() < len {
            scratch.resize(len, 0.0);
        }
        scratch
    }
}

impl fmt::Debug for Cpu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

type Buf = Vec<f32>;
type Ints = Vec<i32>;

impl Backend for Cpu {
    type Buf = Buf;
    type Ints = Ints;
    type Matrix = PlainMatrix;

    fn name(&self) -> String {
        let threads = self.core.pool.threads();
        format!("CPU ({}, {threads} thread{})", self.core.kernels.isa(), if threads == 1 { "" } else { "s" })
    }

    fn buf(&mut self, len: usize) -> Result<Buf, DeviceError> {
        op::zeroed(len).ok_or_else(|| self.out_of_memory(len))
    }

    fn ints(&mut self, len: usize) -> Result<Ints, DeviceError> {
        op::zeroed(len).ok_or_else(|| self.out_of_memory(len))
    }

    fn matrix(&mut self, format: Format, out: usize, cols: usize, bytes: Bytes) -> Result<PlainMatrix, DeviceError> {
        Ok(PlainMatrix::new(format, out, cols, bytes))
    }

    fn write(&mut self, values: &[f32], buf: &mut Buf, at: usize) {
        buf[at..at + values.len()].copy_from_slice(values);
    }

    fn write_ints(&mut self, values: &[i32], ints: &mut Ints, at: usize) {
        ints[at..at + values.len()].copy_from_slice(values);
    }

    fn read(&mut self, buf: &Buf, at: usize, values: &mut [f32]) {
        values.copy_from_slice(&buf[at..at + values.len()]);
    }

    fn read_ints(&mut self, ints: &Ints, at: usize, values: &mut [i32]) {
        values.copy_from_slice(&ints[at..at + values.len()]);
    }

    fn submit(&mut self) -> Result<(), DeviceError> {
        Ok(())
    }

    fn mark(&mut self, name: &'static str, layer: usize, buf: &Buf, len: usize) {
        if let Some(listener) = &mut self.listener {
            listener(name, layer, &buf[..len]);
        }
    }

    fn embed(&mut self, table: &PlainMatrix, step: &HostStep, p: embed::Embed, out: &mut Buf) {
        op::embed::embed(&self.core, table, step, p, out);
    }

    fn matmul(&mut self, w: &PlainMatrix, x: &Buf, p: matmul::MatMul, y: &mut Buf) {
        op::matmul::matmul(&self.core, w, x, p, y);
    }

    fn rms_norm(&mut self, x: &Buf, weight: Option<&Buf>, p: norm::RmsNorm, out: &mut Buf) {
        self.core.pool.for_rows(&mut out[..p.n_rows * p.dim], p.dim, |r, out| {
            norm::row(&x[r * p.dim..][..p.dim], weight.map(|w| &w[..p.dim]), p.eps, out);
        });
    }

    fn rms_norm_in_place(&mut self, x: &mut Buf, weight: Option<&Buf>, p: norm::RmsNorm) {
        self.core.pool.for_rows(&mut x[..p.n_rows * p.dim], p.dim, |_, x| {
            norm::row_in_place(x, weight.map(|w| &w[..p.dim]), p.eps);
        });
    }

    fn rope_tail(&mut self, x: &mut Buf, freqs: &Buf, step: &HostStep, p: rope::RopeTail) {
        op::rope::rope_tail(&self.core, x, freqs, step, p);
    }

    fn round(&mut self, x: &mut Buf, n_rows: usize, dim: usize, rounding: round::Rounding) {
        self.core.pool.for_rows(&mut x[..n_rows * dim], dim, |_, x| round::row(x, rounding));
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
        // A few hundred operations a row: not worth waking anybody.
        let (n, m) = (p.n_streams, p.n_mix());
        for r in 0..n_rows {
            let (pre, post) = (&mut pre[r * n..][..n], &mut post[r * n..][..n]);
            hyper::coefficients(&mix[r * m..][..m], base, scale, &p, pre, post, &mut comb[r * n * n..][..n * n]);
        }
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
        let n = p.n_streams;
        for (mix, pre) in mix.chunks_exact(n).zip(pre.chunks_exact_mut(n)).take(n_rows) {
            hyper::head_coefficients(mix, base, scale[0], p.eps, pre);
        }
    }

    fn hyper_collapse(&mut self, streams: &Buf, pre: &Buf, n_rows: usize, p: hyper::Hyper, out: &mut Buf) {
        let n = p.n_streams;
        self.core.pool.for_rows(&mut out[..n_rows * p.dim], p.dim, |r, out| {
            hyper::collapse(&streams[r * n * p.dim..][..n * p.dim], &pre[r * n..][..n], out);
        });
    }

    fn hyper_expand(&mut self, y: &Buf, post: &Buf, comb: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        op::hyper::expand(&self.core, y, post, comb, n_rows, p, streams);
    }

    fn ring_store(&mut self, x: &Buf, step: &HostStep, p: ring::Ring, ring: &mut Buf) {
        ring::store(x, ring, step, &p);
    }

    fn compress(&mut self, x: compress::Inputs<'_, Buf>, step: &HostStep, p: compress::Compress, rows: &mut Buf) {
        op::compress::compress(&self.core, x, step, p, rows);
    }

    fn index_select(
        &mut self,
        q: &Buf,
        weights: &Buf,
        rows: &Buf,
        step: &HostStep,
        p: index_select::IndexSelect,
        selected: &mut Ints,
    ) {
        op::index_select::index_select(&self.core, q, weights, rows, step, p, &mut self.scores, selected);
    }

    fn attend(&mut self, x: attend::Inputs<'_, Buf, Ints>, step: &HostStep, p: attend::Attend, out: &mut Buf) {
        op::attend::attend(&self.core, x, step, p, out);
    }

    fn route(
        &mut self,
        logits: &Buf,
        choice: route::Choice<'_, Buf, Ints>,
        step: &HostStep,
        p: route::Route,
        ids: &mut Ints,
        weights: &mut Buf,
    ) {
        route::rows(logits, choice, step, &p, ids, weights);
    }

    fn experts(
        &mut self,
        w: experts::Weights<'_, PlainMatrix>,
        x: &Buf,
        ids: &Ints,
        weights: &Buf,
        p: experts::Experts,
        scratch: experts::Scratch<'_, Buf>,
        y: &mut Buf,
    ) {
        op::experts::experts(&self.core, w, x, ids, weights, p, scratch, y);
    }

    fn swiglu_in_place(&mut self, gate: &mut Buf, up: &Buf, len: usize, clamp: f32) {
        op::swiglu::swiglu_in_place(&self.core, gate, up, len, clamp);
    }

    fn add(&mut self, x: &Buf, len: usize, y: &mut Buf) {
        y[..len].iter_mut().zip(&x[..len]).for_each(|(y, x)| *y += x);
    }

    fn add_to_streams(&mut self, z: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        hyper::add_to_streams(z, n_rows, &p, streams);
    }

    fn gather_logit_rows(&mut self, x: &Buf, step: &HostStep, dim: usize, out: &mut Buf) {
        for (r, out) in step.logit_rows[..step.n_logits].iter().zip(out.chunks_exact_mut(dim)) {
            out.copy_from_slice(&x[*r as usize * dim..][..dim]);
        }
    }
}

impl Cpu {
    fn out_of_memory(&self, len: usize) -> DeviceError {
        let what = format!("cannot allocate {} MiB; choose a smaller --ctx", len >> 18);
        DeviceError { device: self.name(), what }
    }
}
