//! `ds4-eval`: questions whose answers are known, asked one after the other.
//!
//! [`question`] reads them, [`ask`] has the model answer within its budget of reasoning, [`grade`] reads an answer, [`answer`] keeps
//! it so that an interrupted run goes on where it was.

pub mod answer;
pub mod ask;
pub mod grade;
pub mod question;

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use ds4_args::Ds4Eval;
use ds4_boot::Interrupt;
use ds4_chat::Flow;
use serde_json::{Value, json};

use crate::about::{self, Machine};
use crate::{prompt, table};
use answer::{Answer, Results, Verdict};
use ask::{Asker, Reply};
use question::Question;

const PROGRAM: &str = "ds4-eval";

/// How a run ended that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Every answer is right, or there was only something to show.
    AllRight,
    /// An answer is not right.
    NotAllRight,
    /// Ctrl+C ended it.
    Interrupted,
}

impl Exit {
    /// The process status.
    pub fn code(self) -> u8 {
        match self {
            Exit::AllRight => 0,
            Exit::NotAllRight => 1,
            Exit::Interrupted => ds4_boot::EXIT_CODE,
        }
    }
}

/// Everything outside the program.
pub struct World<'w> {
    /// stdout.
    pub out: &'w mut dyn Write,
    /// stderr.
    pub err: &'w mut dyn Write,
    /// A person watches stderr, on a terminal that can draw over a line.
    pub is_watched: bool,
    /// Ctrl+C.
    pub interrupt: Interrupt,
}

/// Does what the command line asks for.
///
/// # Errors
/// When a file cannot be used, the model does not fit or a step fails.
pub fn run(args: &Ds4Eval, world: &mut World<'_>) -> Result<Exit> {
    let model = prompt::model(&args.engine.model, PROGRAM, world.err)?;
    let questions = question::chosen(&args.questions, &model.name)?;
    if args.questions.list_cases {
        world.out.write_all(list(&questions).as_bytes())?;
        return Ok(Exit::AllRight);
    }
    if args.engine.runtime.warm_weights {
        writeln!(world.err, "{PROGRAM}: {}", model.warm())?;
    }
    let machine = Machine::read();
    let (mut asker, notices) = Asker::load(args, &model, &questions)?;
    writeln!(world.err, "{PROGRAM}: {machine}\n{PROGRAM}: model: {}", model.name)?;
    for notice in notices {
        writeln!(world.err, "{PROGRAM}: {notice}")?;
    }
    let run = json!({ "model": model.name, "weights": asker.identity(), "settings": asker.settings() });
    let results = args.report.results.as_deref().map(|path| Results::open(path, run.clone())).transpose()?;
    let create = |path: &PathBuf| File::create(path).with_context(|| format!("cannot write {}", path.display()));
    let trace = args.report.trace.as_ref().map(create).transpose()?;
    let mut round = Round { args, questions: &questions, results, trace, answers: Vec::new() };
    let is_done = round.ask_all(&mut asker, world)?;
    let answers = &round.answers;
    if args.report.json {
        let report = json!({
            "machine": machine.json(), "commit": about::commit(), "run": run, "asked": answers.len(),
            "questions": questions.len(), "passed": passed(answers), "answers": answers.iter().map(row).collect::<Vec<_>>(),
        });
        writeln!(world.out, "{report:#}")?;
    } else {
        world.out.write_all(summary(answers, questions.len()).as_bytes())?;
    }
    Ok(match (is_done, passed(answers) == questions.len()) {
        (false, _) => Exit::Interrupted,
        (true, true) => Exit::AllRight,
        (true, false) => Exit::NotAllRight,
    })
}

/// All questions once.
struct Round<'r> {
    args: &'r Ds4Eval,
    questions: &'r [Question],
    results: Option<Results>,
    trace: Option<File>,
    answers: Vec<(&'r Question, Answer)>,
}

