//! Operations that run together for few rows, in fewer launches (`ds4_ops::unfused` says what they mean).

use ds4_ops::op::{compress, experts, hyper, prepare, rope, round, route};
use ds4_ops::{DeviceError, Format};

use super::matmul::FEW_ROWS;
use super::round::hadamard_norm;
use super::{DeviceStep, rounding_constants};
use crate::buffer::{Buf, Ints, Matrix, Rows, Storage};
use crate::gpu::Scratch;
use crate::recorder::{Meeting, PendingExpand, Recorder, linear};
use crate::shader::{
    HYPER_MIX, HYPER_PRE, HYPER_WHOLE, INDEX_QUERY, MATVEC_INDEX, MATVEC_PREPARE_2, MATVEC_PREPARE_4, MATVEC_PREPARE_7,
    MATVEC_ROUTE, PREPARE, QUERY_HEADS, ROUTE_SHARED, Variant,
};

/// Sums of a slice of columns, and its columns, as in `hyper_mix.wgsl`.
const SUMS: usize = 34;
const SLICE: usize = 64;

/// Whether stream mixing of this shape has kernels that do all of it.
pub(crate) fn mixes(n_rows: usize, p: &hyper::Hyper, project: Format) -> bool {
    (1..=FEW_ROWS).contains(&n_rows) && p.n_streams == 4 && p.dim.is_multiple_of(256) && project == Format::F16
}

pub(crate) fn hyper_pre(
    r: &mut Recorder,
    scratch: &mut Scratch,
    x: &hyper::Pre<'_, Matrix, Buf>,
    n_rows: usize,
    p: hyper::Hyper,
    eps: f32,
) -> Result<(), DeviceError> {
    let pending = r.take_expand(x.streams.as_ref(), n_rows);
    let slices = p.dim / SLICE;
    let sums = scratch.get(r, 4 * n_rows * slices * SUMS)?;
    let (dim, n, expands) = (p.dim as u32, n_rows as u32, pending.is_some() as u32);
    let (project, streams): (&Storage, &Storage) = (x.project.as_ref(), x.streams.as_ref());
    // Without an expansion any readable buffers serve; they are not looked at.
    let [y, post_before, comb_before] = match &pending {
        Some(PendingExpand { y, post, comb, .. }) => [y, post, comb],
        None => [project; 3],
    };
    let (base, scale, norm): (&Storage, &Storage, &Storage) = (x.base.as_ref(), x.scale.as_ref(), x.norm.as_ref());
    let (post, comb, out) = ((*x.post).as_ref(), (*x.comb).as_ref(), (*x.out).as_ref());
    let numbers = [p.n_sinkhorn as u32, p.eps.to_bits(), eps.to_bits()];
    let first = [y, post_before, comb_before, project, streams, sums];
    let slices = [slices as u32, n, 1];
    if r.target().coherent {
        let arrived = &r.arrived(Meeting::Hyper);
        let variant = Variant::new(&[], &[&[dim, expands, 1], &numbers[..], &[12]].concat());
        let rest = [base, scale, norm, post, comb, out, arrived];
        r.launch(HYPER_WHOLE.with(variant, &[&first[..], &rest].concat(), &[], slices));
        return Ok(());
    }
    r.launch(HYPER_MIX.with(Variant::new(&[], &[dim, expands, 0]), &first, &[], slices));
    let variant = Variant::new(&[], &[&[dim], &numbers[..]].concat());
    let buffers = [sums, base, scale, norm, streams, post, comb, out];
    r.launch(HYPER_PRE.with(variant, &buffers, &[], [dim / 256 + 1, n, 1]));
    Ok(())
}

