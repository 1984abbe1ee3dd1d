//! The integer kernels of one instruction set, as function pointers.

use ds4_quant::Format;

use super::acts::{self, ActFormat, ActRow, ActRowMut, Acts};
use super::panel::{Order, Panel, PlainLay};
use super::{TileScratch, blocks, generic};
use crate::simd::RowsMut;

/// How a tile kernel wants its panels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileFormat {
    /// Rows as they are, sums as i16 side by side.
    Rows,
    /// The same with the blocks of a row in the order in which tiles visit them.
    Chains,
    /// As [`TileFormat::Chains`], and parts of the sums as bf16.
    Amx,
    /// Codes widened to i16, sums as i16.
    Words,
}

impl TileFormat {
    /// How panels for products with `weights` have their codes.
    pub(crate) fn order(self, weights: Format) -> Order {
        match (self, weights) {
            (TileFormat::Chains | TileFormat::Amx, Format::Iq2Xxs) => Order::Octets,
            _ => Order::Elements,
        }
    }
}

/// One function per kernel; their contracts are those of the methods of [`crate::simd::Kernels`] that call them, and that
/// the CPU has the instruction set.
pub(crate) struct IntTable {
    pub(crate) quantize: unsafe fn(&[f32], &mut ActRowMut<'_>),
    pub(crate) fill: unsafe fn(&mut Panel, &Acts, &[u32], Format, TileFormat),
    pub(crate) rows: unsafe fn(Format, &[u8], ActRow<'_>, &mut [f32]),
    pub(crate) tiles: unsafe fn(Format, &[u8], usize, &[Panel], &mut TileScratch, RowsMut<'_>),
    pub(crate) tile_format: TileFormat,
    /// Rows of activations from which on tiles are faster than one row at a time.
    pub(crate) tile_rows_min: fn(ActFormat) -> usize,
}

/// Calls the function with the [`blocks::Blocks`] of the format and further generic arguments.
macro_rules! by_format {
    ($format:expr, $module:ident::$name:ident [$($generic:tt)*] $arguments:tt) => {
        match $format {
            Format::Q8_0 => $module::$name::<blocks::Q8_0, $($generic)*> $arguments,
            Format::Mxfp4 => $module::$name::<blocks::Mxfp4, $($generic)*> $arguments,
            Format::Q2K => $module::$name::<blocks::Q2K, $($generic)*> $arguments,
            Format::Q4K => $module::$name::<blocks::Q4K, $($generic)*> $arguments,
            Format::Iq2Xxs => $module::$name::<blocks::Iq2Xxs, $($generic)*> $arguments,
            Format::F32 | Format::F16 | Format::Bf16 => unreachable!("{} has no integer kernels", $format.name()),
        }
    };
}

/// Compiles the named generic kernels as functions of a module.
macro_rules! compile {
    (mod $module:ident, $sums:ty, $rows:literal, [$($kernel:ident),*], $features:tt) => {
        mod $module {
            use super::*;
            $(compile!($kernel, $sums, $rows, $features);)*
        }
    };
    (quantize, $sums:ty, $rows:literal, [$($feature:meta)?]) => {
        $(#[$feature])?
        pub(super) unsafe fn quantize(x: &[f32], row: &mut ActRowMut<'_>) {
            acts::quantize(x, row, acts::largest_magnitude);
        }
    };
    (rows, $sums:ty, $rows:literal, [$($feature:meta)?]) => {
        $(#[$feature])?
        pub(super) unsafe fn rows(format: Format, w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
            unsafe { by_format!(format, generic::rows[$sums](w, x, out)) }
        }
    };
    (tiles, $sums:ty, $rows:literal, [$($feature:meta)?]) => {
        $(#[$feature])?
        pub(super) unsafe fn tiles(
            format: Format,
            w: &[u8],
            cols: usize,
            panels: &[Panel],
            scratch: &mut TileScratch,
            out: RowsMut<'_>,
        ) {
            unsafe { by_format!(format, generic::tiles[$sums, $rows](w, cols, panels, scratch, out)) }
        }
    };
}

compile!(mod portable, generic::Plain, 1, [quantize, rows, tiles], []);
#[cfg(target_arch = "x86_64")]
compile!(mod avx2, crate::simd::int::avx2::Avx2, 4, [quantize, rows, tiles], [target_feature(enable = "avx2,fma,f16c")]);
pub(crate) static PORTABLE: IntTable = IntTable {
    quantize: portable::quantize,
    fill: Panel::fill::<PlainLay>,
    rows: portable::rows,
    tiles: portable::tiles,
    tile_format: TileFormat::Words,
    tile_rows_min: |_| 4,
};

#[cfg(target_arch = "x86_64")]
pub(crate) static AVX2: IntTable = IntTable {
    quantize: avx2::quantize,
    fill: Panel::fill::<PlainLay>,
    rows: avx2::rows,
    tiles: avx2::tiles,
    tile_format: TileFormat::Words,
    tile_rows_min: |_| 4,
};

/// Compiles what has all of AVX-512 for its units.
#[cfg(target_arch = "x86_64")]
macro_rules! compile_avx512 {
    ($feature:meta) => {
        mod avx512 {
            use super::super::{amx, quantize, strips, tiles, vnni};
            use super::*;

            #[$feature]
            pub(super) unsafe fn quantize(x: &[f32], row: &mut ActRowMut<'_>) {
                unsafe { quantize::quantize(x, row) };
            }

            #[$feature]
            pub(super) unsafe fn fill(
                panel: &mut Panel,
                acts: &Acts,
                index: &[u32],
                weights: Format,
                tile: TileFormat,
            ) {
                unsafe { panel.fill::<quantize::Registers>(acts, index, weights, tile) };
            }

            #[$feature]
            pub(super) unsafe fn rows(format: Format, w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
                unsafe { vnni::rows(format, w, x, out) };
            }

            #[$feature]
            pub(super) unsafe fn tiles_vnni(
                format: Format,
                w: &[u8],
                cols: usize,
                panels: &[Panel],
                scratch: &mut TileScratch,
                out: RowsMut<'_>,
            ) {
                unsafe { strips::tiles(format, w, cols, panels, scratch, out) };
            }

            #[$feature]
            pub(super) unsafe fn tiles_amx(
                format: Format,
                w: &[u8],
                cols: usize,
                panels: &[Panel],
                scratch: &mut TileScratch,
                out: RowsMut<'_>,
            ) {
                unsafe {
                    if out.n_rows() < tiles::tokens_min(format) {
                        strips::tiles(format, w, cols, panels, scratch, out);
                    } else {
                        tiles::tiles(&mut amx::Amx, format, w, cols, panels, scratch, out);
                    }
                }
            }

            #[cfg(test)]
            #[$feature]
            pub(super) unsafe fn tiles_emulated(
                format: Format,
                w: &[u8],
                cols: usize,
                panels: &[Panel],
                scratch: &mut TileScratch,
                out: RowsMut<'_>,
            ) {
                let mut unit = amx::emulated::Emulated::new();
                unsafe { tiles::tiles(&mut unit, format, w, cols, panels, scratch, out) };
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
compile_avx512!(target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx512vbmi,gfni,avx2,fma,f16c"));

#[cfg(target_arch = "x86_64")]
pub(crate) static VNNI: IntTable = IntTable {
    quantize: avx512::quantize,
    fill: avx512::fill,
    rows: avx512::rows,
    tiles: avx512::tiles_vnni,
    tile_format: TileFormat::Chains,
    tile_rows_min: |acts| match acts {
        ActFormat::Q8_0 => 3,
        ActFormat::Q8K => 2,
    },
};

#[cfg(target_arch = "x86_64")]
pub(crate) static AMX: IntTable = IntTable { tiles: avx512::tiles_amx, tile_format: TileFormat::Amx, ..VNNI };

/// [`AMX`] on machines without one.
#[cfg(all(test, target_arch = "x86_64"))]
pub(crate) static EMULATED_AMX: IntTable = IntTable { tiles: avx512::tiles_emulated, ..AMX };

/// Compiles the kernels of 64-bit Arm with `$unit` for tiles.
#[cfg(target_arch = "aarch64")]
macro_rules! compile_neon {
    ($name:ident, $module:ident, $unit:ty) => {
        mod $module {
            use super::super::neon;
            use super::*;

            pub(super) unsafe fn rows(format: Format, w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
                unsafe { by_format!(format, generic::rows[neon::Neon](w, x, out)) }
            }

            pub(super) unsafe fn tiles(
                format: Format,
                w: &[u8],
                cols: usize,
                panels: &[Panel],
                scratch: &mut TileScratch,
                out: RowsMut<'_>,
            ) {
                unsafe { by_format!(format, neon::tiles[$unit](w, cols, panels, scratch, out)) }
            }
        }

        pub(crate) static $name: IntTable =
            IntTable { rows: $module::rows, tiles: $module::tiles, tile_format: TileFormat::Rows, ..PORTABLE };
    };
}

#[cfg(target_arch = "aarch64")]
compile_neon!(DOTPROD, dotprod, neon::Dotprod);
#[cfg(target_arch = "aarch64")]
compile_neon!(I8MM, i8mm, neon::I8mm);
