//! `ds4-server`, as a library: the model behind the HTTP APIs that agents, libraries and browsers speak.
//!
//! A request is read by one of the dialects in [`protocol`] (pure functions), becomes tokens in [`service`], runs on the
//! engine thread through [`decode`], comes back as pieces through [`run`], and leaves by [`http`] in the dialect it came
//! in. [`server`] owns sockets and the end of the process.
//!
//! Nothing here prints, and nothing here waits for a step of the engine.

pub mod activity;
pub mod adapter;
pub mod boot;
pub mod connections;
pub mod decode;
pub mod http;
pub mod log;
pub mod memory;
pub mod metrics;
pub mod process;
pub mod protocol;
pub mod run;
pub mod server;
pub mod service;
pub mod sessions;
pub mod trace;

pub use log::{Log, LogFormat};
pub use service::{Service, Settings};
