//! Registers of 64 bytes: loads, sums and transpositions that the AVX-512 kernels share.
//!
//! # Safety
//! Of all functions: the CPU has AVX-512 F, BW, VL and DQ; what pointers point at is as long as the function reads.

use std::arch::asm;
use std::arch::x86_64::*;

/// The numbers 0 to 15.
#[inline(always)]
pub(super) unsafe fn counting() -> __m512i {
    unsafe { _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0) }
}

/// Four times this is a 64-bit number of four words with that value.
pub(super) const LOW: i64 = 0x0001_0001_0001_0001;

/// 64 bytes.
#[inline(always)]
pub(super) unsafe fn load<T>(p: *const T) -> __m512i {
    unsafe { _mm512_loadu_si512(p.cast()) }
}

/// The upper words of the products of words. The compiler widens what the intrinsic is given.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
pub(super) unsafe fn upper_products(a: __m512i, b: __m512i) -> __m512i {
    let products;
    unsafe {
        asm!("vpmulhuw {0}, {1}, {2}", out(zmm_reg) products, in(zmm_reg) a, in(zmm_reg) b,
            options(pure, nomem, nostack, preserves_flags));
    }
    products
}

/// 32 bytes from either place.
#[inline(always)]
pub(super) unsafe fn two(a: *const u8, b: *const u8) -> __m512i {
    unsafe {
        let (a, b) = (_mm256_loadu_si256(a.cast()), _mm256_loadu_si256(b.cast()));
        _mm512_inserti64x4::<1>(_mm512_castsi256_si512(a), b)
    }
}

/// Adds the halves: of a in the low half, of b in the high half.
#[inline(always)]
pub(super) unsafe fn halves(a: __m512i, b: __m512i) -> __m512i {
    unsafe {
        _mm512_add_epi32(_mm512_shuffle_i32x4::<0b01_00_01_00>(a, b), _mm512_shuffle_i32x4::<0b11_10_11_10>(a, b))
    }
}

/// Lane 2i of the result is the sum of the low half of `v[i]`, lane 2i + 1 that of its high half.
#[inline(always)]
pub(super) unsafe fn sums_8(v: [__m512i; 8]) -> __m512i {
    unsafe {
        let order = _mm512_set_epi32(15, 11, 14, 10, 13, 9, 12, 8, 7, 3, 6, 2, 5, 1, 4, 0);
        _mm512_permutexvar_epi32(order, quarters::<Sum>(fours::<Sum>(&v[..4]), fours::<Sum>(&v[4..])))
    }
}

/// How two lanes become one.
pub(super) trait Fold {
    unsafe fn fold(a: __m512i, b: __m512i) -> __m512i;
}

/// Their sum.
pub(super) struct Sum;
/// The larger.
pub(super) struct Max;

impl Fold for Sum {
    #[inline(always)]
    unsafe fn fold(a: __m512i, b: __m512i) -> __m512i {
        unsafe { _mm512_add_epi32(a, b) }
    }
}

impl Fold for Max {
    #[inline(always)]
    unsafe fn fold(a: __m512i, b: __m512i) -> __m512i {
        unsafe { _mm512_max_epi32(a, b) }
    }
}

/// Folds the even and the odd quarters: of a first, then of b.
#[inline(always)]
pub(super) unsafe fn quarters<F: Fold>(a: __m512i, b: __m512i) -> __m512i {
    unsafe { F::fold(even(a, b), odd(a, b)) }
}

/// Lane i of each quarter of the result is that quarter of `v[i]`, folded.
#[inline(always)]
pub(super) unsafe fn fours<F: Fold>(v: &[__m512i]) -> __m512i {
    unsafe {
        let ab = F::fold(_mm512_unpacklo_epi32(v[0], v[1]), _mm512_unpackhi_epi32(v[0], v[1]));
        let cd = F::fold(_mm512_unpacklo_epi32(v[2], v[3]), _mm512_unpackhi_epi32(v[2], v[3]));
        F::fold(_mm512_unpacklo_epi64(ab, cd), _mm512_unpackhi_epi64(ab, cd))
    }
}

/// Lane i of the result is all of `v[i]`, folded.
#[inline(always)]
pub(super) unsafe fn lanes<F: Fold>(v: &[__m512i; 16]) -> __m512i {
    unsafe {
        let (a, b) = (
            quarters::<F>(fours::<F>(&v[..4]), fours::<F>(&v[4..8])),
            quarters::<F>(fours::<F>(&v[8..12]), fours::<F>(&v[12..])),
        );
        quarters::<F>(a, b)
    }
}

