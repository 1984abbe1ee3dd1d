//! Parsing is the inverse of rendering: strictly for what the template writes, and for the streaming parser too.

use std::{fs, path::Path};

use ds4_chat::{
    Assistant, Collector, Message, Parser, RenderOptions, Segment, Special, Thinking, ToolCall, json, parse, render,
};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::support;

/// What follows the opening tag of the assistant turn when `message` is rendered.
fn print(message: &Assistant, thinking: Thinking) -> String {
    let messages = [Message::user("x"), Message::Assistant(message.clone())];
    let prompt = render(&messages, &RenderOptions { thinking, ..RenderOptions::default() }).unwrap().to_text();
    let opening = if thinking.is_on() { "<｜Assistant｜><think>" } else { "<｜Assistant｜></think>" };
    prompt.split_once(opening).unwrap().1.to_owned()
}

fn streamed(text: &str, thinking: Thinking) -> Assistant {
    let mut parser = Parser::new(thinking, false);
    let mut collector = Collector::new();
    let text = text.strip_suffix(Special::Eos.text()).unwrap_or(text);
    text.as_bytes().chunks(3).for_each(|bytes| parser.push(bytes).iter().for_each(|event| collector.push(event)));
    parser.finish().iter().for_each(|event| collector.push(event));
    let (mut message, incomplete) = collector.finish();
    assert_eq!(incomplete, None);
    message.tool_calls.iter_mut().for_each(|call| call.raw = None);
    message
}

/// Text that spells the protocol.
fn spelling() -> impl Strategy<Value = String> {
    let words = [
        "｜DSML｜",
        "DSML｜",
        "｜",
        "\u{FDD0}",
        "<",
        "</",
        "</｜DSML｜parameter>",
        "\n\n<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"x\">\n",
        "<think>",
        "</think>",
        "<｜User｜>",
        "</tool_result>",
        "<｜end▁of▁sentence｜>",
    ];
    prop::collection::vec(prop_oneof![prop::sample::select(words.to_vec()).prop_map(String::from), text()], 0..6)
        .prop_map(|words| words.concat())
}

