//! What a tool cannot do. Every message is written for the model that called it: what is wrong, then what to do.

use std::io;

/// Why a call was not obeyed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The path leads out of the workspace.
    #[error("{path} is outside the workspace. Use a path inside it.")]
    Outside {
        /// The path as it was given.
        path: String,
    },
    /// The path lies in a folder that tools do not write to.
    #[error("{path} belongs to git. Use git in bash to change it.")]
    Git {
        /// The path as it was given.
        path: String,
    },
    /// There is nothing there.
    #[error("no file {path}. Use list to see what is there.")]
    NotFound {
        /// The path as it was given.
        path: String,
    },
    /// It is a folder, a socket, a device.
    #[error("{path} is {what}, not a file.")]
    NotAFile {
        /// The path as it was given.
        path: String,
        /// What it is, with its article.
        what: &'static str,
    },
    /// It is no text.
    #[error("{path} is {what}. It cannot be {doing}.")]
    NotText {
        /// The path as it was given.
        path: String,
        /// What it is, with its article.
        what: String,
        /// "read" or "edited".
        doing: &'static str,
    },
    /// The file is not what the model saw.
    #[error("{path} changed since it was read. Read it again.")]
    Stale {
        /// The path as it was given.
        path: String,
    },
    /// It would be replaced unseen.
    #[error("{path} exists and was not read yet. Read it first, or use another name.")]
    Unread {
        /// The path as it was given.
        path: String,
    },
    /// Nothing may be written in this session.
    #[error("this session is read-only. Say what you would change instead.")]
    ReadOnly,
    /// The arguments are not what the tool takes.
    #[error("{0}")]
    Arguments(String),
    /// Anything else about the call.
    #[error("{0}")]
    Call(String),
    /// The system refused.
    #[error("cannot {doing} {path}: {err}.")]
    Io {
        /// What was tried.
        doing: &'static str,
        /// With what.
        path: String,
        /// Why not.
        err: io::Error,
    },
}

impl Error {
    /// For `map_err`: the system refused to do this with that.
    pub(crate) fn io(doing: &'static str, path: impl AsRef<std::path::Path>) -> impl FnOnce(io::Error) -> Error {
        let path = path.as_ref().display().to_string();
        move |err| Error::Io { doing, path, err }
    }
}
