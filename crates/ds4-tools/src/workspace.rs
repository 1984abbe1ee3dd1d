//! The folder an agent works in, and paths that cannot leave it.
//!
//! A path is resolved twice. First by name: links are followed and the result must lie below the root. Then, on Linux, the
//! folder it names is opened by the kernel with the order to stay below the root and to follow no link, so that a folder
//! which becomes a link in between is refused and not followed. Files are then opened in that folder.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{AtFlags, Mode, OFlags};
use rustix::io::Errno;

use crate::Error;

/// Largest file that is read or edited, in bytes.
pub(crate) const FILE_BYTES_MAX: u64 = 16 << 20;

/// A folder and everything below it.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

/// A place in a workspace: a folder that exists or will be made, and a name in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Relative to the root, without links, `.` or `..`; empty is the root itself.
    pub relative: PathBuf,
    /// As it was given, for messages.
    pub given: String,
}

impl Workspace {
    /// The workspace of an existing folder.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn new(root: &Path) -> Result<Workspace, Error> {
        let root = root.canonicalize().map_err(Error::io("open", root))?;
        if !root.is_dir() {
            return Err(Error::NotAFile { path: root.display().to_string(), what: "no folder" });
        }
        Ok(Workspace { root })
    }

    /// Its folder, absolute and without links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a path leads; it need not exist.
    ///
    /// # Errors
    /// [`Error::Outside`] when that is not in the workspace, also by way of links.
    pub(crate) fn place(&self, given: &str) -> Result<Place, Error> {
        let outside = || Error::Outside { path: given.to_owned() };
        if given.contains('\0') {
            return Err(Error::Arguments("a path cannot hold a NUL byte.".to_owned()));
        }
        let given = if given.is_empty() { "." } else { given };
        // By name first: `..` is what it looks like, whether or not the folders exist.
        let mut path = self.root.clone();
        for component in Path::new(given).components() {
            match component {
                Component::RootDir | Component::Prefix(_) => path = PathBuf::from(component.as_os_str()),
                Component::CurDir => {}
                Component::ParentDir => _ = path.pop(),
                Component::Normal(name) => path.push(name),
            }
        }
        // Then by what is there: the deepest folder that exists decides, with all links followed.
        let mut missing: Vec<OsString> = Vec::new();
        let mut existing = path.as_path();
        let real = loop {
            match existing.canonicalize() {
                Ok(real) => break real,
                Err(err) if err.kind() == io::ErrorKind::NotFound => {
                    let (Some(parent), Some(name)) = (existing.parent(), existing.file_name()) else {
                        return Err(outside());
                    };
                    // A link to nowhere is replaced like a file; a folder cannot be made behind it.
                    if existing.is_symlink() && !missing.is_empty() {
                        return Err(outside());
                    }
                    missing.push(name.to_owned());
                    existing = parent;
                }
                Err(err) if err.kind() == io::ErrorKind::NotADirectory => {
                    return Err(Error::NotFound { path: given.to_owned() });
                }
                Err(err) => return Err(Error::Io { doing: "open", path: given.to_owned(), err }),
            }
        };
        let real = missing.iter().rev().fold(real, |path, name| path.join(name));
        let relative = real.strip_prefix(&self.root).map_err(|_| outside())?.to_owned();
        Ok(Place { relative, given: given.to_owned() })
    }

    /// A place that may be written to.
    ///
    /// # Errors
    /// As for [`Workspace::place`]; [`Error::Git`] for what is git's own.
    pub(crate) fn place_to_write(&self, given: &str) -> Result<Place, Error> {
        let place = self.place(given)?;
        // Hooks and configuration in there are programs that somebody else runs later, outside of any sandbox.
        if place.relative.components().any(|c| c.as_os_str().eq_ignore_ascii_case(".git")) {
            return Err(Error::Git { path: place.given });
        }
        Ok(place)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// When there is none, it is no file, or it is larger than [`FILE_BYTES_MAX`].
    pub(crate) fn read(&self, place: &Place) -> Result<Vec<u8>, Error> {
        let (folder, name) = self.folder_and_name(place)?;
        let not_found = || Error::NotFound { path: place.given.clone() };
        let folder = match self.open_folder(folder) {
            Err(err) if matches!(err.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Err(not_found());
            }
            folder => folder.map_err(Error::io("open", &place.given))?,
        };
        // Without waiting: a pipe that nobody writes to would hold us forever.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = match rustix::fs::openat(&folder, name, flags, Mode::empty()) {
            Ok(file) => File::from(file),
            Err(Errno::NOENT) => return Err(not_found()),
            Err(Errno::LOOP) => return Err(Error::Outside { path: place.given.clone() }),
            Err(err) => return Err(Error::io("open", &place.given)(err.into())),
        };
        let about = file.metadata().map_err(Error::io("look at", &place.given))?;
        if !about.is_file() {
            let what = if about.is_dir() { "a folder" } else { "a device, pipe or socket" };
            return Err(Error::NotAFile { path: place.given.clone(), what });
        }
        let too_large = |n_bytes: u64| Error::NotText {
            path: place.given.clone(),
            what: format!("{} MiB, more than {} MiB", n_bytes >> 20, FILE_BYTES_MAX >> 20),
            doing: "read whole: use search, or sed -n in bash, for parts of it",
        };
        if about.len() > FILE_BYTES_MAX {
            return Err(too_large(about.len()));
        }
        let mut bytes = Vec::with_capacity(about.len() as usize);
        // It may be growing.
        let read = file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(Error::io("read", &place.given))?;
        if read as u64 > FILE_BYTES_MAX { Err(too_large(read as u64)) } else { Ok(bytes) }
    }

    /// The bytes of a file, or nothing where there is no file.
    ///
    /// # Errors
    /// As for [`Workspace::read`].
    pub(crate) fn read_if_there(&self, place: &Place) -> Result<Option<Vec<u8>>, Error> {
        match self.read(place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(err) => Err(err),
        }
    }

    /// Puts a file in place of what is there: all of it or nothing, also when the power fails. It is written under the name
    /// `temp` in the same folder first, with the permissions of the old file; folders are made as needed.
    ///
    /// # Errors
    /// When the system refuses.
    pub(crate) fn write(&self, place: &Place, bytes: &[u8], temp: &str) -> Result<(), Error> {
        let (folder, name) = self.folder_and_name(place)?;
        self.make_folders(folder).map_err(Error::io("make the folder of", &place.given))?;
        let folder = self.open_folder(folder).map_err(Error::io("open the folder of", &place.given))?;
        let written = write_in(&folder, name, bytes, temp);
        if written.is_err() {
            let _ = rustix::fs::unlinkat(&folder, temp, AtFlags::empty());
        }
        written.map_err(Error::io("write", &place.given))
    }

    /// Takes a file away.
    ///
    /// # Errors
    /// When the system refuses.
    pub(crate) fn remove(&self, place: &Place) -> Result<(), Error> {
        let (folder, name) = self.folder_and_name(place)?;
        let folder = self.open_folder(folder).map_err(Error::io("open the folder of", &place.given))?;
        rustix::fs::unlinkat(&folder, name, AtFlags::empty())
            .map_err(|err| Error::io("remove", &place.given)(err.into()))
    }

    fn folder_and_name<'p>(&self, place: &'p Place) -> Result<(&'p Path, &'p OsStr), Error> {
        match (place.relative.parent(), place.relative.file_name()) {
            (Some(folder), Some(name)) => Ok((folder, name)),
            _ => Err(Error::NotAFile { path: place.given.clone(), what: "the workspace" }),
        }
    }

    /// Opens a folder below the root, following no link.
    fn open_folder(&self, relative: &Path) -> io::Result<OwnedFd> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let root = rustix::fs::open(&self.root, flags, Mode::empty())?;
        if relative.as_os_str().is_empty() {
            return Ok(root);
        }
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{ResolveFlags, openat2};
            let stay = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
            match openat2(&root, relative, flags, Mode::empty(), stay) {
                // A kernel before 5.6.
                Err(Errno::NOSYS) => {}
                opened => return Ok(opened?),
            }
        }
        // Folder by folder, none of them a link.
        let mut folder = root;
        for name in relative {
            folder = rustix::fs::openat(&folder, name, flags | OFlags::NOFOLLOW, Mode::empty())?;
        }
        Ok(folder)
    }

    fn make_folders(&self, relative: &Path) -> io::Result<()> {
        let mut made = PathBuf::new();
        for name in relative {
            let parent = self.open_folder(&made)?;
            match rustix::fs::mkdirat(&parent, name, Mode::from_raw_mode(0o777)) {
                Ok(()) | Err(Errno::EXIST) => made.push(name),
                Err(err) => return Err(err.into()),
            }
        }
        Ok(())
    }

    /// A path as the model writes it: relative to the root.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

