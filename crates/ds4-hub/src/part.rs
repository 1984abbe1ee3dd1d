//! The unfinished file and the note beside it.
//!
//! `NAME.part` has its final size from the start; `NAME.part.json` says which file of the hub it is and what is missing. The
//! note is written after the bytes it vouches for, so a crash costs at most what came since. Doubt means: from the start.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::gaps::Gaps;
use crate::{Error, Remote};

/// An unfinished file, open and ours.
pub(crate) struct Part {
    pub(crate) path: PathBuf,
    note: PathBuf,
    file: File,
}

impl Part {
    /// Opens or makes the unfinished file of `target`; answers what is missing of `remote`.
    pub(crate) fn open(target: &Path, remote: &Remote) -> Result<(Part, Gaps), Error> {
        let path = beside(target, ".part");
        let note = beside(target, ".part.json");
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(Error::io("write", &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Running { path }),
            Err(TryLockError::Error(err)) => return Err(Error::io("lock", &path)(err)),
        }
        let part = Part { path, note, file };
        let known = part.read_note(remote);
        let gaps = match known {
            Some(gaps) => gaps,
            None => {
                part.file.set_len(0).map_err(Error::io("empty", &part.path))?;
                Gaps::whole(remote.size)
            }
        };
        part.file.set_len(remote.size).map_err(Error::io("make room for", &part.path))?;
        Ok((part, gaps))
    }

    /// What the note says is missing, if it is about this very file.
    fn read_note(&self, remote: &Remote) -> Option<Gaps> {
        let note: Value = serde_json::from_slice(&fs::read(&self.note).ok()?).ok()?;
        let is_same = note["size"].as_u64() == Some(remote.size)
            && note["sha256"].as_str() == remote.sha256.as_deref()
            && note["etag"].as_str() == remote.etag.as_deref()
            && self.file.metadata().ok()?.len() == remote.size;
        let list: Option<Vec<(u64, u64)>> =
            note["missing"].as_array()?.iter().map(|gap| Some((gap[0].as_u64()?, gap[1].as_u64()?))).collect();
        Gaps::from_list(&list?, remote.size).filter(|_| is_same)
    }

    /// Writes down what is missing, all bytes before it safely on the disk.
    pub(crate) fn write_note(&self, remote: &Remote, missing: &Gaps) -> Result<(), Error> {
        self.file.sync_data().map_err(Error::io("write", &self.path))?;
        let note = json!({
            "size": remote.size, "sha256": remote.sha256, "etag": remote.etag, "missing": missing.list(),
        });
        let new = beside(&self.note, ".new");
        fs::write(&new, note.to_string()).map_err(Error::io("write", &new))?;
        fs::rename(&new, &self.note).map_err(Error::io("write", &self.note))
    }

    /// Writes bytes at their place.
    pub(crate) fn write_at(&self, bytes: &[u8], at: u64) -> Result<(), Error> {
        self.file.write_all_at(bytes, at).map_err(Error::io("write", &self.path))
    }

    /// Gives the file its name.
    pub(crate) fn finish(self, target: &Path) -> Result<(), Error> {
        self.file.sync_all().map_err(Error::io("write", &self.path))?;
        fs::rename(&self.path, target).map_err(Error::io("rename", &self.path))?;
        // A note without its file means nothing.
        let _ = fs::remove_file(&self.note);
        Ok(())
    }

    /// Removes it and its note.
    pub(crate) fn discard(self) -> Result<(), Error> {
        fs::remove_file(&self.path).map_err(Error::io("remove", &self.path))?;
        let _ = fs::remove_file(&self.note);
        Ok(())
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
