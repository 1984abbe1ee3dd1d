//! Products with weights (`kernels/matmul*.cu`): of few rows, of many, of f16 weights.

use ds4_ops::Format;
use ds4_ops::op::matmul;

use super::hyper::{HyperMix, Product};
use super::{STAGE_BYTES, TABLE_BYTES, WARPS, WIDE_FEW, WIDE_ROWS, product_bytes};
use crate::launch::Launch;
use crate::view::{ActsView, HalvesView, MatrixView, Ptr};
use crate::weights::{GROUP, TILE, quantized};
use crate::{Cuda, Matrix, Precision};

/// The same as [`STAGE_BYTES`] where three blocks share a multiprocessor.
const STAGE_BYTES_MORE: usize = 6144;
/// Rows of an unquantized matrix that a block of `matmul` computes.
const DENSE_ROWS: usize = 8;

/// `matmul.cu: MatmulJob`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct MatmulJob {
    m: MatrixView,
    y: Ptr,
    acts: ActsView,
    block0: i32,
    n_groups: i32,
    per_group: i32,
    splits: i32,
}

/// `matmul.cu: MatmulP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Matmul {
    jobs: [MatmulJob; 8],
    acts: ActsView,
    x: Ptr,
    n_jobs: i32,
    n_rows: i32,
    stages: i32,
    pad: i32,
    mix: HyperMix,
}

/// `matmul_wide.cu: WideJob`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct WideJob {
    m: MatrixView,
    y: Ptr,
    halves: HalvesView,
    block0: i32,
    n_groups: i32,
    per_group: i32,
    pad: i32,
}

/// `matmul_wide.cu: WideMatmulP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct WideMatmul {
    jobs: [WideJob; 8],
    x: HalvesView,
    n_jobs: i32,
    n_rows: i32,
}

/// Parts that the columns of a matrix are cut into by `matmul`, or none where a warp takes a row: of the matrix alone, so that a result does
/// not depend on the batch. A warp should have 8 groups of int8 columns, of small matrices 4.
fn splits(w: &Matrix, precision: Precision) -> usize {
    let (out, groups) = (w.view.out as usize, (w.view.cols as usize).div_ceil(GROUP));
    let parts = match w.format {
        Format::F16 if precision == Precision::Int8 && (w.view.cols as usize).is_multiple_of(GROUP) => groups / 4,
        _ if !quantized(w.format) => return 0,
        _ if out <= 2048 => groups / 4,
        _ => groups / 8,
    };
    match parts {
        0..2 => 1,
        2..4 => 2,
        4..8 => 4,
        _ => WARPS,
    }
}

/// Whether the result of a product goes to int8 along with it: what a block-diagonal product makes is the next one's input.
fn quantizes_output(n_groups: usize, out: usize) -> bool {
    n_groups > 1 && out.is_multiple_of(GROUP) && (out / n_groups).is_multiple_of(32)
}

impl Cuda {
    /// Whether so many rows of so many values at `y` are in f16 alone.
    fn is_short(&self, y: Ptr, n_rows: usize, out: usize) -> bool {
        n_rows > WIDE_FEW && self.short.get(&y) == Some(&out)
    }