/// Column i of the sixteen rows.
#[inline(always)]
pub(super) unsafe fn transpose(rows: [__m512i; 16]) -> [__m512i; 16] {
    unsafe {
        let mut fours = rows;
        for (fours, rows) in fours.as_chunks_mut::<4>().0.iter_mut().zip(rows.as_chunks::<4>().0) {
            *fours = transpose_quarters(*rows);
        }
        // Quarter j of `fours[4 g + i]` is column 4 j + i of rows 4 g to 4 g + 3.
        let mut columns = rows;
        for i in 0..4 {
            let (a, b, c, d) = (fours[i], fours[4 + i], fours[8 + i], fours[12 + i]);
            columns[i] = even(even(a, b), even(c, d));
            columns[8 + i] = odd(even(a, b), even(c, d));
            columns[4 + i] = even(odd(a, b), odd(c, d));
            columns[12 + i] = odd(odd(a, b), odd(c, d));
        }
        columns
    }
}

/// Quarters 0 and 2 of either.
#[inline(always)]
pub(super) unsafe fn even(a: __m512i, b: __m512i) -> __m512i {
    unsafe { _mm512_shuffle_i32x4::<0b10_00_10_00>(a, b) }
}

/// Quarters 1 and 3 of either.
#[inline(always)]
pub(super) unsafe fn odd(a: __m512i, b: __m512i) -> __m512i {
    unsafe { _mm512_shuffle_i32x4::<0b11_01_11_01>(a, b) }
}

/// Sixteen bytes of each of sixteen rows, the first at `p`, four of all rows in each register.
#[inline(always)]
pub(super) unsafe fn columns(p: *const u8, row_bytes: usize) -> [__m512i; 4] {
    unsafe {
        // Rows i, 4 + i, 8 + i and 12 + i.
        let rows = |i: usize| {
            let row = |j: usize| _mm_loadu_si128(p.add((4 * j + i) * row_bytes).cast());
            let v = _mm512_castsi128_si512(row(0));
            let v = _mm512_inserti32x4::<1>(v, row(1));
            _mm512_inserti32x4::<3>(_mm512_inserti32x4::<2>(v, row(2)), row(3))
        };
        transpose_quarters([rows(0), rows(1), rows(2), rows(3)])
    }
}

/// Thirty-two bytes of each of sixteen rows, the first at `p`, four of all rows in each register: half the loads of twice
/// [`columns`], and many of those would read from two lines.
#[inline(always)]
pub(super) unsafe fn columns_8(p: *const u8, row_bytes: usize) -> [__m512i; 8] {
    unsafe {
        // Rows i and 4 + i.
        let rows = |i: usize| two(p.add(i * row_bytes), p.add((4 + i) * row_bytes));
        let low = transpose_quarters([rows(0), rows(1), rows(2), rows(3)]);
        let high = transpose_quarters([rows(8), rows(9), rows(10), rows(11)]);
        // The even quarters are of the first sixteen bytes.
        let mut columns = [_mm512_setzero_si512(); 8];
        for i in 0..4 {
            (columns[i], columns[4 + i]) = (even(low[i], high[i]), odd(low[i], high[i]));
        }
        columns
    }
}

/// Element i of the four registers' quarters side by side, in the quarters of register i.
#[inline(always)]
unsafe fn transpose_quarters([a, b, c, d]: [__m512i; 4]) -> [__m512i; 4] {
    unsafe {
        let (ab, cd) = (_mm512_unpacklo_epi32(a, b), _mm512_unpacklo_epi32(c, d));
        let (ab_high, cd_high) = (_mm512_unpackhi_epi32(a, b), _mm512_unpackhi_epi32(c, d));
        [
            _mm512_unpacklo_epi64(ab, cd),
            _mm512_unpackhi_epi64(ab, cd),
            _mm512_unpacklo_epi64(ab_high, cd_high),
            _mm512_unpackhi_epi64(ab_high, cd_high),
        ]
    }
}

/// Four bytes of each of sixteen rows. One by one: a gathering load takes 20 cycles and holds up what is around it for more.
#[inline(always)]
pub(super) unsafe fn column(p: *const u8, row_bytes: usize) -> __m512i {
    unsafe {
        let row = |i: usize| p.add(i * row_bytes).cast::<i32>().read_unaligned();
        let four = |i: usize| _mm_setr_epi32(row(i), row(i + 1), row(i + 2), row(i + 3));
        let v = _mm512_inserti32x4::<1>(_mm512_castsi128_si512(four(0)), four(4));
        _mm512_inserti32x4::<3>(_mm512_inserti32x4::<2>(v, four(8)), four(12))
    }
}