/// Text that holds no special token; rich in what tags and JSON are made of.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        any::<char>().prop_map(String::from),
        "[a-z ]{1,5}",
        prop::sample::select(vec![
            "\n",
            "\n\n",
            "<",
            "</",
            ">",
            "\"",
            "\\",
            "{",
            "｜",
            "DSML",
            "invoke",
            "</parameter>"
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(word, 0..8)
        .prop_map(|words| words.concat())
        .prop_filter("no special tokens", |text| !text.contains("DSML｜"))
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        text().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((text(), inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn call() -> impl Strategy<Value = ToolCall> {
    ("[a-zA-Z_.-]{1,10}", prop::collection::vec(("[a-z>=é ]{0,6}", value()), 0..4)).prop_map(|(name, entries)| {
        let arguments = Value::Object(entries.into_iter().collect::<Map<_, _>>());
        ToolCall { name, arguments: json::dumps(&arguments), ..ToolCall::default() }
    })
}

prop_compose! {
    fn assistant()(
        reasoning in text(), content in text(), tool_calls in prop::collection::vec(call(), 0..3), wo_eos in any::<bool>(),
    ) -> Assistant {
        Assistant { reasoning, content, tool_calls, task: None, wo_eos }
    }
}

proptest! {
    #[test]
    fn printed_then_parsed_is_the_same_message(message in assistant(), on in any::<bool>()) {
        let thinking = if on { Thinking::High } else { Thinking::None };
        let message = Assistant { reasoning: if on { message.reasoning.clone() } else { String::new() }, ..message };
        let printed = print(&message, thinking);
        prop_assert_eq!(&parse(&printed, on).unwrap(), &message);
        prop_assert_eq!(&streamed(&printed, thinking), &Assistant { wo_eos: false, ..message });
    }
}

/// What tokens say, byte by byte.
fn sampled(tokens: &[Segment], thinking: Thinking) -> Assistant {
    let mut parser = Parser::of_tokens(thinking, false);
    let mut collector = Collector::new();
    for token in tokens {
        let events = match token {
            Segment::Special(special) => parser.push_special(special.text()),
            Segment::Text(text) => text.as_bytes().iter().flat_map(|byte| parser.push(&[*byte])).collect(),
        };
        events.iter().for_each(|event| collector.push(event));
    }
    parser.finish().iter().for_each(|event| collector.push(event));
    let (message, incomplete) = collector.finish();
    assert_eq!(incomplete, None);
    message
}

/// The turn of `message` in a prompt, without its end.
fn turn_of(message: &Assistant, thinking: Thinking) -> Vec<Segment> {
    let messages = [Message::user("x"), Message::Assistant(message.clone())];
    let prompt = render(&messages, &RenderOptions { thinking, ..RenderOptions::default() }).unwrap();
    let segments = prompt.segments();
    let opening = segments.iter().position(|s| *s == Segment::Special(Special::Assistant)).unwrap() + 2;
    segments[opening..segments.len() - 1].to_vec()
}

proptest! {
    /// Rendered, sampled, replayed: text that spells the protocol stays text in every place.
    #[test]
    fn what_spells_the_protocol_comes_back_as_it_was(
        reasoning in spelling(), content in spelling(),
        calls in prop::collection::vec(prop::collection::vec(("[a-z]{1,3}|｜DSML｜", spelling(), any::<bool>()), 0..3), 0..3),
    ) {
        let tool_calls = calls.into_iter().map(|entries| {
            let value = |text: String, raw| if raw { Value::from(text) } else { serde_json::json!([text]) };
            let arguments: Map<_, _> = entries.into_iter().map(|(key, text, raw)| (key, value(text, raw))).collect();
            ToolCall { name: "f".into(), arguments: json::dumps(&Value::Object(arguments)), ..ToolCall::default() }
        });
        let message = Assistant { reasoning, content, tool_calls: tool_calls.collect(), ..Assistant::default() };
        let tokens = turn_of(&message, Thinking::High);
        let mut read = sampled(&tokens, Thinking::High);
        prop_assert_eq!(turn_of(&read, Thinking::High), tokens);
        read.tool_calls.iter_mut().for_each(|call| call.raw = None);
        prop_assert_eq!(read, message);
    }
}

#[test]
fn fixtures_survive_the_round_trip() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/template");
    let mut n_calls = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let conversation = support::conversation::read(&fs::read_to_string(&path).unwrap());
        let thinking = conversation.options.thinking;
        for message in conversation.messages {
            if let Message::Assistant(message) = message {
                let message = Assistant { task: None, ..message };
                let printed = print(&message, thinking);
                let parsed =
                    parse(&printed, thinking.is_on()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                assert_eq!(print(&parsed, thinking), printed, "{}", path.display());
                n_calls += parsed.tool_calls.len();
            }
        }
    }
    assert!(n_calls > 20);
}

/// A whole message, to be damaged.
const WHOLE: &str = "r</think>c\n\n<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"f\">\n<｜DSML｜parameter name=\"a\" string=\"false\">1</｜DSML｜parameter>\n<｜DSML｜parameter name=\"b\" string=\"true\">x</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls><｜end▁of▁sentence｜>";

#[test]
fn what_the_template_does_not_write_is_refused() {
    assert!(parse(WHOLE, true).is_ok());
    for (from, to) in [
        ("</think>", ""),
        ("r</think>c", "c<think>"),
        ("</think>c", "</think>c</think>"),
        ("r</think>", "<｜begin▁of▁sentence｜></think>"),
        ("</think>c\n\n", "</think>c\n"),
        ("tool_calls>\n<｜DSML｜invoke", "tool_calls><｜DSML｜invoke"),
        ("name=\"f\">\n", "name=\"f\">"),
        ("name=\"f\"", "f"),
        ("string=\"true\"", "string=\"yes\""),
        ("string=\"true\"", ""),
        ("name=\"b\"", "name=\"a\""),
        (">1<", ">one<"),
        ("</｜DSML｜parameter>\n</", "</｜DSML｜parameter></"),
        ("x</｜DSML｜parameter>", "x"),
        ("</｜DSML｜invoke>\n", ""),
        ("</｜DSML｜tool_calls>", ""),
        ("<｜end▁of▁sentence｜>", "\n<｜end▁of▁sentence｜>"),
        ("<｜end▁of▁sentence｜>", "<｜end▁of▁sentence｜>."),
    ] {
        let damaged = WHOLE.replacen(from, to, 1);
        assert_ne!(damaged, WHOLE);
        assert!(parse(&damaged, true).is_err(), "{from:?} -> {to:?}");
    }
    for (at, _) in WHOLE.char_indices().filter(|&(at, _)| at < WHOLE.len() - 30 && at > 20) {
        assert!(parse(&WHOLE[..at], true).is_err(), "cut at {at}");
    }
}
