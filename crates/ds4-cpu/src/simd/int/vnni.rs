//! AVX-512 VNNI: weight rows times one row of activations, what decoding is made of.
//!
//! Sixteen rows are worked on at a time, so that what is done with a row's sums in order (its chains) is done for sixteen
//! rows in the lanes of a register; one row's own additions, each waiting for the one before, took a quarter of the time.
//! `long.rs` has the blocks of 256, here are those of 32.

pub(super) mod long;

use std::arch::x86_64::*;

use ds4_quant::{Format, mxfp4, q8_0};

use super::acts::{ActRow, CHAINS};
use super::blocks::Q4K;
use super::iq2::Iq2Xxs;
use super::zmm::{LOW, half_e8m0, load, sums_8, transpose, two};
use long::{Q2K, long_blocks};

/// Weight rows that are worked on at a time.
pub(super) const ROWS: usize = 16;

/// [`crate::simd::Kernels::int_rows`].
///
/// # Safety
/// The CPU has AVX-512 F, BW, VL, DQ, VNNI, VBMI and GFNI; `w` is `out.len()` rows of `x.cols` elements.
#[inline(always)]
pub(super) unsafe fn rows(format: Format, w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
    unsafe {
        match format {
            Format::Q8_0 => short_blocks::<Q8_0, { q8_0::BLOCK_BYTES }>(w, x, out),
            Format::Mxfp4 => short_blocks::<Mxfp4, { mxfp4::BLOCK_BYTES }>(w, x, out),
            Format::Q2K => long_blocks::<Q2K>(w, x, out),
            Format::Q4K => long_blocks::<Q4K>(w, x, out),
            Format::Iq2Xxs => long_blocks::<Iq2Xxs>(w, x, out),
            Format::F32 | Format::F16 | Format::Bf16 => unreachable!("{} has no integer kernels", format.name()),
        }
    }
}

/// Sixteen blocks of 32 as unsigned values: their sums, what the values were raised by, and the factors.
struct Sixteen {
    sums: __m512i,
    raised: __m512i,
    factors: __m512,
}

/// A format of blocks of 32.
///
/// A trait and not a closure: a closure that is not inlined is compiled without the instructions of its surroundings, and
/// was seen to run thirty times slower.
trait ShortBlocks {
    /// The products of sixteen blocks with their codes.
    unsafe fn sixteen(w: *const u8, codes: *const i8) -> Sixteen;
}

/// How far ahead of their use rows are fetched, in bytes. The processor's own look-ahead stops at the end of a page.
const AHEAD: usize = 8192;

/// Fetches the `n_bytes` that come [`AHEAD`] of `w`; harmless where nothing is.
#[inline(always)]
unsafe fn fetch_ahead(w: *const u8, n_bytes: usize) {
    unsafe {
        for line in (0..n_bytes).step_by(64) {
            _mm_prefetch::<_MM_HINT_T0>(w.wrapping_add(AHEAD + line).cast());
        }
    }
}

/// Rows of blocks of 32: first a row at a time, lane c being chain c; then the chains of all rows are added up.
#[inline(always)]
unsafe fn short_blocks<F: ShortBlocks, const BYTES: usize>(w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
    unsafe {
        let n_blocks = x.cols / 32;
        for (w, out) in w.chunks(ROWS * n_blocks * BYTES).zip(out.chunks_mut(ROWS)) {
            let mut rows = [_mm512_setzero_si512(); ROWS];
            for (w, row) in w.chunks_exact(n_blocks * BYTES).zip(&mut rows) {
                let mut chains = _mm512_setzero_ps();
                let mut first = 0;
                while first + CHAINS <= n_blocks {
                    fetch_ahead(w.as_ptr().add(first * BYTES), CHAINS * BYTES);
                    chains = add_sixteen::<F>(w.as_ptr().add(first * BYTES), x, first, 0xffff, chains);
                    first += CHAINS;
                }
                if first < n_blocks {
                    let mut padded = [[0; BYTES]; CHAINS];
                    let rest = &w[first * BYTES..];
                    padded.as_flattened_mut()[..rest.len()].copy_from_slice(rest);
                    let mask = (1 << (n_blocks - first)) - 1;
                    chains = add_sixteen::<F>(padded.as_flattened().as_ptr(), x, first, mask, chains);
                }
                *row = _mm512_castps_si512(chains);
            }
            let mut sums = _mm512_setzero_ps();
            for chain in transpose(rows) {
                sums = _mm512_add_ps(sums, _mm512_castsi512_ps(chain));
            }
            let mut lanes = [0.0_f32; ROWS];
            _mm512_storeu_ps(lanes.as_mut_ptr(), sums);
            out.copy_from_slice(&lanes[..out.len()]);
        }
    }
}

