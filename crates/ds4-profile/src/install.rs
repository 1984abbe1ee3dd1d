//! Launchers come and go; what was made for them is written down in `installed.json`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::files::{Lock, make_dirs, write_whole};
use crate::launcher::{MARK, script};
use crate::{Client, Error, Home, Settings, server};

/// What an installation did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installed {
    /// Launchers, by client.
    pub launchers: Vec<(Client, PathBuf)>,
}

/// What a removal did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Files and folders that are gone.
    pub gone: Vec<PathBuf>,
    /// Files that were left, because somebody changed them into something else.
    pub left: Vec<PathBuf>,
}

/// What is written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Manifest {
    launchers: Vec<(Client, PathBuf)>,
    /// Folders that were made, outermost first.
    dirs: Vec<PathBuf>,
}

impl Manifest {
    /// What cannot be read counts as nothing: launchers carry a mark of their own.
    fn load(home: &Home) -> Manifest {
        let value: Value =
            fs::read(home.manifest()).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
        let list = |key: &str| value[key].as_array().cloned().unwrap_or_default();
        let launcher =
            |entry: Value| Some((Client::from_name(entry["client"].as_str()?)?, entry["path"].as_str()?.into()));
        Manifest {
            launchers: list("launchers").into_iter().filter_map(launcher).collect(),
            dirs: list("dirs").iter().filter_map(|dir| dir.as_str().map(PathBuf::from)).collect(),
        }
    }

    fn save(&self, home: &Home) -> Result<(), Error> {
        let launchers: Vec<Value> =
            self.launchers.iter().map(|(client, path)| json!({"client": client.name(), "path": path})).collect();
        let value = json!({ "launchers": launchers, "dirs": self.dirs });
        write_whole(&home.manifest(), &format!("{value:#}\n"), 0o600)
    }
}

/// Writes the launchers of `clients` into `bin`, over those of an earlier installation. `ds4` is the program they run.
///
/// # Errors
/// When a file of that name is not ours (then nothing is written), or the system refuses.
pub fn install(
    home: &Home,
    clients: &[Client],
    bin: &Path,
    ds4: &Path,
    settings: &Settings,
) -> Result<Installed, Error> {
    for (path, ..) in launchers(clients, bin) {
        if path.symlink_metadata().is_ok() && !is_ours(&path) {
            return Err(Error::NotOurs { path });
        }
    }
    let mut made = Vec::new();
    let _lock = loop {
        made.extend(make_dirs(home.root(), 0o700)?);
        match Lock::take(&home.lock()) {
            // Somebody removed everything meanwhile.
            Err(Error::Io { err, .. }) if err.kind() == std::io::ErrorKind::NotFound => {}
            taken => break taken?,
        }
    };
    made.extend(make_dirs(bin, 0o755)?);
    let mut manifest = Manifest::load(home);
    manifest.dirs.extend(made);
    // First the note, then the files: what is made is always known.
    for (path, _, client, _) in launchers(clients, bin) {
        if !manifest.launchers.contains(&(client, path.clone())) {
            manifest.launchers.push((client, path));
        }
    }
    manifest.save(home)?;
    settings.save(home)?;
    let mut installed = Installed::default();
    for (path, name, client, variant) in launchers(clients, bin) {
        write_whole(&path, &script(name, client, variant, ds4, home, settings), 0o755)?;
        installed.launchers.push((client, path));
    }
    Ok(installed)
}

type Launcher = (PathBuf, &'static str, Client, crate::Variant);

fn launchers<'a>(clients: &'a [Client], bin: &'a Path) -> impl Iterator<Item = Launcher> + 'a {
    clients.iter().flat_map(move |client| {
        client.launchers().iter().map(move |(name, variant)| (bin.join(name), *name, *client, *variant))
    })
}

fn is_ours(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.lines().nth(2).is_some_and(|line| line.starts_with(MARK)))
}

/// The launchers that are installed.
pub fn installed(home: &Home) -> Vec<(Client, PathBuf)> {
    let mut launchers = Manifest::load(home).launchers;
    launchers.retain(|(_, path)| is_ours(path));
    launchers
}

/// Takes away the launchers of `clients` and, unless told otherwise, what those clients kept. With the last launcher goes the rest:
/// the server is ended, and folders that were made and are empty are removed.
///
/// # Errors
/// When the system refuses.
pub fn remove(home: &Home, clients: &[Client], keep_state: bool) -> Result<Removed, Error> {
    let mut removed = Removed::default();
    if !home.root().is_dir() {
        return Ok(removed);
    }
    let lock = Lock::take(&home.lock())?;
    let mut manifest = Manifest::load(home);
    let (going, staying) = manifest.launchers.into_iter().partition(|(client, _)| clients.contains(client));
    manifest.launchers = staying;
    for (_, path) in going {
        match path.symlink_metadata() {
            Err(_) => {}
            Ok(_) if is_ours(&path) => {
                fs::remove_file(&path).map_err(Error::io("remove", &path))?;
                removed.gone.push(path);
            }
            Ok(_) => removed.left.push(path),
        }
    }
    if !keep_state {
        for client in clients {
            remove_tree(&home.client(*client), &mut removed)?;
        }
    }
    if !manifest.launchers.is_empty() || keep_state {
        manifest.save(home)?;
        return Ok(removed);
    }
    server::stop(home);
    let dirs = manifest.dirs;
    // The lock's file goes with the folder; who waits for it looks again.
    remove_tree(home.root(), &mut removed)?;
    drop(lock);
    let mut dirs = dirs;
    dirs.sort_by_key(|dir| dir.components().count());
    for dir in dirs.iter().rev() {
        // One that is not empty is somebody's.
        if fs::remove_dir(dir).is_ok() {
            removed.gone.push(dir.clone());
        }
    }
    Ok(removed)
}