    /// Products with many rows, by a kernel that takes so many of them at a time.
    fn wide_products(&mut self, jobs: &[(&Matrix, Ptr)], x: Ptr, p: matmul::MatMul, kernel: &'static str) {
        let wide = self.device.wide();
        for jobs in jobs.chunks(8) {
            let cols = jobs[0].0.view.cols as usize;
            let x = self.halved(x, p.n_rows * p.n_groups, cols);
            let (n_jobs, n_rows) = (jobs.len() as i32, p.n_rows as i32);
            let mut params = WideMatmul { x, n_jobs, n_rows, ..Default::default() };
            let mut blocks = 0;
            for (i, (w, y)) in jobs.iter().enumerate() {
                assert_eq!(w.view.cols as usize, cols, "products of the same rows");
                let out = w.view.out as usize;
                params.jobs[i] = WideJob {
                    m: w.view,
                    y: *y,
                    block0: blocks as i32,
                    n_groups: p.n_groups as i32,
                    per_group: if p.n_groups == 1 { i32::MAX } else { (out / p.n_groups) as i32 },
                    ..Default::default()
                };
                blocks += out.div_ceil(wide.rows());
                self.acts.written(*y);
            }
            // What a block-diagonal product makes is the next one's input.
            let (w, y) = (jobs[0].0, jobs[0].1);
            let out = w.view.out as usize;
            // What stays in f16 lies where it is expected.
            let short: Vec<bool> = jobs.iter().map(|(w, y)| self.is_short(*y, p.n_rows, w.view.out as usize)).collect();
            for (i, (w, y)) in jobs.iter().enumerate().filter(|(i, _)| short[*i]) {
                params.jobs[i].y = 0;
                params.jobs[i].halves = HalvesView { v: *y, stride: i64::from(w.view.out) };
            }
            let next = jobs.len() == 1 && p.n_groups > 1 && out.is_multiple_of(GROUP);
            if next && self.short.contains_key(&y) {
                params.jobs[0].y = 0;
                params.jobs[0].halves = HalvesView { v: y, stride: out as i64 };
            } else if next {
                params.jobs[0].halves = self.halves_room("halves of groups", p.n_rows, out);
            }
            Launch::of(kernel)
                .grid([p.n_rows.div_ceil(wide.columns), blocks, 1])
                .threads(32 * wide.warps)
                .shared(wide.bytes())
                .run(self, &params);
            for (i, (w, y)) in jobs.iter().enumerate().filter(|(i, _)| short[*i]) {
                self.acts.f16.insert(*y, p.n_rows, w.view.out as usize, params.jobs[i].halves);
            }
            if next {
                self.acts.f16.insert(y, p.n_rows, out, params.jobs[0].halves);
            }
        }
    }

    /// Several products of the same rows, in as few launches as hold them.
    pub(crate) fn products(&mut self, jobs: &[(&Matrix, Ptr)], x: Ptr, p: matmul::MatMul) {
        let many = self.precision == Precision::Int8 && p.n_rows > WIDE_FEW;
        let wide = |(w, _): &(&Matrix, Ptr)| {
            let fits = quantized(w.format) || (w.format == Format::F16 && (w.view.cols as usize).is_multiple_of(GROUP));
            let per_group = w.view.out as usize / p.n_groups;
            many && fits && (p.n_groups == 1 || per_group.is_multiple_of(WIDE_ROWS))
        };
        let (wide, jobs): (Vec<_>, Vec<_>) = jobs.iter().copied().partition(wide);
        let (halves, codes): (Vec<_>, Vec<_>) = wide.into_iter().partition(|(w, _)| w.format == Format::F16);
        self.wide_products(&halves, x, p, "matmul_wide_half");
        self.wide_products(&codes, x, p, "matmul_wide");
        if self.fuses(p.n_rows) && jobs.len() == 2 && p.n_groups == 1 && self.fills(jobs[0].0) {
            // What fills the device by itself comes last, and waits for whoever needs it: others have things to do with the other meanwhile.
            self.few_products(&jobs[1..], x, p);
            return self.few_products(&jobs[..1], x, p);
        }
        self.few_products(&jobs, x, p);
    }

    /// Whether a product with one column has a block for each multiprocessor, and half of them another.
    fn fills(&self, w: &Matrix) -> bool {
        let block_rows = (TILE * WARPS).checked_div(splits(w, self.precision)).unwrap_or(DENSE_ROWS);
        2 * (w.view.out as usize).div_ceil(block_rows) >= 3 * self.device.processors()
    }

