//! The mixture-of-experts sub-layer: `cur` → `out`.

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
    be.matmul(&w.router, &s.cur, rows, &mut s.router);
    let choice = match &w.choice {
        Choice::Hash(table) => route::Choice::Hash(table),
        Choice::Learned(bias) => route::Choice::Learned(bias),
    };
    let p = route::Route { n_expert: shape.n_expert, n_used: shape.n_expert_used, scale: shape.expert_scale };
    be.route(&s.router, choice, step, p, &mut s.expert_ids, &mut s.expert_weights);
    be.mark("router", il, &s.expert_weights, n * shape.n_expert_used);

    let p = experts::Experts {
        n_rows: n,
        n_expert: shape.n_expert,
        n_used: shape.n_expert_used,
        dim: shape.n_embd,
        dim_ff: shape.n_ff,
        clamp: w.clamp,
    };
    let weights = experts::Weights { gate: &w.gate, up: &w.up, down: &w.down };
    let scratch = experts::Scratch { act: &mut s.expert_act, parts: &mut s.expert_parts };
    be.experts(weights, &s.cur, &s.expert_ids, &s.expert_weights, p, scratch, &mut s.out);
    be.mark("experts", il, &s.out, n * shape.n_embd);

    be.matmul(&w.shared_gate, &s.cur, rows, &mut s.shared_gate);
    be.matmul(&w.shared_up, &s.cur, rows, &mut s.shared_up);
    be.swiglu_in_place(&mut s.shared_gate, &s.shared_up, n * shape.n_ff, w.clamp_shared);
    be.matmul(&w.shared_down, &s.shared_gate, rows, &mut s.shared_out);
    be.add(&s.shared_out, n * shape.n_embd, &mut s.out);
    be.mark("shared_expert", il, &s.out, n * shape.n_embd);
}
