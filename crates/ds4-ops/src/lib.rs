//! The vocabulary of the forward pass: what a device must be able to do, and what each operation means.
//!
//! [`Backend`] is the contract. Every operation has one file in [`op`] with its formula, shapes, parameter struct, cost
//! and a plain reference in ordinary Rust. [`Plain`] is the backend made of nothing but those references: slow, obvious,
//! single-threaded, and what every other backend is compared with through [`cases`].
//!
//! This crate must not know GGUF, the model's layer schedule, or any device.

mod backend;
pub mod cases;
mod cost;
pub mod failing;
pub mod op;
mod plain;
pub mod rows;
mod step;
mod timing;
pub mod unfused;

pub use backend::{Backend, DeviceError, HeadsRoom};
pub use cost::Cost;
pub use ds4_quant::Format;
pub use plain::{Plain, PlainMatrix};
pub use rows::{HostRows, RowFormat, RowLayout};
pub use step::{HostStep, Step};
pub use timing::{KernelTime, LaunchTimes, Mark, MarkClock, MarkTime, copy_gb_per_s};
