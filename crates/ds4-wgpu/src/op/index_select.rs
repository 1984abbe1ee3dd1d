//! Scores of compressed rows and the choice of the best.

use ds4_ops::op::index_select::IndexSelect;
use ds4_ops::{DeviceError, RowFormat};

use super::matmul::FEW_ROWS;
use super::{DeviceStep, layout_constants, n_visible_max, page_constants};
use crate::buffer::{Buf, Ints, Rows, Storage};
use crate::gpu::Scratch;
use crate::recorder::{COUNTERS, Meeting, Recorder, linear};
use crate::shader::{
    INDEX_HALVE, INDEX_SCORES, INDEX_SCORES_FEW, INDEX_SCORES_MATRIX, INDEX_SELECT, INDEX_SELECT_WHOLE, Variant,
};

/// Bytes of scores that are held at a time; a batch with more is worked off in parts.
const SCORE_BYTES: usize = 64 << 20;

/// Rows of a workgroup, as in `index_scores_matrix.wgsl`.
const QUERIES: u32 = 16;
/// Compressed rows of a workgroup, as in `index_scores_few.wgsl`.
const KEYS: u32 = 16;

/// Scores that a workgroup chooses from, as in `choose.wgsl`.
const CHUNK: usize = 4096;
/// Levels of a choice in one launch at most, and meetings of each.
const LEVELS: usize = 4;
const UNITS: usize = COUNTERS / FEW_ROWS / LEVELS;

pub(crate) struct Inputs<'a> {
    pub q: &'a Buf,
    pub weights: &'a Buf,
    pub rows: &'a Rows,
}

pub(crate) fn index_select(
    r: &mut Recorder,
    [scratch, halves, scales]: [&mut Scratch; 3],
    left: &mut [Scratch; 4],
    x: Inputs<'_>,
    step: &DeviceStep,
    p: IndexSelect,
    selected: &mut Ints,
) -> Result<(), DeviceError> {
    // Whole vectors of four.
    let n_visible = n_visible_max(step, p.ratio).max(1).next_multiple_of(4);
    let n_part = (SCORE_BYTES / 4 / n_visible).clamp(1, step.n_rows);
    let scores = &scratch.get(r, 4 * n_part * n_visible)?.clone();
    let [dim, kind, block, n_rot, row_words, tail_word] = layout_constants(&x.rows.layout);
    let [pages_per_slot, per_page] = page_constants(step, p.ratio);
    let (ratio, n_visible_max) = (p.ratio as u32, n_visible as u32);
    let shape = [dim, kind, block, n_rot, row_words, tail_word, pages_per_slot, per_page, ratio, p.n_head as u32];
    let constants = [&shape[..], &[p.weight_scale.to_bits(), n_visible_max]].concat();
    let score = Variant::new(&[], &constants);
    let (pos, slot, pages) = (step.pos.as_ref(), step.slot.as_ref(), step.pages.as_ref());
    // Products of codes are exact in f16.
    let suits = step.n_rows > FEW_ROWS
        && x.rows.layout.format == RowFormat::Fp4
        && p.n_head.is_multiple_of(32)
        && p.dim.is_multiple_of(32)
        && p.dim <= 128;
    if suits && r.target().matrices.is_some() {
        r.prepare(&INDEX_SCORES_MATRIX, score);
    }
    let q = match r.target().matrices.filter(|_| suits) {
        None => None,
        Some(_) => {
            let n_blocks = step.n_rows * p.n_head * p.dim / 32;
            let (codes, scales) = (halves.get(r, 64 * n_blocks)?, scales.get(r, 4 * n_blocks)?);
            let words = [n_blocks as u32];
            let variant = Variant::new(&[], &[]);
            r.launch(INDEX_HALVE.with(variant, &[x.q.as_ref(), codes, scales], &words, linear(n_blocks.div_ceil(64))));
            Some((codes, scales))
        }
    };
    for row0 in (0..step.n_rows).step_by(n_part) {
        let n = n_part.min(step.n_rows - row0) as u32;
        let (weights, rows, tiles) = (x.weights.as_ref(), x.rows.as_ref(), n_visible_max.div_ceil(64));
        match q {
            None => {
                let buffers = [pos, slot, pages, x.q.as_ref(), weights, rows, scores];
                let (kernel, tiles) = match step.n_rows <= FEW_ROWS {
                    true => (&INDEX_SCORES_FEW, n_visible_max.div_ceil(KEYS)),
                    false => (&INDEX_SCORES, tiles),
                };
                r.launch(kernel.with(score, &buffers, &[row0 as u32], [tiles, n, 1]));
            }
            Some((codes, scales)) => {
                let buffers = [pos, slot, pages, codes, weights, rows, scales, scores];
                r.launch(INDEX_SCORES_MATRIX.with(score, &buffers, &[row0 as u32, n], [tiles, n.div_ceil(QUERIES), 1]));
            }
        }
        let part = Part { row0: row0 as u32, n, n_items: n_visible };
        select(r, left, scores, pos, part, p, selected.as_ref())?;
    }
    Ok(())
}

