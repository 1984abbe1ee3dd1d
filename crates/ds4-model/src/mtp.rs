//! The draft block (multi-token prediction): from the main model's streams `H_t` and the *next* token `x_{t+1}`, a guess at
//! `x_{t+2}`.
//!
//! `z = e_proj · rms(embed[x_{t+1}])`, `H⁰[i] = z + h_proj · rms(H_t[i])` for every stream, one window-only block, its own head,
//! the main output matrix. The row's position is `t`. Run it for every position so that its window is filled.

use ds4_gguf::Gguf;
use ds4_ops::op::{embed::Embed, matmul::MatMul};
use ds4_ops::{Backend, Step};

use crate::forward::block;
use crate::weights::{Binder, Head, Layer};
use crate::{Caches, Error, LayerReach, Pass, Scratch, Shape, hyper};

/// Weights of the draft block.
pub struct Mtp<B: Backend> {
    /// `(D, D)`, of the embedding.
    e_proj: B::Matrix,
    /// `(D, D)`, of the streams.
    h_proj: B::Matrix,
    /// `(D)`.
    e_norm: B::Buf,
    /// `(D)`.
    h_norm: B::Buf,
    /// A window-only layer.
    layer: Layer<B>,
    /// Its own head; the output matrix is the main model's.
    head: Head<B>,
}

impl<B: Backend> Mtp<B> {
    /// Binds the block from a support file (tensors `mtp.0.*`), checked against the main model's shape.
    pub fn bind(gguf: &Gguf, s: &Shape, be: &mut B) -> Result<Mtp<B>, Error> {
        let clamp = s.clamp.last().copied().unwrap_or(10.0);
        let clamp_shared = s.clamp_shared.last().copied().unwrap_or(10.0);
        let mut b = Binder { gguf, be, prefix: "mtp.0.".into() };
        Ok(Mtp {
            e_proj: b.matrix("e_proj.weight", s.n_embd, s.n_embd)?,
            h_proj: b.matrix("h_proj.weight", s.n_embd, s.n_embd)?,
            e_norm: b.vector("enorm.weight", &[s.n_embd])?,
            h_norm: b.vector("hnorm.weight", &[s.n_embd])?,
            layer: b.layer(s, LayerReach::Window, false, clamp, clamp_shared)?,
            head: Head { hc: b.hyper("hc_head_", s, s.n_streams, 1)?, norm: b.vector("norm.weight", &[s.n_embd])? },
        })
    }
}

/// Encodes one step of the draft block on `s.streams`, which must hold the main model's final streams of the step's rows.
/// `step.token` holds the *next* token of each row. Leaves the block's streams in `s.streams` (for a further draft) and the
/// logits of the rows that ask for them in `s.logits`.
pub fn draft<B: Backend>(
    be: &mut B,
    pass: Pass<'_, B>,
    mtp: &Mtp<B>,
    caches: &mut Caches<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) {
    let Pass { shape, weights: w, .. } = pass;
    let cache = caches.mtp.as_mut().expect("a model with a draft block has its cache");
    let (n, p) = (step.n_rows, shape.hyper());
    be.embed(&w.embed, step, Embed { n_streams: 1, dim: p.dim }, &mut s.cur);
    be.rms_norm_in_place(&mut s.cur, Some(&mtp.e_norm), shape.norm(n, p.dim));
    be.matmul(&mtp.e_proj, &s.cur, MatMul::rows(n), &mut s.out);
    be.rms_norm(&s.streams, Some(&mtp.h_norm), shape.norm(n * p.n_streams, p.dim), &mut s.q);
    be.matmul(&mtp.h_proj, &s.q, MatMul::rows(n * p.n_streams), &mut s.streams);
    be.add_to_streams(&s.out, n, p, &mut s.streams);

    block(be, pass, shape.n_layer, &mtp.layer, cache, s, step);
    if step.n_logits > 0 {
        be.gather_logit_rows(&s.streams, step, p.n_streams * p.dim, &mut s.logit_streams);
        hyper::head(be, shape, &mtp.head, s, step.n_logits);
        be.matmul(&w.output, &s.cur, MatMul::rows(step.n_logits), &mut s.logits);
    }
}
