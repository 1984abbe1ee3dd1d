//! Markdown for a terminal while it is being written: letters in, finished rows out, and the row in the making.
//!
//! What the model writes is shown as it is; styles are only added: bold, italic, code, headings, quotes, code blocks. A row that is
//! finished is never changed again, so nothing flickers.

use unicode_width::UnicodeWidthChar;

use super::plain::harmless;

const RESET: &str = "\x1b[0m";

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Style {
    bold: bool,
    italic: bool,
    code: bool,
    heading: bool,
    dim: bool,
}

impl Style {
    fn sequence(self) -> String {
        let codes = [(self.bold || self.heading, "1"), (self.dim, "2"), (self.italic, "3"), (self.code, "36")];
        let on: Vec<&str> = codes.iter().filter(|(on, _)| *on).map(|(_, code)| *code).collect();
        if on.is_empty() { String::new() } else { format!("\x1b[{}m", on.join(";")) }
    }
}

/// Text that becomes rows of a terminal.
#[derive(Clone, Debug)]
pub struct Markdown {
    width: usize,
    colours: bool,
    /// Everything is dimmed: reasoning.
    dim: bool,
    /// Inside a fenced block.
    fenced: bool,
    style: Style,
    /// The letters of the row in the making.
    row: Vec<(char, Style)>,
    column: usize,
    /// The beginning of the line so far, which says what the line is; `None` once that is known.
    prefix: Option<String>,
    /// A star or underscore that may be followed by another.
    held: Option<char>,
    last: char,
    done: Vec<String>,
}

impl Markdown {
    /// Nothing yet. `dim` is for reasoning, which is not styled otherwise.
    pub fn new(width: usize, colours: bool, dim: bool) -> Markdown {
        Markdown {
            width: width.max(8),
            colours,
            dim,
            fenced: false,
            style: Style::default(),
            row: Vec::new(),
            column: 0,
            prefix: Some(String::new()),
            held: None,
            last: '\n',
            done: Vec::new(),
        }
    }

    /// The terminal has another width from here on.
    pub fn resize(&mut self, width: usize) {
        self.width = width.max(8);
    }

    /// Takes more text.
    pub fn push(&mut self, text: &str) {
        for c in harmless(text).chars() {
            self.letter(c);
        }
    }

    /// The rows that are finished since somebody asked last.
    pub fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.done)
    }

    /// The row in the making; nothing when it is empty.
    pub fn open(&self) -> Option<String> {
        let held = self.held.map(|c| (c, self.style));
        let row: Vec<_> = self.row.iter().copied().chain(held).collect();
        (!row.is_empty()).then(|| self.paint(&row))
    }

    /// Ends the text: the row in the making is finished.
    pub fn finish(&mut self) {
        self.release();
        if !self.row.is_empty() {
            self.end_row();
        }
        self.style = Style::default();
        self.prefix = Some(String::new());
        self.fenced = false;
    }

    fn letter(&mut self, c: char) {
        if c == '\n' {
            self.end_line();
            return;
        }
        if let Some(prefix) = &mut self.prefix {
            let n_ticks = ticks(prefix);
            prefix.push(c);
            let n_ticks_now = ticks(prefix);
            self.recognise();
            if !self.dim && self.ticks(n_ticks, n_ticks_now) {
                return;
            }
        }
        if self.dim || self.fenced {
            return self.put(c);
        }
        match (self.held.take(), c) {
            // A run of two is bold, of one italic.
            (Some(held), c) if c == held => {
                self.style.bold = !self.style.bold;
                self.last = c;
                return;
            }
            (Some(held), c) => {
                self.mark(held, Some(c));
            }
            (None, _) => {}
        }
        match c {
            '`' => {
                self.style.code = !self.style.code;
                self.last = c;
            }
            '*' | '_' if !self.style.code => self.held = Some(c),
            c => self.put(c),
        }
    }

    /// Ticks at the beginning of a line wait until it is known whether they are a fence. Answers whether the letter is dealt with.
    fn ticks(&mut self, before: usize, now: usize) -> bool {
        match (before, now) {
            (_, 1 | 2) => true,
            (_, 3) => {
                (0..3).for_each(|_| self.put('`'));
                true
            }
            (1 | 2, 0) if self.fenced => {
                (0..before).for_each(|_| self.put('`'));
                false
            }
            (1 | 2, 0) => {
                self.style.code ^= before == 1;
                false
            }
            _ => false,
        }
    }

    /// A single star or underscore: the beginning or end of italics, or just itself.
    fn mark(&mut self, held: char, next: Option<char>) {
        let opens = self.last.is_whitespace() || self.last.is_ascii_punctuation();
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let begins = !self.style.italic && opens && is_word(next);
        let closes = self.style.italic && next.is_none_or(|c| !c.is_alphanumeric());
        if begins || closes {
            self.style.italic = !self.style.italic;
            self.last = held;
        } else {
            self.put(held);
        }
    }

    fn release(&mut self) {
        if let Some(held) = self.held.take() {
            self.mark(held, None);
        }
    }

    /// Looks at the beginning of a line: a heading, a quote, a fence.
    fn recognise(&mut self) {
        let Some(prefix) = &self.prefix else { return };
        let trimmed = prefix.trim_start();
        if self.dim {
            self.prefix = None;
        } else if trimmed.starts_with("```") {
            // The rest of the line is the language; it and the fence are shown as they are.
            self.style = Style { dim: true, ..Style::default() };
        } else if self.fenced || trimmed.is_empty() || "```".starts_with(trimmed) || "######".starts_with(trimmed) {
            // It may still become one.
        } else {
            if trimmed.starts_with('#') && trimmed.ends_with(' ') {
                self.style.heading = true;
            } else if trimmed.starts_with('>') {
                self.style.dim = true;
            }
            self.prefix = None;
        }
    }

    fn end_line(&mut self) {
        self.release();
        let is_fence = self.prefix.as_ref().is_some_and(|prefix| prefix.trim_start().starts_with("```"));
        self.end_row();
        if is_fence {
            self.fenced = !self.fenced;
        }
        // Bold and italics end with their paragraph at the latest; a forgotten star does not colour the rest.
        self.style = Style::default();
        self.prefix = Some(String::new());
        self.last = '\n';
    }

    fn put(&mut self, c: char) {
        let style = match (self.dim, self.fenced) {
            (true, _) => Style { dim: true, ..Style::default() },
            (_, true) if !self.style.dim => Style { code: true, ..Style::default() },
            _ => self.style,
        };
        self.last = c;
        if c == '\t' {
            return (0..4 - self.column % 4).for_each(|_| self.put_cell(' ', style));
        }
        self.put_cell(c, style);
    }

    fn put_cell(&mut self, c: char, style: Style) {
        let n_columns = c.width().unwrap_or(0);
        if self.column + n_columns > self.width {
            self.wrap(c);
        }
        self.row.push((c, style));
        self.column += n_columns;
    }

    /// Ends the row before the word being written, or right here when it is as long as a row.
    fn wrap(&mut self, next: char) {
        let at = match next {
            ' ' => None,
            _ => self.row.iter().rposition(|(c, _)| *c == ' ').map(|at| at + 1),
        };
        let rest =
            at.filter(|at| !self.fenced && self.row.len() - at < self.width / 2).map(|at| self.row.split_off(at));
        self.end_row();
        self.row = rest.unwrap_or_default();
        self.column = self.row.iter().map(|(c, _)| c.width().unwrap_or(0)).sum();
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        self.column = 0;
        self.done.push(self.paint(&row));
    }

    fn paint(&self, row: &[(char, Style)]) -> String {
        let mut out = String::new();
        let mut now = Style::default();
        for (c, style) in row {
            if self.colours && *style != now {
                if now != Style::default() {
                    out.push_str(RESET);
                }
                out.push_str(&style.sequence());
                now = *style;
            }
            out.push(*c);
        }
        if now != Style::default() {
            out.push_str(RESET);
        }
        out
    }
}