/// The f32 of the f16 in the low half of each lane, and of those in the high half.
#[inline(always)]
pub(super) unsafe fn f16_pairs(words: __m512i) -> [__m512; 2] {
    unsafe {
        let low = |words| _mm512_cvtph_ps(_mm512_cvtepi32_epi16(words));
        [low(words), low(_mm512_srli_epi32::<16>(words))]
    }
}

/// The largest magnitude of whole registers; NaN does not count. The compiler would compare lane by lane at the end.
#[inline(always)]
pub(super) unsafe fn largest_magnitude(x: &[f32]) -> f32 {
    unsafe {
        let mut largest = _mm512_setzero_ps();
        for x in x.as_chunks::<16>().0 {
            // Of NaN and a number the instruction gives its second operand.
            largest = _mm512_max_ps(_mm512_abs_ps(_mm512_loadu_ps(x.as_ptr())), largest);
        }
        let half = _mm256_max_ps(_mm512_castps512_ps256(largest), _mm512_extractf32x8_ps::<1>(largest));
        let quarter = _mm_max_ps(_mm256_castps256_ps128(half), _mm256_extractf128_ps::<1>(half));
        let pair = _mm_max_ps(quarter, _mm_movehl_ps(quarter, quarter));
        _mm_cvtss_f32(_mm_max_ss(pair, _mm_shuffle_ps::<1>(pair, pair)))
    }
}

/// Fetches the weight rows behind those that are computed, a few lines with every step: all at once they would hold up the
/// loads of the computation.
pub(super) struct Ahead {
    next: *const u8,
    end: *const u8,
    lines_per_step: usize,
}

impl Ahead {
    /// What follows `rows` and is as long, in `n_steps`.
    #[inline(always)]
    pub(super) fn of(rows: &[u8], n_steps: usize) -> Ahead {
        Ahead::at(rows.as_ptr().wrapping_add(rows.len()), rows.len(), n_steps)
    }

    /// The `n_bytes` at `next`, which may be anywhere, in `n_steps`.
    #[inline(always)]
    pub(super) fn at(next: *const u8, n_bytes: usize, n_steps: usize) -> Ahead {
        let lines_per_step = n_bytes.div_ceil(64).div_ceil(n_steps.max(1));
        Ahead { next, end: next.wrapping_add(n_bytes), lines_per_step }
    }

    #[inline(always)]
    pub(super) unsafe fn step(&mut self) {
        unsafe { self.step_to::<_MM_HINT_T0>() };
    }

    /// A step that leaves the first-level cache alone.
    #[inline(always)]
    pub(super) unsafe fn step_to_second_level(&mut self) {
        unsafe { self.step_to::<_MM_HINT_T1>() };
    }

    /// `n_steps` at once, but for one line each, which are for the caller to fetch: they begin there.
    #[inline(always)]
    pub(super) unsafe fn take(&mut self, n_steps: usize) -> *const u8 {
        let n_bytes = 64 * n_steps;
        if self.next >= self.end {
            return self.end.wrapping_sub(n_bytes);
        }
        let first = self.next;
        self.next = first.wrapping_add(n_bytes);
        self.lines_per_step -= 1;
        for _ in 0..n_steps {
            unsafe { self.step() };
        }
        self.lines_per_step += 1;
        first
    }

    #[inline(always)]
    unsafe fn step_to<const HINT: i32>(&mut self) {
        for _ in 0..self.lines_per_step {
            if self.next < self.end {
                unsafe { _mm_prefetch::<HINT>(self.next.cast()) };
                self.next = self.next.wrapping_add(64);
            }
        }
    }
}

/// The f32 of E8M0 exponents, halved: 2^(e - 128), because the values of MXFP4 are kept doubled. 255 is not a number.
#[inline(always)]
pub(super) unsafe fn half_e8m0(exponents: __m512i) -> __m512 {
    unsafe {
        let nan = _mm512_cmpeq_epi32_mask(exponents, _mm512_set1_epi32(255));
        let powers = _mm512_cvtepi32_ps(_mm512_sub_epi32(exponents, _mm512_set1_epi32(127)));
        _mm512_mask_mov_ps(_mm512_scalef_ps(_mm512_set1_ps(0.5), powers), nan, _mm512_set1_ps(f32::NAN))
    }
}
