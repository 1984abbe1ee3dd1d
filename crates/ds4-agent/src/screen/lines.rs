//! A conversation in plain lines, for terminals that can do no more and for pipes.

use std::io::{BufRead, Write};

use ds4_tools::Preview;

use super::plain::{harmless, line};
use crate::command::{self, Command};
use crate::prompt::ProjectFile;
use crate::trace::Trace;
use crate::{Agent, Approval, Decision, Event, Listener, Model};

/// Talks until the input ends or the person leaves.
///
/// # Errors
/// When the output cannot be written.
pub fn run<M: Model>(
    agent: &mut Agent<M>,
    project: &[ProjectFile],
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    trace: Option<Trace>,
) -> std::io::Result<()> {
    let mut lines = Lines { input, out, trace, pen: Pen::Start };
    writeln!(lines.out, "{}. /help lists the commands, Ctrl+D leaves.", agent.model.name())?;
    loop {
        write!(lines.out, "> ")?;
        lines.out.flush()?;
        let Some(text) = lines.next() else { return Ok(()) };
        agent.cancel.clear();
        match command::parse(&text) {
            None if text.trim().is_empty() => {}
            None => _ = agent.run(text.trim(), &mut lines),
            Some(Ok(Command::Quit)) => return Ok(()),
            Some(Ok(command)) => {
                let said = command::obey(agent, project, command, &mut lines);
                writeln!(lines.out, "{}", said.unwrap_or_else(|err| format!("error: {err}")))?;
            }
            Some(Err(wrong)) => writeln!(lines.out, "{wrong}")?,
        }
    }
}

/// What was written last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pen {
    Start,
    Thinking,
    Text,
}

struct Lines<'l> {
    input: &'l mut dyn BufRead,
    out: &'l mut dyn Write,
    trace: Option<Trace>,
    pen: Pen,
}

impl Lines<'_> {
    fn next(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        match self.input.read_until(b'\n', &mut bytes) {
            Ok(n) if n > 0 => Some(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()),
            _ => None,
        }
    }

    fn write(&mut self, pen: Pen, text: &str) {
        // A terminal that is gone is noticed when the next line is read.
        if self.pen != pen {
            self.end_line();
            if pen == Pen::Thinking {
                let _ = write!(self.out, "(thinking) ");
            }
        }
        let _ = write!(self.out, "{text}").and_then(|()| self.out.flush());
        self.pen = pen;
    }

    fn end_line(&mut self) {
        if self.pen != Pen::Start {
            let _ = writeln!(self.out);
        }
        self.pen = Pen::Start;
    }
}

impl Listener for Lines<'_> {
    fn event(&mut self, event: &Event) {
        if let Some(trace) = &mut self.trace {
            trace.event(event);
        }
        match event {
            Event::Thinking(text) => self.write(Pen::Thinking, &harmless(text)),
            Event::Text(text) => self.write(Pen::Text, &harmless(text)),
            Event::Done(done) => {
                self.end_line();
                if let crate::Outcome::Failed(why) = &done.outcome {
                    let _ = writeln!(self.out, "failed: {why}");
                }
            }
            event => {
                if let Some(line) = line(event) {
                    self.end_line();
                    let _ = writeln!(self.out, "{}", line.text);
                }
            }
        }
    }

    fn approve(&mut self, ask: &Approval<'_>) -> Decision {
        self.end_line();
        let what = match ask.preview {
            Some(Preview::Diff(diff)) => diff.clone(),
            Some(Preview::Command(command)) => format!("{command}\n"),
            None => format!("{} {}\n", ask.name, ask.arguments),
        };
        let why = ask.why.map_or(String::new(), |why| format!("{why}\n"));
        let _ = write!(self.out, "{why}{}{}? [y]es, [n]o, [a]lways: ", harmless(&what), ask.name);
        let _ = self.out.flush();
        match self.next().as_deref().map(str::trim) {
            Some("y" | "yes") => Decision::Yes,
            Some("a" | "always") => Decision::Always,
            Some("n" | "no" | "") | None => Decision::No(String::new()),
            Some(reason) => Decision::No(reason.to_owned()),
        }
    }
}
