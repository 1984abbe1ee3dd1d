//! The backends that operations are measured on. The only file here that names one.

use anyhow::Result;
use ds4_cpu::Cpu;
use ds4_cpu::pool::physical_cores;

use crate::ops::{OpsBench, Report};

/// Threads of the CPU when nobody says how many.
pub(crate) fn threads(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(physical_cores)
}

/// Measures on every backend.
pub(crate) fn measure(bench: &OpsBench, threads: usize) -> Result<Vec<Report>> {
    Ok(vec![bench.on(&mut Cpu::new(threads))?])
}
