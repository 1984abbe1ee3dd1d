//! Tiles of sixteen weight rows and the sixteen rows of a panel, in bytes, for AMX (`amx.rs`) and AVX-512 around it.
//!
//! Weights are unpacked to plain bytes once, sixteen rows and a block at a time, 4 KB that every panel meets. The values of
//! Q2_K fit a byte; those of Q4_K and IQ2_XXS have up to 11 bits and become two planes, 7 bits and the rest, whose sums
//! are joined. What the unit has summed is stored and finished here, in the order stated in `int.rs`.

use std::arch::x86_64::*;

use ds4_quant::{Format, fp4, iq2_xxs, mxfp4, q2_k, q4_k, q8_0};

use super::acts::{CHAINS, PANEL, Panel};
use super::amx;
use super::blocks::Q4K;
use super::vnni::long::{q2_k_values, q4_k_codes};
use super::zmm::{counting, half_e8m0, load, transpose};
use super::{Tile, TileFormat, TileScratch, add_chain};
use crate::simd::RowsMut;

/// Sixteen weight rows as bytes, `stride` apart.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    pub(super) first: *const u8,
    pub(super) stride: usize,
}

/// Sums of sixteen weight rows with sixteen rows of activations.
#[repr(C, align(64))]
pub(super) struct Stored(pub(super) [[i32; PANEL]; PANEL]);

impl Stored {
    const ZERO: Stored = Stored([[0; PANEL]; PANEL]);

    #[inline(always)]
    unsafe fn row(&self, row: usize) -> __m512i {
        unsafe { _mm512_load_si512(self.0[row].as_ptr().cast()) }
    }
}

/// [`crate::simd::Kernels::int_tiles`].
///
/// # Safety
/// The CPU has AVX-512 F, BW, VL, DQ, VNNI, VBMI and GFNI, and AMX; the shapes agree.
#[inline(always)]
pub(super) unsafe fn tiles(
    format: Format,
    w: &[u8],
    cols: usize,
    panels: &[Panel],
    scratch: &mut TileScratch,
    out: RowsMut<'_>,
) {
    unsafe {
        match format {
            Format::Q8_0 => short_blocks::<{ q8_0::BLOCK_BYTES }, false>(w, cols, panels, scratch, out),
            Format::Mxfp4 => short_blocks::<{ mxfp4::BLOCK_BYTES }, true>(w, cols, panels, scratch, out),
            Format::Q2K => long_blocks::<Q2K, { q2_k::BLOCK_BYTES }, 1>(w, cols, panels, scratch, out),
            Format::Q4K => long_blocks::<Q4Planes, { q4_k::BLOCK_BYTES }, 2>(w, cols, panels, scratch, out),
            Format::Iq2Xxs => long_blocks::<Iq2Xxs, { iq2_xxs::BLOCK_BYTES }, 2>(w, cols, panels, scratch, out),
            Format::F32 | Format::F16 | Format::Bf16 => unreachable!("{} has no integer kernels", format.name()),
        }
    }
}

/// Puts four bytes of each of sixteen rows side by side: a block of a [`Panel`].
///
/// # Safety
/// The CPU has AVX-512 F; `rows` have as many codes as `out` has bytes for each.
#[inline(always)]
pub(super) unsafe fn interleave(rows: &[&[i8]; PANEL], out: &mut [i8]) {
    unsafe {
        let len = out.len() / PANEL;
        for k in (0..len).step_by(64) {
            // Blocks of 32 have half a register of each row.
            let mask = if len - k >= 64 { 0xffff } else { (1 << ((len - k) / 4)) - 1 };
            let columns = transpose(rows.map(|row| _mm512_maskz_loadu_epi32(mask, row.as_ptr().add(k).cast())));
            for (i, column) in columns.into_iter().take((len - k) / 4).enumerate() {
                _mm512_storeu_si512(out.as_mut_ptr().add(PANEL * k + 64 * i).cast(), column);
            }
        }
    }
}

