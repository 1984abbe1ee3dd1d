//! Routed experts: tokens grouped by expert, so that each expert's weights are decoded once per batch.

use ds4_ops::PlainMatrix;
use ds4_ops::op::experts::{Experts, Groups, Scratch, Weights};

use super::matmul::strip_rows;
use crate::Core;
use crate::pool::Shared;
use crate::simd::{Rows, RowsMut};

#[allow(clippy::too_many_arguments)] // the operation's inputs, shape, scratch and output
pub(crate) fn experts(
    cpu: &Core,
    w: Weights<'_, PlainMatrix>,
    x: &[f32],
    ids: &[i32],
    weights: &[f32],
    p: Experts,
    scratch: Scratch<'_, Vec<f32>>,
    y: &mut [f32],
) {
    let n_picks = p.n_rows * p.n_used;
    let mut groups = Groups::default();
    groups.fill(&ids[..n_picks], p.n_expert);
    let busy: Vec<usize> = (0..p.n_expert).filter(|e| !groups.of(*e).is_empty()).collect();
    let picks = |e: usize| groups.of(e);

    // act[pick] = silu(gate) · up · weight
    let strip = strip_rows(p.dim);
    let strips = p.dim_ff.div_ceil(strip);
    let act = Shared::new(&mut scratch.act[..n_picks * p.dim_ff]);
    cpu.pool.run(busy.len() * strips, &|task, worker| {
        let (e, first) = (busy[task / strips], task % strips * strip);
        let n = strip.min(p.dim_ff - first);
        let picks = picks(e);
        let tokens: Vec<u32> = picks.iter().map(|pick| (pick / p.n_used) as u32).collect();
        let x = Rows::picked(x, p.dim, &tokens);
        let (n_weights, n_out) = (n * p.dim, picks.len() * n);
        let mut scratch = cpu.scratch(worker, n_weights + 2 * n_out);
        let (decoded, products) = scratch[..n_weights + 2 * n_out].split_at_mut(n_weights);
        let (gate, up) = products.split_at_mut(n_out);
        for (matrix, out) in [(w.gate, &mut *gate), (w.up, &mut *up)] {
            cpu.decode(matrix, e * p.dim_ff + first, n, decoded);
            cpu.kernels.dots(x, Rows::dense(decoded, p.dim), RowsMut::dense(out, n));
        }
        for ((pick, gate), up) in picks.iter().zip(gate.chunks_exact_mut(n)).zip(up.chunks_exact(n)) {
            // SAFETY: a pick belongs to one expert, and an expert's columns are divided among its tasks.
            let act = unsafe { act.slice(pick * p.dim_ff + first, n) };
            cpu.kernels.silu_mul(gate, up, p.clamp, act);
            cpu.kernels.scale(weights[*pick], act);
        }
    });

    // parts[pick] = down · act[pick]
    let act = &scratch.act[..n_picks * p.dim_ff];
    let strip = strip_rows(p.dim_ff);
    let strips = p.dim.div_ceil(strip);
    let parts = Shared::new(&mut scratch.parts[..n_picks * p.dim]);
    cpu.pool.run(busy.len() * strips, &|task, worker| {
        let (e, first) = (busy[task / strips], task % strips * strip);
        let n = strip.min(p.dim - first);
        let picks = picks(e);
        let rows: Vec<u32> = picks.iter().map(|pick| *pick as u32).collect();
        let (n_weights, n_out) = (n * p.dim_ff, picks.len() * n);
        let mut scratch = cpu.scratch(worker, n_weights + n_out);
        let (decoded, products) = scratch[..n_weights + n_out].split_at_mut(n_weights);
        cpu.decode(w.down, e * p.dim + first, n, decoded);
        let act = Rows::picked(act, p.dim_ff, &rows);
        cpu.kernels.dots(act, Rows::dense(decoded, p.dim_ff), RowsMut::dense(products, n));
        for (pick, product) in picks.iter().zip(products.chunks_exact(n)) {
            // SAFETY: as above.
            unsafe { parts.slice(pick * p.dim + first, n) }.copy_from_slice(product);
        }
    });

    // A token's experts are added in the order of its choice, whatever order they were computed in.
    let parts = &scratch.parts[..n_picks * p.dim];
    cpu.pool.for_rows(&mut y[..p.n_rows * p.dim], p.dim, |r, y| {
        y.fill(0.0);
        for part in parts[r * p.n_used * p.dim..][..p.n_used * p.dim].chunks_exact(p.dim) {
            y.iter_mut().zip(part).for_each(|(y, v)| *y += v);
        }
    });
}
