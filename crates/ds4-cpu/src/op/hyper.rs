//! Post-mix of the residual streams, in place.

use ds4_ops::op::hyper::{self, Hyper};

use crate::Core;
use crate::pool::Shared;

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
