//! AVX-512 VNNI: weight rows times one row of activations, what decoding is made of; and the byte products of tiles.
//!
//! Bound by memory where it can be. A block costs, in cycles of a Sapphire Rapids core that could be reading: see
//! `benches/kernels.rs` and `docs/log.md`. Rows lie one after the other, so the K formats see a stream of blocks that is
//! reduced sixteen at a time, wherever rows begin.

use std::arch::x86_64::*;

use ds4_quant::{Format, iq2_xxs, mxfp4, q2_k, q4_k, q8_0};

use super::acts::{ActRow, CHAINS};
use super::blocks::Q4K;
use super::iq2::Iq2Xxs;

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

/// Rows of blocks of 32, lane c being chain c.
#[inline(always)]
unsafe fn short_blocks<F: ShortBlocks, const BYTES: usize>(w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
    unsafe {
        let n_blocks = x.cols / 32;
        for (w, out) in w.chunks_exact(n_blocks * BYTES).zip(out) {
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
            let mut lanes = [0.0_f32; CHAINS];
            _mm512_storeu_ps(lanes.as_mut_ptr(), chains);
            *out = lanes.into_iter().fold(0.0, |sum, c| sum + c);
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

/// The products of eight registers of unsigned values with codes, summed per block of 32. `values` gives those of two
/// blocks; register i of the first four has blocks i and i + 4, and so on, which leaves the sums in order.
#[inline(always)]
unsafe fn pairs(codes: *const i8, values: impl Fn(usize, usize) -> __m512i) -> __m512i {
    unsafe {
        let mut products = [_mm512_setzero_si512(); 8];
        for (i, products) in products.iter_mut().enumerate() {
            let (a, b) = (i + i / 4 * 4, i + i / 4 * 4 + 4);
            let codes = two(codes.add(32 * a).cast(), codes.add(32 * b).cast());
            *products = _mm512_dpbusd_epi32(*products, values(a, b), codes);
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
            let places = _mm512_mullo_epi32(_mm512_set1_epi32(17), counting());
            let exponents = _mm512_i32gather_epi32::<1>(places, w.cast());
            let exponents = _mm512_and_si512(exponents, _mm512_set1_epi32(255));
            let nan = _mm512_cmpeq_epi32_mask(exponents, _mm512_set1_epi32(255));
            let powers = _mm512_cvtepi32_ps(_mm512_sub_epi32(exponents, _mm512_set1_epi32(127)));
            let factors = _mm512_scalef_ps(_mm512_set1_ps(0.5), powers);
            Sixteen {
                sums,
                raised: _mm512_set1_epi32(12),
                factors: _mm512_mask_mov_ps(factors, nan, _mm512_set1_ps(f32::NAN)),
            }
        }
    }
}

/// Four times this is a 64-bit number of four words with that value.
const LOW: i64 = 0x0001_0001_0001_0001;

/// Blocks of 256 that are reduced together.
pub(super) const STREAM: usize = 16;

/// The products of a few blocks, a register each, and those of their minima.
pub(super) struct Products {
    pub(super) sums: [__m512i; STREAM],
    pub(super) min_sums: [__m256i; STREAM],
}

/// A format of blocks of 256; a trait for the same reason as [`ShortBlocks`].
pub(super) trait LongBlocks {
    const BYTES: usize;
    /// Where the f16 factor of a block is; that of the minima is behind it.
    const FACTOR: usize;
    const MINS: bool;

    /// The products of the `n` blocks at `w`, at most [`STREAM`]; the first is block `b` of its row, and the next row
    /// begins where one ends.
    unsafe fn products(w: *const u8, n: usize, b: usize, x: ActRow<'_>, to: &mut Products);
}

/// The block after block `b` of rows of `n`.
#[inline(always)]
pub(super) fn after(b: usize, n: usize) -> usize {
    if b + 1 == n { 0 } else { b + 1 }
}

/// How far ahead of their use rows are fetched, in bytes. The processor's own look-ahead stops at the end of a page.
const AHEAD: usize = 2048;

/// Fetches the `n_bytes` that come [`AHEAD`] of `w`; harmless where nothing is.
#[inline(always)]
unsafe fn fetch_ahead(w: *const u8, n_bytes: usize) {
    unsafe {
        for line in (0..n_bytes).step_by(64) {
            _mm_prefetch::<_MM_HINT_T0>(w.wrapping_add(AHEAD + line).cast());
        }
    }
}

/// Rows of blocks of 256 as a stream.
#[inline(always)]
unsafe fn long_blocks<F: LongBlocks>(w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
    unsafe {
        let n_blocks = x.cols / 256;
        let strides = _mm512_mullo_epi32(_mm512_set1_epi32(F::BYTES as i32), counting());
        let mut out = out.iter_mut();
        // The block of the row that comes next, and the row's sum so far.
        let (mut b, mut done, mut chain) = (0, 0, 0.0_f32);
        for blocks in w.chunks(STREAM * F::BYTES) {
            let n = blocks.len() / F::BYTES;
            fetch_ahead(blocks.as_ptr(), STREAM * F::BYTES);
            let mut products =
                Products { sums: [_mm512_setzero_si512(); STREAM], min_sums: [_mm256_setzero_si256(); STREAM] };
            F::products(blocks.as_ptr(), n, b, x, &mut products);
            let Products { sums, min_sums } = products;
            (0..n).for_each(|_| b = after(b, n_blocks));
            let mask = ((1_u32 << n) - 1) as __mmask16;
            let halves = _mm512_mask_i32gather_epi32::<1>(
                _mm512_setzero_si512(),
                mask,
                strides,
                blocks.as_ptr().add(F::FACTOR).cast(),
            );
            let low = _mm512_cvtph_ps(_mm512_cvtepi32_epi16(halves));
            let sums = _mm512_cvtepi32_ps(sums_16(sums));
            let terms = if F::MINS {
                let high = _mm512_cvtph_ps(_mm512_cvtepi32_epi16(_mm512_srli_epi32::<16>(halves)));
                let mins = std::array::from_fn(|i| {
                    let block = i + i / 4 * 4;
                    let low = _mm512_castsi256_si512(min_sums[block]);
                    _mm512_inserti64x4::<1>(low, min_sums[block + 4])
                });
                let min_sums = _mm512_cvtepi32_ps(sums_8(mins));
                _mm512_fmsub_ps(low, sums, _mm512_mul_ps(high, min_sums))
            } else {
                _mm512_mul_ps(_mm512_mul_ps(low, _mm512_set1_ps(0.125)), sums)
            };
            let mut lanes = [0.0_f32; STREAM];
            _mm512_storeu_ps(lanes.as_mut_ptr(), terms);
            for term in &lanes[..n] {
                chain = x.scales.get_unchecked(done).mul_add(*term, chain);
                done += 1;
                if done == n_blocks {
                    if let Some(out) = out.next() {
                        *out = chain;
                    }
                    (done, chain) = (0, 0.0);
                }
            }
        }
    }
}

struct Q2K;

impl LongBlocks for Q2K {
    const BYTES: usize = q2_k::BLOCK_BYTES;
    const FACTOR: usize = 80;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn products(w: *const u8, n: usize, mut b: usize, x: ActRow<'_>, to: &mut Products) {
        unsafe {
            for i in 0..n {
                let w = w.add(Self::BYTES * i);
                let (codes, sums) = long_acts(x, b);
                let levels = _mm_loadu_si128(w.cast());
                for quarter in 0..4 {
                    let values = q2_k_values(w, levels, quarter);
                    to.sums[i] = _mm512_dpbusd_epi32(to.sums[i], values, load(codes.add(64 * quarter)));
                }
                let mins = _mm_and_si128(_mm_srli_epi16::<4>(levels), _mm_set1_epi8(15));
                to.min_sums[i] = _mm256_madd_epi16(_mm256_cvtepu8_epi16(mins), sums);
                b = after(b, x.cols / 256);
            }
        }
    }
}

/// The codes of block `b`, and the sums of each sixteen.
#[inline(always)]
unsafe fn long_acts(x: ActRow<'_>, b: usize) -> (*const i8, __m256i) {
    unsafe { (x.codes.as_ptr().add(256 * b), _mm256_loadu_si256(x.sums.as_ptr().add(16 * b).cast())) }
}

/// The products of code and scale of a quarter of a Q2_K block, at most 45. A product of two codes as one word and their
/// scale is that of both: nothing is carried from byte to byte.
#[inline(always)]
pub(super) unsafe fn q2_k_values(w: *const u8, levels: __m128i, quarter: usize) -> __m512i {
    unsafe {
        let bytes = _mm512_broadcast_i64x4(_mm256_loadu_si256(w.add(16 + 32 * (quarter / 2)).cast()));
        // Two planes of two bits.
        let shifts = if quarter.is_multiple_of(2) {
            _mm512_set_epi64(2 * LOW, 2 * LOW, 2 * LOW, 2 * LOW, 0, 0, 0, 0)
        } else {
            _mm512_set_epi64(6 * LOW, 6 * LOW, 6 * LOW, 6 * LOW, 4 * LOW, 4 * LOW, 4 * LOW, 4 * LOW)
        };
        let codes = _mm512_and_si512(_mm512_srlv_epi16(bytes, shifts), _mm512_set1_epi8(3));
        let scales = _mm512_broadcast_i32x4(_mm_and_si128(levels, _mm_set1_epi8(15)));
        _mm512_mullo_epi16(codes, _mm512_shuffle_epi8(scales, words_of([0, 1, 2, 3].map(|i| i + 4 * quarter as i64))))
    }
}

/// For `_mm512_shuffle_epi8`: byte `bytes[i]` as all words of quarter i of a register.
#[inline(always)]
unsafe fn words_of(bytes: [i64; 4]) -> __m512i {
    unsafe {
        let [a, b, c, d] = bytes.map(|byte| (0x8000 | byte).wrapping_mul(LOW));
        _mm512_set_epi64(d, d, c, c, b, b, a, a)
    }
}

impl LongBlocks for Q4K {
    const BYTES: usize = q4_k::BLOCK_BYTES;
    const FACTOR: usize = 0;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn products(w: *const u8, n: usize, mut b: usize, x: ActRow<'_>, to: &mut Products) {
        unsafe {
            for i in 0..n {
                let w = w.add(q4_k::BLOCK_BYTES * i);
                let (codes, sums) = long_acts(x, b);
                let levels = Q4K::levels(&*w.cast::<[u8; 16]>());
                let levels = _mm_loadu_si128(levels.as_ptr().cast());
                let scales = _mm512_broadcast_i32x4(levels);
                for quarter in 0..4 {
                    let pairs = _mm512_maddubs_epi16(q4_k_codes(w, quarter), load(codes.add(64 * quarter)));
                    let sub = 2 * quarter as i64;
                    let scales = _mm512_shuffle_epi8(scales, words_of([sub, sub, sub + 1, sub + 1]));
                    to.sums[i] = _mm512_dpwssd_epi32(to.sums[i], pairs, scales);
                }
                let mins = _mm_unpackhi_epi8(levels, levels);
                to.min_sums[i] = _mm256_madd_epi16(_mm256_cvtepu8_epi16(mins), sums);
                b = after(b, x.cols / 256);
            }
        }
    }
}

/// The codes of a quarter of a Q4_K block.
#[inline(always)]
pub(super) unsafe fn q4_k_codes(w: *const u8, quarter: usize) -> __m512i {
    unsafe {
        let bytes = _mm512_broadcast_i64x4(_mm256_loadu_si256(w.add(16 + 32 * quarter).cast()));
        let shifts = _mm512_set_epi64(4 * LOW, 4 * LOW, 4 * LOW, 4 * LOW, 0, 0, 0, 0);
        _mm512_and_si512(_mm512_srlv_epi16(bytes, shifts), _mm512_set1_epi8(15))
    }
}

/// An IQ2_XXS block, taken apart.
pub(super) struct Iq2Block {
    /// The eight groups of eight bytes.
    groups: __m512i,
    /// Which elements of a quarter are negative.
    pub(super) signs: [u64; 4],
}

impl Iq2Block {
    #[inline(always)]
    pub(super) unsafe fn read(w: *const u8) -> Iq2Block {
        unsafe {
            let groups = load(w.add(2));
            // Of each group the four sign indices and the scale: 7 bits from bit 32 on, and so on, 4 bits from bit 60.
            let fields = _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x3c_352e_2720), groups);
            // Bits 0 to 6 stay, bit 7 becomes their parity: rows of a matrix over GF(2), the first for bit 0.
            let signs = _mm512_gf2p8affine_epi64_epi8::<0>(fields, _mm512_set1_epi64(0x0102_0408_1020_407f));
            let mut masks = [0_u64; 4];
            _mm256_storeu_si256(masks.as_mut_ptr().cast(), _mm512_cvtepi64_epi32(signs));
            Iq2Block { groups, signs: masks }
        }
    }

    /// The codebook's magnitudes of a quarter.
    #[inline(always)]
    pub(super) unsafe fn magnitudes(&self, quarter: usize) -> __m512i {
        unsafe {
            // The eight points of two groups, each in a word of 64 bits.
            let first = 16 * quarter as i64;
            let places = _mm512_add_epi64(_mm512_set_epi64(11, 10, 9, 8, 3, 2, 1, 0), _mm512_set1_epi64(first));
            let points = _mm512_maskz_permutexvar_epi8(0x0101_0101_0101_0101, places, self.groups);
            _mm512_i64gather_epi64::<8>(points, iq2_xxs::GRID.as_ptr().cast())
        }
    }
}

/// The numbers 0 to 15.
#[inline(always)]
pub(super) unsafe fn counting() -> __m512i {
    unsafe { _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0) }
}

/// 64 bytes.
#[inline(always)]
pub(super) unsafe fn load<T>(p: *const T) -> __m512i {
    unsafe { _mm512_loadu_si512(p.cast()) }
}

/// 32 bytes from either place.
#[inline(always)]
unsafe fn two(a: *const u8, b: *const u8) -> __m512i {
    unsafe {
        let (a, b) = (_mm256_loadu_si256(a.cast()), _mm256_loadu_si256(b.cast()));
        _mm512_inserti64x4::<1>(_mm512_castsi256_si512(a), b)
    }
}

/// Lane i of the result is the sum of the lanes of `v[i]`.
#[inline(always)]
unsafe fn sums_16(v: [__m512i; 16]) -> __m512i {
    unsafe {
        let q = [fours(&v[..4]), fours(&v[4..8]), fours(&v[8..12]), fours(&v[12..])];
        // Each quarter of a register has four sums of a quarter of the lanes; now add those.
        quarters(halves(q[0], q[1]), halves(q[2], q[3]))
    }
}

/// Adds the halves: of a in the low half, of b in the high half.
#[inline(always)]
unsafe fn halves(a: __m512i, b: __m512i) -> __m512i {
    unsafe {
        _mm512_add_epi32(_mm512_shuffle_i32x4::<0b01_00_01_00>(a, b), _mm512_shuffle_i32x4::<0b11_10_11_10>(a, b))
    }
}

/// The same for eight registers whose halves are summed apart: lanes 0-3 of the result are the low halves of `v[..4]`,
/// 4-7 their high halves, 8-15 those of `v[4..]`.
#[inline(always)]
unsafe fn sums_8(v: [__m512i; 8]) -> __m512i {
    unsafe { quarters(fours(&v[..4]), fours(&v[4..])) }
}

/// Adds the even and the odd quarters: of a first, then of b.
#[inline(always)]
unsafe fn quarters(a: __m512i, b: __m512i) -> __m512i {
    unsafe {
        _mm512_add_epi32(_mm512_shuffle_i32x4::<0b10_00_10_00>(a, b), _mm512_shuffle_i32x4::<0b11_01_11_01>(a, b))
    }
}

/// Lane i of each quarter of the result is the sum of that quarter of `v[i]`.
#[inline(always)]
unsafe fn fours(v: &[__m512i]) -> __m512i {
    unsafe {
        let ab = _mm512_add_epi32(_mm512_unpacklo_epi32(v[0], v[1]), _mm512_unpackhi_epi32(v[0], v[1]));
        let cd = _mm512_add_epi32(_mm512_unpacklo_epi32(v[2], v[3]), _mm512_unpackhi_epi32(v[2], v[3]));
        _mm512_add_epi32(_mm512_unpacklo_epi64(ab, cd), _mm512_unpackhi_epi64(ab, cd))
    }
}
