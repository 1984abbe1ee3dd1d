//! Matrix products. A task takes a strip of weight rows and meets every row of `x` with it, so a batch reads its weights
//! once.

use ds4_ops::PlainMatrix;
use ds4_ops::op::matmul::MatMul;

use super::product::Inputs;
use crate::simd::Rows;
use crate::simd::int::{PANEL, Panel};
use crate::{Core, lock};

pub(crate) fn matmul(cpu: &Core, w: &PlainMatrix, x: &[f32], p: MatMul, y: &mut [f32]) {
    let (cols, groups) = (w.cols, p.n_groups);
    let Some(format) = cpu.act_format(w) else {
        let stride = groups * cols;
        let inputs = |g: usize| Inputs::Floats(Rows::strided(&x[g * cols..], p.n_rows, cols, stride));
        return strips(cpu, w, p, y, inputs);
    };
    let mut acts = lock(&cpu.acts);
    cpu.quantize(format, &x[..p.n_rows * groups * cols], cols, &mut acts);
    // Row r of x has its part for group g at index r * groups + g.
    let index: Vec<u32> = (0..groups).flat_map(|g| (0..p.n_rows).map(move |r| (r * groups + g) as u32)).collect();
    let index = |g: usize| &index[g * p.n_rows..][..p.n_rows];
    if p.n_rows < cpu.kernels.tile_rows_min() {
        return strips(cpu, w, p, y, |g| Inputs::Int8 { acts: &acts, index: index(g) });
    }
    let mut panels = lock(&cpu.panels);
    let per_group = p.n_rows.div_ceil(PANEL);
    let n = groups * per_group;
    if panels.len() < n {
        panels.resize_with(n, Panel::default);
    }
    cpu.pool.for_each(&mut panels[..n], |i, panel| {
        let index = index(i / per_group).chunks(PANEL).nth(i % per_group).unwrap_or_default();
        cpu.kernels.fill_panel(&acts, index, panel);
    });
    strips(cpu, w, p, y, |g| Inputs::Panels(&panels[g * per_group..][..per_group]));
}

/// Runs the product in strips of weight rows; `inputs` are those of a group.
fn strips<'a>(cpu: &Core, w: &PlainMatrix, p: MatMul, y: &mut [f32], inputs: impl Fn(usize) -> Inputs<'a> + Sync) {
    let per_group = w.out / p.n_groups;
    // A strip stays within one group, whose rows see the same part of `x`.
    let strip = divisor(per_group, cpu.strip_rows(w, &inputs(0)), cpu.pool.threads());
    cpu.pool.for_cols(&mut y[..p.n_rows * w.out], w.out, strip, |first, worker, out| {
        cpu.products(worker, inputs(first / per_group), [(w, first, out)]);
    });
}

/// The largest divisor of `n` that is at most `max` and divides the work evenly: into tasks for all threads alike, or into
/// many. Divisors may be so rare that strips become single rows: then the rows are few or their number is odd, and that is
/// what it is.
fn divisor(n: usize, max: usize, threads: usize) -> usize {
    let divisors = || (1..=max.min(n)).rev().filter(|d| n.is_multiple_of(*d));
    let even = |d: &usize| (n / d).is_multiple_of(threads) || n / d >= 8 * threads;
    divisors().find(even).or_else(|| divisors().next()).unwrap_or(1)
}
