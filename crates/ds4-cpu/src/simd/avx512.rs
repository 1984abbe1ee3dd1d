//! [`Lanes`] for AVX-512 (F, BW, VL): sixteen f32, thirty-two registers.

use std::arch::x86_64::*;

use ds4_quant::Format;

use super::decode::{self, Decode};
use super::lanes::Lanes;

/// One zmm register.
#[derive(Clone, Copy)]
pub(super) struct Avx512(__m512);

/// The mask of the first `n` lanes, n below 16.
#[inline(always)]
fn mask(n: usize) -> __mmask16 {
    (1 << n) - 1
}

/// Adds the halves of a register.
#[inline(always)]
unsafe fn fold(v: __m512) -> __m256 {
    unsafe {
        let high = _mm512_extractf64x4_pd::<1>(_mm512_castps_pd(v));
        _mm256_add_ps(_mm512_castps512_ps256(v), _mm256_castpd_ps(high))
    }
}

impl Lanes for Avx512 {
    const N: usize = 16;

    #[inline(always)]
    unsafe fn splat(x: f32) -> Avx512 {
        Avx512(unsafe { _mm512_set1_ps(x) })
    }

    #[inline(always)]
    unsafe fn load(p: *const f32) -> Avx512 {
        Avx512(unsafe { _mm512_loadu_ps(p) })
    }

    #[inline(always)]
    unsafe fn load_part(p: *const f32, n: usize) -> Avx512 {
        Avx512(unsafe { _mm512_maskz_loadu_ps(mask(n), p) })
    }

    #[inline(always)]
    unsafe fn store(self, p: *mut f32) {
        unsafe { _mm512_storeu_ps(p, self.0) };
    }

    #[inline(always)]
    unsafe fn store_part(self, p: *mut f32, n: usize) {
        unsafe { _mm512_mask_storeu_ps(p, mask(n), self.0) };
    }