/// Adds the products of the sixteen blocks from `first` on, those of `mask`, to the chains.
#[inline(always)]
unsafe fn add_sixteen<F: ShortBlocks>(
    w: *const u8,
    x: ActRow<'_>,
    first: usize,
    mask: __mmask16,
    chains: __m512,
) -> __m512 {
    unsafe {
        let Sixteen { sums, raised, factors } = F::sixteen(w, x.codes.as_ptr().add(32 * first));
        // The activations' sums, times what the values were raised by, are too much.
        let code_sums = _mm512_cvtepi16_epi32(_mm256_loadu_si256(x.sums.as_ptr().add(first).cast()));
        let sums = _mm512_sub_epi32(sums, _mm512_mullo_epi32(code_sums, raised));
        let scales = _mm512_mul_ps(factors, _mm512_loadu_ps(x.scales.as_ptr().add(first)));
        _mm512_mask3_fmadd_ps(scales, _mm512_cvtepi32_ps(sums), chains, mask)
    }
}

/// The products of eight registers of unsigned values with codes, summed per block of 32. `values` gives those of a block
/// and the next.
#[inline(always)]
unsafe fn pairs(codes: *const i8, values: impl Fn(usize, usize) -> __m512i) -> __m512i {
    unsafe {
        let mut products = [_mm512_setzero_si512(); 8];
        for (i, products) in products.iter_mut().enumerate() {
            *products = _mm512_dpbusd_epi32(*products, values(2 * i, 2 * i + 1), load(codes.add(64 * i)));
        }
        sums_8(products)
    }
}

struct Q8_0;

impl ShortBlocks for Q8_0 {
    #[inline(always)]
    unsafe fn sixteen(w: *const u8, codes: *const i8) -> Sixteen {
        unsafe {
            let high = _mm512_set1_epi8(-128);
            let sums = pairs(codes, |a, b| _mm512_xor_si512(two(w.add(34 * a + 2), w.add(34 * b + 2)), high));
            // The f16 of blocks 2i and 2i + 1 are words 0 and 17 from there on.
            let places = _mm512_set1_epi32(17 << 16);
            let mut factors = _mm512_setzero_si512();
            for i in 0..8 {
                factors = _mm512_mask_permutexvar_epi16(factors, 3 << (2 * i), places, load(w.add(68 * i)));
            }
            Sixteen { sums, raised: _mm512_set1_epi32(128), factors: _mm512_cvtph_ps(_mm512_castsi512_si256(factors)) }
        }
    }
}

struct Mxfp4;

/// Where the first bytes of eight blocks of MXFP4 are.
static EXPONENTS: [u8; 64] = {
    let mut places = [0; 64];
    let mut block = 0;
    while block < 8 {
        places[block] = (block * mxfp4::BLOCK_BYTES) as u8;
        block += 1;
    }
    places
};

impl ShortBlocks for Mxfp4 {
    #[inline(always)]
    unsafe fn sixteen(w: *const u8, codes: *const i8) -> Sixteen {
        /// Twice the E2M1 values, raised by 12.
        const RAISED: [i8; 16] = [12, 13, 14, 15, 16, 18, 20, 24, 12, 11, 10, 9, 8, 6, 4, 0];
        unsafe {
            let table = _mm512_broadcast_i32x4(_mm_loadu_si128(RAISED.as_ptr().cast()));
            let shifts = _mm512_set_epi64(4 * LOW, 4 * LOW, 0, 0, 4 * LOW, 4 * LOW, 0, 0);
            let sums = pairs(codes, |a, b| {
                let twice = |p: *const u8| _mm256_broadcastsi128_si256(_mm_loadu_si128(p.cast()));
                let (a, b) = (twice(w.add(17 * a + 1)), twice(w.add(17 * b + 1)));
                let bytes = _mm512_inserti64x4::<1>(_mm512_castsi256_si512(a), b);
                let nibbles = _mm512_and_si512(_mm512_srlv_epi16(bytes, shifts), _mm512_set1_epi8(15));
                _mm512_shuffle_epi8(table, nibbles)
            });
            // The exponents of eight blocks are in 128 bytes, those of the next eight there as well, 8 further on.
            let places = load(EXPONENTS.as_ptr());
            let low = _mm512_permutex2var_epi8(load(w), places, load(w.add(64)));
            let places = _mm512_add_epi8(places, _mm512_set1_epi8(8));
            let high = _mm512_permutex2var_epi8(load(w.add(128)), places, load(w.add(192)));
            let exponents = _mm_unpacklo_epi64(_mm512_castsi512_si128(low), _mm512_castsi512_si128(high));
            let factors = half_e8m0(_mm512_cvtepu8_epi32(exponents));
            Sixteen { sums, raised: _mm512_set1_epi32(12), factors }
        }
    }
}
