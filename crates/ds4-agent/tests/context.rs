//! A conversation that does not fit: it is summarised, and goes on.

mod support;

use ds4_agent::{AgentOptions, Approve, Event, Model, Outcome};
use ds4_chat::{Message, Thinking};
use serde_json::json;
use support::{Bench, call, say};

fn options() -> AgentOptions {
    AgentOptions { thinking: Thinking::None, ..AgentOptions::default() }
}

/// Characters that the opening takes.
fn opening(b: &Bench) -> usize {
    let head = b.agent.context().0;
    assert!(b.agent.conversation().is_empty());
    head
}

#[test]
fn the_middle_becomes_a_summary_and_the_opening_stays() {
    let mut replies: Vec<String> = (0..6).map(|n| call("bash", json!({"command": format!("seq {n} 300")}))).collect();
    replies.insert(5, say("SUMMARY of the work"));
    replies.push(say("finished"));
    let mut b = Bench::with(&replies, Approve::Never, options());
    b.agent.model.ctx = opening(&b) + 9000;
    b.put("x", "");
    let done = b.run("the big task");
    assert_eq!((done.outcome, done.text.as_str()), (Outcome::Finished, "finished"));
    let compacted = b.heard.events.iter().find_map(|event| match event {
        Event::Compacted { before, after, summary } => Some((*before, *after, summary.clone())),
        _ => None,
    });
    let (before, after, summary) = compacted.expect("it did not fit");
    assert!(after < before && summary == "SUMMARY of the work", "{before} {after} {summary}");
    let (asked, next) = (&b.agent.model.prompts[5], &b.agent.model.prompts[6]);
    // The summary is asked for at the end of what is remembered; the next prompt begins as before, summary, request, last steps.
    assert!(asked.starts_with(b.agent.model.prompts[4].as_str()));
    assert!(next.contains("SUMMARY of the work\n\nThe request being worked on: the big task"));
    let common = asked.chars().zip(next.chars()).take_while(|(a, b)| a == b).count();
    assert!(common >= opening_of(next), "{common}");
    assert!(next.ends_with("</tool_result><｜Assistant｜></think>"));
}

fn opening_of(prompt: &str) -> usize {
    prompt[..prompt.find("<｜User｜>").unwrap()].chars().count()
}

#[test]
fn a_model_that_cannot_summarise_does_not_end_the_work() {
    let mut replies: Vec<String> = (0..8).map(|n| call("bash", json!({"command": format!("seq {n} 400")}))).collect();
    // Some answers go to requests for summaries.
    replies.extend(vec![say("finished"); 9]);
    let mut b = Bench::with(&replies, Approve::Never, options());
    b.agent.model.ctx = opening(&b) + 8000;
    // Where a summary is wanted it calls a tool: that is no summary, and the call is not done.
    let done = b.run("the big task");
    assert_eq!(done.outcome, Outcome::Finished);
    let summary = b.heard.events.iter().find_map(|event| match event {
        Event::Compacted { summary, .. } => Some(summary.clone()),
        _ => None,
    });
    assert!(summary.unwrap().starts_with("User: the big task\nYou called bash"));
}

#[test]
fn one_huge_result_after_the_other_never_ends_it() {
    let mut replies = Vec::new();
    for n in 0..30 {
        replies.push(call("bash", json!({"command": format!("head -c 100000 /dev/zero | tr '\\0' {}", n % 10)})));
    }
    replies.extend(vec![say("finished"); 9]);
    for room in [3000, 5000, 20_000] {
        let mut b = Bench::with(&replies, Approve::Never, options());
        b.agent.model.ctx = opening(&b) + room;
        let done = b.run("the big task");
        assert!(matches!(done.outcome, Outcome::Finished), "{room}: {:?}", done.outcome);
        assert!(b.agent.model.prompts.iter().all(|prompt| prompt.chars().count() < b.agent.model.ctx));
    }
}

#[test]
fn a_request_that_cannot_fit_is_refused_with_numbers_and_the_session_goes_on() {
    let mut b = Bench::with(&[say("hello")], Approve::Never, options());
    b.agent.model.ctx = opening(&b) + 2000;
    let done = b.run(&"x".repeat(5000));
    assert!(matches!(&done.outcome, Outcome::Failed(why) if why.contains("--ctx N")), "{:?}", done.outcome);
    assert_eq!(b.run("hi").text, "hello");
}

#[test]
fn calls_and_their_results_are_never_torn_apart() {
    let mut replies: Vec<String> = (0..20)
        .map(|n| {
            let one = call("bash", json!({"command": format!("seq {n} 60")}));
            if n % 3 == 0 { format!("Step {n}.{one}") } else { one }
        })
        .collect();
    replies.push(say("finished"));
    let mut b = Bench::with(&replies, Approve::Never, options());
    b.agent.model.ctx = opening(&b) + 3500;
    b.run("the big task");
    let conversation = b.agent.conversation();
    assert!(matches!(conversation[0], Message::User(_)));
    let mut open = 0;
    for message in conversation {
        match message {
            Message::Assistant(said) => {
                assert_eq!(open, 0);
                open = said.tool_calls.len();
            }
            Message::Tool(_) => open -= 1,
            _ => assert_eq!(open, 0),
        }
    }
    assert!(b.agent.model.count(b.agent.conversation(), Thinking::None).unwrap() < b.agent.model.ctx);
}
