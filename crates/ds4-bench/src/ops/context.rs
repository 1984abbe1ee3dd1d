//! What reads a sequence's past: compressors, the indexer, attention; over rows packed as the model stores them.

use ds4_ops::op::attend::{Attend, Inputs, Reach};
use ds4_ops::op::compress::{self, Compress, Overlap};
use ds4_ops::op::index_select::IndexSelect;
use ds4_ops::op::rope::split_frequencies;
use ds4_ops::op::round::Rounding;
use ds4_ops::{Cost, DeviceError, RowLayout, Step};

use super::data::{buf, ints, n_paged, noise, step};
use super::{Case, Device, Dims, OpsBench, Unit};

/// Tokens per row of an indexed layer, and of one whose rows are all seen.
const RATIOS: (usize, usize) = (4, 128);
/// Positions by which rings are longer than what is read from them.
const ROLLBACK: usize = 16;

pub(super) fn cases<B: Device>(bench: &OpsBench) -> Vec<Case<B>> {
    let mut cases = Vec::new();
    for n_rows in bench.rows() {
        cases.push(compressor(bench, n_rows, RATIOS.0, Overlap::Previous));
        cases.push(compressor(bench, n_rows, RATIOS.1, Overlap::None));
        cases.push(select(bench, n_rows));
        cases.extend([Seen::Window, Seen::All, Seen::Selected].map(|seen| attend(bench, n_rows, seen)));
    }
    cases
}

fn kv_rounding(d: &Dims) -> Rounding {
    Rounding::Kv { block: 64, n_rot: d.n_rot }
}

/// The paged rows of `step`, all filled.
fn filled<B: Device>(
    be: &mut B,
    step: &Step<B::Ints>,
    layout: RowLayout,
    ratio: usize,
) -> Result<B::Rows, DeviceError> {
    let n = n_paged(step, ratio);
    let mut bytes = vec![0; n * layout.row_bytes()];
    let values = noise(layout.dim);
    bytes.chunks_exact_mut(layout.row_bytes()).for_each(|row| layout.encode(&values, row));
    let mut rows = be.rows(layout, n)?;
    be.write_rows(&bytes, &mut rows, 0);
    Ok(rows)
}

fn compressor<B: Device>(bench: &OpsBench, n_rows: usize, ratio: usize, overlap: Overlap) -> Case<B> {
    let (d, pos) = (bench.dims, bench.pos);
    let n_back = if overlap == Overlap::Previous { 2 * ratio } else { ratio };
    let rounding = kv_rounding(&d);
    let p =
        Compress { ratio, overlap, dim: d.head_dim, n_rot: d.n_rot, eps: 1e-6, rounding, ring_len: n_back + ROLLBACK };
    // A single token at the end of a block is the one that costs.
    let pos = if n_rows == 1 { pos / ratio * ratio + ratio - 1 } else { pos };
    Case {
        op: "compress",
        what: format!("1 row of {ratio} tokens"),
        format: "FP8".into(),
        n_rows,
        cost: p.cost(n_rows),
        unit: Unit::F32,
        allocates: 0,
        n_weights: 1,
        build: Box::new(move |be: &mut B, _| {
            let step = step(be, n_rows, pos, d.n_vocab)?;
            let width = p.width();
            let (kv, gate) = (buf(be, n_rows * width)?, buf(be, n_rows * width)?);
            let (ring_kv, ring_gate) = (buf(be, p.ring_len * width)?, buf(be, p.ring_len * width)?);
            let (ape, norm) = (buf(be, ratio * width)?, buf(be, p.dim)?);
            let frequencies: Vec<f64> = (0..d.n_rot / 2).map(|i| 0.5f64.powi(i as i32)).collect();
            let mut freqs = be.buf(d.n_rot)?;
            be.write(&split_frequencies(&frequencies), &mut freqs, 0);
            let mut rows = be.rows(p.layout(), n_paged(&step, ratio))?;
            Ok(Box::new(move |be: &mut B| {
                let x = compress::Inputs {
                    kv: &kv,
                    gate: &gate,
                    ring_kv: &ring_kv,
                    ring_gate: &ring_gate,
                    ape: &ape,
                    norm: &norm,
                    freqs: &freqs,
                };
                be.compress(x, &step, p, &mut rows);
            }))
        }),
    }
}

