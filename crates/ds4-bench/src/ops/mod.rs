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
mod report;
mod streams;

use std::io::Write;
use std::time::Instant;

use anyhow::Result;
use ds4_args::OpsArgs;
use ds4_boot::machine::available_memory;
use ds4_ops::{Backend, Cost, DeviceError, copy_gb_per_s};
use serde_json::json;

use crate::about::{self, Machine};
use crate::device;
use crate::limits::Limits;
use data::Kept;
pub use data::hash;
use dims::Dims;
pub use report::{Best, Line, Report};

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

/// Operations of a sample on a device that takes orders ahead, at most, and seconds that they are to take: starting and waiting should not count.
const AHEAD: usize = 64;
const SAMPLE_SECONDS: f64 = 0.005;
/// What begins the names of passes here.
const PASS: usize = 7;

/// A backend that owns whatever it uses, which all do.
pub trait Device: Backend<Buf: 'static, Ints: 'static, Matrix: 'static, Rows: 'static> + 'static {}
impl<B: Backend<Buf: 'static, Ints: 'static, Matrix: 'static, Rows: 'static> + 'static> Device for B {}

/// Runs an operation once.
type Run<B> = Box<dyn FnMut(&mut B)>;

/// Makes an operation's inputs, the weights of the case before among them where it has the same.
type Build<B> = Box<dyn FnOnce(&mut B, &mut Kept<B>) -> Result<Run<B>, DeviceError>>;

/// One operation with certain sizes and formats.
struct Case<B: Backend> {
    op: &'static str,
    /// Its sizes, or the weight it multiplies with.
    what: String,
    format: String,
    n_rows: usize,
    cost: Cost,
    unit: Unit,
    /// Bytes of its weights, and runs after which they have all been read.
    allocates: usize,
    n_weights: usize,
    build: Build<B>,
}

/// Measures the operations on a device, and what that can do at best; the table goes to `out`.
///
/// # Errors
/// When the device fails or a file cannot be written.
pub fn run(args: &OpsArgs, out: &mut dyn Write, err: &mut dyn Write) -> Result<()> {
    let machine = Machine::read();
    writeln!(err, "ds4-bench: {machine}")?;
    let backend = ds4_engine::Backend::named(&args.backend)?;
    let usual = device::usual(backend);
    let bench = OpsBench {
        dims: Dims::of(args.shape),
        rows: if args.rows.is_empty() { usual.rows.to_vec() } else { args.rows.clone() },
        pos: args.pos,
        only: args.only.clone(),
        seconds: f64::from(args.seconds.unwrap_or(usual.seconds)),
        cold_bytes: args.cold_mb.map_or(usual.cold_bytes, |mb| mb * 1_000_000),
    };
    let report = device::measure(&bench, backend, device::threads(args.threads))?;
    writeln!(err, "ds4-bench: {}", report.best)?;
    for skipped in &report.skipped {
        writeln!(err, "ds4-bench: {skipped}")?;
    }
    if let Some(path) = &args.csv {
        crate::write(path, report.csv().as_bytes())?;
    }
    if args.json {
        let object = json!({
            "machine": machine.json(), "commit": about::commit(), "shape": format!("{:?}", args.shape).to_lowercase(),
            "pos": args.pos, "cold_bytes": bench.cold_bytes, "limits": report.best.json(), "devices": [report.json()],
        });
        return Ok(writeln!(out, "{object:#}")?);
    }
    Ok(writeln!(out, "{}\n{}", report.device, report.text())?)
}

