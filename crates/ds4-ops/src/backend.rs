//! The contract between the forward pass and a device.

use bytes::Bytes;
use ds4_quant::Format;

use crate::op::likeliest::{Likeliest, Reach};
use crate::op::{
    attend, compress, embed, experts, hyper, index_select, matmul, norm, prepare, ring, rope, round, route,
};
use crate::{KernelTime, MarkTime, RowLayout, Step, unfused};

/// The device failed: out of memory, lost, or an operation it cannot run.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{device}: {what}")]
pub struct DeviceError {
    /// Which device, as [`Backend::name`] says.
    pub device: String,
    /// What failed, and what to do about it.
    pub what: String,
}

/// Room for queries, heads or parts of experts of many rows.
#[derive(Clone, Copy, Debug)]
pub struct HeadsRoom<'a> {
    /// Rows at most.
    pub n_rows: usize,
    /// Values of a row.
    pub width: usize,
    /// Values a row of what else it is used for.
    pub spare: usize,
    /// How the rows are kept that attention will read with these queries.
    pub layouts: &'a [RowLayout],
}

impl HeadsRoom<'_> {
    /// Values of the buffer where each is kept alike.
    pub fn values(&self) -> usize {
        self.n_rows * self.width.max(self.spare)
    }
}

/// A device that can run the forward pass.
///
/// Operations *encode*: they may run at once (CPU) or be queued (GPU). Only [`submit`](Backend::submit) and what brings values back
/// to the host wait, and they return the first error since one was told; until it is told no pass is run behind a
/// write that failed: it would put rows where stale positions say. Shapes in the docs are row-major, last dimension fastest; `n` is the batch's rows.
/// Buffers are at least as large as the shapes; only the leading part is touched.
///
/// A row's result must not depend on what else is in the batch: every reduction runs in an order fixed by the row alone.
///
/// Methods with a body are fused forms. The body is their definition; a device overrides it when it can do better.
pub trait Backend {
    /// f32 values on the device.
    type Buf;
    /// i32 values on the device.
    type Ints;
    /// A weight matrix in its block format.
    type Matrix;
    /// Compressed rows, packed.
    type Rows;

    /// Device and instruction set, for people.
    fn name(&self) -> String;

    /// A zeroed buffer of `len` values.
    fn buf(&mut self, len: usize) -> Result<Self::Buf, DeviceError>;

    /// A buffer for queries, heads or parts of experts. A backend that keeps many rows of these in fewer bytes may allocate less; nobody else
    /// looks into it then.
    ///
    /// # Errors
    /// When the device has no room for it.
    fn heads_buf(&mut self, room: &HeadsRoom<'_>) -> Result<Self::Buf, DeviceError> {
        self.buf(room.values())
    }

    /// A zeroed buffer of `len` integers.
    fn ints(&mut self, len: usize) -> Result<Self::Ints, DeviceError>;

    /// A matrix of `out` rows of `cols` values in `format`. `bytes` holds exactly those rows; a device that can read host
    /// memory keeps it, others copy it.
    fn matrix(&mut self, format: Format, out: usize, cols: usize, bytes: Bytes) -> Result<Self::Matrix, DeviceError>;

    /// `n` packed rows of zeros.
    fn rows(&mut self, layout: RowLayout, n: usize) -> Result<Self::Rows, DeviceError>;

    /// Copies whole packed rows to row `first` on. Ordered with the operations around it.
    fn write_rows(&mut self, bytes: &[u8], rows: &mut Self::Rows, first: usize);

    /// Copies `n` rows from row `from` on to row `to` on; the two do not overlap. Ordered with the operations around it.
    fn copy_rows(&mut self, rows: &mut Self::Rows, from: usize, to: usize, n: usize);

    /// Copies whole packed rows out, from row `first` on. Everything encoded before must have been submitted.
    ///
    /// # Errors
    /// When the rows are not there: something that was encoded before failed, or the copy did. So for all that is read.
    fn read_rows(&mut self, rows: &Self::Rows, first: usize, bytes: &mut [u8]) -> Result<(), DeviceError>;

    /// Copies `values` to `buf[at..]`. Ordered with the operations around it.
    fn write(&mut self, values: &[f32], buf: &mut Self::Buf, at: usize);

    /// Copies `values` to `ints[at..]`. Ordered with the operations around it.
    fn write_ints(&mut self, values: &[i32], ints: &mut Self::Ints, at: usize);

    /// Copies `buf[at..]` to `values`. Everything encoded before must have been submitted.
    fn read(&mut self, buf: &Self::Buf, at: usize, values: &mut [f32]) -> Result<(), DeviceError>;

