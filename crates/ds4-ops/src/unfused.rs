//! The bodies of fused operations: what they mean, in terms of the operations they fuse. A device that fuses only some shapes
//! comes back to these for the others.

use crate::op::{attend, compress, experts, hyper, index_select, matmul, norm, prepare, ring, rope, round, route};
use crate::{Backend, Step};

/// [`Backend::hyper_pre`].
#[allow(clippy::too_many_arguments)] // those of the operation
pub fn hyper_pre<B: Backend + ?Sized>(
    be: &mut B,
    x: hyper::Pre<'_, B::Matrix, B::Buf>,
    n_rows: usize,
    p: hyper::Hyper,
    eps: f32,
) {
    let wide = norm::RmsNorm { n_rows, dim: p.n_streams * p.dim, eps };
    be.rms_norm(x.streams, None, wide, x.wide);
    be.matmul(x.project, x.wide, matmul::MatMul::rows(n_rows), x.mix);
    be.hyper_coefficients(x.mix, x.base, x.scale, n_rows, p, x.pre, x.post, x.comb);
    be.hyper_collapse(x.streams, x.pre, n_rows, p, x.out);
    be.rms_norm_in_place(x.out, Some(x.norm), norm::RmsNorm { n_rows, dim: p.dim, eps });
}

/// [`Backend::prepare_rows`].
#[allow(clippy::too_many_arguments)] // those of the operation
pub fn prepare_rows<B: Backend + ?Sized>(
    be: &mut B,
    x: prepare::Prepare<'_, B::Buf, B::Rows>,
    step: &Step<B::Ints>,
    p: prepare::PrepareShape,
) {
    let n_rows = step.n_rows;
    be.rms_norm_in_place(x.q_a, Some(x.q_a_norm), norm::RmsNorm { n_rows, dim: p.q_lora, eps: p.eps });
    be.kv_row(x.kv, x.kv_norm, x.freqs, step, p.row, p.eps, p.rounding);
    for c in x.compressors {
        let inputs = compress::Inputs {
            kv: c.kv,
            gate: c.gate,
            ring_kv: &*c.ring_kv,
            ring_gate: &*c.ring_gate,
            ape: c.ape,
            norm: c.norm,
            freqs: x.freqs,
        };
        be.compress(inputs, step, c.shape, c.rows);
        be.ring_store(c.kv, step, c.shape.ring(), c.ring_kv);
        be.ring_store(c.gate, step, c.shape.ring(), c.ring_gate);
    }
}

/// [`Backend::index_query_select`].
#[allow(clippy::too_many_arguments)] // those of the operation
pub fn index_query_select<B: Backend + ?Sized>(
    be: &mut B,
    q: &mut B::Buf,
    freqs: &B::Buf,
    weights: &B::Buf,
    rows: &B::Rows,
    step: &Step<B::Ints>,
    heads: rope::RopeTail,
    rounding: round::Rounding,
    p: index_select::IndexSelect,
    selected: &mut B::Ints,
) {
    be.index_query(q, freqs, step, heads, rounding);
    be.index_select(q, weights, rows, step, p, selected);
}

/// [`Backend::attend_heads`].
#[allow(clippy::too_many_arguments)] // those of the operation
pub fn attend_heads<B: Backend + ?Sized>(
    be: &mut B,
    x: attend::Heads<'_, B::Buf, B::Ints, B::Rows>,
    step: &Step<B::Ints>,
    p: attend::Attend,
    heads: rope::RopeTail,
    eps: f32,
    out: &mut B::Buf,
) {
    be.query_heads(x.q, x.freqs, step, heads, eps);
    let inputs = attend::Inputs { q: &*x.q, kv: x.kv, ring: &*x.ring, sinks: x.sinks, reach: x.reach };
    be.attend(inputs, step, p, out);
    be.ring_store(x.kv, step, ring::Ring { len: p.ring_len, dim: p.head_dim }, x.ring);
    be.rope_tail(out, x.freqs, step, rope::RopeTail { turn: rope::Turn::Inverse, ..heads });
}

/// [`Backend::mixture`].
#[allow(clippy::too_many_arguments)] // those of the operation
pub fn mixture<B: Backend + ?Sized>(
    be: &mut B,
    x: experts::Mixture<'_, B::Matrix, B::Buf, B::Ints>,
    step: &Step<B::Ints>,
    route: route::Route,
    p: experts::Experts,
    clamp_shared: f32,
) {
    be.route(x.logits, x.choice, step, route, x.ids, x.weights);
    let scratch = experts::Scratch { act: x.act, parts: x.parts };
    be.experts(x.experts, x.x, x.ids, x.weights, p, scratch, x.out);
    be.swiglu_in_place(x.shared_gate, x.shared_up, p.n_rows * p.dim_ff, clamp_shared);
    // Nobody needs the tokens any more.
    be.matmul(x.shared_down, x.shared_gate, matmul::MatMul::rows(p.n_rows), x.x);
    be.add(x.x, p.n_rows * p.dim, x.out);
}
