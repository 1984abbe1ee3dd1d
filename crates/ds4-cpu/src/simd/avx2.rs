//! [`Lanes`] for AVX2 with FMA: eight f32, sixteen registers.

use std::arch::x86_64::*;

use ds4_quant::Format;

use super::decode::{self, Decode};
use super::lanes::Lanes;

/// One ymm register.
#[derive(Clone, Copy)]
pub(super) struct Avx2(__m256);

/// Eight ones followed by eight zeros: from `8 - n` on, a mask of n lanes.
static MASKS: [i32; 16] = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];

/// The mask of the first `n` lanes, n at most 8.
#[inline(always)]
unsafe fn mask(n: usize) -> __m256i {
    debug_assert!(n <= 8);
    unsafe { _mm256_loadu_si256(MASKS.as_ptr().add(8 - n).cast()) }
}

/// Adds the halves of a register.
#[inline(always)]
unsafe fn fold(v: __m256) -> __m128 {
    unsafe { _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps::<1>(v)) }
}

impl Lanes for Avx2 {
    const N: usize = 8;

    #[inline(always)]
    unsafe fn splat(x: f32) -> Avx2 {
        Avx2(unsafe { _mm256_set1_ps(x) })
    }

    #[inline(always)]
    unsafe fn load(p: *const f32) -> Avx2 {
        Avx2(unsafe { _mm256_loadu_ps(p) })
    }

    #[inline(always)]
    unsafe fn load_part(p: *const f32, n: usize) -> Avx2 {
        Avx2(unsafe { _mm256_maskload_ps(p, mask(n)) })
    }

    #[inline(always)]
    unsafe fn store(self, p: *mut f32) {
        unsafe { _mm256_storeu_ps(p, self.0) };
    }

    #[inline(always)]
    unsafe fn store_part(self, p: *mut f32, n: usize) {
        unsafe { _mm256_maskstore_ps(p, mask(n), self.0) };
    }

