//! Named sessions: conversations that can be gone on with later, as pointers into the store.
//!
//! A session is one small file: its title, the tokens that it stands at, and a body of the caller's (the conversation as JSON,
//! for example). What the model remembers of those tokens is not in it. That lies in the store as segments and tails, once
//! for all sessions that share a beginning, and may be evicted like everything there: then the tokens are computed again.
//!
//! # How a program uses it
//! ```no_run
//! # fn main() -> Result<(), ds4_kvstore::Error> {
//! # let (identity, tokens, body) = ([0; 16], vec![1u32], br#"{"messages":[]}"#.to_vec());
//! # let dir = std::path::Path::new("/home/me/.ds4/kvcache");
//! use ds4_kvstore::{Options, SessionRecord, Store};
//! // `identity` is `Engine::identity()`; `Engine::set_store` has the engine archive into the same store.
//! let store = Store::open(dir, Options::new(identity), |line| eprintln!("{line}"))?;
//!
//! // A new conversation, and `/save`. For auto-save do this after every turn: `Engine::checkpoint(&mut seq)`, then save with
//! // `seq.tokens()`. It returns once the file is on the device, so a crash loses at most the current turn; the rows follow in
//! // the background.
//! let name = ds4_kvstore::session::fresh_name();
//! let record = SessionRecord { owner: "ds4-agent".into(), title: "Fix the parser".into(), tokens, body };
//! store.save_session(&name, &record)?;
//!
//! // `/list`: newest first. `is_stored` says whether going on needs no computing.
//! for session in store.sessions("ds4-agent")? {
//!     println!("{} {} {} {}", session.name, session.title, session.n_tokens, session.is_stored);
//! }
//!
//! // `/switch 3f2a`: an exact name, or the beginning of just one. Then `Engine::resume(&session.tokens)` gives a sequence that
//! // holds as much of them as is stored (all, if `is_stored`); the next prompt continues it.
//! let found = store.find_session("ds4-agent", "3f2a")?;
//! let session = store.load_session(&found.name)?;
//!
//! // `/strip` frees what only this session needs and keeps its text; `/del` removes the session as well.
//! store.strip_session(&found.name)?;
//! store.delete_session(&found.name)?;
//! # let _ = session; Ok(()) }
//! ```
//! Tokens of another model ([`SessionHead::identity`] is not the engine's) are of no use to this one; the body still is.

mod file;
mod name;
mod strip;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

pub use file::parse;
pub use name::fresh_name;

use crate::format::{Damage, Identity};
use crate::key::Key;
use crate::lock::DirLock;
use crate::path::PathHash;
use crate::writer::LOCK_WAIT;
use crate::{Error, Store, scan};
use name::{EXTENSION, decode_name, encode_name};

/// Of the encoded name; with the extensions it stays below the 255 bytes that file systems allow.
const NAME_BYTES_MAX: usize = 200;

/// What a caller keeps under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionRecord {
    /// The program whose session it is; at most 64 bytes. Programs list their own only, because they know their own bodies only.
    pub owner: String,
    /// What people know it by: the first request, for example. Cut to 256 bytes.
    pub title: String,
    /// The path that the session stands at.
    pub tokens: Vec<u32>,
    /// Whatever else the caller needs.
    pub body: Vec<u8>,
}

/// What is known of a session without reading all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionHead {
    /// Its name.
    pub name: String,
    /// The program whose session it is.
    pub owner: String,
    /// What people know it by.
    pub title: String,
    /// Identity of the store that saved it: the tokens are only worth looking up in one of the same.
    pub identity: Identity,
    /// Tokens that it stands at.
    pub n_tokens: usize,
    /// First saved at, seconds since 1970.
    pub created_s: u64,
    /// Saved at, seconds since 1970.
    pub saved_s: u64,
    /// Hash of its tokens.
    pub path_hash: PathHash,
    /// Length of its file.
    pub file_bytes: u64,
    /// Whether the store has the state at its end, so that going on needs no computing. Not known to [`parse`].
    pub is_stored: bool,
}

