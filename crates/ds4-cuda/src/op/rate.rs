//! How fast the matrix unit is (`kernels/rate.cu`).

use std::time::{Duration, Instant};

use ds4_ops::Backend;

use crate::Cuda;
use crate::launch::Launch;
use crate::view::Ptr;

/// Products of a round of a warp, and arithmetic of each: 16 x 8 x 16.
const TOGETHER: usize = 16;
const PRODUCT: usize = 2 * 16 * 8 * 16;
const ROUNDS: usize = 8192;
const THREADS: usize = 256;

/// `rate.cu: RateP`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct Rate {
    out: Ptr,
    rounds: i32,
    pad: i32,
}

impl Cuda {
    /// GFLOP/s of products of f16 with f32 sums by the instruction that products of many rows use here, the best of a few times. Nothing where it fails.
    pub fn matrix_gflops(&mut self) -> Option<f64> {
        let blocks = 4 * self.device.processors();
        let out = self.buf(blocks * THREADS).ok()?;
        let params = Rate { out: out.ptr(), rounds: ROUNDS as i32, pad: 0 };
        let mut best = Duration::MAX;
        for _ in 0..5 {
            self.submit().ok()?;
            let started = Instant::now();
            Launch::of("matrix_rate").blocks(blocks).threads(THREADS).run(self, &params);
            self.submit().ok()?;
            best = best.min(started.elapsed());
        }
        let products = blocks * THREADS / 32 * ROUNDS * TOGETHER;
        Some((products * PRODUCT) as f64 / best.as_secs_f64() / 1e9)
    }
}
