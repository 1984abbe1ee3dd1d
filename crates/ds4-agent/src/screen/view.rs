//! Events as rows of a terminal: finished ones, and those that still change.

use std::time::{Duration, Instant};

use ds4_tools::Preview;

use super::area::clip;
use super::markdown::Markdown;
use super::plain::{call, harmless, result, short};
use super::worker::{Question, Status};
use crate::{Decision, Event, Outcome};

/// Rows of a diff, and of other output, that are shown of a result.
const DIFF_ROWS: usize = 24;
const OUTPUT_ROWS: usize = 6;
/// Rows of a request that are shown.
const REQUEST_ROWS: usize = 12;
/// Rows of a question: a diff has to be seen before it is allowed.
const QUESTION_ROWS: usize = 60;

/// A colour or weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    Plain,
    Bold,
    Dim,
    Red,
    Green,
    Yellow,
    Cyan,
}

/// What is going on.
#[derive(Clone, Debug)]
enum Phase {
    Idle,
    /// The prompt is read: tokens done, tokens in all, when it began.
    Prefill(usize, usize, Instant),
    /// Fragments so far, since when.
    Writing(usize, Instant),
    /// The model writes a call of a tool: characters of it so far.
    Calling(String, usize),
    /// A call is being done, since when.
    Running(String, Instant),
    Compacting(Instant),
}

/// What the rows show.
pub struct View {
    name: String,
    width: usize,
    colours: bool,
    finished: Vec<String>,
    /// Text that is being written, and whether it is reasoning.
    text: Option<(Markdown, bool)>,
    phase: Phase,
    /// How things stand between tasks.
    pub status: Status,
    /// Tokens a second of the last answer.
    speed: f64,
    /// When the current task began.
    started: Instant,
}

impl View {
    /// Nothing shown yet.
    pub fn new(name: &str, width: usize, colours: bool) -> View {
        View {
            name: name.to_owned(),
            width,
            colours,
            finished: Vec::new(),
            text: None,
            phase: Phase::Idle,
            status: Status::default(),
            speed: 0.0,
            started: Instant::now(),
        }
    }

    /// The terminal has another width from here on.
    pub fn resize(&mut self, width: usize) {
        self.width = width;
        if let Some((text, _)) = &mut self.text {
            text.resize(width);
        }
    }

    /// The rows that are finished since somebody asked last.
    pub fn take(&mut self) -> Vec<String> {
        if let Some((text, _)) = &mut self.text {
            self.finished.extend(text.take());
        }
        std::mem::take(&mut self.finished)
    }

    /// The rows above the place to type.
    pub fn live(&self, is_working: bool) -> Vec<String> {
        let mut rows = Vec::new();
        rows.extend(self.text.as_ref().and_then(|(text, _)| text.open()));
        rows.push(self.ink(Ink::Dim, &clip(&self.status_line(is_working), self.width)));
        rows
    }

    fn status_line(&self, is_working: bool) -> String {
        let mut parts = vec![self.name.clone()];
        let (used, ctx) = self.status.context;
        let percent = (used * 100).checked_div(ctx).unwrap_or(0);
        let doing = match &self.phase {
            _ if !is_working => String::new(),
            Phase::Idle => "starting".to_owned(),
            Phase::Prefill(done, total, since) => {
                // A bar of ten cells, a number for those who cannot see it, and how long it may take.
                let filled = (done * 10).checked_div(*total).unwrap_or(10).min(10);
                let left = match done {
                    0 => String::new(),
                    done => {
                        let seconds = since.elapsed().as_secs_f64() * (total - done) as f64 / *done as f64;
                        if seconds >= 1.0 { format!(" {seconds:.0} s") } else { String::new() }
                    }
                };
                format!("reading [{}{}] {done}/{total}{left}", "=".repeat(filled), " ".repeat(10 - filled))
            }
            Phase::Writing(n, since) => {
                let seconds = since.elapsed().as_secs_f64();
                let speed = if seconds > 0.2 { *n as f64 / seconds } else { 0.0 };
                format!("writing {n} {speed:.1} t/s")
            }
            Phase::Calling(name, n) => format!("calling {name} ({n} characters)"),
            Phase::Running(what, since) => format!("{what} {} s", since.elapsed().as_secs()),
            Phase::Compacting(since) => format!("summarising {} s", since.elapsed().as_secs()),
        };
        if !doing.is_empty() {
            parts.push(doing);
        }
        parts.push(format!("context {used}/{ctx} {percent}%"));
        if self.speed > 0.0 && !matches!(self.phase, Phase::Writing(..)) {
            parts.push(format!("{:.1} t/s", self.speed));
        }
        match self.status.n_jobs {
            0 => {}
            1 => parts.push("1 job".to_owned()),
            n => parts.push(format!("{n} jobs")),
        }
        if !self.status.is_thinking {
            parts.push("no thinking".to_owned());
        }
        if !self.status.session.is_empty() {
            parts.push(self.status.session.clone());
        }
        parts.join(" | ")
    }

