//! Every operation on its own: time, bytes and arithmetic, against what the machine can do.
//!
//! A [`Case`] is one operation with certain sizes and formats; its inputs exist only while it is measured. Weights are
//! cold: a measurement goes through more of them than the caches hold. The time is the median of many.
//!
//! Nothing here names a device: [`OpsBench::on`] takes any [`Backend`].

mod context;
mod data;
mod dims;
mod linear;
mod streams;

use std::io::Write;
use std::time::Instant;

use anyhow::Result;
use ds4_args::OpsArgs;
use ds4_boot::machine::available_memory;
use ds4_ops::{Backend, Cost, DeviceError};
use serde_json::{Value, json};

use crate::about::{self, Machine, last_cache_bytes};
use crate::limits::Limits;
use crate::{device, table};
pub use data::hash;
use dims::Dims;

/// What is measured, on whatever device.
pub struct OpsBench {
    dims: Dims,
    rows: Vec<usize>,
    pos: usize,
    only: Option<String>,
    seconds: f64,
    cold_bytes: usize,
}

/// The arithmetic unit that a product of this format can use at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Int8,
    F32,
}

/// Operations of a sample on a device that takes orders ahead.
const AHEAD: usize = 64;
/// What begins the names of passes here.
const PASS: usize = 7;

/// A backend that owns whatever it uses, which all do.
pub trait Device: Backend<Buf: 'static, Ints: 'static, Matrix: 'static, Rows: 'static> + 'static {}
impl<B: Backend<Buf: 'static, Ints: 'static, Matrix: 'static, Rows: 'static> + 'static> Device for B {}

/// Runs an operation once.
type Run<B> = Box<dyn FnMut(&mut B)>;

/// Makes an operation's inputs.
type Build<B> = Box<dyn FnOnce(&mut B) -> Result<Run<B>, DeviceError>>;

/// One operation with certain sizes and formats.
struct Case<B> {
    op: &'static str,
    /// Its sizes, or the weight it multiplies with.
    what: String,
    format: String,
    n_rows: usize,
    cost: Cost,
    unit: Unit,
    /// Bytes of its weights.
    allocates: usize,
    build: Build<B>,
}

/// What was measured on one device.
#[derive(Clone, Debug)]
pub struct Report {
    /// The device, as it calls itself.
    pub device: String,
    /// GB/s that it moves at best in memory of its own, if it has any.
    pub moves: Option<f64>,
    /// GFLOP/s of its matrix unit, of a device that tells.
    pub matrix: Option<f64>,
    /// What was measured.
    pub lines: Vec<Line>,
    /// What was not, and why.
    pub skipped: Vec<String>,
}

/// One operation's numbers.
#[derive(Clone, Debug)]
pub struct Line {
    /// The operation.
    pub op: &'static str,
    /// Its sizes, or the weight it multiplies with.
    pub what: String,
    /// Of its weights or rows.
    pub format: String,
    /// Tokens in the batch.
    pub n_rows: usize,
    /// Milliseconds, the median.
    pub ms: f64,
    /// Bytes that had to move at least, and arithmetic.
    pub cost: Cost,
    unit: Unit,
}

impl Line {
    fn gb_per_s(&self) -> f64 {
        self.cost.bytes / self.ms / 1e6
    }

    fn gflop_per_s(&self) -> f64 {
        self.cost.flops / self.ms / 1e6
    }

    /// Percent of the machine's read speed and of the arithmetic unit's peak, which is named.
    /// Of a device with memory of its own, its speed of moving counts, and its matrix unit where that is known.
    fn percent(&self, limits: &Limits, report: &Report) -> (f64, f64, &'static str) {
        let moves = report.moves;
        let (peak, name) = match (self.unit, moves) {
            (_, Some(_)) => report.matrix.map_or((f64::NAN, "-"), |matrix| (matrix, "matrix")),
            (Unit::Int8, None) => (limits.int8.1.all, "int8"),
            (Unit::F32, None) => (limits.f32.1.all, "f32"),
        };
        (100.0 * self.gb_per_s() / moves.unwrap_or(limits.read.all), 100.0 * self.gflop_per_s() / peak, name)
    }
}

