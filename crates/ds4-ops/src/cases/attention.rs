//! Rings, compressors, selection, attention: everything that reads a sequence's past.

use super::{Bench, IntPair, Pair, RowsPair, StepPair};
use crate::op::attend::{self, Attend, Heads, Reach};
use crate::op::compress::{self, Compress, Overlap};
use crate::op::index_select::IndexSelect;
use crate::op::ring::Ring;
use crate::op::rope::{RopeTail, Turn, split_frequencies};
use crate::op::round::Rounding;
use crate::rows::RowLayout;
use crate::{Backend, Plain};

const PAGE_TOKENS: usize = 32;
const PAGES: usize = 4;
const KV: Rounding = Rounding::Kv { block: 8, n_rot: 8 };

/// One sequence from its start, a decode row far in, and three sequences at once around block boundaries.
const BATCHES: [&[(usize, usize, usize)]; 3] = [&[(0, 0, 37)], &[(0, 97, 1)], &[(1, 30, 5), (0, 3, 1), (2, 62, 40)]];

pub(super) fn run<B: Backend>(b: &mut Bench<'_, B>) {
    for spans in BATCHES {
        let step = b.step(spans, PAGE_TOKENS, PAGES);
        ring(b, &step, Ring { len: 24, dim: 5 });
        for rounding in [Rounding::Off, Rounding::Index, KV] {
            let p =
                Compress { ratio: 4, overlap: Overlap::Previous, dim: 32, n_rot: 8, eps: 1e-6, rounding, ring_len: 24 };
            compress(b, &step, p, p.layout());
            let p = Compress { ratio: 16, overlap: Overlap::None, ring_len: 32, ..p };
            compress(b, &step, p, p.layout());
            // Rounded, but kept as f32.
            compress(b, &step, p, RowLayout::of(Rounding::Off, p.dim));
        }
        for &(n_head, dim, top_k) in b.sizes.of(&[(1, 32, 3), (16, 128, 8), (5, 128, 1000), (32, 64, 7)]) {
            let p = IndexSelect { n_head, dim, top_k, ratio: 4, weight_scale: 0.125 };
            select(b, &step, p, Rounding::Off);
            select(b, &step, p, Rounding::Index);
        }
        for &(n_head, head_dim) in b.sizes.of(&[(1, 16), (4, 48), (6, 128), (64, 64)]) {
            let p = Attend { n_head, head_dim, window: 20, ring_len: 36, scale: 0.2 };
            attend(b, &step, p, Rounding::Off, 4, 5);
            attend(b, &step, p, KV, 4, 5);
        }
    }
    // More rows than a device may care to hold unpacked, with a ragged end.
    let far = b.step(&[(0, 2599, 2)], 2608, 1);
    attend(b, &far, Attend { n_head: 3, head_dim: 16, window: 20, ring_len: 36, scale: 0.2 }, KV, 1, 2100);
    select(b, &far, IndexSelect { n_head: 3, dim: 64, top_k: 100, ratio: 1, weight_scale: 0.125 }, Rounding::Index);
    // Stretches of more rows than one takes as a rule, for a query that sees many of them and one that sees few.
    let far = b.step(&[(0, 2599, 1), (1, 70, 2)], 2608, 1);
    attend_heads(b, &far, Attend { n_head: 3, head_dim: 64, window: 20, ring_len: 36, scale: 0.2 }, 1, 2100);
    // Many queries with heads as long as they get, and more rows than are on their way at once.
    let many = b.step(&[(0, 190, 14), (1, 3, 3)], 256, 1);
    attend(b, &many, Attend { n_head: 3, head_dim: 512, window: 80, ring_len: 96, scale: 0.1 }, KV, 1, 200);
    // Many queries that see more rows than are scored at a time, of two sequences.
    let many = b.step(&[(0, 1583, 17), (1, 1300, 3)], 1600, 1);
    select(b, &many, IndexSelect { n_head: 5, dim: 128, top_k: 40, ratio: 4, weight_scale: 0.125 }, Rounding::Index);
    // Few queries of many heads: one that sees many rows, one that sees few where there is room for many.
    let apart = b.step(&[(0, 4999, 1), (1, 700, 1)], 5000, 1);
    select(b, &apart, IndexSelect { n_head: 32, dim: 64, top_k: 100, ratio: 1, weight_scale: 0.125 }, Rounding::Index);
    // More than a device may care to choose from at once, even in parts, and then in parts of what they left; beside one that sees few.
    let farther = b.step(&[(0, 9998, 2), (1, 3000, 1)], 10_000, 1);
    for top_k in [2000, 2048] {
        let p = IndexSelect { n_head: 1, dim: 32, top_k, ratio: 1, weight_scale: 0.125 };
        select(b, &farther, p, Rounding::Index);
    }
    moved_rows(b);
}

fn n_slots<B: Backend>(step: &StepPair<B>) -> usize {
    step.host.pages.len() / step.host.pages_per_slot
}

/// Compressed rows that the pages of all sequences hold.
fn n_paged<B: Backend>(step: &StepPair<B>, ratio: usize) -> usize {
    step.host.pages.len() * step.host.page_tokens / ratio
}

