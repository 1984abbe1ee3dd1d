//! Arm: the dot product instruction, whose intrinsic is not stable.

use std::arch::aarch64::{int8x16_t, int32x4_t, vaddvq_s32, vdupq_n_s8, vdupq_n_s32};
use std::arch::{asm, is_aarch64_feature_detected};
use std::hint::black_box;

use super::Loop;

/// Independent accumulators: more than latency times throughput of the instruction.
const ACCUMULATORS: usize = 16;

pub(super) fn int8() -> Option<Loop> {
    // SAFETY: the feature was just detected.
    let run = |rounds| unsafe { dots(rounds) };
    let ops_per_round = ACCUMULATORS as f64 * 32.0;
    is_aarch64_feature_detected!("dotprod").then_some(Loop { name: "NEON sdot", ops_per_round, run })
}

/// # Safety
/// The processor must have `dotprod`.
unsafe fn dots(rounds: usize) -> u64 {
    // SAFETY: NEON is part of every aarch64; `sdot` is there by this function's contract.
    unsafe {
        let (a, b) = black_box((vdupq_n_s8(3), vdupq_n_s8(-5)));
        let mut sums = [vdupq_n_s32(0); ACCUMULATORS];
        for _ in 0..rounds {
            for sum in &mut sums {
                *sum = sdot(*sum, a, b);
            }
        }
        sums.iter().fold(0, |total, sum| total ^ vaddvq_s32(*sum) as u64)
    }
}

/// # Safety
/// The processor must have `dotprod`.
#[inline(always)]
unsafe fn sdot(mut sum: int32x4_t, a: int8x16_t, b: int8x16_t) -> int32x4_t {
    // SAFETY: registers only.
    unsafe {
        asm!(".arch_extension dotprod", "sdot {0:v}.4s, {1:v}.16b, {2:v}.16b", inout(vreg) sum, in(vreg) a, in(vreg) b,
             options(pure, nomem, nostack, preserves_flags));
    }
    sum
}
