//! Every `fixtures/stream/NAME.txt`, cut in every way, gives the events of `NAME.json`. Adding a test is adding the two
//! files. In the JSON, `thinking` says whether the prompt left reasoning open and `tools` whether tools were declared.

use std::{fs, path::Path};

use ds4_chat::{Event, Parser, Special, Thinking};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One fixture.
struct Case {
    name: String,
    text: String,
    thinking: Thinking,
    tools: bool,
    events: Vec<Value>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stream");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts
        .map(|path| {
            let expected = fs::read_to_string(path.with_extension("json")).unwrap();
            let expected: Value = serde_json::from_str(&expected).unwrap();
            Case {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                text: fs::read_to_string(&path).unwrap(),
                thinking: thinking(expected["thinking"].as_bool().unwrap()),
                tools: expected["tools"].as_bool().unwrap(),
                events: expected["events"].as_array().unwrap().clone(),
            }
        })
        .collect()
}

fn thinking(on: bool) -> Thinking {
    if on { Thinking::High } else { Thinking::None }
}

/// The events of some pushes with adjacent fragments joined, and all `raw` text.
fn run<'b>(mut parser: Parser, pushes: impl IntoIterator<Item = &'b [u8]>) -> (Vec<Value>, String) {
    let mut events: Vec<Event> = pushes.into_iter().flat_map(|bytes| parser.push(bytes)).collect();
    events.extend(parser.finish());
    joined(events)
}

fn joined(events: Vec<Event>) -> (Vec<Value>, String) {
    let mut all: Vec<Value> = Vec::new();
    let mut raws = String::new();
    for event in events {
        let value = match event {
            Event::Thinking(text) => json!(["thinking", text]),
            Event::Text(text) => json!(["text", text]),
            Event::ToolStart { index, name } => json!(["start", index, name]),
            Event::ToolArguments { index, json } => json!(["arguments", index, json]),
            Event::ToolEnd { index, raw, complete } => {
                raws += &raw;
                json!(["end", index, complete])
            }
            Event::End { reason } => panic!("the parser does not end turns: {reason:?}"),
        };
        let fragment = value.as_array().unwrap().len() - 1;
        match all.last_mut() {
            Some(last) if last[0] == value[0] && !["start", "end"].contains(&value[0].as_str().unwrap()) => {
                last[fragment] =
                    format!("{}{}", last[fragment].as_str().unwrap(), value[fragment].as_str().unwrap()).into();
            }
            _ => all.push(value),
        }
    }
    (all, raws)
}

#[test]
fn every_cut_gives_the_expected_events() {
    let cases = cases();
    assert!(cases.len() > 40);
    for case in cases {
        let bytes = case.text.as_bytes();
        let parser = || Parser::new(case.thinking, case.tools);
        let (events, raw) = run(parser(), [bytes]);
        assert_eq!(events, case.events, "{}", case.name);
        assert_eq!(run(parser(), bytes.chunks(1)), (events.clone(), raw.clone()), "{} byte by byte", case.name);
        for cut in 0..bytes.len() {
            let (head, tail) = bytes.split_at(cut);
            assert_eq!(run(parser(), [head, tail]), (events.clone(), raw.clone()), "{} cut at {cut}", case.name);
        }
    }
}

/// Sampled tokens give the same events as their text.
#[test]
fn special_tokens_are_read_like_their_text() {
    for case in cases() {
        let mut parser = Parser::of_tokens(case.thinking, case.tools);
        let mut events = Vec::new();
        let mut rest = case.text.as_str();
        let specials = [Special::Think, Special::EndThink, Special::Dsml].map(Special::text);
        while let Some((at, special)) = specials.iter().filter_map(|s| Some((rest.find(s)?, *s))).min() {
            events.extend(parser.push(&rest.as_bytes()[..at]));
            events.extend(parser.push_special(special));
            rest = &rest[at + special.len()..];
        }
        events.extend(parser.push(rest.as_bytes()));
        events.extend(parser.finish());
        assert_eq!(joined(events).0, case.events, "{}", case.name);
    }
}

#[test]
fn a_spelled_thinking_tag_is_a_word_when_tokens_are_known() {
    let mut parser = Parser::of_tokens(Thinking::High, true);
    let mut events = parser.push("a </think> b".as_bytes());
    events.extend(parser.push_special("</think>"));
    events.extend(parser.push("c </think> d <think>".as_bytes()));
    events.extend(parser.finish());
    assert_eq!(joined(events).0, [json!(["thinking", "a </think> b"]), json!(["text", "c </think> d <think>"])]);
}

