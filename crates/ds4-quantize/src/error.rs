//! What can be wrong with a checkpoint.

use std::path::PathBuf;

/// Why a checkpoint could not be read or a file not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A JSON file is malformed, or lacks something.
    #[error("{}: {what}", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// A `.safetensors` file is torn or foreign.
    #[error("{}: not a safetensors file: {what}", path.display())]
    Safetensors {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// No file holds a tensor that the configuration asks for.
    #[error("tensor {name}: not in the checkpoint; does config.json belong to these weights?")]
    Missing {
        /// Its official name.
        name: String,
    },
    /// A tensor has another shape than the configuration says.
    #[error(
        "tensor {name}: expected {expected:?}, the checkpoint has {found:?}; does config.json belong to these weights?"
    )]
    Shape {
        /// Its official name.
        name: String,
        /// By the configuration, slowest first.
        expected: Vec<usize>,
        /// In the file.
        found: Vec<usize>,
    },
    /// A tensor is stored in a type that is not read.
    #[error("tensor {name}: type {found} is not supported; store it as {wanted}")]
    Type {
        /// Its official name.
        name: String,
        /// The type in the file.
        found: String,
        /// What can be read.
        wanted: &'static str,
    },
    /// The GGUF file could not be written.
    #[error(transparent)]
    Gguf(#[from] ds4_gguf::Error),
}
