//! How the work of the decode kernels is cut, by device, and where that is remembered.

use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

/// The line that says that matrix units are right.
const UNITS: &str = "matrix units\n";

/// Outputs of a workgroup, and its invocations.
pub type Cut = (usize, usize);

/// The cuts of the kernels that read weights for few rows, and whether matrix units can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// Dense products.
    pub dense: Cut,
    /// Gate and up of the experts.
    pub up: Cut,
    /// Down of the experts.
    pub down: Cut,
    /// Matrix units that nobody proved for devices of this kind gave right results on this one.
    pub units: bool,
}

impl Default for Tuning {
    fn default() -> Tuning {
        Tuning { dense: (4, 128), up: (8, 128), down: (4, 128), units: false }
    }
}

/// Whether kernels can be cut like this: a few outputs, whole subgroups.
fn is_sound((outs, threads): Cut) -> bool {
    [1, 2, 4, 8].contains(&outs) && [32, 64, 128].contains(&threads)
}

impl Tuning {
    /// For a software device, whose subgroups are narrow and few.
    pub(crate) fn software() -> Tuning {
        Tuning { dense: (4, 32), ..Tuning::default() }
    }

    /// The cut of a dense product of `cols` columns and `out` outputs. A workgroup has no more invocations than there are sixteens of columns, and
    /// fewer outputs where there would be few workgroups.
    pub(crate) fn matvec(&self, cols: usize, out: usize) -> Cut {
        let (mut outs, threads) = self.dense;
        // Sixteens of a row beyond two an invocation would wait for one another.
        let threads = threads.max((cols / 32).next_power_of_two().min(256));
        while outs > 1 && out / outs < 512 {
            outs /= 2;
        }
        (outs, threads.min((cols / 16).next_power_of_two()).max(32))
    }

    /// What was remembered for a device; `None` when nothing was, or nothing that can be read.
    pub fn remembered(folder: &Path, device: &str) -> Option<Tuning> {
        Tuning::parse(&std::fs::read_to_string(file(folder, device)).ok()?)
    }

    /// Remembers it for a device; where.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remember(&self, folder: &Path, device: &str) -> io::Result<PathBuf> {
        let path = file(folder, device);
        std::fs::create_dir_all(folder)?;
        std::fs::write(&path, self.text())?;
        Ok(path)
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for (name, (outs, threads)) in [("dense", self.dense), ("up", self.up), ("down", self.down)] {
            writeln!(out, "{name} {outs} {threads}").expect("writing to a string");
        }
        if self.units {
            out.push_str(UNITS);
        }
        out
    }

    fn parse(text: &str) -> Option<Tuning> {
        let cut = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
            let (outs, threads) = line.split_once(' ')?;
            Some((outs.parse().ok()?, threads.parse().ok()?)).filter(|cut| is_sound(*cut))
        };
        Some(Tuning { dense: cut("dense")?, up: cut("up")?, down: cut("down")?, units: text.ends_with(UNITS) })
    }
}

/// The file of a device.
fn file(folder: &Path, device: &str) -> PathBuf {
    let name: String =
        device.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    folder.join(format!("{name}.txt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_comes_back() {
        for units in [false, true] {
            let tuning = Tuning { dense: (2, 32), up: (1, 64), down: (4, 128), units };
            assert_eq!(Tuning::parse(&tuning.text()), Some(tuning));
        }
    }

    #[test]
    fn what_no_kernel_can_do_is_not_believed() {
        for text in ["", "dense 4 64\nup 2 64\n", "dense 3 64\nup 2 64\ndown 2 64\n", "dense 4 64\nup 2 48\ndown 2 x\n"]
        {
            assert_eq!(Tuning::parse(text), None, "{text}");
        }
    }
}
