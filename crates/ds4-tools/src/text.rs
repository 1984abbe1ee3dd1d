//! Files as text: what is binary, what is not UTF-8, how lines end.

use std::borrow::Cow;

use crate::Error;
use crate::workspace::Place;

/// Longest line that is shown, in characters.
const LINE_CHARS_MAX: usize = 2000;
/// Bytes looked at to tell text from anything else.
const SNIFFED: usize = 8192;

/// Whether this is no text: a NUL byte near its beginning, as git decides it.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(SNIFFED)].contains(&0)
}

/// The text of a file, for reading. What is not UTF-8 becomes a replacement character.
///
/// # Errors
/// When it is binary.
pub(crate) fn to_read<'b>(place: &Place, bytes: &'b [u8]) -> Result<Cow<'b, str>, Error> {
    if is_binary(bytes) {
        return Err(not_text(place, format!("a binary file of {} bytes", bytes.len()), "read"));
    }
    Ok(String::from_utf8_lossy(bytes))
}

/// The text of a file, for editing.
///
/// # Errors
/// When it is binary or not UTF-8: writing it back would change what was not edited.
pub(crate) fn to_edit<'b>(place: &Place, bytes: &'b [u8]) -> Result<&'b str, Error> {
    if is_binary(bytes) {
        return Err(not_text(place, format!("a binary file of {} bytes", bytes.len()), "edited"));
    }
    std::str::from_utf8(bytes).map_err(|_| not_text(place, "not UTF-8 text".to_owned(), "edited"))
}

fn not_text(place: &Place, what: String, doing: &'static str) -> Error {
    Error::NotText { path: place.given.clone(), what, doing }
}

/// A line that a model can afford to read.
pub(crate) fn short_line(line: &str) -> Cow<'_, str> {
    match line.char_indices().nth(LINE_CHARS_MAX) {
        None => line.into(),
        Some((at, _)) => format!("{} [{} more characters]", &line[..at], line[at..].chars().count()).into(),
    }
}

/// "1 line", "2 lines".
pub(crate) fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// The line of a byte, from 1.
pub(crate) fn line_at(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place { relative: "a".into(), given: "a".into() }
    }

    #[test]
    fn what_is_no_text() {
        assert!(to_read(&place(), b"\x7fELF\0\0").is_err());
        assert_eq!(to_read(&place(), b"caf\xe9").unwrap(), "caf\u{fffd}");
        let err = to_edit(&place(), b"caf\xe9").unwrap_err().to_string();
        assert_eq!(err, "a is not UTF-8 text. It cannot be edited.");
        assert_eq!(to_edit(&place(), "caf\u{e9}".as_bytes()).unwrap(), "caf\u{e9}");
    }

    #[test]
    fn long_lines_are_cut_between_characters() {
        let line = "\u{e9}".repeat(2100);
        assert!(short_line(&line).ends_with("\u{e9} [100 more characters]"));
        assert_eq!(short_line("short"), "short");
    }
}
