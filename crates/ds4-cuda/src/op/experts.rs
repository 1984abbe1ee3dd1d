//! Routed experts (`kernels/experts*.cu`): each choice on its own, or choices by expert; routing.

use ds4_ops::op::{experts, route};
use ds4_ops::{Format, Step};

use super::hyper::{HyperMix, HyperPre, Product};
use super::{ATTEND_FEW, TABLE_BYTES, WARPS, WIDE_FEW, product_bytes};
use crate::launch::Launch;
use crate::view::{ActsView, HalvesView, MatrixView, Ptr, StepView, step_view};
use crate::weights::{GROUP, TILE, quantized};
use crate::{Buf, Cuda, Ints, Matrix, Precision};

/// Rows of a batch up to which each token's experts are computed on their own.
const EXPERTS_FEW: usize = WIDE_FEW;
/// Rows of a batch from which choices of the same expert are looked for: with fewer there are hardly any, and looking costs.
const PAIRS_FROM: usize = 9;
/// Choices that `pair_choices` can put in order: two for each thread.
const PAIRED_MOST: usize = 2 * 32 * WARPS;
/// Threads that route a token (`rows.cuh: ROUTE_THREADS`), an expert each.
const ROUTE_THREADS: usize = 256;

/// Bytes of shared memory for routing: scores, keys, scores of those chosen.
fn route_bytes(n_expert: usize, n_used: usize) -> usize {
    4 * (2 * n_expert + n_used)
}

/// Bytes of shared memory of a block of `experts.cu: gate_up_known`: sums and the first warps' columns before the table, which begins at a multiple
/// of its size, the others' behind it; where `paired` choices are looked for two columns, and a list of them.
fn known_bytes(paired: Option<usize>) -> usize {
    let columns = if paired.is_some() { 2 } else { 1 };
    let (sums, room) = (2 * columns * 4 * TILE * WARPS, columns * (product_bytes(1) / WARPS - 4 * TILE));
    let first = WARPS / 2 / columns;
    let list = paired.map_or(0, |n| n.next_multiple_of(4) + n + 2 * n.div_ceil(32));
    (sums + first * room).next_multiple_of(TABLE_BYTES) + TABLE_BYTES + (WARPS - first) * room + 4 * list
}

/// `experts.cu: ExpertsP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Experts {
    gate: MatrixView,
    up: MatrixView,
    down: MatrixView,
    x: Ptr,
    weights: Ptr,
    ids: Ptr,
    acts: ActsView,
    act: Ptr,
    act_acts: ActsView,
    y: Ptr,
    shared: MatrixView,
    shared_acts: ActsView,
    mixture: Mixture,
    later: HyperPre,
    n_rows: i32,
    n_used: i32,
    dim: i32,
    dim_ff: i32,
    clamp: f32,
    blocks: i32,
    mix: HyperMix,
}

/// `experts_grouped.cu: GroupP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Group {
    ids: Ptr,
    counts: Ptr,
    starts: Ptr,
    list: Ptr,
    items: Ptr,
    n_items: Ptr,
    n_choices: i32,
    n_expert: i32,
}

/// `matmul_wide.cu: WideGroupedP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Grouped {
    gate: MatrixView,
    up: MatrixView,
    down: MatrixView,
    weights: Ptr,
    counts: Ptr,
    starts: Ptr,
    list: Ptr,
    items: Ptr,
    n_items: Ptr,
    x: HalvesView,
    act: HalvesView,
    parts: Ptr,
    n_used: i32,
    dim: i32,
    dim_ff: i32,
    clamp: f32,
}

/// `experts_grouped.cu: SumPartsP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct SumParts {
    parts: Ptr,
    y: Ptr,
    len: i64,
    n_used: i32,
    dim: i32,
}

/// `rows.cuh: RouteP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Route {
    logits: Ptr,
    bias: Ptr,
    table: Ptr,
    step: StepView,
    ids: Ptr,
    weights: Ptr,
    n_expert: i32,
    n_used: i32,
    scale: f32,
    pad: i32,
}

/// `experts.cu: MixtureP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Mixture {
    route: Route,
    gate: Ptr,
    up: Ptr,
    dim_ff: i32,
    clamp: f32,
}

/// Routing as kernels want it.
fn route_params(
    logits: &Buf,
    choice: &route::Choice<'_, Buf, Ints>,
    step: &Step<Ints>,
    p: route::Route,
    ids: &Ints,
    weights: &Buf,
) -> Route {
    assert!(
        p.n_used <= 32 && p.n_expert <= ROUTE_THREADS,
        "{} experts of {}, kernels for 32 of 256",
        p.n_used,
        p.n_expert
    );
    let (bias, table) = match choice {
        route::Choice::Hash(table) => (0, table.ptr()),
        route::Choice::Learned(bias) => (bias.ptr(), 0),
    };
    Route {
        logits: logits.ptr(),
        bias,
        table,
        step: step_view(step),
        ids: ids.ptr(),
        weights: weights.ptr(),
        n_expert: p.n_expert as i32,
        n_used: p.n_used as i32,
        scale: p.scale,
        pad: 0,
    }
}

