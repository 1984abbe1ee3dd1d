//! What a device can do, found out on the device: every operation against the reference, how fast the kernels that count are, and how
//! their work is best cut there.

mod joined;

use std::time::Instant;

use bytes::Bytes;
use ds4_ops::cases::Report;
use ds4_ops::op::experts::{Experts, Scratch, Weights};
use ds4_ops::op::matmul::MatMul;
use ds4_ops::{Backend, DeviceError, Format};

use crate::device::{Choice, NoDevice};
use crate::gpu::Precision;
use crate::tuning::{Ability, Cut};
use crate::{Ints, Matrix, Tuning, Wgpu};

/// What f16 factors may cost, relative to the largest value of a result.
pub const F16: f32 = 2e-3;
/// What f16 factors and activations in eight bits may cost.
const ROUNDED: f32 = 2e-2;
/// Ways to cut the decode kernels that are tried.
const CUTS: [Cut; 8] = [(1, 32), (2, 32), (2, 64), (4, 64), (8, 64), (2, 128), (4, 128), (8, 128)];

/// What the device is busy with before anything is timed, in units of how long something is timed.
const WARM: f64 = 20.0;

/// What came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Operations' cases outside their tolerance.
    pub n_failed: usize,
    /// The device.
    pub device: String,
    /// Whether it is a program on the processor, whose speeds say nothing.
    pub is_software: bool,
    /// The fastest cuts, if they could be timed.
    pub tuning: Option<Tuning>,
}

/// Sizes of what is timed: those of V4 Flash, or small ones for a device that is none.
struct Sizes {
    dim: usize,
    ff: usize,
    n_expert: usize,
    /// Bytes of weights that a measurement goes through.
    cold: usize,
    rows: usize,
    seconds: f64,
}

impl Sizes {
    /// Where speeds say nothing.
    fn of_software() -> Sizes {
        Sizes { dim: 256, ff: 256, n_expert: 8, cold: 0, rows: 16, seconds: 0.0 }
    }

    /// Of V4 Flash, as many as leave three quarters of a device's memory alone and fit its buffers.
    fn of_flash(memory: Option<u64>, bytes_max: usize) -> Sizes {
        let memory = usize::try_from(memory.unwrap_or(16 << 30)).unwrap_or(usize::MAX);
        let cold = (memory / 32).min(bytes_max).clamp(64 << 20, 512 << 20);
        let (dim, ff) = (4096, 2048);
        let fits = |n: &usize| {
            let down = n * dim * Format::Q2K.row_bytes(ff);
            let experts = down + 2 * n * ff * Format::Iq2Xxs.row_bytes(dim);
            // Two buffers and three kinds of matrices of `cold` bytes are there as well.
            down <= bytes_max && 5 * cold + experts <= memory / 4
        };
        let n_expert = [256, 128, 64, 32].into_iter().find(fits).unwrap_or(16);
        Sizes { dim, ff, n_expert, cold, rows: 512, seconds: 0.03 }
    }

    /// Ways to cut the decode kernels that are tried: where speeds say nothing, just enough to know that it can be done.
    fn cuts(&self) -> impl Iterator<Item = Cut> + use<> {
        CUTS.into_iter().take(if self.seconds == 0.0 { 2 } else { CUTS.len() })
    }
}

/// Runs everything on the device of this choice; `say` hears the report line by line.
///
/// # Errors
/// When there is no device or it fails.
pub fn run(choice: Choice, say: &mut dyn FnMut(&str)) -> Result<Outcome, NoDevice> {
    let mut be = Wgpu::new(choice)?.with_precision(Precision::F32);
    let software = be.is_software();
    let memory = be.memory().map_or("memory unknown".into(), |m| format!("{:.1} GB", m as f64 / 1e9));
    say(&format!("device: {}, {memory}", be.name()));
    let driver = Some(be.driver()).filter(|driver| !driver.is_empty()).unwrap_or("unknown");
    say(&format!("on {} {}, driver {driver}", std::env::consts::OS, std::env::consts::ARCH));
    if software {
        say("this is a software device: speeds say nothing");
    }
    let mut n_failed = cases(&mut be, 0.0, "f32", say);
    let joined = match try_joined(&mut be, 0.0, &Format::ALL, say) {
        Some(0) => true,
        Some(_) => {
            say("launches stay apart here");
            false
        }
        None => {
            n_failed += joined_runs(&mut be, say);
            false
        }
    };
    let mut be = Wgpu::new(choice)?;
    let mut unproven = be.take_unproven(Ability::Units);
    if unproven && cases(&mut be, ROUNDED, "on matrix units of a kind never tried", say) > 0 {
        say("they are not used here");
        (be, unproven) = (Wgpu::new(choice)?, false);
    }
    if joined {
        be.take_unproven(Ability::Joined);
    }
    let units = if be.has_matrix_units() { "f16 on matrix units" } else { "f32, no matrix units for them" };
    say(&format!(
        "products of many rows: {units}; of few: activations in {}",
        if be.packs() { "8 bits" } else { "f32" }
    ));
    n_failed += cases_again(&mut be, ROUNDED, &Format::ALL, "rounded", say);
    say(&format!("work of few rows: {}", if be.joins_launches() { "joined launches" } else { "launches apart" }));
    let sizes = if software { Sizes::of_software() } else { Sizes::of_flash(be.memory(), be.bytes_max()) };
    let units = unproven && be.has_matrix_units();
    let tuning = match time(&mut be, &sizes, say) {
        Ok(tuning) => Some(Tuning { units, joined: joined && be.joins_launches(), ..tuning }),
        Err(e) => {
            say(&format!("NOT timed to the end: {e}"));
            None
        }
    };
    say(&format!("pipelines: {} compiled, {} in a plainer form", be.n_pipelines(), be.fallbacks().len()));
    be.fallbacks().iter().for_each(|f| say(&format!("  {f}")));
    say(if n_failed == 0 {
        "every operation is within its tolerance"
    } else {
        "NOT every operation is within its tolerance"
    });
    Ok(Outcome { n_failed, device: be.name(), is_software: software, tuning })
}

