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
//! rounding is the one stated in `int.rs`. `short.rs` has the blocks of 32, `long.rs` and `iq2_xxs.rs` those of 256.

mod iq2_xxs;
mod long;
mod short;

use std::arch::x86_64::*;

use ds4_quant::Format;

use super::TileScratch;
use super::acts::Panel;
use super::zmm::load;
use crate::simd::RowsMut;
use iq2_xxs::Iq2Xxs;
use long::{LongBlock, Q2K, Q4K, long_blocks};
use short::{Mxfp4, Q8_0, ShortBlock, short_blocks};

/// Weight rows of a strip.
const ROWS: usize = 32;
/// Tokens of a tile at most.
const TOKENS: usize = 6;

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
            _ => $tile::<$($format,)? { super::TOKENS }> $arguments,
        }
    };
}
use by_tokens;

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

#[inline(always)]
unsafe fn put(to: &mut Fours, v: __m512i) {
    unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), v) };
}