fn ring<B: Backend>(b: &mut Bench<'_, B>, step: &StepPair<B>, p: Ring) {
    let n = step.host.n_rows;
    let (x, mut ring) = (b.random(n * p.dim), b.random(n_slots(step) * p.len * p.dim));
    b.be.ring_store(&x.dev, &step.dev, p, &mut ring.dev);
    b.plain.ring_store(&x.host, &step.host, p, &mut ring.host);
    let len = ring.host.len();
    b.compare(format!("ring_store, {n} rows"), &ring, len, 0.0);
}

fn compress<B: Backend>(b: &mut Bench<'_, B>, step: &StepPair<B>, p: Compress, layout: RowLayout) {
    let (n, width) = (step.host.n_rows, p.width());
    let ring = n_slots(step) * p.ring_len * width;
    let [kv, gate] = [(); 2].map(|_| b.random(n * width));
    let [ring_kv, ring_gate] = [(); 2].map(|_| b.random(ring));
    let (ape, norm) = (b.random(p.ratio * width), b.random(p.dim));
    let freqs = b.buf(split_frequencies(&[1.0, 0.5, 0.1, 0.01]));
    let before = b.random.values(n_paged(step, p.ratio) * p.dim);
    let mut rows = b.rows(layout, &before);
    let dev = compress::Inputs {
        kv: &kv.dev,
        gate: &gate.dev,
        ring_kv: &ring_kv.dev,
        ring_gate: &ring_gate.dev,
        ape: &ape.dev,
        norm: &norm.dev,
        freqs: &freqs.dev,
    };
    b.be.compress(dev, &step.dev, p, &mut rows.dev);
    let host = compress::Inputs {
        kv: &kv.host,
        gate: &gate.host,
        ring_kv: &ring_kv.host,
        ring_gate: &ring_gate.host,
        ape: &ape.host,
        norm: &norm.host,
        freqs: &freqs.host,
    };
    b.plain.compress(host, &step.host, p, &mut rows.host);
    // A rounded value may fall on the other side of a tie: half a code of FP4 at the top of its range, on few values.
    let tolerance = if p.rounding == Rounding::Off { 5e-6 } else { 0.2 };
    b.compare_rows(format!("compress {} {:?}, {n} rows", p.ratio, p.rounding), &rows, tolerance);
}

fn select<B: Backend>(b: &mut Bench<'_, B>, step: &StepPair<B>, p: IndexSelect, rounding: Rounding) {
    let n = step.host.n_rows;
    let (mut q, weights) = (b.random.values(n * p.n_head * p.dim), b.random(n * p.n_head));
    // Scales of blocks that lie far apart, so that the order in which they are added up shows.
    q.iter_mut().enumerate().for_each(|(i, q)| *q *= 2f32.powi((i / 32 % 7) as i32 * 5));
    if rounding == Rounding::Index {
        q.chunks_exact_mut(32).for_each(ds4_quant::fp4::round_block32);
    }
    let q = b.buf(q);
    let mut keys = b.random.values(n_paged(step, p.ratio) * p.dim);
    keys.iter_mut().enumerate().for_each(|(i, k)| *k *= 2f32.powi((i / 32 % 5) as i32 * 7));
    // Rows of zeros score exactly zero: ties, to be decided by the lower index.
    keys.chunks_exact_mut(p.dim).step_by(3).for_each(|key| key.fill(0.0));
    let keys = b.rows(RowLayout::of(rounding, p.dim), &keys);
    let mut selected = b.ints(vec![-1; n * p.top_k]);
    b.be.index_select(&q.dev, &weights.dev, &keys.dev, &step.dev, p, &mut selected.dev);
    b.plain.index_select(&q.host, &weights.host, &keys.host, &step.host, p, &mut selected.host);
    let case = format!("index_select {} of {} heads, {rounding:?}, {n} rows", p.top_k, p.n_head);
    b.compare_ints(case, &selected, n * p.top_k);
}

type ReachOf<'a, B> = Reach<'a, <B as Backend>::Ints, <B as Backend>::Rows>;

/// What attention reads of a step.
struct Past<B: Backend> {
    q: Pair<B>,
    kv: Pair<B>,
    ring: Pair<B>,
    sinks: Pair<B>,
    rows: RowsPair<B>,
    selected: IntPair<B>,
    ratio: usize,
    top_k: usize,
}

impl<B: Backend> Past<B> {
    fn new(
        b: &mut Bench<'_, B>,
        step: &StepPair<B>,
        p: &Attend,
        rounding: Rounding,
        [ratio, top_k]: [usize; 2],
    ) -> Past<B> {
        let (n, d) = (step.host.n_rows, p.head_dim);
        let (q, sinks) = (b.random(n * p.n_head * d), b.random(p.n_head));
        // The largest logit so far is exceeded again and again.
        let mut kv = b.random.values(n * d);
        kv.chunks_exact_mut(d).enumerate().for_each(|(r, row)| row.iter_mut().for_each(|v| *v *= 1.0 + r as f32 / 8.0));
        let kv = b.buf(kv);
        let ring = b.random(n_slots(step) * p.ring_len * d);
        let rows = b.random.values(n_paged(step, ratio) * d);
        let rows = b.rows(RowLayout::of(rounding, d), &rows);
        // Any ascending rows will do; those of a row that sees fewer are not looked at.
        let selected: Vec<i32> = (0..n)
            .flat_map(|r| {
                let visible = step.host.n_visible(r, ratio).max(top_k);
                (0..top_k).map(move |k| (k * visible / top_k) as i32)
            })
            .collect();
        let selected = b.ints(selected);
        Past { q, kv, ring, sinks, rows, selected, ratio, top_k }
    }