    #[inline(always)]
    unsafe fn add(self, other: Avx2) -> Avx2 {
        Avx2(unsafe { _mm256_add_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn sub(self, other: Avx2) -> Avx2 {
        Avx2(unsafe { _mm256_sub_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn mul(self, other: Avx2) -> Avx2 {
        Avx2(unsafe { _mm256_mul_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn div(self, other: Avx2) -> Avx2 {
        Avx2(unsafe { _mm256_div_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: Avx2, addend: Avx2) -> Avx2 {
        Avx2(unsafe { _mm256_fmadd_ps(self.0, factor.0, addend.0) })
    }

    #[inline(always)]
    unsafe fn max(self, other: Avx2) -> Avx2 {
        Avx2(unsafe { _mm256_max_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn min(self, other: Avx2) -> Avx2 {
        Avx2(unsafe { _mm256_min_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn zero_where_less(self, x: Avx2, bound: Avx2) -> Avx2 {
        Avx2(unsafe { _mm256_andnot_ps(_mm256_cmp_ps::<_CMP_LT_OQ>(x.0, bound.0), self.0) })
    }

    #[inline(always)]
    unsafe fn exp2_whole(self) -> Avx2 {
        // 127 is the bias of the exponent, which begins at bit 23.
        unsafe {
            let biased = _mm256_add_epi32(_mm256_cvtps_epi32(self.0), _mm256_set1_epi32(127));
            Avx2(_mm256_castsi256_ps(_mm256_slli_epi32::<23>(biased)))
        }
    }

    #[inline(always)]
    unsafe fn sum(self) -> f32 {
        unsafe {
            let four = fold(self.0);
            let two = _mm_add_ps(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)))
        }
    }

    #[inline(always)]
    unsafe fn largest(self) -> f32 {
        unsafe {
            let four = _mm_max_ps(_mm256_castps256_ps128(self.0), _mm256_extractf128_ps::<1>(self.0));
            let two = _mm_max_ps(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)))
        }
    }

    #[inline(always)]
    unsafe fn sums(v: [Avx2; 4]) -> [f32; 4] {
        unsafe {
            let (a, b, c, d) = (fold(v[0].0), fold(v[1].0), fold(v[2].0), fold(v[3].0));
            // (a0 + a2, a1 + a3, b0 + b2, b1 + b3) and the same of c and d
            let ab = _mm_add_ps(_mm_movelh_ps(a, b), _mm_movehl_ps(b, a));
            let cd = _mm_add_ps(_mm_movelh_ps(c, d), _mm_movehl_ps(d, c));
            let sums = _mm_add_ps(_mm_shuffle_ps::<0b10_00_10_00>(ab, cd), _mm_shuffle_ps::<0b11_01_11_01>(ab, cd));
            let mut out = [0.0; 4];
            _mm_storeu_ps(out.as_mut_ptr(), sums);
            out
        }
    }

    #[inline(always)]
    unsafe fn fetch(p: *const u8) {
        unsafe { _mm_prefetch::<_MM_HINT_T0>(p.cast()) };
    }

    #[inline(always)]
    unsafe fn load_as(format: Format, p: *const u8) -> Avx2 {
        unsafe {
            match format {
                Format::F16 => Avx2(_mm256_cvtph_ps(_mm_loadu_si128(p.cast()))),
                Format::Bf16 => {
                    let bits = _mm256_cvtepu16_epi32(_mm_loadu_si128(p.cast()));
                    Avx2(_mm256_castsi256_ps(_mm256_slli_epi32::<16>(bits)))
                }
                _ => Avx2::load(p.cast()),
            }
        }
    }

    #[inline(always)]
    unsafe fn decode_row(format: Format, bytes: &[u8], out: &mut [f32]) {
        unsafe { decode::row::<Avx2>(format, bytes, out) }
    }
}

/// The f32 of eight of 16 signed bytes: the first eight, or the last.
#[inline(always)]
unsafe fn bytes_to_f32<const LAST: bool>(q: __m128i) -> __m256 {
    unsafe {
        let q = if LAST { _mm_unpackhi_epi64(q, q) } else { q };
        _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(q))
    }
}

impl Decode for Avx2 {
    #[inline(always)]
    unsafe fn scale16(q: __m128i, a: f32, out: *mut f32) {
        unsafe {
            let a = _mm256_set1_ps(a);
            _mm256_storeu_ps(out, _mm256_mul_ps(a, bytes_to_f32::<false>(q)));
            _mm256_storeu_ps(out.add(8), _mm256_mul_ps(a, bytes_to_f32::<true>(q)));
        }
    }

    #[inline(always)]
    unsafe fn affine16(q: __m128i, a: f32, b: f32, out: *mut f32) {
        unsafe {
            let (a, b) = (_mm256_set1_ps(a), _mm256_set1_ps(b));
            _mm256_storeu_ps(out, _mm256_fmsub_ps(a, bytes_to_f32::<false>(q), b));
            _mm256_storeu_ps(out.add(8), _mm256_fmsub_ps(a, bytes_to_f32::<true>(q), b));
        }
    }

    #[inline(always)]
    unsafe fn e2m1_16(code: __m128i, scale: f32, out: *mut f32) {
        unsafe {
            let magnitudes = _mm256_mul_ps(_mm256_set1_ps(scale), _mm256_loadu_ps(decode::E2M1.as_ptr()));
            for (half, code) in [code, _mm_unpackhi_epi64(code, code)].into_iter().enumerate() {
                let code = _mm256_cvtepu8_epi32(code);
                // The look-up sees the low three bits only; bit 3 becomes the sign.
                let magnitude = _mm256_permutevar8x32_ps(magnitudes, code);
                let sign = _mm256_slli_epi32::<28>(_mm256_and_si256(code, _mm256_set1_epi32(8)));
                _mm256_storeu_ps(out.add(8 * half), _mm256_xor_ps(magnitude, _mm256_castsi256_ps(sign)));
            }
        }
    }

    #[inline(always)]
    unsafe fn f16_16(p: *const u8, out: *mut f32) {
        unsafe {
            _mm256_storeu_ps(out, _mm256_cvtph_ps(_mm_loadu_si128(p.cast())));
            _mm256_storeu_ps(out.add(8), _mm256_cvtph_ps(_mm_loadu_si128(p.add(16).cast())));
        }
    }

    #[inline(always)]
    unsafe fn bf16_16(p: *const u8, out: *mut f32) {
        unsafe {
            for half in 0..2 {
                let bits = _mm256_cvtepu16_epi32(_mm_loadu_si128(p.add(16 * half).cast()));
                _mm256_storeu_ps(out.add(8 * half), _mm256_castsi256_ps(_mm256_slli_epi32::<16>(bits)));
            }
        }
    }
}