/// Joins launches on a device where nobody has tried that: how many of the operations' cases are off by more than they may, or than `floor`, and
/// how many of many runs give other bits. A software device runs the cases of `formats`. `None` where it is no news or cannot be done.
pub fn try_joined(be: &mut Wgpu, floor: f32, formats: &[Format], say: &mut dyn FnMut(&str)) -> Option<usize> {
    be.take_unproven(Ability::Joined).then(|| {
        let differing = joined_runs(be, say);
        let wrong = cases_again(be, floor, formats, "in joined launches, never tried on this kind of device", say);
        differing + wrong + usize::from(!be.joins_launches())
    })
}

/// Runs joined launches again and again, where launches are joined; how many runs gave something else than the first one.
fn joined_runs(be: &mut Wgpu, say: &mut dyn FnMut(&str)) -> usize {
    if !be.joins_launches() {
        return 0;
    }
    let (dim, n) = if be.is_software() { (256, 16) } else { (4096, 10_000) };
    match joined::n_differing(be, dim, n) {
        Ok(differing) => {
            say(&format!("joined launches: {} of {n} runs give the same bits", n - differing));
            differing
        }
        Err(e) => {
            say(&format!("joined launches: {e}"));
            n
        }
    }
}

/// Runs the operations' cases; how many are outside their tolerance, or `floor` where that is more.
fn cases(be: &mut Wgpu, floor: f32, name: &str, say: &mut dyn FnMut(&str)) -> usize {
    within(be, &ds4_ops::cases::run, floor, name, say)
}

/// The same another way. On a software device, which takes most of a second to compile what a GPU compiles in no time, with fewer sizes, and `formats`.
fn cases_again(be: &mut Wgpu, floor: f32, formats: &[Format], name: &str, say: &mut dyn FnMut(&str)) -> usize {
    let few = |be: &mut Wgpu| ds4_ops::cases::run_few_sizes(be, formats);
    within(be, if be.is_software() { &few } else { &ds4_ops::cases::run }, floor, name, say)
}

fn within(
    be: &mut Wgpu,
    run: &dyn Fn(&mut Wgpu) -> Vec<Report>,
    floor: f32,
    name: &str,
    say: &mut dyn FnMut(&str),
) -> usize {
    let started = Instant::now();
    let joined = be.joins_launches();
    let reports = run(be);
    if joined && !be.joins_launches() {
        say("joined launches do not compile here, so launches stay apart:");
        be.fallbacks().iter().for_each(|f| say(&format!("  {f}")));
        return within(be, run, floor, name, say);
    }
    let failed: Vec<_> = reports.iter().filter(|r| r.error > r.tolerance.max(floor)).collect();
    let seconds = started.elapsed().as_secs_f64();
    say(&format!(
        "operations, {name}: {} of {} cases pass ({seconds:.1} s)",
        reports.len() - failed.len(),
        reports.len()
    ));
    failed.iter().for_each(|r| say(&format!("  {}: off by {:.1e}", r.case, r.error)));
    failed.len()
}

/// Seconds of one run, of as many as take some time.
fn seconds(be: &mut Wgpu, sizes: &Sizes, mut run: impl FnMut(&mut Wgpu)) -> Result<f64, DeviceError> {
    let mut timed = |be: &mut Wgpu, n: usize| {
        let started = Instant::now();
        (0..n).for_each(|_| run(be));
        be.submit()?;
        Ok(started.elapsed().as_secs_f64() / n as f64)
    };
    let once = timed(be, 1)?;
    if sizes.seconds == 0.0 {
        return Ok(once);
    }
    let n = ((sizes.seconds / timed(be, 8)?) as usize).clamp(8, 512);
    let (a, b) = (timed(be, n)?, timed(be, n)?);
    Ok(a.min(b))
}

