//! The published model files, from the hub to the disk: whole, checked, and never a wrong one under the final name.
//!
//! - [`Target`]: what can be downloaded, by the names of the guide.
//! - [`Hub`]: asks the hub what a file is ([`Remote`]: size, SHA-256, revision), following redirects without handing the
//!   token to other hosts.
//! - [`download`]: several connections fetch ranges into `NAME.part`; `NAME.part.json` remembers what is missing, so that the
//!   next run goes on. Only after size and checksum are right does the file get its name.
//! - [`disk`]: how much room there is.
//!
//! This crate knows HTTP and files. It must not know terminals, GGUF or the engine.

pub mod disk;
mod download;
mod error;
mod gaps;
mod http;
mod hub;
mod part;
mod ranges;
mod sha;
mod target;

pub use download::{Download, Patience, Progress, Stage, download};
pub use error::Error;
pub use hub::{Access, ENDPOINT, Hub, Remote};
pub use sha::sha256;
pub use target::{MODEL_LINK, REPOSITORY, Target};
