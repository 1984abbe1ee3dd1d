//! An answer as a person sees it come: reasoning dimmed or elsewhere, text on stdout, progress on stderr.

use std::io;

use ds4_args::OutputArgs;
use ds4_chat::{Event, Flow};
use ds4_engine::Progress;

use crate::console::{dimmed, harmless};
use crate::progress::{Meter, Style};
use crate::session::Listener;
use crate::{Console, Interrupt};

/// Where reasoning goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reasoning {
    /// On stdout, before the answer; dimmed on a terminal.
    Out,
    /// On stderr, so that a pipe carries the answer alone.
    Err,
    /// Nowhere.
    Hidden,
}

impl Reasoning {
    /// What the flags say; without one, a person sees it where the answer is and a program does not.
    pub fn new(args: &OutputArgs, out_is_terminal: bool) -> Reasoning {
        match args {
            OutputArgs { hide_thinking: true, .. } => Reasoning::Hidden,
            OutputArgs { show_thinking: true, .. } => Reasoning::Out,
            _ if out_is_terminal => Reasoning::Out,
            _ => Reasoning::Err,
        }
    }
}

/// What is shown of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Reasoning where it belongs, and the text.
    All(Reasoning),
    /// Progress alone.
    Nothing,
}

/// Shows one answer.
pub struct View<'v, 'c> {
    console: &'v mut Console<'c>,
    interrupt: &'v Interrupt,
    shown: Shown,
    meter: Meter,
    pen: Pen,
    failed: Option<io::Error>,
}

/// What was written last, and whether its line is still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pen {
    Nothing,
    Reasoning { open: bool },
    Text { open: bool },
}

impl<'v, 'c> View<'v, 'c> {
    /// Nothing shown yet. `progress` is how the reading of the prompt is shown where a bar is not possible.
    pub fn new(console: &'v mut Console<'c>, interrupt: &'v Interrupt, shown: Shown, progress: Style) -> Self {
        let has_bar = console.err_is_terminal && !console.plain;
        let meter = Meter::new(if has_bar { Style::Bar } else { progress });
        View { console, interrupt, shown, meter, pen: Pen::Nothing, failed: None }
    }

    /// Ends the last line.
    ///
    /// # Errors
    /// The first one of writing anything of the answer.
    pub fn finish(mut self) -> io::Result<()> {
        self.meter.clear();
        match self.failed.take() {
            Some(err) => Err(err),
            None => self.end_line(),
        }
    }

    fn flow(&mut self, result: io::Result<()>) -> Flow {
        if let Err(err) = result {
            self.failed.get_or_insert(err);
        }
        if self.failed.is_some() || self.interrupt.is_raised() { Flow::Stop } else { Flow::Continue }
    }

    fn show(&mut self, event: &Event) -> io::Result<()> {
        let Shown::All(reasoning) = self.shown else { return Ok(()) };
        match event {
            Event::Thinking(text) => self.reason(text, reasoning),
            Event::Text(text) => self.say(text, reasoning),
            // No tools are declared; a call the model makes up is shown as it was written.
            Event::ToolEnd { raw, .. } => self.say(raw, reasoning),
            Event::ToolStart { .. } | Event::ToolArguments { .. } | Event::End { .. } => Ok(()),
        }
    }

    fn reason(&mut self, text: &str, reasoning: Reasoning) -> io::Result<()> {
        if text.is_empty() || reasoning == Reasoning::Hidden {
            return Ok(());
        }
        self.pen = Pen::Reasoning { open: !text.ends_with('\n') };
        let is_terminal = match reasoning {
            Reasoning::Out => self.console.out_is_terminal,
            _ => self.console.err_is_terminal,
        };
        let text = if is_terminal { harmless(text) } else { text.into() };
        let text = dimmed(&text, is_terminal && !self.console.plain);
        match reasoning {
            Reasoning::Out => self.console.print(&text),
            _ => write!(self.console.err, "{text}"),
        }
    }

