//! The hyper-connection wrapper around every sub-layer.

use ds4_ops::Backend;
use ds4_ops::op::hyper::{Hyper, Pre};
use ds4_ops::op::{matmul::MatMul, norm::RmsNorm};

use crate::weights::{Head, HyperMix};
use crate::{Scratch, Shape};

impl Shape {
    pub(crate) fn hyper(&self) -> Hyper {
        Hyper { n_streams: self.n_streams, dim: self.n_embd, n_sinkhorn: self.n_sinkhorn, eps: self.hc_eps }
    }

    pub(crate) fn norm(&self, n_rows: usize, dim: usize) -> RmsNorm {
        RmsNorm { n_rows, dim, eps: self.rms_eps }
    }
}

/// Streams → `cur`, the normalised input of a sub-layer; leaves `post` and `comb` for [`post`].
pub(crate) fn pre<B: Backend>(
    be: &mut B,
    shape: &Shape,
    hc: &HyperMix<B>,
    norm: &B::Buf,
    s: &mut Scratch<B>,
    n: usize,
) {
    let x = Pre {
        project: &hc.project,
        base: &hc.base,
        scale: &hc.scale,
        norm,
        streams: &s.streams,
        wide: &mut s.q,
        mix: &mut s.mix,
        pre: &mut s.pre,
        post: &mut s.post,
        comb: &mut s.comb,
        out: &mut s.cur,
    };
    be.hyper_pre(x, n, shape.hyper(), shape.rms_eps);
}

/// `out`, the output of the sub-layer → streams.
pub(crate) fn post<B: Backend>(be: &mut B, shape: &Shape, s: &mut Scratch<B>, n: usize) {
    be.hyper_expand(&s.out, &s.post, &s.comb, n, shape.hyper(), &mut s.streams);
}

/// `logit_streams` of `n` rows → `cur`, the vectors that the output matrix sees.
pub(crate) fn head<B: Backend>(be: &mut B, shape: &Shape, head: &Head<B>, s: &mut Scratch<B>, n: usize) {
    let p = shape.hyper();
    be.rms_norm(&s.logit_streams, None, shape.norm(n, p.n_streams * p.dim), &mut s.q);
    be.matmul(&head.hc.project, &s.q, MatMul::rows(n), &mut s.mix);
    be.hyper_head_coefficients(&s.mix, &head.hc.base, &head.hc.scale, n, p, &mut s.pre);
    be.hyper_collapse(&s.logit_streams, &s.pre, n, p, &mut s.cur);
    be.rms_norm_in_place(&mut s.cur, Some(&head.norm), shape.norm(n, p.dim));
}