fn select<B: Device>(bench: &OpsBench, n_rows: usize) -> Case<B> {
    let (d, pos) = (bench.dims, bench.pos);
    let weight_scale = ((d.index_dim * d.index_heads) as f32).sqrt().recip();
    let p = IndexSelect { n_head: d.index_heads, dim: d.index_dim, top_k: d.top_k, ratio: RATIOS.0, weight_scale };
    let layout = RowLayout::of(Rounding::Index, p.dim);
    let visible = |r: usize| (pos + r + 1) / p.ratio;
    let each = (0..n_rows).map(|r| p.cost(visible(r), layout.row_bytes()));
    Case {
        op: "index_select",
        what: format!("{} of {}", p.top_k, visible(n_rows - 1)),
        format: "FP4".into(),
        n_rows,
        // All queries of a batch can share one pass over the rows.
        cost: Cost { bytes: p.cost(visible(n_rows - 1), layout.row_bytes()).bytes, flops: each.map(|c| c.flops).sum() },
        unit: Unit::F32,
        allocates: 0,
        n_weights: 1,
        build: Box::new(move |be: &mut B, _| {
            let step = step(be, n_rows, pos, d.n_vocab)?;
            let rows = filled(be, &step, layout, p.ratio)?;
            let (q, weights) = (buf(be, n_rows * p.n_head * p.dim)?, buf(be, n_rows * p.n_head)?);
            let mut selected = be.ints(n_rows * p.top_k)?;
            Ok(Box::new(move |be: &mut B| be.index_select(&q, &weights, &rows, &step, p, &mut selected)))
        }),
    }
}

/// What queries see besides the window.
#[derive(Clone, Copy, Debug)]
enum Seen {
    Window,
    All,
    Selected,
}

fn attend<B: Device>(bench: &OpsBench, n_rows: usize, seen: Seen) -> Case<B> {
    let (d, pos) = (bench.dims, bench.pos);
    let scale = (d.head_dim as f32).sqrt().recip();
    let ring_len = d.window + ROLLBACK;
    let p = Attend { n_head: d.n_head, head_dim: d.head_dim, window: d.window, ring_len, scale };
    let layout = RowLayout::of(kv_rounding(&d), d.head_dim);
    let ratio = if matches!(seen, Seen::Selected) { RATIOS.0 } else { RATIOS.1 };
    let compressed = |r: usize| match seen {
        Seen::Window => 0,
        Seen::All => (pos + r + 1) / ratio,
        Seen::Selected => ((pos + r + 1) / ratio).min(d.top_k),
    };
    let each = (0..n_rows).map(|r| p.cost(p.window.min(pos + r + 1), compressed(r), layout.row_bytes()));
    // Queries, answers, and every row that any query sees, once; selections of many queries overlap in an unknown way.
    let last = n_rows - 1;
    let rows = p.cost(p.window.min(pos + 1) + last, compressed(last), layout.row_bytes()).bytes;
    Case {
        op: "attend",
        what: match seen {
            Seen::Window => "window".into(),
            Seen::All => format!("window and all {}", compressed(last)),
            Seen::Selected => format!("window and {} selected", compressed(last)),
        },
        format: "FP8".into(),
        n_rows,
        cost: Cost { bytes: rows + (n_rows * p.n_head * p.head_dim * 8) as f64, flops: each.map(|c| c.flops).sum() },
        unit: Unit::F32,
        allocates: 0,
        n_weights: 1,
        build: Box::new(move |be: &mut B, _| {
            let step = step(be, n_rows, pos, d.n_vocab)?;
            let rows = filled(be, &step, layout, ratio)?;
            let (q, kv) = (buf(be, n_rows * p.n_head * p.head_dim)?, buf(be, n_rows * p.head_dim)?);
            let (ring, sinks) = (buf(be, p.ring_len * p.head_dim)?, buf(be, p.n_head)?);
            // Rows spread over the whole past.
            let selected: Vec<i32> = (0..n_rows)
                .flat_map(|r| {
                    let n_visible = (pos + r + 1) / ratio;
                    (0..d.top_k).map(move |i| (i * n_visible / n_visible.min(d.top_k).max(1)) as i32)
                })
                .collect();
            let selected = ints(be, &selected)?;
            let mut out = be.buf(n_rows * p.n_head * p.head_dim)?;
            Ok(Box::new(move |be: &mut B| {
                let reach = match seen {
                    Seen::Window => Reach::Window,
                    Seen::All => Reach::Compressed { rows: &rows, ratio },
                    Seen::Selected => Reach::Indexed { rows: &rows, ratio, selected: &selected, top_k: d.top_k },
                };
                be.attend(Inputs { q: &q, kv: &kv, ring: &ring, sinks: &sinks, reach }, &step, p, &mut out);
            }))
        }),
    }
}
