//! Tiles for AVX-512 VNNI: strips of 32 weight rows, a row in each lane of two registers, times up to six rows of
//! activations.
//!
//! Weights are unpacked to unsigned bytes with four of each row side by side, a block at a time, and stay in the
//! first-level cache while all tokens pass by. Tokens are plain rows, four bytes of which meet all lanes. So neither side
//! is padded: an expert with twelve tokens costs what twelve tokens cost. Signed values are raised by 128, which sums make
//! good by starting 128 times the activations' sum lower. Q4_K and IQ2_XXS have a scale for each 32 elements, with which
//! their sums are multiplied as integers.
//!
//! Six tokens times two registers of sums, and as many for what they are added to, fill the register file. The order of
//! rounding is the one stated in `int.rs`.

use std::arch::x86_64::*;

use ds4_quant::{Format, fp4, iq2_xxs, mxfp4, q2_k, q4_k, q8_0};

use super::TileScratch;
use super::acts::{CHAINS, Panel};
use super::iq2::{Codebook, magnitudes};
use super::vnni::{counting, load};
use crate::simd::RowsMut;

/// Weight rows of a strip.
const ROWS: usize = 32;
/// Tokens of a tile at most.
const TOKENS: usize = 6;
/// Blocks of 32 that are unpacked at a time, unless a chain has more: 17 KB.
const BLOCKS: usize = 16;

/// What strips are computed in.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// A strip with fewer rows, filled up with zeros.
    padded: Vec<u8>,
    short: Vec<ShortBlock>,
    long: Box<LongBlock>,
    /// The sums of each token.
    sums: Vec<Sums>,
}

/// Of the rows of a strip.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Sums([[f32; 16]; 2]);

impl Sums {
    const ZERO: Sums = Sums([[0.0; 16]; 2]);
}

/// Four bytes of each of sixteen rows.
type Fours = [u8; 64];

/// A block of 32 elements of the rows of a strip.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct ShortBlock {
    values: [[Fours; 2]; 8],
    factors: [[f32; 16]; 2],
}

impl ShortBlock {
    const ZERO: ShortBlock = ShortBlock { values: [[[0; 64]; 2]; 8], factors: [[0.0; 16]; 2] };
}

/// A block of 256 elements of the rows of a strip.
#[derive(Debug)]
#[repr(C, align(64))]
struct LongBlock {
    values: [[Fours; 2]; 64],
    /// The scale of each group of 32, if the format has them.
    scales: [[[i32; 16]; 2]; 8],
    /// The minima that go with the sums of each sixteen activations, two words in a lane.
    mins: [[Fours; 2]; 8],
    factors: [[f32; 16]; 2],
    min_factors: [[f32; 16]; 2],
}

impl Default for LongBlock {
    fn default() -> LongBlock {
        LongBlock {
            values: [[[0; 64]; 2]; 64],
            scales: [[[0; 16]; 2]; 8],
            mins: [[[0; 64]; 2]; 8],
            factors: [[0.0; 16]; 2],
            min_factors: [[0.0; 16]; 2],
        }
    }
}

/// [`crate::simd::Kernels::int_tiles`].
///
/// # Safety
/// The CPU has AVX-512 F, BW, VL, DQ, VNNI, VBMI and GFNI; the shapes agree.
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
            Format::Q8_0 => short_blocks::<Q8_0>(w, cols, panels, &mut scratch.strips, out),
            Format::Mxfp4 => short_blocks::<Mxfp4>(w, cols, panels, &mut scratch.strips, out),
            Format::Q2K => long_blocks::<Q2K>(w, cols, panels, &mut scratch.strips, out),
            Format::Q4K => long_blocks::<Q4K>(w, cols, panels, &mut scratch.strips, out),
            Format::Iq2Xxs => long_blocks::<Iq2Xxs>(w, cols, panels, &mut scratch.strips, out),
            Format::F32 | Format::F16 | Format::Bf16 => unreachable!("{} has no integer kernels", format.name()),
        }
    }
}

