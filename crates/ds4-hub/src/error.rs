//! What can go wrong between the hub and the disk.

use std::io;
use std::path::{Path, PathBuf};

/// An error of a download.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is none.
    #[error("{url:?} is no address: {why}; an endpoint looks like https://HOST")]
    Address {
        /// The text.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// The hub does not answer.
    #[error(
        "{endpoint} does not answer ({tries} tries): {last}; is there a network? HF_ENDPOINT names a mirror, HTTPS_PROXY a proxy"
    )]
    Unreachable {
        /// The hub.
        endpoint: String,
        /// Tries.
        tries: u32,
        /// The last thing that went wrong.
        last: String,
    },
    /// Nobody answered, or the answer broke off, more often than is worth trying.
    #[error("no progress after {tries} tries: {last}; what came so far is kept, run the same command again to go on")]
    NoProgress {
        /// Tries in a row that brought nothing.
        tries: u32,
        /// The last thing that went wrong.
        last: String,
    },
    /// The hub refused.
    #[error("the hub answered {status} for {url}: {hint}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Of which address.
        url: String,
        /// What to do.
        hint: &'static str,
    },
    /// The answer to the question for a file's size and checksum has no size.
    #[error("{url} does not say how large the file is; is this a hub?")]
    NoSize {
        /// The address.
        url: String,
    },
    /// The file on the hub is another one than when the download began.
    #[error("the file changed on the hub while it was downloaded ({what}); run the command again to begin anew")]
    Changed {
        /// What is different.
        what: String,
    },
    /// All bytes came, and they are the wrong ones.
    #[error(
        "the SHA-256 of what was downloaded is {found}, the hub says {expected}; it was removed, nothing was installed"
    )]
    Checksum {
        /// Of the file.
        found: String,
        /// Of the hub.
        expected: String,
    },
    /// There is no room.
    #[error(
        "{} has {} GB free and {} GB are still needed; free some, or name another folder with DS4_GGUF_DIR or --dir",
        dir.display(), gb(*free), gb(*needed)
    )]
    NoRoom {
        /// Where.
        dir: PathBuf,
        /// Bytes that are free.
        free: u64,
        /// Bytes that are still to come.
        needed: u64,
    },
    /// Another process downloads the same file into the same folder.
    #[error("another download of {} is running; wait for it, or end it first", path.display())]
    Running {
        /// The unfinished file.
        path: PathBuf,
    },
    /// The caller asked to stop.
    #[error("interrupted; what came so far is kept, run the same command again to go on")]
    Interrupted,
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
}

impl Error {
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |err| Error::Io { doing, path, err }
    }
}

fn gb(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e9)
}
