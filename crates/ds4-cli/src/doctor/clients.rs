//! The clients that are installed. Their versions are read from their packages: running one would make it write its files.

use std::path::Path;

use ds4_args::Env;
use ds4_profile::Client;
use serde_json::{Value, json};

/// Every client with its version, if it is here; and the sandbox.
pub(super) fn look(env: &Env) -> Value {
    let mut found = serde_json::Map::new();
    let clients = Client::ALL.into_iter().filter(|client| *client != Client::Serve).map(Client::program);
    for program in clients.chain(["nono"]) {
        let state = match env.find(program) {
            None => Value::Null,
            Some(path) => json!({ "version": version(&path) }),
        };
        found.insert(program.to_owned(), state);
    }
    Value::Object(found)
}

/// The version in the `package.json` nearest to where a program really is.
fn version(program: &Path) -> Option<String> {
    let real = program.canonicalize().ok()?;
    real.ancestors().skip(1).find_map(|folder| {
        let package: Value = serde_json::from_slice(&std::fs::read(folder.join("package.json")).ok()?).ok()?;
        package["version"].as_str().map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_version_is_that_of_the_package() {
        let root = tempfile::tempdir().unwrap();
        let (package, bin) = (root.path().join("lib/node_modules/pi/dist"), root.path().join("bin"));
        fs::create_dir_all(&package).unwrap();
        fs::create_dir(&bin).unwrap();
        fs::write(package.join("../package.json"), "{\"version\": \"1.2.3\"}").unwrap();
        fs::write(package.join("cli.js"), "").unwrap();
        fs::set_permissions(package.join("cli.js"), fs::Permissions::from_mode(0o755)).unwrap();
        symlink(package.join("cli.js"), bin.join("pi")).unwrap();
        let found = look(&Env { path: vec![bin], ..Env::default() });
        assert_eq!(found["pi"]["version"], "1.2.3");
        assert!(found["codex"].is_null());
    }
}