/// Q8_0, or MXFP4 if `NIBBLES`: a chain at a time, so that its sums stay in registers.
#[inline(always)]
unsafe fn short_blocks<const BYTES: usize, const NIBBLES: bool>(
    w: &[u8],
    cols: usize,
    panels: &[Panel],
    scratch: &mut TileScratch,
    mut out: RowsMut<'_>,
) {
    /// Blocks of a chain that are prepared at a time.
    const AT_ONCE: usize = 8;
    unsafe {
        let n_blocks = cols / 32;
        let per_chain = n_blocks.div_ceil(CHAINS);
        let row_bytes = n_blocks * BYTES;
        let mut unpacked = [[[0_u8; 32]; PANEL]; AT_ONCE];
        let mut factors = [[0.0_f32; PANEL]; AT_ONCE];
        let mut stored = Stored::ZERO;
        for (strip, w) in w.chunks(PANEL * row_bytes).enumerate() {
            let n_rows = w.len() / row_bytes;
            amx::begin(n_rows, 32);
            let (totals, sums) = scratch.clear(panels.len());
            let next = w.as_ptr().wrapping_add(w.len());
            for chain in 0..CHAINS {
                // A chain's blocks are all over the strip, so the first one would wait for all of its memory.
                for line in (w.len() * chain / CHAINS..w.len() * (chain + 1) / CHAINS).step_by(64) {
                    _mm_prefetch::<_MM_HINT_T1>(next.wrapping_add(line).cast());
                }
                let in_chain = n_blocks.saturating_sub(chain).div_ceil(CHAINS);
                for first in (0..in_chain).step_by(AT_ONCE) {
                    let n = AT_ONCE.min(in_chain - first);
                    let block = |i| w.as_ptr().add((chain + (first + i) * CHAINS) * BYTES);
                    let mut rows = [Rows { first: w.as_ptr(), stride: 32 }; AT_ONCE];
                    for i in 0..n {
                        let block = block(i);
                        rows[i].first = unpacked[i].as_ptr().cast();
                        let lanes = if NIBBLES {
                            unpack_mxfp4(block, row_bytes, &mut unpacked[i][..n_rows]);
                            mxfp4_factors(block, row_bytes, n_rows)
                        } else {
                            rows[i] = Rows { first: block.add(2), stride: row_bytes };
                            halves(block, row_bytes, n_rows).0
                        };
                        _mm512_storeu_ps(factors[i].as_mut_ptr(), lanes);
                    }
                    for (panel, sums) in panels.iter().zip(&mut *sums) {
                        let mut acc: [__m512; PANEL] = std::array::from_fn(|r| _mm512_loadu_ps(sums[r].as_ptr()));
                        for i in 0..n {
                            let place = chain * per_chain + first + i;
                            let codes = panel.data().0.add(512 * place);
                            amx::product_32(rows[i], codes, &mut stored);
                            let scales = _mm512_loadu_ps(panel.scales[place].as_ptr());
                            for r in 0..PANEL {
                                let scales = _mm512_mul_ps(_mm512_set1_ps(factors[i][r]), scales);
                                acc[r] = _mm512_fmadd_ps(scales, _mm512_cvtepi32_ps(stored.row(r)), acc[r]);
                            }
                        }
                        for (sums, acc) in sums.iter_mut().zip(acc) {
                            _mm512_storeu_ps(sums.as_mut_ptr(), acc);
                        }
                    }
                }
                add_chain(totals, sums);
            }
            store(totals, strip, n_rows, &mut out);
        }
        amx::end();
    }
}

/// A format of 256 elements as planes of bytes.
trait Planes {
    /// Where a block has its f16 factor, that of the minima being behind it.
    const FACTOR: usize;
    /// What the factor is multiplied with.
    const UNIT: f32;
    const MINS: bool;

    /// Writes the planes of the block `w`.
    unsafe fn unpack(w: *const u8, planes: [*mut u8; 2]);
    /// The minima that go with the sums of sixteen activations each.
    unsafe fn mins(w: *const u8) -> [u8; 16];
}

