//! The dependency arrows between our crates, and the ranks they must follow.

use std::{collections::HashSet, fmt, path::Path, process::Command};

use anyhow::{Context, ensure};
use serde_json::Value;

/// Ranks from the bottom. A crate may use the crates of lower rows only; those of one row do not know each other.
const RANKS: &[&[&str]] = &[
    &["ds4-gguf", "ds4-quant", "ds4-tokenizer", "ds4-kvstore", "ds4-hub", "ds4-profile"],
    &["ds4-ops", "ds4-fixture"],
    &["ds4-cpu", "ds4-cuda", "ds4-wgpu", "ds4-model"],
    &["ds4-engine"],
    &["ds4-chat", "ds4-tools"],
    &["ds4-args"],
    &["ds4-boot"],
];

/// One crate of ours using another.
pub(crate) struct Arrow {
    from: String,
    to: String,
    /// Only tests need it.
    pub dev: bool,
}

impl Arrow {
    pub(crate) fn points_down(&self) -> bool {
        rank(&self.to) < rank(&self.from)
    }
}

impl fmt::Display for Arrow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (rank {}) -> {} (rank {})", self.from, rank(&self.from), self.to, rank(&self.to))
    }
}

/// A crate that is in no row is a program, and above them all.
fn rank(name: &str) -> usize {
    RANKS.iter().position(|row| row.contains(&name)).unwrap_or(RANKS.len())
}

/// Asks cargo for the dependencies of the workspace.
pub(crate) fn read(root: &Path) -> anyhow::Result<Vec<Arrow>> {
    let asked = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .output()
        .context("cannot run cargo metadata")?;
    ensure!(asked.status.success(), "cargo metadata failed:\n{}", String::from_utf8_lossy(&asked.stderr));
    arrows(&serde_json::from_slice(&asked.stdout).context("cargo metadata printed something else than JSON")?)
}

fn arrows(metadata: &Value) -> anyhow::Result<Vec<Arrow>> {
    let list = |value: &Value, key: &str| {
        value[key].as_array().cloned().with_context(|| format!("cargo metadata has no list of {key}"))
    };
    let packages = list(metadata, "packages")?;
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let ours: HashSet<String> = packages.iter().map(name).collect();
    let mut arrows = Vec::new();
    for package in &packages {
        for dependency in list(package, "dependencies")? {
            // A crate that its own tests use with other features is not an arrow.
            if ours.contains(&name(&dependency)) && name(&dependency) != name(package) {
                arrows.push(Arrow { from: name(package), to: name(&dependency), dev: dependency["kind"] == "dev" });
            }
        }
    }
    Ok(arrows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow(from: &str, to: &str) -> Arrow {
        Arrow { from: from.into(), to: to.into(), dev: false }
    }

    #[test]
    fn arrows_point_down() {
        for (from, to) in [("ds4-model", "ds4-gguf"), ("ds4-engine", "ds4-cuda"), ("ds4-cli", "ds4-args")] {
            assert!(arrow(from, to).points_down(), "{from} -> {to}");
        }
        for (from, to) in [("ds4-gguf", "ds4-model"), ("ds4-cpu", "ds4-model"), ("ds4-server", "ds4-agent")] {
            assert!(!arrow(from, to).points_down(), "{from} -> {to}");
        }
    }

    #[test]
    fn reads_what_cargo_says() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "ds4-cpu", "dependencies": [
                { "name": "ds4-ops", "kind": null }, { "name": "half", "kind": null }, { "name": "ds4-model", "kind": "dev" },
            ] },
            { "name": "ds4-ops", "dependencies": [] },
            { "name": "ds4-model", "dependencies": [] },
        ] });
        let found: Vec<_> = arrows(&metadata).unwrap().into_iter().map(|a| (a.from, a.to, a.dev)).collect();
        let expected = [("ds4-ops", false), ("ds4-model", true)].map(|(to, dev)| ("ds4-cpu".into(), to.into(), dev));
        assert_eq!(found, expected);
    }
}
