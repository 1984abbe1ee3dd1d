//! What the model wrote for each call, so that a conversation that comes back is rendered letter by letter as it was
//! sampled and continues from the cache; after a restart, too, where there is a folder for the cache.
//!
//! The file has a line of JSON for each call, appended when it is made. Nothing depends on it: a line that is torn or was
//! changed is a call that is rendered anew, because rendering compares what was written with what the client says.

use std::collections::{HashMap, VecDeque};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use ds4_chat::Message;
use serde_json::{Value, json};

/// Raw text of calls by id; the oldest are forgotten first.
#[derive(Debug)]
pub struct ToolMemory {
    raw: HashMap<String, String>,
    order: VecDeque<String>,
    n_bytes: usize,
    n_max: usize,
    journal: Option<Journal>,
}

/// The file of a memory.
#[derive(Debug)]
struct Journal {
    path: PathBuf,
    file: File,
    n_bytes: usize,
}

/// Bytes of raw text at most.
const BYTES_MAX: usize = 512 << 20;
/// Bytes of the file beyond which it is written again, without what was forgotten.
const JOURNAL_BYTES_MAX: usize = 2 * BYTES_MAX;

impl ToolMemory {
    /// A memory of `n_max` calls at most; 0 remembers nothing.
    pub fn new(n_max: usize) -> ToolMemory {
        ToolMemory { raw: HashMap::new(), order: VecDeque::new(), n_bytes: 0, n_max, journal: None }
    }

    /// A memory that is kept in a file, with what the file has. Nobody but the owner may read it.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn open(path: &Path, n_max: usize) -> io::Result<ToolMemory> {
        let mut memory = ToolMemory::new(n_max);
        if n_max == 0 {
            return Ok(memory);
        }
        let file = options().open(path)?;
        let mut lines = BufReader::new(file);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            if let Some((id, raw)) = read_line(&line) {
                memory.keep(id, raw);
            }
            line.clear();
        }
        // Without what was forgotten, and with a last line that is whole.
        memory.rewrite(path)?;
        Ok(memory)
    }

    /// Remembers a call.
    ///
    /// # Errors
    /// When the file cannot be written. The call is remembered anyway, and the file is given up.
    pub fn insert(&mut self, id: String, raw: String) -> io::Result<()> {
        if self.n_max == 0 {
            return Ok(());
        }
        let line = write_line(&id, &raw);
        self.keep(id, raw);
        let Some(mut journal) = self.journal.take() else { return Ok(()) };
        journal.file.write_all(line.as_bytes())?;
        journal.n_bytes += line.len();
        if journal.n_bytes > JOURNAL_BYTES_MAX {
            return self.rewrite(&journal.path);
        }
        self.journal = Some(journal);
        Ok(())
    }

    fn keep(&mut self, id: String, raw: String) {
        self.n_bytes += raw.len();
        if let Some(old) = self.raw.insert(id.clone(), raw) {
            self.n_bytes -= old.len();
        } else {
            self.order.push_back(id);
        }
        while self.order.len() > self.n_max || self.n_bytes > BYTES_MAX {
            let Some(oldest) = self.order.pop_front() else { break };
            self.n_bytes -= self.raw.remove(&oldest).map_or(0, |raw| raw.len());
        }
    }

    /// Writes the file anew and goes on with it.
    fn rewrite(&mut self, path: &Path) -> io::Result<()> {
        let next = path.with_extension("next");
        let mut file = io::BufWriter::new(options().truncate(true).open(&next)?);
        let mut n_bytes = 0;
        for id in &self.order {
            let line = write_line(id, &self.raw[id]);
            file.write_all(line.as_bytes())?;
            n_bytes += line.len();
        }
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        std::fs::rename(&next, path)?;
        self.journal = Some(Journal { path: path.to_owned(), file, n_bytes });
        Ok(())
    }

    /// Gives the calls of a conversation back what was written for them. A client that changed a call is noticed when the
    /// conversation is rendered.
    pub fn recall(&self, messages: &mut [Message]) {
        for message in messages {
            let Message::Assistant(assistant) = message else { continue };
            for call in &mut assistant.tool_calls {
                call.raw = call.id.as_deref().and_then(|id| self.raw.get(id)).cloned();
            }
        }
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    options
}

fn write_line(id: &str, raw: &str) -> String {
    format!("{}\n", json!({ "id": id, "raw": raw }))
}

fn read_line(line: &[u8]) -> Option<(String, String)> {
    let line: Value = serde_json::from_slice(line).ok()?;
    Some((line.get("id")?.as_str()?.to_owned(), line.get("raw")?.as_str()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use ds4_chat::{Assistant, ToolCall};

    use super::*;

    fn recalled(memory: &ToolMemory, id: &str) -> Option<String> {
        let call = ToolCall { id: Some(id.into()), ..ToolCall::default() };
        let mut messages = [Message::Assistant(Assistant { tool_calls: vec![call], ..Assistant::default() })];
        memory.recall(&mut messages);
        let [Message::Assistant(assistant)] = messages else { panic!() };
        assistant.tool_calls[0].raw.clone()
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let mut memory = ToolMemory::new(2);
        for id in ["a", "b", "b", "c"] {
            memory.insert(id.into(), format!("<{id}>")).unwrap();
        }
        assert_eq!(recalled(&memory, "a"), None);
        assert_eq!(recalled(&memory, "b"), Some("<b>".into()));
        assert_eq!((recalled(&memory, "c"), memory.n_bytes), (Some("<c>".into()), 6));
        let mut nothing = ToolMemory::new(0);
        nothing.insert("a".into(), "x".into()).unwrap();
        assert_eq!(recalled(&nothing, "a"), None);
    }

    #[test]
    fn a_restart_forgets_nothing_but_a_torn_line() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("calls.jsonl");
        let mut memory = ToolMemory::open(&path, 3).unwrap();
        for id in ["a", "b", "c", "d"] {
            memory.insert(id.into(), format!("\n\n<{id}>ä")).unwrap();
        }
        drop(memory);
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"id\": 7}\nnoise \xff\n{\"id\": \"e\", \"raw\": \"to").unwrap();
        let mut memory = ToolMemory::open(&path, 3).unwrap();
        assert_eq!(recalled(&memory, "a"), None);
        assert_eq!(recalled(&memory, "d"), Some("\n\n<d>ä".into()));
        memory.insert("e".into(), "e".into()).unwrap();
        let memory = ToolMemory::open(&path, 3).unwrap();
        assert_eq!((recalled(&memory, "e"), recalled(&memory, "b")), (Some("e".into()), None));
        assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 3);
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(ToolMemory::open(dir.path(), 3).is_err());
    }
}
