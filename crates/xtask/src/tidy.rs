//! `cargo xtask tidy`: prints what drifts. Only a dependency that does not point down is an error.

mod arrows;
mod longest;

use std::{path::Path, process::ExitCode};

pub(crate) fn run(root: &Path) -> anyhow::Result<ExitCode> {
    longest::print(root)?;
    let arrows = arrows::read(root)?;
    let (wrong, tests): (Vec<_>, Vec<_>) = arrows.iter().filter(|arrow| !arrow.points_down()).partition(|a| !a.dev);
    if !tests.is_empty() {
        println!("\nTests that look up or sideways (allowed):");
        tests.iter().for_each(|arrow| println!("  {arrow}"));
    }
    if wrong.is_empty() {
        println!("\nAll {} dependencies between our crates point down.", arrows.len() - tests.len());
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nDependencies that do not point down:");
    wrong.iter().for_each(|arrow| println!("  {arrow}"));
    Ok(ExitCode::from(1))
}
