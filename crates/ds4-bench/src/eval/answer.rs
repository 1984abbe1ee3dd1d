//! Answers that were given, and the file that keeps them so that an interrupted run goes on.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::ask::Reply;
use super::grade::{Given, grade};
use super::question::Question;

/// An answer and what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it is worth.
    pub verdict: Verdict,
    /// What was read out of it.
    pub given: Given,
    /// Tokens of reasoning.
    pub n_reasoning: u64,
    /// Tokens in all.
    pub n_generated: u64,
    /// From the question to the last token.
    pub seconds: f64,
    /// What was said, without reasoning.
    pub text: String,
}

/// What an answer is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Pass,
    /// It is wrong.
    Fail,
    /// It ran out of tokens before it was right.
    Incomplete,
}

impl Verdict {
    const ALL: [Verdict; 3] = [Verdict::Pass, Verdict::Fail, Verdict::Incomplete];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
            Verdict::Incomplete => "incomplete",
        }
    }
}

impl Answer {
    /// Looks at a reply.
    pub fn new(question: &Question, reply: &Reply) -> Answer {
        let (given, is_right) = grade(&question.check, question.choices.len(), &reply.text);
        let verdict = match (is_right, reply.is_complete) {
            (true, _) => Verdict::Pass,
            (false, true) => Verdict::Fail,
            (false, false) => Verdict::Incomplete,
        };
        Answer {
            verdict,
            given,
            n_reasoning: reply.n_reasoning as u64,
            n_generated: reply.n_generated as u64,
            seconds: reply.time.as_secs_f64(),
            text: reply.text.clone(),
        }
    }

    /// As a JSON object.
    pub fn json(&self) -> Value {
        json!({
            "verdict": self.verdict.name(), "given": self.given, "reasoning_tokens": self.n_reasoning,
            "tokens": self.n_generated, "seconds": self.seconds, "text": self.text,
        })
    }

    fn parse(value: &Value) -> Option<Answer> {
        Some(Answer {
            verdict: Verdict::ALL.into_iter().find(|verdict| value["verdict"] == verdict.name())?,
            given: value["given"].as_str().map(str::to_owned),
            n_reasoning: value["reasoning_tokens"].as_u64()?,
            n_generated: value["tokens"].as_u64()?,
            seconds: value["seconds"].as_f64()?,
            text: value["text"].as_str()?.to_owned(),
        })
    }
}

/// A file of answers: an object a line with the model, the settings, the question and the answer. It is only ever appended to.
pub struct Results {
    file: File,
    lines: Vec<Value>,
    /// Model and settings of this run.
    run: Value,
}

impl Results {
    /// Opens or makes the file. `run` tells runs apart: answers of another one do not count.
    ///
    /// # Errors
    /// When it cannot be read and written.
    pub fn open(path: &Path, run: Value) -> Result<Results> {
        let cannot = || format!("cannot keep answers in {}", path.display());
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path).with_context(cannot)?;
        let mut text = String::new();
        file.read_to_string(&mut text).with_context(cannot)?;
        if !text.is_empty() && !text.ends_with('\n') {
            // A line that was cut off stays what it is, and is skipped.
            writeln!(file).with_context(cannot)?;
        }
        let lines = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Ok(Results { file, lines, run })
    }

    /// The last answer to this very question by the same model with the same settings.
    pub fn find(&self, question: &Question) -> Option<Answer> {
        let asked = question.json();
        let same = |line: &&Value| line["run"] == self.run && line["question"] == asked;
        self.lines.iter().rev().find(same).and_then(|line| Answer::parse(&line["answer"]))
    }

    /// Adds an answer.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, question: &Question, answer: &Answer) -> Result<()> {
        let line = json!({ "run": self.run, "question": question.json(), "answer": answer.json() });
        // One write, so that a line is there or is not, whenever the program is ended.
        self.file.write_all(format!("{line}\n").as_bytes()).context("cannot keep an answer")?;
        self.lines.push(line);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::eval::question::Check;

    fn question(id: &str, right: i64) -> Question {
        let (topic, question) = ("t".to_owned(), "How many?".to_owned());
        Question { id: id.to_owned(), topic, question, choices: Vec::new(), check: Check::Integer(right) }
    }

    fn reply(text: &str, is_complete: bool) -> Reply {
        let (text, time) = (text.to_owned(), Duration::from_millis(1500));
        Reply { reasoning: "hm".into(), text, is_complete, n_prompt: 3, n_reasoning: 2, n_generated: 9, time }
    }

    #[test]
    fn an_answer_that_was_cut_off_is_incomplete_unless_it_is_right() {
        let verdict = |text, is_complete| Answer::new(&question("a", 4), &reply(text, is_complete)).verdict;
        assert_eq!(verdict("Answer: 4", true), Verdict::Pass);
        assert_eq!(verdict("Answer: 4", false), Verdict::Pass);
        assert_eq!(verdict("Answer: 5", true), Verdict::Fail);
        assert_eq!(verdict("Answer: 5", false), Verdict::Incomplete);
    }

    #[test]
    fn answers_are_found_again_by_the_same_question_and_run_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("r.jsonl");
        let open = |run: &str| Results::open(&path, json!(run)).unwrap();
        let answer = Answer::new(&question("a", 4), &reply("Answer: 4", true));
        open("x").add(&question("a", 4), &answer).unwrap();
        assert_eq!(open("x").find(&question("a", 4)), Some(answer.clone()));
        assert_eq!(open("y").find(&question("a", 4)), None);
        assert_eq!(open("x").find(&question("a", 5)), None, "the question was changed");
        // Killed while writing.
        let torn = std::fs::read_to_string(&path).unwrap() + "{\"run\": \"x\", \"que";
        std::fs::write(&path, torn).unwrap();
        let later = Answer { seconds: 9.0, ..answer.clone() };
        open("x").add(&question("b", 4), &later).unwrap();
        assert_eq!(open("x").find(&question("a", 4)), Some(answer));
        assert_eq!(open("x").find(&question("b", 4)), Some(later));
    }
}
