//! What a command prints: all of it goes to its log, the beginning and the end are kept in memory.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, PipeReader, Read, Write};

use super::Shared;
use crate::kept;

/// Bytes of output that are kept on disk; the rest is only counted.
pub(super) const LOG_BYTES_MAX: u64 = 64 << 20;
/// Bytes of the beginning and of the end that are kept in memory.
const END_BYTES: usize = 128 << 10;

/// The output so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Output {
    /// Its beginning.
    pub head: Vec<u8>,
    /// Its end, as far as it is not in the beginning.
    pub tail: VecDeque<u8>,
    pub n_bytes: u64,
    pub n_lines: usize,
    ends_in_line: bool,
}

impl Output {
    fn push(&mut self, bytes: &[u8]) {
        self.n_bytes += bytes.len() as u64;
        self.n_lines += bytes.iter().filter(|byte| **byte == b'\n').count();
        self.ends_in_line = bytes.last().is_some_and(|byte| *byte != b'\n');
        let (head, tail) = bytes.split_at(bytes.len().min(END_BYTES - self.head.len()));
        self.head.extend_from_slice(head);
        self.tail.extend(&tail[tail.len().saturating_sub(END_BYTES)..]);
        let surplus = self.tail.len().saturating_sub(END_BYTES);
        self.tail.drain(..surplus);
    }

    /// Its lines, an unfinished one included.
    pub fn lines(&self) -> usize {
        self.n_lines + usize::from(self.ends_in_line)
    }

    /// All of it, if it is still in memory.
    pub fn whole(&self) -> Option<String> {
        let bytes: Vec<u8> = self.head.iter().chain(&self.tail).copied().collect();
        (bytes.len() as u64 == self.n_bytes).then(|| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Its beginning and its end, together about `n_bytes` long, in whole lines where there are any; all of it is a beginning.
    pub fn ends(&self, n_bytes: usize) -> (String, String) {
        if let Some(whole) = self.whole() {
            if whole.len() <= n_bytes {
                return (whole, String::new());
            }
            let (head, tail) = kept::ends(&whole, n_bytes);
            return (head.to_owned(), tail.to_owned());
        }
        let head = &self.head[..self.head.len().min(n_bytes / 2)];
        let head = head.iter().rposition(|byte| *byte == b'\n').map_or(head, |at| &head[..=at]);
        let tail: Vec<u8> = self.tail.iter().copied().skip(self.tail.len().saturating_sub(n_bytes / 2)).collect();
        let tail = tail.iter().position(|byte| *byte == b'\n').map_or(&tail[..], |at| &tail[at + 1..]);
        (String::from_utf8_lossy(head).into_owned(), String::from_utf8_lossy(tail).into_owned())
    }
}

/// Takes what comes through the pipe until nobody holds its other end.
pub(super) fn collect(mut reader: PipeReader, mut log: File, shared: &Shared) {
    let mut buffer = vec![0; 64 << 10];
    let mut logged = 0;
    loop {
        let n = match reader.read(&mut buffer) {
            Ok(0) => return,
            Ok(n) => n,
            Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return,
        };
        let room = (LOG_BYTES_MAX - logged).min(n as u64) as usize;
        // A full disk costs the log, not the command.
        if room > 0 && log.write_all(&buffer[..room]).is_ok() {
            logged += room as u64;
        }
        shared.lock().output.push(&buffer[..n]);
    }
}
