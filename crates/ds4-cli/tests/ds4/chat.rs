//! The chat, one line of a pipe for each turn.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::program::{Ran, noise, ran_with};

fn chat(home: &Path, more: &[&str]) -> Command {
    let mut command = noise(&[&["-i", "--nothink", "--temp", "0", "-n", "8"][..], more].concat());
    command.env("HOME", home);
    command
}

fn said(lines: &str) -> Ran {
    let home = tempfile::tempdir().unwrap();
    let run = ran_with(&mut chat(home.path(), &[]), lines);
    assert_eq!(run.code, Some(0), "{}", run.err);
    run
}

fn n_turns(run: &Ran) -> usize {
    run.err.lines().filter(|line| line.starts_with("prefill: ") && line.contains(", context: ")).count()
}

#[test]
fn each_line_is_a_turn_with_one_line_of_statistics() {
    let run = said("hello\n\n  \nand now?\n");
    assert_eq!(n_turns(&run), 2, "{}", run.err);
    assert!(!run.out.is_empty());
}

#[test]
fn commands_are_never_sent() {
    let run = said("/help\n/hlep\n/etc/passwd\n/ctx many\n/think\n/think-max\n/nothink\n/status\n");
    assert_eq!((n_turns(&run), run.out.as_str()), (0, ""), "{}", run.err);
    for expected in ["/regen", "unknown command /hlep", "unknown command /etc/passwd", "not 'many'", "393216", "0/512"]
    {
        assert!(run.err.contains(expected), "{expected} is not in\n{}", run.err);
    }
}

#[test]
fn quit_leaves_before_the_next_line() {
    for quit in ["/quit", "/exit"] {
        assert_eq!(n_turns(&said(&format!("{quit}\nhello\n"))), 0);
    }
}

#[test]
fn an_error_in_a_turn_does_not_end_the_chat() {
    let long = "word ".repeat(600);
    let run = said(&format!("{long}\n/status\nhello\n/read /nowhere/file\n"));
    assert_eq!(n_turns(&run), 1, "{}", run.err);
    assert!(run.err.contains("error: the prompt has "), "{}", run.err);
    assert!(run.err.contains("1 messages"), "the question was taken back: {}", run.err);
    assert!(run.err.contains("error: cannot read /nowhere/file"), "{}", run.err);
}

#[test]
fn undo_and_regen_go_back_to_the_same_answer() {
    // Greedy: without the second turn between them, the same question gets the same answer.
    let run = said("hello\n/regen\n/undo\nhello\n/undo\n/undo\n/regen\n");
    let answers: Vec<&str> = run.out.lines().collect();
    assert_eq!(n_turns(&run), 3, "{}", run.err);
    assert_eq!(answers.len() % 3, 0, "{answers:?}");
    let n = answers.len() / 3;
    assert_eq!(answers[..n], answers[n..2 * n]);
    assert_eq!(answers[..n], answers[2 * n..]);
    assert!(run.err.contains("nothing to take back") && run.err.contains("nothing to answer again"), "{}", run.err);
}

#[test]
fn a_smaller_context_goes_on_with_the_conversation() {
    let run = said("hello\n/ctx 64\n/status\nhello\n/ctx 4\nhello\n/status\n");
    assert!(run.err.contains("0/64"), "{}", run.err);
    assert_eq!(n_turns(&run), 2, "{}", run.err);
    assert!(run.err.contains("the context holds 4"), "{}", run.err);
}

#[test]
fn a_file_can_be_sent() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("notes.txt");
    std::fs::write(&file, "one\ntwo\n").unwrap();
    let run = ran_with(&mut chat(home.path(), &[]), &format!("/read {}\n/status\n", file.display()));
    assert_eq!(n_turns(&run), 1, "{}", run.err);
    assert!(run.err.contains("3 messages"), "{}", run.err);
}

#[test]
fn a_kept_conversation_goes_on_without_reading_it_again() {
    let home = tempfile::tempdir().unwrap();
    let straight = ran_with(&mut chat(home.path(), &[]), "hello\nand now?\n");
    ran_with(&mut chat(home.path(), &[]), "hello\n/save trip\n");
    let resumed = ran_with(&mut chat(home.path(), &[]), "/load trip\nand now?\n");
    assert!(resumed.err.contains("tokens are in memory again"), "{}", resumed.err);
    let n = resumed.out.lines().count();
    let lines: Vec<&str> = straight.out.lines().collect();
    assert_eq!(lines[lines.len() - n..].join("\n"), resumed.out.trim_end_matches('\n'));

    // The turn after loading was kept as well.
    let run = ran_with(&mut chat(home.path(), &[]), "/list\n/load tr\n/status\n");
    assert!(run.err.contains("hello") && run.err.contains("loaded 'trip', 2 turns"), "{}", run.err);

    // Other rounding is another identity: the messages are read again, and it says so.
    let run = ran_with(&mut chat(home.path(), &["-c", "256", "--no-kv-rounding"]), "/load trip\n/status\nand now?\n");
    assert_eq!(n_turns(&run), 1, "{}", run.err);
    assert!(run.err.contains("loaded 'trip', 2 turns: 0 of"), "{}", run.err);
}

#[test]
fn kept_conversations_are_stripped_and_deleted() {
    let home = tempfile::tempdir().unwrap();
    let run =
        ran_with(&mut chat(home.path(), &[]), "/list\nhello\n/save a\n/strip a\n/load a\n/del b\n/del a\n/list\n");
    assert!(run.err.contains("no conversation is kept yet") && run.err.contains("freed"), "{}", run.err);
    // What is stripped from the disk is still in this process's memory.
    assert!(run.err.contains("loaded 'a', 1 turns"), "{}", run.err);
    assert!(run.err.contains("no conversation is called 'b'; there are: a"), "{}", run.err);
    assert!(run.err.contains("deleted 'a'"), "{}", run.err);
    let run = ran_with(&mut chat(home.path(), &[]), "/load a\n");
    assert!(run.err.contains("no conversation is called 'a'"), "{}", run.err);
}

#[test]
fn a_torn_or_missing_conversation_leaves_the_present_one() {
    let home = tempfile::tempdir().unwrap();
    ran_with(&mut chat(home.path(), &[]), "hello\n/save trip\n/save walk\n");
    let file = home.path().join(".ds4/kvcache/sessions/trip.session");
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() - 9]).unwrap();
    let run = ran_with(&mut chat(home.path(), &[]), "hello\n/load trip\n/load other\n/save ../trip\n/status\n");
    assert!(run.err.contains("it is torn"), "{}", run.err);
    assert!(run.err.contains("no conversation is called 'other'; there are: walk"), "{}", run.err);
    assert!(run.err.contains("3 messages"), "{}", run.err);
}

#[test]
fn without_a_home_nothing_is_kept_and_it_says_so() {
    let run = ran_with(&mut noise(&["-i"]), "/save trip\n");
    assert!(run.err.contains("HOME is not set"), "{}", run.err);
}

#[test]
fn ctrl_c_stops_the_answer_and_keeps_the_conversation() {
    let home = tempfile::tempdir().unwrap();
    // With this seed the answer has six hundred tokens: it is certainly still coming.
    let mut child = chat(home.path(), &["-c", "32768", "-n", "30000", "--temp", "0.7", "--min-p", "0", "--seed", "32"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"hello\n").unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    assert!(!out.fill_buf().unwrap().is_empty(), "the answer begins");
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    stdin.write_all(b"/status\n/quit\n").unwrap();
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).unwrap();
    let run: Ran = child.wait_with_output().unwrap().into();
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("stopped") && run.err.contains("3 messages"), "{}", run.err);
}
