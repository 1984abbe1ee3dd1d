//! Integer products: weight rows in their block formats times activations in int8 blocks ([`Acts`]).
//!
//! A block's products are summed in i32, exactly: the sums of `ds4_quant`'s scalar dots. Only what is done with these
//! sums rounds, and it follows one order in every kernel of an instruction set, for one row or a tile of many:
//!
//! - Blocks of 32 (Q8_0, MXFP4): block `b` belongs to chain `b mod 16`; a chain starts at 0 and adds
//!   `(factor * scale) * sum` for its blocks in order; the row is the sum of the chains 0 to 15, started at 0.
//! - Blocks of 256 (Q2_K, Q4_K, IQ2_XXS): one chain starts at 0 and adds `scale * term` for all blocks in order, with
//!   `term = factor * sum - min_factor * min_sum`, or `factor * sum` where the format has no minima.
//!
//! `factor` and `min_factor` come from the weights, `scale` from the activations; the last product and the sum are
//! rounded together wherever the instruction set has fused multiplication. So a result does not depend on the batch.
//! Sixteen chains, because a decode kernel works on as many blocks of a row at a time, and tiles can follow: one chain
//! after the other.
//!
//! `blocks.rs` has the formats and `generic.rs` the kernels in plain code; `vnni.rs` (and `iq2.rs`) have the rows of AVX-512,
//! `strips.rs` its tiles, `tiles.rs` those of AMX, `zmm.rs` what they share; `neon.rs` is 64-bit Arm; `acts.rs` and `panel.rs`
//! have the activations.

mod acts;
#[cfg(target_arch = "x86_64")]
pub(super) mod amx;
#[cfg(target_arch = "x86_64")]
mod avx2;
mod blocks;
mod generic;
#[cfg(target_arch = "x86_64")]
mod iq2;
#[cfg(target_arch = "aarch64")]
mod neon;
mod panel;
#[cfg(target_arch = "x86_64")]
mod quantize;
#[cfg(target_arch = "x86_64")]
mod strips;
pub(super) mod table;
#[cfg(target_arch = "x86_64")]
mod tiles;
#[cfg(target_arch = "x86_64")]
mod vnni;
#[cfg(target_arch = "x86_64")]
mod zmm;

pub use acts::{ActFormat, ActRow, ActRowMut, Acts};
pub use panel::{PANEL, Panel};
pub use table::TileFormat;

use ds4_quant::Format;

use super::{Kernels, RowsMut};

/// Sums of sixteen weight rows with the sixteen rows of a panel.
type Tile = [[f32; PANEL]; PANEL];

/// What a tile kernel works in; kept from one call to the next.
#[derive(Debug, Default)]
pub struct TileScratch {
    totals: Vec<Tile>,
    sums: Vec<Tile>,
    #[cfg(target_arch = "x86_64")]
    strips: strips::Scratch,
    #[cfg(target_arch = "x86_64")]
    tiles: tiles::Scratch,
}

impl TileScratch {
    /// Zeroed totals and sums for `n_panels`.
    fn clear(&mut self, n_panels: usize) -> (&mut [Tile], &mut [Tile]) {
        for tiles in [&mut self.totals, &mut self.sums] {
            tiles.clear();
            tiles.resize(n_panels, [[0.0; PANEL]; PANEL]);
        }
        (&mut self.totals, &mut self.sums)
    }
}

/// Adds the finished chains to the totals and begins the next ones.
#[inline(always)]
fn add_chain(totals: &mut [Tile], sums: &mut [Tile]) {
    for (total, sum) in
        totals.as_flattened_mut().as_flattened_mut().iter_mut().zip(sums.as_flattened_mut().as_flattened_mut())
    {
        *total += *sum;
        *sum = 0.0;
    }
}

impl Kernels {
    /// Fetches values that will be read soon.
    pub(crate) fn fetch(&self, x: &[f32]) {
        #[cfg(target_arch = "x86_64")]
        quantize::fetch(x);
        #[cfg(not(target_arch = "x86_64"))]
        let _ = x;
    }

