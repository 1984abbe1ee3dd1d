//! Chores of this repository: `cargo xtask` shows them.

mod fixture;
mod tidy;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

const HELP: &str = "\
Chores of this repository.

  cargo xtask fixture OUT.gguf [--mix f32|q8|q2|q4] [--mtp]
      write the noise fixture, or its MTP block, as a GGUF file (default: f32)
  cargo xtask tidy
      check that dependencies point down, and print the longest files and functions";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.split_first() {
        Some((command, rest)) if command == "fixture" => fixture::run(rest),
        Some((command, [])) if command == "tidy" => tidy::run(root()),
        Some((flag, _)) if flag != "help" && flag != "--help" && flag != "-h" => {
            Err(anyhow::anyhow!("unknown arguments: {}\n\n{HELP}", args.join(" ")))
        }
        _ => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
    };
    done.unwrap_or_else(|err| {
        eprintln!("{err:#}");
        ExitCode::from(2)
    })
}

/// The root of the repository.
fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).expect("this crate lies two folders below the root")
}

/// A path as a person wants to read it: relative to the root.
fn shown(path: &Path) -> PathBuf {
    path.strip_prefix(root()).unwrap_or(path).to_owned()
}