/// All formats of 256 elements.
#[inline(always)]
unsafe fn long_blocks<P: Planes, const BYTES: usize, const PLANES: usize>(
    w: &[u8],
    cols: usize,
    panels: &[Panel],
    scratch: &mut TileScratch,
    mut out: RowsMut<'_>,
) {
    unsafe {
        let n_blocks = cols / 256;
        let row_bytes = n_blocks * BYTES;
        let mut values = [[[0_u8; 256]; PANEL]; 2];
        let mut mins = [[0_u8; 64]; PANEL];
        let mut stored = [Stored::ZERO; PLANES];
        let mut min_stored = Stored::ZERO;
        let sum_bytes = Panel::block_bytes(super::ActFormat::Q8K, TileFormat::Amx).1;
        for (strip, w) in w.chunks(PANEL * row_bytes).enumerate() {
            let n_rows = w.len() / row_bytes;
            amx::begin(n_rows, 64);
            let (_, sums) = scratch.clear(panels.len());
            for b in 0..n_blocks {
                let block = w.as_ptr().add(b * BYTES);
                let [low, high] = &mut values;
                for r in 0..n_rows {
                    let block = block.add(r * row_bytes);
                    P::unpack(block, [low[r].as_mut_ptr(), high[r].as_mut_ptr()]);
                    if P::MINS {
                        mins[r] = amx::mins(&P::mins(block));
                    }
                }
                let rows: [Rows; PLANES] =
                    std::array::from_fn(|plane| Rows { first: values[plane].as_ptr().cast(), stride: 256 });
                let (factors, min_factors) = halves(block.add(P::FACTOR), row_bytes, n_rows);
                let (mut lanes, mut min_lanes) = ([0.0_f32; PANEL], [0.0_f32; PANEL]);
                _mm512_storeu_ps(lanes.as_mut_ptr(), _mm512_mul_ps(factors, _mm512_set1_ps(P::UNIT)));
                _mm512_storeu_ps(min_lanes.as_mut_ptr(), min_factors);
                for (panel, sums) in panels.iter().zip(&mut *sums) {
                    let (codes, act_sums) = panel.data();
                    amx::product_256::<PLANES>(rows, codes.add(4096 * b), &mut stored);
                    if P::MINS {
                        amx::min_product(&mins, act_sums.add(sum_bytes * b), &mut min_stored);
                    }
                    let scales = _mm512_loadu_ps(panel.scales[b].as_ptr());
                    for (r, acc) in sums.iter_mut().enumerate() {
                        let mut sum = stored[0].row(r);
                        if PLANES > 1 {
                            sum = _mm512_add_epi32(sum, _mm512_slli_epi32::<7>(stored[PLANES - 1].row(r)));
                        }
                        let (sum, factor) = (_mm512_cvtepi32_ps(sum), _mm512_set1_ps(lanes[r]));
                        let term = if P::MINS {
                            let min_sum = _mm512_cvtepi32_ps(min_stored.row(r));
                            _mm512_fmsub_ps(factor, sum, _mm512_mul_ps(_mm512_set1_ps(min_lanes[r]), min_sum))
                        } else {
                            _mm512_mul_ps(factor, sum)
                        };
                        let p = acc.as_mut_ptr();
                        _mm512_storeu_ps(p, _mm512_fmadd_ps(scales, term, _mm512_loadu_ps(p)));
                    }
                }
            }
            store(sums, strip, n_rows, &mut out);
        }
        amx::end();
    }
}

/// Writes a strip's results to the rows of the tokens.
#[inline(always)]
unsafe fn store(results: &[Tile], strip: usize, n_rows: usize, out: &mut RowsMut<'_>) {
    unsafe {
        let mask = ((1_u32 << n_rows) - 1) as __mmask16;
        for (tile, first) in results.iter().zip((0..).step_by(PANEL)) {
            let columns = transpose(std::array::from_fn(|r| _mm512_loadu_si512(tile[r].as_ptr().cast())));
            for (t, column) in (first..out.n_rows()).zip(columns) {
                let out = &mut out.row(t)[PANEL * strip..][..n_rows];
                _mm512_mask_storeu_epi32(out.as_mut_ptr().cast(), mask, column);
            }
        }
    }
}