impl OpsBench {
    /// Sizes of batches, each once.
    fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().enumerate().filter(|(i, n)| !self.rows[..*i].contains(n)).map(|(_, n)| *n)
    }

    /// Measures on the host, which runs operations as they come, with so many threads: first what it can do at best.
    ///
    /// # Errors
    /// When the device fails.
    pub fn on_host<B: Device>(&self, be: &mut B, threads: usize) -> Result<Report> {
        let limits = Limits::measure(threads, self.seconds as f32, self.cold_bytes);
        self.on(be, Best::Host(limits), 1)
    }

    /// Measures on a device that works in memory of its own and takes orders ahead: first how fast it copies there, then the operations, several to a
    /// sample. `matrix`: GFLOP/s of its matrix unit.
    ///
    /// # Errors
    /// When the device fails.
    pub fn on_its_own_memory<B: Device>(&self, be: &mut B, matrix: Option<f64>) -> Result<Report> {
        let copy = copy_gb_per_s(be, (self.cold_bytes / 2).max(1 << 20))?;
        self.on(be, Best::Own { copy, matrix }, AHEAD)
    }

    fn on<B: Device>(&self, be: &mut B, best: Best, ahead: usize) -> Result<Report> {
        let mut report = Report { device: be.name(), best, lines: Vec::new(), skipped: Vec::new() };
        let cases = linear::cases(self).into_iter().chain(context::cases(self)).chain(streams::cases(self));
        let mut kept = Kept::default();
        for (i, case) in cases.filter(|case| self.wants(case)).enumerate() {
            let Case { op, what, format, n_rows, cost, unit, allocates, n_weights, build } = case;
            // Room for the system and everybody else stays free.
            if available_memory().is_some_and(|free| allocates as u64 > free / 10 * 8) {
                let gb = allocates as f64 / 1e9;
                report
                    .skipped
                    .push(format!("{op} {what} {format}: its {gb:.1} GB do not fit the free memory; left out"));
                continue;
            }
            let run = build(be, &mut kept)?;
            let ms = self.median_ms(be, run, ahead, n_weights, [PASS, n_rows, i + 1, 0])?;
            report.lines.push(Line { op, what, format, n_rows, ms, cost, unit });
        }
        // Measured weight by weight, shown batch by batch.
        let turn = |n_rows: usize| self.rows.iter().position(|n| *n == n_rows);
        report.lines.sort_by_key(|line| turn(line.n_rows));
        Ok(report)
    }

    fn wants<B: Backend>(&self, case: &Case<B>) -> bool {
        self.only
            .as_deref()
            .is_none_or(|text| [case.op, &case.what, &case.format].iter().any(|name| name.contains(text)))
    }

    /// At least three times and for as long as the flags say; once, and cold in every way, when they say zero. A device that takes up to `ahead`
    /// orders has them in samples, of no fewer than have it read all of the `n_weights`. `pass` names a pass: what a device has recorded of one it runs
    /// again without being told, so the same operations run at every sample.
    fn median_ms<B: Device>(
        &self,
        be: &mut B,
        mut run: Run<B>,
        ahead: usize,
        n_weights: usize,
        pass: [usize; 4],
    ) -> Result<f64, DeviceError> {
        let last = be.buf(1)?;
        let mut sample = |n: usize, pass: Option<[usize; 4]>| -> Result<f64, DeviceError> {
            let started = Instant::now();
            if pass.is_none_or(|pass| be.begin_pass(pass)) {
                (0..n).for_each(|_| run(be));
                pass.iter().for_each(|_| be.end_pass());
            }
            be.submit()?;
            // A pass that was recorded is waited for by whoever reads.
            be.read(&last, 0, &mut [0.0])?;
            Ok(started.elapsed().as_secs_f64() / n as f64)
        };
        // The first time a device allocates and compiles.
        let first = sample(1, None)?;
        if self.seconds == 0.0 {
            return Ok(first * 1e3);
        }
        let n = match ahead {
            1 => 1,
            _ => ((SAMPLE_SECONDS / sample(1, None)?) as usize).clamp(1, ahead).max(n_weights),
        };
        // Once to be sure of everything, once to be recorded.
        sample(n, Some(pass))?;
        sample(n, Some(pass))?;
        let (mut samples, mut total) = (Vec::new(), 0.0);
        while samples.len() < 3 || total < self.seconds {
            let seconds = sample(n, Some(pass))?;
            total += seconds * n as f64;
            samples.push(seconds);
        }
        samples.sort_by(f64::total_cmp);
        Ok(samples[samples.len() / 2] * 1e3)
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use ds4_args::{Bench, BenchCommand};
    use ds4_ops::Plain;
    use serde_json::Value;

    use super::*;

    fn bench(rows: &[usize], only: Option<&str>) -> OpsBench {
        let dims = Dims::of(ds4_args::OpsShape::Tiny);
        let only = only.map(str::to_owned);
        OpsBench { dims, rows: rows.to_vec(), pos: 300, only, seconds: 0.0, cold_bytes: 0 }
    }

    #[test]
    fn every_operation_runs_on_any_backend() {
        let report = bench(&[1, 3, 1], None).on_host(&mut Plain, 1).unwrap();
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
        let report = bench(&[1], Some("IQ2")).on_its_own_memory(&mut Plain, Some(1e3)).unwrap();
        assert!(report.lines.len() == 2 && report.lines.iter().all(|line| line.format.contains("IQ2")));
        let text = report.text();
        assert!(text.contains("% copy") && text.contains("TFLOP/s") && text.contains("matrix"), "{text}");
    }

    /// A device that runs a pass again without being told still reads all weights, and who measures waits for it.
    #[test]
    fn samples_go_through_all_weights() {
        let bench = OpsBench { seconds: 1e-9, cold_bytes: 1 << 20, ..bench(&[1, 2], Some("attn_kv")) };
        let report = bench.on_its_own_memory(&mut Plain, None).unwrap();
        assert_eq!(report.lines.iter().map(|line| line.n_rows).collect::<Vec<_>>(), [1, 2]);
        let cases = linear::cases::<Plain>(&bench).into_iter().filter(|case| bench.wants(case));
        for case in cases {
            assert!(
                case.n_weights > 1 && case.allocates >= bench.cold_bytes,
                "{} of {} bytes",
                case.n_weights,
                case.allocates
            );
        }
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
