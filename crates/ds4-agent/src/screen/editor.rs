//! The line a person types in: several rows, history, pastes. Knows keys and text, and no terminal.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Lines of history that are kept.
const HISTORY_MAX: usize = 1000;
/// Rows of a paste that are shown as they are; longer ones are folded.
const PASTE_ROWS_MAX: usize = 10;

/// What a key did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing that others need to know.
    Nothing,
    /// This is to be said.
    Line(String),
    /// Ctrl+C with nothing typed.
    Interrupt,
    /// Escape.
    Escape,
    /// Ctrl+D with nothing typed.
    End,
    /// Ctrl+L.
    Redraw,
    /// Tab, behind this text.
    Complete(String),
}

/// Text being typed.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    text: Vec<char>,
    cursor: usize,
    history: Vec<String>,
    /// Where in the history we are; the end is what is being typed.
    at: usize,
    /// What was being typed before looking back.
    draft: String,
    /// Long pastes, which stand as one private character each.
    pastes: Vec<String>,
    killed: String,
}

/// The first of the characters that stand for pastes.
const PASTE: u32 = 0xf0000;

impl Editor {
    /// Nothing typed, with what was typed before.
    pub fn new(history: Vec<String>) -> Editor {
        Editor { at: history.len(), history, ..Editor::default() }
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What is typed, pastes in full.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for c in &self.text {
            match self.paste_of(*c) {
                Some(paste) => out.push_str(paste),
                None => out.push(*c),
            }
        }
        out
    }

    /// Forgets what is typed.
    pub fn clear(&mut self) {
        self.text.clear();
        self.pastes.clear();
        self.cursor = 0;
        self.at = self.history.len();
    }

