//! Speed of what reads a sequence's past, for one layer of V4 Flash at several contexts, one CSV line each:
//!
//!     cargo bench -p ds4-cpu --bench attention > attention.csv
//!
//! On all physical cores, the fastest of some runs. GB/s count packed rows once per query, GFLOP/s two for a multiply-add.
//! Without `--bench`, as `cargo test --benches` runs it, everything is done once on a short context.

use std::time::{Duration, Instant};

use ds4_cpu::pool::physical_cores;
use ds4_cpu::simd::Kernels;
use ds4_cpu::{Cpu, Floats};
use ds4_ops::op::attend::{self, Attend, Reach};
use ds4_ops::op::index_select::IndexSelect;
use ds4_ops::op::round::{self, Rounding};
use ds4_ops::{Backend, Cost, HostRows, HostStep, RowLayout};

const RATIO: usize = 4;
const KV: Rounding = Rounding::Kv { block: 64, n_rot: 64 };

fn main() {
    let short = !std::env::args().any(|arg| arg == "--bench");
    println!("isa,operation,context,queries,milliseconds,GFLOP/s,GB/s");
    Kernels::available().into_iter().for_each(|kernels| all(kernels, short));
}

fn all(kernels: Kernels, short: bool) {
    let mut cpu = Cpu::with_kernels(physical_cores(), kernels);
    eprintln!("machine: {}", cpu.name());
    for (ctx, n_rows) in [(32 << 10, 1), (32 << 10, 16), (256 << 10, 1)] {
        let ctx = if short { 4096 } else { ctx };
        let mut run = |name: &str, cost: Cost, call: &mut dyn FnMut(&mut Cpu)| {
            let samples = (0..if short { 1 } else { 10 }).map(|_| {
                let start = Instant::now();
                call(&mut cpu);
                start.elapsed()
            });
            let time = samples.min().unwrap_or(Duration::ZERO).as_secs_f64();
            let (gflops, gb) = (cost.flops * n_rows as f64 / time / 1e9, cost.bytes * n_rows as f64 / time / 1e9);
            println!("{},{name},{ctx},{n_rows},{:.3},{gflops:.0},{gb:.1}", kernels.isa(), time * 1e3);
        };
        attention(ctx, n_rows, &mut run);
        indexer(ctx, n_rows, &mut run);
    }
}

type Run<'a> = &'a mut dyn FnMut(&str, Cost, &mut dyn FnMut(&mut Cpu));

fn attention(ctx: usize, n_rows: usize, run: Run) {
    let p = Attend { n_head: 64, head_dim: 512, window: 128, ring_len: 144, scale: 0.04 };
    let step = step(ctx, n_rows);
    let n_visible = ctx / RATIO;
    let rows = rows(RowLayout::of(KV, p.head_dim), n_visible);
    let (q, kv, ring) = (noise(n_rows * 64 * 512), noise(n_rows * 512), noise(144 * 512));
    let (sinks, mut out, top_k) = (noise(64), noise(n_rows * 64 * 512), 512);
    let selected: Vec<i32> =
        (0..n_rows).flat_map(|_| (0..top_k).map(|k| (k * (n_visible - n_rows) / top_k) as i32)).collect();
    for name in ["attend window", "attend compressed", "attend indexed"] {
        let (reach, n) = match name {
            "attend window" => (Reach::Window, 0),
            // One row for 128 tokens.
            "attend compressed" => (Reach::Compressed { rows: &rows, ratio: 128 }, ctx / 128),
            _ => (Reach::Indexed { rows: &rows, ratio: RATIO, selected: &selected, top_k }, top_k),
        };
        let cost = p.cost(128, n, rows.layout.row_bytes());
        let x = attend::Inputs { q: &q, kv: &kv, ring: &ring, sinks: &sinks, reach };
        run(name, cost, &mut |cpu| cpu.attend(x, &step, p, &mut out));
    }
}

fn indexer(ctx: usize, n_rows: usize, run: Run) {
    let p = IndexSelect { n_head: 64, dim: 128, top_k: 512, ratio: RATIO, weight_scale: 0.011 };
    let step = step(ctx, n_rows);
    let rows = rows(RowLayout::of(Rounding::Index, p.dim), ctx / RATIO);
    let (mut q, weights) = (noise(n_rows * p.n_head * p.dim), noise(n_rows * p.n_head));
    q.chunks_exact_mut(p.dim).for_each(|q| round::row(q, Rounding::Index));
    let mut selected = vec![0; n_rows * p.top_k];
    run("index_select", p.cost(ctx / RATIO, rows.layout.row_bytes()), &mut |cpu| {
        cpu.index_select(&q, &weights, &rows, &step, p, &mut selected);
    });
}

/// The last `n_rows` positions of a context whose pages are in order.
fn step(ctx: usize, n_rows: usize) -> HostStep {
    let column = |f: &dyn Fn(usize) -> usize| (0..n_rows).map(|r| f(r) as i32).collect::<Vec<_>>();
    HostStep {
        n_rows,
        token: column(&|_| 0),
        pos: column(&|r| ctx - n_rows + r),
        slot: column(&|_| 0),
        lead: column(&|r| r),
        trail: column(&|r| n_rows - 1 - r),
        pages: (0..(ctx / 256) as i32).collect(),
        pages_per_slot: ctx / 256,
        page_tokens: 256,
        n_logits: 0,
        logit_rows: Vec::new(),
    }
}

fn rows(layout: RowLayout, n: usize) -> HostRows {
    let mut rows = HostRows::new(layout, n);
    noise(n * layout.dim).chunks_exact(layout.dim).enumerate().for_each(|(i, row)| rows.set(i, row));
    rows
}

fn noise(n: usize) -> Floats {
    let hash = |i: usize| (i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    Floats::from(&(0..n).map(|i| hash(i) as f32 / 8_388_608.0 - 1.0).collect::<Vec<_>>()[..])
}
