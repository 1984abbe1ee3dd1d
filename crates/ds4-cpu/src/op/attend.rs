//! Attention: scores and values are small matrix products over the visible rows. Compressed rows are decoded a block at a
//! time; heads and rows divide the work. However it is divided, a row's numbers are added in the same order.

use std::ops::RangeInclusive;

use ds4_ops::op::attend::{Attend, Heads, HostInputs, Visible};
use ds4_ops::op::rope::{self, RopeTail};
use ds4_ops::{HostRows, HostStep};

use super::norm::row_in_place;
use crate::pool::{Pool, Shared};
use crate::rows;
use crate::simd::{Rows, RowsMut};
use crate::{Core, Floats, lock};

/// Compressed rows that are decoded at a time: all that an indexer selects, 2 MiB of a head of 512 values.
const BLOCK: usize = 1024;
/// Rows that a task decodes.
const ROWS_PER_TASK: usize = 32;
/// Heads that a task takes when a batch has too few rows to keep every thread busy: each task reads all rows, so many if
/// that leaves two tasks for every thread.
const HEADS_PER_TASK: RangeInclusive<usize> = 4..=16;
/// Rows that all heads of a task meet before the next ones: 512 KiB of a head of 512 values, for the second-level cache.
const ROWS_AT_ONCE: usize = 256;

/// What is done for some heads.
type ForHeads<'a> = dyn Fn(usize, &[f32], &mut [f32], &mut [f32]) + Sync + 'a;

/// Who computes a row of the batch.
#[derive(Clone, Copy)]
enum Team<'a> {
    /// All threads together.
    All(&'a Pool),
    /// The thread that asks.
    One,
}

impl Team<'_> {
    fn run(self, n_tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        match self {
            Team::All(pool) => pool.run(n_tasks, &|i, _| task(i)),
            Team::One => (0..n_tasks).for_each(task),
        }
    }

    fn divide(self, all: usize, per_task: usize) -> usize {
        match self {
            Team::All(_) => per_task.min(all),
            Team::One => all,
        }
    }
}

/// `shared` is scratch for the rows that all threads compute together.
pub(crate) fn attend(
    cpu: &Core,
    x: HostInputs<Floats>,
    step: &HostStep,
    p: Attend,
    shared: &mut Floats,
    out: &mut [f32],
) {
    let width = p.n_head * p.head_dim;
    let out = &mut out[..step.n_rows * width];
    let q = |r: usize| &x.q[r * width..][..width];
    if one_thread_a_row(cpu, step) {
        let mut rows: Vec<_> = out.chunks_exact_mut(width).collect();
        cpu.pool.for_each(&mut rows, |r, worker, out| {
            row(cpu, Team::One, (r, q(r)), &x, step, &p, &mut cpu.scratch(worker, 0), out);
        });
    } else {
        for (r, out) in out.chunks_exact_mut(width).enumerate() {
            row(cpu, Team::All(&cpu.pool), (r, q(r)), &x, step, &p, shared, out);
        }
    }
}

/// Whether there are rows enough for each to be computed by one thread.
pub(crate) fn one_thread_a_row(cpu: &Core, step: &HostStep) -> bool {
    step.n_rows >= 2 * cpu.pool.threads()
}

/// [`ds4_ops::Backend::attend_heads`] but for the ring, where [one thread has a row](one_thread_a_row): its queries are finished
/// where they are used and its heads rotated back before they leave the cache, instead of 64 MB going by for each of these.
pub(crate) fn attend_heads(
    cpu: &Core,
    x: &Heads<'_, Floats, Vec<i32>, HostRows>,
    step: &HostStep,
    p: Attend,
    heads: RopeTail,
    eps: f32,
    out: &mut [f32],
) {
    let (d, width) = (p.head_dim, p.n_head * p.head_dim);
    let inputs = HostInputs { q: &*x.q, kv: x.kv, ring: &*x.ring, sinks: x.sinks, reach: x.reach };
    let mut rows: Vec<_> = out[..step.n_rows * width].chunks_exact_mut(width).collect();
    cpu.pool.for_each(&mut rows, |r, worker, out| {
        let mut cos_sin = vec![0.0; heads.n_rot];
        rope::cos_sin(x.freqs, step.pos[r] as usize, heads.turn, &mut cos_sin);
        let mut q = lock(&cpu.queries[worker]);
        q.grow(width);
        let q = &mut q[..width];
        q.copy_from_slice(&x.q[r * width..][..width]);
        q.chunks_exact_mut(d).for_each(|head| row_in_place(&cpu.kernels, head, None, eps));
        rope::rotate_heads(q, &heads, &cos_sin);
        row(cpu, Team::One, (r, q), &inputs, step, &p, &mut cpu.scratch(worker, 0), out);
        cos_sin.chunks_exact_mut(2).for_each(|pair| pair[1] = -pair[1]);
        rope::rotate_heads(out, &heads, &cos_sin);
    });
}