/// Calls a tile function for the number of tokens.
macro_rules! by_tokens {
    ($n:expr, $tile:ident [$($format:ident)?] $arguments:tt) => {
        match $n {
            1 => $tile::<$($format,)? 1> $arguments,
            2 => $tile::<$($format,)? 2> $arguments,
            3 => $tile::<$($format,)? 3> $arguments,
            4 => $tile::<$($format,)? 4> $arguments,
            5 => $tile::<$($format,)? 5> $arguments,
            _ => $tile::<$($format,)? TOKENS> $arguments,
        }
    };
}

/// The tokens of a panel, as evenly as they go into tiles: the first of each, and how many.
#[inline(always)]
fn token_tiles(n: usize) -> impl Iterator<Item = (usize, usize)> {
    let n_tiles = n.div_ceil(TOKENS);
    (0..n_tiles).map(move |tile| {
        let first = tile * n / n_tiles;
        (first, (tile + 1) * n / n_tiles - first)
    })
}

/// The rows of a strip, filled up with zeros to [`ROWS`].
#[inline(always)]
fn whole_strip<'a>(w: &'a [u8], row_bytes: usize, padded: &'a mut Vec<u8>) -> &'a [u8] {
    if w.len() == ROWS * row_bytes {
        return w;
    }
    padded.clear();
    padded.extend_from_slice(w);
    padded.resize(ROWS * row_bytes, 0);
    padded
}

/// Fetches the strip behind the one that is computed, a few lines with every step: all at once they would hold up the
/// loads of the computation.
struct Ahead {
    next: *const u8,
    end: *const u8,
    lines_per_step: usize,
}

impl Ahead {
    /// What follows `strip` and is as long, in `n_steps`.
    #[inline(always)]
    fn of(strip: &[u8], n_steps: usize) -> Ahead {
        let next = strip.as_ptr().wrapping_add(strip.len());
        let lines_per_step = strip.len().div_ceil(64).div_ceil(n_steps.max(1));
        Ahead { next, end: next.wrapping_add(strip.len()), lines_per_step }
    }

    #[inline(always)]
    unsafe fn step(&mut self) {
        for _ in 0..self.lines_per_step {
            if self.next < self.end {
                unsafe { _mm_prefetch::<_MM_HINT_T1>(self.next.cast()) };
                self.next = self.next.wrapping_add(64);
            }
        }
    }
}

/// Token tiles of all panels.
fn n_tiles(panels: &[Panel]) -> usize {
    panels.iter().map(|panel| panel.n_rows.div_ceil(TOKENS)).sum()
}

/// Adds to `sums` the products of `N` times four bytes of weights with those of `T` tokens, `stride` apart.
#[inline(always)]
unsafe fn multiply<const T: usize, const N: usize>(
    values: &[[Fours; 2]; N],
    x: *const u8,
    stride: usize,
    sums: &mut [[__m512i; 2]; T],
) {
    unsafe {
        for (k, values) in values.iter().enumerate() {
            let w = [load(values[0].as_ptr()), load(values[1].as_ptr())];
            for (t, sums) in sums.iter_mut().enumerate() {
                let x = _mm512_set1_epi32(x.add(t * stride + 4 * k).cast::<i32>().read_unaligned());
                sums[0] = _mm512_dpbusd_epi32(sums[0], w[0], x);
                sums[1] = _mm512_dpbusd_epi32(sums[1], w[1], x);
            }
        }
    }
}

/// Where the sums of raised values start: 128 times the codes of 32 elements too low.
#[inline(always)]
unsafe fn starts<const T: usize>(starts: &[i32; 16], first: usize) -> [[__m512i; 2]; T] {
    unsafe {
        let mut sums = [[_mm512_setzero_si512(); 2]; T];
        for (t, sums) in sums.iter_mut().enumerate() {
            *sums = [_mm512_set1_epi32(*starts.get_unchecked(first + t)); 2];
        }
        sums
    }
}

/// A format of blocks of 32 elements.
trait Short {
    const BYTES: usize;

    /// Unpacks a block of sixteen rows, the first at `w`, values raised by 128.
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock);
}

