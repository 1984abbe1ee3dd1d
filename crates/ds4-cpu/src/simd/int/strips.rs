//! Tiles for AVX-512 VNNI: strips of 32 weight rows, a row in each lane of two registers, times up to six rows of
//! activations.
//!
//! Weights become unsigned bytes with four of each row side by side. Blocks of 32 are unpacked a few at a time and stay in the
//! first-level cache while all tokens pass by; blocks of 256 are only sorted, and values made for each tile (`tile.rs`). Tokens are
//! plain rows, four bytes of which meet all lanes. So neither side is padded: an expert with twelve tokens costs what twelve tokens
//! cost. Signed values are raised by 128, which sums make good by starting 128 times the activations' sum lower. Q4_K and IQ2_XXS
//! have a scale for each 32 elements, with which their sums are multiplied as integers.
//!
//! Six tokens times two registers of sums, and as many for what they are added to, fill the register file. The order of
//! rounding is the one stated in `int.rs`. `short.rs` has the blocks of 32, `long.rs` and `iq2_xxs.rs` those of 256.

mod iq2_xxs;
mod long;
mod short;
mod tile;

use std::arch::asm;
use std::arch::x86_64::*;

use ds4_quant::Format;

use super::TileScratch;
use super::panel::Panel;
use super::zmm::{Ahead, load};
use crate::simd::RowsMut;
use iq2_xxs::Iq2Xxs;
pub(super) use long::{Levels, bytes_from, words_from};
use long::{LongBlock, LongBlocks, Q2K, Q4K};
pub(super) use short::{Mxfp4, Q8_0, Short, ShortBlock, ShortBlocks};

/// Weight rows of a strip.
pub(super) const ROWS: usize = 32;

/// What strips are computed in.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// A strip with fewer rows, filled up with zeros.
    pub(super) padded: Vec<u8>,
    pub(super) short: Vec<ShortBlock>,
    long: Box<LongBlock>,
    /// The sums of each token.
    pub(super) sums: Vec<Sums>,
}

/// Of the rows of a strip.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(super) struct Sums(pub(super) [[f32; 16]; 2]);

impl Sums {
    pub(super) const ZERO: Sums = Sums([[0.0; 16]; 2]);
}

/// Four bytes of each of sixteen rows.
pub(super) type Fours = [u8; 64];

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
    let Scratch { padded, short, long, sums } = &mut scratch.strips;
    let mut strips = Strips { w, cols, panels, padded, sums, out };
    unsafe {
        match format {
            Format::Q8_0 => strips.multiply(ShortBlocks::<Q8_0<true>>::new(cols, short)),
            Format::Mxfp4 => strips.multiply(ShortBlocks::<Mxfp4<true>>::new(cols, short)),
            Format::Q2K => strips.multiply(LongBlocks::<Q2K>::new(cols, long)),
            Format::Q4K => strips.multiply(LongBlocks::<Q4K>::new(cols, long)),
            Format::Iq2Xxs => strips.multiply(LongBlocks::<Iq2Xxs>::new(cols, long)),
            Format::F32 | Format::F16 | Format::Bf16 => unreachable!("{} has no integer kernels", format.name()),
        }
    }
}

/// The blocks of a strip that are unpacked at a time, a group, for all tokens to meet.
pub(super) trait Blocks {
    /// Bytes of a block.
    const BYTES: usize;
    /// Elements of a block.
    const LEN: usize;
    /// Steps in which a tile fetches ahead while it works on a block.
    const STEPS: usize;
    /// Tokens of a tile at most, whose sums fit the register file.
    const TOKENS: usize;

    fn n_groups(&self) -> usize;
    /// Unpacks a group of the rows at `w`.
    unsafe fn unpack(&mut self, group: usize, w: *const u8, row_bytes: usize, ahead: &mut Ahead);
    /// Adds the products of a group with the `T` tokens of `tile` to their sums, and fetches what `next` will read.
    unsafe fn add<const T: usize>(
        &self,
        group: usize,
        tile: &TokenTile<'_>,
        next: Next<'_>,
        ahead: &mut Ahead,
        to: &mut [Sums; T],
    );
}

/// Up to [`Blocks::TOKENS`] rows of a panel.
pub(super) struct TokenTile<'a> {
    panel: &'a Panel,
    /// The first in the panel, and how many.
    first: usize,
    n: usize,
    /// The first among all tokens.
    token: usize,
}

/// What is computed next.
#[derive(Clone, Copy)]
pub(super) struct Next<'a> {
    tile: &'a TokenTile<'a>,
    group: usize,
}

/// The tokens of all panels, each panel's as evenly as they go into tiles.
fn token_tiles(panels: &[Panel], at_most: usize) -> Vec<TokenTile<'_>> {
    let mut tiles = Vec::new();
    let mut before = 0;
    for panel in panels {
        let n_tiles = panel.n_rows.div_ceil(at_most);
        let first = |tile: usize| tile * panel.n_rows / n_tiles;
        tiles.extend((0..n_tiles).map(|tile| TokenTile {
            panel,
            first: first(tile),
            n: first(tile + 1) - first(tile),
            token: before + first(tile),
        }));
        before += panel.n_rows;
    }
    tiles
}