    fn say(&mut self, text: &str, reasoning: Reasoning) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        if matches!(self.pen, Pen::Reasoning { .. }) {
            self.end_line()?;
            // The answer stands apart from the reasoning, where both are on one page.
            if reasoning == Reasoning::Out {
                self.console.print("\n")?;
            }
        }
        self.pen = Pen::Text { open: !text.ends_with('\n') };
        if self.console.out_is_terminal { self.console.print(&harmless(text)) } else { self.console.print(text) }
    }

    fn end_line(&mut self) -> io::Result<()> {
        let reasoning_is_on_err = self.shown == Shown::All(Reasoning::Err);
        match self.pen {
            Pen::Reasoning { open: true } if reasoning_is_on_err => writeln!(self.console.err),
            Pen::Reasoning { open: true } | Pen::Text { open: true } => self.console.print("\n"),
            _ => Ok(()),
        }
    }
}

impl Listener for View<'_, '_> {
    fn prefill(&mut self, progress: Progress) -> Flow {
        let result = self.meter.show(progress, self.console.err);
        self.flow(result)
    }

    fn event(&mut self, event: &Event) -> Flow {
        let result = self.show(event);
        self.flow(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(reasoning: Reasoning, is_terminal: bool, events: &[Event]) -> (String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut console = Console {
            out: &mut out,
            err: &mut err,
            out_is_terminal: is_terminal,
            err_is_terminal: is_terminal,
            plain: false,
        };
        let interrupt = Interrupt::default();
        let mut view = View::new(&mut console, &interrupt, Shown::All(reasoning), Style::Silent);
        for event in events {
            assert!(matches!(view.event(event), Flow::Continue));
        }
        view.finish().unwrap();
        (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    fn answer() -> Vec<Event> {
        vec![Event::Thinking("let me".into()), Event::Thinking(" see".into()), Event::Text("4".into())]
    }

    #[test]
    fn a_pipe_carries_the_answer_alone() {
        assert_eq!(shown(Reasoning::Err, false, &answer()), ("4\n".into(), "let me see\n".into()));
        assert_eq!(shown(Reasoning::Hidden, false, &answer()), ("4\n".into(), String::new()));
        assert_eq!(shown(Reasoning::Out, false, &answer()), ("let me see\n\n4\n".into(), String::new()));
    }

    #[test]
    fn a_terminal_shows_reasoning_dimmed() {
        let (out, err) = shown(Reasoning::Out, true, &answer());
        assert_eq!(out, "\x1b[2mlet me\x1b[0m\x1b[2m see\x1b[0m\n\n4\n");
        assert_eq!(err, "");
    }

    #[test]
    fn a_line_that_ended_is_not_ended_again() {
        assert_eq!(shown(Reasoning::Err, false, &[Event::Text("a\n".into())]).0, "a\n");
        assert_eq!(shown(Reasoning::Err, false, &[]).0, "");
    }

    #[test]
    fn ctrl_c_and_a_reader_that_left_stop_it() {
        let interrupt = Interrupt::default();
        let (mut out, mut err): (&mut [u8], Vec<u8>) = (&mut [], Vec::new());
        let mut console =
            Console { out: &mut out, err: &mut err, out_is_terminal: false, err_is_terminal: false, plain: true };
        let mut view = View::new(&mut console, &interrupt, Shown::Nothing, Style::Silent);
        assert!(matches!(view.event(&answer()[2]), Flow::Continue));
        interrupt.raise();
        assert!(matches!(view.event(&answer()[2]), Flow::Stop));
        view.finish().unwrap();
        interrupt.clear();
        let mut view = View::new(&mut console, &interrupt, Shown::All(Reasoning::Err), Style::Silent);
        assert!(matches!(view.event(&answer()[2]), Flow::Stop));
        assert!(view.finish().is_err());
    }
}