/// The f16 at `p` and the one behind it, of each of `n_rows` rows.
#[inline(always)]
unsafe fn halves(p: *const u8, row_bytes: usize, n_rows: usize) -> (__m512, __m512) {
    unsafe {
        let words = gather(p, row_bytes, n_rows);
        (low_halves(words), low_halves(_mm512_srli_epi32::<16>(words)))
    }
}

/// The f16 in the low half of each lane.
#[inline(always)]
unsafe fn low_halves(words: __m512i) -> __m512 {
    unsafe { _mm512_cvtph_ps(_mm512_cvtepi32_epi16(words)) }
}

/// Four bytes of each of `n_rows` rows.
#[inline(always)]
unsafe fn gather(p: *const u8, row_bytes: usize, n_rows: usize) -> __m512i {
    unsafe {
        let places = _mm512_mullo_epi32(counting(), _mm512_set1_epi32(row_bytes as i32));
        let mask = ((1_u32 << n_rows) - 1) as __mmask16;
        _mm512_mask_i32gather_epi32::<1>(_mm512_setzero_si512(), mask, places, p.cast())
    }
}

/// `2^(e - 128)` of each row's first byte: half of E8M0, because the values are doubled.
#[inline(always)]
unsafe fn mxfp4_factors(block: *const u8, row_bytes: usize, n_rows: usize) -> __m512 {
    unsafe { half_e8m0(_mm512_and_si512(gather(block, row_bytes, n_rows), _mm512_set1_epi32(255))) }
}

#[inline(always)]
unsafe fn unpack_mxfp4(block: *const u8, row_bytes: usize, out: &mut [[u8; 32]]) {
    unsafe {
        let table = _mm256_broadcastsi128_si256(_mm_loadu_si128(fp4::DOUBLED.as_ptr().cast()));
        for (r, out) in out.iter_mut().enumerate() {
            let bytes = _mm_loadu_si128(block.add(r * row_bytes + 1).cast());
            let both = _mm256_inserti128_si256::<1>(_mm256_castsi128_si256(bytes), _mm_srli_epi16::<4>(bytes));
            let nibbles = _mm256_and_si256(both, _mm256_set1_epi8(15));
            _mm256_storeu_si256(out.as_mut_ptr().cast(), _mm256_shuffle_epi8(table, nibbles));
        }
    }
}

struct Q2K;

impl Planes for Q2K {
    const FACTOR: usize = 80;
    const UNIT: f32 = 1.0;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, [low, _]: [*mut u8; 2]) {
        unsafe {
            let levels = _mm_loadu_si128(w.cast());
            for quarter in 0..4 {
                _mm512_storeu_si512(low.add(64 * quarter).cast(), q2_k_values(w, levels, quarter));
            }
        }
    }

    #[inline(always)]
    unsafe fn mins(w: *const u8) -> [u8; 16] {
        unsafe { *w.cast::<[u8; 16]>() }.map(|levels| levels >> 4)
    }
}

struct Q4Planes;

impl Planes for Q4Planes {
    const FACTOR: usize = 0;
    const UNIT: f32 = 1.0;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, planes: [*mut u8; 2]) {
        unsafe {
            let levels = Q4K::levels(&*w.cast::<[u8; 16]>());
            for quarter in 0..4 {
                let codes = q4_k_codes(w, quarter);
                let tables = [0, 1].map(|sub| &PRODUCTS[usize::from(levels[2 * quarter + sub] & 63)]);
                for (part, out) in planes.into_iter().enumerate() {
                    let table = halves_of(&tables[0][part], &tables[1][part]);
                    _mm512_storeu_si512(out.add(64 * quarter).cast(), _mm512_shuffle_epi8(table, codes));
                }
            }
        }
    }

    #[inline(always)]
    unsafe fn mins(w: *const u8) -> [u8; 16] {
        let levels = unsafe { Q4K::levels(&*w.cast::<[u8; 16]>()) };
        std::array::from_fn(|i| levels[8 + i / 2])
    }
}

