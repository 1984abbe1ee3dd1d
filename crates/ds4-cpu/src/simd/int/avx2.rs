//! [`Sums`] for AVX2.

use std::arch::x86_64::*;

use super::acts::PANEL;
use super::generic::Sums;

/// Two ymm registers.
#[derive(Clone, Copy)]
pub(super) struct Avx2([__m256i; 2]);

impl Sums for Avx2 {
    const FUSED: bool = true;

    #[inline(always)]
    unsafe fn zero() -> Avx2 {
        Avx2(unsafe { [_mm256_setzero_si256(); 2] })
    }

    #[inline(always)]
    unsafe fn add_pairs(self, x: *const i16, pair: [i16; 2]) -> Avx2 {
        unsafe {
            let pair = _mm256_set1_epi32(word(pair));
            let add = |sum, x: *const i16| _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_loadu_si256(x.cast()), pair));
            Avx2([add(self.0[0], x), add(self.0[1], x.add(16))])
        }
    }

    #[inline(always)]
    unsafe fn get(self) -> [i32; PANEL] {
        unsafe { std::mem::transmute(self.0) }
    }
}

#[inline(always)]
fn word([a, b]: [i16; 2]) -> i32 {
    i32::from(a as u16) | i32::from(b) << 16
}
