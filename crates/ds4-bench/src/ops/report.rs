//! What was measured, and how it is shown.

use std::fmt;

use ds4_ops::Cost;
use serde_json::{Value, json};

use super::Unit;
use crate::limits::Limits;
use crate::table;

/// What a device can do at best.
#[derive(Clone, Debug)]
pub enum Best {
    /// The processor of this machine.
    Host(Limits),
    /// A device with memory of its own.
    Own {
        /// GB/s of copying there, what is read and what is written counted.
        copy: f64,
        /// GFLOP/s of its matrix unit, of a device that tells.
        matrix: Option<f64>,
    },
}

impl Best {
    /// Percent of the memory's speed that so many GB/s are.
    fn percent_of_memory(&self, gb_per_s: f64) -> f64 {
        100.0 * gb_per_s
            / match self {
                Best::Host(limits) => limits.read.all,
                Best::Own { copy, .. } => *copy,
            }
    }

    /// Percent of an arithmetic unit's peak that so many GFLOP/s are, and its name.
    fn percent_of_peak(&self, unit: Unit, gflop_per_s: f64) -> (f64, &'static str) {
        let (peak, name) = match (self, unit) {
            (Best::Own { matrix, .. }, _) => {
                (matrix.unwrap_or(f64::NAN), if matrix.is_some() { "matrix" } else { "-" })
            }
            (Best::Host(limits), Unit::Int8) => (limits.int8.1.all, "int8"),
            (Best::Host(limits), Unit::F32) => (limits.f32.1.all, "f32"),
        };
        (100.0 * gflop_per_s / peak, name)
    }

    /// As a JSON object.
    pub fn json(&self) -> Value {
        match self {
            Best::Host(limits) => limits.json(),
            Best::Own { copy, matrix } => json!({ "copy_gb_per_s": copy, "matrix_gflop_per_s": matrix }),
        }
    }
}

impl fmt::Display for Best {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Best::Host(limits) => limits.fmt(f),
            Best::Own { copy, matrix } => {
                write!(f, "limits: copies {copy:.0} GB/s")?;
                matrix.map_or(Ok(()), |gflops| write!(f, "; multiplies f16 at {:.0} TFLOP/s", gflops / 1e3))
            }
        }
    }
}

/// What was measured on one device.
#[derive(Clone, Debug)]
pub struct Report {
    /// The device, as it calls itself.
    pub device: String,
    /// What it can do at best.
    pub best: Best,
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
    pub(super) unit: Unit,
}

/// A line's numbers beside the best there is.
struct Numbers {
    gb_per_s: f64,
    memory_percent: f64,
    gflop_per_s: f64,
    peak_percent: f64,
    peak: &'static str,
}

impl Line {
    fn numbers(&self, best: &Best) -> Numbers {
        let (gb_per_s, gflop_per_s) = (self.cost.bytes / self.ms / 1e6, self.cost.flops / self.ms / 1e6);
        let (peak_percent, peak) = best.percent_of_peak(self.unit, gflop_per_s);
        Numbers { gb_per_s, memory_percent: best.percent_of_memory(gb_per_s), gflop_per_s, peak_percent, peak }
    }
}

impl Report {
    /// The table for a person.
    pub fn text(&self) -> String {
        // A device with memory of its own has arithmetic to match.
        let (memory, flops, per_flop) = match self.best {
            Best::Host(_) => ("% read", "GFLOP/s", 1.0),
            Best::Own { .. } => ("% copy", "TFLOP/s", 1e-3),
        };
        let heading = ["op", "what", "format", "rows", "ms", "GB/s", memory, flops, "% peak", "of"];
        let mut lines = vec![heading.map(str::to_owned).to_vec()];
        lines.extend(self.lines.iter().map(|line| {
            let n = line.numbers(&self.best);
            let numbers = [
                format!("{}", line.n_rows),
                format!("{:.4}", line.ms),
                format!("{:.2}", n.gb_per_s),
                format!("{:.1}", n.memory_percent),
                format!("{:.1}", n.gflop_per_s * per_flop),
                if n.peak_percent.is_nan() { "-".to_owned() } else { format!("{:.1}", n.peak_percent) },
            ];
            let words = [line.op.to_owned(), line.what.clone(), line.format.clone()];
            words.into_iter().chain(numbers).chain([n.peak.to_owned()]).collect()
        }));
        table::aligned(&lines, 3)
    }

    /// The same as CSV, with bytes and operations beside what follows from them.
    pub fn csv(&self) -> String {
        let mut out =
            "device,op,what,format,rows,ms,bytes,flops,gb_per_s,memory_percent,gflop_per_s,peak_percent,peak\n"
                .to_owned();
        for line in &self.lines {
            let n = line.numbers(&self.best);
            out.push_str(&format!(
                "\"{}\",{},{},{},{},{:.5},{},{},{:.3},{:.2},{:.3},{:.2},{}\n",
                self.device,
                line.op,
                line.what,
                line.format,
                line.n_rows,
                line.ms,
                line.cost.bytes,
                line.cost.flops,
                n.gb_per_s,
                n.memory_percent,
                n.gflop_per_s,
                n.peak_percent,
                n.peak,
            ));
        }
        out
    }

    /// And as a JSON object.
    pub fn json(&self) -> Value {
        let line = |line: &Line| {
            let n = line.numbers(&self.best);
            json!({
                "op": line.op, "what": line.what, "format": line.format, "rows": line.n_rows, "ms": line.ms,
                "bytes": line.cost.bytes, "flops": line.cost.flops, "gb_per_s": n.gb_per_s,
                "memory_percent": n.memory_percent, "gflop_per_s": n.gflop_per_s, "peak_percent": n.peak_percent,
                "peak": n.peak,
            })
        };
        json!({
            "device": self.device, "ops": self.lines.iter().map(line).collect::<Vec<_>>(),
            "skipped": self.skipped,
        })
    }
}
