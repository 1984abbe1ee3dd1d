//! Looking at a directory without opening a store on it: for people.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::evict::Tree;
use crate::format::{Damage, Head, Identity};
use crate::index::{Record, disk_bytes};
use crate::key::Key;
use crate::lock::DirLock;
use crate::session::{self, SessionHead};
use crate::{Error, now_s, read, scan};

/// One entry, as [`list`] and [`show`] give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Its name.
    pub key: Key,
    /// Its head, with all tokens of its span.
    pub head: Head,
    /// Space it takes.
    pub disk_bytes: u64,
    /// Last used, seconds since 1970.
    pub used_s: u64,
    /// Whether the segments before it are there. Without them it is of no use.
    pub is_reachable: bool,
}

/// What [`verify`] found in one file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Name of the file, below the directory.
    pub file: String,
    /// What is wrong.
    pub damage: Damage,
}

/// What [`verify`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Entries whose heads and payloads are as they were written.
    pub n_good: usize,
    /// Space they take.
    pub disk_bytes: u64,
    /// Good entries that a hole in their path makes useless.
    pub n_unreachable: usize,
    /// Sessions that can be loaded.
    pub n_sessions: usize,
    /// Files named like entries or sessions that are not good.
    pub bad: Vec<Checked>,
    /// Files that were being written, perhaps by somebody who still writes.
    pub n_unfinished: usize,
}

impl Report {
    /// Whether every file is as it was written.
    pub fn is_clean(&self) -> bool {
        self.bad.is_empty()
    }
}

/// What [`prune`] removes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prune {
    /// Evict until the entries take at most this.
    pub space_bytes: Option<u64>,
    /// Entries not used for so long.
    pub unused_for: Option<Duration>,
    /// Entries of all other identities.
    pub only: Option<Identity>,
}

/// What [`prune`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Files removed.
    pub n_removed: usize,
    /// Space they took.
    pub freed_bytes: u64,
    /// Entries left.
    pub n_left: usize,
    /// Space they take.
    pub left_bytes: u64,
}

/// All usable entries, shallow before deep, and all readable sessions by name.
pub fn list(dir: &Path) -> Result<(Vec<Listing>, Vec<SessionHead>), Error> {
    let records = records(dir)?;
    let keys: HashSet<Key> = records.iter().map(|record| record.key).collect();
    let mut sessions = session::heads(&dir.join("sessions"))?.readable;
    for head in &mut sessions {
        head.is_stored = keys.contains(&Key::of_tail(&head.identity, head.n_tokens as u32, &head.path_hash));
    }
    let unreachable: HashSet<Key> = Tree::new(&records).orphans().map(|record| record.key).collect();
    let listing = |record: &Arc<Record>| Listing {
        key: record.key,
        head: record.head.clone(),
        disk_bytes: record.disk_bytes(),
        used_s: record.used_s(),
        is_reachable: !unreachable.contains(&record.key),
    };
    Ok((records.iter().map(listing).collect(), sessions))
}

/// The entry whose key begins with `key`, and whether its payload is good.
pub fn show(dir: &Path, key: &str) -> Result<(Listing, Result<(), Damage>), Error> {
    let (mut found, _) = list(dir)?;
    found.retain(|listing| listing.key.to_string().starts_with(key));
    let n_found = found.len();
    match found.pop().filter(|_| n_found == 1) {
        Some(listing) => {
            let checked = check(dir, listing.key)?;
            Ok((listing, checked))
        }
        None => Err(Error::Key { key: key.into(), n_found }),
    }
}

/// Reads every byte of every file. Changes nothing.
pub fn verify(dir: &Path) -> Result<Report, Error> {
    let found = scan::scan(dir, &HashSet::new())?;
    let mut report = Report { n_unfinished: found.temps.len(), ..Report::default() };
    let bad = |file: String, damage| Checked { file, damage };
    report.bad.extend(found.skipped.into_iter().map(|(key, skipped)| bad(key.file_name(), skipped.damage)));
    let mut good = Vec::new();
    for record in found.new {
        match check(dir, record.key)? {
            Ok(()) => good.push(Arc::new(record)),
            Err(damage) => report.bad.push(bad(record.key.file_name(), damage)),
        }
    }
    report.n_good = good.len();
    report.disk_bytes = good.iter().map(|record| record.disk_bytes()).sum();
    report.n_unreachable = Tree::new(&good).orphans().count();
    let sessions = dir.join("sessions");
    for name in session::names(&sessions)? {
        match session::load(&sessions, &name) {
            Ok(_) => report.n_sessions += 1,
            Err(Error::Session { damage, .. }) => report.bad.push(bad(format!("sessions/{name}"), damage)),
            Err(Error::NoSession { .. }) => {}
            Err(err) => return Err(err),
        }
    }
    report.bad.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(report)
}

