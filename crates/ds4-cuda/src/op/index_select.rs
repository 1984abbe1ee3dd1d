//! Which compressed rows queries see (`kernels/index_select.cu`).

use ds4_ops::op::{index_select, rope, round};
use ds4_ops::{RowFormat, Step};

use super::ATTEND_FEW;
use crate::launch::Launch;
use crate::view::{LayoutView, Ptr, StepView, layout_view, step_view};
use crate::{Buf, Cuda, Ints, Rows};

/// Bytes of shared memory that `index_select` has besides the keys that it keeps.
const SELECT_BYTES: usize = 9 << 10;
/// Bytes of shared memory that a block of `index_scores_prompt` has for each of its queries: 64 heads of 128 values in bf16, their weights, how many rows
/// it sees.
const QUERY_BYTES: usize = 64 * (2 * 128 + 4) + 4;
/// Bytes of scores that are kept at a time, unless those of one query are more.
pub(crate) const SCORES_BYTES: usize = 16 << 20;
/// Rows that such a block takes at a time (`index_prompt.cu: SCORE_ROWS`).
const SCORE_ROWS: usize = 256;

/// `index_select.cu: ScoreP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Score {
    q: Ptr,
    weights: Ptr,
    rows: Ptr,
    scores: Ptr,
    step: StepView,
    layout: LayoutView,
    n_head: i32,
    dim: i32,
    top_k: i32,
    ratio: i32,
    max_visible: i32,
    weight_scale: f32,
}

/// `index_select.cu: FastScoreP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct FastScore {
    codes: Ptr,
    weights: Ptr,
    rows: Ptr,
    scores: Ptr,
    step: StepView,
    layout: LayoutView,
    n_head: i32,
    n_rows: i32,
    top_k: i32,
    ratio: i32,
    max_visible: i32,
    at_once: i32,
    weight_scale: f32,
    pad: i32,
}

/// `index_select.cu: IndexQueryP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct IndexQuery {
    q: Ptr,
    freqs: Ptr,
    codes: Ptr,
    step: StepView,
    n_head: i32,
    n_rot: i32,
    top_k: i32,
    ratio: i32,
    in_order: i32,
    pad: i32,
}

/// `index_select.cu: SelectP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Select {
    scores: Ptr,
    selected: Ptr,
    step: StepView,
    top_k: i32,
    ratio: i32,
    max_visible: i32,
    held: i32,
}

/// Not a rounding that the fused index takes along.
pub(crate) fn rotates(rounding: round::Rounding) -> bool {
    rounding == round::Rounding::Index
}

impl Cuda {
    /// Scores rows of the batch as many at a time as there is room for, and selects.
    fn select_scored(
        &mut self,
        step: &Step<Ints>,
        p: index_select::IndexSelect,
        max_visible: usize,
        selected: &Ints,
        score: &mut dyn FnMut(&mut Cuda, usize, usize, StepView, Ptr),
    ) {
        // Many rows take turns, so that the scores of a long context do not need the room of a whole chunk.
        let at_once = (SCORES_BYTES / (4 * max_visible)).clamp(1, step.n_rows.max(1));
        // Keys of a row, as many as fit.
        let most = (self.device.shared_most() - SELECT_BYTES) / 4 / 1024 * 1024;
        let held = max_visible.next_multiple_of(1024).min(most);
        let scores = self.scratch("scores", 4 * max_visible * at_once);
        for first in (0..step.n_rows).step_by(at_once) {
            let n = at_once.min(step.n_rows - first);
            let mut view = step_view(step);
            for column in [&mut view.token, &mut view.pos, &mut view.slot, &mut view.lead, &mut view.trail] {
                *column += 4 * first as u64;
            }
            score(self, first, n, view, scores);
            let select = Select {
                scores,
                selected: selected.ptr() + (4 * first * p.top_k) as u64,
                step: view,
                top_k: p.top_k as i32,
                ratio: p.ratio as i32,
                max_visible: max_visible as i32,
                held: held as i32,
            };
            Launch::of("index_select").blocks(n).threads(1024).shared(4 * held).run(self, &select);
        }
    }

