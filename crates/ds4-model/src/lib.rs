//! DeepSeek V4: shape, weights, caches and the one forward pass, generic over the backend.
//!
//! This is the only crate that knows the architecture. It must not know any device, sampling, text or files other than
//! through [`ds4_gguf`]. Read [`forward`] first; `shape.rs` says what the numbers mean, `weights.rs` where they come from.

mod attention;
mod cache;
mod error;
mod forward;
mod hyper;
mod moe;
mod mtp;
mod scratch;
mod shape;
mod weights;

pub use cache::{CacheShape, Caches, KvRows, ROLLBACK};
pub use error::Error;
pub use forward::{Pass, forward};
pub use mtp::{Mtp, draft};
pub use scratch::Scratch;
pub use shape::{INDEXED_RATIO, Indexer, LayerReach, Shape, Yarn};
pub use weights::Weights;