impl Cuda {
    /// The experts of many tokens, each expert's weights read once for 64 of them.
    #[allow(clippy::too_many_arguments)] // those of the operation
    fn experts_grouped(
        &mut self,
        w: &experts::Weights<'_, Matrix>,
        x: &Buf,
        ids: &Ints,
        weights: &Buf,
        p: experts::Experts,
        scratch: (&Buf, &Buf),
        y: &Buf,
    ) {
        let (act, parts) = scratch;
        let choices = p.n_rows * p.n_used;
        let wide = self.device.wide().grouped();
        let items = choices.div_ceil(wide.columns) + p.n_expert;
        let room = self.scratch("expert groups", 4 * (2 * p.n_expert + choices + items + 1));
        let at = |n: usize| room + 4 * n as u64;
        let group = Group {
            ids: ids.ptr(),
            counts: at(0),
            starts: at(p.n_expert),
            list: at(2 * p.n_expert),
            items: at(2 * p.n_expert + choices),
            n_items: at(2 * p.n_expert + choices + items),
            n_choices: choices as i32,
            n_expert: p.n_expert as i32,
        };
        let x = self.halved(x.ptr(), p.n_rows, p.dim);
        // In f16, they take half of what there is for them, or no more than that with the end of a row.
        self.acts.written(act.ptr());
        let act = match p.dim_ff.next_multiple_of(GROUP) {
            stride if stride <= 2 * p.dim_ff => HalvesView { v: act.ptr(), stride: stride as i64 },
            _ => self.halves_room("expert halves", choices, p.dim_ff),
        };
        Launch::of("count_choices").blocks(p.n_expert).run(self, &group);
        Launch::of("group_choices").blocks(p.n_expert).run(self, &group);
        let grouped = Grouped {
            gate: w.gate.view,
            up: w.up.view,
            down: w.down.view,
            weights: weights.ptr(),
            counts: group.counts,
            starts: group.starts,
            list: group.list,
            items: group.items,
            n_items: group.n_items,
            x,
            act,
            parts: parts.ptr(),
            n_used: p.n_used as i32,
            dim: p.dim as i32,
            dim_ff: p.dim_ff as i32,
            clamp: p.clamp,
        };
        // Half of the rows are of gate; their sums and those of up lie side by side, where the activations were.
        let (threads, rows, sums) = (32 * wide.warps, wide.rows(), 4 * wide.columns * (wide.rows() + 1));
        let shared = wide.bytes() + sums.saturating_sub(wide.stages * wide.columns * 2 * GROUP);
        let blocks = (act.stride as usize).div_ceil(rows / 2);
        Launch::of("grouped_gate_up").grid([blocks, items, 1]).threads(threads).shared(shared).run(self, &grouped);
        let grid = [p.dim.div_ceil(rows), items, 1];
        Launch::of("grouped_down").grid(grid).threads(threads).shared(wide.bytes()).run(self, &grouped);
        self.acts.written(y.ptr());
        let sum = SumParts {
            parts: parts.ptr(),
            y: y.ptr(),
            len: (p.n_rows * p.dim) as i64,
            n_used: p.n_used as i32,
            dim: p.dim as i32,
        };
        Launch::of("sum_parts").over(p.n_rows * p.dim).run(self, &sum);
    }

