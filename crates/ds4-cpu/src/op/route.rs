//! Expert routing, many rows on all threads: 256 scores of a row, an exponential and a logarithm each.

use ds4_ops::HostStep;
use ds4_ops::op::route::{self, Choice, Route};

use crate::pool::Shared;
use crate::{Core, Floats};

/// Rows that are a task.
const ROWS_PER_TASK: usize = 4;

pub(crate) fn route(
    cpu: &Core,
    logits: &[f32],
    choice: Choice<'_, Floats, Vec<i32>>,
    step: &HostStep,
    p: Route,
    ids: &mut [i32],
    weights: &mut [f32],
) {
    let (n, k) = (step.n_rows, p.n_used);
    let (ids, weights) = (Shared::new(&mut ids[..n * k]), Shared::new(&mut weights[..n * k]));
    cpu.pool.run(n.div_ceil(ROWS_PER_TASK), &|task, _| {
        for r in task * ROWS_PER_TASK..n.min((task + 1) * ROWS_PER_TASK) {
            let choice = match &choice {
                Choice::Hash(table) => Choice::Hash(&table[step.token[r] as usize * k..][..k]),
                Choice::Learned(bias) => Choice::Learned(&bias[..]),
            };
            // SAFETY: every row belongs to one task.
            let (ids, weights) = unsafe { (ids.slice(r * k, k), weights.slice(r * k, k)) };
            route::row(&logits[r * p.n_expert..][..p.n_expert], choice, &p, ids, weights);
        }
    });
}
