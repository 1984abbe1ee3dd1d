//! What can go wrong on the way to the disk and back.

use std::io;
use std::path::{Path, PathBuf};

use crate::Damage;

/// An error of the store.
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
    /// A name that cannot be a session's.
    #[error("{name:?} cannot be the name of a session: {why}")]
    SessionName {
        /// The name.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// No session of this name.
    #[error("there is no session {name:?}; list them to see the names")]
    NoSession {
        /// The name.
        name: String,
    },
    /// Several sessions whose names begin like this.
    #[error("several sessions have a name that begins with {name:?}: {names}")]
    SessionAmbiguous {
        /// What was asked for.
        name: String,
        /// Their names.
        names: String,
    },
    /// Another process keeps the directory locked.
    #[error("{} has been locked by another process for too long; try again", dir.display())]
    Locked {
        /// The directory.
        dir: PathBuf,
    },
    /// A session file that cannot be used.
    #[error("session {name:?} cannot be loaded: {damage}; delete it to make room for a new one of this name")]
    Session {
        /// The name.
        name: String,
        /// Why.
        damage: Damage,
    },
    /// No entry, or several, whose key begins like this.
    #[error("{n_found} entries have a key that begins with {key:?}; list them to see the keys")]
    Key {
        /// What was asked for.
        key: String,
        /// How many there are.
        n_found: usize,
    },
}

impl Error {
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        move |err| Error::Io { doing, path: path.into(), err }
    }
}

/// Why an entry that was found could not be loaded. It is logged and forgotten by then: look the path up again to get the
/// next best.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Miss {
    /// Another process, or somebody, removed it.
    #[error("its file is gone")]
    Gone,
    /// The bytes are not what was written. The file was removed if it was one of ours.
    #[error("{0}")]
    Damaged(#[from] Damage),
    /// The file now holds another entry.
    #[error("its file holds another entry")]
    Replaced,
    /// The system refused to read it.
    #[error("it cannot be read: {0}")]
    Io(String),
}