/// Q8_0 and MXFP4: a few chains at a time.
#[inline(always)]
unsafe fn short_blocks<F: Short>(w: &[u8], cols: usize, panels: &[Panel], scratch: &mut Scratch, mut out: RowsMut<'_>) {
    unsafe {
        let n_blocks = cols / 32;
        let row_bytes = n_blocks * F::BYTES;
        let per_chain = n_blocks.div_ceil(CHAINS);
        let at_once = (BLOCKS / per_chain).clamp(1, CHAINS);
        let Scratch { padded, short, sums, .. } = scratch;
        short.resize((at_once * per_chain).max(short.len()), ShortBlock::ZERO);
        for (strip, rows) in w.chunks(ROWS * row_bytes).enumerate() {
            clear(sums, out.n_rows());
            let n_rows = rows.len() / row_bytes;
            let mut ahead = Ahead::of(rows, n_blocks * n_tiles(panels));
            let rows = whole_strip(rows, row_bytes, padded);
            for first_chain in (0..CHAINS).step_by(at_once) {
                let chains = first_chain..CHAINS.min(first_chain + at_once);
                for (chain, blocks) in chains.clone().zip(short.chunks_exact_mut(per_chain)) {
                    for (b, to) in (chain..n_blocks).step_by(CHAINS).zip(blocks) {
                        for half in 0..2 {
                            let w = rows.as_ptr().add(16 * half * row_bytes + b * F::BYTES);
                            F::unpack(w, row_bytes, half, to);
                        }
                    }
                }
                for (panel, sums) in panels.iter().zip(sums.chunks_mut(super::PANEL)) {
                    for (first, n) in token_tiles(panel.n_rows) {
                        for (chain, blocks) in chains.clone().zip(short.chunks_exact(per_chain)) {
                            let sums = &mut sums[first..];
                            by_tokens!(n, short_tile[](blocks, chain, n_blocks, panel, first, &mut ahead, sums));
                        }
                    }
                }
            }
            store(sums, strip, n_rows, &mut out);
        }
    }
}

/// Adds a chain of the tokens from `first` on.
#[inline(always)]
unsafe fn short_tile<const T: usize>(
    blocks: &[ShortBlock],
    chain: usize,
    n_blocks: usize,
    panel: &Panel,
    first: usize,
    ahead: &mut Ahead,
    to: &mut [Sums],
) {
    unsafe {
        let (x, stride) = panel.row(first);
        let mut sums = [[_mm512_setzero_ps(); 2]; T];
        for (b, block) in (chain..n_blocks).step_by(CHAINS).zip(blocks) {
            ahead.step();
            let mut products = starts::<T>(panel.starts.get_unchecked(b), first);
            multiply(&block.values, x.add(32 * b), stride, &mut products);
            let factors = [_mm512_load_ps(block.factors[0].as_ptr()), _mm512_load_ps(block.factors[1].as_ptr())];
            let scales = panel.scales.get_unchecked(b);
            for (t, (sums, products)) in sums.iter_mut().zip(products).enumerate() {
                let scale = _mm512_set1_ps(*scales.get_unchecked(first + t));
                for half in 0..2 {
                    let factor = _mm512_mul_ps(factors[half], scale);
                    sums[half] = _mm512_fmadd_ps(factor, _mm512_cvtepi32_ps(products[half]), sums[half]);
                }
            }
        }
        for (to, sums) in to.iter_mut().zip(sums) {
            for (to, sum) in to.0.iter_mut().zip(sums) {
                _mm512_store_ps(to.as_mut_ptr(), _mm512_add_ps(_mm512_load_ps(to.as_ptr()), sum));
            }
        }
    }
}

/// A format of blocks of 256 elements.
trait Long {
    const BYTES: usize;
    /// Whether each 32 elements have a scale.
    const GROUPS: bool;
    /// Whether values are raised by 128.
    const RAISED: bool;
    const MINS: bool;

    /// Unpacks a block of sixteen rows, the first at `w`.
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock);
}

