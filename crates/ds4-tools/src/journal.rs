//! What was changed in a workspace, so that it can be taken back.
//!
//! A change is first written down (the old bytes in a file of their own, then a line that names them and the temporary file), then
//! made. Whoever is killed in between leaves at most a temporary file, which the next [`Journal::open`] removes.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::diff::unified;
use crate::fingerprint::Fingerprint;
use crate::workspace::{Place, private_folder, remove_temp};
use crate::{Error, Workspace};

/// The changes of one session, on disk.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    changes: Vec<Change>,
    undone: HashSet<usize>,
    file: File,
}

/// One change of one file.
#[derive(Clone, Debug)]
struct Change {
    /// Relative to the root.
    path: PathBuf,
    /// Whether there was a file before; its bytes are the blob of this change's number.
    was_there: bool,
    after: Fingerprint,
}

/// What [`Journal::undo`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The file, relative to the root.
    pub path: PathBuf,
    /// The file is gone: the change had made it.
    pub removed: bool,
    /// From what was there to what is there now.
    pub diff: String,
}

impl Journal {
    /// The journal in `folder`, which is made if need be. Temporary files of interrupted changes are removed.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn open(folder: &Path, workspace: &Workspace) -> Result<Journal, Error> {
        private_folder(folder).map_err(Error::io("make", folder))?;
        let path = folder.join("changes.jsonl");
        let lines = fs::read_to_string(&path).unwrap_or_default();
        let (mut changes, mut undone, mut temps): (Vec<Change>, _, HashMap<usize, String>) = Default::default();
        for line in lines.lines() {
            // A torn last line is of a change that was not made.
            let Ok(value) = serde_json::from_str::<Value>(line) else { continue };
            if let Some(number) = value["undo"].as_u64() {
                undone_insert(&mut undone, number);
            } else if let Some(number) = value["made"].as_u64() {
                temps.remove(&(number as usize));
            } else if let Some(change) = Change::from_json(&value) {
                temps.insert(changes.len(), value["temp"].as_str().unwrap_or_default().to_owned());
                changes.push(change);
            }
        }
        for (number, temp) in &temps {
            let given = changes[*number].path.display().to_string();
            let place = Place { relative: changes[*number].path.clone(), given };
            if temp.starts_with(TEMP) && !temp.contains('/') {
                remove_temp(workspace, &place, temp);
            }
        }
        let file =
            OpenOptions::new().create(true).append(true).mode(0o600).open(&path).map_err(Error::io("open", &path))?;
        Ok(Journal { folder: folder.to_owned(), changes, undone, file })
    }

    /// Puts `after` in place of `before`, which is what is there, if anything is.
    pub(crate) fn change(
        &mut self,
        workspace: &Workspace,
        place: &Place,
        before: Option<&[u8]>,
        after: &[u8],
    ) -> Result<(), Error> {
        let number = self.changes.len();
        if let Some(before) = before {
            let blob = self.blob(number);
            let mut file = OpenOptions::new();
            let file = file.create(true).truncate(true).write(true).mode(0o600).open(&blob);
            file.and_then(|mut file| file.write_all(before).and_then(|()| file.sync_all()))
                .map_err(Error::io("write", &blob))?;
        }
        let temp = format!("{TEMP}{:08x}", getrandom::u32().unwrap_or(number as u32));
        let change =
            Change { path: place.relative.clone(), was_there: before.is_some(), after: Fingerprint::of(after) };
        self.note(&change.to_json(&temp))?;
        self.changes.push(change);
        let written = workspace.write(place, after, &temp);
        // A change that was not made has nothing to undo.
        match &written {
            Ok(()) => self.note(&json!({ "made": number }))?,
            Err(_) => {
                self.note(&json!({ "undo": number }))?;
                self.undone.insert(number);
            }
        }
        written
    }

    /// Takes the last change back that was not taken back yet; nothing when there is none.
    ///
    /// # Errors
    /// When somebody else has changed the file since, or the system refuses.
    pub fn undo(&mut self, workspace: &Workspace) -> Result<Option<Undone>, Error> {
        let Some(number) = (0..self.changes.len()).rev().find(|number| !self.undone.contains(number)) else {
            return Ok(None);
        };
        let change = self.changes[number].clone();
        let place = Place { relative: change.path.clone(), given: change.path.display().to_string() };
        let now = workspace.read_if_there(&place)?;
        let before = self.before(number)?;
        let is_back = now == before;
        if !is_back && now.as_deref().map(Fingerprint::of) != Some(change.after) {
            return Err(Error::Call(format!(
                "{} was changed by somebody else since, so the change cannot be undone without losing that.",
                place.given
            )));
        }
        let diff = unified(&place.given, now.as_deref(), before.as_deref());
        match &before {
            _ if is_back => {}
            Some(before) => workspace.write(&place, before, &format!("{TEMP}undo{number}"))?,
            None => workspace.remove(&place)?,
        }
        self.note(&json!({ "undo": number }))?;
        self.undone.insert(number);
        Ok(Some(Undone { path: change.path, removed: before.is_none(), diff }))
    }

    /// Everything this session changed, as one diff from the first state of every file to what is there now.
    ///
    /// # Errors
    /// When an old state cannot be read.
    pub fn diff(&self, workspace: &Workspace) -> Result<String, Error> {
        let mut seen = HashSet::new();
        let mut out = String::new();
        for (number, change) in self.changes.iter().enumerate() {
            if !seen.insert(&change.path) {
                continue;
            }
            let given = change.path.display().to_string();
            let place = Place { relative: change.path.clone(), given };
            let now = workspace.read_if_there(&place).unwrap_or_default();
            out.push_str(&unified(&place.given, self.before(number)?.as_deref(), now.as_deref()));
        }
        Ok(out)
    }

    /// The files that were changed and not changed back, in order of their first change.
    pub fn changed(&self) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for (number, change) in self.changes.iter().enumerate() {
            if !self.undone.contains(&number) && !paths.contains(&change.path) {
                paths.push(change.path.clone());
            }
        }
        paths
    }

    fn before(&self, number: usize) -> Result<Option<Vec<u8>>, Error> {
        let blob = self.blob(number);
        match self.changes[number].was_there {
            true => fs::read(&blob).map(Some).map_err(Error::io("read", &blob)),
            false => Ok(None),
        }
    }

    fn blob(&self, number: usize) -> PathBuf {
        self.folder.join(format!("{number}.before"))
    }

    fn note(&mut self, value: &Value) -> Result<(), Error> {
        let written = self.file.write_all(format!("{value}\n").as_bytes()).and_then(|()| self.file.sync_data());
        written.map_err(Error::io("write", &self.folder))
    }
}

