//! Attention (`kernels/attend*.cu`): blocks for heads and, of few queries, for parts of what they see.

use ds4_ops::Step;
use ds4_ops::op::{attend, ring, rope};

use super::hyper::HyperPre;
use super::{ATTEND_FEW, WIDE_FEW};
use crate::launch::Launch;
use crate::view::{ActsView, HalvesView, LayoutView, MatrixView, Ptr, StepView, decodes, layout_view, step_view};
use crate::weights::GROUP;
use crate::{Buf, Cuda, Ints, Precision, Rows};

/// Parts that attention of few rows is cut into, at most (`attend.cu: MOST_PARTS`).
const ATTEND_PARTS: usize = 24;
/// Blocks for each sixteen heads that have the next weights brought to the L2.
const NEAR_BLOCKS: usize = 8;
/// Shared memory of a block of `attend_prompt`: alignment, 64 queries, two tiles of 64 rows, probabilities, a factor for each head, where the rows of
/// three tiles are, turns of up to 128 rotary values.
const PROMPT_BYTES: usize = 1024 + 2 * (3 * 64 * 512 + 64 * 64) + 4 * 64 + 8 * 3 * 64 + 8 * 64;
/// Values of the heads that `attend_prompt` is for.
pub(crate) const LONG_HEAD: usize = 512;
/// Threads that put parts of a head together.
const COMBINE_THREADS: usize = 512;

/// `rows.cuh: SeenP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Seen {
    rows: Ptr,
    selected: Ptr,
    step: StepView,
    layout: LayoutView,
    reach: i32,
    ratio: i32,
    top_k: i32,
    window: i32,
    ring_len: i32,
    pad: i32,
}

/// `rows.cuh: AttendP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Attend {
    seen: Seen,
    q: Ptr,
    kv: Ptr,
    ring: Ptr,
    sinks: Ptr,
    freqs: Ptr,
    out: Ptr,
    partial: Ptr,
    n_head: i32,
    head_dim: i32,
    n_rot: i32,
    parts: i32,
    scale: f32,
    eps: f32,
}

/// `attend.cu: CombineP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Combine {
    seen: Seen,
    parts: Ptr,
    partial: Ptr,
    sinks: Ptr,
    freqs: Ptr,
    kv: Ptr,
    out: Ptr,
    ring: Ptr,
    acts: ActsView,
    n_head: i32,
    head_dim: i32,
    n_parts: i32,
    n_rot: i32,
}

/// `attend_wide.cuh: WideP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct AttendWide {
    attend: Attend,
    halves: HalvesView,
    q_halves: HalvesView,
    near: MatrixView,
    later: HyperPre,
    rows_late: i32,
    pad: i32,
}

/// Parts that the visible rows of a small batch are cut into: by the kind of layer alone, so that a row does not see its batch.
fn attend_parts(reach: &attend::Reach<'_, Ints, Rows>, step: &Step<Ints>, p: &attend::Attend) -> usize {
    let most = match reach {
        attend::Reach::Window => 0,
        attend::Reach::Compressed { ratio, .. } => step.pages_per_slot * step.page_tokens / ratio,
        attend::Reach::Indexed { top_k, .. } => *top_k,
    };
    (p.window + most).div_ceil(32).min(ATTEND_PARTS)
}

/// The compressed rows that queries may see.
fn compressed<'a>(reach: &attend::Reach<'a, Ints, Rows>) -> Option<&'a Rows> {
    match *reach {
        attend::Reach::Window => None,
        attend::Reach::Compressed { rows, .. } | attend::Reach::Indexed { rows, .. } => Some(rows),
    }
}

impl Seen {
    fn of(reach: &attend::Reach<'_, Ints, Rows>, step: &Step<Ints>, p: &attend::Attend) -> Seen {
        let (reach_is, ratio, selected, top_k) = match *reach {
            attend::Reach::Window => (0, 1, 0, 0),
            attend::Reach::Compressed { ratio, .. } => (1, ratio, 0, 0),
            attend::Reach::Indexed { ratio, selected, top_k, .. } => (2, ratio, selected.ptr(), top_k),
        };
        let rows = compressed(reach);
        Seen {
            rows: rows.map_or(0, |rows| rows.memory.ptr()),
            selected,
            step: step_view(step),
            layout: rows.map(|rows| layout_view(&rows.layout)).unwrap_or_default(),
            reach: reach_is,
            ratio: ratio as i32,
            top_k: top_k as i32,
            window: p.window as i32,
            ring_len: p.ring_len as i32,
            pad: 0,
        }
    }
}

