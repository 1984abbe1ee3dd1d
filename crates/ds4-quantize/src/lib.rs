//! A checkpoint directory -> GGUF files with the names, metadata and types of the published ones.
//!
//! A checkpoint is `config.json`, `tokenizer.json` and one or more `.safetensors` files with the official tensor names
//! (section 7 of the model specification), in F32, F16 or BF16. This crate must not know devices or the forward pass;
//! only the program `ds4-generate` beside it, which the evaluation of trained models drives, runs an engine.
//!
//! - [`Checkpoint`]: tensors by name (`checkpoint.rs`).
//! - [`Config`]: hyperparameters (`config.rs`).
//! - [`Mix`]: which tensor gets which type (`mix.rs`, `tensors.rs`).
//! - [`model`] and [`mtp`]: the two files (`file.rs`).

mod checkpoint;
mod config;
mod error;
mod file;
mod metadata;
mod mix;
mod safetensors;
mod tensors;
mod vocab;

pub use checkpoint::Checkpoint;
pub use config::Config;
pub use error::Error;
pub use file::{model, mtp};
pub use mix::{Experts, Mix};