/// A saved session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What is known without reading the rest.
    pub head: SessionHead,
    /// The path that it stands at.
    pub tokens: Vec<u32>,
    /// What the caller kept.
    pub body: Vec<u8>,
}

/// What removing entries gave back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freed {
    /// Entries removed.
    pub n_entries: usize,
    /// Space they took.
    pub bytes: u64,
}

impl Store {
    /// Saves a session and replaces one of the same name. Returns when it is on the device.
    ///
    /// # Errors
    /// When the name cannot be a session's, the owner's name is too long, or the disk refuses.
    pub fn save_session(&self, name: &str, record: &SessionRecord) -> Result<(), Error> {
        let dir = self.sessions_dir();
        let path = file_of(&dir, name)?;
        scan::create_dir(&dir)?;
        let created_s = file::read_head(&path, name).ok().and_then(Result::ok).map(|head| head.created_s);
        let bytes = file::encode(&self.identity(), created_s, record)
            .map_err(|why| Error::SessionName { name: name.into(), why })?;
        // Unique among processes and threads without a count: a second writer of the same name would fail, not mix.
        let unique = format!("{}-{:?}.tmp", std::process::id(), std::thread::current().id());
        let temp = path.with_extension(unique.replace(['(', ')'], ""));
        let written = file::write(&temp, &bytes).and_then(|()| {
            fs::rename(&temp, &path).map_err(Error::io("rename", &temp))?;
            file::sync_dir(&dir).map_err(Error::io("sync", &dir))
        });
        if written.is_err() {
            scan::remove(&temp);
        }
        written
    }

    /// Loads a session.
    ///
    /// # Errors
    /// When there is none of this name, or its file is not as it was written.
    pub fn load_session(&self, name: &str) -> Result<Session, Error> {
        let mut session = load(&self.sessions_dir(), name)?;
        session.head.is_stored = self.has_end(&session.head);
        Ok(session)
    }

    /// The sessions of a program, newest first; those of all programs for an empty `owner`. Files that cannot be read are
    /// left out and logged.
    ///
    /// # Errors
    /// When the directory cannot be listed.
    pub fn sessions(&self, owner: &str) -> Result<Vec<SessionHead>, Error> {
        let Heads { readable: mut found, damaged } = heads(&self.sessions_dir())?;
        damaged.iter().for_each(|(name, damage)| self.log(&format!("session {name:?} is skipped: {damage}")));
        found.retain(|head| owner.is_empty() || head.owner == owner);
        found.iter_mut().for_each(|head| head.is_stored = self.has_end(head));
        found.sort_by(|a, b| b.saved_s.cmp(&a.saved_s).then_with(|| a.name.cmp(&b.name)));
        Ok(found)
    }

    /// The session of a program whose name this is, or the only one whose name begins like this.
    ///
    /// # Errors
    /// When there is none, or several.
    pub fn find_session(&self, owner: &str, name: &str) -> Result<SessionHead, Error> {
        let mut found = self.sessions(owner)?;
        if let Some(exact) = found.iter().position(|head| head.name == name) {
            return Ok(found.swap_remove(exact));
        }
        found.retain(|head| !name.is_empty() && head.name.starts_with(name));
        match found.len() {
            1 => Ok(found.swap_remove(0)),
            0 => Err(Error::NoSession { name: name.into() }),
            _ => {
                let names: Vec<String> = found.into_iter().map(|head| head.name).collect();
                Err(Error::SessionAmbiguous { name: name.into(), names: names.join(", ") })
            }
        }
    }

