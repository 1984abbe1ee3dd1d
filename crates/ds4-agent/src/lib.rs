//! `ds4-agent`, as a library: a model that works on the files of a folder.
//!
//! [`Agent`] is the loop: it asks a [`Model`], does what it calls for with [`Tools`], and tells a [`Listener`] everything as
//! [`Event`]s. It keeps the conversation within the context ([`compact`]) and on disk ([`sessions`]). Screens ([`screen`],
//! [`script`]) are listeners; [`run`] puts the parts together for a command line.
//!
//! This crate must not know how tokens are drawn, rendered or computed.

mod agent;
pub mod boot;
pub mod command;
pub mod compact;
mod event;
mod listener;
mod local;
mod loops;
#[cfg(feature = "mcp")]
mod mcp;
mod model;
pub mod prompt;
pub mod screen;
pub mod script;
pub mod scripted;
pub mod sessions;
mod tools;
pub mod trace;

pub use agent::{Agent, AgentOptions};
pub use boot::{Exit, run};
pub use event::{Done, Event, Numbers, Outcome};
pub use listener::{Approval, Decision, Listener};
pub use local::Local;
pub use model::{Answer, Ask, Heard, Model, ModelError};
pub use tools::{Approve, Tools};
