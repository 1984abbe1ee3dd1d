//! A diary of prompts and answers, for finding out what went wrong. Off unless asked for: it holds everything that was
//! said. One JSON object a line; only its owner can read the file, and it does not grow for ever.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde_json::{Map, Value};

use crate::service::{lock, now};

/// A diary.
#[derive(Debug)]
pub struct Trace {
    path: PathBuf,
    redact: bool,
    n_bytes_max: u64,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    file: File,
    n_bytes: u64,
}

impl Trace {
    /// Opens a new diary; an old one of that name is kept as `.1`. `redact`: words are written as their lengths.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn create(path: &Path, redact: bool, n_bytes_max: u64) -> io::Result<Trace> {
        let file = fresh(path)?;
        Ok(Trace { path: path.to_owned(), redact, n_bytes_max, state: Mutex::new(State { file, n_bytes: 0 }) })
    }

    /// Writes what happened to a request: facts as they are, words unless they are left out. A disk that is full ends the
    /// diary, not the server.
    pub fn write(&self, id: &str, what: &str, facts: &[(&str, Value)], words: &[(&str, &str)]) {
        let mut line = Map::new();
        line.insert("time".into(), now().into());
        line.insert("id".into(), id.into());
        line.insert("what".into(), what.into());
        line.extend(facts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
        for (key, text) in words {
            match self.redact {
                true => line.insert(format!("{key}_bytes"), text.len().into()),
                false => line.insert((*key).to_owned(), (*text).into()),
            };
        }
        let line = format!("{}\n", Value::Object(line));
        let mut state = lock(&self.state);
        if state.n_bytes > 0
            && state.n_bytes + line.len() as u64 > self.n_bytes_max
            && let Ok(file) = fresh(&self.path)
        {
            *state = State { file, n_bytes: 0 };
        }
        if state.file.write_all(line.as_bytes()).is_ok() {
            state.n_bytes += line.len() as u64;
        }
    }
}

/// A new, empty file that nobody else can read.
fn fresh(path: &Path) -> io::Result<File> {
    if path.exists() {
        let mut old = path.as_os_str().to_owned();
        old.push(".1");
        std::fs::rename(path, old)?;
    }
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_bounded_and_silent_about_words_if_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.jsonl");
        std::fs::write(&path, "old").unwrap();
        let trace = Trace::create(&path, false, 200).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_to_string(folder.path().join("t.jsonl.1")).unwrap(), "old");
        for _ in 0..9 {
            trace.write("req_1", "prompt", &[("tokens", 3.into())], &[("prompt", "secret words")]);
        }
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("secret words") && text.len() <= 200, "{text}");
        let trace = Trace::create(&path, true, 10_000).unwrap();
        trace.write("req_1", "prompt", &[], &[("prompt", "secret words")]);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains("secret") && text.contains("\"prompt_bytes\":12"), "{text}");
    }
}