    /// Quantizes a row of activations, bit for bit as `ds4_quant` does. Panics if the lengths differ.
    pub fn quantize(&self, x: &[f32], row: &mut ActRowMut<'_>) {
        assert!(x.len() == row.cols, "{} activations for a row of {}", x.len(), row.cols);
        // SAFETY: the CPU has the instruction set, see `Kernels::int`.
        unsafe { (self.int.quantize)(x, row) }
    }

    /// `out[i]` = the product of weight row `i` with `x`; the rows lie one after the other in `w`.
    ///
    /// Panics if `format` is no partner of the activations, or `w` is not `out.len()` rows.
    pub fn int_rows(&self, format: Format, w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
        assert_fits(format, x.format, w, x.cols, out.len());
        // SAFETY: as above; the shapes agree.
        unsafe { (self.int.rows)(format, w, x, out) }
    }

    /// Fills `panel` with the rows `index` of `acts`, at most [`PANEL`], for [`Kernels::int_tiles`] with such weights.
    pub fn fill_panel(&self, acts: &Acts, index: &[u32], weights: Format, panel: &mut Panel) {
        // SAFETY: as above.
        unsafe { (self.int.fill)(panel, acts, index, weights, self.int.tile_format) }
    }

    /// Whether one panel serves products with weights of both formats.
    pub fn share_panels(&self, a: Format, b: Format) -> bool {
        let order = |weights| self.int.tile_format.order(weights);
        ActFormat::partner(a) == ActFormat::partner(b) && order(a) == order(b)
    }

    /// `out[t][i]` = the product of weight row `i` with row `t` of the panels, bit for bit that of [`Kernels::int_rows`].
    ///
    /// `panels` were filled by these kernels. All but the last have [`Kernels::panel_rows`], and `out` has a row for each of
    /// theirs.
    /// Panics if the shapes do not agree.
    pub fn int_tiles(
        &self,
        format: Format,
        w: &[u8],
        cols: usize,
        panels: &[Panel],
        scratch: &mut TileScratch,
        out: RowsMut<'_>,
    ) {
        let n_rows: usize = panels.iter().map(|panel| panel.n_rows).sum();
        assert!(out.n_rows() == n_rows, "the output has {} rows, the panels {n_rows}", out.n_rows());
        for panel in panels {
            panel.assert_holds(format, cols, self.int.tile_format);
        }
        let each = if n_rows > 0 { self.panel_rows(n_rows) } else { 0 };
        let in_order = panels.iter().rev().skip(1).all(|panel| panel.n_rows == each);
        assert!(in_order, "panels of {n_rows} rows have {each} each, but for the last");
        assert_rows(format, w, cols, out.n_cols());
        // SAFETY: as above; the shapes agree.
        unsafe { (self.int.tiles)(format, w, cols, panels, scratch, out) }
    }

    /// How many of `n` rows of activations go to each panel. Where a panel has no more rows than it was filled with they are dealt evenly:
    /// what tiles do once for all of their rows takes as long for few.
    pub fn panel_rows(&self, n: usize) -> usize {
        match self.int.tile_format {
            TileFormat::Chains | TileFormat::Amx => n.div_ceil(n.div_ceil(PANEL).max(1)).max(1),
            TileFormat::Rows | TileFormat::Words => PANEL,
        }
    }

    /// Rows of activations from which on [`Kernels::int_tiles`] is faster than [`Kernels::int_rows`].
    pub fn tile_rows_min(&self, acts: ActFormat) -> usize {
        (self.int.tile_rows_min)(acts)
    }
}

fn assert_fits(format: Format, acts: ActFormat, w: &[u8], cols: usize, n: usize) {
    assert!(ActFormat::partner(format) == Some(acts), "{} against activations in {acts:?}", format.name());
    assert_rows(format, w, cols, n);
}

fn assert_rows(format: Format, w: &[u8], cols: usize, n: usize) {
    let bytes = n * format.row_bytes(cols);
    assert!(w.len() == bytes, "{}: {} bytes, {n} rows of {cols} have {bytes}", format.name(), w.len());
}

#[cfg(test)]
mod tests;
