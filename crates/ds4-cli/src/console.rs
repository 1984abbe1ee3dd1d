//! The two output streams, and what kind of thing reads them.

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