pub(crate) fn prepare_rows(
    r: &mut Recorder,
    x: prepare::Prepare<'_, Buf, Rows>,
    step: &DeviceStep,
    p: prepare::PrepareShape,
) {
    let [kind, block, n_rot] = rounding_constants(p.rounding);
    let (dim, n_turn) = (p.row.head_dim, p.row.n_rot as u32);
    let shape = [dim as u32, kind, block, n_rot, hadamard_norm(dim), n_turn, p.q_lora as u32, p.eps.to_bits()];
    let (pos, freqs): (&Storage, &Storage) = (step.pos.as_ref(), x.freqs.as_ref());
    let (q_a_norm, kv_norm) = (x.q_a_norm.as_ref(), x.kv_norm.as_ref());
    let (q_a, kv): (&Storage, &Storage) = ((*x.q_a).as_ref(), (*x.kv).as_ref());
    match r.take_products(|outs| outs.len() != 3 && outs[0].id == q_a.id && outs[1].id == kv.id) {
        Some(products) => {
            let arrived = r.arrived(Meeting::Prepare);
            let rest = [pos, q_a_norm, kv_norm, freqs, &arrived];
            let kernel = match products.n() {
                2 => &MATVEC_PREPARE_2,
                4 => &MATVEC_PREPARE_4,
                _ => &MATVEC_PREPARE_7,
            };
            let finish = [1, p.q_lora as u32, 1, dim as u32, products.arrived_at(&rest)];
            r.launch_products(products, kernel, &[&finish[..], &shape].concat(), &rest);
        }
        None => {
            let constants = [&shape[..], &[256]].concat();
            let buffers = [pos, q_a_norm, kv_norm, freqs, q_a, kv];
            r.launch(PREPARE.with(Variant::new(&[], &constants), &buffers, &[], [2, step.n_rows as u32, 1]));
        }
    }
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
        super::compress::compress(r, inputs, step, c.shape, true, c.rows);
    }
}

pub(crate) fn query_heads(r: &mut Recorder, q: &Buf, freqs: &Buf, step: &DeviceStep, p: rope::RopeTail, eps: f32) {
    let constants = [p.n_head as u32, p.head_dim as u32, p.n_rot as u32, eps.to_bits()];
    let buffers = [freqs.as_ref(), step.pos.as_ref(), q.as_ref()];
    let workgroups = linear(step.n_rows * p.n_head);
    r.launch(QUERY_HEADS.with(Variant::new(&[], &constants), &buffers, &[step.n_rows as u32], workgroups));
}

pub(crate) fn index_query(
    r: &mut Recorder,
    q: &Buf,
    freqs: &Buf,
    step: &DeviceStep,
    p: rope::RopeTail,
    rounding: round::Rounding,
) {
    let [kind, block, n_rot] = rounding_constants(rounding);
    let dim = p.head_dim;
    let shape = [dim as u32, kind, block, n_rot, hadamard_norm(dim), p.n_rot as u32, p.n_head as u32];
    let (freqs, pos, q): (&Storage, &Storage, &Storage) = (freqs.as_ref(), step.pos.as_ref(), q.as_ref());
    if let Some(products) = r.take_products(|outs| outs.len() == 2 && outs[1].id == q.id) {
        let arrived = r.arrived(Meeting::Index);
        let rest = [freqs, pos, &arrived];
        let finish = [1, dim as u32, 1, products.arrived_at(&rest)];
        r.launch_products(products, &MATVEC_INDEX, &[&finish[..], &shape].concat(), &rest);
        return;
    }
    let workgroups = linear(step.n_rows * p.n_head);
    r.launch(INDEX_QUERY.with(Variant::new(&[], &shape), &[freqs, pos, q], &[step.n_rows as u32], workgroups));
}

/// Routing, and the shared expert's activation beside it unless that is made later: whether it is there.
pub(crate) fn route_shared(
    r: &mut Recorder,
    x: &experts::Mixture<'_, Matrix, Buf, Ints>,
    step: &DeviceStep,
    p: route::Route,
    dim_ff: usize,
    clamp: f32,
) -> bool {
    let (table, hash) = super::route::choice(&x.choice);
    let shape = [p.n_expert as u32, p.n_used as u32, hash, p.scale.to_bits()];
    let (logits, token): (&Storage, &Storage) = (x.logits.as_ref(), step.token.as_ref());
    let (ids, weights) = ((*x.ids).as_ref(), (*x.weights).as_ref());
    if let Some(products) = r.take_products(|outs| outs.len() == 3 && outs[0].id == logits.id) {
        let arrived = r.arrived(Meeting::Route);
        let rest = [table, token, ids, weights, &arrived];
        let finish = [1, p.n_expert as u32, products.arrived_at(&rest)];
        r.launch_products(products, &MATVEC_ROUTE, &[&finish[..], &shape].concat(), &rest);
        return false;
    }
    let constants = [&shape[..], &[dim_ff as u32]].concat();
    let buffers = [logits, table, token, ids, weights, x.shared_up.as_ref(), (*x.shared_gate).as_ref()];
    let workgroups = [1 + dim_ff.div_ceil(256) as u32, step.n_rows as u32, 1];
    r.launch(ROUTE_SHARED.with(Variant::new(&[], &constants), &buffers, &[clamp.to_bits()], workgroups));
    true
}
