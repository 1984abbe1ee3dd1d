//! Attention: a task is a row and some of its heads; scores and values are small matrix products over the visible rows.

use ds4_ops::HostStep;
use ds4_ops::op::attend::{self, Attend, Inputs};

use crate::Core;
use crate::pool::Shared;
use crate::simd::{Rows, RowsMut};

/// Heads that a task takes when a batch has too few rows to keep every thread busy.
const HEADS_PER_TASK: usize = 4;

pub(crate) fn attend(cpu: &Core, x: Inputs<'_, Vec<f32>, Vec<i32>>, step: &HostStep, p: Attend, out: &mut [f32]) {
    let few = step.n_rows < 2 * cpu.pool.threads();
    let per_task = if few { HEADS_PER_TASK.min(p.n_head) } else { p.n_head };
    let per_row = p.n_head.div_ceil(per_task);
    let out = Shared::new(&mut out[..step.n_rows * p.n_head * p.head_dim]);
    cpu.pool.run(step.n_rows * per_row, &|task, worker| {
        let (r, first) = (task / per_row, task % per_row * per_task);
        let heads = first..p.n_head.min(first + per_task);
        let at = (r * p.n_head + heads.start) * p.head_dim;
        // SAFETY: the heads of a row are divided among its tasks without overlap.
        let out = unsafe { out.slice(at, heads.len() * p.head_dim) };
        let mut rows = Vec::new();
        attend::visible(r, &x, step, &p, &mut rows);
        let mut logits = cpu.scratch(worker, heads.len() * rows.len());
        let logits = &mut logits[..heads.len() * rows.len()];
        let kv = Rows::slices(&rows, p.head_dim);
        let q = Rows::dense(&x.q[at..][..out.len()], p.head_dim);
        cpu.kernels.dots(q, kv, RowsMut::dense(logits, rows.len()));
        for (logits, sink) in logits.chunks_exact_mut(rows.len()).zip(&x.sinks[heads]) {
            cpu.kernels.scale(p.scale, logits);
            let max = cpu.kernels.max(logits).max(*sink);
            let sum = cpu.kernels.exp_sub_sum(logits, max) + (sink - max).exp();
            cpu.kernels.scale(sum.recip(), logits);
        }
        out.fill(0.0);
        cpu.kernels.weighted_sum(Rows::dense(logits, rows.len()), kv, RowsMut::dense(out, p.head_dim));
    });
}
