//! What mixes the residual streams, many rows on all threads.

use ds4_ops::op::hyper::{self, Hyper};

use crate::Core;
use crate::pool::Shared;

/// Rows whose coefficients are a task: a few thousand operations each, for which a row alone wakes nobody.
const ROWS_PER_TASK: usize = 16;
/// Values of a sum that are a task.
const VALUES_PER_TASK: usize = 1 << 14;

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
    cpu.pool.for_each(&mut parts, |i, y| {
        y.iter_mut().zip(&x[i * VALUES_PER_TASK..]).for_each(|(y, x)| *y += x);
    });
}

pub(crate) fn expand(cpu: &Core, y: &[f32], post: &[f32], comb: &[f32], n_rows: usize, p: Hyper, streams: &mut [f32]) {
    let (n, row_len) = (p.n_streams, p.n_streams * p.dim);
    let streams = Shared::new(&mut streams[..n_rows * row_len]);
    cpu.pool.run(n_rows, &|r, worker| {
        let mut scratch = cpu.scratch(worker, row_len);
        // SAFETY: every row is handed to the one task of its index.
        let streams = unsafe { streams.slice(r * row_len, row_len) };
        let (post, comb) = (&post[r * n..][..n], &comb[r * n * n..][..n * n]);
        hyper::expand(&y[r * p.dim..][..p.dim], streams, post, comb, &mut scratch[..row_len]);
    });
}
