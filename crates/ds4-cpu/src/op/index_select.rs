//! The lightning indexer: scores of a block of rows at a time, then the selection.

use ds4_ops::op::index_select::{self, IndexSelect};
use ds4_ops::{HostRows, HostStep, RowFormat};

use crate::Core;
use crate::pool::Shared;
use crate::rows::{self, IndexQueries, KEYS};
use crate::simd::{Rows, RowsMut};

/// Index rows that a task scores against one query.
const ROWS_PER_TASK: usize = 512;
/// Scores that are kept at a time: 16 MiB, whatever the context.
const SCORES_MAX: usize = 4 << 20;

/// What selections keep from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// Scores of a group of queries.
    scores: Vec<f32>,
    /// The group's queries as integers.
    queries: IndexQueries,
}

/// What is scored.
#[derive(Clone, Copy)]
struct Inputs<'a> {
    q: &'a [f32],
    weights: &'a [f32],
    rows: &'a HostRows,
    step: &'a HostStep,
    p: &'a IndexSelect,
}

#[allow(clippy::too_many_arguments)] // the operation's inputs, shape, scratch and output
pub(crate) fn index_select(
    cpu: &Core,
    q: &[f32],
    weights: &[f32],
    rows: &HostRows,
    step: &HostStep,
    p: IndexSelect,
    scratch: &mut Scratch,
    selected: &mut [i32],
) {
    let Scratch { scores, queries } = scratch;
    let most = (0..step.n_rows).map(|r| step.n_visible(r, p.ratio)).max().unwrap_or(0);
    let group = (SCORES_MAX / most.max(1)).clamp(1, step.n_rows.max(1));
    if most > p.top_k {
        scores.resize(scores.len().max(group * most), 0.0);
    }
    for first in (0..step.n_rows).step_by(group) {
        let n = group.min(step.n_rows - first);
        if most > p.top_k {
            score(cpu, Inputs { q, weights, rows, step, p: &p }, first, most, queries, &mut scores[..n * most]);
        }
        let selected = Shared::new(&mut selected[first * p.top_k..(first + n) * p.top_k]);
        cpu.pool.run(n, &|i, _| {
            // SAFETY: every row is handed to the one task of its index.
            let out = unsafe { selected.slice(i * p.top_k, p.top_k) };
            match step.n_visible(first + i, p.ratio) {
                visible if visible > p.top_k => {
                    index_select::select(&scores[i * most..][..visible], p.top_k, &mut Vec::new(), out);
                }
                visible => (0..visible).for_each(|b| out[b] = b as i32),
            }
        });
    }
}

/// Scores the rows `first ..` of the batch, `most` per row in `scores`, where the selection needs them.
fn score(cpu: &Core, x: Inputs, first: usize, most: usize, queries: &mut IndexQueries, scores: &mut [f32]) {
    let Inputs { q, weights, rows, step, p } = x;
    let (n, per_row) = (scores.len() / most, most.div_ceil(ROWS_PER_TASK));
    let heads = p.n_head * p.dim;
    let integers = rows.layout.format == RowFormat::Fp4;
    if integers {
        queries.pack(&cpu.pool, &cpu.kernels, &q[first * heads..][..n * heads], p.dim);
    }
    let scores = Shared::new(scores);
    cpu.pool.run(n * per_row, &|task, worker| {
        let (i, begin) = (task / per_row, task % per_row * ROWS_PER_TASK);
        let r = first + i;
        let visible = step.n_visible(r, p.ratio);
        if visible <= p.top_k || begin >= visible {
            return;
        }
        let blocks = begin..visible.min(begin + ROWS_PER_TASK);
        let ids: Vec<usize> = blocks.map(|b| step.paged_row(r, b, p.ratio)).collect();
        let weights = &weights[r * p.n_head..][..p.n_head];
        // SAFETY: a task owns its blocks of its row.
        let out = unsafe { scores.slice(i * most + begin, ids.len()) };
        if integers {
            let mut products = cpu.scratch(worker, p.n_head * KEYS);
            queries.score(&cpu.kernels, i * p.n_head, weights, p.weight_scale, rows, &ids, &mut products, out);
        } else {
            let mut scratch = cpu.scratch(worker, (p.n_head + p.dim) * ids.len());
            let (products, keys) = scratch.split_at_mut(p.n_head * ids.len());
            let keys = &mut keys[..ids.len() * p.dim];
            rows::decode(&cpu.kernels, rows, &ids, keys);
            let q = Rows::dense(&q[r * heads..][..heads], p.dim);
            cpu.kernels.dots(q, Rows::dense(keys, p.dim), RowsMut::dense(products, ids.len()));
            out.fill(0.0);
            for (products, weight) in products.chunks_exact(ids.len()).zip(weights) {
                let weight = weight * p.weight_scale;
                out.iter_mut().zip(products).for_each(|(s, d)| *s += weight * d.max(0.0));
            }
        }
    });
}
