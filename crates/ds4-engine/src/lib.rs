//! The engine: token ids in, logits out.
//!
//! An [`Engine`] is a loaded model on one device; a [`Sequence`] is one timeline of tokens on it. Sequences are extended,
//! cut back and synchronised to whole token lists, alone or several in one batch, saved to bytes and restored.
//!
//! The engine must not know text, HTTP or terminals. Only `device.rs` names a backend.

mod batch;
mod device;
mod engine;
mod error;
mod lease;
mod options;
mod philox;
mod plan;
mod runner;
pub mod sampler;
mod saved;
mod sequence;
mod snapshot;

pub use device::Listener;
pub use ds4_model::Shape;
pub use engine::{Engine, Feed};
pub use error::Error;
pub use options::{EngineOptions, Flow, Outcome, Progress};
pub use plan::MemoryPlan;
pub use sequence::Sequence;