fn remove_tree(path: &Path, removed: &mut Removed) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Ok(()) => removed.gone.push(path.to_owned()),
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => {}
        Err(err) => return Err(Error::io("remove", path)(err)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        _root: tempfile::TempDir,
        user: PathBuf,
        home: Home,
        bin: PathBuf,
    }

    fn place() -> Place {
        let root = tempfile::tempdir().unwrap();
        let user = root.path().join("me");
        fs::create_dir(&user).unwrap();
        let home = Home::new(user.join(".ds4/profiles"));
        let bin = user.join(".local/bin");
        Place { _root: root, user, home, bin }
    }

    fn tree(root: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut dirs = vec![root.to_owned()];
        while let Some(dir) = dirs.pop() {
            for entry in fs::read_dir(dir).unwrap().flatten() {
                if entry.path().is_dir() {
                    dirs.push(entry.path());
                }
                found.push(entry.path());
            }
        }
        found.sort();
        found
    }

    fn put(place: &Place, clients: &[Client]) -> Result<Installed, Error> {
        install(&place.home, clients, &place.bin, Path::new("/opt/ds4"), &Settings::default())
    }

    #[test]
    fn removal_restores_the_tree() {
        let place = place();
        fs::write(place.user.join(".profile"), "# mine").unwrap();
        let before = tree(&place.user);
        put(&place, &Client::ALL).unwrap();
        put(&place, &[Client::Claude]).unwrap();
        assert_eq!(installed(&place.home).len(), 9);
        fs::create_dir_all(place.home.client(Client::Pi)).unwrap();
        fs::write(place.home.client(Client::Pi).join("session"), "x").unwrap();
        remove(&place.home, &[Client::Claude, Client::Serve], false).unwrap();
        assert_eq!(installed(&place.home).len(), 6);
        remove(&place.home, &Client::ALL, false).unwrap();
        assert_eq!(tree(&place.user), before);
        assert_eq!(remove(&place.home, &Client::ALL, false).unwrap(), Removed::default());
    }

    #[test]
    fn folders_that_others_use_stay() {
        let place = place();
        put(&place, &[Client::Codex]).unwrap();
        fs::write(place.bin.join("mine"), "x").unwrap();
        fs::create_dir(place.user.join(".ds4/sessions")).unwrap();
        remove(&place.home, &Client::ALL, false).unwrap();
        assert!(place.bin.join("mine").exists() && place.user.join(".ds4/sessions").exists());
        assert!(!place.bin.join("codex-ds4").exists() && !place.home.root().exists());
    }

    #[test]
    fn files_of_others_are_not_touched() {
        let place = place();
        fs::create_dir_all(&place.bin).unwrap();
        fs::write(place.bin.join("cds4"), "#!/bin/sh\necho mine\n").unwrap();
        assert!(matches!(put(&place, &[Client::Claude]), Err(Error::NotOurs { .. })));
        assert!(!place.bin.join("claude-ds4").exists() && !place.home.root().exists());
        fs::remove_file(place.bin.join("cds4")).unwrap();
        put(&place, &[Client::Claude]).unwrap();
        fs::write(place.bin.join("cds4"), "#!/bin/sh\necho mine\n").unwrap();
        let removed = remove(&place.home, &Client::ALL, false).unwrap();
        assert_eq!(removed.left, [place.bin.join("cds4")]);
        assert!(place.bin.join("cds4").exists());
    }

    #[test]
    fn two_at_once() {
        let place = place();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                for client in Client::ALL {
                    scope.spawn({
                        let place = &place;
                        move || put(place, &[client]).unwrap()
                    });
                }
            }
        });
        assert_eq!(installed(&place.home).len(), 9);
        assert!(installed(&place.home).iter().all(|(_, path)| is_ours(path)));
        remove(&place.home, &Client::ALL, false).unwrap();
        assert!(tree(&place.user).is_empty(), "{:?}", tree(&place.user));
    }

    #[test]
    fn what_a_client_kept_can_stay() {
        let place = place();
        put(&place, &[Client::Claude]).unwrap();
        let session = place.home.client(Client::Claude).join("history");
        fs::create_dir_all(session.parent().unwrap()).unwrap();
        fs::write(&session, "x").unwrap();
        remove(&place.home, &[Client::Claude], true).unwrap();
        assert!(session.exists() && installed(&place.home).is_empty());
    }
}
