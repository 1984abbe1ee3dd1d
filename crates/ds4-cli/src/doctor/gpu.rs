//! Which graphics devices and drivers the system shows: files and `nvidia-smi`, nothing is loaded.

use std::path::Path;
use std::process::{Command, Stdio};

use ds4_args::Env;
use serde_json::{Value, json};

/// Folders in which systems keep driver libraries.
const LIBRARIES: [&str; 7] = [
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/lib64",
    "/usr/lib",
    "/usr/lib/wsl/lib",
    "/usr/local/nvidia/lib64",
    "/usr/local/cuda/compat",
];

/// What was found.
pub(super) fn look(env: &Env) -> Value {
    json!({
        "nvidia": nvidia(env),
        "libcuda": has_library("libcuda.so.1"),
        "libvulkan": has_library("libvulkan.so.1"),
        "nvidia_device": Path::new("/dev/nvidiactl").exists(),
        "amd_device": Path::new("/dev/kfd").exists(),
        "metal": cfg!(target_os = "macos"),
    })
}

fn has_library(name: &str) -> bool {
    LIBRARIES.iter().any(|folder| Path::new(folder).join(name).exists())
}

/// What `nvidia-smi` says, if it is there: name, bytes of memory, driver.
fn nvidia(env: &Env) -> Vec<Value> {
    let Some(program) = env.find("nvidia-smi") else { return Vec::new() };
    let query = ["--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits"];
    let Ok(asked) = Command::new(program).args(query).stdin(Stdio::null()).output() else { return Vec::new() };
    if !asked.status.success() {
        return Vec::new();
    }
    String::from_utf8_lossy(&asked.stdout).lines().filter_map(card).collect()
}

fn card(line: &str) -> Option<Value> {
    let mut fields = line.split(',').map(str::trim);
    let (name, mib, driver) = (fields.next()?, fields.next()?.parse::<u64>().ok()?, fields.next()?);
    Some(json!({ "name": name, "memory_bytes": mib << 20, "driver": driver }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_as_the_program_prints_them() {
        let card = card("NVIDIA H100 80GB HBM3, 81559, 570.86.15").unwrap();
        assert_eq!(card["memory_bytes"], 81559u64 << 20);
        assert_eq!(super::card("No devices were found"), None);
        assert!(look(&Env::default())["nvidia"].as_array().unwrap().is_empty());
    }
}
