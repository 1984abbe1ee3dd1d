//! `--trace FILE`: every event as a line of JSON, with its time. Prompts, answers and files are in it, so the file is private.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::Event;

/// A file that events are appended to.
pub struct Trace {
    file: File,
}

impl Trace {
    /// Opens the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn append(path: &Path) -> io::Result<Trace> {
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Trace { file: options.open(path)? })
    }

    /// Writes an event down. What cannot be written is lost: a trace does not stop the work.
    pub fn event(&mut self, event: &Event) {
        let mut object = event.to_json();
        let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        object["at_ms"] = Value::from(at.as_millis() as u64);
        let _ = self.file.write_all(format!("{object}\n").as_bytes());
    }
}
