//! The chat at a terminal: lines in, answers out.

use std::io::{BufRead, ErrorKind};
use std::path::Path;

use anyhow::{Context, Result};
use ds4_args::Ds4;
use ds4_boot::{Model, effective};
use ds4_chat::{Message, Thinking};
use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Config, Editor};

use crate::chat::{Chat, Resumed};
use crate::command::{self, Command};
use crate::input::text_of;
use crate::progress::Style;
use crate::session::{Answer, Session, told};
use crate::sessions::Sessions;
use crate::view::{Reasoning, Shown, View};
use crate::{Exit, World};

const PROMPT: &str = "ds4> ";
const HISTORY_LINES: usize = 512;

/// Chats until the person leaves. Nothing that goes wrong in a turn ends it.
///
/// # Errors
/// When the terminal itself fails.
pub fn run(args: &Ds4, model: &Model, session: Session, thinking: Thinking, world: &mut World<'_>) -> Result<Exit> {
    let mut chat = Chat::new(args, session, thinking);
    let mut lines = Lines::open(world)?;
    if world.stdin.is_terminal {
        world.console.aside(&format!("{}. /help lists the commands, Ctrl+D leaves.", model.name))?;
    }
    loop {
        let line = match lines.next(world)? {
            Line::Text(line) if line.trim().is_empty() => continue,
            Line::Text(line) => line,
            Line::Interrupted => {
                world.console.aside("Ctrl+D or /quit leaves.")?;
                continue;
            }
            Line::End => break,
        };
        world.interrupt.clear();
        let mut room = Room { args, model, chat: &mut chat, world };
        let done = match command::parse(&line) {
            None => room.say(line.trim_end()),
            Some(Ok(Command::Quit)) => break,
            Some(Ok(command)) => room.obey(command),
            Some(Err(message)) => room.world.console.note(&message).map_err(Into::into),
        };
        match done {
            Err(err) if crate::is_broken_pipe(&err) => return Err(err),
            Err(err) => world.console.note(&format!("error: {err:#}"))?,
            Ok(()) => {}
        }
        for line in chat.store_log() {
            world.console.note(&line)?;
        }
    }
    Ok(Exit::Done)
}

/// Everything a command may need.
struct Room<'r, 'w> {
    args: &'r Ds4,
    model: &'r Model,
    chat: &'r mut Chat,
    world: &'r mut World<'w>,
}

impl Room<'_, '_> {
    fn say(&mut self, text: &str) -> Result<()> {
        self.turn(|chat, view| chat.say(text, view))
    }

    fn turn(&mut self, ask: impl FnOnce(&mut Chat, &mut View<'_, '_>) -> Result<Answer>) -> Result<()> {
        let world = &mut *self.world;
        let shown = Shown::All(Reasoning::new(&self.args.output, world.console.out_is_terminal));
        let mut view = View::new(&mut world.console, &world.interrupt, shown, Style::Silent);
        let answer = ask(self.chat, &mut view);
        let written = view.finish();
        let answer = answer?;
        written?;
        self.chat.save_again()?;
        let (used, ctx) = self.chat.context();
        if answer.is_cancelled() {
            let what = if answer.n_generated() == 0 { "stopped; nothing was said" } else { "stopped" };
            world.console.aside(what)?;
        }
        if let Some(profile) = &answer.profile {
            world.console.note(profile)?;
        }
        let speed = answer.speed();
        world.console.aside(&format!("{speed}, context: {used}/{ctx}"))?;
        Ok(())
    }

    fn obey(&mut self, command: Command) -> Result<()> {
        match command {
            Command::Help => self.note(command::HELP),
            Command::Think(thinking) => self.think(thinking),
            Command::Ctx(ctx) => self.resize(ctx),
            Command::Read(path) => self.read(&path),
            Command::Save(name) => self.save(&name),
            Command::Load(name) => self.load(&name),
            Command::List => self.list(),
            Command::Delete(name) => self.delete(&name),
            Command::Strip(name) => self.strip(&name),
            Command::Regen => self.turn(|chat, view| chat.regenerate(view)),
            Command::Undo => {
                let was_there = self.chat.undo();
                self.note(if was_there { "took the last question back" } else { "there is nothing to take back" })
            }
            Command::Status => self.status(),
            Command::Quit => Ok(()),
        }
    }

    fn think(&mut self, thinking: Thinking) -> Result<()> {
        self.chat.thinking = told(effective(thinking, self.chat.context().1), &mut self.world.console)?;
        self.note(&format!("{} from the next turn on", thinking_name(self.chat.thinking)))
    }

    fn resize(&mut self, ctx: usize) -> Result<()> {
        self.chat.resize(self.args, self.model, ctx, self.world)?;
        self.chat.thinking = told(effective(self.chat.thinking, ctx), &mut self.world.console)?;
        self.note(&format!("the context holds {ctx} tokens; the conversation is read again with the next turn"))
    }

    fn read(&mut self, path: &Path) -> Result<()> {
        let text = text_of(path)?;
        self.note(&format!("sending {} ({} bytes)", path.display(), text.len()))?;
        self.say(&text)
    }