/// Measures the machine, then the operations on every backend; the table goes to `out`.
///
/// # Errors
/// When a device fails or a file cannot be written.
pub fn run(args: &OpsArgs, out: &mut dyn Write, err: &mut dyn Write) -> Result<()> {
    let machine = Machine::read();
    writeln!(err, "ds4-bench: {machine}")?;
    let cold_bytes = match args.cold_mb {
        Some(mb) => mb * 1_000_000,
        None => cold_bytes(),
    };
    let threads = device::threads(args.threads);
    let limits = Limits::measure(threads, args.seconds, cold_bytes);
    writeln!(err, "ds4-bench: {limits}")?;
    let bench = OpsBench {
        dims: Dims::of(args.shape),
        rows: args.rows.clone(),
        pos: args.pos,
        only: args.only.clone(),
        seconds: f64::from(args.seconds),
        cold_bytes,
    };
    let reports = [device::measure(&bench, ds4_engine::Backend::named(&args.backend)?, threads)?];
    for skipped in reports.iter().flat_map(|report| &report.skipped) {
        writeln!(err, "ds4-bench: {skipped}")?;
    }
    if let Some(path) = &args.csv {
        crate::write(path, csv(&reports, &limits).as_bytes())?;
    }
    if args.json {
        let devices: Vec<Value> = reports.iter().map(|report| report_json(report, &limits)).collect();
        let object = json!({
            "machine": machine.json(), "commit": about::commit(), "shape": format!("{:?}", args.shape).to_lowercase(),
            "pos": args.pos, "cold_bytes": cold_bytes, "limits": limits.json(), "devices": devices,
        });
        return Ok(writeln!(out, "{object:#}")?);
    }
    for report in &reports {
        let moves = report.moves.map_or(String::new(), |moves| format!(", moves {moves:.0} GB/s"));
        let matrix =
            report.matrix.map_or(String::new(), |gflops| format!(", multiplies f16 at {:.0} TFLOP/s", gflops / 1e3));
        writeln!(out, "{}{moves}{matrix}\n{}", report.device, text(report, &limits))?;
    }
    Ok(())
}

/// Sixteen times the last cache and at least a gigabyte, so that what a cache keeps from one pass to the next is little; no
/// more than a quarter of the memory that is free.
fn cold_bytes() -> usize {
    const LEAST: usize = 1_000_000_000;
    let wanted = LEAST.max(16 * last_cache_bytes().unwrap_or(0));
    available_memory().map_or(wanted, |free| wanted.min(free as usize / 4))
}