/// How many ticks a line is made of so far; 0 when there is anything else.
fn ticks(prefix: &str) -> usize {
    let trimmed = prefix.trim_start();
    if trimmed.chars().all(|c| c == '`') { trimmed.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, width: usize, colours: bool) -> Vec<String> {
        let mut markdown = Markdown::new(width, colours, false);
        // Letter by letter: what is shown must not depend on how it came.
        text.chars().for_each(|c| markdown.push(&c.to_string()));
        markdown.finish();
        markdown.take()
    }

    #[test]
    fn styles_are_added_and_letters_stay() {
        assert_eq!(shown("a **b** c\n", 80, true), ["a \x1b[1mb\x1b[0m c"]);
        assert_eq!(shown("an *i* and `x_y`\n", 80, true), ["an \x1b[3mi\x1b[0m and \x1b[36mx_y\x1b[0m"]);
        assert_eq!(shown("snake_case_name 2 * 3 * 4\n", 80, true), ["snake_case_name 2 * 3 * 4"]);
        assert_eq!(shown("# Title\ntext\n", 80, true), ["#\x1b[1m Title\x1b[0m", "text"]);
        assert_eq!(shown("**open\nnext\n", 80, true), ["\x1b[1mopen\x1b[0m", "next"]);
        assert_eq!(shown("* item *x*\n", 80, true), ["* item \x1b[3mx\x1b[0m"]);
    }

    #[test]
    fn code_is_left_alone() {
        let rows = shown("```rust\nlet a = **b;\n```\nend\n", 80, true);
        assert_eq!(rows[1], "\x1b[36mlet a = **b;\x1b[0m");
        assert_eq!(rows[3], "end");
        assert!(rows[0].contains("```rust"), "{}", rows[0]);
    }

    #[test]
    fn rows_break_between_words_and_nothing_is_lost() {
        assert_eq!(shown("one two three four\n", 9, false), ["one two ", "three ", "four"]);
        assert_eq!(shown(&"x".repeat(20), 8, false), ["xxxxxxxx", "xxxxxxxx", "xxxx"]);
        assert_eq!(shown("\u{4e16}\u{754c}\u{4e16}\u{754c}\u{4e16}", 8, false).len(), 2);
    }

    #[test]
    fn the_open_row_is_what_comes() {
        let mut markdown = Markdown::new(20, false, false);
        markdown.push("one\ntw");
        assert_eq!(markdown.take(), ["one"]);
        assert_eq!(markdown.open().as_deref(), Some("tw"));
        markdown.push("o\x1b[2J\n");
        assert_eq!(markdown.take(), ["two\u{241b}[2J"]);
        assert_eq!(markdown.open(), None);
    }

    #[test]
    fn reasoning_is_dim() {
        let mut markdown = Markdown::new(20, true, true);
        markdown.push("so **x**\n");
        assert_eq!(markdown.take(), ["\x1b[2mso **x**\x1b[0m"]);
    }
}