/// All formats of 256 elements.
#[inline(always)]
unsafe fn long_blocks<F: Long>(w: &[u8], cols: usize, panels: &[Panel], scratch: &mut Scratch, mut out: RowsMut<'_>) {
    unsafe {
        let n_blocks = cols / 256;
        let row_bytes = n_blocks * F::BYTES;
        let Scratch { padded, long, sums, .. } = scratch;
        for (strip, rows) in w.chunks(ROWS * row_bytes).enumerate() {
            clear(sums, out.n_rows());
            let n_rows = rows.len() / row_bytes;
            let mut ahead = Ahead::of(rows, 8 * n_blocks * n_tiles(panels));
            let rows = whole_strip(rows, row_bytes, padded);
            for b in 0..n_blocks {
                for half in 0..2 {
                    F::unpack(rows.as_ptr().add(16 * half * row_bytes + b * F::BYTES), row_bytes, half, long);
                }
                for (panel, sums) in panels.iter().zip(sums.chunks_mut(super::PANEL)) {
                    for (first, n) in token_tiles(panel.n_rows) {
                        by_tokens!(n, long_tile[F](long, b, panel, first, &mut ahead, &mut sums[first..]));
                    }
                }
            }
            store(sums, strip, n_rows, &mut out);
        }
    }
}

/// Adds block `b` to the sums of the tokens from `first` on.
#[inline(always)]
unsafe fn long_tile<F: Long, const T: usize>(
    block: &LongBlock,
    b: usize,
    panel: &Panel,
    first: usize,
    ahead: &mut Ahead,
    to: &mut [Sums],
) {
    unsafe {
        let (x, stride) = panel.row(first);
        let x = x.add(256 * b);
        let pair = |a: &[[i32; 16]; 2]| [load(a[0].as_ptr()), load(a[1].as_ptr())];
        let mut sums = [[_mm512_setzero_si512(); 2]; T];
        if F::GROUPS {
            for (group, values) in block.values.as_chunks::<8>().0.iter().enumerate() {
                ahead.step();
                let mut products = if F::RAISED {
                    starts::<T>(panel.starts.get_unchecked(8 * b + group), first)
                } else {
                    [[_mm512_setzero_si512(); 2]; T]
                };
                multiply(values, x.add(32 * group), stride, &mut products);
                let scales = pair(&block.scales[group]);
                for (sums, products) in sums.iter_mut().zip(products) {
                    for half in 0..2 {
                        let scaled = _mm512_mullo_epi32(products[half], scales[half]);
                        sums[half] = _mm512_add_epi32(sums[half], scaled);
                    }
                }
            }
        } else {
            for (group, values) in block.values.as_chunks::<8>().0.iter().enumerate() {
                ahead.step();
                multiply(values, x.add(32 * group), stride, &mut sums);
            }
        }
        let mut min_sums = [[_mm512_setzero_si512(); 2]; T];
        if F::MINS {
            let x = panel.data().1.add(512 * b).cast::<i32>().add(first);
            for (i, mins) in block.mins.iter().enumerate() {
                let mins = [load(mins[0].as_ptr()), load(mins[1].as_ptr())];
                for (t, sums) in min_sums.iter_mut().enumerate() {
                    let x = _mm512_set1_epi32(x.add(16 * i + t).read_unaligned());
                    for half in 0..2 {
                        sums[half] = _mm512_dpwssd_epi32(sums[half], mins[half], x);
                    }
                }
            }
        }
        let scales = panel.scales.get_unchecked(b);
        for (t, (to, (sums, min_sums))) in to.iter_mut().zip(sums.into_iter().zip(min_sums)).enumerate() {
            let scale = _mm512_set1_ps(*scales.get_unchecked(first + t));
            for half in 0..2 {
                let factor = _mm512_load_ps(block.factors[half].as_ptr());
                let sum = _mm512_cvtepi32_ps(sums[half]);
                let term = if F::MINS {
                    let min_factor = _mm512_load_ps(block.min_factors[half].as_ptr());
                    let mins = _mm512_mul_ps(min_factor, _mm512_cvtepi32_ps(min_sums[half]));
                    _mm512_fmsub_ps(factor, sum, mins)
                } else {
                    _mm512_mul_ps(factor, sum)
                };
                let to = to.0[half].as_mut_ptr();
                _mm512_store_ps(to, _mm512_fmadd_ps(scale, term, _mm512_load_ps(to)));
            }
        }
    }
}

fn clear(sums: &mut Vec<Sums>, n: usize) {
    sums.clear();
    sums.resize(n, Sums::ZERO);
}

/// Writes a strip's results to the rows of the tokens.
#[inline(always)]
fn store(sums: &[Sums], strip: usize, n_rows: usize, out: &mut RowsMut<'_>) {
    for (t, sums) in sums.iter().enumerate() {
        out.row(t)[ROWS * strip..][..n_rows].copy_from_slice(&sums.0.as_flattened()[..n_rows]);
    }
}

