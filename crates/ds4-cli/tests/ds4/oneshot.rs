//! One question, one answer.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::program::{Ran, noise, ran, ran_with};

/// The last line of stderr, which has to be `ds4: prefill: X t/s, generation: Y t/s`.
fn speeds(run: &Ran) -> (f64, f64) {
    let line = run.err.lines().last().expect("stderr has lines");
    let rest = line.strip_prefix("ds4: prefill: ").and_then(|rest| rest.strip_suffix(" t/s")).expect(line);
    let (prefill, generation) = rest.split_once(" t/s, generation: ").expect(line);
    (prefill.parse().expect(line), generation.parse().expect(line))
}

#[test]
fn the_command_of_the_guide_answers() {
    let line = ["--ctx", "32768", "--nothink", "--temp", "0", "-n", "16", "-p", "reply with ok"];
    let run = ran(&mut noise(&line));
    assert_eq!(run.code, Some(0), "{}", run.err);
    let (prefill, generation) = speeds(&run);
    assert!(prefill > 0.0 && generation > 0.0);
    assert!(run.err.contains("processing ") && run.err.contains(" input tokens: "), "{}", run.err);
    assert!(run.err.contains("(100%)"), "{}", run.err);
}

#[test]
fn greedy_and_seeded_answers_repeat() {
    for how in [&["--temp", "0"][..], &["--seed", "7"], &["--seed", "7", "--top-k", "20", "--top-p", "0.9"]] {
        let line = [&["--nothink", "-n", "24", "-p", "why?"][..], how].concat();
        let (first, second) = (ran(&mut noise(&line)), ran(&mut noise(&line)));
        assert_eq!(first.code, Some(0), "{}", first.err);
        assert!(!first.out.is_empty());
        assert_eq!(first.out, second.out, "{how:?}");
    }
    let other = ran(&mut noise(&["--nothink", "-n", "24", "-p", "why?", "--seed", "8"]));
    assert_ne!(other.out, ran(&mut noise(&["--nothink", "-n", "24", "-p", "why?", "--seed", "7"])).out);
}

#[test]
fn reasoning_stays_out_of_a_pipe() {
    let line = ["--temp", "0", "-n", "12", "-p", "why?"];
    let run = ran(&mut noise(&line));
    let shown = ran(&mut noise(&[&line[..], &["--show-thinking"]].concat()));
    let hidden = ran(&mut noise(&[&line[..], &["--hide-thinking"]].concat()));
    // Twelve tokens of noise do not close the reasoning, so all of the answer is reasoning.
    assert_eq!(run.out, "");
    assert!(!shown.out.is_empty());
    assert!(run.err.contains(shown.out.trim_end()), "{}", run.err);
    assert!(hidden.out.is_empty() && !hidden.err.contains(shown.out.trim_end()));
}

#[test]
fn json_is_one_object() {
    let run = ran(&mut noise(&["--json", "--nothink", "--temp", "0", "-n", "9", "-p", "why?"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    let object: Value = serde_json::from_str(&run.out).expect("stdout is JSON");
    assert_eq!(object["model"], "ds4 noise fixture");
    assert_eq!(object["finish_reason"], "length");
    assert_eq!(object["usage"]["completion_tokens"], 9);
    let total = object["usage"]["prompt_tokens"].as_u64().unwrap() + 9;
    assert_eq!(object["usage"]["total_tokens"], total);
    assert_eq!(object["tool_calls"], Value::Array(Vec::new()));
    assert!(object["text"].is_string() && object["reasoning"] == "");
    assert!(object["timings"]["prefill_tokens_per_second"].as_f64().unwrap() > 0.0);
    let plain = ran(&mut noise(&["--nothink", "--temp", "0", "-n", "9", "-p", "why?"]));
    assert_eq!(plain.out.trim_end_matches('\n'), object["text"].as_str().unwrap().trim_end_matches('\n'));
    speeds(&run);
}

#[test]
fn a_pipe_is_part_of_the_question() {
    let prompt_tokens = |run: Ran| -> u64 {
        assert_eq!(run.code, Some(0), "{}", run.err);
        serde_json::from_str::<Value>(&run.out).unwrap()["usage"]["prompt_tokens"].as_u64().unwrap()
    };
    let line = ["--json", "--nothink", "-n", "1"];
    let alone = prompt_tokens(ran_with(&mut noise(&line), "one two three\n"));
    let both = prompt_tokens(ran_with(&mut noise(&[&line[..], &["-p", "count:"]].concat()), "one two three\n"));
    let prompt = prompt_tokens(ran(&mut noise(&[&line[..], &["-p", "count:"]].concat())));
    assert!(both > alone && both > prompt, "{both} {alone} {prompt}");
}

#[test]
fn a_rendered_chat_is_taken_as_it_is() {
    let rendered = "<｜begin▁of▁sentence｜>be brief<｜User｜>why?<｜Assistant｜></think>";
    let line = |prompt| ["--json", "--temp", "0", "-n", "8", "-p", prompt];
    let raw: Value = serde_json::from_str(&ran(&mut noise(&line(rendered))).out).unwrap();
    let line = ["--json", "--temp", "0", "-n", "8", "--nothink", "-sys", "be brief", "-p", "why?"];
    let chat: Value = serde_json::from_str(&ran(&mut noise(&line)).out).unwrap();
    assert_eq!(raw["usage"]["prompt_tokens"], chat["usage"]["prompt_tokens"]);
    assert_eq!(raw["text"], chat["text"]);
    // The same text anywhere else is only text.
    let quoted = format!(" {rendered}");
    let quoted: Value = serde_json::from_str(&ran(&mut noise(&["--json", "-n", "1", "-p", &quoted])).out).unwrap();
    assert!(quoted["usage"]["prompt_tokens"].as_u64() > raw["usage"]["prompt_tokens"].as_u64());
}

#[test]
fn a_prompt_that_does_not_fit_says_what_would() {
    let run = ran(&mut noise(&["-p", &"word ".repeat(600)]));
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    let line = run.err.lines().last().unwrap();
    assert!(line.starts_with("ds4: the prompt has ") && line.contains("512") && line.contains("--ctx"), "{line}");
}

#[test]
fn think_max_in_a_small_context_warns_and_answers() {
    let run = ran(&mut noise(&["--think-max", "-n", "2", "-p", "why?"]));
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains("393216"), "{}", run.err);
}

#[test]
fn warm_weights_and_accepted_flags_do_no_harm() {
    let run =
        ran(&mut noise(&["--warm-weights", "--quality", "-t", "1", "--prefill-chunk", "4", "-n", "2", "-p", "why?"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains(" GB of weights in "), "{}", run.err);
}

#[test]
fn ctrl_c_ends_it_with_its_statistics() {
    // With this seed there are so many tokens that the answer is certainly still coming.
    let mut child =
        noise(&["-c", "32768", "--temp", "0.7", "--min-p", "0", "--seed", "19", "--show-thinking", "-p", "why?"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    assert!(!out.fill_buf().unwrap().is_empty(), "the answer begins");
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).unwrap();
    let run: Ran = child.wait_with_output().unwrap().into();
    assert_eq!(run.code, Some(130), "{}", run.err);
    speeds(&run);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = noise(&["-c", "32768", "--show-thinking", "--min-p", "0", "-p", "why?"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0]).unwrap();
    drop(out);
    let run: Ran = child.wait_with_output().unwrap().into();
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(!run.err.contains("roken pipe"), "{}", run.err);
}