/// Removes what is unfinished, damaged at its head, unreachable, or named by `what`; then evicts to the space. Files that are
/// not ours stay.
pub fn prune(dir: &Path, what: &Prune) -> Result<Pruned, Error> {
    let lock = DirLock::take(dir, Instant::now() + Duration::from_secs(10))?;
    let found = scan::scan(dir, &HashSet::new())?;
    let mut pruned = Pruned::default();
    let mut remove = |name: &str, bytes: u64| {
        if scan::remove(&dir.join(name)) {
            pruned.n_removed += 1;
            pruned.freed_bytes += bytes;
        }
    };
    if lock.as_ref().is_some_and(|lock| lock.is_exclusive) {
        for name in &found.temps {
            let bytes = fs::metadata(dir.join(name)).map_or(0, |meta| disk_bytes(meta.len()));
            remove(name, bytes);
        }
    }
    found.skipped.iter().filter(|(_, file)| file.is_ours()).for_each(|(key, file)| {
        remove(&key.file_name(), file.disk_bytes());
    });
    let now_s = now_s();
    let is_unwanted = |record: &Record| {
        let unused_s = now_s.saturating_sub(record.used_s());
        what.unused_for.is_some_and(|limit| unused_s > limit.as_secs())
            || what.only.is_some_and(|identity| identity != record.head.identity)
    };
    let (unwanted, wanted): (Vec<_>, Vec<_>) =
        found.new.into_iter().map(Arc::new).partition(|record| is_unwanted(record));
    unwanted.iter().for_each(|record| remove(&record.key.file_name(), record.disk_bytes()));
    let unreachable: HashSet<Key> = Tree::new(&wanted).orphans().map(|record| record.key).collect();
    let (unreachable, mut left): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|record| unreachable.contains(&record.key));
    unreachable.iter().for_each(|record| remove(&record.key.file_name(), record.disk_bytes()));
    let total = |records: &[Arc<Record>]| records.iter().map(|record| record.disk_bytes()).sum::<u64>();
    let excess = what.space_bytes.map_or(0, |space| total(&left).saturating_sub(space));
    let victims: HashSet<Key> = Tree::new(&left).evict(excess, 0, None, now_s).into_iter().flatten().collect();
    left.iter().filter(|record| victims.contains(&record.key)).for_each(|record| {
        remove(&record.key.file_name(), record.disk_bytes());
    });
    left.retain(|record| !victims.contains(&record.key));
    (pruned.n_left, pruned.left_bytes) = (left.len(), total(&left));
    Ok(pruned)
}

fn records(dir: &Path) -> Result<Vec<Arc<Record>>, Error> {
    let mut records: Vec<_> = scan::scan(dir, &HashSet::new())?.new.into_iter().map(Arc::new).collect();
    records.sort_by_key(|record| (record.head.identity, record.head.to, record.key));
    Ok(records)
}

/// Reads an entry whole. One that vanishes meanwhile counts as good: it is nobody's any more.
fn check(dir: &Path, key: Key) -> Result<Result<(), Damage>, Error> {
    let path = dir.join(key.file_name());
    let mut file = match File::open(&path) {
        Ok(file) => file,
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(Ok(())),
        Err(err) => return Err(Error::Io { doing: "open", path, err }),
    };
    let failed = || Error::io("read", &path);
    let file_bytes = file.metadata().map_err(failed())?.len();
    let head = match Head::read(&mut file, file_bytes).map_err(failed())? {
        Ok(head) => head,
        Err(damage) => return Ok(Err(damage)),
    };
    read::check_payload(&mut file, &head).map_err(failed())
}