impl Attend {
    /// In `parts`, which go to `out` with their sums to `partial`; with `queries` (frequencies, rotary values, epsilon) they are finished on the way.
    fn of(
        x: &attend::Inputs<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: &attend::Attend,
        (parts, out, partial): (usize, Ptr, Ptr),
        queries: Option<(Ptr, usize, f32)>,
    ) -> Attend {
        let (freqs, n_rot, eps) = queries.unwrap_or_default();
        Attend {
            seen: Seen::of(&x.reach, step, p),
            q: x.q.ptr(),
            kv: x.kv.ptr(),
            ring: x.ring.ptr(),
            sinks: x.sinks.ptr(),
            freqs,
            out,
            partial,
            n_head: p.n_head as i32,
            head_dim: p.head_dim as i32,
            n_rot: n_rot as i32,
            parts: parts as i32,
            scale: p.scale,
            eps,
        }
    }
}

impl Cuda {
    /// Attention in `parts`; with `queries` (frequencies, rotary values, epsilon) they are finished on the way. Returns where the parts
    /// and their sums are.
    fn attend_launch(
        &mut self,
        x: &attend::Inputs<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        parts: usize,
        queries: Option<(Ptr, usize, f32)>,
        out: &Buf,
    ) -> (Ptr, Ptr) {
        assert!(p.head_dim <= 512, "heads of {} values, kernels for 512", p.head_dim);
        self.acts.written(out.ptr());
        let (to, partial) = self.parts_room(step.n_rows * p.n_head, parts, p.head_dim, out);
        let params = Attend::of(x, step, &p, (parts, to, partial), queries);
        let padded = p.head_dim.next_multiple_of(64);
        let shared = 4 * (32 * (padded + 4) + 8 * padded + 8 * 32 + 24);
        Launch::of("attend").grid([p.n_head.div_ceil(8), parts, step.n_rows]).shared(shared).run(self, &params);
        (to, partial)
    }

    /// Where `parts` of so many heads and their sums go: to `out` itself, without sums, if there is one.
    fn parts_room(&mut self, heads: usize, parts: usize, head_dim: usize, out: &Buf) -> (Ptr, Ptr) {
        if parts <= 1 {
            return (out.ptr(), 0);
        }
        (self.scratch("attend parts", 4 * heads * parts * head_dim), self.scratch("attend sums", 8 * heads * parts))
    }

    /// Attention on the matrix unit, if it is written for this shape; like [`attend_launch`](Self::attend_launch).
    fn attend_wide(
        &mut self,
        x: &attend::Inputs<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        parts: usize,
        queries: Option<(Ptr, usize, f32)>,
        out: &Buf,
    ) -> Option<(Ptr, Ptr)> {
        // Of few rows parts are blocks of their own, and heads more blocks.
        let few = parts > 1;
        let turns = queries.map_or(0, |(_, n_rot, _)| n_rot);
        let prompt = p.head_dim == LONG_HEAD && !few && turns <= 128 && self.device.multiplies_together();
        let name = match p.head_dim {
            _ if self.precision != Precision::Int8 => return None,
            _ if prompt => "attend_prompt",
            512 if few && step.n_rows > 1 => "attend_several_512",
            512 if few => "attend_few_512",
            512 => "attend_wide_512",
            128 if few => "attend_few_128",
            128 => "attend_wide_128",
            _ => return None,
        };
        if compressed(&x.reach).is_some_and(|rows| !decodes(&rows.layout)) {
            return None;
        }
        let (to, partial) = self.parts_room(step.n_rows * p.n_head, parts, p.head_dim, out);
        let width = p.n_head * p.head_dim;
        let short = step.n_rows > WIDE_FEW && self.short.contains_key(&out.ptr());
        let halves = match queries {
            Some(_) if short => HalvesView { v: out.ptr(), stride: width as i64 },
            Some(_) if self.finishes_heads(step.n_rows, &p) => self.halves_room("halves of heads", step.n_rows, width),
            _ => Default::default(),
        };
        // Few queries leave the memory idle.
        let near = if few { self.ahead.next().unwrap_or_default() } else { Default::default() };
        let late_queries = self.product.as_ref().is_some_and(|product| product.y == x.q.ptr());
        let later = if few { self.take_later(step.n_rows) } else { Default::default() };
        let beside = if near.codes == 0 { 0 } else { NEAR_BLOCKS } + usize::from(later.totals != 0);
        let q_halves = self.acts.f16.find(x.q.ptr(), step.n_rows, width).unwrap_or_default();
        assert!(prompt || q_halves.v == 0, "queries in f16 are for attend_prompt alone");
        // Those who want the result in f16 are the only ones.
        let only_halves = prompt && halves.v != 0;
        let out_at = if only_halves { 0 } else { to };
        let chosen = matches!(x.reach, attend::Reach::Indexed { .. });
        let params = AttendWide {
            attend: Attend::of(x, step, &p, (parts, out_at, partial), queries),
            halves,
            q_halves,
            near,
            later,
            rows_late: (chosen && !late_queries) as i32,
            pad: 0,
        };
        // Queries, a tile of rows, probabilities as halves; scores and three values for each head.
        let (heads, threads) = match few {
            true if p.head_dim == 512 => (16, 512),
            true => (16, 128),
            false => (64, 512),
        };
        // Warps of sixteen heads share the dimensions beyond four of them.
        let splits = threads / 32 * 16 / heads / 4;
        let shared = match prompt {
            true => PROMPT_BYTES,
            false => 2 * ((heads + 32) * (p.head_dim + 8) + heads * 40) + 4 * (splits * heads * 33 + 3 * heads),
        };
        self.acts.written(out.ptr());
        Launch::of(name)
            .grid([p.n_head.div_ceil(heads), step.n_rows, parts + beside])
            .threads(threads)
            .shared(shared)
            .run(self, &params);
        if halves.v != 0 {
            self.acts.f16.insert(out.ptr(), step.n_rows, width, halves);
        }
        Some((to, partial))
    }

