//! Cases that every backend runs: odd sizes, sizes around blocks, one and many rows, several sequences in a batch. Each
//! compares the backend with [`Plain`] on the same pseudo-random inputs.
//!
//! A backend's conformance test is one line: `ds4_ops::cases::check(&mut backend)`.

mod attention;
mod data;
mod linear;
mod streams;

use bytes::Bytes;
use ds4_quant::Format;

use crate::{Backend, DeviceError, HostRows, HostStep, Plain, RowLayout, Step};
use data::Random;

/// How far an operation of a backend was from the reference.
#[derive(Clone, Debug)]
pub struct Report {
    /// The operation and its sizes.
    pub case: String,
    /// Largest difference, relative to the largest magnitude of the reference output.
    pub error: f32,
    /// What is allowed, and stated where the case is.
    pub tolerance: f32,
    /// Values compared. One alone may happen to be small beside the terms it is the sum of.
    pub n_values: usize,
}

impl Report {
    /// Whether it is within its tolerance.
    pub fn passed(&self) -> bool {
        self.error <= self.tolerance
    }
}

/// Runs every case on `be`.
pub fn run<B: Backend>(be: &mut B) -> Vec<Report> {
    run_some(be, Sizes::All, &Format::ALL)
}

/// Runs the cases of these formats, and fewer of those that differ in nothing but sizes: for a device that was seen to be right with all of
/// them and runs them another way now, where compiling a kernel for every size is what takes the time.
pub fn run_few_sizes<B: Backend>(be: &mut B, formats: &[Format]) -> Vec<Report> {
    run_some(be, Sizes::Few, formats)
}

fn run_some<B: Backend>(be: &mut B, sizes: Sizes, formats: &[Format]) -> Vec<Report> {
    let mut bench =
        Bench { be, sizes, formats, plain: Plain, random: Random::new(7), blocks: Vec::new(), reports: Vec::new() };
    linear::run(&mut bench);
    streams::run(&mut bench);
    attention::run(&mut bench);
    bench.reports
}

/// Runs every case on `be`.
///
/// # Panics
/// With the list of cases that are outside their tolerance.
pub fn check<B: Backend>(be: &mut B) {
    let failed: Vec<String> = run(be)
        .iter()
        .filter(|r| !r.passed())
        .map(|r| format!("{}: {:.2e}, allowed {:.0e}", r.case, r.error, r.tolerance))
        .collect();
    assert!(failed.is_empty(), "{} differs from the reference:\n{}", be.name(), failed.join("\n"));
}

/// How many of the sizes that a kernel is tried with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sizes {
    All,
    Few,
}

impl Sizes {
    /// `all`, or what is in the middle of it.
    fn of<T, const N: usize>(self, all: &[T; N]) -> &[T] {
        if self == Sizes::All { all } else { &all[N / 4..N - N / 4] }
    }
}

/// Different blocks of a format that matrices are made of.
const BLOCKS: usize = 251;

/// The same inputs on the device and on the reference, and what came of comparing.
struct Bench<'a, B: Backend> {
    be: &'a mut B,
    sizes: Sizes,
    formats: &'a [Format],
    plain: Plain,
    random: Random,
    /// Blocks of the formats seen so far, of which matrices are made.
    blocks: Vec<(Format, Vec<u8>)>,
    reports: Vec<Report>,
}

/// A buffer on both sides.
struct Pair<B: Backend> {
    dev: B::Buf,
    host: Vec<f32>,
}

/// Integers on both sides.
struct IntPair<B: Backend> {
    dev: B::Ints,
    host: Vec<i32>,
}

/// Packed rows on both sides.
struct RowsPair<B: Backend> {
    dev: B::Rows,
    host: HostRows,
}

/// A matrix on both sides.
struct MatrixPair<B: Backend> {
    dev: B::Matrix,
    host: <Plain as Backend>::Matrix,
}

/// A step on both sides.
struct StepPair<B: Backend> {
    dev: Step<B::Ints>,
    host: HostStep,
}

