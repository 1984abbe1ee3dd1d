//! Where kernels run: a GPU, or for tests the host itself.

use std::ffi::c_void;

#[cfg(feature = "emulate")]
use ds4_ops::LaunchTimes;
use ds4_ops::{KernelTime, Mark, MarkTime};

use crate::driver::{self, Gpu, Result};
#[cfg(feature = "emulate")]
use crate::host;
use crate::op::Wide;
use crate::view::Ptr;

/// Memory on a device.
pub(crate) enum Memory {
    Gpu(driver::Memory),
    #[cfg(feature = "emulate")]
    Host(host::Memory),
}

impl Memory {
    pub fn ptr(&self) -> Ptr {
        match self {
            Memory::Gpu(memory) => memory.ptr(),
            #[cfg(feature = "emulate")]
            Memory::Host(memory) => memory.ptr(),
        }
    }
}

/// A device.
pub(crate) enum Device {
    Gpu(Box<Gpu>),
    #[cfg(feature = "emulate")]
    Host(host::Timer),
}

impl Device {
    pub fn gpu(&mut self) -> Option<&mut Gpu> {
        match self {
            Device::Gpu(gpu) => Some(gpu),
            #[cfg(feature = "emulate")]
            Device::Host(_) => None,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Device::Gpu(gpu) => gpu.name(),
            #[cfg(feature = "emulate")]
            Device::Host(_) => "emulated on the host",
        }
    }

    pub fn alloc(&mut self, len: usize) -> Result<Memory> {
        match self {
            Device::Gpu(gpu) => gpu.alloc(len).map(Memory::Gpu),
            #[cfg(feature = "emulate")]
            Device::Host(_) => Ok(Memory::Host(host::Memory::new(len))),
        }
    }

    pub fn launch<P>(
        &mut self,
        name: &'static str,
        grid: [usize; 3],
        threads: usize,
        shared: usize,
        params: &P,
        mark: Option<usize>,
    ) -> Result<()> {
        if grid.contains(&0) {
            return Ok(());
        }
        let (grid, params) = (grid.map(|n| n as u32), (params as *const P).cast::<c_void>());
        match self {
            Device::Gpu(gpu) => gpu.launch(name, grid, threads as u32, shared, params, mark),
            #[cfg(feature = "emulate")]
            Device::Host(timer) => {
                let _ = shared;
                timer.timed(name, mark, || host::launch(name, grid, threads as u32, params))
            }
        }
    }

    pub fn write(&mut self, at: Ptr, bytes: &[u8]) -> Result<()> {
        match self {
            Device::Gpu(gpu) => gpu.write(at, bytes),
            #[cfg(feature = "emulate")]
            Device::Host(_) => {
                host::write(at, bytes);
                Ok(())
            }
        }
    }

    pub fn read(&mut self, at: Ptr, bytes: &mut [u8]) -> Result<()> {
        match self {
            Device::Gpu(gpu) => gpu.read(at, bytes),
            #[cfg(feature = "emulate")]
            Device::Host(_) => {
                host::read(at, bytes);
                Ok(())
            }
        }
    }

    pub fn copy(&mut self, from: Ptr, to: Ptr, len: usize) -> Result<()> {
        match self {
            Device::Gpu(gpu) => gpu.copy(from, to, len),
            #[cfg(feature = "emulate")]
            Device::Host(_) => {
                host::copy(from, to, len);
                Ok(())
            }
        }
    }

    /// Waits for everything queued.
    pub fn synchronize(&mut self) -> Result<()> {
        match self {
            Device::Gpu(gpu) => gpu.synchronize(),
            #[cfg(feature = "emulate")]
            Device::Host(timer) => {
                timer.end_pass();
                Ok(())
            }
        }
    }

    /// Begins to time launches anew.
    pub fn time_kernels(&mut self) -> Result<()> {
        match self {
            Device::Gpu(gpu) => gpu.time_kernels(),
            #[cfg(feature = "emulate")]
            Device::Host(timer) => {
                timer.start();
                Ok(())
            }
        }
    }

    /// A mark of the pass that runs.
    pub fn mark(&mut self, mark: Mark) {
        match self {
            Device::Gpu(gpu) => gpu.mark(mark),
            #[cfg(feature = "emulate")]
            Device::Host(timer) => timer.mark(mark),
        }
    }

    /// Kernels' times, if they are taken.
    pub fn kernel_times(&self) -> Vec<KernelTime> {
        match self {
            Device::Gpu(gpu) => gpu.kernel_times(),
            #[cfg(feature = "emulate")]
            Device::Host(timer) => timer.times.as_ref().map_or_else(Vec::new, LaunchTimes::kernels),
        }
    }

    /// Times before the marks of passes that have ended, if they are taken.
    pub fn mark_times(&mut self) -> Vec<MarkTime> {
        match self {
            Device::Gpu(gpu) => gpu.mark_times(),
            #[cfg(feature = "emulate")]
            Device::Host(timer) => timer.times.as_mut().map_or_else(Vec::new, LaunchTimes::take_marks),
        }
    }

    /// Bytes of shared memory that a block may have.
    pub fn shared_most(&self) -> usize {
        match self {
            Device::Gpu(gpu) => gpu.shared_most,
            // Little, so that tests see what happens where not everything fits.
            #[cfg(feature = "emulate")]
            Device::Host(_) => 16 << 10,
        }
    }

    /// Whether so many blocks that have so much shared memory run on a multiprocessor at once, as far as that goes.
    pub fn shares(&self, blocks: usize, bytes: usize) -> bool {
        // What the driver keeps of each block's.
        const KEPT: usize = 1 << 10;
        match self {
            Device::Gpu(gpu) => blocks * (bytes + KEPT) <= gpu.shared_all,
            #[cfg(feature = "emulate")]
            Device::Host(_) => true,
        }
    }

    /// Whether kernels are there in which four warps multiply together.
    pub fn multiplies_together(&self) -> bool {
        match self {
            Device::Gpu(gpu) => gpu.warpgroups,
            #[cfg(feature = "emulate")]
            Device::Host(_) => true,
        }
    }

    /// How products with many rows are cut here.
    pub fn wide(&self) -> Wide {
        match self {
            Device::Gpu(gpu) if gpu.warpgroups => Wide { warps: 16, columns: 128, stages: 4 },
            Device::Gpu(_) => Wide { warps: 8, columns: 64, stages: 2 },
            #[cfg(feature = "emulate")]
            Device::Host(_) => Wide { warps: 16, columns: 128, stages: 2 },
        }
    }

    /// Multiprocessors, of which launches make sense of.
    pub fn processors(&self) -> usize {
        match self {
            Device::Gpu(gpu) => gpu.processors as usize,
            #[cfg(feature = "emulate")]
            Device::Host(_) => 2,
        }
    }
}
