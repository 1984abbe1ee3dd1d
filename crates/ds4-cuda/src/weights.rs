//! Weight matrices on the device: repacked into tiles (`kernels/tiles.cuh`) as they arrive.

use std::sync::Arc;

use ds4_ops::Format;

use crate::device::{Device, Memory};
use crate::driver::Result;
use crate::view::{MatrixView, Ptr};

/// Rows of a tile.
pub(crate) const TILE: usize = 16;
/// Columns of a tile.
pub(crate) const GROUP: usize = 128;

/// `repack.cu: RepackP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Repack {
    m: MatrixView,
    raw: Ptr,
    row0: i32,
    n_rows: i32,
    row_bytes: i64,
}

/// A weight matrix on the device.
pub struct Matrix {
    _memory: Arc<Memory>,
    pub(crate) view: MatrixView,
    pub(crate) format: Format,
}

/// The number by which kernels know a format (`tiles.cuh`).
fn code(format: Format) -> i32 {
    match format {
        Format::F32 => 0,
        Format::F16 => 1,
        Format::Bf16 => 2,
        Format::Q8_0 => 3,
        Format::Q2K => 4,
        Format::Q4K => 5,
        Format::Iq2Xxs => 6,
        Format::Mxfp4 => 7,
    }
}

/// Whether the format has codes that meet int8 activations.
pub(crate) fn quantized(format: Format) -> bool {
    code(format) > 2
}

/// Bytes of codes and scales of a tile, and of the supers of two tiles.
fn tile_bytes(format: Format) -> (usize, usize, usize) {
    match format {
        Format::Q8_0 => (2048, 128, 0),
        Format::Q2K => (512, 128, 64),
        Format::Q4K => (1024, 128, 64),
        Format::Iq2Xxs => (512, 0, 32),
        Format::Mxfp4 => (1024, 64, 0),
        Format::F32 | Format::F16 | Format::Bf16 => (0, 0, 0),
    }
}

impl Matrix {
    /// Bytes that a matrix takes on the device.
    pub fn bytes(format: Format, out: usize, cols: usize) -> usize {
        if !quantized(format) {
            return out * format.row_bytes(cols);
        }
        let (rows, groups) = (out.div_ceil(TILE), cols.div_ceil(GROUP));
        let (codes, scales, supers) = tile_bytes(format);
        rows * (groups * (codes + scales) + groups / 2 * supers)
    }

    /// Another matrix of the same bytes.
    pub(crate) fn again(&self) -> Matrix {
        Matrix { _memory: self._memory.clone(), view: self.view, format: self.format }
    }

    pub(crate) fn new(device: &mut Device, format: Format, out: usize, cols: usize, bytes: &[u8]) -> Result<Matrix> {
        let row_bytes = format.row_bytes(cols);
        assert_eq!(bytes.len(), out * row_bytes, "matrix {out} x {cols} in {}", format.name());
        let memory = device.alloc(Matrix::bytes(format, out, cols))?;
        let at = memory.ptr();
        let mut view =
            MatrixView { codes: at, format: code(format), out: out as i32, cols: cols as i32, ..MatrixView::default() };
        view.groups = cols.div_ceil(GROUP) as i32;
        if quantized(format) {
            let (rows, groups) = (out.div_ceil(TILE), cols.div_ceil(GROUP));
            let (codes, scales, _) = tile_bytes(format);
            view.scales = at + (rows * groups * codes) as u64;
            view.supers = view.scales + (rows * groups * scales) as u64;
            let repack = |raw, row0: usize, n_rows: usize| {
                let p = Repack { m: view, raw, row0: row0 as i32, n_rows: n_rows as i32, row_bytes: row_bytes as i64 };
                (p, [(n_rows.div_ceil(TILE) * groups * 32).div_ceil(256), 1, 1])
            };
            match device {
                Device::Gpu(gpu) => gpu.stream(bytes, TILE * row_bytes, &mut |gpu, raw, tile, tiles| {
                    let (p, grid) = repack(raw, tile * TILE, (tiles * TILE).min(out - tile * TILE));
                    gpu.launch("repack", grid.map(|n| n as u32), 256, 0, (&raw const p).cast(), None)
                })?,
                #[cfg(feature = "emulate")]
                Device::Host(_) => {
                    let raw = device.alloc(bytes.len())?;
                    device.write(raw.ptr(), bytes)?;
                    let (p, grid) = repack(raw.ptr(), 0, out);
                    device.launch("repack", grid, 256, 0, &p, None)?;
                }
            }
        } else {
            match device {
                Device::Gpu(gpu) => gpu.stream(bytes, row_bytes, &mut |gpu, from, row, rows| {
                    gpu.copy(from, at + (row * row_bytes) as u64, rows * row_bytes)
                })?,
                #[cfg(feature = "emulate")]
                Device::Host(_) => device.write(at, bytes)?,
            }
        }
        Ok(Matrix { _memory: Arc::new(memory), view, format })
    }
}
