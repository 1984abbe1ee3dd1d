//! Block formats of weights, activations and caches: layout, decode, encode and the scalar dot products.
//!
//! Everything here is the obvious definition that faster kernels are tested against, and it knows nothing of files,
//! tensors, devices or the model. [`Format`] is the door for weights; one module per format holds its layout.
//! [`q8_0`] and [`q8_k`] also hold the int8 activation blocks, [`fp8`] and [`fp4`] the roundings of cache rows.

mod affine;
mod block;
mod format;
pub mod fp4;
pub mod fp8;
pub mod iq2_xxs;
pub mod mxfp4;
mod plain;
pub mod q2_k;
pub mod q4_k;
pub mod q8_0;
pub mod q8_k;

pub use format::Format;
