//! Routed experts: tokens grouped by expert, so that each expert's weights are read once per batch.

use ds4_ops::PlainMatrix;
use ds4_ops::op::experts::{Experts, Groups, Scratch, Weights};

use super::product::Inputs;
use crate::pool::Shared;
use crate::simd::int::{Acts, PANEL};
use crate::simd::{Rows, RowsMut};
use crate::{Core, Floats, lock};

/// Weight rows of a task at least when an expert has tokens for tiles: the tokens are laid side by side for every task anew.
const TILED_STRIP_MIN: usize = 256;
/// Weight rows of a task at least when it has few: what a task reads first is not fetched ahead.
const STRIP_MIN: usize = 64;
/// Tasks for each thread that are enough for all to end at the same time.
const TASKS_PER_THREAD: usize = 32;

#[allow(clippy::too_many_arguments)] // the operation's inputs, shape, scratch and output
pub(crate) fn experts(
    cpu: &Core,
    w: Weights<'_, PlainMatrix>,
    x: &[f32],
    ids: &[i32],
    weights: &[f32],
    p: Experts,
    scratch: Scratch<'_, Floats>,
    y: &mut [f32],
) {
    let n_picks = p.n_rows * p.n_used;
    let mut groups = Groups::default();
    groups.fill(&ids[..n_picks], p.n_expert);
    let (mut acts, mut act_acts) = (lock(&cpu.acts), lock(&cpu.act_acts));

    // act[place] = silu(gate) · up · weight, a pick's place being that among the groups: an expert's rows lie together.
    let act = Shared::new(&mut scratch.act[..n_picks * p.dim_ff]);
    let x = Source::new(cpu, [w.gate, w.up], &x[..p.n_rows * p.dim], p.dim, &mut acts);
    let strips = Strip::of_experts(cpu, &groups, w.gate, p.n_expert, &x);
    // Where a task has whole rows of act, it quantizes them while they are in the cache.
    let quantized = cpu.act_format(w.down).filter(|_| strips.iter().all(|strip| strip.n == p.dim_ff));
    if let Some(format) = quantized {
        act_acts.reset(format, n_picks, p.dim_ff);
    }
    let mut act_rows: Vec<_> = if quantized.is_some() { act_acts.rows_mut().collect() } else { Vec::new() };
    let act_rows = Shared::new(&mut act_rows);
    cpu.pool.run(strips.len(), &|index, worker| {
        let Strip { expert: e, first, n } = strips[index];
        let picks = groups.of(e);
        let tokens: Vec<u32> = picks.iter().map(|pick| (pick / p.n_used) as u32).collect();
        let n_out = picks.len() * n;
        let mut scratch = cpu.scratch(worker, 2 * n_out + n);
        let (gate, rest) = scratch.split_at_mut(n_out);
        let (up, one) = rest.split_at_mut(n_out);
        let row = e * p.dim_ff + first;
        let products = [(w.gate, row, RowsMut::dense(gate, n)), (w.up, row, RowsMut::dense(up, n))];
        cpu.products(worker, x.rows(&tokens), products);
        let rows = picks.iter().zip(groups.starts[e]..);
        for (((pick, place), gate), up) in rows.zip(gate.chunks_exact(n)).zip(up.chunks_exact(n)) {
            let act = match quantized {
                Some(_) => &mut one[..n],
                // SAFETY: a place belongs to one expert, and an expert's columns are divided among its tasks.
                None => unsafe { act.slice(place * p.dim_ff + first, n) },
            };
            cpu.kernels.silu_mul(gate, up, p.clamp, act);
            cpu.kernels.scale(weights[*pick], act);
            if quantized.is_some() {
                // SAFETY: as above.
                cpu.kernels.quantize(act, &mut unsafe { act_rows.slice(place, 1) }[0]);
            }
        }
    });

    // parts[place] = down · act[place]
    let parts = Shared::new(&mut scratch.parts[..n_picks * p.dim]);
    let act = match quantized {
        Some(_) => Source::Int8(&act_acts),
        None => Source::new(cpu, [w.down], &scratch.act[..n_picks * p.dim_ff], p.dim_ff, &mut acts),
    };
    let strips = Strip::of_experts(cpu, &groups, w.down, p.n_expert, &act);
    cpu.pool.run(strips.len(), &|index, worker| {
        let Strip { expert: e, first, n } = strips[index];
        let places = groups.starts[e]..groups.starts[e + 1];
        let rows: Vec<u32> = places.clone().map(|place| place as u32).collect();
        // SAFETY: as above.
        let out = unsafe { parts.block(p.dim, places, first..first + n) };
        cpu.products(worker, act.rows(&rows), [(w.down, e * p.dim + first, out)]);
    });

    // A token's experts are added in the order of its choice, whatever order they were computed in.
    let mut places = vec![0; n_picks];
    groups.picks.iter().enumerate().for_each(|(place, pick)| places[*pick] = place);
    let parts = &scratch.parts[..n_picks * p.dim];
    cpu.pool.for_rows(&mut y[..p.n_rows * p.dim], p.dim, |r, y| {
        y.fill(0.0);
        for place in &places[r * p.n_used..][..p.n_used] {
            y.iter_mut().zip(&parts[place * p.dim..][..p.dim]).for_each(|(y, v)| *y += v);
        }
    });
}

