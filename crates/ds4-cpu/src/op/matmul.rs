//! Matrix products. A task takes a strip of weight rows and meets every row of `x` with it, so a batch reads its weights
//! once.

use ds4_ops::PlainMatrix;
use ds4_ops::op::matmul::MatMul;

use super::product::Inputs;
use crate::pool::Shared;
use crate::simd::Rows;
use crate::simd::int::{ActFormat, PANEL, Panel};
use crate::{Core, lock};

pub(crate) fn matmul(cpu: &Core, w: &PlainMatrix, x: &[f32], p: MatMul, y: &mut [f32]) {
    matmuls(cpu, x, p, &mut [(w, y)]);
}

/// Several products of the same rows as one job: threads wait for each other once, and the rows are quantized once.
pub(crate) fn matmuls(cpu: &Core, x: &[f32], p: MatMul, products: &mut [(&PlainMatrix, &mut [f32])]) {
    let mut quantized = products.iter().map(|(w, _)| w).filter(|w| cpu.act_format(w).is_some());
    let weights = quantized.next().map(|w| w.format);
    if quantized.any(|w| weights.is_some_and(|weights| !cpu.kernels.share_panels(weights, w.format))) {
        return products.iter_mut().for_each(|product| matmuls(cpu, x, p, std::slice::from_mut(product)));
    }
    let Some(cols) = products.first().map(|(w, _)| w.cols) else { return };
    let (groups, per_group) = (p.n_groups, p.n_rows.div_ceil(PANEL));
    // Row r of x has its part for group g at index r * groups + g.
    let index: Vec<u32> = (0..groups).flat_map(|g| (0..p.n_rows).map(move |r| (r * groups + g) as u32)).collect();
    let index = |g: usize| &index[g * p.n_rows..][..p.n_rows];
    let format = weights.and_then(ActFormat::partner);
    let tiled = format.is_some_and(|format| p.n_rows >= cpu.kernels.tile_rows_min(format));
    let panel_rows = cpu.kernels.panel_rows(p.n_rows);
    let (mut acts, mut panels) = (lock(&cpu.acts), lock(&cpu.panels));
    let rows = &x[..p.n_rows * groups * cols];
    match (format, weights) {
        (Some(_), Some(weights)) if tiled => {
            let n = groups * per_group;
            if panels.len() < n {
                panels.resize_with(n, Panel::default);
            }
            cpu.pool.for_each(&mut panels[..n], |i, worker, panel| {
                let index = index(i / per_group).chunks(panel_rows).nth(i % per_group).unwrap_or_default();
                cpu.quantize_to(panel, worker, weights, (rows, cols), index);
            });
        }
        (Some(format), _) => cpu.quantize(format, rows, cols, &mut acts),
        (None, _) => {}
    }
    let (acts, panels) = (&*acts, &*panels);
    let inputs = |w: &PlainMatrix, g: usize| match cpu.act_format(w) {
        None => Inputs::Floats(Rows::strided(&x[g * cols..], p.n_rows, cols, groups * cols)),
        Some(_) if tiled => Inputs::Panels(&panels[g * per_group..][..per_group]),
        Some(_) => Inputs::Int8 { acts, index: index(g) },
    };
    let (mut strips, mut outs) = (Vec::new(), Vec::new());
    for (w, y) in products {
        let w: &PlainMatrix = w;
        // A strip stays within one group, whose rows see the same part of `x`.
        let out_of_group = w.out / groups;
        let strip = divisor(out_of_group, cpu.strip_rows(w, &inputs(w, 0)), cpu.pool.threads());
        strips.extend((0..w.out).step_by(strip).map(|first| (outs.len(), first..first + strip)));
        outs.push((w, Shared::new(&mut y[..p.n_rows * w.out])));
    }
    cpu.pool.run(strips.len(), &|i, worker| {
        let (product, rows) = strips[i].clone();
        let (w, ref y) = outs[product];
        let first = rows.start;
        // SAFETY: strips of a product do not overlap, and each is handed out once.
        let out = unsafe { y.cols(w.out, rows) };
        cpu.products(worker, inputs(w, first / (w.out / groups)), [(w, first, out)]);
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
