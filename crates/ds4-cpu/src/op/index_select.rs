//! The lightning indexer: scores of a block of rows at a time, then the selection.

use ds4_ops::HostStep;
use ds4_ops::op::index_select::{self, IndexSelect};

use crate::Core;
use crate::pool::Shared;
use crate::simd::{Rows, RowsMut};

/// Index rows that a task scores against one query.
const ROWS_PER_TASK: usize = 512;
/// Scores that are kept at a time: 16 MiB, whatever the context.
const SCORES_MAX: usize = 4 << 20;

#[allow(clippy::too_many_arguments)] // the operation's inputs, shape, scratch and output
pub(crate) fn index_select(
    cpu: &Core,
    q: &[f32],
    weights: &[f32],
    rows: &[f32],
    step: &HostStep,
    p: IndexSelect,
    scores: &mut Vec<f32>,
    selected: &mut [i32],
) {
    let most = (0..step.n_rows).map(|r| step.n_visible(r, p.ratio)).max().unwrap_or(0);
    let group = (SCORES_MAX / most.max(1)).clamp(1, step.n_rows.max(1));
    if most > p.top_k {
        scores.resize(scores.len().max(group * most), 0.0);
    }
    for first in (0..step.n_rows).step_by(group) {
        let n = group.min(step.n_rows - first);
        if most > p.top_k {
            score(cpu, q, weights, rows, step, &p, first, most, &mut scores[..n * most]);
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
#[allow(clippy::too_many_arguments)] // the operation's inputs and one block of it
fn score(
    cpu: &Core,
    q: &[f32],
    weights: &[f32],
    rows: &[f32],
    step: &HostStep,
    p: &IndexSelect,
    first: usize,
    most: usize,
    scores: &mut [f32],
) {
    let (n, per_row) = (scores.len() / most, most.div_ceil(ROWS_PER_TASK));
    let scores = Shared::new(scores);
    cpu.pool.run(n * per_row, &|task, worker| {
        let (i, begin) = (task / per_row, task % per_row * ROWS_PER_TASK);
        let r = first + i;
        let visible = step.n_visible(r, p.ratio);
        if visible <= p.top_k || begin >= visible {
            return;
        }
        let blocks = begin..visible.min(begin + ROWS_PER_TASK);
        let keys: Vec<&[f32]> =
            blocks.clone().map(|b| &rows[step.paged_row(r, b, p.ratio) * p.dim..][..p.dim]).collect();
        let mut products = cpu.scratch(worker, p.n_head * keys.len());
        let products = &mut products[..p.n_head * keys.len()];
        let q = Rows::dense(&q[r * p.n_head * p.dim..][..p.n_head * p.dim], p.dim);
        cpu.kernels.dots(q, Rows::slices(&keys, p.dim), RowsMut::dense(products, keys.len()));
        // SAFETY: a task owns its blocks of its row.
        let out = unsafe { scores.slice(i * most + begin, blocks.len()) };
        out.fill(0.0);
        for (products, weight) in products.chunks_exact(keys.len()).zip(&weights[r * p.n_head..]) {
            let weight = weight * p.weight_scale;
            out.iter_mut().zip(products).for_each(|(s, d)| *s += weight * d.max(0.0));
        }
    });
}
