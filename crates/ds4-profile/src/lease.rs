//! Who is using the server: a file for each, and a sign of life that keeps it from ending.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::files::{make_dirs, write_whole};
use crate::server::{self, Server, ServerOptions};
use crate::{Error, Home};

/// How often the server is asked whether it lives.
const HEARTBEAT: Duration = Duration::from_secs(2);
/// A lease that is older was left behind by a process that was killed.
const STALE: Duration = Duration::from_secs(45);

/// A share in the server; it ends when this is dropped.
pub struct Lease {
    file: PathBuf,
    end: Option<Sender<()>>,
    beat: Option<JoinHandle<()>>,
}

/// What is known of a lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaseInfo {
    /// The process that holds it.
    pub pid: u32,
    /// What it is for.
    pub name: String,
}

impl Lease {
    /// Takes a share in `server`, which is started again if it dies.
    ///
    /// # Errors
    /// When its file cannot be written.
    pub fn take(options: &ServerOptions, server: &Server, name: &str) -> Result<Lease, Error> {
        let folder = folder(&options.home);
        make_dirs(&folder, 0o700)?;
        let pid = std::process::id();
        let file = folder.join(format!("{pid}.json"));
        let text = json!({ "pid": pid, "name": name }).to_string();
        write_whole(&file, &text, 0o600)?;
        let (end, ended) = channel();
        let (options, port, written) = (options.clone(), server.port, (file.clone(), text));
        let beat = thread::spawn(move || keep(&options, port, &ended, &written));
        Ok(Lease { file, end: Some(end), beat: Some(beat) })
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(beat) = self.beat.take() {
            let _ = beat.join();
        }
        let _ = fs::remove_file(&self.file);
    }
}

fn folder(home: &Home) -> PathBuf {
    home.run().join("leases")
}

/// Asks for signs of life until the lease ends. What the terminal shows belongs to the client, so failures are only logged.
fn keep(options: &ServerOptions, port: u16, ended: &Receiver<()>, (file, text): &(PathBuf, String)) {
    while ended.recv_timeout(HEARTBEAT) == Err(RecvTimeoutError::Timeout) {
        // Writing it again keeps it fresh; without its folder nobody looks at it anyway.
        let _ = write_whole(file, text, 0o600);
        if server::is_ready(port) {
            continue;
        }
        server::note(&options.home, "ds4: the server is gone while a client is using it; starting it again");
        if let Err(err) = server::ensure(&ServerOptions { port_wanted: Some(port), ..options.clone() }) {
            server::note(&options.home, &format!("ds4: {err}"));
        }
    }
}

/// The leases that live.
pub fn leases(home: &Home) -> Vec<LeaseInfo> {
    let Ok(files) = fs::read_dir(folder(home)) else { return Vec::new() };
    let mut found: Vec<LeaseInfo> = files
        .flatten()
        .filter_map(|entry| {
            let age = SystemTime::now().duration_since(entry.metadata().ok()?.modified().ok()?).unwrap_or_default();
            if age > STALE {
                let _ = fs::remove_file(entry.path());
                return None;
            }
            let value: Value = serde_json::from_slice(&fs::read(entry.path()).ok()?).ok()?;
            let pid = u32::try_from(value["pid"].as_u64()?).ok()?;
            Some(LeaseInfo { pid, name: value["name"].as_str()?.to_owned() })
        })
        .collect();
    found.sort_by_key(|lease| lease.pid);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leases_are_listed_and_old_ones_swept() {
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(root.path());
        assert!(leases(&home).is_empty());
        fs::create_dir_all(folder(&home)).unwrap();
        fs::write(folder(&home).join("7.json"), "{\"pid\": 7, \"name\": \"claude\"}").unwrap();
        fs::write(folder(&home).join("8.json"), "{torn").unwrap();
        let old = fs::File::create(folder(&home).join("9.json")).unwrap();
        old.set_modified(SystemTime::now() - 2 * STALE).unwrap();
        assert_eq!(leases(&home), [LeaseInfo { pid: 7, name: "claude".into() }]);
        assert!(!folder(&home).join("9.json").exists());
    }
}
