//! The tools of a coding agent: files and commands of one folder, and the walls around them.
//!
//! A [`Toolbox`] has a [`Workspace`] (paths that cannot leave it), a [`Journal`] (every change is whole or not there, and can be
//! undone) and a [`Sandbox`] (what a command may touch). It is called by name with JSON arguments and answers with text for
//! the model: whatever goes wrong is an answer too.
//!
//! This crate must not know models, tokens, sessions or terminals.

mod args;
mod cancel;
mod diff;
mod error;
mod fingerprint;
mod journal;
mod kept;
mod process;
pub mod sandbox;
mod text;
mod tool;
mod toolbox;
mod workspace;

pub use cancel::Cancel;
pub use diff::unified;
pub use error::Error;
pub use journal::{Journal, Undone};
pub use kept::Kept;
pub use process::{Job, JobState};
pub use sandbox::{Access, Sandbox, Unavailable};
pub use tool::{Declaration, Effect, declarations};
pub use toolbox::{Outcome, Preview, Toolbox, ToolboxOptions};
pub use workspace::Workspace;