/// What is multiplied.
struct Strips<'a> {
    w: &'a [u8],
    cols: usize,
    panels: &'a [Panel],
    padded: &'a mut Vec<u8>,
    sums: &'a mut Vec<Sums>,
    out: RowsMut<'a>,
}

impl Strips<'_> {
    #[inline(always)]
    unsafe fn multiply<B: Blocks>(&mut self, mut blocks: B) {
        unsafe {
            let n_blocks = self.cols / B::LEN;
            let row_bytes = n_blocks * B::BYTES;
            let tiles = token_tiles(self.panels, B::TOKENS);
            let in_caches = self.out.stay_in_caches();
            for (strip, rows) in self.w.chunks(ROWS * row_bytes).enumerate() {
                self.sums.clear();
                self.sums.resize(self.out.n_rows(), Sums::ZERO);
                let n_rows = rows.len() / row_bytes;
                let mut ahead = Ahead::of(rows, n_blocks * (2 + B::STEPS * tiles.len()));
                let rows = whole_strip(rows, row_bytes, self.padded);
                for group in 0..blocks.n_groups() {
                    blocks.unpack(group, rows.as_ptr(), row_bytes, &mut ahead);
                    for (i, tile) in tiles.iter().enumerate() {
                        let next = match tiles.get(i + 1) {
                            Some(tile) => Next { tile, group },
                            None => Next { tile: &tiles[0], group: group + 1 },
                        };
                        let sums = &mut self.sums[tile.token..][..tile.n];
                        macro_rules! add {
                            ($($t:literal)*) => {
                                match tile.n {
                                    $($t if $t <= B::TOKENS => blocks.add::<$t>(group, tile, next, &mut ahead, tokens(sums)),)*
                                    n => unreachable!("{n} tokens in a tile"),
                                }
                            };
                        }
                        add!(1 2 3 4 5 6);
                    }
                }
                for (t, sums) in self.sums.iter().enumerate() {
                    store(sums, &mut self.out.row(t)[ROWS * strip..][..n_rows], in_caches);
                }
            }
            if !in_caches {
                // Such stores are ordered by nothing else, and others will read what they wrote.
                _mm_sfence();
            }
        }
    }
}

/// Writes the first sums.
#[inline(always)]
unsafe fn store(sums: &Sums, out: &mut [f32], in_caches: bool) {
    if let Ok(out) = <&mut [f32; ROWS]>::try_from(&mut *out) {
        // As registers: a call for each token would be made of a copy.
        unsafe {
            let (a, b) = (_mm512_load_ps(sums.0[0].as_ptr()), _mm512_load_ps(sums.0[1].as_ptr()));
            let to = [out.as_mut_ptr(), out.as_mut_ptr().wrapping_add(16)];
            if !in_caches && to[0].addr().is_multiple_of(64) {
                _mm512_stream_ps(to[0], a);
                _mm512_stream_ps(to[1], b);
            } else {
                _mm512_storeu_ps(to[0], a);
                _mm512_storeu_ps(to[1], b);
            }
        }
    } else {
        out.copy_from_slice(&sums.0.as_flattened()[..out.len()]);
    }
}

/// The sums of the `T` tokens of a tile.
#[inline(always)]
fn tokens<const T: usize>(sums: &mut [Sums]) -> &mut [Sums; T] {
    sums.first_chunk_mut().expect("sums of all tokens of the tile")
}

/// The rows of a strip, filled up with zeros to [`ROWS`].
#[inline(always)]
pub(super) fn whole_strip<'a>(w: &'a [u8], row_bytes: usize, padded: &'a mut Vec<u8>) -> &'a [u8] {
    if w.len() == ROWS * row_bytes {
        return w;
    }
    padded.clear();
    padded.extend_from_slice(w);
    padded.resize(ROWS * row_bytes, 0);
    padded
}

/// Fetches 32 bytes each of `T` rows of activations that lie together.
#[inline(always)]
unsafe fn fetch<const T: usize>(x: *const u8) {
    unsafe {
        for line in 0..T.div_ceil(2) {
            fetch_line(x.wrapping_add(64 * line));
        }
    }
}

#[inline(always)]
unsafe fn fetch_line<L>(p: *const L) {
    unsafe { _mm_prefetch::<_MM_HINT_T0>(p.cast()) };
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
                add_byte_products(sums, w, x.add(t * stride + 4 * k));
            }
        }
    }
}

/// Adds the products of four bytes at `x` with those of all lanes. As one piece: the compiler would load for many tokens
/// first, and keep sums in memory for want of registers.
#[target_feature(enable = "avx512f,avx512vnni")]
#[inline]
unsafe fn add_byte_products(sums: &mut [__m512i; 2], w: [__m512i; 2], x: *const u8) {
    unsafe {
        let _four: __m512i;
        asm!(
            "vpbroadcastd {x4}, dword ptr [{x}]",
            "vpdpbusd {a}, {wa}, {x4}",
            "vpdpbusd {b}, {wb}, {x4}",
            x = in(reg) x, x4 = out(zmm_reg) _four, wa = in(zmm_reg) w[0], wb = in(zmm_reg) w[1],
            a = inout(zmm_reg) sums[0], b = inout(zmm_reg) sums[1],
            options(pure, readonly, nostack, preserves_flags)
        );
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

#[inline(always)]
pub(super) unsafe fn put(to: &mut Fours, v: __m512i) {
    unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), v) };
}