/// Rows of a batch whose scores are there, of so many items at most.
#[derive(Clone, Copy)]
struct Part {
    row0: u32,
    n: u32,
    n_items: usize,
}

/// How many items all levels below the last leave of so many, if there are such and one launch can do them.
fn left_by_all(mut n_items: usize, top_k: usize) -> Option<usize> {
    let mut left = 0;
    for _ in 0..LEVELS {
        let chunks = n_items.div_ceil(CHUNK);
        if chunks == 1 {
            return Some(left).filter(|left| *left > 0);
        }
        if chunks > UNITS || !top_k.is_multiple_of(4) || !CHUNK.is_multiple_of(top_k) || 2 * top_k > CHUNK {
            return None;
        }
        n_items = chunks * top_k;
        left += n_items;
    }
    None
}

/// Chooses in levels, until what is left fits one workgroup: of few rows in one launch, where workgroups can read what others wrote.
fn select(
    r: &mut Recorder,
    left: &mut [Scratch; 4],
    scores: &Storage,
    pos: &Storage,
    part: Part,
    p: IndexSelect,
    selected: &Storage,
) -> Result<(), DeviceError> {
    let Part { row0, n, mut n_items } = part;
    let in_one = left_by_all(n_items, p.top_k).filter(|_| r.target().coherent && n as usize <= FEW_ROWS);
    if let Some(n_left) = in_one {
        let [scores_left, items_left, ..] = left;
        let bytes = 4 * n as usize * n_left;
        let (scores_left, items_left) = (scores_left.get(r, bytes)?, items_left.get(r, bytes)?);
        let arrived = &r.arrived(Meeting::Select);
        let buffers = [pos, scores, scores_left, items_left, selected, arrived];
        let constants = [p.ratio, p.top_k, n_items, n_left, LEVELS, UNITS, buffers.len() - 1].map(|v| v as u32);
        let workgroups = [n_items.div_ceil(CHUNK) as u32, n, 1];
        r.launch(INDEX_SELECT_WHOLE.with(Variant::new(&[], &constants), &buffers, &[row0], workgroups));
        return Ok(());
    }
    let mut from = [scores.clone(), scores.clone()];
    for level in 0.. {
        let chunks = n_items.div_ceil(CHUNK);
        let n_left = (chunks * p.top_k).next_multiple_of(4);
        let last = chunks == 1;
        let [left_scores, left_items] = match &mut left[2 * (level % 2)..] {
            [a, b, ..] if !last => [a, b].map(|s| s.get(r, 4 * n as usize * n_left).cloned()),
            // Nothing but what is selected is left.
            [a, ..] => [a.get(r, 16).cloned(), Ok(selected.clone())],
            [] => unreachable!("there are four"),
        };
        let (left_scores, left_items) = (left_scores?, left_items?);
        let [ratio, top_k, stride, left_stride, level_word] =
            [p.ratio, p.top_k, n_items, n_left, level].map(|v| v as u32);
        let constants = [ratio, top_k, stride, left_stride, level_word, (level == 0) as u32, last as u32];
        let buffers = [pos, &from[0], &from[1], &left_scores, &left_items];
        r.launch(INDEX_SELECT.with(Variant::new(&[], &constants), &buffers, &[row0], [chunks as u32, n, 1]));
        if last {
            break;
        }
        (from, n_items) = ([left_scores, left_items], n_left);
    }
    Ok(())
}
