//! Where a measurement was made: the machine and the commit.

use std::fmt;
use std::process::Command;

use ds4_boot::machine;
use ds4_cpu::pool::physical_cores;
use serde_json::{Value, json};

/// This machine, as far as it tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    /// The processor's own name.
    pub cpu: String,
    /// Physical cores that this process may use.
    pub cores: usize,
    /// Bytes of memory, if known.
    pub memory: Option<u64>,
    /// Programs that wanted to run in the last minute, on average, if known.
    pub load: Option<f64>,
}

impl Machine {
    /// Asks the system.
    pub fn read() -> Machine {
        Machine {
            cpu: machine::cpu_name().unwrap_or_else(|| "unknown CPU".into()),
            cores: physical_cores(),
            memory: machine::memory(),
            load: machine::load(),
        }
    }

    /// As a JSON object.
    pub fn json(&self) -> Value {
        json!({"cpu": self.cpu, "cores": self.cores, "memory_bytes": self.memory, "load_average": self.load,
            "os": std::env::consts::OS})
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Machine { cpu, cores, memory, load } = self;
        write!(f, "machine: {cpu}, {cores} core{}", if *cores == 1 { "" } else { "s" })?;
        if let Some(memory) = memory {
            write!(f, ", {:.1} GB of memory", *memory as f64 / 1e9)?;
        }
        if let Some(load) = load.filter(|_| machine::is_busy(*cores)) {
            write!(f, "; busy with other work (load {load:.1}), so everything measured now is too slow")?;
        }
        write!(f, "; commit {}", commit())
    }
}

/// The commit of the source tree that the program was built from, while that is a git tree; `unknown` elsewhere.
pub fn commit() -> String {
    // Asked at run time: a build script would rebuild after every commit, and a measured program is still near its source.
    let git = |args: &[&str]| {
        let asked = Command::new("git").args(["-C", env!("CARGO_MANIFEST_DIR")]).args(args).output().ok()?;
        let text = String::from_utf8(asked.stdout).ok()?;
        asked.status.success().then(|| text.trim().to_owned())
    };
    let Some(commit) = git(&["rev-parse", "--short=12", "HEAD"]) else { return "unknown".into() };
    let is_clean = git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|list| list.is_empty());
    if is_clean { commit } else { format!("{commit} with changes") }
}

/// Bytes of the largest cache of the first processor, if known.
pub(crate) fn last_cache_bytes() -> Option<usize> {
    let folder = std::fs::read_dir("/sys/devices/system/cpu/cpu0/cache").ok()?;
    let sizes =
        folder.flatten().filter_map(|index| cache_size(&std::fs::read_to_string(index.path().join("size")).ok()?));
    sizes.max()
}

/// Bytes of a size as the kernel prints it, such as `2048K`.
fn cache_size(text: &str) -> Option<usize> {
    let text = text.trim();
    let (number, unit) = match text.strip_suffix('K') {
        Some(number) => (number, 1 << 10),
        None => (text.strip_suffix('M')?, 1 << 20),
    };
    number.parse::<usize>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_has_a_name_and_cores() {
        let machine = Machine::read();
        assert!(machine.cores >= 1 && !machine.cpu.is_empty());
        assert!(machine.to_string().contains("; commit "), "{machine}");
    }

    #[test]
    fn sizes_as_the_kernel_prints_them() {
        assert_eq!(cache_size("2048K\n"), Some(2 << 20));
        assert_eq!(cache_size("260M"), Some(260 << 20));
        for broken in ["", "K", "12", "-1K", "99999999999999999999K", "18446744073709551615K"] {
            assert_eq!(cache_size(broken), None, "{broken:?}");
        }
    }
}
