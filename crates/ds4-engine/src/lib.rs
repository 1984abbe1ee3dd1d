//! The engine: token ids in, logits out.
//!
//! An [`Engine`] is a loaded model on one device; a [`Sequence`] is one timeline of tokens on it. Sequences are extended,
//! cut back and synchronised to whole token lists, alone or several in one batch, saved to bytes and restored. A
//! [`Scheduler`] gives an engine to a thread of its own and shares it among many requests.
//!
//! The engine must not know text, HTTP or terminals. Only `device.rs` names a backend.

mod archive;
mod batch;
mod device;
mod engine;
mod error;
mod mask;
mod options;
mod pages;
mod philox;
mod plan;
mod runner;
pub mod sampler;
mod saved;
mod scheduler;
mod sequence;
mod tree;

pub use archive::ArchiveOptions;
pub use device::{Backend, describe_cuda, measure_cuda, self_test};
pub use ds4_model::Shape;
pub use ds4_ops::MarkTime;
pub use ds4_ops::op::likeliest::{Likeliest, Reach};
pub use engine::{Engine, Feed, PrefixStats};
pub use error::Error;
pub use mask::TokenMask;
pub use options::{EngineOptions, Flow, Outcome, Progress};
pub use plan::MemoryPlan;
pub use runner::StepListener;
pub use scheduler::{
    Driver, Finish, FinishReason, ModelInfo, Next, Priority, Request, Scheduler, SchedulerEvent, SchedulerOptions,
    Stats, SubmitError, Ticket, Usage,
};
pub use sequence::Sequence;
