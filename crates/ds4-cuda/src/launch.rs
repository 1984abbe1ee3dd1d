//! How a launch is put together.

use crate::Cuda;

/// Blocks of a kernel: one of 256 threads unless something else is said.
#[derive(Clone, Copy)]
pub(crate) struct Launch {
    kernel: &'static str,
    grid: [usize; 3],
    threads: usize,
    shared: usize,
}

impl Launch {
    /// Of the kernel of this name.
    pub fn of(kernel: &'static str) -> Launch {
        Launch { kernel, grid: [1; 3], threads: 256, shared: 0 }
    }

    /// So many blocks.
    pub fn blocks(self, n: usize) -> Launch {
        self.grid([n, 1, 1])
    }

    /// As many blocks as give each of `n` values a thread.
    pub fn over(self, n: usize) -> Launch {
        let blocks = n.div_ceil(self.threads);
        self.blocks(blocks)
    }

    /// Blocks in three dimensions.
    pub fn grid(self, grid: [usize; 3]) -> Launch {
        Launch { grid, ..self }
    }

    /// Threads of a block.
    pub fn threads(self, threads: usize) -> Launch {
        Launch { threads, ..self }
    }

    /// Bytes of shared memory that a block has besides the kernel's own.
    pub fn shared(self, shared: usize) -> Launch {
        Launch { shared, ..self }
    }

    /// Queues it, after what was put off. `params` is the kernel's struct, field for field. An error is kept for the next submit.
    pub fn run<P>(self, cuda: &mut Cuda, params: &P) {
        cuda.flush_queue();
        self.run_now(cuda, params);
    }

    /// Queues it before what was put off.
    pub fn run_now<P>(self, cuda: &mut Cuda, params: &P) {
        let mark = cuda.mark;
        cuda.queue(|device| device.launch(self.kernel, self.grid, self.threads, self.shared, params, mark));
    }
}
