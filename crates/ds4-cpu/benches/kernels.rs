//! Speed of the f32 primitives, the decoders and the thread pool on this machine, one CSV line each:
//!
//!     cargo bench -p ds4-cpu --bench kernels > kernels.csv
//!
//! Times are of one core and of the fastest sample: operands stay in its caches, so a slower sample measured somebody
//! else. GB/s count what a kernel reads and writes, for decoders the stored bytes only: what the memory must deliver.
//! Without `--bench`, as `cargo test --benches` runs it, everything is done once, to see that it works.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ds4_cpu::pool::{Pool, physical_cores};
use ds4_cpu::simd::{Kernels, Rows, RowsMut};
use ds4_quant::Format;

fn main() {
    let bench = Bench { once: !std::env::args().any(|arg| arg == "--bench") };
    eprintln!("machine: {}, {} physical cores; commit: {}", cpu(), physical_cores(), commit());
    println!("kernel,isa,microseconds,GFLOP/s,GB/s");
    for kernels in Kernels::available() {
        products(&bench, kernels);
        vectors(&bench, kernels);
        decoders(&bench, kernels);
    }
    pools(&bench);
}

fn products(bench: &Bench, k: Kernels) {
    // Tokens x weight rows x row length; the tokens of the first are 8 MB, in the shared cache at best.
    for (m, n, len) in [(512, 8, 4096), (512, 16, 4096), (32, 8, 4096), (1, 8, 4096), (512, 8, 256), (64, 128, 512)] {
        let (a, b) = (noise(m * len), noise(n * len));
        let mut out = vec![0.0; m * n];
        let time = bench.time(|| k.dots(Rows::dense(&a, len), Rows::dense(&b, len), RowsMut::dense(&mut out, n)));
        line(&format!("dots {m}x{n}x{len}"), k, time, 2 * m * n * len, 4 * (m * len + n * len + m * n));
    }
    for (m, n, d) in [(64, 128, 512), (1, 128, 512)] {
        let (weights, rows) = (noise(m * n), noise(n * d));
        let mut out = vec![0.0; m * d];
        let time = bench.time(|| {
            k.weighted_sum(Rows::dense(&weights, n), Rows::dense(&rows, d), RowsMut::dense(&mut out, d));
        });
        line(&format!("weighted_sum {m}x{n}x{d}"), k, time, 2 * m * n * d, 4 * (m * n + n * d + 2 * m * d));
    }
}

fn vectors(bench: &Bench, k: Kernels) {
    let n = 4096;
    let (x, mut y) = (noise(n), noise(n));
    line("dot 4096", k, bench.time(|| k.dot(&x, &y)), 2 * n, 8 * n);
    line("axpy 4096", k, bench.time(|| k.axpy(1e-3, &x, &mut y)), 2 * n, 12 * n);
    line("scale 4096", k, bench.time(|| k.scale(-1.0, &mut y)), n, 8 * n);
    line("max 4096", k, bench.time(|| k.max(&x)), n, 4 * n);
    // In place: the elements approach the fixed point of e^(x - 1), where exp is as slow as anywhere.
    line("exp_sub_sum 4096", k, bench.time(|| k.exp_sub_sum(&mut y, 1.0)), n, 8 * n);
    let mut out = vec![0.0; n];
    line("silu_mul 4096", k, bench.time(|| k.silu_mul(&x, &y, 10.0, &mut out)), n, 12 * n);
}

fn decoders(bench: &Bench, k: Kernels) {
    let n = 4096;
    let mut out = vec![0.0; n];
    for format in Format::ALL {
        let mut bytes = Vec::new();
        format.encode_row(&noise(n), None, &mut bytes);
        let time = bench.time(|| k.decode_row(format, &bytes, &mut out));
        line(&format!("decode {} {n}", format.name()), k, time, n, bytes.len());
    }
}

/// Medians of a fork-join in which every thread waits for all others to arrive: in a row, as in a token's pass, and after
/// a pause that sends the workers to sleep. And the cost of handing out small tasks.
fn pools(bench: &Bench) {
    for threads in [1, 2, physical_cores().max(2)].into_iter().collect::<BTreeSet<_>>() {
        let pool = Pool::new(threads);
        let meet = || {
            let arrived = AtomicUsize::new(0);
            pool.run(threads, &|_, _| {
                arrived.fetch_add(1, Ordering::Relaxed);
                while arrived.load(Ordering::Relaxed) < threads {
                    std::hint::spin_loop();
                }
            });
        };
        let median = |n: usize, pause: Duration| {
            let sample = |_| {
                if !pause.is_zero() {
                    std::thread::sleep(pause);
                }
                let start = Instant::now();
                meet();
                start.elapsed().as_secs_f64() * 1e6
            };
            let mut samples: Vec<f64> = (0..if bench.once { 1 } else { n }).map(sample).collect();
            samples.sort_by(f64::total_cmp);
            samples[samples.len() / 2]
        };
        println!("fork-join,{threads} threads,{:.2},,", median(20_000, Duration::ZERO));
        println!("fork-join after 1 ms,{threads} threads,{:.2},,", median(200, Duration::from_millis(1)));
        let tasks = bench.time(|| pool.run(1000, &|index, _| _ = black_box(index)));
        println!("1000 empty tasks,{threads} threads,{:.2},,", tasks.as_secs_f64() * 1e6);
    }
}

struct Bench {
    once: bool,
}

impl Bench {
    /// The time of one call, in the fastest of many short samples.
    fn time<R>(&self, mut call: impl FnMut() -> R) -> Duration {
        let mut sample = |calls: u32| {
            let start = Instant::now();
            for _ in 0..calls {
                black_box(call());
            }
            start.elapsed() / calls
        };
        let first = sample(1);
        if self.once {
            return first;
        }
        let calls = (Duration::from_micros(300).as_nanos() / sample(1).as_nanos().max(1)).clamp(1, 1_000_000) as u32;
        (0..200).map(|_| sample(calls)).min().unwrap_or(first)
    }
}

fn line(kernel: &str, k: Kernels, time: Duration, flops: usize, bytes: usize) {
    let ns = time.as_nanos().max(1) as f64;
    println!("{kernel},{},{:.2},{:.1},{:.1}", k.isa(), ns / 1e3, flops as f64 / ns, bytes as f64 / ns);
}

fn noise(n: usize) -> Vec<f32> {
    let mut state = 1_u64;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..n).map(next).collect()
}

fn cpu() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    name.map_or("unknown", |(_, name)| name.trim()).to_owned()
}

fn commit() -> String {
    let output = Command::new("git").args(["rev-parse", "--short", "HEAD"]).output();
    output.map_or("unknown".to_owned(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
