//! The CPU backend: every operation of [`ds4_ops`] on all cores.
//!
//! Buffers are ordinary vectors, weights stay in the mapped file. An operation's file under `op/` has the name of its
//! definition in `ds4_ops::op`; what a row needs on its own is computed by that definition, and only products, attention,
//! scoring and experts have code of their own here. `simd/` holds the kernels by instruction set, `pool.rs` the threads.
//!
//! Operations run at once; [`Backend::submit`] has nothing to wait for.

mod floats;
mod op;
pub mod pool;
mod rows;
pub mod simd;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use ds4_ops::op::{attend, compress, embed, experts, hyper, index_select, matmul, norm, ring, rope, round, route};
use ds4_ops::{Backend, DeviceError, Format, HostRows, HostStep, MarkClock, MarkTime, PlainMatrix, RowLayout, unfused};

pub use floats::Floats;
use op::product::Workspace;
use pool::Pool;
use simd::Kernels;
use simd::int::{Acts, Panel};

/// What the activations of a product with quantized weights are.
///
/// Weights in F32, F16 and BF16 are multiplied with f32 activations in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// Int8 blocks, as every engine for these formats does it, and several times faster. `simd/int.rs` states the order
    /// in which results are rounded.
    #[default]
    Int8,
    /// As they are; weights are decoded to f32.
    F32,
}

/// What a listener hears at a [mark](Backend::mark) of the forward pass: its name, the layer, and the values.
pub type Listener = Box<dyn FnMut(&'static str, usize, &[f32]) + Send>;

/// The CPU as a device.
pub struct Cpu {
    core: Core,
    listener: Option<Listener>,
    clock: Option<MarkClock>,
    select: op::index_select::Scratch,
    /// What all threads share while they attend for one row.
    attend: Floats,
}

/// What every task of an operation may use at the same time.
struct Core {
    pool: Pool,
    kernels: Kernels,
    precision: Precision,
    /// One growing buffer per worker: attention logits, products on their way.
    scratch: Vec<Mutex<Floats>>,
    /// A matrix that all threads read decoded.
    decoded: Mutex<Floats>,
    /// The queries of a row that a worker attends with.
    queries: Vec<Mutex<Floats>>,
    /// What products are computed in, one per worker.
    workspaces: Vec<Mutex<Workspace>>,
    /// The int8 activations of the product that runs, and the same side by side when there are many.
    acts: Mutex<Acts>,
    /// What experts make of these, quantized where it is made.
    act_acts: Mutex<Acts>,
    panels: Mutex<Vec<Panel>>,
}

impl Cpu {
    /// A backend on `threads` threads with the fastest instruction set of this machine.
    pub fn new(threads: usize) -> Cpu {
        Cpu::with_kernels(threads, Kernels::detect())
    }

    /// A backend with the kernels of a certain instruction set.
    pub fn with_kernels(threads: usize, kernels: Kernels) -> Cpu {
        let pool = Pool::new(threads);
        let core = Core {
            scratch: (0..pool.threads()).map(|_| Mutex::default()).collect(),
            decoded: Mutex::default(),
            queries: (0..pool.threads()).map(|_| Mutex::default()).collect(),
            workspaces: (0..pool.threads()).map(|_| Mutex::default()).collect(),
            acts: Mutex::default(),
            act_acts: Mutex::default(),
            panels: Mutex::default(),
            precision: Precision::default(),
            pool,
            kernels,
        };
        Cpu { core, listener: None, clock: None, select: Default::default(), attend: Floats::default() }
    }

    /// The backend with this precision from now on.
    pub fn with_precision(mut self, precision: Precision) -> Cpu {
        self.set_precision(precision);
        self
    }

    /// Changes the precision of the products that follow.
    pub fn set_precision(&mut self, precision: Precision) {
        self.core.precision = precision;
    }

    /// Has `listener` called at every mark of the forward pass, or nobody.
    pub fn listen(&mut self, listener: Option<Listener>) {
        self.listener = listener;
    }
}

impl Core {
    /// The scratch of a worker, at least `len` values long. Their contents are arbitrary.
    fn scratch(&self, worker: usize, len: usize) -> MutexGuard<'_, Floats> {
        let mut scratch = lock(&self.scratch[worker]);
        scratch.grow(len);
        scratch
    }
}

/// Locks what holds no state that a panic could leave half-written.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Cpu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

