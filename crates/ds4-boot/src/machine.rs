//! What the system says about this machine.

use std::fs;
use std::process::Command;

/// The processor's own name.
pub fn cpu_name() -> Option<String> {
    let info = fs::read_to_string("/proc/cpuinfo").ok();
    let linux = info.and_then(|info| {
        let line = info.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    linux.or_else(|| sysctl("machdep.cpu.brand_string"))
}

/// Bytes of memory.
pub fn memory() -> Option<u64> {
    meminfo("MemTotal:").or_else(|| sysctl("hw.memsize")?.parse().ok())
}

/// Bytes of memory that can be allocated without swapping.
pub fn available_memory() -> Option<u64> {
    meminfo("MemAvailable:")
}

/// Programs that wanted to run in the last minute, on average.
pub fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

/// Whether other programs keep it so busy that what is measured now is too slow.
pub fn is_busy(cores: usize) -> bool {
    load().is_some_and(|load| load > 0.5 * cores as f64)
}

fn meminfo(key: &str) -> Option<u64> {
    let info = fs::read_to_string("/proc/meminfo").ok()?;
    let line = info.lines().find_map(|line| line.strip_prefix(key))?;
    line.split_whitespace().next()?.parse::<u64>().ok()?.checked_mul(1 << 10)
}

/// macOS tells by a program of its own.
fn sysctl(name: &str) -> Option<String> {
    if !cfg!(target_os = "macos") {
        return None;
    }
    let asked = Command::new("sysctl").args(["-n", name]).output().ok()?;
    let text = String::from_utf8(asked.stdout).ok()?;
    asked.status.success().then(|| text.trim().to_owned())
}
