//! What can go wrong around a client.

use std::io;
use std::path::{Path, PathBuf};

/// An error of this crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system refused.
    #[error("cannot {doing} {}: {err}", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// Why not.
        err: io::Error,
    },
    /// A file of the launcher's name that somebody else wrote.
    #[error("{} is here already and was not written by `ds4 profile`; move it away first", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The client is not installed.
    #[error("{program} is not installed; {hint}")]
    NoClient {
        /// Its program.
        program: &'static str,
        /// How to get it.
        hint: &'static str,
    },
    /// There is no server program.
    #[error("ds4-server is not beside {} and not in PATH; build it with `make`", ds4.display())]
    NoServer {
        /// This program.
        ds4: PathBuf,
    },
    /// The server ended before it was ready.
    #[error("ds4-server ended before it was ready{}; its log is {}", last.as_ref().map(|line| format!(": {line}")).unwrap_or_default(), log.display())]
    Died {
        /// The last thing it said.
        last: Option<String>,
        /// The rest.
        log: PathBuf,
    },
    /// The server is not ready after a long time.
    #[error("ds4-server is not ready after {seconds} s; its log is {}", log.display())]
    Slow {
        /// How long.
        seconds: u64,
        /// What it said.
        log: PathBuf,
    },
    /// No port is free.
    #[error(
        "ports {first} to {last} of this machine are all taken by other programs; name another with `ds4 profile install --port N`"
    )]
    NoPort {
        /// The first that was tried.
        first: u16,
        /// The last.
        last: u16,
    },
    /// A settings file that cannot be read.
    #[error("{} cannot be used: {what}; correct it, or remove it to have the usual settings", path.display())]
    Settings {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
}

impl Error {
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |err| Error::Io { doing, path, err }
    }
}
