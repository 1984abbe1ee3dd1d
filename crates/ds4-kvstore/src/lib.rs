//! The disk store of KV segments and sessions.
//!
//! A *segment* holds the KV rows of a span of tokens, a *tail* the state that is needed to go on from a frontier. To the
//! store both are opaque bytes that belong to a path of tokens; it must not know the engine, HTTP, terminals or tensors.
//! Start at [`Store`]; [`session`] has named conversations, [`format`] the bytes of a file.
//!
//! # The directory
//! `<key>.seg` and `<key>.tail` are entries, written once under a temporary name and renamed; `lock` is held by whoever
//! adds or evicts; `sessions/` has one small file per named session. All of it is private to the user (0700, 0600).
//!
//! # What survives
//! A renamed entry survives the end of the process. Entries are not forced to the device: after a power loss some may be
//! empty or torn, which their checksums tell, and they are recomputed. Sessions hold what cannot be recomputed, so
//! saving one returns only when it is on the device.
//!
//! # Who may do what
//! Readers take no lock. Any file may vanish, appear, tear or flip a bit at any time; the worst that happens is a miss and
//! a line of log. Two stores on one directory see each other's entries within two seconds, or at
//! [`refresh`](Store::refresh).

mod budget;
mod error;
mod evict;
pub mod format;
mod index;
mod inspect;
mod key;
mod lock;
mod path;
mod read;
mod scan;
pub mod session;
mod shared;
mod store;
mod writer;

pub use error::{Error, Miss};
pub use format::{Damage, Head, Identity, Kind};
pub use index::{Hit, Match};
pub use inspect::{Checked, Listing, Prune, Pruned, Report, list, prune, show, verify};
pub use key::Key;
pub use path::{PAGE, PathHash, TokenPath};
pub use session::{Freed, Session, SessionHead, SessionRecord};
pub use store::{Entry, Options, Put, Stats, Store};

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970; 0 if the clock says it is earlier.
pub(crate) fn now_s() -> u64 {
    seconds(SystemTime::now())
}

pub(crate) fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