    /// Something happened.
    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Request(text) => {
                self.end_text();
                self.started = Instant::now();
                self.phase = Phase::Idle;
                self.finished.push(String::new());
                self.rows(text, "> ", Ink::Bold, REQUEST_ROWS);
            }
            Event::Prefill { done, total, .. } => {
                let since = match self.phase {
                    Phase::Prefill(_, _, since) => since,
                    _ => Instant::now(),
                };
                self.phase = Phase::Prefill(*done, *total, since);
            }
            Event::Thinking(text) => self.write(text, true),
            Event::Text(text) => self.write(text, false),
            Event::CallBegun(name) => {
                self.end_text();
                self.phase = Phase::Calling(short(name), 0);
            }
            Event::CallArguments(json) => {
                if let Phase::Calling(_, n) = &mut self.phase {
                    *n += json.chars().count();
                }
            }
            Event::Call { name, arguments, preview, .. } => {
                self.end_text();
                let what = call(name, arguments, preview.as_ref());
                self.push(Ink::Cyan, &format!("* {what}"));
                self.phase = Phase::Running(what, Instant::now());
            }
            Event::Result { text, is_error, diff, elapsed, .. } => {
                self.result(text, *is_error, diff.as_deref(), *elapsed);
                self.phase = Phase::Idle;
            }
            Event::Answered(numbers) => {
                self.end_text();
                self.speed = numbers.tokens_per_second();
                self.status.context = (numbers.context, numbers.ctx);
                self.phase = Phase::Idle;
            }
            Event::Compacting => self.phase = Phase::Compacting(Instant::now()),
            Event::Compacted { before, after, .. } => {
                self.status.context.0 = *after;
                self.phase = Phase::Idle;
                self.push(Ink::Dim, &format!("summarised: {before} tokens are {after} now"));
            }
            Event::Jobs(n) => self.status.n_jobs = *n,
            Event::Saved(_) => {}
            Event::Note(text) => self.note(text),
            Event::Done(done) => {
                self.end_text();
                self.phase = Phase::Idle;
                match &done.outcome {
                    Outcome::Finished => {}
                    Outcome::Failed(why) => self.push(Ink::Red, &format!("failed: {why}")),
                    Outcome::Interrupted => self.push(Ink::Yellow, "stopped"),
                }
                let first = done
                    .first_token
                    .map_or(String::new(), |first| format!("first token {:.2} s, ", first.as_secs_f64()));
                let numbers = &done.numbers;
                self.push(
                    Ink::Dim,
                    &format!(
                        "{first}{:.1} s, {} read ({} known), {} written",
                        done.elapsed.as_secs_f64(),
                        numbers.prompt.saturating_sub(numbers.reused),
                        numbers.reused,
                        numbers.generated
                    ),
                );
            }
        }
    }

    /// What was typed, where nothing else repeats it.
    pub fn echo(&mut self, text: &str) {
        self.rows(text, "> ", Ink::Bold, REQUEST_ROWS);
    }

    /// A line of our own.
    pub fn note(&mut self, text: &str) {
        self.end_text();
        self.rows(text, "", Ink::Dim, usize::MAX);
    }

    /// The answer to a command; diffs are coloured.
    pub fn say(&mut self, text: &str) {
        self.end_text();
        if text.contains("\n+++ ") {
            return self.diff(text, "", usize::MAX);
        }
        self.rows(text, "", Ink::Plain, usize::MAX);
    }

    /// A call waits for a word.
    pub fn ask(&mut self, question: &Question) {
        self.end_text();
        if let Some(why) = &question.why {
            self.push(Ink::Yellow, why);
        }
        match &question.preview {
            Some(Preview::Diff(diff)) => self.diff(diff, "  ", QUESTION_ROWS),
            Some(Preview::Command(command)) => self.rows(command, "  $ ", Ink::Plain, QUESTION_ROWS),
            None => self.rows(&format!("{} {}", question.name, question.arguments), "  ", Ink::Plain, QUESTION_ROWS),
        }
        let always = match question.name.as_str() {
            "bash" => "always this command",
            "write" | "edit" | "multi_edit" => "always, for all files",
            _ => "always",
        };
        self.push(Ink::Yellow, &format!("allow {}? [y]es  [n]o  [a] {always}", short(&question.name)));
    }

    /// A question was answered.
    pub fn answered(&mut self, decision: &Decision) {
        let word = match decision {
            Decision::Yes => "yes",
            Decision::Always => "always",
            Decision::No(_) => "no",
        };
        self.push(Ink::Dim, word);
    }

    fn result(&mut self, text: &str, is_error: bool, diff: Option<&str>, elapsed: Duration) {
        let seconds = if elapsed >= Duration::from_secs(1) {
            format!(" ({:.1} s)", elapsed.as_secs_f64())
        } else {
            String::new()
        };
        match diff {
            Some(diff) => {
                self.push(Ink::Dim, &format!("  {}", result(text, Some(diff), elapsed)));
                self.diff(diff, "  ", DIFF_ROWS);
            }
            None => {
                let ink = if is_error { Ink::Red } else { Ink::Dim };
                self.rows(&format!("{}{seconds}", text.trim_end()), "  ", ink, OUTPUT_ROWS);
            }
        }
    }

    /// Rows of a diff, without its headers, in colours; the rest is counted.
    fn diff(&mut self, diff: &str, indent: &str, most: usize) {
        let lines: Vec<&str> = diff
            .lines()
            .filter(|line| most == usize::MAX || !(line.starts_with("--- ") || line.starts_with("+++ ")))
            .collect();
        for line in lines.iter().take(most) {
            let ink = match line.as_bytes().first() {
                Some(b'+') => Ink::Green,
                Some(b'-') => Ink::Red,
                Some(b'@') => Ink::Cyan,
                _ => Ink::Dim,
            };
            self.push(ink, &format!("{indent}{line}"));
        }
        self.rest(lines.len(), most, indent);
    }

    /// A text in rows of one ink, not more than so many; the rest is counted.
    fn rows(&mut self, text: &str, first: &str, ink: Ink, most: usize) {
        let indent = " ".repeat(first.chars().count());
        let lines: Vec<&str> = text.lines().collect();
        for (i, line) in lines.iter().take(most).enumerate() {
            let before = if i == 0 { first } else { &indent };
            self.push(ink, &format!("{before}{line}"));
        }
        self.rest(lines.len(), most, &indent);
    }

    fn rest(&mut self, n: usize, most: usize, indent: &str) {
        if n > most {
            self.push(Ink::Dim, &format!("{indent}... {} more lines", n - most));
        }
    }

    /// A finished row. One that is too long is broken by the terminal.
    fn push(&mut self, ink: Ink, row: &str) {
        // A line of a million letters is nothing to look at.
        const ROW_COLUMNS: usize = 1000;
        let row = clip(&harmless(&row.replace('\t', "    ")), ROW_COLUMNS);
        let row = self.ink(ink, &row);
        self.finished.push(row);
    }

    fn write(&mut self, text: &str, is_reasoning: bool) {
        match &mut self.phase {
            Phase::Writing(n, _) => *n += 1,
            phase => *phase = Phase::Writing(1, Instant::now()),
        }
        if self.text.as_ref().is_some_and(|(_, reasoning)| *reasoning != is_reasoning) {
            self.end_text();
        }
        let (width, colours) = (self.width, self.colours);
        let (markdown, _) =
            self.text.get_or_insert_with(|| (Markdown::new(width, colours, is_reasoning), is_reasoning));
        markdown.push(text);
    }

    fn end_text(&mut self) {
        if let Some((mut text, _)) = self.text.take() {
            text.finish();
            self.finished.extend(text.take());
        }
    }

    fn ink(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            _ if !self.colours || text.is_empty() => return text.to_owned(),
            Ink::Plain => return text.to_owned(),
            Ink::Bold => 1,
            Ink::Dim => 2,
            Ink::Red => 31,
            Ink::Green => 32,
            Ink::Yellow => 33,
            Ink::Cyan => 36,
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result_of(text: &str, diff: Option<&str>) -> Event {
        Event::Result {
            id: "call_1".into(),
            name: "x".into(),
            text: text.into(),
            is_error: false,
            diff: diff.map(str::to_owned),
            elapsed: Duration::ZERO,
        }
    }

    #[test]
    fn output_is_folded_and_harmless() {
        let mut view = View::new("m", 80, false);
        let long: String = (1..=20).map(|n| format!("line {n}\x1b[2J\n")).collect();
        view.event(&result_of(&long, None));
        let rows = view.take();
        assert_eq!(rows.len(), OUTPUT_ROWS + 1);
        assert_eq!((rows[0].as_str(), rows.last().unwrap().trim()), ("  line 1\u{241b}[2J", "... 14 more lines"));
    }

    #[test]
    fn a_diff_is_coloured() {
        let mut view = View::new("m", 80, true);
        view.event(&result_of("Edited a at line 1.", Some("--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n+y\n")));
        let rows = view.take();
        assert!(rows[0].contains("+1 -1"), "{}", rows[0]);
        assert_eq!(rows[2..], ["\x1b[31m  -x\x1b[0m", "\x1b[32m  +y\x1b[0m"]);
    }

    #[test]
    fn text_streams_and_the_status_line_fits() {
        let mut view = View::new("a model with a long name", 30, false);
        view.event(&Event::Thinking("hm\nwell".into()));
        assert_eq!(view.take(), ["hm"]);
        assert_eq!(view.live(true)[0], "well");
        view.event(&Event::Text("so".into()));
        assert_eq!(view.take(), ["well"]);
        assert!(view.live(true).iter().all(|row| row.chars().count() <= 30));
        view.event(&Event::Prefill { done: 50, total: 100, reused: 0 });
        let mut wide = View::new("m", 200, false);
        wide.event(&Event::Prefill { done: 50, total: 100, reused: 0 });
        assert!(wide.live(true)[0].contains("reading [=====     ] 50/100"), "{:?}", wide.live(true));
    }
}
