//! Questions whose answers are known: one JSON object a line.
//!
//! `{"id": "math-01", "topic": "mathematics", "question": "...", "check": {"integer": 42}}`; see [`Check`] for the other kinds.
//! The built-in ones lie in `questions/`; they were written for this project.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use ds4_args::{QuestionArgs, Suite};
use serde_json::{Map, Value, json};

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name, unlike all others.
    pub id: String,
    /// What it is about; answers are counted by topic.
    pub topic: String,
    /// What is asked, without choices and without how to answer.
    pub question: String,
    /// What there is to choose from, A first; for [`Check::Choice`] alone.
    pub choices: Vec<String>,
    /// When an answer is right.
    pub check: Check,
}

/// When an answer is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// `{"choice": "C"}`: it is this letter.
    Choice(char),
    /// `{"integer": 42}`: it is this number.
    Integer(i64),
    /// `{"lines": [7, 8]}`: it names at least one line of a listing, and none but these.
    Lines(Vec<u32>),
    /// `{"text": "ok"}`: the whole answer is this text, but for white space around it.
    Text(String),
    /// `{"contains": "7341"}`: this text is in it.
    Contains(String),
}

const CORE: &str = include_str!("../../questions/core.jsonl");
const TINY: &str = include_str!("../../questions/tiny.jsonl");

/// The questions that the flags choose; without a choice, those for a model of this name.
///
/// # Errors
/// When the file cannot be read, a line is no question, or none is left.
pub fn chosen(args: &QuestionArgs, model: &str) -> Result<Vec<Question>> {
    let all = match (&args.questions_file, args.suite) {
        (Some(path), _) => read(path)?,
        (None, Some(Suite::Tiny)) => built_in(TINY),
        (None, Some(Suite::Core)) => built_in(CORE),
        (None, None) => built_in(if model == "ds4-tiny" { TINY } else { CORE }),
    };
    let only = args.only.as_deref().unwrap_or_default();
    let is_wanted = |question: &Question| question.id.contains(only) || question.topic.contains(only);
    let n = args.questions.unwrap_or(usize::MAX);
    let chosen: Vec<Question> = all.into_iter().filter(is_wanted).take(n).collect();
    ensure!(!chosen.is_empty(), "there is no such question; --list-cases shows those there are");
    Ok(chosen)
}

fn built_in(text: &str) -> Vec<Question> {
    parse(text).expect("the built-in questions are tested")
}

fn read(path: &Path) -> Result<Vec<Question>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).with_context(|| format!("{} has something that is no question", path.display()))
}

/// Every line that is not empty as a question.
///
/// # Errors
/// When one is none, or two have the same name.
pub fn parse(text: &str) -> Result<Vec<Question>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let questions = lines.map(|(i, line)| Question::parse(line).with_context(|| format!("line {}", i + 1)));
    let questions: Vec<Question> = questions.collect::<Result<_>>()?;
    let mut names = HashSet::new();
    match questions.iter().find(|question| !names.insert(&question.id)) {
        Some(twice) => bail!("two questions are called {:?}", twice.id),
        None => Ok(questions),
    }
}

impl Question {
    fn parse(line: &str) -> Result<Question> {
        let object: Map<String, Value> = serde_json::from_str(line).context("not a JSON object")?;
        const KEYS: [&str; 5] = ["id", "topic", "question", "choices", "check"];
        if let Some(key) = object.keys().find(|key| !KEYS.contains(&key.as_str())) {
            bail!("{key:?} is not one of {}", KEYS.join(", "));
        }
        let text = |key: &str| {
            let value = object.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
            value.map(str::to_owned).with_context(|| format!("{key:?} has to be a text"))
        };
        let choices = match object.get("choices") {
            None => Vec::new(),
            Some(value) => texts(value).context("\"choices\" has to be a list of texts")?,
        };
        let check = Check::parse(object.get("check").context("\"check\" is missing")?)?;
        match check {
            Check::Choice(letter) => ensure!(
                letters(choices.len()).any(|known| known == letter) && choices.len() > 1,
                "the right choice is {letter}, and there are {} choices",
                choices.len()
            ),
            _ => ensure!(choices.is_empty(), "\"choices\" needs \"check\": {{\"choice\": \"A\"}}"),
        }
        Ok(Question { id: text("id")?, topic: text("topic")?, question: text("question")?, choices, check })
    }

    /// The question as it was read.
    pub fn json(&self) -> Value {
        let mut object = json!({ "id": self.id, "topic": self.topic, "question": self.question });
        if !self.choices.is_empty() {
            object["choices"] = self.choices.clone().into();
        }
        object["check"] = self.check.json();
        object
    }

