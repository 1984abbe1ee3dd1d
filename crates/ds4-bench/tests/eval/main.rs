//! `ds4-eval` as a person runs it, on the model in the repository.

mod questions;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn eval(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ds4-eval"));
    command.args(args).current_dir(folder).stdin(Stdio::null()).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn report(ran: &Output) -> Value {
    serde_json::from_slice(&ran.stdout).unwrap_or_else(|err| panic!("{err}: {}", text(&ran.stderr)))
}

#[test]
fn the_small_model_answers_and_is_not_asked_twice() {
    let folder = tempfile::tempdir().unwrap();
    let line = ["--only", "echo", "--results", "r.jsonl", "--trace", "t.txt"];
    let ran = eval(folder.path(), &line);
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    assert!(text(&ran.stdout).contains("echo") && text(&ran.stdout).contains("3/3"), "{}", text(&ran.stdout));
    let trace = fs::read_to_string(folder.path().join("t.txt")).unwrap();
    assert!(trace.contains("==== echo-01 (echo)\nreply with ok\n---- reasoning"), "{trace}");

    // One answer is lost, as if the program had been ended before it.
    let results = folder.path().join("r.jsonl");
    let kept: Vec<String> = fs::read_to_string(&results).unwrap().lines().take(2).map(str::to_owned).collect();
    fs::write(&results, kept.join("\n") + "\n{\"run\": {\"model").unwrap();
    let ran = eval(folder.path(), &line);
    assert_eq!(ran.status.code(), Some(0));
    assert_eq!(text(&ran.stderr).matches("(answered before)").count(), 2, "{}", text(&ran.stderr));
    // Other settings are another run.
    let ran = eval(folder.path(), &[&line[..], &["--nothink"]].concat());
    assert_eq!(text(&ran.stderr).matches("(answered before)").count(), 0);
}

#[test]
fn a_wrong_answer_is_counted_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let questions = [
        r#"{"id": "right", "topic": "mine", "question": "reply with ok", "check": {"text": "ok"}}"#,
        r#"{"id": "wrong", "topic": "mine", "question": "reply with ok", "check": {"text": "no"}}"#,
    ];
    fs::write(folder.path().join("q.jsonl"), questions.join("\n")).unwrap();
    let ran = eval(folder.path(), &["--questions-file", "q.jsonl", "--nothink", "--json"]);
    assert_eq!(ran.status.code(), Some(1));
    let report = report(&ran);
    assert_eq!((&report["asked"], &report["passed"]), (&2.into(), &1.into()));
    assert_eq!((&report["answers"][1]["verdict"], &report["answers"][1]["given"]), (&"fail".into(), &"ok".into()));
    assert!(text(&ran.stderr).contains(r#"said "ok", right is {"text":"no"}"#), "{}", text(&ran.stderr));
}

#[test]
fn reasoning_ends_within_its_budget() {
    let folder = tempfile::tempdir().unwrap();
    let noise = folder.path().join("noise.gguf");
    ds4_fixture::write_model(&noise, ds4_fixture::Mix::Q8).unwrap();
    // A model of noise does not come to an end by itself.
    let budget = ["-n", "40", "--soft-limit-reply-budget", "20", "--hard-limit-reply-budget", "10"];
    let line = ["-m", "noise.gguf", "--suite", "tiny", "--questions", "3", "--temp", "1", "--seed", "7", "--json"];
    let ran = eval(folder.path(), &[&line[..], &budget].concat());
    assert_eq!(ran.status.code(), Some(1), "{}", text(&ran.stderr));
    for answer in report(&ran)["answers"].as_array().unwrap() {
        let (reasoning, tokens) = (answer["reasoning_tokens"].as_u64().unwrap(), answer["tokens"].as_u64().unwrap());
        // The closing tag counts as reasoning.
        assert!(reasoning <= 31 && tokens <= 40, "{answer}");
        assert!(tokens < 40 || answer["verdict"] == "incomplete", "{answer}");
    }
}

#[test]
fn mistakes_end_with_status_2_and_one_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.jsonl"), "{\"id\": \"x\"}\n").unwrap();
    let lines: [&[&str]; 6] = [
        &["-m", "/nowhere/model.gguf"],
        &["--questions-file", "bad.jsonl"],
        &["--questions-file", "/nowhere/q.jsonl"],
        &["--only", "no such thing"],
        &["--suite", "tiny", "--ctx", "10", "-n", "600"],
        &["-n", "500"],
    ];
    for line in lines {
        let ran = eval(folder.path(), line);
        assert_eq!(ran.status.code(), Some(2), "{line:?}: {}", text(&ran.stderr));
        assert!(text(&ran.stderr).contains("ds4-eval: ") && ran.stdout.is_empty(), "{line:?}");
    }
    let ran = eval(folder.path(), &["--list-cases", "--suite", "core"]);
    assert!(ran.status.success() && text(&ran.stdout).lines().count() > 40, "{}", text(&ran.stdout));
}
