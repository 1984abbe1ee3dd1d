//! What a person sees: lines ([`lines`]) or a screen with a place to type ([`run`]).
//!
//! The screen leaves the terminal its scrollback. What is finished is printed once and never touched again; below it live a few
//! rows that are drawn anew: the row in the making, a status line, what is being typed. The agent works on a thread of its own and
//! sends news; this one reads keys and draws.

mod area;
mod editor;
pub mod lines;
mod markdown;
pub mod plain;
mod view;
mod worker;

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crossterm::event::{self as keys, Event as Key, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::{cursor, execute, terminal};

use crate::command::{self, Command};
use crate::prompt::ProjectFile;
use crate::trace::Trace;
use crate::{Agent, Decision, Model};
use area::Area;
use editor::{Editor, Typed};
use view::View;
use worker::{News, Worker};

/// How the screen looks and what it keeps.
pub struct Settings {
    /// No colours.
    pub plain: bool,
    /// Where what was typed is kept.
    pub history: Option<PathBuf>,
    /// Where everything is written down.
    pub trace: Option<Trace>,
}

/// How a person left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// When everything was at rest.
    Quietly,
    /// In the middle of something that did not stop.
    AtOnce,
}

/// Time between two looks at the news, and so between two drawings.
const FRAME: Duration = Duration::from_millis(40);

/// Talks until the person leaves.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run<M: Model + Send + 'static>(
    agent: Agent<M>,
    project: Vec<ProjectFile>,
    settings: Settings,
) -> io::Result<Left> {
    let history = settings.history.as_ref().map(read_history).unwrap_or_default();
    let _raw = Raw::enter()?;
    let (width, height) = size();
    let mut talk = Talk {
        view: View::new(agent.model.name(), width, !settings.plain),
        area: Area::new(width, height),
        editor: Editor::new(history),
        worker: Worker::start(agent, project, settings.trace),
        asking: None,
        history: settings.history,
        leaving: false,
        pressed: None,
        presses: 0,
    };
    talk.view.note("/help lists the commands, Ctrl+D leaves.");
    let done = talk.run();
    talk.area.leave(&mut io::stdout())?;
    done
}

/// The terminal gives every key at once; put back when dropped, also by a panic.
struct Raw;

impl Raw {
    fn enter() -> io::Result<Raw> {
        terminal::enable_raw_mode()?;
        let raw = Raw;
        execute!(io::stdout(), keys::EnableBracketedPaste)?;
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            restore();
            before(info);
        }));
        Ok(raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        restore();
    }
}

fn restore() {
    // Whoever has closed the terminal does not mind.
    let _ = execute!(io::stdout(), keys::DisableBracketedPaste, cursor::Show);
    let _ = terminal::disable_raw_mode();
}

fn size() -> (usize, usize) {
    let (width, height) = terminal::size().unwrap_or((80, 24));
    (usize::from(width).max(10), usize::from(height).max(4))
}

struct Talk {
    view: View,
    area: Area,
    editor: Editor,
    worker: Worker,
    /// A call waits for a word.
    asking: Option<worker::Question>,
    history: Option<PathBuf>,
    leaving: bool,
    /// When Ctrl+C was pressed last, and how often in a row.
    pressed: Option<Instant>,
    presses: usize,
}

impl Talk {
    fn run(&mut self) -> io::Result<Left> {
        loop {
            let mut is_changed = self.news();
            while keys::poll(if is_changed { Duration::ZERO } else { FRAME })? {
                self.key(keys::read()?);
                is_changed = true;
            }
            if self.presses > 2 {
                return Ok(Left::AtOnce);
            }
            if self.leaving && !self.worker.is_working() {
                return Ok(Left::Quietly);
            }
            // A running clock is news too.
            if is_changed || self.worker.is_working() {
                self.draw()?;
            }
        }
    }

    /// Takes what the agent has said; answers whether there was anything.
    fn news(&mut self) -> bool {
        let mut is_any = false;
        // Not more than a screen can follow: keys have to be read between.
        for news in self.worker.news(500) {
            is_any = true;
            match news {
                News::Event(event) => self.view.event(&event),
                News::Said(text) => self.view.say(&text),
                News::Question(question) => {
                    self.view.ask(&question);
                    self.asking = Some(question);
                }
                News::Status(status) => self.view.status = status,
                News::Idle => {}
            }
        }
        is_any
    }