    /// Each kind of reach, on the device and on the host.
    fn reach(&self, kind: usize) -> (ReachOf<'_, B>, ReachOf<'_, Plain>) {
        let Past { rows, selected, ratio, top_k, .. } = self;
        let (ratio, top_k) = (*ratio, *top_k);
        match kind {
            0 => (Reach::Window, Reach::Window),
            1 => (Reach::Compressed { rows: &rows.dev, ratio }, Reach::Compressed { rows: &rows.host, ratio }),
            _ => (
                Reach::Indexed { rows: &rows.dev, ratio, selected: &selected.dev, top_k },
                Reach::Indexed { rows: &rows.host, ratio, selected: &selected.host, top_k },
            ),
        }
    }
}

fn attend<B: Backend>(
    b: &mut Bench<'_, B>,
    step: &StepPair<B>,
    p: Attend,
    rounding: Rounding,
    ratio: usize,
    top_k: usize,
) {
    let (n, d) = (step.host.n_rows, p.head_dim);
    let past = Past::new(b, step, &p, rounding, [ratio, top_k]);
    let Past { q, kv, ring, sinks, .. } = &past;
    for kind in 0..3 {
        let mut out = b.random(n * p.n_head * d);
        let (dev, host) = past.reach(kind);
        let x = attend::Inputs { q: &q.dev, kv: &kv.dev, ring: &ring.dev, sinks: &sinks.dev, reach: dev };
        b.be.attend(x, &step.dev, p, &mut out.dev);
        let x = attend::Inputs { q: &q.host, kv: &kv.host, ring: &ring.host, sinks: &sinks.host, reach: host };
        b.plain.attend(x, &step.host, p, &mut out.host);
        let case = format!("attend {} x {d}, reach {kind}, {rounding:?}, {n} rows", p.n_head);
        b.compare(case, &out, n * p.n_head * d, 5e-6);
    }
}

/// Attention with what comes before and behind it.
fn attend_heads<B: Backend>(b: &mut Bench<'_, B>, step: &StepPair<B>, p: Attend, ratio: usize, top_k: usize) {
    let (n, d, eps) = (step.host.n_rows, p.head_dim, 1e-6);
    let heads = RopeTail { n_head: p.n_head, head_dim: d, n_rot: 8, turn: Turn::Forward };
    let freqs = b.buf(split_frequencies(&[1.0, 0.5, 0.1, 0.01]));
    for kind in 0..3 {
        let past = Past::new(b, step, &p, KV, [ratio, top_k]);
        let (mut q, mut ring) = (b.random(n * p.n_head * d), b.random(n_slots(step) * p.ring_len * d));
        let mut out = b.random(n * p.n_head * d);
        let (dev, host) = past.reach(kind);
        let x = Heads {
            q: &mut q.dev,
            freqs: &freqs.dev,
            kv: &past.kv.dev,
            ring: &mut ring.dev,
            sinks: &past.sinks.dev,
            reach: dev,
        };
        b.be.attend_heads(x, &step.dev, p, heads, eps, &mut out.dev);
        let x = Heads {
            q: &mut q.host,
            freqs: &freqs.host,
            kv: &past.kv.host,
            ring: &mut ring.host,
            sinks: &past.sinks.host,
            reach: host,
        };
        b.plain.attend_heads(x, &step.host, p, heads, eps, &mut out.host);
        let case = format!("attend_heads {} x {d}, reach {kind}, {n} rows", p.n_head);
        b.compare(case.clone(), &out, n * p.n_head * d, 5e-6);
        let len = ring.host.len();
        b.compare(format!("{case}, its ring"), &ring, len, 0.0);
    }
}

fn moved_rows<B: Backend>(b: &mut Bench<'_, B>) {
    for (rounding, dim) in [(Rounding::Off, 5), (Rounding::Index, 64), (KV, 40)] {
        let values = b.random.values(9 * dim);
        let mut rows = b.rows(RowLayout::of(rounding, dim), &values);
        b.be.copy_rows(&mut rows.dev, 1, 5, 4);
        b.plain.copy_rows(&mut rows.host, 1, 5, 4);
        let mut two = vec![0; 2 * rows.host.layout.row_bytes()];
        if !b.works("rows copied", |be| be.read_rows(&rows.dev, 6, &mut two)) {
            return;
        }
        b.be.write_rows(&two, &mut rows.dev, 0);
        rows.host.read(6, &mut two);
        b.plain.write_rows(&two, &mut rows.host, 0);
        b.compare_rows(format!("rows copied, read and written, {rounding:?}"), &rows, 0.0);
    }
}