/// Sixteen bytes of each of sixteen rows, the first at `p`, four of all rows in each register.
#[inline(always)]
unsafe fn columns(p: *const u8, row_bytes: usize) -> [__m512i; 4] {
    unsafe {
        // Rows i, 4 + i, 8 + i and 12 + i.
        let rows = |i: usize| {
            let row = |j: usize| _mm_loadu_si128(p.add((4 * j + i) * row_bytes).cast());
            let v = _mm512_castsi128_si512(row(0));
            let v = _mm512_inserti32x4::<1>(v, row(1));
            _mm512_inserti32x4::<3>(_mm512_inserti32x4::<2>(v, row(2)), row(3))
        };
        let [a, b, c, d] = [rows(0), rows(1), rows(2), rows(3)];
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

/// Four bytes of each of sixteen rows.
#[inline(always)]
unsafe fn column(p: *const u8, row_bytes: usize) -> __m512i {
    unsafe {
        let places = _mm512_mullo_epi32(counting(), _mm512_set1_epi32(row_bytes as i32));
        _mm512_i32gather_epi32::<1>(places, p.cast())
    }
}

/// The f32 of the f16 in the low half of each lane, and of those in the high half.
#[inline(always)]
unsafe fn halves(words: __m512i) -> [__m512; 2] {
    unsafe {
        let low = |words| _mm512_cvtph_ps(_mm512_cvtepi32_epi16(words));
        [low(words), low(_mm512_srli_epi32::<16>(words))]
    }
}

#[inline(always)]
unsafe fn put(to: &mut Fours, v: __m512i) {
    unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), v) };
}

/// For [`_mm512_shuffle_epi8`]: bytes `a` and `b` of each lane as its two words.
#[inline(always)]
unsafe fn words_from(a: u8, b: u8) -> __m512i {
    unsafe {
        let lane = |first: u8| i32::from_le_bytes([first + a, 0x80, first + b, 0x80]);
        _mm512_broadcast_i32x4(_mm_set_epi32(lane(12), lane(8), lane(4), lane(0)))
    }
}

struct Q8_0;

impl Short for Q8_0 {
    const BYTES: usize = q8_0::BLOCK_BYTES;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock) {
        unsafe {
            let raised = _mm512_set1_epi8(-128);
            for part in 0..2 {
                for (i, column) in columns(w.add(2 + 16 * part), row_bytes).into_iter().enumerate() {
                    put(&mut to.values[4 * part + i][half], _mm512_xor_si512(column, raised));
                }
            }
            _mm512_store_ps(to.factors[half].as_mut_ptr(), halves(column(w, row_bytes))[0]);
        }
    }
}

struct Mxfp4;

impl Short for Mxfp4 {
    const BYTES: usize = mxfp4::BLOCK_BYTES;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut ShortBlock) {
        unsafe {
            let table = _mm512_broadcast_i32x4(_mm_loadu_si128(fp4::DOUBLED.as_ptr().cast()));
            let table = _mm512_xor_si512(table, _mm512_set1_epi8(-128));
            let nibble = _mm512_set1_epi8(15);
            for (i, codes) in columns(w.add(1), row_bytes).into_iter().enumerate() {
                let (low, high) = (codes, _mm512_srli_epi16::<4>(codes));
                put(&mut to.values[i][half], _mm512_shuffle_epi8(table, _mm512_and_si512(low, nibble)));
                put(&mut to.values[4 + i][half], _mm512_shuffle_epi8(table, _mm512_and_si512(high, nibble)));
            }
            // 2^(e - 128): half of E8M0, because the values are doubled.
            let exponents = _mm512_and_si512(column(w, row_bytes), _mm512_set1_epi32(255));
            let nan = _mm512_cmpeq_epi32_mask(exponents, _mm512_set1_epi32(255));
            let powers = _mm512_cvtepi32_ps(_mm512_sub_epi32(exponents, _mm512_set1_epi32(127)));
            let factors = _mm512_scalef_ps(_mm512_set1_ps(0.5), powers);
            let factors = _mm512_mask_mov_ps(factors, nan, _mm512_set1_ps(f32::NAN));
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
        }
    }
}

