//! Bytes on disk <-> named typed tensors: a reader and a writer for GGUF version 3.
//!
//! The reader maps the file and checks the whole header when it opens: every length, count, offset and product.
//! After that the rest of the program may trust the table. Tensor bytes are handed out as slices of the mapping and are
//! never copied. The vocabulary (129280 strings) also stays where it is.
//!
//! This crate must not know devices, or the model: which tensors and keys a model needs is `ds4-model`'s business, and
//! what the bytes of a block mean is `ds4-quant`'s.
//!
//! - [`Gguf`]: a parsed file (`read.rs`), with its [`Tensor`] table and [`Metadata`].
//! - [`Writer`]: declares metadata and tensors, then streams the bytes in order (`write.rs`).
//! - [`Error`]: names the file, the key or tensor, the offset, and what to do.

mod cursor;
mod error;
mod map;
mod metadata;
mod read;
mod strings;
mod tensor;
mod types;
mod value;
mod write;

pub use error::{Error, ErrorKind};
pub use metadata::Metadata;
pub use read::Gguf;
pub use strings::Strings;
pub use tensor::Tensor;
pub use types::TensorType;
pub use value::{Array, Value};
pub use write::Writer;

/// The only container version that is read and written.
const VERSION: u32 = 3;

/// Alignment of the tensor data when `general.alignment` is absent, in bytes.
const ALIGNMENT: u64 = 32;
