//! The attention sub-layer: `cur` → `out`.

use ds4_ops::op::attend::{self, Attend};
use ds4_ops::op::compress;
use ds4_ops::op::index_select::IndexSelect;
use ds4_ops::op::matmul::MatMul;
use ds4_ops::op::rope::{RopeTail, Turn};
use ds4_ops::{Backend, Step};

use crate::cache::{CompressedCache, LayerCache};
use crate::shape::INDEXED_RATIO;
use crate::weights::{Attention, Compressor, Indexer, Reach};
use crate::{Scratch, Shape};

/// How attention runs in a pass, whatever the layer.
#[derive(Clone, Copy)]
pub(crate) struct AttentionPass<'a, B: Backend> {
    pub shape: &'a Shape,
    /// Which layer, for the marks.
    pub il: usize,
    /// Frequencies of the layer.
    pub freqs: &'a B::Buf,
    /// Round rows as the model was trained.
    pub rounding: bool,
}

/// Projections, caches, attention over window and compressed rows, output projections.
pub(crate) fn attention<B: Backend>(
    be: &mut B,
    pass: AttentionPass<'_, B>,
    w: &Attention<B>,
    cache: &mut LayerCache<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) {
    let AttentionPass { shape, il, freqs, rounding } = pass;
    let (n, rows) = (step.n_rows, MatMul::rows(step.n_rows));
    let heads = RopeTail { n_head: shape.n_head, head_dim: shape.head_dim, n_rot: shape.n_rot, turn: Turn::Forward };
    let one = RopeTail { n_head: 1, ..heads };

    be.matmul(&w.q_a, &s.cur, rows, &mut s.q_a);
    be.rms_norm_in_place(&mut s.q_a, Some(&w.q_a_norm), shape.norm(n, shape.q_lora));
    be.matmul(&w.q_b, &s.q_a, rows, &mut s.q);
    be.query_heads(&mut s.q, freqs, step, heads, shape.rms_eps);
    be.matmul(&w.kv, &s.cur, rows, &mut s.kv);
    be.kv_row(&mut s.kv, &w.kv_norm, freqs, step, one, shape.rms_eps, shape.kv_rounding(rounding));
    be.mark("attn_qkv", il, &s.kv, n * shape.head_dim);

    // Rows that complete in this batch are visible to the very token that completes them, so they come before attention.
    let reach = match (&w.reach, &mut cache.rows, &mut cache.index) {
        (Reach::Window, ..) => attend::Reach::Window,
        (Reach::Compressed(compressor), Some(cache), _) => {
            compress(be, compressor, freqs, cache, s, step);
            be.mark("compress", il, &s.compress_kv, n * cache.shape.width());
            attend::Reach::Compressed { rows: &cache.rows, ratio: cache.shape.ratio }
        }
        (Reach::Indexed(compressor, indexer), Some(cache), Some(index)) => {
            compress(be, compressor, freqs, cache, s, step);
            compress(be, &indexer.compressor, freqs, index, s, step);
            be.mark("compress", il, &s.compress_kv, n * index.shape.width());
            let top_k = select(be, pass, indexer, index, s, step);
            be.mark("index_select", il, &s.index_weights, n * shape.indexer.map_or(0, |indexer| indexer.n_head));
            attend::Reach::Indexed { rows: &cache.rows, ratio: INDEXED_RATIO, selected: &s.selected, top_k }
        }
        _ => unreachable!("caches are made from the same shape as the weights"),
    };
    let ring = shape.raw_ring();
    let p = Attend {
        n_head: shape.n_head,
        head_dim: shape.head_dim,
        window: shape.window,
        ring_len: ring.len,
        scale: (shape.head_dim as f32).sqrt().recip(),
    };
    let x = attend::Inputs { q: &s.q, kv: &s.kv, ring: &cache.raw, sinks: &w.sinks, reach };
    be.attend(x, step, p, &mut s.heads);
    be.ring_store(&s.kv, step, ring, &mut cache.raw);
    be.mark("attend", il, &s.heads, n * shape.n_head * shape.head_dim);

    be.rope_tail(&mut s.heads, freqs, step, RopeTail { turn: Turn::Inverse, ..heads });
    be.matmul(&w.output_a, &s.heads, MatMul { n_rows: n, n_groups: shape.n_group }, &mut s.output_a);
    be.matmul(&w.output_b, &s.output_a, rows, &mut s.out);
    be.mark("attn_output", il, &s.out, n * shape.n_embd);
}

/// Runs one compressor over the batch: finished rows go to their pages, projections to the rings.
fn compress<B: Backend>(
    be: &mut B,
    w: &Compressor<B>,
    freqs: &B::Buf,
    cache: &mut CompressedCache<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) {
    let p = cache.shape;
    be.matmul(&w.kv, &s.cur, MatMul::rows(step.n_rows), &mut s.compress_kv);
    be.matmul(&w.gate, &s.cur, MatMul::rows(step.n_rows), &mut s.compress_gate);
    let x = compress::Inputs {
        kv: &s.compress_kv,
        gate: &s.compress_gate,
        ring_kv: &cache.ring_kv,
        ring_gate: &cache.ring_gate,
        ape: &w.ape,
        norm: &w.norm,
        freqs,
    };
    be.compress(x, step, p, &mut cache.rows);
    be.ring_store(&s.compress_kv, step, p.ring(), &mut cache.ring_kv);
    be.ring_store(&s.compress_gate, step, p.ring(), &mut cache.ring_gate);
}

/// Fills `selected` with the compressed rows that each query attends to; returns its width.
fn select<B: Backend>(
    be: &mut B,
    pass: AttentionPass<'_, B>,
    w: &Indexer<B>,
    cache: &CompressedCache<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
) -> usize {
    let shape = pass.shape;
    let indexer = shape.indexer.expect("a shape with indexed layers has an indexer");
    let rows = MatMul::rows(step.n_rows);
    let heads = RopeTail { n_head: indexer.n_head, head_dim: indexer.dim, n_rot: shape.n_rot, turn: Turn::Forward };
    be.matmul(&w.q_b, &s.q_a, rows, &mut s.index_q);
    be.index_query(&mut s.index_q, pass.freqs, step, heads, shape.index_rounding(pass.rounding));
    be.matmul(&w.proj, &s.cur, rows, &mut s.index_weights);
    let p = IndexSelect {
        n_head: indexer.n_head,
        dim: indexer.dim,
        top_k: indexer.top_k,
        ratio: INDEXED_RATIO,
        weight_scale: ((indexer.dim * indexer.n_head) as f32).sqrt().recip(),
    };
    be.index_select(&s.index_q, &s.index_weights, &cache.rows, step, p, &mut s.selected);
    indexer.top_k
}
