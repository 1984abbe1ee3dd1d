//! Speed of the int8 products on this machine against what it could do, one CSV line each:
//!
//!     cargo bench -p ds4-cpu --bench products > products.csv
//!
//! Decoding streams weights from 1 GB, 32 MB a sample, so it is bound by memory; beside it stands what plain reading of the
//! same bytes gives. Tiles meet weights that stay in the cache with rows of activations, on one thread.
//! Every number is the best of many samples: a slower one measured somebody else.
//! Without `--bench`, as `cargo test --benches` runs it, everything is small and done once, to see that it works.

use std::hint::black_box;
use std::time::Instant;

use ds4_cpu::pool::{Pool, physical_cores};
use ds4_cpu::simd::int::{ActFormat, Acts, Panel, TileScratch};
use ds4_cpu::simd::{Kernels, RowsMut};
use ds4_quant::Format;

const FORMATS: [Format; 5] = [Format::Q8_0, Format::Mxfp4, Format::Q2K, Format::Q4K, Format::Iq2Xxs];

fn main() {
    let once = !std::env::args().any(|arg| arg == "--bench");
    let only: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let wanted = |what: &str| only.is_empty() || only.iter().any(|only| what.contains(only.as_str()));
    let samples = if once { 1 } else { 25 };
    // Random bytes are valid blocks of all these formats, except that some scales are not finite; speed is the same.
    let memory = noise(if once { 1 << 20 } else { 1 << 30 });
    println!("kernel,isa,threads,GB/s,Gweights/s,of reading or GOP/s");
    let pools = if physical_cores() > 1 { vec![1, physical_cores()] } else { vec![1] }.into_iter().map(Pool::new);
    let places: Vec<Place> = pools.map(|pool| Place::new(&memory, pool, 2 * samples)).collect();
    for k in Kernels::available() {
        for format in FORMATS {
            let name = format!("{} {}", format.name(), k.isa());
            if wanted(&format!("decode {name}")) {
                for cols in [4096, 2048] {
                    decode_cached(k, format, cols, &memory, samples);
                    places.iter().for_each(|place| decode(k, format, cols, place, 2 * samples));
                }
            }
            if wanted(&format!("tiles {name}")) {
                for tokens in [4, 8, 12, 16, 64, 512] {
                    tiles(k, format, tokens, &memory, samples);
                }
            }
        }
        if wanted(&format!("quantize {}", k.isa())) {
            activations(k, samples);
        }
    }
}

/// Memory beyond the caches, threads to read it, and how fast they are.
struct Place<'a> {
    memory: &'a [u8],
    pool: Pool,
    reading: f64,
}

