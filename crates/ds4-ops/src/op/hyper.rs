//! Hyper-connections: the residual state is `N` parallel streams `H (N, D)`; each sub-layer reads a mixture of them and
//! writes to all of them.
//!
//! From the weightless RMS norm `g` of the flattened streams, `m = fn · g` has `N` pre, `N` post and `N·N` comb entries:
//! ```text
//! pre[i]  = σ(m[i] · s_pre + base[i]) + ε
//! post[j] = 2 σ(m[N + j] · s_post + base[N + j])
//! C       = softmax over j of (m[2N + N i + j] · s_comb + base[…]) + ε, then Sinkhorn: columns, then (rows, columns) n−1 times
//! x       = Σ_i pre[i] · H[i]                      the sub-layer's input
//! H'[j]   = post[j] · y + Σ_i C[i][j] · H[i]       i = source stream, j = destination stream
//! ```

use crate::Cost;

/// Shape of the stream mixing.
#[derive(Clone, Copy, Debug)]
pub struct Hyper {
    /// Residual streams, `N`.
    pub n_streams: usize,
    /// Values in a stream, `D`.
    pub dim: usize,
    /// Sinkhorn iterations, the first column normalisation included.
    pub n_sinkhorn: usize,
    /// `ε` of the formulas above.
    pub eps: f32,
}

impl Hyper {
    /// Width of the mixing vector `m` of a sub-layer.
    pub const fn n_mix(&self) -> usize {
        self.n_streams * (self.n_streams + 2)
    }

    /// Collapse and post-mix: the streams are read twice and written once.
    pub fn cost(&self, n_rows: usize) -> Cost {
        let values = n_rows * self.n_streams * self.dim;
        Cost::new(values * 12 + n_rows * self.dim * 8, values * (2 + 2 * self.n_streams + 2))
    }
}

/// From streams to a sub-layer's input, `M` being a matrix and `V` a float buffer of the backend.
#[derive(Debug)]
pub struct Pre<'a, M, V> {
    /// `(N (N + 2), N · D)`.
    pub project: &'a M,
    /// `(N (N + 2))`.
    pub base: &'a V,
    /// `(3)`.
    pub scale: &'a V,
    /// `(D)` weight of the norm.
    pub norm: &'a V,
    /// `(n, N, D)`.
    pub streams: &'a V,
    /// `(n, N · D)`, scratch.
    pub wide: &'a mut V,
    /// `(n, N (N + 2))`, scratch.
    pub mix: &'a mut V,
    /// `(n, N)`, scratch.
    pub pre: &'a mut V,
    /// `(n, N)`, for [`expand`].
    pub post: &'a mut V,
    /// `(n, N, N)`, for [`expand`].
    pub comb: &'a mut V,
    /// `(n, D)` the sub-layer's input.
    pub out: &'a mut V,
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// One row of sub-layer coefficients. `mix (N(N+2))`, `base (N(N+2))`, `scale (3)` → `pre (N)`, `post (N)`, `comb (N, N)`.
pub fn coefficients(
    mix: &[f32],
    base: &[f32],
    scale: &[f32],
    p: &Hyper,
    pre: &mut [f32],
    post: &mut [f32],
    comb: &mut [f32],
) {
    let n = p.n_streams;
    for i in 0..n {
        pre[i] = sigmoid(mix[i] * scale[0] + base[i]) + p.eps;
        post[i] = 2.0 * sigmoid(mix[n + i] * scale[1] + base[n + i]);
    }
    for i in 0..n {
        let row = &mut comb[i * n..][..n];
        for (j, c) in row.iter_mut().enumerate() {
            let at = 2 * n + i * n + j;
            *c = mix[at] * scale[2] + base[at];
        }
        let max = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        row.iter_mut().for_each(|c| *c = (*c - max).exp());
        let sum: f32 = row.iter().sum();
        row.iter_mut().for_each(|c| *c = *c / sum + p.eps);
    }
    normalise_columns(comb, n, p.eps);
    for _ in 1..p.n_sinkhorn {
        normalise_rows(comb, n, p.eps);
        normalise_columns(comb, n, p.eps);
    }
}

fn normalise_rows(comb: &mut [f32], n: usize, eps: f32) {
    for row in comb.chunks_exact_mut(n) {
        let sum = row.iter().sum::<f32>() + eps;
        row.iter_mut().for_each(|c| *c /= sum);
    }
}

fn normalise_columns(comb: &mut [f32], n: usize, eps: f32) {
    for j in 0..n {
        let sum = (0..n).map(|i| comb[i * n + j]).sum::<f32>() + eps;
        (0..n).for_each(|i| comb[i * n + j] /= sum);
    }
}

/// One row of head coefficients: `pre[i] = σ(mix[i] · scale + base[i]) + ε`.
pub fn head_coefficients(mix: &[f32], base: &[f32], scale: f32, eps: f32, pre: &mut [f32]) {
    for ((p, m), b) in pre.iter_mut().zip(mix).zip(base) {
        *p = sigmoid(m * scale + b) + eps;
    }
}

/// One row: `out = Σ_i pre[i] · streams[i]`.
pub fn collapse(streams: &[f32], pre: &[f32], out: &mut [f32]) {
    let dim = out.len();
    out.fill(0.0);
    for (weight, stream) in pre.iter().zip(streams.chunks_exact(dim)) {
        out.iter_mut().zip(stream).for_each(|(o, h)| *o += weight * h);
    }
}

/// One row, in place: `H[j] ← post[j] · y + Σ_i comb[i][j] · H[i]`. `scratch` holds one row of streams.
pub fn expand(y: &[f32], streams: &mut [f32], post: &[f32], comb: &[f32], scratch: &mut [f32]) {
    let (dim, n) = (y.len(), post.len());
    scratch.copy_from_slice(streams);
    for (j, dst) in streams.chunks_exact_mut(dim).enumerate() {
        dst.iter_mut().zip(y).for_each(|(d, y)| *d = post[j] * y);
        for (i, src) in scratch.chunks_exact(dim).enumerate() {
            let c = comb[i * n + j];
            dst.iter_mut().zip(src).for_each(|(d, h)| *d += c * h);
        }
    }
}

/// Every stream of every row: `streams (n, N, D)[i] += z (n, D)`.
pub fn add_to_streams(z: &[f32], n_rows: usize, p: &Hyper, streams: &mut [f32]) {
    for (z, streams) in z.chunks_exact(p.dim).zip(streams.chunks_exact_mut(p.n_streams * p.dim)).take(n_rows) {
        for stream in streams.chunks_exact_mut(p.dim) {
            stream.iter_mut().zip(z).for_each(|(s, z)| *s += z);
        }
    }
}