impl OpsBench {
    /// Sizes of batches, each once.
    fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().enumerate().filter(|(i, n)| !self.rows[..*i].contains(n)).map(|(_, n)| *n)
    }

    /// Measures on one device.
    ///
    /// # Errors
    /// When the device fails.
    pub fn on<B: Device>(&self, be: &mut B) -> Result<Report> {
        self.with_limit(be, None, None)
    }

    /// Measures on a device that works in memory of its own and takes orders ahead: first how fast it moves bytes there, then the
    /// operations, several to a sample. `matrix`: GFLOP/s of its matrix unit.
    ///
    /// # Errors
    /// When the device fails.
    pub fn on_its_own_memory<B: Device>(&self, be: &mut B, matrix: Option<f64>) -> Result<Report> {
        let len = (2 * self.cold_bytes).max(256 << 20) / 4;
        let (x, mut y) = (be.buf(len)?, be.buf(len)?);
        let ms = self.median_ms(be, Box::new(move |be: &mut B| be.add(&x, len, &mut y)), AHEAD, [PASS, 0, 0, 0])?;
        self.with_limit(be, Some((12 * len) as f64 / ms / 1e6), matrix)
    }

    fn with_limit<B: Device>(&self, be: &mut B, moves: Option<f64>, matrix: Option<f64>) -> Result<Report> {
        let mut report = Report { device: be.name(), moves, matrix, lines: Vec::new(), skipped: Vec::new() };
        let ahead = if moves.is_some() { AHEAD } else { 1 };
        let cases = linear::cases(self).into_iter().chain(context::cases(self)).chain(streams::cases(self));
        for (i, case) in cases.filter(|case| self.wants(case)).enumerate() {
            let Case { op, what, format, n_rows, cost, unit, allocates, build } = case;
            // Room for the system and everybody else stays free.
            if available_memory().is_some_and(|free| allocates as u64 > free / 10 * 8) {
                let gb = allocates as f64 / 1e9;
                report
                    .skipped
                    .push(format!("{op} {what} {format}: its {gb:.1} GB do not fit the free memory; left out"));
                continue;
            }
            let run = build(be)?;
            let ms = self.median_ms(be, run, ahead, [PASS, n_rows, i + 1, 0])?;
            report.lines.push(Line { op, what, format, n_rows, ms, cost, unit });
        }
        Ok(report)
    }

    fn wants<B>(&self, case: &Case<B>) -> bool {
        self.only
            .as_deref()
            .is_none_or(|text| [case.op, &case.what, &case.format].iter().any(|name| name.contains(text)))
    }

    /// At least three times and for as long as the flags say; once, and cold in every way, when they say zero.
    /// `pass` names a pass: what a device has recorded of one it runs again without being told.
    fn median_ms<B: Device>(
        &self,
        be: &mut B,
        mut run: Run<B>,
        ahead: usize,
        pass: [usize; 4],
    ) -> Result<f64, DeviceError> {
        // As many as take some milliseconds, so that starting and waiting do not count.
        let started = Instant::now();
        run(be);
        be.submit()?;
        let first = started.elapsed().as_secs_f64();
        let n = if first > 0.05 { 1 } else { ahead };
        let mut once = || -> Result<f64, DeviceError> {
            let started = Instant::now();
            if be.begin_pass(pass) {
                (0..n).for_each(|_| run(be));
                be.end_pass();
            }
            be.submit()?;
            Ok(started.elapsed().as_secs_f64() / n as f64)
        };
        if self.seconds == 0.0 {
            return Ok(first * 1e3);
        }
        // Once to be sure of everything, once to be recorded.
        once()?;
        once()?;
        let mut samples = Vec::new();
        let mut total = 0.0;
        while samples.len() < 3 || total < self.seconds {
            let sample = once()?;
            total += sample * n as f64;
            samples.push(sample);
        }
        samples.sort_by(f64::total_cmp);
        Ok(samples[samples.len() / 2] * 1e3)
    }
}

/// The table for a person.
fn text(report: &Report, limits: &Limits) -> String {
    let heading = ["op", "what", "format", "rows", "ms", "GB/s", "% read", "GFLOP/s", "% peak", "of"];
    let mut lines = vec![heading.map(str::to_owned).to_vec()];
    lines.extend(report.lines.iter().map(|line| {
        let (read, peak, unit) = line.percent(limits, report);
        let numbers = [
            format!("{}", line.n_rows),
            format!("{:.4}", line.ms),
            format!("{:.2}", line.gb_per_s()),
            format!("{read:.1}"),
            format!("{:.1}", line.gflop_per_s()),
            format!("{peak:.1}"),
        ];
        let words = [line.op.to_owned(), line.what.clone(), line.format.clone()];
        words.into_iter().chain(numbers).chain([unit.to_owned()]).collect()
    }));
    table::aligned(&lines, 3)
}