/// How names of temporary files begin.
const TEMP: &str = ".ds4-tmp-";

fn undone_insert(undone: &mut HashSet<usize>, number: u64) {
    undone.insert(number as usize);
}

impl Change {
    fn to_json(&self, temp: &str) -> Value {
        // A name that is no UTF-8 cannot come from a model.
        json!({ "path": self.path.to_string_lossy(), "was_there": self.was_there,
                "n_bytes": self.after.n_bytes, "crc": self.after.crc, "temp": temp })
    }

    fn from_json(value: &Value) -> Option<Change> {
        let after = Fingerprint { n_bytes: value["n_bytes"].as_u64()?, crc: value["crc"].as_u64()? as u32 };
        Some(Change { path: value["path"].as_str()?.into(), was_there: value["was_there"].as_bool()?, after })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Bench {
        home: tempfile::TempDir,
        workspace: Workspace,
        journal: Journal,
    }

    impl Bench {
        fn new() -> Bench {
            let home = tempfile::tempdir().unwrap();
            fs::create_dir(home.path().join("w")).unwrap();
            let workspace = Workspace::new(&home.path().join("w")).unwrap();
            let journal = Journal::open(&home.path().join("j"), &workspace).unwrap();
            Bench { home, workspace, journal }
        }

        fn change(&mut self, path: &str, after: &str) {
            let place = self.workspace.place(path).unwrap();
            let before = self.workspace.read_if_there(&place).unwrap();
            self.journal.change(&self.workspace, &place, before.as_deref(), after.as_bytes()).unwrap();
        }

        fn undo(&mut self) -> Option<PathBuf> {
            self.journal.undo(&self.workspace).unwrap().map(|undone| undone.path)
        }

        fn text(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.workspace.root().join(path)).ok()
        }

        fn reopen(&mut self) {
            self.journal = Journal::open(&self.home.path().join("j"), &self.workspace).unwrap();
        }
    }

    #[test]
    fn changes_are_taken_back_one_by_one_also_by_the_next_process() {
        let mut b = Bench::new();
        fs::write(b.workspace.root().join("a"), "0").unwrap();
        b.change("a", "1");
        b.change("new/b", "x");
        b.change("a", "2");
        assert_eq!(b.journal.diff(&b.workspace).unwrap().matches("--- ").count(), 2);
        assert_eq!(b.undo(), Some("a".into()));
        assert_eq!(b.text("a").as_deref(), Some("1"));
        b.reopen();
        assert_eq!(b.undo(), Some("new/b".into()));
        assert_eq!(b.text("new/b"), None);
        assert_eq!(b.journal.changed(), [PathBuf::from("a")]);
        b.reopen();
        assert_eq!(b.undo(), Some("a".into()));
        assert_eq!(b.text("a").as_deref(), Some("0"));
        assert_eq!(b.undo(), None);
        assert_eq!(b.journal.diff(&b.workspace).unwrap(), "");
    }

    #[test]
    fn somebody_elses_change_is_not_lost() {
        let mut b = Bench::new();
        b.change("a", "1");
        fs::write(b.workspace.root().join("a"), "mine").unwrap();
        assert!(b.journal.undo(&b.workspace).is_err());
        assert_eq!(b.text("a").as_deref(), Some("mine"));
    }

    #[test]
    fn whoever_is_killed_leaves_nothing_behind() {
        let mut b = Bench::new();
        b.change("a", "1");
        let place = b.workspace.place("sub/c").unwrap();
        let change = Change { path: place.relative.clone(), was_there: false, after: Fingerprint::of(b"half") };
        b.journal.note(&change.to_json(".ds4-tmp-00000001")).unwrap();
        fs::create_dir(b.workspace.root().join("sub")).unwrap();
        fs::write(b.workspace.root().join("sub/.ds4-tmp-00000001"), "ha").unwrap();
        b.journal.file.write_all(b"{\"path\":\"to").unwrap();
        b.reopen();
        assert_eq!(b.text("sub/.ds4-tmp-00000001"), None);
        // The change that was not made counts as taken back when its turn comes.
        assert_eq!(b.undo(), Some("sub/c".into()));
        assert_eq!(b.undo(), Some("a".into()));
    }
}