type Buf = Floats;
type Ints = Vec<i32>;

impl Backend for Cpu {
    type Buf = Buf;
    type Ints = Ints;
    type Matrix = PlainMatrix;
    type Rows = HostRows;

    fn name(&self) -> String {
        let threads = self.core.pool.threads();
        format!("CPU ({}, {threads} thread{})", self.core.kernels.isa(), if threads == 1 { "" } else { "s" })
    }

    fn buf(&mut self, len: usize) -> Result<Buf, DeviceError> {
        Floats::zeroed(len).ok_or_else(|| self.out_of_memory(4 * len))
    }

    fn ints(&mut self, len: usize) -> Result<Ints, DeviceError> {
        op::zeroed(len).ok_or_else(|| self.out_of_memory(4 * len))
    }

    fn matrix(&mut self, format: Format, out: usize, cols: usize, bytes: Bytes) -> Result<PlainMatrix, DeviceError> {
        Ok(PlainMatrix::new(format, out, cols, bytes))
    }

    fn rows(&mut self, layout: RowLayout, n: usize) -> Result<HostRows, DeviceError> {
        let len = n * layout.row_bytes();
        let bytes = op::zeroed(len).ok_or_else(|| self.out_of_memory(len))?;
        Ok(HostRows { layout, bytes })
    }

    fn write_rows(&mut self, bytes: &[u8], rows: &mut HostRows, first: usize) {
        rows.write(bytes, first);
    }

    fn copy_rows(&mut self, rows: &mut HostRows, from: usize, to: usize, n: usize) {
        rows.copy(from, to, n);
    }

    fn read_rows(&mut self, rows: &HostRows, first: usize, bytes: &mut [u8]) -> Result<(), DeviceError> {
        rows.read(first, bytes);
        Ok(())
    }

    fn write(&mut self, values: &[f32], buf: &mut Buf, at: usize) {
        buf[at..at + values.len()].copy_from_slice(values);
    }

    fn write_ints(&mut self, values: &[i32], ints: &mut Ints, at: usize) {
        ints[at..at + values.len()].copy_from_slice(values);
    }

    fn read(&mut self, buf: &Buf, at: usize, values: &mut [f32]) -> Result<(), DeviceError> {
        values.copy_from_slice(&buf[at..at + values.len()]);
        Ok(())
    }

    fn read_ints(&mut self, ints: &Ints, at: usize, values: &mut [i32]) -> Result<(), DeviceError> {
        values.copy_from_slice(&ints[at..at + values.len()]);
        Ok(())
    }

    fn submit(&mut self) -> Result<(), DeviceError> {
        Ok(())
    }

    fn begin_pass(&mut self, _key: [usize; 4]) -> bool {
        self.clock.iter_mut().for_each(MarkClock::begin_pass);
        true
    }

    fn time_kernels(&mut self) {
        self.clock = Some(MarkClock::start());
    }

    fn mark_times(&mut self) -> Vec<MarkTime> {
        self.clock.as_mut().map_or_else(Vec::new, MarkClock::take)
    }

    fn mark(&mut self, name: &'static str, layer: usize, buf: &Buf, len: usize) {
        if let Some(clock) = &mut self.clock {
            clock.mark((name, layer));
        }
        if let Some(listener) = &mut self.listener {
            listener(name, layer, &buf[..len]);
        }
    }

    fn sees_at_most(&self, step: &HostStep, ratio: usize, n: usize) -> bool {
        (0..step.n_rows).all(|r| step.n_visible(r, ratio) <= n)
    }

    fn embed(&mut self, table: &PlainMatrix, step: &HostStep, p: embed::Embed, out: &mut Buf) {
        op::embed::embed(&self.core, table, step, p, out);
    }

    fn matmul(&mut self, w: &PlainMatrix, x: &Buf, p: matmul::MatMul, y: &mut Buf) {
        op::matmul::matmul(&self.core, w, x, p, y);
    }

    fn matmuls(&mut self, x: &Buf, p: matmul::MatMul, products: &mut [(&PlainMatrix, &mut Buf)]) {
        let mut products: Vec<_> = products.iter_mut().map(|(w, y)| (*w, &mut y[..])).collect();
        op::matmul::matmuls(&self.core, x, p, &mut products);
    }