    /// Copies `ints[at..]` to `values`. Everything encoded before must have been submitted.
    fn read_ints(&mut self, ints: &Self::Ints, at: usize, values: &mut [i32]) -> Result<(), DeviceError>;

    /// Runs everything encoded so far and waits for it, unless it leaves logits: reading those waits anyway, and tells how it went.
    fn submit(&mut self) -> Result<(), DeviceError>;

    /// Begins to time passes anew: what lies between their marks, and kernels, which then wait for one another. A device that cannot tell does nothing.
    fn time_kernels(&mut self) {}

    /// Kernels' times since [`time_kernels`](Backend::time_kernels), the longest first.
    fn kernel_times(&self) -> Vec<KernelTime> {
        Vec::new()
    }

    /// How long what lies before each mark took, in their order, in the passes that were submitted since this was last asked. An operation that
    /// runs together with a later one counts for the mark before which it runs.
    fn mark_times(&mut self) -> Vec<MarkTime> {
        Vec::new()
    }

    /// Names a point of the forward pass: after `name` of layer `layer`, the batch's first `len` values of interest are in
    /// `buf`. Dumps, timers and tests listen here; by default nobody does.
    fn mark(&mut self, name: &'static str, layer: usize, buf: &Self::Buf, len: usize) {
        let _ = (name, layer, buf, len);
    }

    /// `out (n, n_streams, dim)`: the table's row of each token, for every stream.
    fn embed(&mut self, table: &Self::Matrix, step: &Step<Self::Ints>, p: embed::Embed, out: &mut Self::Buf);

    /// `y (p.n_rows, out) = x (p.n_rows, n_groups, cols) · Wᵀ`.
    fn matmul(&mut self, w: &Self::Matrix, x: &Self::Buf, p: matmul::MatMul, y: &mut Self::Buf);

    /// `out = rms(x) · weight`, rows of `p.dim`.
    fn rms_norm(&mut self, x: &Self::Buf, weight: Option<&Self::Buf>, p: norm::RmsNorm, out: &mut Self::Buf);

    /// The same in place.
    fn rms_norm_in_place(&mut self, x: &mut Self::Buf, weight: Option<&Self::Buf>, p: norm::RmsNorm);

    /// Rotates the tails of `x (n, n_head, head_dim)` at each row's position. `freqs (n_rot / 2, 2)`.
    fn rope_tail(&mut self, x: &mut Self::Buf, freqs: &Self::Buf, step: &Step<Self::Ints>, p: rope::RopeTail);

    /// Rounds `n_rows` rows of `dim` values in place.
    fn round(&mut self, x: &mut Self::Buf, n_rows: usize, dim: usize, rounding: round::Rounding);

    /// `mix (n, N(N+2))`, `base (N(N+2))`, `scale (3)` → `pre (n, N)`, `post (n, N)`, `comb (n, N, N)`.
    #[allow(clippy::too_many_arguments)] // three inputs, three outputs: a struct would only rename them
    fn hyper_coefficients(
        &mut self,
        mix: &Self::Buf,
        base: &Self::Buf,
        scale: &Self::Buf,
        n_rows: usize,
        p: hyper::Hyper,
        pre: &mut Self::Buf,
        post: &mut Self::Buf,
        comb: &mut Self::Buf,
    );

    /// `mix (n, N)`, `base (N)`, `scale (1)` → `pre (n, N)`: the head's coefficients.
    fn hyper_head_coefficients(
        &mut self,
        mix: &Self::Buf,
        base: &Self::Buf,
        scale: &Self::Buf,
        n_rows: usize,
        p: hyper::Hyper,
        pre: &mut Self::Buf,
    );

    /// `out (n, D) = Σ_i pre[i] · streams[i]`.
    fn hyper_collapse(
        &mut self,
        streams: &Self::Buf,
        pre: &Self::Buf,
        n_rows: usize,
        p: hyper::Hyper,
        out: &mut Self::Buf,
    );

    /// `streams (n, N, D)[j] ← post[j] · y + Σ_i comb[i][j] · streams[i]`, `y (n, D)`.
    fn hyper_expand(
        &mut self,
        y: &Self::Buf,
        post: &Self::Buf,
        comb: &Self::Buf,
        n_rows: usize,
        p: hyper::Hyper,
        streams: &mut Self::Buf,
    );

    /// Stores the batch's rows `x (n, dim)` in `ring (n_slots, len, dim)` at their positions.
    fn ring_store(&mut self, x: &Self::Buf, step: &Step<Self::Ints>, p: ring::Ring, ring: &mut Self::Buf);