    #[allow(clippy::too_many_arguments)] // those of the operation
    pub(crate) fn fused_index(
        &mut self,
        q: &Buf,
        freqs: Option<&Buf>,
        weights: &Buf,
        rows: &Rows,
        step: &Step<Ints>,
        heads: rope::RopeTail,
        p: index_select::IndexSelect,
        selected: &Ints,
    ) -> bool {
        if rows.layout.format != RowFormat::Fp4 || p.dim != 128 || p.n_head > 64 {
            return false;
        }
        // A product that was put off and has nothing to do with the choice comes after it.
        let held = self.product.take_if(|product| product.y != q.ptr() && product.y != weights.ptr());
        let max_visible = step.pages_per_slot * step.page_tokens / p.ratio;
        // In bf16; with a query that is to be changed in the first half of where it is.
        let codes = match freqs {
            Some(_) => q.ptr(),
            None => self.scratch("index codes", step.n_rows * p.n_head * 512),
        };
        // Queries of a prompt share what is decoded of the rows.
        let prompt = step.n_rows > ATTEND_FEW;
        let at_once = if prompt { ((self.device.shared_most() - 1024) / QUERY_BYTES).clamp(4, 8) } else { 1 };
        let queries = IndexQuery {
            q: q.ptr(),
            freqs: freqs.map_or(0, Buf::ptr),
            codes,
            step: step_view(step),
            n_head: p.n_head as i32,
            n_rot: heads.n_rot as i32,
            top_k: p.top_k as i32,
            ratio: p.ratio as i32,
            in_order: prompt as i32,
            pad: 0,
        };
        Launch::of("index_queries").grid([p.n_head.div_ceil(4), step.n_rows, 1]).threads(128).run(self, &queries);
        self.select_scored(step, p, max_visible, selected, &mut |cuda, first, n, view, scores| {
            let score = FastScore {
                codes: codes + (first * p.n_head * 512) as u64,
                weights: weights.ptr() + (4 * first * p.n_head) as u64,
                rows: rows.memory.ptr(),
                scores,
                step: view,
                layout: layout_view(&rows.layout),
                n_head: p.n_head as i32,
                n_rows: n as i32,
                top_k: p.top_k as i32,
                ratio: p.ratio as i32,
                max_visible: max_visible as i32,
                at_once: at_once as i32,
                weight_scale: p.weight_scale,
                pad: 0,
            };
            let (across, processors) = (n.div_ceil(at_once), cuda.device.processors());
            if prompt {
                // A block each, as far as they go.
                let blocks = max_visible.div_ceil(SCORE_ROWS).min((processors / across).max(1));
                let shared = 1024 + at_once * QUERY_BYTES;
                Launch::of("index_scores_prompt")
                    .grid([blocks, across, 1])
                    .threads(512)
                    .shared(shared)
                    .run(cuda, &score);
            } else {
                let blocks = max_visible.div_ceil(64).min((4 * processors).div_ceil(across).max(8));
                let shared = p.n_head.next_multiple_of(8) * (2 * (128 + 32) + 4);
                Launch::of("index_scores_fp4").grid([blocks, across, 1]).threads(128).shared(shared).run(cuda, &score);
            }
        });
        self.product = held;
        true
    }

    pub(crate) fn launch_index_select(
        &mut self,
        q: &Buf,
        weights: &Buf,
        rows: &Rows,
        step: &Step<Ints>,
        p: index_select::IndexSelect,
        selected: &Ints,
    ) {
        let heads = rope::RopeTail { n_head: p.n_head, head_dim: p.dim, n_rot: 0, turn: rope::Turn::Forward };
        if self.fused_index(q, None, weights, rows, step, heads, p, selected) {
            return;
        }
        let max_visible = step.pages_per_slot * step.page_tokens / p.ratio;
        self.select_scored(step, p, max_visible, selected, &mut |cuda, first, n, view, scores| {
            let score = Score {
                q: q.ptr() + (4 * first * p.n_head * p.dim) as u64,
                weights: weights.ptr() + (4 * first * p.n_head) as u64,
                rows: rows.memory.ptr(),
                scores,
                step: view,
                layout: layout_view(&rows.layout),
                n_head: p.n_head as i32,
                dim: p.dim as i32,
                top_k: p.top_k as i32,
                ratio: p.ratio as i32,
                max_visible: max_visible as i32,
                weight_scale: p.weight_scale,
            };
            let blocks = max_visible.div_ceil(8).min((8 * cuda.device.processors()).div_ceil(n).max(8));
            Launch::of("index_scores").grid([blocks, n, 1]).run(cuda, &score);
        });
    }
}
