//! What mixes the residual streams, many rows on all threads.

use ds4_ops::PlainMatrix;
use ds4_ops::op::hyper::{self, Hyper, Pre};
use ds4_ops::op::matmul::MatMul;

use super::matmul::matmul;
use super::norm::{inverse_rms, row_in_place};
use crate::pool::Shared;
use crate::simd::{Rows, RowsMut};
use crate::{Core, Floats, lock};

/// Rows whose coefficients are a task: a few thousand operations each, for which a row alone wakes nobody.
const ROWS_PER_TASK: usize = 16;
/// Rows whose products with the mixing matrix are a task: 512 KiB of them in a second-level cache, which the matrix passes.
const PRODUCTS_PER_TASK: usize = 8;
/// Values of a sum that are a task.
const VALUES_PER_TASK: usize = 1 << 14;

/// A row's norm is a factor of its products, so the normalised streams are never written. Many rows go by once, a few at a time for
/// the products and from the cache for all else; with few, all threads share the products.
pub(crate) fn pre(cpu: &Core, x: Pre<'_, PlainMatrix, Floats>, n_rows: usize, p: Hyper, eps: f32) {
    let (n, m, width) = (p.n_streams, p.n_mix(), p.n_streams * p.dim);
    let [pre, post, comb, out] = [x.pre, x.post, x.comb, x.out].map(|buf| Shared::new(buf));
    let finish = |r: usize, mix: &mut [f32]| {
        let streams = &x.streams[r * width..][..width];
        // SAFETY: every row is handed to one task.
        let (pre, post, comb, out) = unsafe {
            (pre.slice(r * n, n), post.slice(r * n, n), comb.slice(r * n * n, n * n), out.slice(r * p.dim, p.dim))
        };
        cpu.kernels.scale(inverse_rms(&cpu.kernels, streams, eps), mix);
        hyper::coefficients(mix, x.base, x.scale, &p, pre, post, comb);
        collapse(cpu, streams, pre, out);
        row_in_place(&cpu.kernels, out, Some(&x.norm[..p.dim]), eps);
    };
    let mix = &mut x.mix[..n_rows * m];
    if n_rows < 2 * PRODUCTS_PER_TASK * cpu.pool.threads() || cpu.act_format(x.project).is_some() {
        matmul(cpu, x.project, x.streams, MatMul::rows(n_rows), mix);
        let mut rows: Vec<_> = mix.chunks_exact_mut(m).collect();
        return cpu.pool.for_each(&mut rows, |r, _, mix| finish(r, mix));
    }
    let mut project = lock(&cpu.decoded);
    project.grow(m * width);
    let project = &mut project[..m * width];
    cpu.pool.for_rows(project, width, |i, row| cpu.kernels.decode_row(x.project.format, x.project.row_bytes(i), row));
    let project = Rows::dense(project, width);
    let mut parts: Vec<_> = mix.chunks_mut(PRODUCTS_PER_TASK * m).collect();
    cpu.pool.for_each(&mut parts, |part, _, mix| {
        let first = part * PRODUCTS_PER_TASK;
        let streams = &x.streams[first * width..][..mix.len() / m * width];
        // The matrix goes by once for all of these rows.
        let n = mix.len() / m;
        let mut products = vec![0.0; mix.len()];
        cpu.kernels.dots(project, Rows::dense(streams, width), RowsMut::dense(&mut products, n));
        for (i, mix) in mix.chunks_exact_mut(m).enumerate() {
            mix.iter_mut().zip(products[i..].iter().step_by(n)).for_each(|(mix, product)| *mix = *product);
            finish(first + i, mix);
        }
    });
}

/// `out = sum of pre[i] stream[i]`
pub(crate) fn collapse(cpu: &Core, streams: &[f32], pre: &[f32], out: &mut [f32]) {
    let dim = out.len();
    out.fill(0.0);
    cpu.kernels.weighted_sum(Rows::dense(pre, pre.len()), Rows::dense(streams, dim), RowsMut::dense(out, dim));
}

/// `mix`, `base` and `scale` to `pre`, `post` and `comb` of every row.
pub(crate) fn coefficients(cpu: &Core, [mix, base, scale]: [&[f32]; 3], n_rows: usize, p: Hyper, out: [&mut [f32]; 3]) {
    let (n, m) = (p.n_streams, p.n_mix());
    let [pre, post, comb] = out.map(Shared::new);
    cpu.pool.run(n_rows.div_ceil(ROWS_PER_TASK), &|task, _| {
        for r in task * ROWS_PER_TASK..n_rows.min((task + 1) * ROWS_PER_TASK) {
            // SAFETY: every row belongs to one task.
            let (pre, post, comb) =
                unsafe { (pre.slice(r * n, n), post.slice(r * n, n), comb.slice(r * n * n, n * n)) };
            hyper::coefficients(&mix[r * m..][..m], base, scale, &p, pre, post, comb);
        }
    });
}

/// `y += x`
pub(crate) fn add(cpu: &Core, x: &[f32], y: &mut [f32]) {
    let mut parts: Vec<_> = y.chunks_mut(VALUES_PER_TASK).collect();
    cpu.pool.for_each(&mut parts, |i, _, y| {
        y.iter_mut().zip(&x[i * VALUES_PER_TASK..]).for_each(|(y, x)| *y += x);
    });
}

pub(crate) fn expand(cpu: &Core, y: &[f32], post: &[f32], comb: &[f32], n_rows: usize, p: Hyper, streams: &mut [f32]) {
    let (n, row_len) = (p.n_streams, p.n_streams * p.dim);
    let streams = Shared::new(&mut streams[..n_rows * row_len]);
    cpu.pool.run(n_rows, &|r, worker| {
        let mut scratch = cpu.scratch(worker, row_len + n * (n + 1));
        let (old, weights) = scratch[..row_len + n * (n + 1)].split_at_mut(row_len);
        // SAFETY: every row is handed to the one task of its index.
        let streams = unsafe { streams.slice(r * row_len, row_len) };
        old.copy_from_slice(streams);
        // Of the output, then of the streams as they were.
        for (j, weights) in weights.chunks_exact_mut(n + 1).enumerate() {
            weights[0] = post[r * n + j];
            (0..n).for_each(|i| weights[1 + i] = comb[r * n * n + i * n + j]);
        }
        let rows: Vec<&[f32]> = std::iter::once(&y[r * p.dim..][..p.dim]).chain(old.chunks_exact(p.dim)).collect();
        streams.fill(0.0);
        cpu.kernels.weighted_sum(
            Rows::dense(weights, n + 1),
            Rows::slices(&rows, p.dim),
            RowsMut::dense(streams, p.dim),
        );
    });
}
