//! Results that are too long for the model, whole on disk, so that it can ask for the rest.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::text::short_line;

/// Long results of this process, by the id that the model was told.
#[derive(Debug)]
pub struct Kept {
    folder: PathBuf,
    files: HashMap<String, PathBuf>,
}

impl Kept {
    /// Keeps results in a folder that exists.
    pub fn new(folder: &Path) -> Kept {
        Kept { folder: folder.to_owned(), files: HashMap::new() }
    }

    /// A file for the next result.
    pub(crate) fn next_file(&self, stem: &str) -> PathBuf {
        self.folder.join(format!("{stem}{}.log", self.files.len() + 1))
    }

    /// Gives a file an id.
    pub(crate) fn add(&mut self, file: PathBuf) -> String {
        let id = format!("r{}", self.files.len() + 1);
        self.files.insert(id.clone(), file);
        id
    }

    /// As much of `text` as fits into `n_bytes`: its beginning and its end, with a line between them that says how to get the
    /// rest.
    pub fn shorten(&mut self, text: String, n_bytes: usize) -> String {
        if text.len() <= n_bytes {
            return text;
        }
        let file = self.next_file("result");
        let id = fs::write(&file, &text).ok().map(|()| self.add(file));
        let (head, tail) = ends(&text, n_bytes);
        join(head, tail, text.lines().count(), id.as_deref())
    }

    /// Lines of a kept result from `start_line` on, as many as fit into `n_bytes`.
    pub(crate) fn more(&self, id: &str, start_line: usize, n_bytes: usize) -> Result<String, Error> {
        let Some(path) = self.files.get(id) else {
            return Err(Error::Call(format!("there is no kept result {id}.")));
        };
        let file = File::open(path).map_err(Error::io("open", path))?;
        let (mut out, mut number, mut line) = (String::new(), 0, Vec::new());
        let mut reader = BufReader::new(file);
        let start = start_line.max(1);
        let mut last = 0;
        loop {
            line.clear();
            if reader.read_until(b'\n', &mut line).map_err(Error::io("read", path))? == 0 {
                break;
            }
            number += 1;
            if number < start || last > 0 {
                continue;
            }
            let text = String::from_utf8_lossy(&line);
            let text = short_line(text.trim_end_matches('\n'));
            if !out.is_empty() && out.len() + text.len() + 1 > n_bytes {
                last = number - 1;
                continue;
            }
            out.push_str(&text);
            out.push('\n');
        }
        if number < start {
            return Ok(format!("[it has only {number} lines]"));
        }
        if last > 0 {
            out.push_str(&format!("[lines {start}-{last} of {number}; go on with start_line {}]", last + 1));
        }
        Ok(out.trim_end_matches('\n').to_owned())
    }
}

/// The first and the last lines of a text that has more than `n_bytes`; together they have fewer.
pub(crate) fn ends(text: &str, n_bytes: usize) -> (&str, &str) {
    let head_max = n_bytes * 3 / 5;
    let head = floor(text, head_max);
    let head = text[..head].rfind('\n').map_or(head, |at| at + 1);
    let tail = ceil(text, text.len() - (n_bytes - head_max).min(text.len() - head));
    let tail = text[tail..].find('\n').map_or(tail, |at| tail + at + 1);
    (&text[..head], &text[tail..])
}

/// Both ends of a result of `n_lines` lines and what lies between them.
pub(crate) fn join(head: &str, tail: &str, n_lines: usize, id: Option<&str>) -> String {
    let (shown, last) = (head.lines().count(), tail.lines().count());
    let cut = n_lines.saturating_sub(shown + last);
    let newline = if head.is_empty() || head.ends_with('\n') { "" } else { "\n" };
    let how = id.map_or(String::new(), |id| format!("; more with id {id} and start_line {}", shown + 1));
    format!("{head}{newline}[{cut} lines cut{how}]\n{tail}")
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_result_keeps_both_ends_and_the_middle_can_be_had() {
        let home = tempfile::tempdir().unwrap();
        let mut kept = Kept::new(home.path());
        assert_eq!(kept.shorten("short\n".into(), 100), "short\n");
        let long: String = (1..=1000).map(|n| format!("line {n}\n")).collect();
        let short = kept.shorten(long, 200);
        assert!(short.len() < 300 && short.starts_with("line 1\n") && short.ends_with("line 1000\n"), "{short}");
        let shown = short.lines().position(|line| line.starts_with('[')).unwrap();
        let note = short.lines().nth(shown).unwrap();
        assert!(note.ends_with(&format!("lines cut; more with id r1 and start_line {}]", shown + 1)), "{note}");
        let rest = kept.more("r1", shown + 1, 100).unwrap();
        assert!(rest.starts_with(&format!("line {}\n", shown + 1)), "{rest}");
        assert!(rest.contains("of 1000; go on with start_line"), "{rest}");
        assert_eq!(kept.more("r1", 1000, 100).unwrap(), "line 1000");
        assert_eq!(kept.more("r1", 1001, 100).unwrap(), "[it has only 1000 lines]");
        assert!(kept.more("r9", 1, 100).is_err());
    }

    #[test]
    fn one_endless_line_is_cut_between_characters() {
        let home = tempfile::tempdir().unwrap();
        let mut kept = Kept::new(home.path());
        let short = kept.shorten("\u{e9}".repeat(10_000), 101);
        assert!(short.len() < 250, "{}", short.len());
    }
}