    #[inline(always)]
    unsafe fn add(self, other: Avx512) -> Avx512 {
        Avx512(unsafe { _mm512_add_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn sub(self, other: Avx512) -> Avx512 {
        Avx512(unsafe { _mm512_sub_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn mul(self, other: Avx512) -> Avx512 {
        Avx512(unsafe { _mm512_mul_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn div(self, other: Avx512) -> Avx512 {
        Avx512(unsafe { _mm512_div_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: Avx512, addend: Avx512) -> Avx512 {
        Avx512(unsafe { _mm512_fmadd_ps(self.0, factor.0, addend.0) })
    }

    #[inline(always)]
    unsafe fn max(self, other: Avx512) -> Avx512 {
        Avx512(unsafe { _mm512_max_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn min(self, other: Avx512) -> Avx512 {
        Avx512(unsafe { _mm512_min_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn zero_where_less(self, x: Avx512, bound: Avx512) -> Avx512 {
        unsafe {
            let keep = _mm512_cmp_ps_mask::<_CMP_NLT_UQ>(x.0, bound.0);
            Avx512(_mm512_maskz_mov_ps(keep, self.0))
        }
    }

    #[inline(always)]
    unsafe fn exp2_whole(self) -> Avx512 {
        // 127 is the bias of the exponent, which begins at bit 23.
        unsafe {
            let biased = _mm512_add_epi32(_mm512_cvtps_epi32(self.0), _mm512_set1_epi32(127));
            Avx512(_mm512_castsi512_ps(_mm512_slli_epi32::<23>(biased)))
        }
    }

    #[inline(always)]
    unsafe fn sum(self) -> f32 {
        unsafe {
            let eight = fold(self.0);
            let four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps::<1>(eight));
            let two = _mm_add_ps(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)))
        }
    }

    #[inline(always)]
    unsafe fn largest(self) -> f32 {
        unsafe { _mm512_reduce_max_ps(self.0) }
    }

    #[inline(always)]
    unsafe fn sums(v: [Avx512; 4]) -> [f32; 4] {
        unsafe {
            let [Avx512(a), Avx512(b), Avx512(c), Avx512(d)] = v;
            // Quarters of 128 bits: (a0 + a2, a1 + a3, b0 + b2, b1 + b3) and the same of c and d; then one quarter each.
            let ab =
                _mm512_add_ps(_mm512_shuffle_f32x4::<0b01_00_01_00>(a, b), _mm512_shuffle_f32x4::<0b11_10_11_10>(a, b));
            let cd =
                _mm512_add_ps(_mm512_shuffle_f32x4::<0b01_00_01_00>(c, d), _mm512_shuffle_f32x4::<0b11_10_11_10>(c, d));
            let abcd = _mm512_add_ps(
                _mm512_shuffle_f32x4::<0b10_00_10_00>(ab, cd),
                _mm512_shuffle_f32x4::<0b11_01_11_01>(ab, cd),
            );
            let two = _mm512_add_ps(abcd, _mm512_permute_ps::<0b01_00_11_10>(abcd));
            let one = _mm512_add_ps(two, _mm512_movehdup_ps(two));
            let mut out = [0.0; 4];
            // Lanes 0, 4, 8 and 12, the first of each quarter.
            let packed = _mm512_maskz_compress_ps(0x1111, one);
            _mm_storeu_ps(out.as_mut_ptr(), _mm512_castps512_ps128(packed));
            out
        }
    }

    #[inline(always)]
    unsafe fn fetch(p: *const u8) {
        unsafe { _mm_prefetch::<_MM_HINT_T0>(p.cast()) };
    }

    #[inline(always)]
    unsafe fn load_as(format: Format, p: *const u8) -> Avx512 {
        unsafe {
            match format {
                Format::F16 => Avx512(_mm512_cvtph_ps(_mm256_loadu_si256(p.cast()))),
                Format::Bf16 => {
                    let bits = _mm512_cvtepu16_epi32(_mm256_loadu_si256(p.cast()));
                    Avx512(_mm512_castsi512_ps(_mm512_slli_epi32::<16>(bits)))
                }
                _ => Avx512::load(p.cast()),
            }
        }
    }

    #[inline(always)]
    unsafe fn decode_row(format: Format, bytes: &[u8], out: &mut [f32]) {
        unsafe { decode::row::<Avx512>(format, bytes, out) }
    }
}

/// The f32 of 16 signed bytes.
#[inline(always)]
unsafe fn bytes_to_f32(q: __m128i) -> __m512 {
    unsafe { _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(q)) }
}

impl Decode for Avx512 {
    #[inline(always)]
    unsafe fn scale16(q: __m128i, a: f32, out: *mut f32) {
        unsafe { _mm512_storeu_ps(out, _mm512_mul_ps(_mm512_set1_ps(a), bytes_to_f32(q))) };
    }

    #[inline(always)]
    unsafe fn affine16(q: __m128i, a: f32, b: f32, out: *mut f32) {
        unsafe { _mm512_storeu_ps(out, _mm512_fmsub_ps(_mm512_set1_ps(a), bytes_to_f32(q), _mm512_set1_ps(b))) };
    }

    #[inline(always)]
    unsafe fn e2m1_16(code: __m128i, scale: f32, out: *mut f32) {
        unsafe {
            let values = _mm512_mul_ps(_mm512_set1_ps(scale), _mm512_loadu_ps(decode::E2M1.as_ptr()));
            _mm512_storeu_ps(out, _mm512_permutexvar_ps(_mm512_cvtepu8_epi32(code), values));
        }
    }

    #[inline(always)]
    unsafe fn f16_16(p: *const u8, out: *mut f32) {
        unsafe { _mm512_storeu_ps(out, _mm512_cvtph_ps(_mm256_loadu_si256(p.cast()))) };
    }

    #[inline(always)]
    unsafe fn bf16_16(p: *const u8, out: *mut f32) {
        unsafe {
            let bits = _mm512_cvtepu16_epi32(_mm256_loadu_si256(p.cast()));
            _mm512_storeu_ps(out, _mm512_castsi512_ps(_mm512_slli_epi32::<16>(bits)));
        }
    }
}