    /// Removes the entries that only this session needs: what lies behind the longest prefix that another session or another
    /// path of the store shares. The session stays; its tokens are computed again when it is gone on with.
    ///
    /// # Errors
    /// When the session cannot be loaded, or another process keeps the directory locked.
    pub fn strip_session(&self, name: &str) -> Result<Freed, Error> {
        let dir = self.sessions_dir();
        let session = load(&dir, name)?;
        self.flush();
        let Some(_lock) = DirLock::take(self.dir(), Instant::now() + LOCK_WAIT)? else {
            return Err(Error::Locked { dir: self.dir().into() });
        };
        self.refresh();
        // A neighbour that cannot be read shares nothing that could be told.
        let others = heads(&dir)?.readable.into_iter().filter(|head| head.name != name);
        let others = others.filter(|head| head.identity == session.head.identity);
        let others: Vec<Session> = others.filter_map(|head| load(&dir, &head.name).ok()).collect();
        let mut freed = Freed::default();
        for record in strip::needless(&self.records(), &session, &others) {
            if self.remove_entry(&record.key) {
                freed.n_entries += 1;
                freed.bytes += record.disk_bytes();
            }
        }
        Ok(freed)
    }

    /// Deletes a session, and the entries that only it needs. One whose file is damaged leaves its entries to eviction.
    ///
    /// # Errors
    /// When there is none of this name, or it cannot be removed.
    pub fn delete_session(&self, name: &str) -> Result<Freed, Error> {
        let path = file_of(&self.sessions_dir(), name)?;
        let freed = match self.strip_session(name) {
            Ok(freed) => freed,
            Err(err @ Error::NoSession { .. }) => return Err(err),
            Err(_) => Freed::default(),
        };
        fs::remove_file(&path).map_err(|err| match err.kind() {
            io::ErrorKind::NotFound => Error::NoSession { name: name.into() },
            _ => Error::Io { doing: "remove", path, err },
        })?;
        Ok(freed)
    }

    /// Whether the tail at the end of a session is there.
    fn has_end(&self, head: &SessionHead) -> bool {
        self.contains(&Key::of_tail(&head.identity, head.n_tokens as u32, &head.path_hash))
    }
}

/// What lies in a directory of sessions.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    /// Those that can be read, by name.
    pub readable: Vec<SessionHead>,
    /// What is wrong with the others.
    pub damaged: Vec<(String, Damage)>,
}

/// All sessions of a directory of them; none if there is no such directory.
pub(crate) fn heads(dir: &Path) -> Result<Heads, Error> {
    let mut found = Heads::default();
    for name in names(dir)? {
        // One that vanishes meanwhile is none.
        match file::read_head(&file_of(dir, &name)?, &name) {
            Ok(Ok(head)) => found.readable.push(head),
            Ok(Err(damage)) => found.damaged.push((name, damage)),
            Err(_) => {}
        }
    }
    Ok(found)
}

/// Names of all sessions in a directory of them, in order; none if there is no such directory.
pub(crate) fn names(dir: &Path) -> Result<Vec<String>, Error> {
    let files = match fs::read_dir(dir) {
        Ok(files) => files,
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(Error::Io { doing: "list", path: dir.into(), err }),
    };
    let name = |file: io::Result<fs::DirEntry>| {
        let file = file.ok()?.file_name();
        decode_name(file.to_str()?.strip_suffix(EXTENSION)?.strip_suffix('.')?)
    };
    let mut names: Vec<String> = files.filter_map(name).collect();
    names.sort();
    Ok(names)
}

/// Loads a session from a directory of them.
pub(crate) fn load(dir: &Path, name: &str) -> Result<Session, Error> {
    let path = file_of(dir, name)?;
    let bytes = fs::read(&path).map_err(|err| match err.kind() {
        io::ErrorKind::NotFound => Error::NoSession { name: name.into() },
        _ => Error::Io { doing: "read", path, err },
    })?;
    parse(name, &bytes).map_err(|damage| Error::Session { name: name.into(), damage })
}

fn file_of(dir: &Path, name: &str) -> Result<PathBuf, Error> {
    let fail = |why| Err(Error::SessionName { name: name.into(), why });
    if name.is_empty() {
        return fail("it is empty");
    }
    let file = encode_name(name);
    if file.len() > NAME_BYTES_MAX {
        return fail("it is too long");
    }
    Ok(dir.join(format!("{file}.{EXTENSION}")))
}