impl Round<'_> {
    /// Asks what is not answered yet; false when somebody ended it.
    fn ask_all(&mut self, asker: &mut Asker, world: &mut World<'_>) -> Result<bool> {
        let n = self.questions.len();
        for (i, question) in self.questions.iter().enumerate() {
            let place = format!("{}/{n} {}", i + 1, question.id);
            if let Some(answer) = self.known(question) {
                writeln!(world.err, "{PROGRAM}: {place}: {} (answered before)", answer.verdict.name())?;
                self.answers.push((question, answer));
                continue;
            }
            let is_watched = world.is_watched && !self.args.report.plain;
            let (err, interrupt) = (&mut *world.err, &world.interrupt);
            let reply = asker.ask(question, i as u64, &mut |n_tokens| {
                if is_watched {
                    // A line that cannot be drawn is no reason to stop.
                    let _ = write!(err, "\r\x1b[K{PROGRAM}: {place}: {n_tokens} tokens").and_then(|()| err.flush());
                }
                if interrupt.is_raised() { Flow::Stop } else { Flow::Continue }
            })?;
            if is_watched {
                write!(world.err, "\r\x1b[K")?;
            }
            let Some(reply) = reply else { return Ok(false) };
            let answer = Answer::new(question, &reply);
            writeln!(world.err, "{PROGRAM}: {place}: {}", line(question, &answer))?;
            if let Some(results) = &mut self.results {
                results.add(question, &answer)?;
            }
            if let Some(trace) = &mut self.trace {
                trace.write_all(block(question, &reply, &answer).as_bytes()).context("cannot write the trace")?;
            }
            self.answers.push((question, answer));
            thread::sleep(Duration::from_millis(self.args.report.pause_ms));
        }
        Ok(true)
    }

    /// What is known from an earlier run and is good enough.
    fn known(&self, question: &Question) -> Option<Answer> {
        let answer = self.results.as_ref()?.find(question)?;
        let again = self.args.report.retry_incomplete && answer.verdict == Verdict::Incomplete;
        (!again).then_some(answer)
    }
}

fn passed(answers: &[(&Question, Answer)]) -> usize {
    answers.iter().filter(|(_, answer)| answer.verdict == Verdict::Pass).count()
}

/// One line about an answer.
fn line(question: &Question, answer: &Answer) -> String {
    let Answer { verdict, given, n_generated, seconds, .. } = answer;
    let wrong = match (verdict, given) {
        (Verdict::Pass, _) => String::new(),
        (_, Some(given)) => format!(", said {given:?}, right is {}", question.check.json()),
        (_, None) => format!(", said nothing that is an answer, right is {}", question.check.json()),
    };
    format!("{}{wrong}; {n_generated} tokens, {seconds:.1} s", verdict.name())
}

/// Everything about an answer, for the trace.
fn block(question: &Question, reply: &Reply, answer: &Answer) -> String {
    format!(
        "==== {} ({})\n{}\n---- reasoning, {} of {} tokens\n{}\n---- answer\n{}\n---- {}\n\n",
        question.id,
        question.topic,
        question.prompt(),
        reply.n_reasoning,
        reply.n_generated,
        reply.reasoning,
        reply.text,
        line(question, answer)
    )
}

fn row((question, answer): &(&Question, Answer)) -> Value {
    let mut row = json!({ "id": question.id, "topic": question.topic, "check": question.check.json() });
    if let (Some(row), Value::Object(answer)) = (row.as_object_mut(), answer.json()) {
        row.extend(answer);
    }
    row
}

fn list(questions: &[Question]) -> String {
    let cells = questions.iter().map(|q| vec![q.id.clone(), q.topic.clone(), q.check.json().to_string()]);
    table::aligned(
        &std::iter::once(["name", "topic", "right"].map(str::to_owned).to_vec()).chain(cells).collect::<Vec<_>>(),
        3,
    )
}

/// Counts by topic, and of all.
fn summary(answers: &[(&Question, Answer)], n_questions: usize) -> String {
    let mut topics: Vec<&str> = Vec::new();
    for (question, _) in answers {
        if !topics.contains(&question.topic.as_str()) {
            topics.push(&question.topic);
        }
    }
    let counts = |name: &str, of: &dyn Fn(&Question) -> bool| {
        let these: Vec<&Answer> =
            answers.iter().filter(|(question, _)| of(question)).map(|(_, answer)| answer).collect();
        let n = |verdict| these.iter().filter(|answer| answer.verdict == verdict).count();
        let tokens: u64 = these.iter().map(|answer| answer.n_generated).sum();
        let seconds: f64 = these.iter().map(|answer| answer.seconds).sum();
        let (passes, share) = (n(Verdict::Pass), 100.0 * n(Verdict::Pass) as f64 / these.len().max(1) as f64);
        vec![
            name.to_owned(),
            format!("{passes}/{}", these.len()),
            format!("{share:.0} %"),
            n(Verdict::Incomplete).to_string(),
            tokens.to_string(),
            format!("{seconds:.1}"),
        ]
    };
    let mut lines = vec![["topic", "passed", "share", "incomplete", "tokens", "seconds"].map(str::to_owned).to_vec()];
    lines.extend(topics.iter().map(|topic| counts(topic, &|question| question.topic == *topic)));
    lines.push(counts("all", &|_| true));
    let mut text = table::aligned(&lines, 1);
    if answers.len() < n_questions {
        text.push_str(&format!("{} of {n_questions} questions were asked\n", answers.len()));
    }
    text
}
