//! The directory: what lies there, and how its files are opened.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::path::Path;
use std::time::SystemTime;

use crate::format::{Damage, Head};
use crate::index::{Record, disk_bytes};
use crate::key::{Key, is_temp};
use crate::{Error, seconds};

/// New files are their user's alone: they hold what he typed.
pub(crate) fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _ = options;
}

/// Creates a directory and its parents, readable by their user alone. One that exists is left as it is.
pub(crate) fn create_dir(dir: &Path) -> Result<(), Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(Error::io("create the directory", dir))
}

/// When the directory last changed: changes whenever a file in it appears or goes.
pub(crate) fn changed(dir: &Path) -> Option<SystemTime> {
    fs::metadata(dir).and_then(|meta| meta.modified()).ok()
}

/// A file named like an entry that could not be used.
#[derive(Clone, Debug)]
pub(crate) struct Skipped {
    pub damage: Damage,
    pub file_bytes: u64,
    pub modified_s: u64,
}

impl Skipped {
    /// Whether it is a file that we wrote, so that it may be removed.
    pub fn is_ours(&self) -> bool {
        self.damage != Damage::Foreign
    }

    /// Space it takes, if it is ours.
    pub fn disk_bytes(&self) -> u64 {
        if self.is_ours() { disk_bytes(self.file_bytes) } else { 0 }
    }
}

/// What lies in a directory, compared with what was known of it.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Entries that were not known.
    pub new: Vec<Record>,
    /// Known names that are gone.
    pub gone: Vec<Key>,
    /// Files named like entries that are none, and were not known to be none.
    pub skipped: Vec<(Key, Skipped)>,
    /// Names of entries that somebody is writing, or was writing when he died.
    pub temps: Vec<String>,
}

/// Lists the directory and reads the heads of what is not `known`.
pub(crate) fn scan(dir: &Path, known: &HashSet<Key>) -> Result<Scan, Error> {
    let mut found = Scan::default();
    let mut seen = HashSet::with_capacity(known.len());
    for file in fs::read_dir(dir).map_err(Error::io("list", dir))? {
        let file = file.map_err(Error::io("list", dir))?;
        let name = file.file_name();
        let Some(name) = name.to_str() else { continue };
        let is_file = file.file_type().is_ok_and(|kind| kind.is_file());
        if let Some(key) = Key::of_file(name).filter(|_| is_file) {
            seen.insert(key);
            if !known.contains(&key) {
                match read_record(dir, key) {
                    Some(Ok(record)) => found.new.push(record),
                    Some(Err(skipped)) => found.skipped.push((key, skipped)),
                    None => {}
                }
            }
        } else if is_file && is_temp(name) {
            found.temps.push(name.into());
        }
    }
    found.gone.extend(known.difference(&seen));
    Ok(found)
}

/// Reads the head of one entry. None if it vanished meanwhile or cannot be read.
pub(crate) fn read_record(dir: &Path, key: Key) -> Option<Result<Record, Skipped>> {
    let mut file = File::open(dir.join(key.file_name())).ok()?;
    let meta = file.metadata().ok()?;
    let modified_s = meta.modified().map_or(0, seconds);
    let head = Head::read(&mut file, meta.len()).ok()?;
    // A file that was renamed by hand is not the entry that its name says.
    let head = head.and_then(|head| {
        if Key::of(&head) == key { Ok(head) } else { Err(Damage::Head("it is not the entry that its name says")) }
    });
    Some(match head {
        Ok(head) => Ok(Record::new(key, head, modified_s)),
        Err(damage) => Err(Skipped { damage, file_bytes: meta.len(), modified_s }),
    })
}

/// Removes a file; one that is gone already is fine.
pub(crate) fn remove(path: &Path) -> bool {
    match fs::remove_file(path) {
        Ok(()) => true,
        Err(err) => err.kind() == std::io::ErrorKind::NotFound,
    }
}

/// Files that could not be used, by the key that their name says.
pub(crate) type SkippedFiles = HashMap<Key, Skipped>;