/// The products of each scale of Q4_K and each code: the low 7 bits and the rest. 2 KB.
static PRODUCTS: [[[u8; 16]; 2]; 64] = {
    let mut products = [[[0; 16]; 2]; 64];
    let mut i = 0;
    while i < 64 * 16 {
        let product = (i / 16) * (i % 16);
        products[i / 16][0][i % 16] = (product & 127) as u8;
        products[i / 16][1][i % 16] = (product >> 7) as u8;
        i += 1;
    }
    products
};

struct Iq2Xxs;

impl Planes for Iq2Xxs {
    const FACTOR: usize = 0;
    const UNIT: f32 = 0.125;
    const MINS: bool = false;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, planes: [*mut u8; 2]) {
        unsafe {
            let block = Iq2Block::read(w);
            let zero = _mm512_setzero_si512();
            for quarter in 0..4 {
                let magnitudes = block.magnitudes(quarter);
                let tables = [0, 1].map(|group| &POINTS[usize::from(*w.add(2 + 8 * (2 * quarter + group) + 7) >> 4)]);
                for (part, out) in planes.into_iter().enumerate() {
                    // The look-up sees the low four bits, which tell 8, 25 and 43 apart.
                    let bytes = _mm512_shuffle_epi8(halves_of(&tables[0][part], &tables[1][part]), magnitudes);
                    let signed = _mm512_mask_sub_epi8(bytes, block.signs[quarter], zero, bytes);
                    _mm512_storeu_si512(out.add(64 * quarter).cast(), signed);
                }
            }
        }
    }

    #[inline(always)]
    unsafe fn mins(_: *const u8) -> [u8; 16] {
        [0; 16]
    }
}

/// The products of each scale of IQ2_XXS and each magnitude, at the place of its low four bits: 7 bits and the rest.
static POINTS: [[[u8; 16]; 2]; 16] = {
    let mut products = [[[0; 16]; 2]; 16];
    let mut i = 0;
    while i < 16 * 3 {
        let magnitude = [8, 25, 43][i % 3];
        let product = (2 * (i / 3) + 1) * magnitude;
        products[i / 3][0][magnitude & 15] = (product & 127) as u8;
        products[i / 3][1][magnitude & 15] = (product >> 7) as u8;
        i += 1;
    }
    products
};

/// `a` in the quarters of the low half of a register, `b` in those of the high half.
#[inline(always)]
unsafe fn halves_of(a: &[u8; 16], b: &[u8; 16]) -> __m512i {
    unsafe {
        let (a, b) = (_mm_loadu_si128(a.as_ptr().cast()), _mm_loadu_si128(b.as_ptr().cast()));
        _mm512_mask_broadcast_i32x4(_mm512_broadcast_i32x4(a), 0xff00, b)
    }
}

/// An IQ2_XXS block, taken apart.
struct Iq2Block {
    /// The eight groups of eight bytes.
    groups: __m512i,
    /// Which elements of a quarter are negative.
    signs: [u64; 4],
}

impl Iq2Block {
    #[inline(always)]
    unsafe fn read(w: *const u8) -> Iq2Block {
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
    unsafe fn magnitudes(&self, quarter: usize) -> __m512i {
        unsafe {
            // The eight points of two groups, each in a word of 64 bits.
            let first = 16 * quarter as i64;
            let places = _mm512_add_epi64(_mm512_set_epi64(11, 10, 9, 8, 3, 2, 1, 0), _mm512_set1_epi64(first));
            let points = _mm512_maskz_permutexvar_epi8(0x0101_0101_0101_0101, places, self.groups);
            _mm512_i64gather_epi64::<8>(points, iq2_xxs::GRID.as_ptr().cast())
        }
    }
}
