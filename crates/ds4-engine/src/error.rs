//! What can go wrong between a model file and its logits.

use crate::device::Backend;
use crate::plan::MemoryPlan;

/// An error of the engine.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The sequence would grow beyond its context.
    #[error("the context is full: {asked} tokens were asked for, the context holds {ctx}; start with a larger --ctx")]
    ContextFull {
        /// Tokens the sequence may hold.
        ctx: usize,
        /// Tokens it would have had.
        asked: usize,
    },
    /// A token id that the model does not have.
    #[error("token id {id} at position {pos} is outside the vocabulary of {n_vocab}")]
    TokenOutOfRange {
        /// The id.
        id: u32,
        /// Where.
        pos: usize,
        /// Ids below this exist.
        n_vocab: usize,
    },
    /// All sequences are in use.
    #[error("all {max} sequences are in use; drop one, or load the engine with more")]
    NoFreeSequence {
        /// Sequences the engine was loaded for.
        max: usize,
    },
    /// All pages are held by sequences.
    #[error(
        "all {n_pages} pages of compressed rows are held by sequences; drop one, or load the engine with more room"
    )]
    NoFreePages {
        /// Pages there are.
        n_pages: usize,
    },
    /// The program was built without the wanted backend.
    #[error("this program was built without the {wanted} backend, it has: {}; {}", built(), wanted.takes())]
    NotBuilt {
        /// The one that was asked for.
        wanted: Backend,
    },
    /// The wanted backend finds no device.
    #[error("--backend {wanted}: {why}")]
    NoDevice {
        /// The one that was asked for.
        wanted: Backend,
        /// What it says.
        why: String,
    },
    /// An option that makes no sense.
    #[error("{name} {what}")]
    Option {
        /// Which.
        name: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// The plan does not fit the memory.
    #[error("{0}")]
    DoesNotFit(Box<MemoryPlan>),
    /// Saved bytes that cannot be restored.
    #[error("the saved sequence cannot be restored: {0}")]
    Saved(String),
    /// A step failed that took more rows than can be taken back.
    #[error(
        "a step of this sequence failed, and part of what it held is lost; it has to be synchronised with its tokens"
    )]
    Torn,
    /// No draft block was loaded.
    #[error("no draft block is loaded; give its file with --mtp")]
    NoMtp,
    /// The model file.
    #[error(transparent)]
    Model(#[from] ds4_model::Error),
    /// The device.
    #[error(transparent)]
    Device(#[from] ds4_ops::DeviceError),
}

/// The names of the backends that there are.
fn built() -> String {
    Backend::BUILT.iter().map(|b| b.name()).collect::<Vec<_>>().join(", ")
}
