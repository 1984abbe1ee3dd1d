//! A sandbox around a client, where one is installed: `nono`, which lets a program write only where it is told and talk only
//! to one port of this machine.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::{Client, Home};

/// A sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sandbox {
    /// Its program.
    pub program: PathBuf,
    /// What it is told, before the client's own program.
    pub args: Vec<OsString>,
}

/// The sandbox of a client that works in `cwd`, if `nono` is here and the client can live in it.
///
/// Codex sandboxes its commands itself, and a sandbox in a sandbox fails. A working directory that holds the profiles would
/// open them all, and `nono` refuses it; then there is none either, and the reason is given.
pub fn sandbox(
    client: Client,
    nono: Option<&Path>,
    program: &Path,
    cwd: &Path,
    home: &Home,
    port: u16,
) -> Result<Sandbox, &'static str> {
    let nono = nono.ok_or("nono is not installed")?;
    if client == Client::Codex {
        return Err("Codex brings its own");
    }
    if home.root().starts_with(cwd) {
        return Err("the working directory holds your home folder; go into a project first");
    }
    let mut args: Vec<OsString> = vec!["-s".into(), "run".into()];
    let mut allow = |flag: &str, path: &Path| args.extend([OsString::from(flag), path.as_os_str().to_owned()]);
    allow("--allow", cwd);
    allow("--allow", &home.client(client));
    // The program, and where it really is: a script beside its library.
    let real = program.canonicalize().unwrap_or_else(|_| program.to_owned());
    for path in [program, &real] {
        if let Some(folder) = path.parent() {
            allow("--read", library(folder));
        }
    }
    args.extend(["--block-net", "--open-port", &port.to_string(), "--"].map(OsString::from));
    Ok(Sandbox { program: nono.to_owned(), args })
}

/// The outermost `node_modules` around a folder: packages read their neighbours.
fn library(folder: &Path) -> &Path {
    folder.ancestors().filter(|dir| dir.file_name().is_some_and(|name| name == "node_modules")).last().unwrap_or(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_may_write_where_it_works_and_talk_to_one_port() {
        let home = Home::new("/home/me/.ds4/profiles");
        let nono = Path::new("/bin/nono");
        let program = Path::new("/usr/lib/node_modules/pi/node_modules/x/bin/pi");
        let of = |client, nono, cwd: &str| sandbox(client, nono, program, Path::new(cwd), &home, 8001);
        let args = of(Client::Pi, Some(nono), "/home/me/work").unwrap().args;
        let text: Vec<_> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
        let text = text.join(" ");
        assert!(text.starts_with("-s run --allow /home/me/work --allow /home/me/.ds4/profiles/pi "), "{text}");
        assert!(
            text.contains("--read /usr/lib/node_modules ") && text.ends_with("--block-net --open-port 8001 --"),
            "{text}"
        );
        assert!(of(Client::Pi, None, "/home/me/work").is_err());
        assert!(of(Client::Codex, Some(nono), "/home/me/work").is_err());
        assert!(of(Client::Pi, Some(nono), "/home/me").is_err() && of(Client::Pi, Some(nono), "/").is_err());
    }
}
