//! What can be wrong with a model file.

use ds4_ops::DeviceError;

/// A file that is not a usable DeepSeek V4, or a device that could not take it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A hyperparameter is missing, of the wrong type, or impossible.
    #[error("{file}: metadata {key} {what}")]
    Metadata {
        /// The file.
        file: String,
        /// The metadata key.
        key: String,
        /// What is wrong with it.
        what: String,
    },
    /// A tensor is not there.
    #[error("{file}: tensor {name} is missing; the file is incomplete or not a DeepSeek V4 GGUF")]
    TensorMissing {
        /// The file.
        file: String,
        /// The tensor.
        name: String,
    },
    /// A tensor has another shape than the metadata call for.
    #[error("{file}: tensor {name}: expected {expected:?}, file has {found:?}; is this a V4 Flash GGUF?")]
    TensorShape {
        /// The file.
        file: String,
        /// The tensor.
        name: String,
        /// Dimensions that the metadata call for, fastest first.
        expected: Box<[u64]>,
        /// Dimensions in the file, fastest first.
        found: Box<[u64]>,
    },
    /// A tensor is stored in a type that cannot be used there.
    #[error("{file}: tensor {name} is stored as {found}, which ds4 cannot use there; it takes {wanted}")]
    TensorType {
        /// The file.
        file: String,
        /// The tensor.
        name: String,
        /// The type in the file.
        found: String,
        /// The types that work.
        wanted: &'static str,
    },
    /// A value inside a tensor is impossible.
    #[error("{file}: tensor {name}: {what}")]
    TensorValue {
        /// The file.
        file: String,
        /// The tensor.
        name: String,
        /// What is wrong.
        what: String,
    },
    /// The file itself could not be read.
    #[error(transparent)]
    Gguf(#[from] ds4_gguf::Error),
    /// The device could not take the weights or caches.
    #[error(transparent)]
    Device(#[from] DeviceError),
}