/// Weight rows of an expert: a task.
struct Strip {
    expert: usize,
    first: usize,
    n: usize,
}

impl Strip {
    /// The strips of all experts that have tokens. `w` is one of the experts' matrices. Where memory has nodes, strips of the same rows of
    /// all experts are tasks of the same node.
    fn of_experts(cpu: &Core, groups: &Groups, w: &PlainMatrix, n_expert: usize, source: &Source<'_>) -> Vec<Strip> {
        let n_rows = w.out / n_expert;
        let busy = || (0..n_expert).filter(|e| !groups.of(*e).is_empty());
        let per_task = busy().count() * n_rows / (TASKS_PER_THREAD * cpu.pool.threads());
        let at_least = |rows: usize| per_task.next_multiple_of(PANEL * 2).clamp(rows.min(n_rows), n_rows);
        let strip = |e: usize| match source {
            Source::Int8(acts) if groups.of(e).len() >= cpu.kernels.tile_rows_min(acts.format()) => {
                at_least(TILED_STRIP_MIN)
            }
            Source::Int8(_) => at_least(STRIP_MIN),
            Source::Floats { .. } => cpu.strip_rows(w, &source.rows(&[])),
        };
        let mut strips: Vec<Strip> = busy()
            .flat_map(|expert| {
                let strip = strip(expert);
                (0..n_rows).step_by(strip).map(move |first| Strip { expert, first, n: strip.min(n_rows - first) })
            })
            .collect();
        if cpu.pool.nodes() > 1 {
            let node = |first: usize| (0..cpu.pool.nodes()).find(|node| first < cpu.pool.of_node(*node, n_rows).end);
            strips.sort_by_key(|strip| node(strip.first));
        }
        strips
    }
}

/// Rows of activations that products pick from.
enum Source<'a> {
    Floats { x: &'a [f32], cols: usize },
    Int8(&'a Acts),
}

impl<'a> Source<'a> {
    /// `x` for products with `matrices`: in `acts` as int8, if that is what all of them are multiplied with.
    fn new<const N: usize>(
        cpu: &Core,
        matrices: [&PlainMatrix; N],
        x: &'a [f32],
        cols: usize,
        acts: &'a mut Acts,
    ) -> Source<'a> {
        match cpu.act_format(matrices[0]) {
            Some(format) if matrices.iter().all(|w| cpu.act_format(w) == Some(format)) => {
                cpu.quantize(format, x, cols, acts);
                Source::Int8(acts)
            }
            _ => Source::Floats { x, cols },
        }
    }

    fn rows<'b>(&'b self, index: &'b [u32]) -> Inputs<'b> {
        match *self {
            Source::Floats { x, cols } => Inputs::Floats(Rows::picked(x, cols, index)),
            Source::Int8(acts) => Inputs::Int8 { acts, index },
        }
    }
}