impl<'a> Place<'a> {
    fn new(memory: &'a [u8], pool: Pool, samples: usize) -> Place<'a> {
        let mut place = Place { memory, pool, reading: 0.0 };
        place.reading = place.stream(1 << 16, samples, &|chunk| {
            let mut sums = [0_u64; 32];
            for words in chunk.as_chunks::<256>().0 {
                for (sum, word) in sums.iter_mut().zip(words.as_chunks().0) {
                    *sum ^= u64::from_le_bytes(*word);
                }
            }
            black_box(sums);
        });
        println!("read,,{},{:.1},,", place.pool.threads(), place.reading);
        place
    }

    /// GB/s of `work` on chunks of the memory, always on what was not touched for longest.
    fn stream(&self, chunk: usize, samples: usize, work: &(dyn Fn(&[u8]) + Sync)) -> f64 {
        let per_sample = (32 << 20).min(self.memory.len()) / chunk;
        let mut windows = self.memory.chunks_exact(per_sample * chunk).cycle();
        let seconds = best(samples, || {
            let window = windows.next().expect("memory for a sample");
            self.pool.run(per_sample, &|i, _| work(&window[i * chunk..][..chunk]));
        });
        (per_sample * chunk) as f64 / seconds / 1e9
    }
}

fn decode(k: Kernels, format: Format, cols: usize, place: &Place<'_>, samples: usize) {
    let acts = acts(k, format, 1, cols);
    let speed = place.stream(16 * format.row_bytes(cols), samples, &|w| {
        let mut out = [0.0; 16];
        k.int_rows(format, w, acts.row(0), &mut out);
        black_box(out);
    });
    println!(
        "decode {} {cols},{},{},{speed:.1},{:.1},{:.0} %",
        format.name(),
        k.isa(),
        place.pool.threads(),
        speed * cols as f64 / format.row_bytes(cols) as f64,
        100.0 * speed / place.reading,
    );
}

fn decode_cached(k: Kernels, format: Format, cols: usize, memory: &[u8], samples: usize) {
    let acts = acts(k, format, 1, cols);
    let w = &memory[..16 * format.row_bytes(cols)];
    let mut out = [0.0; 16];
    let seconds = best(100 * samples, || k.int_rows(format, w, acts.row(0), &mut out));
    let (speed, weights) = (w.len() as f64 / seconds / 1e9, (16 * cols) as f64 / seconds / 1e9);
    println!("decode {} {cols} from the cache,{},1,{speed:.1},{weights:.1},", format.name(), k.isa());
}

fn tiles(k: Kernels, format: Format, tokens: usize, memory: &[u8], samples: usize) {
    let (n_rows, cols) = (32, 4096);
    let acts = acts(k, format, tokens, cols);
    let index: Vec<u32> = (0..tokens as u32).collect();
    let mut panels: Vec<Panel> = index.chunks(k.panel_rows(tokens)).map(|_| Panel::default()).collect();
    let fill = best(10 * samples, || {
        index
            .chunks(k.panel_rows(tokens))
            .zip(&mut panels)
            .for_each(|(index, panel)| k.fill_panel(&acts, index, format, panel));
    });
    let mut scratch = TileScratch::default();
    let mut out = vec![0.0; tokens * n_rows];
    let w = &memory[..n_rows * format.row_bytes(cols)];
    let seconds = best(4 * samples, || {
        k.int_tiles(format, w, cols, &panels, &mut scratch, RowsMut::dense(&mut out, n_rows));
    });
    let one_by_one = best(4 * samples, || {
        let mut out = vec![0.0; n_rows];
        for t in 0..tokens.min(16) {
            k.int_rows(format, w, acts.row(t), &mut out);
        }
    }) * (tokens as f64 / tokens.min(16) as f64);
    let weights = (n_rows * cols) as f64;
    println!(
        "tiles {} {tokens} tokens,{},1,{:.1},{:.1},{:.0} GOP/s; one by one {:.0} GOP/s; panels {:.1} us each",
        format.name(),
        k.isa(),
        w.len() as f64 / seconds / 1e9,
        weights / seconds / 1e9,
        2.0 * weights * tokens as f64 / seconds / 1e9,
        2.0 * weights * tokens as f64 / one_by_one / 1e9,
        fill * 1e6 / panels.len() as f64,
    );
}

fn activations(k: Kernels, samples: usize) {
    let x: Vec<f32> = noise(4096).into_iter().map(|x| f32::from(x) - 127.5).collect();
    for format in [ActFormat::Q8_0, ActFormat::Q8K] {
        let mut acts = Acts::default();
        acts.reset(format, 1, x.len());
        let mut rows: Vec<_> = acts.rows_mut().collect();
        let seconds = best(100 * samples, || k.quantize(&x, &mut rows[0]));
        println!("quantize {format:?} 4096,{},1,{:.1},,{:.2} us", k.isa(), 4.0 * 4096.0 / seconds / 1e9, seconds * 1e6);
    }
}

fn acts(k: Kernels, format: Format, n: usize, cols: usize) -> Acts {
    let mut acts = Acts::default();
    let x: Vec<f32> = noise(n * cols).into_iter().map(|x| f32::from(x) - 127.5).collect();
    acts.reset(ActFormat::partner(format).expect("a quantized format"), n, cols);
    for (mut row, x) in acts.rows_mut().zip(x.chunks_exact(cols)) {
        k.quantize(x, &mut row);
    }
    acts
}

/// Seconds of the fastest call.
fn best(samples: usize, mut call: impl FnMut()) -> f64 {
    let time = |_| {
        let start = Instant::now();
        call();
        start.elapsed().as_secs_f64()
    };
    (0..samples).map(time).fold(f64::INFINITY, f64::min)
}

fn noise(n: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let mut bytes = vec![0; n];
    for eight in bytes.as_chunks_mut::<8>().0 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *eight = (state ^ state >> 29).to_le_bytes();
    }
    bytes
}
