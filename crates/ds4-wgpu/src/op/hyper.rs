//! Hyper-connections.

use ds4_ops::op::hyper::Hyper;

use super::matmul::FEW_ROWS;
use crate::buffer::{Buf, Storage};
use crate::recorder::{PendingExpand, Recorder, linear};
use crate::shader::{ADD_TO_STREAMS, HYPER_COEFFICIENTS, HYPER_COLLAPSE, HYPER_EXPAND, HYPER_HEAD, Variant};

/// `mix`, `base`, `scale`.
pub(crate) type Mixing<'a> = [&'a Buf; 3];

pub(crate) fn coefficients(r: &mut Recorder, mixing: Mixing<'_>, n_rows: usize, p: Hyper, out: [&Buf; 3]) {
    let variant = Variant::new(&[], &[p.n_streams as u32, p.n_sinkhorn as u32, p.eps.to_bits()]);
    let [mix, base, scale] = mixing.map(AsRef::as_ref);
    let [pre, post, comb] = out.map(AsRef::as_ref);
    let buffers = [mix, base, scale, pre, post, comb];
    r.launch(HYPER_COEFFICIENTS.with(variant, &buffers, &[n_rows as u32], linear(n_rows.div_ceil(64))));
}

pub(crate) fn head_coefficients(r: &mut Recorder, mixing: Mixing<'_>, n_rows: usize, p: Hyper, pre: &Buf) {
    let variant = Variant::new(&[], &[p.n_streams as u32, p.eps.to_bits()]);
    let [mix, base, scale] = mixing.map(AsRef::as_ref);
    let workgroups = linear((n_rows * p.n_streams).div_ceil(64));
    r.launch(HYPER_HEAD.with(variant, &[mix, base, scale, pre.as_ref()], &[n_rows as u32], workgroups));
}

fn columns(p: Hyper) -> Variant {
    Variant::new(&[], &[p.n_streams as u32, p.dim as u32])
}

pub(crate) fn collapse(r: &mut Recorder, streams: &Buf, pre: &Buf, n_rows: usize, p: Hyper, out: &Buf) {
    let buffers = [streams.as_ref(), pre.as_ref(), out.as_ref()];
    r.launch(HYPER_COLLAPSE.with(columns(p), &buffers, &[n_rows as u32], linear((n_rows * p.dim).div_ceil(64))));
}

/// Few rows' expansion is put off: what follows it mostly does it on the way.
pub(crate) fn expand(r: &mut Recorder, y: &Buf, mixing: [&Buf; 2], n_rows: usize, p: Hyper, streams: &Buf) {
    let [y, post, comb, streams]: [&Storage; 4] = [y, mixing[0], mixing[1], streams].map(AsRef::as_ref);
    let pending =
        PendingExpand { y: y.clone(), post: post.clone(), comb: comb.clone(), streams: streams.clone(), n_rows, p };
    if n_rows <= FEW_ROWS {
        r.expand_later(pending);
    } else {
        expand_now(r, &pending);
    }
}

pub(crate) fn expand_now(r: &mut Recorder, x: &PendingExpand) {
    let (n_rows, p) = (x.n_rows, x.p);
    let buffers = [&x.y, &x.post, &x.comb, &x.streams];
    r.launch(HYPER_EXPAND.with(columns(p), &buffers, &[n_rows as u32], linear((n_rows * p.dim).div_ceil(64))));
}

pub(crate) fn add_to_streams(r: &mut Recorder, z: &Buf, n_rows: usize, p: Hyper, streams: &Buf) {
    let workgroups = linear((n_rows * p.n_streams * p.dim).div_ceil(64));
    r.launch(ADD_TO_STREAMS.with(columns(p), &[z.as_ref(), streams.as_ref()], &[n_rows as u32], workgroups));
}
