//! What this machine is: processor, memory, what reading memory gives.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use ds4_boot::machine;
use serde_json::{Value, json};

/// What the system says about itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    /// The processor's own name.
    pub cpu: String,
    /// Threads that it runs at once.
    pub threads: usize,
    /// Instruction sets that our kernels have a path for.
    pub features: Vec<&'static str>,
    /// Bytes of memory.
    pub memory: Option<u64>,
    /// Bytes of it that can be allocated now.
    pub available: Option<u64>,
    /// The operating system and its kind of processor.
    pub system: String,
}

impl Machine {
    /// Asks the system.
    pub fn read() -> Machine {
        Machine {
            cpu: machine::cpu_name().unwrap_or_else(|| "unknown".to_owned()),
            threads: thread::available_parallelism().map_or(1, Into::into),
            features: features(),
            memory: machine::memory(),
            available: machine::available_memory(),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        }
    }

    /// As a JSON object.
    pub fn json(&self) -> Value {
        json!({
            "cpu": self.cpu, "threads": self.threads, "features": self.features, "memory_bytes": self.memory,
            "available_bytes": self.available, "system": self.system,
        })
    }
}

fn features() -> Vec<&'static str> {
    let mut found = Vec::new();
    #[cfg(target_arch = "x86_64")]
    {
        let known = [
            ("avx2", is_x86_feature_detected!("avx2")),
            ("fma", is_x86_feature_detected!("fma")),
            ("f16c", is_x86_feature_detected!("f16c")),
            ("avx512f", is_x86_feature_detected!("avx512f")),
            ("avx512bw", is_x86_feature_detected!("avx512bw")),
            ("avx512vnni", is_x86_feature_detected!("avx512vnni")),
            ("avx512vbmi", is_x86_feature_detected!("avx512vbmi")),
            ("avxvnni", is_x86_feature_detected!("avxvnni")),
        ];
        found.extend(known.into_iter().filter(|(_, is)| *is).map(|(name, _)| name));
    }
    #[cfg(target_arch = "aarch64")]
    {
        let known = [
            ("neon", std::arch::is_aarch64_feature_detected!("neon")),
            ("dotprod", std::arch::is_aarch64_feature_detected!("dotprod")),
            ("i8mm", std::arch::is_aarch64_feature_detected!("i8mm")),
            ("bf16", std::arch::is_aarch64_feature_detected!("bf16")),
        ];
        found.extend(known.into_iter().filter(|(_, is)| *is).map(|(name, _)| name));
    }
    found
}

/// GB/s of all threads reading a buffer that no cache holds, the best pass of about `seconds`.
pub fn read_gb_per_s(threads: usize, seconds: f32, bytes: usize) -> f64 {
    let buffer = vec![1u64; bytes / 8];
    let part = buffer.len().div_ceil(threads).max(1);
    let started = Instant::now();
    let mut best = Duration::MAX;
    while best == Duration::MAX || started.elapsed().as_secs_f32() < seconds {
        let pass = Instant::now();
        thread::scope(|scope| {
            for part in buffer.chunks(part) {
                scope.spawn(move || black_box(sum(part)));
            }
        });
        best = best.min(pass.elapsed());
    }
    bytes as f64 / best.as_secs_f64() / 1e9
}

/// Sixteen sums that do not wait for each other.
fn sum(numbers: &[u64]) -> u64 {
    let mut sums = [0u64; 16];
    for chunk in numbers.chunks_exact(16) {
        for (sum, number) in sums.iter_mut().zip(chunk) {
            *sum = sum.wrapping_add(*number);
        }
    }
    sums.iter().fold(0, |all, sum| all.wrapping_add(*sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_has_a_name_threads_and_memory() {
        let machine = Machine::read();
        assert!(machine.threads >= 1 && !machine.cpu.is_empty());
        assert!(machine.memory.is_none_or(|n| n > 1 << 28));
        assert!(read_gb_per_s(1, 0.0, 1 << 20) > 0.0);
    }
}