    /// Writes the compressed rows that the batch completes to their places in `rows (n_pages, page_tokens / ratio)`, whose
    /// layout is that of `p`, or f32 whatever the rounding.
    fn compress(
        &mut self,
        x: compress::Inputs<'_, Self::Buf>,
        step: &Step<Self::Ints>,
        p: compress::Compress,
        rows: &mut Self::Rows,
    );

    /// `q (n, n_head, dim)`, `weights (n, n_head)`, paged index rows → `selected (n, top_k)`, ascending. With rows of
    /// [`RowFormat::Fp4`](crate::RowFormat::Fp4) the queries are rounded alike.
    fn index_select(
        &mut self,
        q: &Self::Buf,
        weights: &Self::Buf,
        rows: &Self::Rows,
        step: &Step<Self::Ints>,
        p: index_select::IndexSelect,
        selected: &mut Self::Ints,
    );

    /// `out (n, n_head, head_dim)`: attention over the window and the compressed rows.
    fn attend(
        &mut self,
        x: attend::Inputs<'_, Self::Buf, Self::Ints, Self::Rows>,
        step: &Step<Self::Ints>,
        p: attend::Attend,
        out: &mut Self::Buf,
    );

    /// `logits (n, n_expert)` → `ids (n, n_used)`, `weights (n, n_used)`.
    fn route(
        &mut self,
        logits: &Self::Buf,
        choice: route::Choice<'_, Self::Buf, Self::Ints>,
        step: &Step<Self::Ints>,
        p: route::Route,
        ids: &mut Self::Ints,
        weights: &mut Self::Buf,
    );

    /// `y (n, D)`: the weighted sum of each token's routed experts.
    #[allow(clippy::too_many_arguments)] // inputs, shape, scratch, output
    fn experts(
        &mut self,
        w: experts::Weights<'_, Self::Matrix>,
        x: &Self::Buf,
        ids: &Self::Ints,
        weights: &Self::Buf,
        p: experts::Experts,
        scratch: experts::Scratch<'_, Self::Buf>,
        y: &mut Self::Buf,
    );

    /// `gate[i] ← silu(min(gate[i], clamp)) · clamp(up[i])`, `len` values.
    fn swiglu_in_place(&mut self, gate: &mut Self::Buf, up: &Self::Buf, len: usize, clamp: f32);

    /// `y += x`, `len` values.
    fn add(&mut self, x: &Self::Buf, len: usize, y: &mut Self::Buf);

    /// `streams (n, N, D)[i] += z (n, D)` for every stream.
    fn add_to_streams(&mut self, z: &Self::Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Self::Buf);

    /// `out (n_logits, dim)`: the rows of `x (n, dim)` whose logits are wanted.
    fn gather_logit_rows(&mut self, x: &Self::Buf, step: &Step<Self::Ints>, dim: usize, out: &mut Self::Buf);

    /// The rows whose logits are wanted as a step of their own, for what the last layer computes of each row by itself; nothing where that is
    /// computed of all rows.
    fn logit_step(&self, step: &Step<Self::Ints>) -> Option<Step<Self::Ints>> {
        let _ = step;
        None
    }

    /// What drawing takes of the rows `0 ..` of `logits (n, n_vocab)`, one for each of `reaches`; nothing where the row itself has to be looked at.
    /// Everything encoded before is run. By default rows are looked at.
    ///
    /// # Errors
    /// As for what is read.
    fn likeliest(
        &mut self,
        logits: &Self::Buf,
        n_vocab: usize,
        reaches: &[Option<Reach>],
    ) -> Result<Vec<Option<Likeliest>>, DeviceError> {
        let _ = (logits, n_vocab);
        Ok(vec![None; reaches.len()])
    }

    /// Begins a pass that encodes the same operations on the same buffers as every other pass of this key: only what the
    /// [`Step`]'s arrays hold differs. The third number of the key is how many rows of logits it leaves. `false`: the device has kept such a pass and runs that; nothing is to be encoded.
    fn begin_pass(&mut self, key: [usize; 4]) -> bool {
        let _ = key;
        true
    }

    /// Ends the pass that was begun last and had to be encoded.
    fn end_pass(&mut self) {}

    /// From here to [`end_rehearsal`](Backend::end_rehearsal) nothing is run; the device finds out what passes like those that are encoded
    /// need and gets it ready. `false`: it has nothing to get ready.
    fn begin_rehearsal(&mut self) -> bool {
        false
    }

    /// Ends what [`begin_rehearsal`](Backend::begin_rehearsal) began.
    fn end_rehearsal(&mut self) {}

