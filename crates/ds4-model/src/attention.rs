//! The attention sub-layer: `cur` → `out`.

use ds4_ops::op::attend::{self, Attend};
use ds4_ops::op::index_select::IndexSelect;
use ds4_ops::op::matmul::MatMul;
use ds4_ops::op::prepare::{self, Prepare, PrepareShape};
use ds4_ops::op::rope::{RopeTail, Turn};
use ds4_ops::{Backend, Step};

use crate::cache::{CompressedCache, LayerCache};
use crate::shape::INDEXED_RATIO;
use crate::weights::{Attention, Compressor, Reach};
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

    // Everything that is made of the layer's input, then what becomes of it.
    let mut products = vec![(&w.q_a, &mut s.q_a), (&w.kv, &mut s.kv)];
    match &w.reach {
        Reach::Window => {}
        Reach::Compressed(c) => products.extend([(&c.kv, &mut s.compress_kv), (&c.gate, &mut s.compress_gate)]),
        Reach::Indexed(c, indexer) => {
            products.extend([(&c.kv, &mut s.compress_kv), (&c.gate, &mut s.compress_gate)]);
            let c = &indexer.compressor;
            products.extend([(&c.kv, &mut s.index_kv), (&c.gate, &mut s.index_gate)]);
            products.push((&indexer.proj, &mut s.index_weights));
        }
    }
    be.matmuls(&s.cur, rows, &mut products);
    be.mark("attn_qkv", il, &s.kv, n * shape.head_dim);

    // Rows that complete in this batch are visible to the very token that completes them, so they come before attention.
    let compressors = match (&w.reach, &mut cache.rows, &mut cache.index) {
        (Reach::Compressed(c), Some(rows), _) => vec![prepare_compressor(rows, c, &s.compress_kv, &s.compress_gate)],
        (Reach::Indexed(c, indexer), Some(rows), Some(index)) => vec![
            prepare_compressor(rows, c, &s.compress_kv, &s.compress_gate),
            prepare_compressor(index, &indexer.compressor, &s.index_kv, &s.index_gate),
        ],
        _ => Vec::new(),
    };
    let x = Prepare { q_a: &mut s.q_a, q_a_norm: &w.q_a_norm, kv: &mut s.kv, kv_norm: &w.kv_norm, freqs, compressors };
    let p = PrepareShape { q_lora: shape.q_lora, row: one, rounding: shape.kv_rounding(rounding), eps: shape.rms_eps };
    be.prepare_rows(x, step, p);
    be.mark("compress", il, &s.kv, n * shape.head_dim);

    let mut products = vec![(&w.q_b, &mut s.q)];
    // Where all compressed rows are attended to anyway, nobody asks for scores.
    let all = shape.indexer.is_some_and(|indexer| be.sees_at_most(step, INDEXED_RATIO, indexer.top_k));
    if let Reach::Indexed(_, indexer) = &w.reach
        && !all
    {
        products.push((&indexer.q_b, &mut s.heads));
    }
    be.matmuls(&s.q_a, rows, &mut products);
    be.mark("attn_q", il, &s.q_a, n * shape.q_lora);
    let reach = match (&w.reach, &cache.rows, &cache.index) {
        (Reach::Window, ..) => attend::Reach::Window,
        (Reach::Compressed(_), Some(cache), _) => {
            attend::Reach::Compressed { rows: &cache.rows, ratio: cache.shape.ratio }
        }
        (Reach::Indexed(..), Some(cache), Some(index)) => {
            let top_k = select(be, pass, index, s, step, all);
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
    let x = attend::Heads { q: &mut s.q, freqs, kv: &s.kv, ring: &mut cache.raw, sinks: &w.sinks, reach };
    be.attend_heads(x, step, p, heads, shape.rms_eps, &mut s.heads);
    be.mark("attend", il, &s.heads, n * shape.n_head * shape.head_dim);

    be.matmul(&w.output_a, &s.heads, MatMul { n_rows: n, n_groups: shape.n_group }, &mut s.q);
    be.matmul(&w.output_b, &s.q, rows, &mut s.out);
    be.mark("attn_output", il, &s.out, n * shape.n_embd);
}

/// A compressor with its caches.
fn prepare_compressor<'a, B: Backend>(
    cache: &'a mut CompressedCache<B>,
    w: &'a Compressor<B>,
    kv: &'a B::Buf,
    gate: &'a B::Buf,
) -> prepare::Compressor<'a, B::Buf, B::Rows> {
    prepare::Compressor {
        shape: cache.shape,
        kv,
        gate,
        ape: &w.ape,
        norm: &w.norm,
        ring_kv: &mut cache.ring_kv,
        ring_gate: &mut cache.ring_gate,
        rows: &mut cache.rows,
    }
}

/// Fills `selected` with the compressed rows that each query attends to, which may be known to be `all`; returns its width.
fn select<B: Backend>(
    be: &mut B,
    pass: AttentionPass<'_, B>,
    cache: &CompressedCache<B>,
    s: &mut Scratch<B>,
    step: &Step<B::Ints>,
    all: bool,
) -> usize {
    let shape = pass.shape;
    let indexer = shape.indexer.expect("a shape with indexed layers has an indexer");
    let heads = RopeTail { n_head: indexer.n_head, head_dim: indexer.dim, n_rot: shape.n_rot, turn: Turn::Forward };
    let p = IndexSelect {
        n_head: indexer.n_head,
        dim: indexer.dim,
        top_k: indexer.top_k,
        ratio: INDEXED_RATIO,
        weight_scale: ((indexer.dim * indexer.n_head) as f32).sqrt().recip(),
    };
    if all {
        be.index_select(&s.heads, &s.index_weights, &cache.rows, step, p, &mut s.selected);
        return indexer.top_k;
    }
    be.index_query_select(
        &mut s.heads,
        pass.freqs,
        &s.index_weights,
        &cache.rows,
        step,
        heads,
        shape.index_rounding(pass.rounding),
        p,
        &mut s.selected,
    );
    indexer.top_k
}