    fn key(&mut self, key: Key) {
        match key {
            Key::Resize(..) => {
                let (width, height) = size();
                self.area.resize(width, height);
                self.view.resize(width);
            }
            Key::Paste(text) if self.asking.is_none() => self.editor.paste(&text),
            Key::Key(key) if key.kind != KeyEventKind::Release => {
                let is_interrupt = key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL);
                match &self.asking {
                    Some(_) => self.answer(key),
                    // While it works, Ctrl+C is for it, whatever is being typed.
                    None if is_interrupt && self.worker.is_working() => self.interrupt(),
                    None => {
                        let typed = self.editor.key(key);
                        self.typed(typed);
                    }
                }
            }
            _ => {}
        }
    }

    fn typed(&mut self, typed: Typed) {
        match typed {
            Typed::Nothing => {}
            Typed::Line(line) => self.line(&line),
            Typed::Interrupt => self.view.note("Ctrl+D leaves."),
            Typed::Escape if self.worker.is_working() => self.interrupt(),
            Typed::Escape => {}
            Typed::End if self.worker.is_working() => {
                self.view.note("it is still working: Ctrl+C stops it");
            }
            Typed::End => self.leave(),
            Typed::Redraw => self.area.clear(&mut io::stdout()),
            Typed::Complete(before) => self.complete(&before),
        }
    }

    fn line(&mut self, line: &str) {
        if let Some(path) = &self.history {
            // A talk without history is still a talk.
            let _ = append_history(path, line);
        }
        match command::parse(line) {
            Some(Ok(Command::Quit)) => self.leave(),
            Some(Ok(command)) if self.worker.is_working() => {
                self.view.note(&format!("not now: {command:?} has to wait until it is done, or stop it with Ctrl+C"));
            }
            Some(Ok(command)) => {
                self.view.echo(line);
                self.worker.obey(command);
            }
            Some(Err(wrong)) => self.view.note(&wrong),
            None => {
                if self.worker.is_working() {
                    self.view.note(&format!("queued: {}", plain::short(line)));
                }
                self.worker.say(line.trim());
            }
        }
    }

    /// A key is the answer to a question.
    fn answer(&mut self, key: KeyEvent) {
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
        let decision = match key.code {
            KeyCode::Char('y' | 'Y') if !is_control => Decision::Yes,
            KeyCode::Char('a' | 'A') if !is_control => Decision::Always,
            KeyCode::Char('n' | 'N') | KeyCode::Esc if !is_control => Decision::No(String::new()),
            KeyCode::Char('c') if is_control => {
                self.worker.stop();
                Decision::No(String::new())
            }
            _ => return,
        };
        if let Some(question) = self.asking.take() {
            self.view.answered(&decision);
            question.answer(decision);
        }
    }

    fn interrupt(&mut self) {
        // Pressed three times within a second or so: whatever does not listen is left behind.
        self.presses = match self.pressed {
            Some(at) if at.elapsed() < Duration::from_secs(1) => self.presses + 1,
            _ => 1,
        };
        if self.presses == 2 {
            self.view.note("it is stopping; once more leaves at once");
        }
        self.pressed = Some(Instant::now());
        self.worker.stop();
    }

    fn leave(&mut self) {
        self.worker.leave();
        self.leaving = true;
    }

    fn complete(&mut self, before: &str) {
        for name in ["/switch ", "/del ", "/strip "] {
            if let Some(id) = before.strip_prefix(name)
                && let Some(whole) = self.worker.complete(id)
            {
                self.editor.set(&format!("{name}{whole}"));
                return;
            }
        }
        let names = [
            "/compact", "/del ", "/diff", "/help", "/history", "/list", "/new", "/nothink", "/quit", "/save",
            "/status", "/strip ", "/switch ", "/think", "/undo",
        ];
        let found: Vec<_> = names.iter().filter(|name| before.len() > 1 && name.starts_with(before)).collect();
        if let [one] = found[..] {
            self.editor.set(one);
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let finished = self.view.take();
        let (width, height) = self.area.size();
        let mut live = self.view.live(self.worker.is_working());
        let (rows, cursor_row, column) = self.editor.rows(width.saturating_sub(2));
        // A long text being typed is seen through a window around the cursor.
        let window = (height / 2).max(1);
        let first = (cursor_row + 1).saturating_sub(window);
        let shown = rows.iter().skip(first).take(window);
        let cursor = (live.len() + cursor_row - first, column + 2);
        live.extend(shown.enumerate().map(|(i, row)| format!("{} {row}", if first + i == 0 { '>' } else { ' ' })));
        self.area.draw(&mut io::stdout(), &finished, &live, cursor)
    }
}

fn read_history(path: &PathBuf) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    // One line of JSON each, so that texts of many lines stay one entry.
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn append_history(path: &PathBuf, line: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let entry = serde_json::Value::from(line);
    options.open(path)?.write_all(format!("{entry}\n").as_bytes())
}
