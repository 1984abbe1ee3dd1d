//! The mixture-of-experts sub-layer: `cur` → `out`; `cur` is overwritten.

use ds4_ops::op::{experts, matmul::MatMul, route};
use ds4_ops::{Backend, Step};

use crate::weights::{Choice, Moe};
use crate::{Scratch, Shape};

/// Router, routed experts, shared expert.
pub(crate) fn moe<B: Backend>(
    be: &mut B,
    shape: &Shape,
    il: usize,
    w: &Moe<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) {
    let (n, rows) = (step.n_rows, MatMul::rows(step.n_rows));
    let shared = [(&w.router, &mut s.router), (&w.shared_gate, &mut s.shared_gate), (&w.shared_up, &mut s.shared_up)];
    be.matmuls(&s.cur, rows, &mut { shared });
    be.mark("router", il, &s.router, n * shape.n_expert);

    let choice = match &w.choice {
        Choice::Hash(table) => route::Choice::Hash(table),
        Choice::Learned(bias) => route::Choice::Learned(bias),
    };
    let route = route::Route { n_expert: shape.n_expert, n_used: shape.n_expert_used, scale: shape.expert_scale };
    let p = experts::Experts {
        n_rows: n,
        n_expert: shape.n_expert,
        n_used: shape.n_expert_used,
        dim: shape.n_embd,
        dim_ff: shape.n_ff,
        clamp: w.clamp,
    };
    let x = experts::Mixture {
        logits: &s.router,
        choice,
        x: &mut s.cur,
        experts: experts::Weights { gate: &w.gate, up: &w.up, down: &w.down },
        shared_gate: &mut s.shared_gate,
        shared_up: &s.shared_up,
        shared_down: &w.shared_down,
        ids: &mut s.expert_ids,
        weights: &mut s.expert_weights,
        act: &mut s.q,
        parts: &mut s.heads,
        out: &mut s.out,
    };
    be.mixture(x, step, route, p, w.clamp_shared);
    be.mark("experts", il, &s.out, n * shape.n_embd);
}
