//! Which model file a program means when nobody named one.

use std::path::{Path, PathBuf};

/// The file everybody runs, as `download_model.sh` leaves it.
pub const MODEL: &str = "ds4flash.gguf";
/// The small model of the same architecture that comes with the source.
pub const TINY: &str = "models/ds4-tiny.gguf";
/// The source that this program was built from, for one that was installed elsewhere.
const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// What [`locate`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    /// The user named it. It may not exist: opening it will say so.
    Named(PathBuf),
    /// [`MODEL`], in the working directory or beside the program.
    Model(PathBuf),
    /// Only [`TINY`] is here.
    Tiny(PathBuf),
    /// Neither is here.
    Nothing,
}

/// Finds the model: the one named, else [`MODEL`] in the working directory `cwd` or beside the program `exe`, else
/// [`TINY`] in `cwd`, beside `exe`, in any folder above it (so that `target/release/ds4` of a checkout finds it), or where
/// the source was when the program was built (so that an installed `ds4` answers in any directory).
pub fn locate(named: Option<&Path>, cwd: &Path, exe: Option<&Path>) -> Located {
    locate_from(named, cwd, exe, Path::new(SOURCE))
}

fn locate_from(named: Option<&Path>, cwd: &Path, exe: Option<&Path>, source: &Path) -> Located {
    if let Some(path) = named {
        return Located::Named(path.to_owned());
    }
    // A name that is relative to the working directory stays so: that is how a person would write it.
    let here = |name: &str| cwd.join(name).is_file().then(|| PathBuf::from(name));
    let beside = exe.and_then(Path::parent);
    let there = |folder: &Path, name: &str| Some(folder.join(name)).filter(|path| path.is_file());

    if let Some(path) = here(MODEL).or_else(|| there(beside?, MODEL)) {
        return Located::Model(path);
    }
    let above = || beside?.ancestors().find_map(|folder| there(folder, TINY));
    let built = || there(source, TINY).map(|path| path.canonicalize().unwrap_or(path));
    here(TINY).or_else(above).or_else(built).map_or(Located::Nothing, Located::Tiny)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_order_is_named_model_tiny_nothing() {
        let root = tempfile::tempdir().unwrap();
        let cwd = root.path().join("home");
        let bin = root.path().join("checkout/target/release");
        fs::create_dir_all(&cwd).unwrap();
        fs::create_dir_all(&bin).unwrap();
        let exe = bin.join("ds4");
        let source = root.path().join("source");
        let find = || locate_from(None, &cwd, Some(&exe), &source);

        assert_eq!(find(), Located::Nothing);
        fs::create_dir_all(source.join("models")).unwrap();
        fs::write(source.join(TINY), "").unwrap();
        assert_eq!(find(), Located::Tiny(source.join(TINY).canonicalize().unwrap()));
        fs::create_dir(root.path().join("checkout/models")).unwrap();
        let tiny = root.path().join("checkout").join(TINY);
        fs::write(&tiny, "").unwrap();
        assert_eq!(find(), Located::Tiny(tiny));
        fs::create_dir(cwd.join("models")).unwrap();
        fs::write(cwd.join(TINY), "").unwrap();
        assert_eq!(find(), Located::Tiny(TINY.into()));
        fs::write(bin.join(MODEL), "").unwrap();
        assert_eq!(find(), Located::Model(bin.join(MODEL)));
        fs::write(cwd.join(MODEL), "").unwrap();
        assert_eq!(find(), Located::Model(MODEL.into()));
        let named = Path::new("missing.gguf");
        assert_eq!(locate_from(Some(named), &cwd, Some(&exe), &source), Located::Named(named.into()));
    }

    #[test]
    fn a_folder_is_not_a_model() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join(MODEL)).unwrap();
        assert_eq!(locate_from(None, root.path(), None, root.path()), Located::Nothing);
        let tiny = Path::new(SOURCE).join(TINY);
        assert_eq!(locate(None, root.path(), None), Located::Tiny(tiny.canonicalize().unwrap()));
    }
}