    /// Gate and up, then down; with a mixture routing before them, and the shared expert from its activations on.
    #[allow(clippy::too_many_arguments)] // those of the operation
    fn experts_launch(
        &mut self,
        w: &experts::Weights<'_, Matrix>,
        x: &Buf,
        ids: &Ints,
        weights: &Buf,
        p: experts::Experts,
        act: &Buf,
        y: &Buf,
        mixture: Option<(MatrixView, ActsView, Mixture)>,
    ) {
        assert!(p.n_used <= 8, "{} experts used, kernels for 8", p.n_used);
        assert!(
            p.dim.is_multiple_of(16) && p.dim_ff.is_multiple_of(16),
            "experts of {} x {}: rows in tiles of 16",
            p.dim_ff,
            p.dim
        );
        let exact = self.precision == Precision::F32;
        let choices = p.n_rows * p.n_used;
        let blocks = p.dim_ff.next_multiple_of(GROUP) / 32;
        // Blocks of each token that do what is beside the experts.
        let beside = mixture.map(|(_, acts, _)| (acts.stride as usize).div_ceil(ROUTE_THREADS));
        let (shared, shared_acts, mixture) = mixture.unwrap_or_default();
        let mut params = Experts {
            gate: w.gate.view,
            up: w.up.view,
            down: w.down.view,
            x: x.ptr(),
            weights: weights.ptr(),
            ids: ids.ptr(),
            act: act.ptr(),
            y: y.ptr(),
            n_rows: p.n_rows as i32,
            n_used: p.n_used as i32,
            dim: p.dim as i32,
            dim_ff: p.dim_ff as i32,
            clamp: p.clamp,
            shared,
            shared_acts,
            mixture,
            later: if exact { Default::default() } else { self.take_later(p.n_rows) },
            blocks: blocks as i32,
            ..Default::default()
        };
        if let Some(beside) = beside {
            let shared = route_bytes(p.n_expert, p.n_used);
            Launch::of("route_shared").grid([1 + beside, p.n_rows, 1]).shared(shared).run(self, &params);
        }
        let known = !exact && w.gate.format == Format::Iq2Xxs && w.up.format == Format::Iq2Xxs;
        let paired = (p.n_rows >= PAIRS_FROM && choices <= PAIRED_MOST).then_some(choices);
        let gate_up = match exact {
            true => "experts_gate_up_exact",
            false if known && paired.is_some() => "experts_gate_up_pairs_iq2_xxs",
            false if known => "experts_gate_up_iq2_xxs",
            false => "experts_gate_up",
        };
        let down = match p.n_rows {
            _ if exact => "experts_down_exact",
            2..=EXPERTS_FEW if w.down.format == Format::Q2K => "experts_down_many_q2_k",
            2..=ATTEND_FEW => "experts_down_many",
            _ => "experts_down",
        };
        // Of a known format a block takes one choice after the other, and there are no more blocks than run at once.
        let at_once = (3 * self.device.processors() / blocks).clamp(p.n_used, choices.max(p.n_used));
        let across = if known { at_once } else { choices };
        if !exact {
            if quantized(w.gate.format) || quantized(w.up.format) {
                params.acts = self.quantized(x.ptr(), p.n_rows, p.dim);
            }
            params.act_acts = self.acts_room("expert acts", choices, p.dim_ff);
        }
        self.acts.written(act.ptr());
        self.acts.written(y.ptr());
        Launch::of(gate_up)
            .grid([across, blocks + usize::from(params.later.totals != 0), 1])
            .threads(32 * WARPS)
            .shared(if known { known_bytes(paired) } else { TABLE_BYTES + product_bytes(1) })
            .run(self, &params);
        let launch = Launch::of(down)
            .grid([p.n_rows, p.dim.div_ceil(16), 1])
            .threads(32 * WARPS)
            .shared(TABLE_BYTES + product_bytes(1));
        if exact || !self.fuses(p.n_rows) {
            return launch.run(self, &params);
        }
        self.product_later(Product {
            y: params.y,
            n_rows: p.n_rows,
            dim: p.dim,
            mark: self.mark,
            launch: Box::new(move |cuda, mix| launch.run_now(cuda, &Experts { mix, ..params })),
        });
    }

    pub(crate) fn fused_mixture(
        &mut self,
        x: &experts::Mixture<'_, Matrix, Buf, Ints>,
        step: &Step<Ints>,
        route: route::Route,
        p: experts::Experts,
        clamp_shared: f32,
    ) -> bool {
        let w = &x.experts;
        let codes = [w.gate, w.up, w.down].iter().all(|m| quantized(m.format));
        if !self.fuses(p.n_rows)
            || p.n_used > 6
            || !codes
            || x.shared_down.format != Format::Q8_0
            || !p.dim.is_multiple_of(16)
            || !p.dim_ff.is_multiple_of(16)
        {
            return false;
        }
        let shared_acts = self.acts_room("acts of the shared expert", p.n_rows, p.dim_ff);
        let mixture = Mixture {
            route: route_params(x.logits, &x.choice, step, route, x.ids, x.weights),
            gate: x.shared_gate.ptr(),
            up: x.shared_up.ptr(),
            dim_ff: p.dim_ff as i32,
            clamp: clamp_shared,
        };
        let mixture = Some((x.shared_down.view, shared_acts, mixture));
        self.experts_launch(w, x.x, x.ids, x.weights, p, x.act, x.out, mixture);
        true
    }

    pub(crate) fn launch_route(
        &mut self,
        logits: &Buf,
        choice: route::Choice<'_, Buf, Ints>,
        step: &Step<Ints>,
        p: route::Route,
        ids: &Ints,
        weights: &Buf,
    ) {
        let params = route_params(logits, &choice, step, p, ids, weights);
        Launch::of("route").blocks(step.n_rows).shared(route_bytes(p.n_expert, p.n_used)).run(self, &params);
    }

    #[allow(clippy::too_many_arguments)] // those of the operation
    pub(crate) fn launch_experts(
        &mut self,
        w: experts::Weights<'_, Matrix>,
        x: &Buf,
        ids: &Ints,
        weights: &Buf,
        p: experts::Experts,
        scratch: experts::Scratch<'_, Buf>,
        y: &Buf,
    ) {
        let codes = [w.gate, w.up, w.down].iter().all(|m| quantized(m.format));
        if self.precision == Precision::Int8 && p.n_rows > EXPERTS_FEW && codes && w.gate.format == w.up.format {
            return self.experts_grouped(&w, x, ids, weights, p, (scratch.act, scratch.parts), y);
        }
        self.experts_launch(&w, x, ids, weights, p, scratch.act, y, None);
    }
}
