//! Files that appear whole or not at all, folders that remember who made them, and one lock that outlives its file.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::Error;

/// Writes a file under another name first.
pub(crate) fn write_whole(path: &Path, text: &str, mode: u32) -> Result<(), Error> {
    let mut new = path.as_os_str().to_owned();
    new.push(format!(".new{}", std::process::id()));
    let new = PathBuf::from(new);
    fs::write(&new, text).map_err(Error::io("write", &new))?;
    fs::set_permissions(&new, fs::Permissions::from_mode(mode)).map_err(Error::io("write", &new))?;
    fs::rename(&new, path).map_err(Error::io("write", path))
}

/// Makes a folder and those above it; answers the ones that were not there, outermost first.
pub(crate) fn make_dirs(path: &Path, mode: u32) -> Result<Vec<PathBuf>, Error> {
    let missing: Vec<PathBuf> =
        path.ancestors().take_while(|dir| !dir.as_os_str().is_empty() && !dir.is_dir()).map(Path::to_owned).collect();
    let mut made = Vec::new();
    for dir in missing.into_iter().rev() {
        match DirBuilder::new().mode(mode).create(&dir) {
            Ok(()) => made.push(dir),
            // Somebody else was quicker.
            Err(err) if err.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(err) => return Err(Error::io("make the folder", &dir)(err)),
        }
    }
    Ok(made)
}

/// Holds a lock file until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock. The file may be removed and made again by others meanwhile; only a lock on the file that has the
    /// name counts.
    pub(crate) fn take(path: &Path) -> Result<Lock, Error> {
        loop {
            let file = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path);
            let file = file.map_err(Error::io("open", path))?;
            file.lock().map_err(Error::io("lock", path))?;
            let held = file.metadata().map_err(Error::io("look at", path))?;
            if path.metadata().is_ok_and(|named| (named.dev(), named.ino()) == (held.dev(), held.ino())) {
                return Ok(Lock { _file: file });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_were_there_are_not_ours() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("a/b/c");
        let made = make_dirs(&deep, 0o700).unwrap();
        assert_eq!(made, [root.path().join("a"), root.path().join("a/b"), deep.clone()]);
        assert!(make_dirs(&deep, 0o700).unwrap().is_empty());
    }

    #[test]
    fn a_lock_survives_its_file() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("lock");
        let first = Lock::take(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let second = Lock::take(&path).unwrap();
        drop(first);
        drop(second);
        assert!(path.exists());
    }
}