#[test]
fn only_what_may_become_a_tag_is_held_back() {
    let mut parser = Parser::new(Thinking::None, true);
    let text = |text: &str| vec![Event::Text(text.into())];
    assert_eq!(parser.push(b"Hello"), text("Hello"));
    assert_eq!(parser.push(b" \n"), text(" "));
    assert_eq!(parser.push(b"x<"), text("\nx"));
    assert_eq!(parser.push("｜".as_bytes()), []);
    assert_eq!(parser.push(b"User"), text("<｜User"));
    assert_eq!(parser.push(&"é".as_bytes()[..1]), []);
    assert_eq!(parser.push(&"é".as_bytes()[1..]), text("é"));
}

#[test]
fn string_arguments_stream_while_they_come() {
    let mut parser = Parser::new(Thinking::None, true);
    let arguments = |json: &str| vec![Event::ToolArguments { index: 0, json: json.into() }];
    parser.push("<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"write\">\n".as_bytes());
    assert_eq!(parser.push("<｜DSML｜parameter name=\"text\" string=\"true\">".as_bytes()), arguments("{\"text\": \""));
    assert_eq!(parser.push(b"say \"hi\"\n"), arguments("say \\\"hi\\\"\\n"));
    assert_eq!(parser.push(b"a<b </p></"), arguments("a<b </p>"));
    assert_eq!(parser.push("｜DSML｜parameter>".as_bytes()), arguments("\""));
    assert_eq!(parser.push("\n</｜DSML｜invoke>\n".as_bytes()), arguments("}"));
}

#[test]
fn the_sampler_is_told_where_syntax_is() {
    let mut parser = Parser::of_tokens(Thinking::High, true);
    let mut structure = |pushes: &[&str]| {
        for text in pushes {
            if Special::Dsml.text() == *text || text.ends_with("think>") {
                parser.push_special(text);
            } else {
                parser.push(text.as_bytes());
            }
        }
        parser.in_structure()
    };
    assert!(!structure(&["hm"]));
    assert!(!structure(&["</think>", "Text.\n\n"]));
    assert!(!structure(&["<"]));
    assert!(structure(&["｜DSML｜"]));
    assert!(structure(&["tool_calls", ">\n", "<"]));
    assert!(structure(&["｜DSML｜", "invoke name=\""]));
    assert!(structure(&["f\">\n", "<", "｜DSML｜", "parameter name=\"a\" string=\""]));
    assert!(!structure(&["true\">"]));
    assert!(!structure(&["value </"]));
    assert!(structure(&["｜DSML｜"]));
    assert!(structure(&["parameter>"]));
    assert!(structure(&["\n</", "｜DSML｜", "invoke>\n</", "｜DSML｜", "tool_calls"]));
    assert!(!structure(&[">"]));
}

/// Pieces that tags are made of, so that random text is nearly grammar.
const PIECES: &[&str] = &[
    "<",
    "</",
    ">",
    "\n",
    "\n\n",
    " ",
    "｜DSML｜",
    "DSML｜",
    "｜",
    "tool_calls",
    "invoke",
    "parameter",
    " name=\"",
    "\"",
    " string=\"true\">",
    " string=\"false\">",
    "think>",
    "<think>",
    "</think>",
    "<｜DSML｜tool_calls>\n",
    "</｜DSML｜tool_calls>",
    "<｜DSML｜invoke name=\"f\">\n",
    "</｜DSML｜invoke>\n",
    "</｜DSML｜parameter>\n",
    "<｜DSML｜parameter name=\"a\" string=\"true\">",
    "<｜DSML｜parameter name=\"b\" string=\"false\">",
    "1",
    "é",
    "\u{1}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn cuts_do_not_matter_and_nothing_is_lost(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        on in any::<bool>(),
        tools in any::<bool>(),
        cuts in prop::collection::vec(0usize..400, 0..8),
    ) {
        let text = pieces.concat();
        let bytes = text.as_bytes();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).chain([0, bytes.len()]).collect();
        cuts.sort_unstable();
        let parser = || Parser::new(thinking(on), tools);
        let whole = run(parser(), [bytes]);
        prop_assert_eq!(&run(parser(), cuts.windows(2).map(|cut| &bytes[cut[0]..cut[1]])), &whole);
        prop_assert_eq!(&run(parser(), bytes.chunks(1)), &whole);

        let of = |kind: &str, at: usize| {
            whole.0.iter().filter(|e| e[0] == kind).map(|e| e[at].as_str().unwrap()).collect::<Vec<_>>()
        };
        for arguments in of("arguments", 2) {
            prop_assert!(serde_json::from_str::<serde_json::Map<_, _>>(arguments).is_ok(), "{}", arguments);
        }
        // Without tags there is nothing to understand: every byte comes out again.
        if !text.contains("DSML") && !text.contains("think>") && !text.contains("invoke") {
            prop_assert_eq!(of("text", 1).concat() + &of("thinking", 1).concat(), text);
        }
    }
}
