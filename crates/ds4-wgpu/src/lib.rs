//! The portable GPU backend: every operation of [`ds4_ops`] in WGSL, on Metal, Vulkan and DX12 through `wgpu`.
//!
//! `kernels/` holds one WGSL file per operation, named like it, and `kernels/formats/` how each block format decodes eight
//! weights; [`shader`] puts them together, with shapes and formats as constants. `op/` says which kernels an operation
//! launches. Weights stay in the layout of the file, so that a device that can read host memory needs no copy.
//!
//! For few rows, operations that run together are fused (`op/fused.rs`); for many, products run in tiles, on matrix units where there are
//! some. [`selftest`] finds out on a device whether all is right there and how the work is best cut.
//!
//! Operations are recorded; launches go to the device in stretches, below wgpu's checks (`native.rs`), each waiting for what it needs
//! (`hazards.rs`). A pass of few rows is recorded once and then encoded as it is. [`submit`](ds4_ops::Backend::submit) waits.
//!
//! With no feature the crate is only its shaders, so that a default build stays light: `device` brings the device, `msl` the
//! translation to Metal's language, to check it where there is no Mac.

pub mod matrices;
pub mod shader;
pub mod stored;

#[cfg(feature = "device")]
mod backend;
#[cfg(feature = "device")]
mod buffer;
#[cfg(feature = "device")]
mod device;
#[cfg(feature = "device")]
mod gpu;
#[cfg(feature = "device")]
mod hazards;
#[cfg(feature = "device")]
mod memory;
#[cfg(all(feature = "device", target_os = "macos"))]
mod metal;
#[cfg(feature = "device")]
mod native;
#[cfg(feature = "device")]
mod op;
#[cfg(feature = "device")]
mod profile;
#[cfg(feature = "device")]
mod recorder;
#[cfg(feature = "device")]
pub mod selftest;
#[cfg(all(feature = "device", not(target_os = "macos")))]
mod spirv;
#[cfg(feature = "device")]
mod tuning;
#[cfg(feature = "device")]
mod upload;

#[cfg(feature = "device")]
pub use buffer::{Buf, Ints, Matrix, Rows};
#[cfg(feature = "device")]
pub use device::{Choice, NoDevice};
#[cfg(feature = "device")]
pub use gpu::{Precision, Wgpu};
#[cfg(feature = "device")]
pub use tuning::{Cut, Tuning};