fn write_in(folder: &OwnedFd, name: &OsStr, bytes: &[u8], temp: &str) -> io::Result<()> {
    let old = rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW).ok();
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut file = File::from(rustix::fs::openat(folder, temp, flags, Mode::from_raw_mode(0o666))?);
    file.write_all(bytes)?;
    if let Some(old) = old.filter(|old| rustix::fs::FileType::from_raw_mode(old.st_mode).is_file()) {
        // Without the bits that lend somebody's rights to whoever runs it.
        let mode = Mode::from_raw_mode(old.st_mode) & Mode::from_raw_mode(0o777);
        rustix::fs::fchmod(&file, mode)?;
    }
    file.sync_all()?;
    rustix::fs::renameat(folder, temp, folder, name)?;
    // The rename itself; a file system that cannot do this does it anyway.
    let _ = rustix::fs::fsync(folder);
    Ok(())
}

/// Removes the file that an interrupted [`Workspace::write`] left.
pub(crate) fn remove_temp(workspace: &Workspace, place: &Place, temp: &str) {
    let Some(folder) = place.relative.parent() else { return };
    if let Ok(folder) = workspace.open_folder(folder) {
        let _ = rustix::fs::unlinkat(&folder, temp, AtFlags::empty());
    }
}

/// Creates a folder that only its owner can look into.
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn workspace() -> (tempfile::TempDir, Workspace) {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("w")).unwrap();
        fs::write(home.path().join("secret"), "s").unwrap();
        let workspace = Workspace::new(&home.path().join("w")).unwrap();
        (home, workspace)
    }

    #[test]
    fn no_path_leaves_it() {
        let (home, w) = workspace();
        fs::create_dir(home.path().join("w/sub")).unwrap();
        symlink(home.path(), home.path().join("w/out")).unwrap();
        symlink("../secret", home.path().join("w/file")).unwrap();
        symlink("/etc", home.path().join("w/sub/etc")).unwrap();
        symlink(home.path().join("nowhere"), home.path().join("w/dangling")).unwrap();
        let secret = home.path().join("secret").display().to_string();
        let sibling = format!("{}-evil/x", w.root().display());
        for path in [
            "..",
            "../secret",
            "a/../../secret",
            "/etc/passwd",
            "/",
            &secret,
            &sibling,
            "out/secret",
            "out/new",
            "out/a/b",
            "file",
            "sub/etc/passwd",
            "sub/etc/new",
            "dangling/x",
            "./out/../out/secret",
        ] {
            assert!(matches!(w.place(path), Err(Error::Outside { .. })), "{path}: {:?}", w.place(path));
        }
        for path in ["a", "a/b", "./a", "sub/../a", "", ".", "a/../b", w.root().join("a").to_str().unwrap()] {
            w.place(path).unwrap();
        }
        assert!(w.place("a\0b").is_err());
    }

    #[test]
    fn a_link_to_nowhere_is_replaced_not_followed() {
        let (home, w) = workspace();
        symlink(home.path().join("nowhere"), home.path().join("w/dangling")).unwrap();
        let place = w.place("dangling").unwrap();
        w.write(&place, b"x", ".t").unwrap();
        assert!(!home.path().join("nowhere").exists());
        assert_eq!(fs::read(home.path().join("w/dangling")).unwrap(), b"x");
    }

    #[test]
    fn a_folder_that_becomes_a_link_is_refused() {
        let (home, w) = workspace();
        fs::create_dir(home.path().join("w/sub")).unwrap();
        fs::create_dir(home.path().join("victim")).unwrap();
        fs::write(home.path().join("victim/x"), "old").unwrap();
        let place = w.place("sub/x").unwrap();
        fs::remove_dir(home.path().join("w/sub")).unwrap();
        symlink(home.path().join("victim"), home.path().join("w/sub")).unwrap();
        assert!(w.write(&place, b"new", ".t").is_err());
        assert!(w.read(&place).is_err());
        assert!(w.remove(&place).is_err());
        assert_eq!(fs::read_to_string(home.path().join("victim/x")).unwrap(), "old");
        assert_eq!(fs::read_dir(home.path().join("victim")).unwrap().count(), 1);
    }

    #[test]
    fn a_hard_link_is_cut() {
        let (home, w) = workspace();
        fs::hard_link(home.path().join("secret"), home.path().join("w/same")).unwrap();
        w.write(&w.place("same").unwrap(), b"new", ".t").unwrap();
        assert_eq!(fs::read(home.path().join("secret")).unwrap(), b"s");
    }

    #[test]
    fn permissions_stay_and_folders_are_made() {
        let (home, w) = workspace();
        let script = home.path().join("w/run.sh");
        fs::write(&script, "a").unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o750)).unwrap();
        w.write(&w.place("run.sh").unwrap(), b"b", ".t").unwrap();
        assert_eq!(fs::metadata(&script).unwrap().permissions().mode() & 0o7777, 0o750);
        w.write(&w.place("a/b/c").unwrap(), b"c", ".t").unwrap();
        assert_eq!(fs::read(home.path().join("w/a/b/c")).unwrap(), b"c");
        assert_eq!(fs::read_dir(home.path().join("w/a/b")).unwrap().count(), 1);
    }

    #[test]
    fn only_files_are_read() {
        let (home, w) = workspace();
        fs::create_dir(home.path().join("w/sub")).unwrap();
        let read = |path: &str| w.read(&w.place(path).unwrap());
        assert!(matches!(read("sub"), Err(Error::NotAFile { .. })));
        assert!(matches!(read("."), Err(Error::NotAFile { .. })));
        assert!(matches!(read("none"), Err(Error::NotFound { .. })));
        assert!(matches!(read("no/such"), Err(Error::NotFound { .. })));
        assert!(std::process::Command::new("mkfifo").arg(home.path().join("w/pipe")).status().unwrap().success());
        assert!(matches!(read("pipe"), Err(Error::NotAFile { .. })));
        let file = File::create(home.path().join("w/huge")).unwrap();
        file.set_len(FILE_BYTES_MAX + 1).unwrap();
        assert!(matches!(read("huge"), Err(Error::NotText { .. })));
    }

    #[test]
    fn git_is_not_written_to() {
        let (_home, w) = workspace();
        for path in [".git/hooks/pre-commit", ".GIT/config", "sub/.git/config", ".git"] {
            assert!(matches!(w.place_to_write(path), Err(Error::Git { .. })), "{path}");
        }
        w.place_to_write(".gitignore").unwrap();
    }
}
