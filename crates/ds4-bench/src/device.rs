//! The backends that operations are measured on. The only file here that names one.

use anyhow::{Result, bail};
use ds4_cpu::Cpu;
use ds4_cpu::pool::physical_cores;
use ds4_engine::Backend;

use crate::ops::{OpsBench, Report};

/// Threads of the CPU when nobody says how many.
pub(crate) fn threads(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(physical_cores)
}

/// Measures on one backend.
///
/// # Errors
/// When it is not there or fails.
pub(crate) fn measure(bench: &OpsBench, backend: Backend, threads: usize) -> Result<Report> {
    match backend {
        Backend::Auto | Backend::Cpu => bench.on(&mut Cpu::new(threads)),
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