    fn rms_norm(&mut self, x: &Buf, weight: Option<&Buf>, p: norm::RmsNorm, out: &mut Buf) {
        self.core.pool.for_rows(&mut out[..p.n_rows * p.dim], p.dim, |r, out| {
            norm::row(&x[r * p.dim..][..p.dim], weight.map(|w| &w[..p.dim]), p.eps, out);
        });
    }

    fn rms_norm_in_place(&mut self, x: &mut Buf, weight: Option<&Buf>, p: norm::RmsNorm) {
        op::norm::rms_norm_in_place(&self.core, x, weight.map(|weight| &weight[..]), p);
    }

    fn rope_tail(&mut self, x: &mut Buf, freqs: &Buf, step: &HostStep, p: rope::RopeTail) {
        op::rope::rope_tail(&self.core, x, freqs, step, p);
    }

    fn round(&mut self, x: &mut Buf, n_rows: usize, dim: usize, rounding: round::Rounding) {
        self.core.pool.for_rows(&mut x[..n_rows * dim], dim, |_, x| round::row(x, rounding));
    }

    fn hyper_pre(&mut self, x: hyper::Pre<'_, PlainMatrix, Buf>, n_rows: usize, p: hyper::Hyper, eps: f32) {
        op::hyper::pre(&self.core, x, n_rows, p, eps);
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
        op::hyper::coefficients(&self.core, [mix, base, scale], n_rows, p, [pre, post, comb]);
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
            op::hyper::collapse(&self.core, &streams[r * n * p.dim..][..n * p.dim], &pre[r * n..][..n], out);
        });
    }

    fn hyper_expand(&mut self, y: &Buf, post: &Buf, comb: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        op::hyper::expand(&self.core, y, post, comb, n_rows, p, streams);
    }

    fn ring_store(&mut self, x: &Buf, step: &HostStep, p: ring::Ring, ring: &mut Buf) {
        ring::store(x, ring, step, &p);
    }

    fn compress(&mut self, x: compress::Inputs<'_, Buf>, step: &HostStep, p: compress::Compress, rows: &mut HostRows) {
        op::compress::compress(&self.core, x, step, p, rows);
    }

    fn index_select(
        &mut self,
        q: &Buf,
        weights: &Buf,
        rows: &HostRows,
        step: &HostStep,
        p: index_select::IndexSelect,
        selected: &mut Ints,
    ) {
        op::index_select::index_select(&self.core, q, weights, rows, step, p, &mut self.select, selected);
    }

    fn attend(&mut self, x: attend::HostInputs<'_, Buf>, step: &HostStep, p: attend::Attend, out: &mut Buf) {
        op::attend::attend(&self.core, x, step, p, &mut self.attend, out);
    }

    fn attend_heads(
        &mut self,
        x: attend::Heads<'_, Buf, Ints, HostRows>,
        step: &HostStep,
        p: attend::Attend,
        heads: rope::RopeTail,
        eps: f32,
        out: &mut Buf,
    ) {
        if !op::attend::one_thread_a_row(&self.core, step) {
            return unfused::attend_heads(self, x, step, p, heads, eps, out);
        }
        op::attend::attend_heads(&self.core, &x, step, p, heads, eps, out);
        self.ring_store(x.kv, step, ring::Ring { len: p.ring_len, dim: p.head_dim }, x.ring);
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
        op::route::route(&self.core, logits, choice, step, p, ids, weights);
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
        op::hyper::add(&self.core, &x[..len], &mut y[..len]);
    }

    fn add_to_streams(&mut self, z: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        hyper::add_to_streams(z, n_rows, &p, streams);
    }

    fn logit_step(&self, step: &HostStep) -> Option<HostStep> {
        // Who listens wants to hear of all rows.
        (self.listener.is_none() && step.n_logits < step.n_rows).then(|| step.of_logit_rows())
    }

    fn gather_logit_rows(&mut self, x: &Buf, step: &HostStep, dim: usize, out: &mut Buf) {
        for (r, out) in step.logit_rows[..step.n_logits].iter().zip(out.chunks_exact_mut(dim)) {
            out.copy_from_slice(&x[*r as usize * dim..][..dim]);
        }
    }
}

impl Cpu {
    fn out_of_memory(&self, n_bytes: usize) -> DeviceError {
        let what = format!("cannot allocate {} MiB; choose a smaller --ctx", n_bytes >> 20);
        DeviceError { device: self.name(), what }
    }
}