/// Row `r` of the batch, whose queries are `q`.
#[allow(clippy::too_many_arguments)] // who, which, inputs, shape, scratch, output
fn row(
    cpu: &Core,
    team: Team,
    (r, q): (usize, &[f32]),
    x: &HostInputs<Floats>,
    step: &HostStep,
    p: &Attend,
    scratch: &mut Floats,
    out: &mut [f32],
) {
    let d = p.head_dim;
    let visible = Visible::new(r, x, step, p);
    let n = visible.len();
    // Keys begin with a line of the cache.
    let (n_logits, n_keys) = ((p.n_head * n).next_multiple_of(16), visible.ids.len().min(BLOCK) * d);
    scratch.grow(n_logits + n_keys);
    let (logits, keys) = scratch.split_at_mut(n_logits);
    let keys = &mut keys[..n_keys];
    let raw = Rows::slices(&visible.raw, d);
    let (logits, out) = (Shared::new(logits), Shared::new(out));
    let heads = p.n_head / (2 * cpu.pool.threads());
    let per_task = team.divide(p.n_head, heads.clamp(*HEADS_PER_TASK.start(), *HEADS_PER_TASK.end()));
    // Runs `f(first head, queries, logits, output)` for all heads, those of a task at a time.
    let for_heads = |f: &ForHeads| {
        team.run(p.n_head.div_ceil(per_task), &|task| {
            let first = task * per_task;
            let count = per_task.min(p.n_head - first);
            // SAFETY: every head belongs to one task.
            let (logits, out) = unsafe { (logits.slice(first * n, count * n), out.slice(first * d, count * d)) };
            f(first, &q[first * d..][..count * d], logits, out);
        });
    };
    let scores = |q: &[f32], rows: Rows, at: usize, logits: &mut [f32]| {
        for (first, rows) in rows.parts(ROWS_AT_ONCE) {
            let out = RowsMut::strided(&mut logits[at + first..], q.len() / d, rows.n_rows(), n);
            cpu.kernels.dots(Rows::dense(q, d), rows, out);
        }
    };
    let values = |logits: &[f32], rows: Rows, at: usize, out: &mut [f32]| {
        for (first, rows) in rows.parts(ROWS_AT_ONCE) {
            let weights = Rows::strided(&logits[at + first..], out.len() / d, rows.n_rows(), n);
            cpu.kernels.weighted_sum(weights, rows, RowsMut::dense(out, d));
        }
    };
    let softmax = |first: usize, logits: &mut [f32]| {
        for (logits, sink) in logits.chunks_exact_mut(n).zip(&x.sinks[first..]) {
            cpu.kernels.scale(p.scale, logits);
            let max = cpu.kernels.max(logits).max(*sink);
            let sum = cpu.kernels.exp_sub_sum(logits, max) + (sink - max).exp();
            cpu.kernels.scale(sum.recip(), logits);
        }
    };

    let Some(paged) = visible.rows.filter(|_| !visible.ids.is_empty()) else {
        return for_heads(&|first, q, logits, out| {
            scores(q, raw, 0, logits);
            softmax(first, logits);
            out.fill(0.0);
            values(logits, raw, 0, out);
        });
    };
    let decode = |keys: &mut [f32], ids: &[usize]| {
        let per_task = team.divide(ids.len(), ROWS_PER_TASK);
        let keys = Shared::new(keys);
        team.run(ids.len().div_ceil(per_task), &|task| {
            let ids = &ids[task * per_task..ids.len().min((task + 1) * per_task)];
            // SAFETY: every row has one task.
            let keys = unsafe { keys.slice(task * per_task * d, ids.len() * d) };
            rows::decode(&cpu.kernels, paged, ids, keys);
        });
    };
    // Where a block's columns of the logits begin.
    let at = |block: usize| visible.raw.len() + block * BLOCK;
    let blocks = visible.ids.chunks(BLOCK);
    let n_blocks = blocks.len();
    for (b, ids) in blocks.clone().enumerate() {
        decode(keys, ids);
        let block = Rows::dense(&keys[..ids.len() * d], d);
        for_heads(&|first, q, logits, out| {
            if b == 0 {
                scores(q, raw, 0, logits);
            }
            scores(q, block, at(b), logits);
            if b + 1 == n_blocks {
                softmax(first, logits);
                out.fill(0.0);
                values(logits, raw, 0, out);
            }
            // The only block is still decoded.
            if n_blocks == 1 {
                values(logits, block, at(b), out);
            }
        });
    }
    if n_blocks > 1 {
        for (b, ids) in blocks.enumerate() {
            decode(keys, ids);
            let block = Rows::dense(&keys[..ids.len() * d], d);
            for_heads(&|_, _, logits, out| values(logits, block, at(b), out));
        }
    }
}
