//! What lives on the device.

use std::num::NonZeroU64;

use bytes::Bytes;
use ds4_ops::RowLayout;

use crate::native::NativeBuffer;
use crate::stored::Stored;

/// Bytes on the device, with a number that bind groups are remembered by.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    pub raw: wgpu::Buffer,
    pub native: NativeBuffer,
    pub id: u64,
    /// Where they are in `raw`, when that is more: from, bytes.
    pub part: Option<(u64, NonZeroU64)>,
    /// Host memory that `raw` is made of.
    pub _host: Option<Bytes>,
}

/// f32 values on the device.
#[derive(Debug)]
pub struct Buf(pub(crate) Storage);

/// i32 values on the device.
#[derive(Debug)]
pub struct Ints(pub(crate) Storage);

/// A weight matrix.
#[derive(Debug)]
pub struct Matrix {
    pub(crate) storage: Storage,
    pub(crate) stored: Stored,
    /// Rows.
    pub(crate) out: usize,
    /// Values in a row.
    pub(crate) cols: usize,
}

/// Compressed rows, packed.
#[derive(Debug)]
pub struct Rows {
    pub(crate) storage: Storage,
    pub(crate) layout: RowLayout,
}

impl AsRef<Storage> for Buf {
    fn as_ref(&self) -> &Storage {
        &self.0
    }
}

impl AsRef<Storage> for Ints {
    fn as_ref(&self) -> &Storage {
        &self.0
    }
}

impl AsRef<Storage> for Matrix {
    fn as_ref(&self) -> &Storage {
        &self.storage
    }
}

impl AsRef<Storage> for Rows {
    fn as_ref(&self) -> &Storage {
        &self.storage
    }
}

impl Matrix {
    /// Bytes of a row.
    pub(crate) fn row_bytes(&self) -> u32 {
        self.stored.row_bytes(self.cols) as u32
    }
}
