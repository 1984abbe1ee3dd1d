//! The two output streams, and what kind of thing reads them.

use std::borrow::Cow;
use std::io::{self, Write};

const DIM: &str = "\x1b[2m";
const RESET: &str = "\x1b[0m";

/// Results go to `out`, everything else to `err`.
pub struct Console<'a> {
    /// stdout.
    pub out: &'a mut dyn Write,
    /// stderr.
    pub err: &'a mut dyn Write,
    /// A person reads stdout.
    pub out_is_terminal: bool,
    /// A person reads stderr.
    pub err_is_terminal: bool,
    /// No colours, no redrawn lines.
    pub plain: bool,
}

impl Console<'_> {
    /// A line for the person, on stderr.
    ///
    /// # Errors
    /// When stderr cannot be written.
    pub fn note(&mut self, line: &str) -> io::Result<()> {
        self.out.flush()?;
        writeln!(self.err, "{line}")
    }

    /// A line for the person that is not worth much of his attention.
    ///
    /// # Errors
    /// When stderr cannot be written.
    pub fn aside(&mut self, line: &str) -> io::Result<()> {
        let line = dimmed(line, self.err_is_terminal && !self.plain);
        self.note(&line)
    }

    /// Text on stdout, at once.
    ///
    /// # Errors
    /// When stdout cannot be written; a reader that has left is one of the reasons.
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }
}

/// `text` in the terminal's faint colour, if there is one. Each fragment is closed again, so that a program that is
/// killed leaves no grey terminal behind.
pub fn dimmed(text: &str, has_colours: bool) -> String {
    if has_colours { format!("{DIM}{text}{RESET}") } else { text.to_owned() }
}

/// What a model says, made harmless for a terminal: control characters, which could clear the screen or answer in the
/// person's name, become pictures of themselves.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let is_command = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !text.contains(is_command) {
        return text.into();
    }
    text.chars().map(|c| if is_command(c) { picture(c) } else { c }).collect()
}

fn picture(control: char) -> char {
    match u32::from(control) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).expect("the block of control pictures"),
        0x7f => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_cannot_command_the_terminal() {
        assert_eq!(harmless("a\n\tb \u{e9}"), "a\n\tb \u{e9}");
        assert_eq!(harmless("\x1b[2J\x07\r\x7f\u{9b}"), "\u{241b}[2J\u{2407}\u{240d}\u{2421}\u{fffd}");
    }
}
