//! One task without a person: the answer, an object or a stream of events on stdout, progress on stderr.

use std::io::{self, Write};

use ds4_args::OutputFormat;
use ds4_tools::Cancel;
use serde_json::json;

use crate::screen::plain::{Line, line};
use crate::trace::Trace;
use crate::{Approval, Decision, Event, Listener, Outcome};

/// Prints what happens as a script wants it.
pub struct Script<'s> {
    out: &'s mut dyn Write,
    err: &'s mut dyn Write,
    format: OutputFormat,
    trace: Option<Trace>,
    /// Raised when nobody reads any more.
    cancel: Cancel,
    failed: Option<io::Error>,
    session: Option<String>,
}

impl<'s> Script<'s> {
    /// A listener that prints to `out` and `err`.
    pub fn new(
        out: &'s mut dyn Write,
        err: &'s mut dyn Write,
        format: OutputFormat,
        trace: Option<Trace>,
        cancel: Cancel,
    ) -> Script<'s> {
        Script { out, err, format, trace, cancel, failed: None, session: None }
    }

    /// The first error of writing.
    ///
    /// # Errors
    /// That one.
    pub fn finish(self) -> io::Result<()> {
        self.failed.map_or(Ok(()), Err)
    }

    fn print(&mut self, text: &str) {
        let written = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
        if let Err(err) = written {
            self.cancel.raise();
            self.failed.get_or_insert(err);
        }
    }

    fn note(&mut self, text: &str) {
        // Whoever has closed stderr does not want notes.
        let _ = writeln!(self.err, "{text}");
    }
}

impl Listener for Script<'_> {
    fn event(&mut self, event: &Event) {
        if let Some(trace) = &mut self.trace {
            trace.event(event);
        }
        if let Event::Saved(session) = event {
            self.session = Some(session.clone());
        }
        match (self.format, event) {
            (OutputFormat::StreamJson, event) => self.print(&format!("{}\n", event.to_json())),
            (OutputFormat::Json, Event::Done(done)) => {
                let mut object = done.to_json();
                object["session"] = json!(self.session);
                self.print(&format!("{object}\n"));
            }
            (OutputFormat::Text, Event::Done(done)) => {
                let text = done.text.trim_end_matches('\n');
                if !text.is_empty() {
                    self.print(&format!("{text}\n"));
                }
            }
            _ => {}
        }
        if self.format != OutputFormat::StreamJson {
            match (line(event), event) {
                (Some(Line { text, .. }), _) => self.note(&text),
                (None, Event::Done(done)) => {
                    let numbers = &done.numbers;
                    if let Outcome::Failed(why) = &done.outcome {
                        self.note(&format!("ds4-agent: {why}"));
                    }
                    self.note(&format!(
                        "ds4-agent: answers: {}, calls: {}, {} s; prompt {} tokens ({} cached), generated {}; prefill: {:.2} t/s, \
                         generation: {:.2} t/s",
                        done.turns,
                        done.calls,
                        done.elapsed.as_secs(),
                        numbers.prompt,
                        numbers.reused,
                        numbers.generated,
                        numbers.prefill_per_second(),
                        numbers.tokens_per_second()
                    ));
                }
                _ => {}
            }
        }
    }

    fn approve(&mut self, ask: &Approval<'_>) -> Decision {
        match ask.why {
            Some(why) => {
                self.note(&format!("ds4-agent: {why}; --sandbox off runs them all the same"));
                Decision::No(String::new())
            }
            None => Decision::No("nobody is here to be asked".to_owned()),
        }
    }
}