    /// Products with few rows, or of matrices that only they can multiply with.
    fn few_products(&mut self, jobs: &[(&Matrix, Ptr)], x: Ptr, p: matmul::MatMul) {
        for jobs in jobs.chunks(8) {
            let mut params = Matmul { x, n_rows: p.n_rows as i32, n_jobs: jobs.len() as i32, ..Default::default() };
            let exact = self.precision == Precision::F32;
            let cols = jobs[0].0.view.cols as usize;
            let (mut blocks, mut codes, mut across) = (0, false, 1);
            let mut wide = Vec::new();
            for (i, (w, y)) in jobs.iter().enumerate() {
                let (m, out) = (w.view, w.view.out as usize);
                let mut to = *y;
                if self.is_short(*y, p.n_rows, out) {
                    to = self.scratch("heads in f32", 4 * p.n_rows * out);
                    wide.push((to, *y, out));
                }
                assert_eq!(m.cols as usize, cols, "products of the same rows");
                let (per_group, splits) = (out / p.n_groups, splits(w, self.precision));
                let block_rows = (TILE * WARPS).checked_div(splits).unwrap_or(DENSE_ROWS);
                if splits > 0 && !per_group.is_multiple_of(block_rows) {
                    across = across.max(p.n_groups.min(block_rows.div_ceil(per_group) + 1));
                }
                params.jobs[i] = MatmulJob {
                    m,
                    y: to,
                    block0: blocks as i32,
                    acts: ActsView::default(),
                    n_groups: p.n_groups as i32,
                    per_group: per_group as i32,
                    splits: splits as i32,
                };
                blocks += out.div_ceil(block_rows);
                codes |= quantized(w.format);
                self.acts.written(*y);
            }
            if codes && !exact {
                params.acts = self.quantized(x, p.n_rows * p.n_groups, cols);
            }
            let (w, y) = (jobs[0].0, jobs[0].1);
            let to_int8 = self.fuses(p.n_rows)
                && jobs.len() == 1
                && quantizes_output(p.n_groups, w.view.out as usize)
                && splits(w, self.precision) < WARPS;
            if to_int8 {
                params.jobs[0].acts = self.acts_room("acts of groups", p.n_rows, w.view.out as usize);
            }
            let any = jobs.iter().any(|(w, _)| quantized(w.format) && w.format != Format::Q8_0);
            let (name, columns) = match p.n_rows {
                _ if exact => ("matmul_exact", 8),
                1 if any => ("matmul_any_1", 1),
                _ if any => ("matmul_any_8", 8),
                1 if blocks > 2 * self.device.processors() && blocks <= 3 * self.device.processors() => {
                    ("matmul_1_more", 1)
                }
                1 => ("matmul_1", 1),
                0..=8 => ("matmul_8", 8),
                _ => ("matmul_16", 16),
            };
            // Where all blocks run at once, more of the weights wait in shared memory.
            let (together, stage) = match name {
                "matmul_1" if blocks <= 2 * self.device.processors() => (2, STAGE_BYTES),
                "matmul_1_more" => (3, STAGE_BYTES_MORE),
                _ => (1, 0),
            };
            let bytes = product_bytes(columns) + if any || exact { TABLE_BYTES } else { 0 };
            let stage = if self.device.shares(together, bytes + WARPS * stage) { stage } else { 0 };
            params.stages = (stage > 0) as i32;
            let grid = [blocks, p.n_rows.div_ceil(columns), across];
            let launch = Launch::of(name).grid(grid).threads(32 * WARPS).shared(bytes + WARPS * stage);
            let dim = w.view.out as usize;
            self.ahead.passed(w.view);
            if self.fuses(p.n_rows) && jobs.len() == 1 && p.n_groups == 1 && params.jobs[0].splits > 0 {
                self.product_later(Product {
                    y,
                    n_rows: p.n_rows,
                    dim,
                    mark: self.mark,
                    launch: Box::new(move |cuda, mix| launch.run_now(cuda, &Matmul { mix, ..params })),
                });
            } else {
                launch.run(self, &params);
            }
            for (from, y, out) in wide {
                self.halve(from, y, p.n_rows, out);
            }
            if to_int8 {
                self.acts.int8.insert(y, p.n_rows, w.view.out as usize, params.jobs[0].acts);
            }
        }
    }
}