    fn save(&mut self, name: &str) -> Result<()> {
        let sessions = self.sessions()?;
        self.chat.save(&sessions, name)?;
        self.note(&format!("kept as '{name}', and again after every turn"))
    }

    fn load(&mut self, name: &str) -> Result<()> {
        let sessions = self.sessions()?;
        let Resumed { name, n_tokens, n_remembered } = self.chat.load(&sessions, name)?;
        let is_question = |message: &&Message| matches!(message, Message::User(_));
        let n_questions = self.chat.messages().iter().filter(is_question).count();
        let how = if n_remembered == n_tokens {
            format!("{n_tokens} tokens are in memory again")
        } else {
            format!("{n_remembered} of {n_tokens} tokens are in memory again, the rest is read with the next turn")
        };
        self.note(&format!("loaded '{name}', {n_questions} turns: {how}"))
    }

    fn list(&mut self) -> Result<()> {
        let listed = self.sessions()?.list()?;
        if listed.is_empty() {
            return self.note("no conversation is kept yet; /save NAME keeps this one");
        }
        for head in listed {
            let here = if self.chat.name() == Some(&head.name) { "*" } else { " " };
            let stored = if head.is_stored { "" } else { ", to be read again" };
            let (age, n_tokens) = (crate::kv::ago(head.saved_s), head.n_tokens);
            self.note(&format!("{here} {:<16} {age:>8} {n_tokens:>7} tokens{stored}  {}", head.name, head.title))?;
        }
        Ok(())
    }

    fn delete(&mut self, name: &str) -> Result<()> {
        let freed = self.sessions()?.delete(name)?;
        self.chat.lose_name(name);
        self.note(&format!("deleted '{name}' and {} that only it needed", crate::kv::mib(freed.bytes)))
    }

    fn strip(&mut self, name: &str) -> Result<()> {
        let freed = self.sessions()?.strip(name)?;
        self.note(&format!("freed {} of '{name}'; it is read again when it is loaded", crate::kv::mib(freed.bytes)))
    }

    fn status(&mut self) -> Result<()> {
        let (used, ctx) = self.chat.context();
        let mode = thinking_name(self.chat.thinking);
        let n_messages = self.chat.messages().len();
        let speed = self.chat.speed.map_or("no turn yet".to_owned(), |speed| speed.to_string());
        let percent = used * 100 / ctx;
        let model = &self.model.name;
        self.note(&format!("{model}: context {used}/{ctx} ({percent}%), {n_messages} messages, {mode}; {speed}"))
    }

    fn sessions(&mut self) -> Result<Sessions> {
        let folder = self.world.env.kvcache();
        let folder = folder.context("HOME is not set, so there is no place for kept conversations")?;
        self.chat.sessions(&folder)
    }

    fn note(&mut self, line: &str) -> Result<()> {
        Ok(self.world.console.note(line)?)
    }
}

fn thinking_name(thinking: Thinking) -> &'static str {
    match thinking {
        Thinking::None => "no thinking",
        Thinking::Low | Thinking::High => "thinking",
        Thinking::Max => "thinking as long as it takes",
    }
}

/// What was typed.
enum Line {
    Text(String),
    Interrupted,
    End,
}

/// Where lines come from.
enum Lines {
    /// A person, with an editor. Bracketed paste makes one line of many.
    Terminal(Box<Editor<(), FileHistory>>),
    /// A pipe: each line is a turn.
    Pipe,
}

impl Lines {
    fn open(world: &World<'_>) -> Result<Lines> {
        if !world.stdin.is_terminal {
            return Ok(Lines::Pipe);
        }
        let config = Config::builder().bracketed_paste(true).auto_add_history(true).build();
        let mut editor = Editor::with_history(config, FileHistory::new())?;
        editor.set_max_history_size(HISTORY_LINES)?;
        if let Some(path) = world.env.history() {
            // There is none the first time, and a chat without history is still a chat.
            let _ = editor.load_history(&path);
        }
        Ok(Lines::Terminal(Box::new(editor)))
    }

    fn next(&mut self, world: &mut World<'_>) -> Result<Line> {
        match self {
            Lines::Terminal(editor) => match editor.readline(PROMPT) {
                Ok(line) => {
                    // Line by line, so that a chat that is killed loses none. A chat without history is still a chat.
                    if let Some(path) = world.env.history() {
                        let _ = editor.append_history(&path);
                    }
                    Ok(Line::Text(line))
                }
                Err(ReadlineError::Interrupted) => Ok(Line::Interrupted),
                Err(ReadlineError::Eof) => Ok(Line::End),
                Err(err) => Err(err).context("cannot read from the terminal"),
            },
            Lines::Pipe => next_line(world.stdin.reader),
        }
    }
}

fn next_line(reader: &mut dyn BufRead) -> Result<Line> {
    let mut line = Vec::new();
    loop {
        match reader.read_until(b'\n', &mut line) {
            Ok(0) if line.is_empty() => return Ok(Line::End),
            Ok(_) => break,
            Err(err) if err.kind() == ErrorKind::Interrupted => {}
            Err(err) => return Err(err).context("cannot read stdin"),
        }
    }
    let text = String::from_utf8_lossy(&line);
    Ok(Line::Text(text.trim_end_matches(['\r', '\n']).to_owned()))
}