    /// Replaces what is typed.
    pub fn set(&mut self, text: &str) {
        self.pastes.clear();
        self.text = text.chars().collect();
        self.cursor = self.text.len();
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Typed {
        let (control, alt) = (key.modifiers.contains(KeyModifiers::CONTROL), key.modifiers.contains(KeyModifiers::ALT));
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        match key.code {
            KeyCode::Enter if alt || shift => self.insert('\n'),
            KeyCode::Char('j') if control => self.insert('\n'),
            KeyCode::Enter => {
                if self.cursor > 0 && self.text[self.cursor - 1] == '\\' {
                    self.text[self.cursor - 1] = '\n';
                    return Typed::Nothing;
                }
                return self.enter();
            }
            KeyCode::Char('c') if control => {
                if self.is_empty() {
                    return Typed::Interrupt;
                }
                self.clear();
            }
            KeyCode::Char('d') if control => {
                if self.is_empty() {
                    return Typed::End;
                }
                self.delete(self.cursor..self.cursor + 1);
            }
            KeyCode::Char('l') if control => return Typed::Redraw,
            KeyCode::Esc => return Typed::Escape,
            KeyCode::Tab => return Typed::Complete(self.text[..self.cursor].iter().collect()),
            KeyCode::Char('a') if control => self.cursor = self.row_start(),
            KeyCode::Char('e') if control => self.cursor = self.row_end(),
            KeyCode::Home => self.cursor = self.row_start(),
            KeyCode::End => self.cursor = self.row_end(),
            KeyCode::Char('b') if alt => self.cursor = self.word_start(),
            KeyCode::Char('f') if alt => self.cursor = self.word_end(),
            KeyCode::Left if control || alt => self.cursor = self.word_start(),
            KeyCode::Right if control || alt => self.cursor = self.word_end(),
            KeyCode::Char('b') if control => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Char('f') if control => self.cursor = (self.cursor + 1).min(self.text.len()),
            KeyCode::Left => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Right => self.cursor = (self.cursor + 1).min(self.text.len()),
            KeyCode::Char('k') if control => self.kill(self.cursor..self.row_end()),
            KeyCode::Char('u') if control => self.kill(self.row_start()..self.cursor),
            KeyCode::Char('w') if control => self.kill(self.word_start()..self.cursor),
            KeyCode::Backspace if alt => self.kill(self.word_start()..self.cursor),
            KeyCode::Char('d') if alt => self.kill(self.cursor..self.word_end()),
            KeyCode::Char('y') if control => {
                for c in self.killed.clone().chars() {
                    self.insert(c);
                }
            }
            KeyCode::Backspace => self.delete(self.cursor.saturating_sub(1)..self.cursor),
            KeyCode::Char('h') if control => self.delete(self.cursor.saturating_sub(1)..self.cursor),
            KeyCode::Delete => self.delete(self.cursor..self.cursor + 1),
            KeyCode::Up => self.up(),
            KeyCode::Down => self.down(),
            KeyCode::Char('p') if control => self.look_back(),
            KeyCode::Char('n') if control => self.look_forward(),
            KeyCode::Char(c) if !control && !alt => self.insert(c),
            _ => {}
        }
        Typed::Nothing
    }

    /// Takes a paste. A long one becomes one character, so that it can be seen around and deleted at once.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if text.lines().count() <= PASTE_ROWS_MAX && text.chars().count() <= 2000 {
            text.chars().for_each(|c| self.insert(c));
            return;
        }
        let stand_in = char::from_u32(PASTE + self.pastes.len() as u32).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.pastes.push(text);
        self.insert(stand_in);
    }

    /// The rows to show at a width, the cursor's row and its column. Rows are cut where they are too long.
    pub fn rows(&self, width: usize) -> (Vec<String>, usize, usize) {
        let width = width.max(4);
        let (mut rows, mut column) = (vec![String::new()], 0);
        let (mut cursor_row, mut cursor_column) = (0, 0);
        for (i, c) in self.text.iter().enumerate() {
            let shown = match self.paste_of(*c) {
                Some(paste) => format!("[{} lines pasted]", paste.lines().count()),
                None if *c == '\t' => "    ".to_owned(),
                None => super::plain::harmless(&c.to_string()),
            };
            let n_columns = if *c == '\n' { 0 } else { shown.width() };
            if column + n_columns > width && column > 0 {
                rows.push(String::new());
                column = 0;
            }
            if i == self.cursor {
                (cursor_row, cursor_column) = (rows.len() - 1, column);
            }
            if *c == '\n' {
                rows.push(String::new());
                column = 0;
            } else {
                rows.last_mut().expect("there is a first row").push_str(&shown);
                column += n_columns;
            }
        }
        if self.cursor == self.text.len() {
            if column >= width {
                rows.push(String::new());
                column = 0;
            }
            (cursor_row, cursor_column) = (rows.len() - 1, column);
        }
        (rows, cursor_row, cursor_column)
    }

    fn paste_of(&self, c: char) -> Option<&String> {
        self.pastes.get(u32::from(c).checked_sub(PASTE)? as usize)
    }

    fn insert(&mut self, c: char) {
        // What has no width and is no mark on another character is not for typing.
        if c == '\n' || c == '\t' || c.width().is_some() {
            self.text.insert(self.cursor, c);
            self.cursor += 1;
        }
    }

    fn delete(&mut self, range: std::ops::Range<usize>) {
        let range = range.start..range.end.min(self.text.len());
        self.cursor = range.start;
        self.text.drain(range);
    }

    fn kill(&mut self, range: std::ops::Range<usize>) {
        self.killed = self.text[range.clone()].iter().filter(|c| self.paste_of(**c).is_none()).collect();
        self.delete(range);
    }

    fn enter(&mut self) -> Typed {
        let line = self.text();
        if line.trim().is_empty() {
            self.clear();
            return Typed::Nothing;
        }
        self.remember(&line);
        self.clear();
        Typed::Line(line)
    }

    /// Puts a line into the history, once in a row.
    fn remember(&mut self, line: &str) {
        if self.history.last().is_none_or(|last| last != line) {
            self.history.push(line.to_owned());
        }
        let surplus = self.history.len().saturating_sub(HISTORY_MAX);
        self.history.drain(..surplus);
    }

    fn row_start(&self) -> usize {
        self.text[..self.cursor].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1)
    }

    fn row_end(&self) -> usize {
        self.text[self.cursor..].iter().position(|c| *c == '\n').map_or(self.text.len(), |at| self.cursor + at)
    }

    fn word_start(&self) -> usize {
        let before = &self.text[..self.cursor];
        let end = before.iter().rposition(|c| c.is_alphanumeric()).map_or(0, |at| at + 1);
        before[..end].iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |at| at + 1)
    }

    fn word_end(&self) -> usize {
        let behind = &self.text[self.cursor..];
        let start = behind.iter().position(|c| c.is_alphanumeric()).unwrap_or(behind.len());
        let n = behind[start..].iter().position(|c| !c.is_alphanumeric()).unwrap_or(behind.len() - start);
        self.cursor + start + n
    }

    /// A row up, or back in the history from the first row.
    fn up(&mut self) {
        let start = self.row_start();
        if start == 0 {
            return self.look_back();
        }
        let column = self.cursor - start;
        self.cursor = start - 1;
        let (start, end) = (self.row_start(), self.cursor);
        self.cursor = (start + column).min(end);
    }

    fn down(&mut self) {
        let end = self.row_end();
        if end == self.text.len() {
            return self.look_forward();
        }
        let column = self.cursor - self.row_start();
        self.cursor = end + 1;
        let end = self.row_end();
        self.cursor = (self.cursor + column).min(end);
    }

    fn look_back(&mut self) {
        if self.at == self.history.len() {
            self.draft = self.text();
        }
        if self.at > 0 {
            self.at -= 1;
            let line = self.history[self.at].clone();
            self.set(&line);
        }
    }

    fn look_forward(&mut self) {
        if self.at < self.history.len() {
            self.at += 1;
            let line = self.history.get(self.at).unwrap_or(&self.draft).clone();
            self.set(&line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(editor: &mut Editor, code: KeyCode, modifiers: KeyModifiers) -> Typed {
        editor.key(KeyEvent::new(code, modifiers))
    }

    fn typed(editor: &mut Editor, text: &str) {
        text.chars().for_each(|c| _ = press(editor, KeyCode::Char(c), KeyModifiers::NONE));
    }

    #[test]
    fn a_line_is_typed_corrected_and_sent() {
        let mut e = Editor::default();
        typed(&mut e, "hallo world");
        press(&mut e, KeyCode::Char('a'), KeyModifiers::CONTROL);
        press(&mut e, KeyCode::Right, KeyModifiers::NONE);
        press(&mut e, KeyCode::Delete, KeyModifiers::NONE);
        typed(&mut e, "e");
        press(&mut e, KeyCode::Char('e'), KeyModifiers::CONTROL);
        press(&mut e, KeyCode::Char('w'), KeyModifiers::CONTROL);
        typed(&mut e, "there");
        assert_eq!(press(&mut e, KeyCode::Enter, KeyModifiers::NONE), Typed::Line("hello there".into()));
        assert!(e.is_empty());
        assert_eq!(press(&mut e, KeyCode::Enter, KeyModifiers::NONE), Typed::Nothing);
        assert_eq!(press(&mut e, KeyCode::Char('c'), KeyModifiers::CONTROL), Typed::Interrupt);
        assert_eq!(press(&mut e, KeyCode::Char('d'), KeyModifiers::CONTROL), Typed::End);
        press(&mut e, KeyCode::Up, KeyModifiers::NONE);
        assert_eq!(e.text(), "hello there");
        press(&mut e, KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert!(e.is_empty());
    }

    #[test]
    fn several_rows() {
        let mut e = Editor::default();
        typed(&mut e, "one\\");
        assert_eq!(press(&mut e, KeyCode::Enter, KeyModifiers::NONE), Typed::Nothing);
        typed(&mut e, "two");
        press(&mut e, KeyCode::Enter, KeyModifiers::ALT);
        typed(&mut e, "3");
        assert_eq!(e.rows(20), (vec!["one".into(), "two".into(), "3".into()], 2, 1));
        press(&mut e, KeyCode::Up, KeyModifiers::NONE);
        assert_eq!(e.rows(20).1, 1);
        typed(&mut e, "x");
        assert_eq!(e.text(), "one\ntxwo\n3");
    }

    #[test]
    fn narrow_terminals_and_wide_letters() {
        let mut e = Editor::default();
        typed(&mut e, "\u{4e16}\u{754c}abcd");
        assert_eq!(e.rows(4), (vec!["\u{4e16}\u{754c}".into(), "abcd".into(), String::new()], 2, 0));
    }

    #[test]
    fn a_long_paste_is_one_thing() {
        let mut e = Editor::default();
        let paste: String = (0..500).map(|n| format!("line {n}\r\n")).collect();
        typed(&mut e, "look: ");
        e.paste(&paste);
        assert_eq!(e.rows(80).0, ["look: [500 lines pasted]"]);
        assert!(e.text().starts_with("look: line 0\nline 1\n") && e.text().ends_with("line 499\n"));
        press(&mut e, KeyCode::Backspace, KeyModifiers::NONE);
        assert_eq!(e.text(), "look: ");
        e.paste("two\nrows");
        assert_eq!(e.rows(80).0, ["look: two", "rows"]);
    }

    #[test]
    fn history_keeps_what_is_being_typed() {
        let mut e = Editor::new(vec!["a".into(), "b".into()]);
        typed(&mut e, "dra");
        for expected in ["b", "a", "a"] {
            press(&mut e, KeyCode::Up, KeyModifiers::NONE);
            assert_eq!(e.text(), expected);
        }
        press(&mut e, KeyCode::Down, KeyModifiers::NONE);
        press(&mut e, KeyCode::Down, KeyModifiers::NONE);
        assert_eq!(e.text(), "dra");
    }
}