/// The same as CSV, with bytes and operations instead of what follows from them.
fn csv(reports: &[Report], limits: &Limits) -> String {
    let mut out =
        "device,op,what,format,rows,ms,bytes,flops,gb_per_s,read_percent,gflop_per_s,peak_percent,peak\n".to_owned();
    for (report, line) in reports.iter().flat_map(|report| report.lines.iter().map(move |line| (report, line))) {
        let (read, peak, unit) = line.percent(limits, report);
        out.push_str(&format!(
            "\"{}\",{},{},{},{},{:.5},{},{},{:.3},{read:.2},{:.3},{peak:.2},{unit}\n",
            report.device,
            line.op,
            line.what,
            line.format,
            line.n_rows,
            line.ms,
            line.cost.bytes,
            line.cost.flops,
            line.gb_per_s(),
            line.gflop_per_s(),
        ));
    }
    out
}

fn report_json(report: &Report, limits: &Limits) -> Value {
    let line = |line: &Line| {
        let (read, peak, unit) = line.percent(limits, report);
        json!({
            "op": line.op, "what": line.what, "format": line.format, "rows": line.n_rows, "ms": line.ms,
            "bytes": line.cost.bytes, "flops": line.cost.flops, "gb_per_s": line.gb_per_s(), "read_percent": read,
            "gflop_per_s": line.gflop_per_s(), "peak_percent": peak, "peak": unit,
        })
    };
    json!({
        "device": report.device, "ops": report.lines.iter().map(line).collect::<Vec<_>>(), "skipped": report.skipped,
    })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use ds4_args::{Bench, BenchCommand};
    use ds4_ops::Plain;

    use super::*;

    fn bench(rows: &[usize], only: Option<&str>) -> OpsBench {
        let dims = Dims::of(ds4_args::OpsShape::Tiny);
        let only = only.map(str::to_owned);
        OpsBench { dims, rows: rows.to_vec(), pos: 300, only, seconds: 0.0, cold_bytes: 0 }
    }

    #[test]
    fn every_operation_runs_on_any_backend() {
        let report = bench(&[1, 3, 1], None).on(&mut Plain).unwrap();
        assert!(report.skipped.is_empty());
        for op in
            ["matmul", "experts", "attend", "index_select", "compress", "embed", "rms_norm", "hyper_expand", "route"]
        {
            assert!(report.lines.iter().any(|line| line.op == op), "{op} is missing");
        }
        for line in &report.lines {
            assert!(line.ms > 0.0 && line.cost.bytes > 0.0 && line.cost.bytes.is_finite(), "{line:?}");
        }
        assert_eq!(report.lines.iter().filter(|line| line.op == "experts").count(), 8, "two sizes of four formats");
    }

    #[test]
    fn only_what_is_asked_for() {
        let report = bench(&[1], Some("IQ2")).on(&mut Plain).unwrap();
        assert!(report.lines.len() == 2 && report.lines.iter().all(|line| line.format.contains("IQ2")));
    }

    #[test]
    fn the_three_outputs_agree() {
        let line = ["ds4-bench", "ops", "--shape", "tiny", "--seconds", "0", "--cold-mb", "0", "--only", "attn_q"];
        let folder = tempfile::tempdir().unwrap();
        let csv = folder.path().join("ops.csv");
        let argv = line.into_iter().chain(["--rows", "2", "--csv", csv.to_str().unwrap()]);
        let parse =
            |argv: Vec<&str>| match ds4_args::parse::<Bench>(argv.into_iter().map(OsString::from)).unwrap().command {
                Some(BenchCommand::Ops(args)) => args,
                other => panic!("{other:?}"),
            };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        run(&parse(argv.clone().collect()), &mut out, &mut err).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.matches("matmul").count(), 3, "{text}");
        assert_eq!(std::fs::read_to_string(&csv).unwrap().lines().count(), 4);
        assert!(String::from_utf8(err).unwrap().contains("GB/s"));

        let mut out = Vec::new();
        run(&parse(argv.chain(["--json"]).collect()), &mut out, &mut Vec::new()).unwrap();
        let object: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(object["devices"][0]["ops"].as_array().unwrap().len(), 3);
        assert!(object["limits"]["read_gb_per_s"]["all_threads"].as_f64().unwrap() > 0.0);
    }
}