    /// What the model is asked: the question, its choices, and how to end the answer so that it can be read.
    pub fn prompt(&self) -> String {
        let mut prompt = self.question.clone();
        if !self.choices.is_empty() {
            prompt.push('\n');
        }
        for (letter, choice) in letters(self.choices.len()).zip(&self.choices) {
            let _ = write!(prompt, "\n{letter}. {choice}");
        }
        let end = match self.check {
            Check::Choice(_) => "<letter>",
            Check::Integer(_) => "<integer>",
            Check::Lines(_) => "<line numbers, such as 3 or 7, 9>",
            Check::Text(_) | Check::Contains(_) => return prompt,
        };
        let _ = write!(prompt, "\n\nEnd your reply with a line of exactly this form:\nAnswer: {end}");
        prompt
    }
}

impl Check {
    fn parse(value: &Value) -> Result<Check> {
        let known = "\"check\" has to be one of {\"choice\": \"A\"}, {\"integer\": 1}, {\"lines\": [1]}, {\"text\": \"x\"}, \
                     {\"contains\": \"x\"}";
        let object = value.as_object().filter(|object| object.len() == 1).context(known)?;
        let (kind, value) = object.iter().next().context(known)?;
        let text = || value.as_str().map(str::to_owned).filter(|text| !text.is_empty());
        let check = match kind.as_str() {
            "choice" => text().filter(|t| t.len() == 1).and_then(|t| t.chars().next()).map(Check::Choice),
            "integer" => value.as_i64().map(Check::Integer),
            "lines" => {
                let line = |line: &Value| line.as_u64().and_then(|line| u32::try_from(line).ok());
                let lines: Option<Vec<u32>> = value.as_array().and_then(|lines| lines.iter().map(line).collect());
                lines.filter(|lines| !lines.is_empty()).map(Check::Lines)
            }
            "text" => text().map(Check::Text),
            "contains" => text().map(Check::Contains),
            _ => None,
        };
        check.context(known)
    }

    /// As in a file of questions.
    pub fn json(&self) -> Value {
        match self {
            Check::Choice(letter) => json!({ "choice": letter }),
            Check::Integer(number) => json!({ "integer": number }),
            Check::Lines(lines) => json!({ "lines": lines }),
            Check::Text(text) => json!({ "text": text }),
            Check::Contains(text) => json!({ "contains": text }),
        }
    }
}

/// The first `n` letters.
pub(super) fn letters(n: usize) -> impl Iterator<Item = char> {
    ('A'..='Z').take(n)
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_questions_are_questions() {
        for (text, least) in [(CORE, 40), (TINY, 12)] {
            let questions = parse(text).unwrap();
            assert!(questions.len() >= least, "{}", questions.len());
            for question in &questions {
                assert_eq!(&Question::parse(&question.json().to_string()).unwrap(), question);
                let Check::Lines(lines) = &question.check else { continue };
                let last = lines.iter().max().copied().unwrap_or_default();
                assert!(question.question.contains(&format!("\n{last}: ")), "{} has no line {last}", question.id);
            }
        }
    }

    #[test]
    fn choices_are_lettered_and_the_form_is_asked_for() {
        let line = r#"{"id":"a","topic":"t","question":"Which?","choices":["one","two"],"check":{"choice":"B"}}"#;
        let question = Question::parse(line).unwrap();
        let prompt = "Which?\n\nA. one\nB. two\n\nEnd your reply with a line of exactly this form:\nAnswer: <letter>";
        assert_eq!(question.prompt(), prompt);
        let line = r#"{"id":"a","topic":"t","question":"reply with ok","check":{"text":"ok"}}"#;
        assert_eq!(Question::parse(line).unwrap().prompt(), "reply with ok");
    }

    #[test]
    fn what_is_no_question_says_why_and_where() {
        let good = r#"{"id":"a","topic":"t","question":"q","check":{"integer":1}}"#;
        let wrong = |line: &str| format!("{:#}", parse(&format!("{good}\n\n{line}")).unwrap_err());
        assert_eq!(wrong(good), "two questions are called \"a\"");
        for (line, why) in [
            ("[]", "line 3: not a JSON object"),
            (r#"{"id":"b"}"#, "\"check\" is missing"),
            (r#"{"id":"b","topic":"t","question":"q","check":{"integer":1.5}}"#, "has to be one of"),
            (r#"{"id":"b","topic":"t","question":"q","check":{"lines":[]}}"#, "has to be one of"),
            (r#"{"id":"b","topic":"t","question":"","check":{"integer":1}}"#, "\"question\" has to be a text"),
            (r#"{"id":"b","topic":"t","question":"q","choices":["x"],"check":{"choice":"B"}}"#, "there are 1 choices"),
            (r#"{"id":"b","topic":"t","question":"q","choices":["x"],"check":{"integer":1}}"#, "needs \"check\""),
            (r#"{"id":"b","topic":"t","question":"q","check":{"integer":1},"answer":1}"#, "\"answer\" is not one of"),
        ] {
            assert!(wrong(line).contains(why), "{}", wrong(line));
        }
    }
}