struct Q2K;

impl Long for Q2K {
    const BYTES: usize = q2_k::BLOCK_BYTES;
    const GROUPS: bool = false;
    const RAISED: bool = false;
    const MINS: bool = true;

    /// Values are products of code and scale, at most 45: as words, nothing is carried from byte to byte.
    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let (nibble, pair) = (_mm512_set1_epi8(15), _mm512_set1_epi8(3));
            let levels = columns(w, row_bytes);
            let scales = levels.map(|levels| _mm512_and_si512(levels, nibble));
            let mins = levels.map(|levels| _mm512_and_si512(_mm512_srli_epi16::<4>(levels), nibble));
            for i in 0..8 {
                let byte = 2 * (i % 2) as u8;
                put(&mut to.mins[i][half], _mm512_shuffle_epi8(mins[i / 2], words_from(byte, byte + 1)));
            }
            for part in 0..4 {
                // Sixteen bytes with four planes of codes; a plane of them is a sub-block.
                let codes = columns(w.add(16 + 16 * part), row_bytes);
                for plane in 0..4 {
                    let sub = 8 * (part / 2) + 2 * plane + part % 2;
                    let byte = (sub % 4) as u8;
                    let scale = _mm512_shuffle_epi8(scales[sub / 4], words_from(byte, byte));
                    let shift = _mm_cvtsi32_si128(2 * plane as i32);
                    for (i, codes) in codes.into_iter().enumerate() {
                        let codes = _mm512_and_si512(_mm512_srl_epi16(codes, shift), pair);
                        put(&mut to.values[4 * sub + i][half], _mm512_mullo_epi16(codes, scale));
                    }
                }
            }
            let [factors, min_factors] = halves(column(w.add(80), row_bytes));
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
            _mm512_store_ps(to.min_factors[half].as_mut_ptr(), min_factors);
        }
    }
}

struct Q4K;

impl Long for Q4K {
    const BYTES: usize = q4_k::BLOCK_BYTES;
    const GROUPS: bool = true;
    const RAISED: bool = false;
    const MINS: bool = true;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let (six, nibble) = (_mm512_set1_epi8(63), _mm512_set1_epi8(15));
            let [both, a, b, c] = columns(w, row_bytes);
            // Four low bits from c, the two above them from the top of a or b.
            let rest = |low: __m512i, top: __m512i| {
                let top = _mm512_and_si512(_mm512_srli_epi16::<2>(top), _mm512_set1_epi8(0x30));
                _mm512_or_si512(_mm512_and_si512(low, nibble), top)
            };
            let scales = [_mm512_and_si512(a, six), rest(c, a)];
            let mins = [_mm512_and_si512(b, six), rest(_mm512_srli_epi16::<4>(c), b)];
            for group in 0..8 {
                let byte = (group % 4) as u8;
                let place = words_from(byte, byte);
                let scale = _mm512_shuffle_epi8(scales[group / 4], place);
                let scale = _mm512_and_si512(scale, _mm512_set1_epi32(0xff));
                _mm512_storeu_si512(to.scales[group][half].as_mut_ptr().cast(), scale);
                put(&mut to.mins[group][half], _mm512_shuffle_epi8(mins[group / 4], place));
            }
            for part in 0..8 {
                for (i, codes) in columns(w.add(16 + 16 * part), row_bytes).into_iter().enumerate() {
                    let at = 16 * (part / 2) + 4 * (part % 2) + i;
                    let high = _mm512_srli_epi16::<4>(codes);
                    put(&mut to.values[at][half], _mm512_and_si512(codes, nibble));
                    put(&mut to.values[at + 8][half], _mm512_and_si512(high, nibble));
                }
            }
            let [factors, min_factors] = halves(both);
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
            _mm512_store_ps(to.min_factors[half].as_mut_ptr(), min_factors);
        }
    }
}

struct Iq2Xxs;

impl Long for Iq2Xxs {
    const BYTES: usize = iq2_xxs::BLOCK_BYTES;
    const GROUPS: bool = true;
    const RAISED: bool = true;
    const MINS: bool = false;