impl<B: Backend> Bench<'_, B> {
    fn buf(&mut self, host: Vec<f32>) -> Pair<B> {
        let mut dev = self.be.buf(host.len()).expect("a small buffer");
        self.be.write(&host, &mut dev, 0);
        Pair { dev, host }
    }

    /// Values in −1 .. 1.
    fn random(&mut self, len: usize) -> Pair<B> {
        let values = self.random.values(len);
        self.buf(values)
    }

    fn ints(&mut self, host: Vec<i32>) -> IntPair<B> {
        let mut dev = self.be.ints(host.len()).expect("a small buffer");
        self.be.write_ints(&host, &mut dev, 0);
        IntPair { dev, host }
    }

    /// `values.len() / layout.dim` packed rows.
    fn rows(&mut self, layout: RowLayout, values: &[f32]) -> RowsPair<B> {
        let mut host = HostRows::new(layout, values.len() / layout.dim);
        values.chunks_exact(layout.dim).enumerate().for_each(|(i, row)| host.set(i, row));
        let mut dev = self.be.rows(layout, host.len()).expect("a few rows");
        self.be.write_rows(&host.bytes, &mut dev, 0);
        RowsPair { dev, host }
    }

    fn matrix(&mut self, format: Format, out: usize, cols: usize) -> MatrixPair<B> {
        let bytes = Bytes::from(self.weights(format, out * cols / format.block_len()));
        let host = self.plain.matrix(format, out, cols, bytes.clone()).expect("the reference takes any matrix");
        MatrixPair { dev: self.be.matrix(format, out, cols, bytes).expect("a small matrix"), host }
    }

    /// So many blocks, each drawn from a few: looking for their codes would take nine tenths of the time of all cases.
    fn weights(&mut self, format: Format, n_blocks: usize) -> Vec<u8> {
        if !self.blocks.iter().any(|(known, _)| *known == format) {
            let mut bytes = Vec::new();
            format.encode_row(&self.random.values(BLOCKS * format.block_len()), None, &mut bytes);
            self.blocks.push((format, bytes));
        }
        let drawn = self.random.below(n_blocks, BLOCKS);
        let (_, bytes) = self.blocks.iter().find(|(known, _)| *known == format).expect("it was just made");
        let n = bytes.len() / BLOCKS;
        drawn.iter().flat_map(|i| &bytes[*i as usize * n..][..n]).copied().collect()
    }

    /// A step whose rows are given as `(slot, first position, rows)`, with pages handed out backwards.
    fn step(&mut self, spans: &[(usize, usize, usize)], page_tokens: usize, pages_per_slot: usize) -> StepPair<B> {
        let n_slots = spans.iter().map(|s| s.0 + 1).max().unwrap_or(1);
        let rows = || spans.iter().flat_map(|(slot, pos, n)| (0..*n).map(move |i| (*slot, pos + i, i, n - 1 - i)));
        let column =
            |f: &dyn Fn((usize, usize, usize, usize)) -> usize| rows().map(|r| f(r) as i32).collect::<Vec<_>>();
        let host = HostStep {
            n_rows: rows().count(),
            token: column(&|r| (r.1 * 7 + r.0) % 50),
            pos: column(&|r| r.1),
            slot: column(&|r| r.0),
            lead: column(&|r| r.2),
            trail: column(&|r| r.3),
            pages: (0..(n_slots * pages_per_slot) as i32).rev().collect(),
            pages_per_slot,
            page_tokens,
            n_logits: spans.len(),
            logit_rows: spans
                .iter()
                .scan(-1, |end, s| {
                    *end += s.2 as i32;
                    Some(*end)
                })
                .collect(),
        };
        let mut upload = |values: &[i32]| {
            let mut dev = self.be.ints(values.len()).expect("a small buffer");
            self.be.write_ints(values, &mut dev, 0);
            dev
        };
        let dev = Step {
            n_rows: host.n_rows,
            token: upload(&host.token),
            pos: upload(&host.pos),
            slot: upload(&host.slot),
            lead: upload(&host.lead),
            trail: upload(&host.trail),
            pages: upload(&host.pages),
            pages_per_slot,
            page_tokens,
            n_logits: host.n_logits,
            logit_rows: upload(&host.logit_rows),
        };
        StepPair { dev, host }
    }

    /// Runs what was encoded, and reads what it left.
    fn works(&mut self, case: &str, read: impl FnOnce(&mut B) -> Result<(), DeviceError>) -> bool {
        let done = self.be.submit().and_then(|()| read(self.be));
        self.answer(case, done).is_some()
    }

    /// What the device answered. One that says that it cannot has failed the case.
    fn answer<T>(&mut self, case: &str, done: Result<T, DeviceError>) -> Option<T> {
        let failed = |e| Report { case: format!("{case}: {e}"), error: f32::INFINITY, tolerance: 0.0, n_values: 0 };
        done.map_err(|e| self.reports.push(failed(e))).ok()
    }

    /// Compares the first `len` values of a buffer.
    fn compare(&mut self, case: String, pair: &Pair<B>, len: usize, tolerance: f32) {
        let mut found = vec![0.0; len];
        if !self.works(&case, |be| be.read(&pair.dev, 0, &mut found)) {
            return;
        }
        self.report(case, &found, &pair.host[..len], tolerance);
    }

    /// Compares the values of all packed rows.
    fn compare_rows(&mut self, case: String, pair: &RowsPair<B>, tolerance: f32) {
        let mut found = HostRows::new(pair.host.layout, pair.host.len());
        if !self.works(&case, |be| be.read_rows(&pair.dev, 0, &mut found.bytes)) {
            return;
        }
        let [found, wanted] =
            [&found, &pair.host].map(|rows| (0..rows.len()).flat_map(|i| rows.values(i)).collect::<Vec<f32>>());
        self.report(case, &found, &wanted, tolerance);
    }

    fn report(&mut self, case: String, found: &[f32], wanted: &[f32], tolerance: f32) {
        let scale = wanted.iter().fold(f32::MIN_POSITIVE, |m, v| m.max(v.abs()));
        let errors = found.iter().zip(wanted).map(|(f, w)| (f - w).abs() / scale);
        // `max` drops NaN, and a NaN is the worst error there is.
        let error = errors.fold(0.0, |m: f32, e| if e.is_nan() { f32::INFINITY } else { m.max(e) });
        self.reports.push(Report { case, error, tolerance, n_values: found.len() });
    }

    /// Compares the first `len` integers: all or nothing.
    fn compare_ints(&mut self, case: String, pair: &IntPair<B>, len: usize) {
        let mut found = vec![0; len];
        if !self.works(&case, |be| be.read_ints(&pair.dev, 0, &mut found)) {
            return;
        }
        let error = if found == pair.host[..len] { 0.0 } else { f32::INFINITY };
        self.reports.push(Report { case, error, tolerance: 0.0, n_values: len });
    }
}
