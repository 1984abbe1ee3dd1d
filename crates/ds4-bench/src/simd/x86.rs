//! x86-64: AMX, AVX-512 VNNI, AVX-VNNI, AVX2.

use std::arch::asm;
use std::arch::x86_64::*;
use std::hint::black_box;

use super::{Loop, sum};

/// Independent accumulators: more than latency times throughput of any multiply-add, and they fit the registers.
const ACCUMULATORS: usize = 12;

pub(super) fn int8() -> Option<Loop> {
    let n = ACCUMULATORS as f64;
    if ds4_cpu::simd::has_amx() {
        // SAFETY: the unit was just found, and this process may use it.
        return Some(Loop { name: "AMX", ops_per_round: 4.0 * 32768.0, run: |rounds| unsafe { amx(rounds) } });
    }
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

/// Four products of 16 x 64 by 64 x 16 bytes a round, whose sums are in registers of their own.
///
/// # Safety
/// The processor has AMX for int8 and the process may use it.
unsafe fn amx(rounds: usize) -> u64 {
    /// Shapes of all eight registers: sixteen rows of 64 bytes.
    #[repr(C, align(64))]
    struct Config {
        palette: u8,
        zeros: [u8; 15],
        row_bytes: [u16; 16],
        rows: [u8; 16],
    }
    let mut config = Config { palette: 1, zeros: [0; 15], row_bytes: [0; 16], rows: [0; 16] };
    config.row_bytes[..8].fill(64);
    config.rows[..8].fill(16);
    let bytes = black_box([3_u8; 1024]);
    let mut sums = [[0_i32; 16]; 16];
    // SAFETY: the contract; loads and the store stay within the arrays, 16 rows of 64 bytes each.
    unsafe {
        asm!(
            "ldtilecfg [{config}]", "tilezero tmm0", "tilezero tmm1", "tilezero tmm2", "tilezero tmm3",
            "tileloadd tmm4, [{from} + {stride}*1]", "tileloadd tmm5, [{from} + {stride}*1]",
            "tileloadd tmm6, [{from} + {stride}*1]", "tileloadd tmm7, [{from} + {stride}*1]",
            "2:",
            "tdpbssd tmm0, tmm4, tmm6", "tdpbssd tmm1, tmm4, tmm7", "tdpbssd tmm2, tmm5, tmm6", "tdpbssd tmm3, tmm5, tmm7",
            "dec {rounds}", "jnz 2b",
            "tilestored [{to} + {stride}*1], tmm0", "tilerelease",
            config = in(reg) &config, from = in(reg) bytes.as_ptr(), to = in(reg) sums.as_mut_ptr(),
            stride = in(reg) 64_usize, rounds = inout(reg) rounds.max(1) => _, options(nostack),
        );
    }
    sums.as_flattened().iter().fold(0, |total, sum| total ^ *sum as u64)
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
