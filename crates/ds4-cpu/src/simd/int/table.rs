//! The integer kernels of one instruction set, as function pointers.

use ds4_quant::Format;

use super::acts::{self, ActRow, ActRowMut, Panel};
use super::{TileScratch, blocks, generic};
use crate::simd::RowsMut;

/// How a tile kernel wants its panels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TileFormat {
    /// Codes as they are.
    Bytes,
    /// Codes widened to i16.
    Words,
}

/// One function per kernel; their contracts are those of the methods of [`crate::simd::Kernels`] that call them, and that
/// the CPU has the instruction set.
pub(crate) struct IntTable {
    pub(crate) quantize: unsafe fn(&[f32], &mut ActRowMut<'_>),
    pub(crate) rows: unsafe fn(Format, &[u8], ActRow<'_>, &mut [f32]),
    pub(crate) tiles: unsafe fn(Format, &[u8], usize, &[Panel], &mut TileScratch, RowsMut<'_>),
    pub(crate) tile_format: TileFormat,
    /// Rows of activations from which on tiles are faster than one row at a time.
    pub(crate) tile_rows_min: usize,
}

/// Calls the function with the [`blocks::Blocks`] of the format and further generic arguments.
macro_rules! by_format {
    ($format:expr, $module:ident::$name:ident [$($generic:ty),*] $arguments:tt) => {
        match $format {
            Format::Q8_0 => $module::$name::<blocks::Q8_0, $($generic),*> $arguments,
            Format::Mxfp4 => $module::$name::<blocks::Mxfp4, $($generic),*> $arguments,
            Format::Q2K => $module::$name::<blocks::Q2K, $($generic),*> $arguments,
            Format::Q4K => $module::$name::<blocks::Q4K, $($generic),*> $arguments,
            Format::Iq2Xxs => $module::$name::<blocks::Iq2Xxs, $($generic),*> $arguments,
            Format::F32 | Format::F16 | Format::Bf16 => unreachable!("{} has no integer kernels", $format.name()),
        }
    };
}

/// Compiles the generic kernels for an instruction set.
macro_rules! table {
    ($name:ident, $sums:ty, tile_rows_min: $min:literal $(, $feature:meta)?) => {
        pub(crate) static $name: IntTable = {
            $(#[$feature])?
            unsafe fn quantize(x: &[f32], row: &mut ActRowMut<'_>) {
                acts::quantize(x, row);
            }
            $(#[$feature])?
            unsafe fn rows(format: Format, w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
                unsafe { by_format!(format, generic::rows[$sums](w, x, out)) }
            }
            $(#[$feature])?
            unsafe fn tiles(
                format: Format,
                w: &[u8],
                cols: usize,
                panels: &[Panel],
                scratch: &mut TileScratch,
                out: RowsMut<'_>,
            ) {
                unsafe { by_format!(format, generic::tiles[$sums](w, cols, panels, scratch, out)) }
            }
            IntTable { quantize, rows, tiles, tile_format: TileFormat::Words, tile_rows_min: $min }
        };
    };
}

table!(PORTABLE, generic::Plain, tile_rows_min: 4);
#[cfg(target_arch = "x86_64")]
table!(AVX2, super::x86::Avx2, tile_rows_min: 4, target_feature(enable = "avx2,fma,f16c"));
#[cfg(target_arch = "x86_64")]
table!(VNNI, super::x86::Vnni, tile_rows_min: 4,
    target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx512vbmi,gfni,avx2,fma,f16c"));
