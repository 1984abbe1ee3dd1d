//! How the work of the decode kernels is cut, by device, and where that is remembered.

use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

/// What nobody has tried on devices of a kind, so that it is used where a self-test found it right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ability {
    /// Matrix units.
    Units,
    /// Launches in which the last workgroup goes on with what the others wrote.
    Joined,
}

impl Ability {
    const ALL: [Ability; 2] = [Ability::Units, Ability::Joined];

    /// The line that says that it is right.
    fn line(self) -> &'static str {
        match self {
            Ability::Units => "matrix units",
            Ability::Joined => "joined launches",
        }
    }
}

/// Outputs of a workgroup, and its invocations.
pub type Cut = (usize, usize);

/// The cuts of the kernels that read weights for few rows, and what can be trusted.
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
    /// So did launches in which the last workgroup goes on with what the others wrote.
    pub joined: bool,
}

impl Default for Tuning {
    fn default() -> Tuning {
        Tuning { dense: (4, 128), up: (8, 128), down: (4, 128), units: false, joined: false }
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

    /// What was found right on a device though nobody had tried it.
    pub(crate) fn proven(&self) -> impl Iterator<Item = Ability> + use<> {
        let Tuning { units, joined, .. } = *self;
        let is_proven = move |ability: &Ability| match ability {
            Ability::Units => units,
            Ability::Joined => joined,
        };
        Ability::ALL.into_iter().filter(is_proven)
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
        self.proven().for_each(|ability| writeln!(out, "{}", ability.line()).expect("writing to a string"));
        out
    }

    fn parse(text: &str) -> Option<Tuning> {
        let cut = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
            let (outs, threads) = line.split_once(' ')?;
            Some((outs.parse().ok()?, threads.parse().ok()?)).filter(|cut| is_sound(*cut))
        };
        let [units, joined] = Ability::ALL.map(|ability| text.lines().any(|line| line == ability.line()));
        Some(Tuning { dense: cut("dense")?, up: cut("up")?, down: cut("down")?, units, joined })
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
        for (units, joined) in [(false, false), (true, false), (false, true), (true, true)] {
            let tuning = Tuning { dense: (2, 32), up: (1, 64), down: (4, 128), units, joined };
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
