//! Tiles for AMX (`amx.rs`): strips of 32 weight rows times panels of up to sixteen tokens.
//!
//! Weights are unpacked to signed bytes with four of each row side by side, as in `strips.rs`, and are the unit's second
//! operand; tokens are plain rows, the first. Whole blocks of 256 elements are summed by the unit: the scale of a sub-block is
//! multiplied into the codes. Q2_K then fits a byte (at most 45); Q4_K (945) and IQ2_XXS (1333) become two planes of bytes whose
//! sums are joined. Minima times the sums of activations go through the bf16 unit in one step: minima have 6 bits and each
//! of the two parts of a sum 8, so every product and sum is exact.
//!
//! What the unit has summed is stored and finished in the order stated in `int.rs`, while it works on the next tile: the two
//! would otherwise wait for each other. Tokens are dealt evenly to panels ([`crate::simd::Kernels::panel_rows`]), because storing
//! and finishing take as long as a panel has rows. `long.rs` has blocks of 256, with `planes.rs` and
//! `beside.rs`, and `short.rs` those of 32.

mod beside;
mod long;
mod planes;
mod short;

use ds4_quant::Format;

use super::TileScratch;
use super::amx::Unit;
use super::panel::{PANEL, Panel};
use super::strips::{self, ROWS, ShortBlocks, Sums, whole_strip};
use super::zmm::Ahead;
use crate::simd::RowsMut;
use long::Long;
use planes::{Iq2Xxs, Q2K, Q4K};
use short::Short;

/// What tiles are computed in, beside what they share with `strips.rs`.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    long: Box<long::Scratch>,
    short: Box<short::Scratch>,
}

/// Tokens from which on these tiles are faster than those of `strips.rs`, one thread, weights from the cache (docs/log.md).
pub(super) fn tokens_min(format: Format) -> usize {
    match format {
        Format::Q2K => 8,
        Format::Iq2Xxs => 12,
        Format::Q4K => 24,
        Format::Q8_0 => 32,
        _ => 64,
    }
}

/// [`crate::simd::Kernels::int_tiles`].
///
/// # Safety
/// The CPU has AVX-512 F, BW, VL, DQ, VNNI, VBMI and GFNI, and the unit; the shapes agree.
#[inline(always)]
pub(super) unsafe fn tiles<U: Unit>(
    unit: &mut U,
    format: Format,
    w: &[u8],
    cols: usize,
    panels: &[Panel],
    scratch: &mut TileScratch,
    out: RowsMut<'_>,
) {
    let TileScratch {
        strips: strips::Scratch { padded, short: blocks, sums, .. }, tiles: Scratch { long, short }, ..
    } = scratch;
    let Some(rows) = panels.first().map(|panel| panel.n_rows) else { return };
    let mut strips = Strips { w, cols, panels, padded, sums, out };
    unsafe {
        match format {
            Format::Q8_0 => {
                let blocks = ShortBlocks::<strips::Q8_0<false>>::new(cols, blocks);
                unit.begin(rows, 32);
                strips.multiply(unit, Short { blocks, scratch: short });
            }
            Format::Mxfp4 => {
                let blocks = ShortBlocks::<strips::Mxfp4<false>>::new(cols, blocks);
                unit.begin(rows, 32);
                strips.multiply(unit, Short { blocks, scratch: short });
            }
            Format::Q2K => {
                unit.begin(rows, 64);
                strips.multiply(unit, Long::<Q2K>::new(cols, long));
            }
            Format::Q4K => {
                unit.begin(rows, 64);
                strips.multiply(unit, Long::<Q4K>::new(cols, long));
            }
            Format::Iq2Xxs => {
                unit.begin(rows, 64);
                strips.multiply(unit, Long::<Iq2Xxs>::new(cols, long));
            }
            Format::F32 | Format::F16 | Format::Bf16 => unreachable!("{} has no integer kernels", format.name()),
        }
        unit.end();
    }
}

/// The blocks of a strip and what they are multiplied by.
trait Blocks {
    /// Bytes of a block.
    const BYTES: usize;
    /// Elements of a block.
    const LEN: usize;

    /// Steps in which a strip fetches ahead.
    fn steps(&self, n_panels: usize) -> usize;
    /// Adds the products of `rows`, the first and the bytes of each, with all tokens to their sums: of each panel [`PANEL`], those it
    /// does not have arbitrary.
    unsafe fn multiply<U: Unit>(
        &mut self,
        unit: &mut U,
        rows: (*const u8, usize),
        panels: &[Panel],
        ahead: &mut Ahead,
        sums: &mut [Sums],
    );
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
    unsafe fn multiply<U: Unit, B: Blocks>(&mut self, unit: &mut U, mut blocks: B) {
        unsafe {
            let row_bytes = self.cols / B::LEN * B::BYTES;
            for (strip, rows) in self.w.chunks(ROWS * row_bytes).enumerate() {
                self.sums.clear();
                self.sums.resize(PANEL * self.panels.len(), Sums::ZERO);
                let n_rows = rows.len() / row_bytes;
                let mut ahead = Ahead::of(rows, blocks.steps(self.panels.len()));
                let rows = whole_strip(rows, row_bytes, self.padded);
                blocks.multiply(unit, (rows.as_ptr(), row_bytes), self.panels, &mut ahead, self.sums);
                let panels = self.panels.iter().zip(self.sums.chunks_exact(PANEL));
                for (t, sums) in panels.flat_map(|(panel, sums)| &sums[..panel.n_rows]).enumerate() {
                    let out = &mut self.out.row(t)[ROWS * strip..][..n_rows];
                    out.copy_from_slice(&sums.0.as_flattened()[..n_rows]);
                }
            }
        }
    }
}