    pub(crate) fn fused_attend(
        &mut self,
        x: &attend::Heads<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        heads: rope::RopeTail,
        eps: f32,
        out: &Buf,
    ) -> bool {
        let inputs = attend::Inputs { q: &*x.q, kv: x.kv, ring: &*x.ring, sinks: x.sinks, reach: x.reach };
        let queries = Some((x.freqs.ptr(), heads.n_rot, eps));
        if !self.fuses(step.n_rows) || !p.head_dim.is_multiple_of(32) {
            // Of many rows only the queries are finished on the way.
            if self.attend_wide(&inputs, step, p, 1, queries, out).is_none() {
                return false;
            }
            self.finish_heads(x, step, p, heads, out);
            return true;
        }
        let (n, parts) = (step.n_rows, attend_parts(&x.reach, step, &p).max(2));
        let wide = self.attend_wide(&inputs, step, p, parts, queries, out);
        let (to, partial) = wide.unwrap_or_else(|| self.attend_launch(&inputs, step, p, parts, queries, out));
        let width = p.n_head * p.head_dim;
        let mut acts = self.acts_room("acts of heads", n, width);
        let flat = acts.stride as usize == width;
        acts.stride = p.head_dim as i64;
        let combine = Combine {
            seen: Seen::of(&x.reach, step, &p),
            parts: to,
            partial,
            sinks: x.sinks.ptr(),
            freqs: x.freqs.ptr(),
            kv: x.kv.ptr(),
            out: out.ptr(),
            ring: x.ring.ptr(),
            acts,
            n_head: p.n_head as i32,
            head_dim: p.head_dim as i32,
            n_parts: parts as i32,
            n_rot: heads.n_rot as i32,
        };
        Launch::of("attend_combine").grid([p.n_head + 1, n, 1]).threads(COMBINE_THREADS).run(self, &combine);
        if flat {
            acts.stride = width as i64;
            self.acts.int8.insert(out.ptr(), n, width, acts);
        }
        true
    }

    /// Whether heads are rotated back and become f16 along with attention.
    fn finishes_heads(&self, n_rows: usize, p: &attend::Attend) -> bool {
        let width = p.n_head * p.head_dim;
        self.precision == Precision::Int8 && n_rows > WIDE_FEW && width.is_multiple_of(GROUP)
    }

    /// What follows attention of many rows: the rows go to their ring, and heads are rotated back where that is not done.
    fn finish_heads(
        &mut self,
        x: &attend::Heads<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        heads: rope::RopeTail,
        out: &Buf,
    ) {
        let ring = ring::Ring { len: p.ring_len, dim: p.head_dim };
        self.launch_ring_store(x.kv, step, ring, x.ring);
        if !self.finishes_heads(step.n_rows, &p) {
            self.launch_rope_tail(out, x.freqs, step, rope::RopeTail { turn: rope::Turn::Inverse, ..heads });
        }
    }

    pub(crate) fn launch_attend(
        &mut self,
        x: attend::Inputs<'_, Buf, Ints, Rows>,
        step: &Step<Ints>,
        p: attend::Attend,
        out: &Buf,
    ) {
        if step.n_rows > ATTEND_FEW && self.attend_wide(&x, step, p, 1, None, out).is_some() {
            return;
        }
        let parts = if step.n_rows <= ATTEND_FEW { attend_parts(&x.reach, step, &p) } else { 1 };
        let (to, partial) = self.attend_launch(&x, step, p, parts, None, out);
        if parts > 1 {
            let combine = Combine {
                seen: Seen::of(&x.reach, step, &p),
                parts: to,
                partial,
                sinks: x.sinks.ptr(),
                out: out.ptr(),
                n_head: p.n_head as i32,
                head_dim: p.head_dim as i32,
                n_parts: parts as i32,
                ..Default::default()
            };
            Launch::of("attend_combine").grid([p.n_head, step.n_rows, 1]).threads(COMBINE_THREADS).run(self, &combine);
        }
    }
}
