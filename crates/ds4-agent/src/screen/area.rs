//! The last rows of the terminal, which are drawn anew; everything above belongs to the scrollback.

use std::io::{self, Write};

use unicode_width::UnicodeWidthChar;

/// Begins and ends an update that terminals show at once; those that do not know it ignore it.
const BEGIN: &str = "\x1b[?2026h\x1b[?25l";
const END: &str = "\x1b[?25h\x1b[?2026l";

/// Where the live rows are.
#[derive(Debug)]
pub struct Area {
    width: usize,
    height: usize,
    /// What was drawn last.
    rows: Vec<String>,
    /// Where the cursor was left: its row among them, and its column.
    cursor: (usize, usize),
    /// What stands there is not what was drawn.
    is_stale: bool,
}

impl Area {
    /// Nothing drawn yet.
    pub fn new(width: usize, height: usize) -> Area {
        Area { width, height, rows: Vec::new(), cursor: (0, 0), is_stale: true }
    }

    /// Columns and rows of the terminal.
    pub fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// The terminal has another size, and has broken the live rows anew.
    pub fn resize(&mut self, width: usize, height: usize) {
        let wrapped = |row: &String| columns(row).max(1).div_ceil(width);
        let above: usize = self.rows.iter().take(self.cursor.0).map(wrapped).sum();
        self.cursor.0 = above + self.cursor.1 / width;
        (self.width, self.height, self.is_stale) = (width, height, true);
    }

    /// Begins anew on an empty screen.
    pub fn clear(&mut self, out: &mut dyn Write) {
        // What cannot be written now cannot be drawn either, and that is noticed then.
        let _ = write!(out, "\x1b[2J\x1b[H");
        (self.cursor, self.is_stale) = ((0, 0), true);
    }

    /// Prints rows that are finished, and the live rows below them.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(
        &mut self,
        out: &mut dyn Write,
        finished: &[String],
        live: &[String],
        cursor: (usize, usize),
    ) -> io::Result<()> {
        // What does not fit is the upper part: status and typing are below.
        let skip = live.len().saturating_sub(self.height - 1);
        let live: Vec<String> = live[skip..].iter().map(|row| clip(row, self.width)).collect();
        let cursor = (cursor.0.saturating_sub(skip), cursor.1.min(self.width - 1));
        if finished.is_empty() && !self.is_stale && live == self.rows && cursor == self.cursor {
            return Ok(());
        }
        let mut page = String::from(BEGIN);
        page.push_str(&self.to_top());
        page.push_str("\x1b[J");
        for row in finished {
            page.push_str(row);
            page.push_str("\r\n");
        }
        page.push_str(&live.join("\r\n"));
        let up = live.len().saturating_sub(1) - cursor.0.min(live.len().saturating_sub(1));
        if up > 0 {
            page.push_str(&format!("\x1b[{up}A"));
        }
        page.push('\r');
        if cursor.1 > 0 {
            page.push_str(&format!("\x1b[{}C", cursor.1));
        }
        page.push_str(END);
        out.write_all(page.as_bytes())?;
        out.flush()?;
        (self.rows, self.cursor, self.is_stale) = (live, cursor, false);
        Ok(())
    }

    /// Takes the live rows away.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn leave(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{}\x1b[J", self.to_top())?;
        out.flush()
    }

    fn to_top(&self) -> String {
        if self.cursor.0 > 0 { format!("\r\x1b[{}A", self.cursor.0) } else { "\r".to_owned() }
    }
}

/// Columns that a row takes, colours aside.
pub fn columns(row: &str) -> usize {
    let mut in_colour = false;
    let mut n = 0;
    for c in row.chars() {
        match c {
            '\x1b' => in_colour = true,
            'm' if in_colour => in_colour = false,
            _ if in_colour => {}
            c => n += c.width().unwrap_or(0),
        }
    }
    n
}

/// As much of a row as fits, colours kept and ended.
pub fn clip(row: &str, width: usize) -> String {
    if columns(row) <= width {
        return row.to_owned();
    }
    let (mut out, mut n, mut in_colour) = (String::new(), 0, false);
    for c in row.chars() {
        match c {
            '\x1b' => in_colour = true,
            'm' if in_colour => in_colour = false,
            _ if in_colour => {}
            c => {
                n += c.width().unwrap_or(0);
                if n > width {
                    continue;
                }
            }
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(area: &mut Area, finished: &[&str], live: &[&str], cursor: (usize, usize)) -> String {
        let mut out = Vec::new();
        let own = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>();
        area.draw(&mut out, &own(finished), &own(live), cursor).unwrap();
        String::from_utf8(out).unwrap().replace(BEGIN, "").replace(END, "")
    }

    #[test]
    fn finished_rows_stay_and_live_rows_are_drawn_over() {
        let mut area = Area::new(20, 10);
        assert_eq!(drawn(&mut area, &["one"], &["status", "> "], (1, 2)), "\r\x1b[Jone\r\nstatus\r\n> \r\x1b[2C");
        assert_eq!(drawn(&mut area, &[], &["status", "> "], (1, 2)), "");
        assert_eq!(drawn(&mut area, &[], &["status", "> a"], (0, 3)), "\r\x1b[1A\x1b[Jstatus\r\n> a\x1b[1A\r\x1b[3C");
        assert_eq!(drawn(&mut area, &["two"], &["s"], (0, 0)), "\r\x1b[Jtwo\r\ns\r");
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        let mut area = Area::new(10, 3);
        let out = drawn(&mut area, &[], &["a", "b", "c", "123456789012"], (3, 11));
        assert_eq!(out, "\r\x1b[Jc\r\n1234567890\r\x1b[9C");
        assert_eq!(clip("\x1b[1mabcdef\x1b[0m", 3), "\x1b[1mabc\x1b[0m");
        assert_eq!(columns("\x1b[36m\u{4e16}a\x1b[0m"), 3);
    }

    #[test]
    fn a_narrower_terminal_has_broken_the_rows() {
        let mut area = Area::new(20, 10);
        drawn(&mut area, &[], &["123456789012345", "> "], (1, 2));
        area.resize(10, 10);
        assert!(drawn(&mut area, &[], &["x"], (0, 0)).starts_with("\r\x1b[2A\x1b[J"));
    }
}