    #[inline(always)]
    unsafe fn unpack(w: *const u8, row_bytes: usize, half: usize, to: &mut LongBlock) {
        unsafe {
            let book = Codebook::load();
            let magnitudes = magnitudes(128);
            for part in 0..4 {
                let [entries_a, words_a, entries_b, words_b] = columns(w.add(2 + 16 * part), row_bytes);
                for (group, entries, words) in [(2 * part, entries_a, words_a), (2 * part + 1, entries_b, words_b)] {
                    let codes = book.look_up(entries);
                    let signs = signs(words);
                    for (i, to) in to.values[8 * group..][..8].iter_mut().enumerate() {
                        // The four magnitudes of one half of an octet.
                        let (octet, last) = (i / 2, i % 2);
                        let points = _mm512_multishift_epi64_epi8(octet_bits(octet as i64), codes[last]);
                        let points = _mm512_permutexvar_epi8(points, magnitudes);
                        // 256 - (128 + m) = 128 - m
                        let points = _mm512_mask_sub_epi8(points, signs[i], _mm512_setzero_si512(), points);
                        put(&mut to[half], points);
                    }
                    // The scale is the upper four bits; twice it, plus one.
                    let (bits, one) = (_mm512_set1_epi32(0x1e), _mm512_set1_epi32(1));
                    let scales = _mm512_and_si512(_mm512_srli_epi32::<27>(words), bits);
                    _mm512_storeu_si512(to.scales[group][half].as_mut_ptr().cast(), _mm512_or_si512(scales, one));
                }
            }
            let factors = _mm512_mul_ps(halves(column(w, row_bytes))[0], _mm512_set1_ps(0.125));
            _mm512_store_ps(to.factors[half].as_mut_ptr(), factors);
        }
    }
}

/// Bit offsets for [`_mm512_multishift_epi64_epi8`]: the four codes of byte `octet` of each lane.
#[inline(always)]
unsafe fn octet_bits(octet: i64) -> __m512i {
    unsafe { _mm512_set1_epi64(0x2624_2220_0604_0200 + 8 * octet * 0x0101_0101_0101_0101) }
}

/// Which weights of a group are negative, by the four sign indices of each row: four bits for each row and each half of an
/// octet.
#[inline(always)]
unsafe fn signs(words: __m512i) -> [u64; 8] {
    /// The four octets' bytes of two rows, side by side by octet.
    static BY_OCTET: [u8; 64] = {
        let mut places = [0; 64];
        let mut i = 0;
        while i < 64 {
            places[i] = (4 * (i % 16) + i / 16) as u8;
            i += 1;
        }
        places
    };
    /// The first halves of the octets, then the last, by octet.
    static BY_HALF: [u8; 64] = {
        let mut places = [0; 64];
        let mut i = 0;
        while i < 64 {
            let (octet, half, pair) = (i / 16, i / 8 % 2, i % 8);
            places[i] = (16 * octet + 2 * pair + half) as u8;
            i += 1;
        }
        places
    };
    unsafe {
        // Four times seven bits of each lane; their parity becomes the eighth: rows of a matrix over GF(2).
        let indices = _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x352e_2720_150e_0700), words);
        let signs = _mm512_gf2p8affine_epi64_epi8::<0>(indices, _mm512_set1_epi64(0x0102_0408_1020_407f));
        let pairs = _mm512_permutexvar_epi8(load(BY_OCTET.as_ptr()), signs);
        // Words b1 b0 c1 c0 of nibbles become b1 c1 b0 c0: the first halves of both rows, and the last.
        let (up, down) = (_mm512_slli_epi16::<4>(pairs), _mm512_srli_epi16::<4>(pairs));
        // a ? b : c
        const SELECT: i32 = 0b1100_1010;
        let outer = _mm512_ternarylogic_epi32::<SELECT>(_mm512_set1_epi16(0xf00f_u16 as i16), pairs, down);
        let mixed = _mm512_ternarylogic_epi32::<SELECT>(_mm512_set1_epi16(0x0f00), up, outer);
        let mut masks = [0_u64; 8];
        _mm512_storeu_si512(masks.as_mut_ptr().cast(), _mm512_permutexvar_epi8(load(BY_HALF.as_ptr()), mixed));
        masks
    }
}