    /// Whether every row of the step sees at most `n` compressed rows of ratio `ratio`, as far as the device can tell before
    /// it runs: what would choose among more is then left out.
    fn sees_at_most(&self, step: &Step<Self::Ints>, ratio: usize, n: usize) -> bool {
        let _ = (step, ratio, n);
        false
    }

    /// Several products of the same rows.
    fn matmuls(&mut self, x: &Self::Buf, p: matmul::MatMul, products: &mut [(&Self::Matrix, &mut Self::Buf)]) {
        for (w, y) in products {
            self.matmul(w, x, p, y);
        }
    }

    /// Streams → the normalised input of a sub-layer, and the coefficients for what comes after it.
    fn hyper_pre(&mut self, x: hyper::Pre<'_, Self::Matrix, Self::Buf>, n_rows: usize, p: hyper::Hyper, eps: f32) {
        unfused::hyper_pre(self, x, n_rows, p, eps);
    }

    /// What becomes of a token's projections before attention: the query's latent vector is normalised, the raw row finished,
    /// compressors take in their inputs and write the rows that they complete.
    fn prepare_rows(
        &mut self,
        x: prepare::Prepare<'_, Self::Buf, Self::Rows>,
        step: &Step<Self::Ints>,
        p: prepare::PrepareShape,
    ) {
        unfused::prepare_rows(self, x, step, p);
    }

    /// Index query heads: rotation, rounding, then the selection.
    #[allow(clippy::too_many_arguments)] // the union of the two operations it fuses
    fn index_query_select(
        &mut self,
        q: &mut Self::Buf,
        freqs: &Self::Buf,
        weights: &Self::Buf,
        rows: &Self::Rows,
        step: &Step<Self::Ints>,
        heads: rope::RopeTail,
        rounding: round::Rounding,
        p: index_select::IndexSelect,
        selected: &mut Self::Ints,
    ) {
        unfused::index_query_select(self, q, freqs, weights, rows, step, heads, rounding, p, selected);
    }

    /// Attention from unfinished query heads to heads that the output projection takes: norm and rotation of the queries,
    /// attention, the batch's raw rows into their ring, rotation back.
    #[allow(clippy::too_many_arguments)] // the union of the four operations it fuses
    fn attend_heads(
        &mut self,
        x: attend::Heads<'_, Self::Buf, Self::Ints, Self::Rows>,
        step: &Step<Self::Ints>,
        p: attend::Attend,
        heads: rope::RopeTail,
        eps: f32,
        out: &mut Self::Buf,
    ) {
        unfused::attend_heads(self, x, step, p, heads, eps, out);
    }

    /// Routed experts and the shared one, from the router's logits and the shared expert's first products on.
    fn mixture(
        &mut self,
        x: experts::Mixture<'_, Self::Matrix, Self::Buf, Self::Ints>,
        step: &Step<Self::Ints>,
        route: route::Route,
        p: experts::Experts,
        clamp_shared: f32,
    ) {
        unfused::mixture(self, x, step, route, p, clamp_shared);
    }

    /// Query heads: weightless norm of each head, then rotation.
    fn query_heads(
        &mut self,
        q: &mut Self::Buf,
        freqs: &Self::Buf,
        step: &Step<Self::Ints>,
        p: rope::RopeTail,
        eps: f32,
    ) {
        let heads = norm::RmsNorm { n_rows: step.n_rows * p.n_head, dim: p.head_dim, eps };
        self.rms_norm_in_place(q, None, heads);
        self.rope_tail(q, freqs, step, p);
    }

    /// A raw key/value row: norm, rotation, rounding.
    #[allow(clippy::too_many_arguments)] // the union of the three operations it fuses
    fn kv_row(
        &mut self,
        kv: &mut Self::Buf,
        weight: &Self::Buf,
        freqs: &Self::Buf,
        step: &Step<Self::Ints>,
        p: rope::RopeTail,
        eps: f32,
        rounding: round::Rounding,
    ) {
        let n = step.n_rows;
        self.rms_norm_in_place(kv, Some(weight), norm::RmsNorm { n_rows: n, dim: p.head_dim, eps });
        self.rope_tail(kv, freqs, step, p);
        self.round(kv, n, p.head_dim, rounding);
    }

    /// Index query heads: rotation, rounding.
    fn index_query(
        &mut self,
        q: &mut Self::Buf,
        freqs: &Self::Buf,
        step: &Step<Self::Ints>,
        p: rope::RopeTail,
        rounding: round::Rounding,
    ) {
        self.rope_tail(q, freqs, step, p);
        self.round(q, step.n_rows * p.n_head, p.head_dim, rounding);
    }
}