/// Words that seem random in their high bits.
fn random(seed: u32) -> impl Iterator<Item = u32> {
    let next = |word: &u32| Some(word.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(Some(seed), next).skip(1)
}

/// Matrices of noise: codes look up codebooks as real ones do, wherever that leads.
fn noise(be: &mut Wgpu, format: Format, out: usize, cols: usize, sizes: &Sizes) -> Result<Vec<Matrix>, DeviceError> {
    let n_bytes = out * format.row_bytes(cols);
    let n = sizes.cold.div_ceil(n_bytes).max(1);
    let piece: Vec<u8> = random(0x9e37_79b9).map(|word| (word >> 24) as u8).take(n_bytes.min(1 << 20)).collect();
    let mut bytes = piece.repeat(n_bytes.div_ceil(piece.len()));
    bytes.truncate(n_bytes);
    // Each from bytes of its own: the same bytes would be the same copy on the device, and stay in its caches.
    (0..n).map(|_| be.matrix(format, out, cols, Bytes::from(bytes.clone()))).collect()
}

/// The seconds that `measure` gives for each cut: the least of two rounds, so that none suffers from a clock that still rises.
fn by_cut(
    sizes: &Sizes,
    mut measure: impl FnMut(Cut) -> Result<Vec<f64>, DeviceError>,
) -> Result<Vec<(Cut, Vec<f64>)>, DeviceError> {
    let mut all = sizes.cuts().map(|cut| Ok((cut, measure(cut)?))).collect::<Result<Vec<_>, DeviceError>>()?;
    if sizes.seconds > 0.0 {
        for (cut, times) in &mut all {
            let again = measure(*cut)?;
            times.iter_mut().zip(again).for_each(|(time, again)| *time = time.min(again));
        }
    }
    Ok(all)
}

/// The cut whose times are the least together.
fn fastest(all: &[(Cut, Vec<f64>)]) -> Option<Cut> {
    let sum = |times: &[f64]| times.iter().sum::<f64>();
    all.iter().min_by(|a, b| sum(&a.1).total_cmp(&sum(&b.1))).map(|(cut, _)| *cut)
}

/// Times what decode and prefill spend their time on, tries the cuts, and leaves the best ones set.
fn time(be: &mut Wgpu, sizes: &Sizes, say: &mut dyn FnMut(&str)) -> Result<Tuning, DeviceError> {
    let len = sizes.cold.max(1 << 20) / 4;
    let (x, mut y) = (be.buf(len)?, be.buf(len)?);
    // A device that was idle takes a while to reach its clock.
    let started = Instant::now();
    while started.elapsed().as_secs_f64() < WARM * sizes.seconds {
        (0..16).for_each(|_| be.add(&x, len, &mut y));
        be.submit()?;
    }
    let moves = 12.0 * len as f64 / seconds(be, sizes, |be| be.add(&x, len, &mut y))?;
    say(&format!("moves {:.1} GB/s", moves / 1e9));
    let rate = |bytes: usize, s: f64| {
        let speed = bytes as f64 / s;
        format!("{:.1} us, {:.1} GB/s, {:.0} %", s * 1e6, speed / 1e9, 100.0 * speed / moves)
    };
    let mut tuning = Tuning::default();
    let dim = sizes.dim;
    let (x, mut y) = (be.buf(sizes.rows * 8 * dim)?, be.buf(sizes.rows * 8 * dim)?);

    // Dense products of one row, by the largest kind of weights.
    let shapes = [(8 * dim, dim / 4), (dim, 2 * dim), (dim / 4, dim)];
    let mut matrices = Vec::new();
    for (out, cols) in shapes {
        matrices.push(noise(be, Format::Q8_0, out, cols, sizes)?);
    }
    let times = by_cut(sizes, |cut| {
        be.set_tuning(Tuning { dense: cut, ..tuning });
        let shape = |all: &Vec<Matrix>| {
            let mut i = 0;
            seconds(be, sizes, |be| {
                be.matmul(&all[i], &x, MatMul::rows(1), &mut y);
                i = (i + 1) % all.len();
            })
        };
        matrices.iter().map(shape).collect()
    })?;
    for (cut, times) in &times {
        let part = |((out, cols), s): (&(usize, usize), &f64)| {
            format!("  {out}x{cols} {}", rate(out * Format::Q8_0.row_bytes(*cols), *s))
        };
        let line: String = shapes.iter().zip(times).map(part).collect();
        say(&format!("q8_0, 1 row, {cut:?}:{line}"));
    }
    tuning.dense = fastest(&times).unwrap_or(tuning.dense);
    be.set_tuning(tuning);
    // Products of many rows.
    for ((out, cols), all) in shapes.iter().zip(&matrices) {
        let mut i = 0;
        let s = seconds(be, sizes, |be| {
            be.matmul(&all[i], &x, MatMul::rows(sizes.rows), &mut y);
            i = (i + 1) % all.len();
        })?;
        let tflops = 2.0 * (out * cols * sizes.rows) as f64 / s / 1e12;
        say(&format!("q8_0, {} rows, {out}x{cols}: {:.1} us, {tflops:.1} TFLOP/s", sizes.rows, s * 1e6));
    }
    drop(matrices);
    experts(be, sizes, &mut tuning, &rate, say)?;
    let Tuning { dense, up, down, .. } = tuning;
    say(&format!("fastest: products {dense:?}, up {up:?} and down {down:?} of the experts"));
    be.set_tuning(tuning);
    Ok(tuning)
}

/// Routed experts of a token and of many.
fn experts(
    be: &mut Wgpu,
    sizes: &Sizes,
    tuning: &mut Tuning,
    rate: &dyn Fn(usize, f64) -> String,
    say: &mut dyn FnMut(&str),
) -> Result<(), DeviceError> {
    let (dim, ff, n_expert) = (sizes.dim, sizes.ff, sizes.n_expert);
    let n_used = 6;
    let one = Sizes { cold: 0, ..*sizes };
    let gate = noise(be, Format::Iq2Xxs, n_expert * ff, dim, &one)?.remove(0);
    let up = noise(be, Format::Iq2Xxs, n_expert * ff, dim, &one)?.remove(0);
    let down = noise(be, Format::Q2K, n_expert * dim, ff, &one)?.remove(0);
    let n = sizes.rows * n_used;
    let mut ids: Vec<Ints> = Vec::new();
    for choice in 0..16 {
        let mut some = be.ints(n)?;
        let values: Vec<i32> = (0..n).map(|i| ((i * 37 + choice * 11) % n_expert) as i32).collect();
        be.write_ints(&values, &mut some, 0);
        ids.push(some);
    }
    let (x, weights) = (be.buf(sizes.rows * dim)?, be.buf(n)?);
    let (mut act, mut parts, mut y) = (be.buf(n * ff)?, be.buf(n * dim)?, be.buf(sizes.rows * dim)?);
    let mut run = |be: &mut Wgpu, n_rows: usize| {
        let p = Experts { n_rows, n_expert, n_used, dim, dim_ff: ff, clamp: 10.0 };
        let mut i = 0;
        seconds(be, sizes, |be| {
            let w = Weights { gate: &gate, up: &up, down: &down };
            be.experts(w, &x, &ids[i], &weights, p, Scratch { act: &mut act, parts: &mut parts }, &mut y);
            i = (i + 1) % ids.len();
        })
    };
    let bytes = n_used * (2 * ff * Format::Iq2Xxs.row_bytes(dim) + dim * Format::Q2K.row_bytes(ff));
    let mut tried = |be: &mut Wgpu, name: &str, tuning: &dyn Fn(Cut) -> Tuning| {
        let times = by_cut(sizes, |cut| {
            be.set_tuning(tuning(cut));
            Ok(vec![run(be, 1)?])
        })?;
        for (cut, times) in &times {
            say(&format!("experts iq2_xxs+q2_k, 1 row, {name} {cut:?}: {}", rate(bytes, times[0])));
        }
        Ok::<_, DeviceError>(fastest(&times))
    };
    let begun = *tuning;
    tuning.up = tried(be, "up", &|cut| Tuning { up: cut, ..begun })?.unwrap_or(begun.up);
    let begun = *tuning;
    tuning.down = tried(be, "down", &|cut| Tuning { down: cut, ..begun })?.unwrap_or(begun.down);
    be.set_tuning(*tuning);
    let s = run(be, sizes.rows)?;
    let tflops = 6.0 * (sizes.rows * n_used * dim * ff) as f64 / s / 1e12;
    say(&format!("experts iq2_xxs+q2_k, {} rows: {:.1} us, {tflops:.1} TFLOP/s", sizes.rows, s * 1e6));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_timed_fits_the_device() {
        // A Mac with 96 GB, a card of 8 GB, a small device with small buffers.
        for (memory, bytes_max, n_expert) in
            [(72 << 30, 36 << 30, 256), (8 << 30, 4 << 30, 64), (4 << 30, 128 << 20, 32)]
        {
            let sizes = Sizes::of_flash(Some(memory), bytes_max);
            assert!(sizes.cold <= bytes_max && 10 * sizes.cold as u64 <= memory, "{memory}: {}", sizes.cold);
            assert_eq!(sizes.n_expert, n_expert, "{memory}");
        }
    }
}
