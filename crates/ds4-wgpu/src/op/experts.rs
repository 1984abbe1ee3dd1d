//! Routed experts: for few tokens a launch a product, for many grouped by expert so that each one's weights are read once.

use ds4_ops::DeviceError;
use ds4_ops::op::experts::{Experts, Scratch as Parts, Weights};

use super::matmul::{FEW_ROWS, factors};
use crate::buffer::{Buf, Ints, Matrix, Storage};
use crate::gpu::Scratch;
use crate::recorder::{Recorder, linear};
use crate::shader::{
    EXPERTS_DOWN, EXPERTS_DOWN_SHARED, EXPERTS_DOWN_TILES, EXPERTS_GROUP, EXPERTS_SUM, EXPERTS_UP, EXPERTS_UP_TILES,
    Variant,
};

/// Outputs of gate and up that are worked on at a time.
const PART: u32 = 2;

/// What a batch brings.
pub(crate) struct Batch<'a> {
    pub x: &'a Buf,
    pub ids: &'a Ints,
    pub weights: &'a Buf,
    /// The shared expert, to be added for few rows.
    pub shared: Option<Shared<'a>>,
}

/// What is left of the shared expert.
pub(crate) struct Shared<'a> {
    pub down: &'a Matrix,
    /// What the last matrix takes, or what becomes that with `up`.
    pub gate: &'a Buf,
    /// The other half of what is to be made of `gate`, and its bound.
    pub up: Option<(&'a Buf, f32)>,
}

pub(crate) fn experts(
    r: &mut Recorder,
    [groups, halves]: [&mut Scratch; 2],
    w: Weights<'_, Matrix>,
    batch: Batch<'_>,
    p: Experts,
    parts: Parts<'_, Buf>,
    y: &mut Buf,
) -> Result<(), DeviceError> {
    assert!(p.dim.is_multiple_of(32) && p.dim_ff.is_multiple_of(32), "experts of {} x {}", p.dim, p.dim_ff);
    let [dim, ff, n_used] = [p.dim, p.dim_ff, p.n_used].map(|v| v as u32);
    let up = |cut: &[u32]| {
        let constants = [&[dim, w.gate.row_bytes(), ff, n_used], cut].concat();
        Variant::new(&[w.gate.stored, w.up.stored], &constants)
    };
    assert_eq!(w.gate.stored, w.up.stored, "gate and up of an expert have one format");
    let down = |constants: &[u32]| Variant::new(&[w.down.stored], constants);
    let [x, ids, weights]: [&Storage; 3] = [batch.x.as_ref(), batch.ids.as_ref(), batch.weights.as_ref()];
    let (gate, up_matrix, act) = (w.gate.as_ref(), w.up.as_ref(), (*parts.act).as_ref());
    let n_picks = p.n_rows * p.n_used;
    let clamp = p.clamp.to_bits();
    if p.n_rows <= FEW_ROWS {
        let buffers = [gate, up_matrix, x, ids, weights, act];
        let [outs, threads] = [r.tuning.up.0, r.tuning.up.1].map(|v| v as u32);
        r.launch(EXPERTS_UP.with(
            up(&[outs, threads, outs.min(PART)]),
            &buffers,
            &[clamp],
            [ff / outs, n_picks as u32, 1],
        ));
        let [outs, threads] = [r.tuning.down.0, r.tuning.down.1].map(|v| v as u32);
        let constants = [dim, w.down.row_bytes(), ff, n_used, outs, threads];
        let workgroups = [dim / outs, p.n_rows as u32, 1];
        let buffers = [w.down.as_ref(), act, ids, y.as_ref()];
        match batch.shared {
            None => r.launch(EXPERTS_DOWN.with(down(&constants), &buffers, &[], workgroups)),
            Some(Shared { down: m, gate, up }) => {
                let constants = [&constants[..], &[1, m.row_bytes(), up.is_some() as u32]].concat();
                let variant = Variant::new(&[w.down.stored, m.stored], &constants);
                let (up, clamp) = up.unwrap_or((gate, 0.0));
                let shared = [m.as_ref(), gate.as_ref(), up.as_ref()];
                let buffers = [&buffers[..], &shared].concat();
                r.launch(EXPERTS_DOWN_SHARED.with(variant, &buffers, &[clamp.to_bits()], workgroups));
            }
        }
        return Ok(());
    }
    // Rows of a tile for what an expert gets on average.
    let per_expert = n_picks.div_ceil(p.n_expert);
    let cut = |r: &Recorder| r.target().tile(per_expert + per_expert / 4);
    r.prepare(&EXPERTS_UP_TILES, up(&cut(r).constants()));
    let tile = cut(r);
    let n_tiles = n_picks / tile.rows + p.n_expert.min(n_picks);
    let picks_at = 1 + 2 * n_tiles;
    let groups = groups.get(r, 4 * (picks_at + n_picks))?;
    let group = Variant::new(&[], &[p.n_expert as u32, tile.rows as u32]);
    let picks_at = picks_at as u32;
    r.launch(EXPERTS_GROUP.with(group, &[ids, groups], &[n_picks as u32, picks_at], [1, 1, 1]));
    let x = factors(r, halves, x, p.n_rows * p.dim)?;
    let buffers = [gate, up_matrix, x, groups, weights, act];
    let workgroups = [(2 * p.dim_ff).div_ceil(tile.outputs) as u32, n_tiles as u32, 1];
    r.launch(EXPERTS_UP_TILES.with(up(&tile.constants()), &buffers, &[picks_at, clamp], workgroups));
    let part = (*parts.parts).as_ref();
    let buffers = [w.down.as_ref(), act, groups, part];
    let variant = down(&[&[dim, w.down.row_bytes(), ff], &tile.constants()[..]].concat());
    let workgroups = [p.dim.div_ceil(tile.outputs) as u32, n_tiles as u32, 1];
    r.launch(EXPERTS_DOWN_TILES.with(variant, &buffers, &[picks_at], workgroups));
    let sum = Variant::new(&[], &[dim, n_used]);
    r.launch(EXPERTS_SUM.with(sum, &[part, y.as_ref()], &[p.n_rows as u32], linear((p.n_rows * p.dim).div_ceil(64))));
    Ok(())
}
