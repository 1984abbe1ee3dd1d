//! x86-64: AVX-512 VNNI, AVX-VNNI, AVX2. Not AMX, which no kernel of ours is given yet.

use std::arch::x86_64::*;
use std::hint::black_box;

use super::{Loop, sum};

/// Independent accumulators: more than latency times throughput of any multiply-add, and they fit the registers.
const ACCUMULATORS: usize = 12;

pub(super) fn int8() -> Option<Loop> {
    let n = ACCUMULATORS as f64;
    if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni") {
        // SAFETY: both features were just detected.
        return Some(Loop { name: "AVX-512 VNNI", ops_per_round: n * 128.0, run: |rounds| unsafe { vnni512(rounds) } });
    }
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("avxvnni") {
        // SAFETY: both features were just detected.
        return Some(Loop { name: "AVX-VNNI", ops_per_round: n * 64.0, run: |rounds| unsafe { vnni256(rounds) } });
    }
    if is_x86_feature_detected!("avx2") {
        // SAFETY: the feature was just detected.
        return Some(Loop { name: "AVX2", ops_per_round: n * 64.0, run: |rounds| unsafe { maddubs(rounds) } });
    }
    None
}

pub(super) fn f32() -> Option<Loop> {
    let n = ACCUMULATORS as f64;
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the feature was just detected.
        return Some(Loop { name: "AVX-512 FMA", ops_per_round: n * 32.0, run: |rounds| unsafe { fma512(rounds) } });
    }
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: both features were just detected.
        return Some(Loop { name: "AVX2 FMA", ops_per_round: n * 16.0, run: |rounds| unsafe { fma256(rounds) } });
    }
    None
}

pub(super) fn read(words: &[u64]) -> Option<u64> {
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the feature was just detected.
        return Some(unsafe { read512(words) });
    }
    // SAFETY: the feature was just detected.
    is_x86_feature_detected!("avx2").then(|| unsafe { read256(words) })
}

#[target_feature(enable = "avx512f")]
fn read512(words: &[u64]) -> u64 {
    sum(words)
}

#[target_feature(enable = "avx2")]
fn read256(words: &[u64]) -> u64 {
    sum(words)
}

#[target_feature(enable = "avx512f,avx512vnni")]
fn vnni512(rounds: usize) -> u64 {
    let (a, b) = black_box((_mm512_set1_epi8(3), _mm512_set1_epi8(-5)));
    let mut sums = [_mm512_setzero_si512(); ACCUMULATORS];
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = _mm512_dpbusd_epi32(*sum, a, b);
        }
    }
    sums.iter().fold(0, |total, sum| total ^ _mm512_reduce_add_epi32(*sum) as u64)
}

#[target_feature(enable = "avx2,avxvnni")]
fn vnni256(rounds: usize) -> u64 {
    let (a, b) = black_box((_mm256_set1_epi8(3), _mm256_set1_epi8(-5)));
    let mut sums = [_mm256_setzero_si256(); ACCUMULATORS];
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = _mm256_dpbusd_avx_epi32(*sum, a, b);
        }
    }
    sums.iter().fold(0, |total, sum| total ^ _mm256_extract_epi64::<0>(*sum) as u64)
}

#[target_feature(enable = "avx2")]
fn maddubs(rounds: usize) -> u64 {
    let (b, ones) = black_box((_mm256_set1_epi8(-5), _mm256_set1_epi16(1)));
    let mut sums = [_mm256_set1_epi8(3); ACCUMULATORS];
    for _ in 0..rounds {
        for sum in &mut sums {
            // The sum is also a factor, or the product would be computed once, before the loop.
            *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(_mm256_maddubs_epi16(*sum, b), ones));
        }
    }
    sums.iter().fold(0, |total, sum| total ^ _mm256_extract_epi64::<0>(*sum) as u64)
}

#[target_feature(enable = "avx512f")]
fn fma512(rounds: usize) -> u64 {
    let (a, b) = black_box((_mm512_set1_ps(0.5), _mm512_set1_ps(1.0)));
    let mut sums = [b; ACCUMULATORS];
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = _mm512_fmadd_ps(*sum, a, b);
        }
    }
    sums.iter().fold(0, |total, sum| total ^ u64::from(_mm512_reduce_add_ps(*sum).to_bits()))
}

#[target_feature(enable = "avx2,fma")]
fn fma256(rounds: usize) -> u64 {
    let (a, b) = black_box((_mm256_set1_ps(0.5), _mm256_set1_ps(1.0)));
    let mut sums = [b; ACCUMULATORS];
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = _mm256_fmadd_ps(*sum, a, b);
        }
    }
    sums.iter().fold(0, |total, sum| total ^ u64::from(_mm256_cvtss_f32(*sum).to_bits()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_loop_of_this_machine_runs() {
        // `int8` and `f32` return the best one; the others must not rot on a machine that has better.
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            // SAFETY: both features were just detected.
            unsafe {
                black_box((maddubs(2), fma256(2)));
                assert_eq!(read256(&[1; 100]), 100);
            }
        }
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("avxvnni") {
            // SAFETY: both features were just detected.
            black_box(unsafe { vnni256(2) });
        }
    }
}
