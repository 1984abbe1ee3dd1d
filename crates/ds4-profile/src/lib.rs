//! Profiles: coding agents on the model of this machine, beside their usual set-up and without touching it.
//!
//! - [`Client`]: the clients, their programs and the names of their launchers.
//! - [`install`], [`remove`]: launchers in a folder of programs, everything else below one folder ([`Home`]); what was made is
//!   written down, so that it can be taken away without a trace.
//! - [`Recipe`]: what a launcher sets and runs, given the server's address and context.
//! - [`server`]: a `ds4-server` that is started when the first client comes and ends by itself when the last has gone;
//!   [`Lease`]: who is using it. A lease asks for a sign of life every few seconds, which keeps the server from ending for want of
//!   clients; one that dies is started again.
//! - [`run`]: a client from start to end.
//!
//! This crate knows processes and files. It must not know tokens, tensors or the command line.

mod client;
mod error;
mod files;
mod home;
mod install;
mod launcher;
mod lease;
mod recipe;
mod run;
mod sandbox;
pub mod server;

pub use client::{Client, Variant};
pub use error::Error;
pub use home::{Home, Settings};
pub use install::{Installed, Removed, install, installed, remove};
pub use lease::{Lease, LeaseInfo, leases};
pub use recipe::{Recipe, recipe};
pub use run::{Programs, Running, run};
pub use server::{Server, ServerOptions};

/// The name of the model that clients are told.
pub const MODEL: &str = "deepseek-v4-flash";

/// The key that clients send; the server of a launcher asks for none.
pub const KEY: &str = "local-test-key";
