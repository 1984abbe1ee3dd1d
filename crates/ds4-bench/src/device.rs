//! The backends that operations are measured on. The only file here that names one.

use anyhow::{Result, bail};
use ds4_boot::machine::available_memory;
use ds4_cpu::Cpu;
use ds4_cpu::pool::physical_cores;
use ds4_engine::Backend;

use crate::about::last_cache_bytes;
use crate::ops::{OpsBench, Report};

/// Threads of the CPU when nobody says how many.
pub(crate) fn threads(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(physical_cores)
}

/// What operations are measured with on a backend when nobody says otherwise.
pub(crate) struct Usual {
    /// Tokens in a batch: of decode, of a chunk of prefill.
    pub rows: [usize; 2],
    /// Seconds spent on each.
    pub seconds: f32,
    /// Bytes of weights that a measurement goes through before it reads the same again.
    pub cold_bytes: usize,
}

/// See [`Usual`].
pub(crate) fn usual(backend: Backend) -> Usual {
    match backend {
        Backend::Auto | Backend::Cpu => Usual { rows: [1, 512], seconds: 0.5, cold_bytes: host_cold_bytes() },
        // Clocks of GPUs are steady, and caches are known to hold up to 128 MB.
        Backend::Cuda | Backend::Metal | Backend::Vulkan => {
            Usual { rows: [1, 2048], seconds: 0.1, cold_bytes: 512_000_000 }
        }
    }
}

/// Sixteen times the last cache and at least a gigabyte, so that what a cache keeps from one pass to the next is little; no
/// more than a quarter of the memory that is free.
fn host_cold_bytes() -> usize {
    const LEAST: usize = 1_000_000_000;
    let wanted = LEAST.max(16 * last_cache_bytes().unwrap_or(0));
    available_memory().map_or(wanted, |free| wanted.min(free as usize / 4))
}

/// Measures on one backend.
///
/// # Errors
/// When it is not there or fails.
pub(crate) fn measure(bench: &OpsBench, backend: Backend, threads: usize) -> Result<Report> {
    match backend {
        Backend::Auto | Backend::Cpu => bench.on_host(&mut Cpu::new(threads), threads),
        Backend::Cuda => match ds4_cuda::Cuda::open(0) {
            Ok(mut cuda) => {
                let matrix = cuda.matrix_gflops();
                bench.on_its_own_memory(&mut cuda, matrix)
            }
            Err(e) => bail!("{}", e.what),
        },
        #[cfg(feature = "wgpu")]
        Backend::Metal | Backend::Vulkan => {
            bench.on_its_own_memory(&mut ds4_wgpu::Wgpu::new(ds4_wgpu::Choice::Any)?, None)
        }
        // Names of those that the program was built without are refused before.
        #[cfg(not(feature = "wgpu"))]
        Backend::Metal | Backend::Vulkan => bail!("this program was built without {backend}"),
    }
}
