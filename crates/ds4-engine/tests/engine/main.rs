//! All in one program, which is compiled and linked once.

mod agents;
mod answer;
mod archive;
mod failing;
#[cfg(feature = "wgpu")]
mod gpu;
#[cfg(feature = "wgpu")]
mod launches;
mod restore;
mod scheduler;
mod sequences;
