//! The program as a person runs it, on the noise model.

mod chat;
mod context;
mod diagnostics;
mod doctor;
mod oneshot;
mod program;
mod usage;
