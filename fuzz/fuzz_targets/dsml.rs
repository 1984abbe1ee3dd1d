//! Arbitrary text as a completion: neither parser panics, the events do not depend on how the bytes are cut, calls are
//! valid JSON, what the strict parser takes is printed back as it was, and the streaming parser reads it the same way.
//!
//! The first byte chooses the mode, the second where the bytes are cut.

#![no_main]

use ds4_chat::{
    Assistant, Collector, Event, Marked, Message, Parser, RenderOptions, Segment, Special, Thinking, parse, render,
};
use libfuzzer_sys::fuzz_target;

/// The next word is written in ordinary tokens, whatever it spells.
const ORDINARY: char = '\u{1}';

fuzz_target!(|input: &[u8]| {
    let [mode, cut, bytes @ ..] = input else { return };
    let thinking = if mode & 1 == 0 { Thinking::None } else { Thinking::High };
    let tools = mode & 2 == 0;
    let whole = read(Parser::new(thinking, tools), [bytes]);
    let chunk = usize::from(*cut).max(1);
    assert!(whole == read(Parser::new(thinking, tools), bytes.chunks(chunk)), "cut into {chunk}");
    assert!(whole == read(Parser::new(thinking, tools), bytes.chunks(1)), "byte by byte");
    sampled(thinking, tools, bytes);
    if let Ok(text) = str::from_utf8(bytes) {
        strict(text, thinking);
    }
});

/// The message, the events, and whether a block was just closed.
fn read<'b>(mut parser: Parser, pushes: impl IntoIterator<Item = &'b [u8]>) -> (Assistant, Vec<Event>, bool) {
    let mut collector = Collector::new();
    let mut order = Vec::new();
    let mut take = |events: Vec<Event>| {
        for event in events {
            collector.push(&event);
            note(event, &mut order);
        }
    };
    for bytes in pushes {
        take(parser.push(bytes));
    }
    take(parser.finish());
    let closed = parser.block_closed();
    let (message, incomplete) = collector.finish();
    for call in message.tool_calls.iter().chain(&incomplete) {
        assert!(serde_json::from_str::<serde_json::Map<_, _>>(&call.arguments).is_ok(), "{}", call.arguments);
    }
    (message, order, closed)
}

/// Adds an event, fragments joined.
fn note(event: Event, order: &mut Vec<Event>) {
    match (order.last_mut(), event) {
        (Some(Event::Thinking(last)), Event::Thinking(text)) | (Some(Event::Text(last)), Event::Text(text)) => {
            last.push_str(&text);
        }
        (Some(Event::ToolArguments { index: i, json: last }), Event::ToolArguments { index, json }) if *i == index => {
            last.push_str(&json);
        }
        (_, event) => order.push(event),
    }
}

/// As sampled tokens, special ones whole, or in ordinary ones behind an [`ORDINARY`]. Calls that end the turn are rendered
/// back token by token.
fn sampled(thinking: Thinking, tools: bool, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let specials = [Special::Think, Special::EndThink, Special::Dsml].map(Special::text);
    let mut parser = Parser::of_tokens(thinking, tools);
    let mut collector = Collector::new();
    let mut called = false;
    let mut said_more = false;
    let mut rest = &*text;
    while let Some(c) = rest.chars().next() {
        let is_ordinary = c == ORDINARY;
        rest = rest.trim_start_matches(ORDINARY);
        let Some(c) = rest.chars().next() else { break };
        let special = specials.into_iter().find(|special| rest.starts_with(special));
        let token = special.unwrap_or(&rest[..c.len_utf8()]);
        let is_special = special.is_some() && !is_ordinary;
        let events = if is_special { parser.push_special(token) } else { parser.push(token.as_bytes()) };
        for event in events {
            collector.push(&event);
            called |= matches!(event, Event::ToolStart { .. });
            said_more |= called && matches!(event, Event::Text(_) | Event::Thinking(_));
        }
        rest = &rest[token.len()..];
    }
    let closed = parser.block_closed();
    parser.finish().iter().for_each(|event| collector.push(event));
    let (message, incomplete) = collector.finish();
    if called && closed && !said_more && incomplete.is_none() {
        let block: String = message.tool_calls.iter().filter_map(|call| call.raw.as_deref()).collect();
        let block = Marked::from_raw(&block);
        let options = RenderOptions { thinking: Thinking::None, ..RenderOptions::default() };
        let rendered = render(&[Message::Assistant(message)], &options).expect("no developer message");
        // The text before the block and the end token stand in front of and behind it.
        let is_inside = |(a, b): (&Segment, &Segment)| match (a, b) {
            (Segment::Text(a), Segment::Text(b)) => a.ends_with(b.as_str()),
            _ => a == b,
        };
        let segments = rendered.segments();
        let inside = segments.windows(block.segments().len()).any(|part| part.iter().zip(block.segments()).all(is_inside));
        assert!(inside, "{block:?} became {rendered:?}");
    }
}

fn strict(text: &str, thinking: Thinking) {
    let Ok(message) = parse(text, thinking.is_on()) else { return };
    let messages = [Message::user("x"), Message::Assistant(message.clone())];
    let options = RenderOptions { thinking, ..RenderOptions::default() };
    let printed = render(&messages, &options).expect("no developer message").to_text();
    let opening = if thinking.is_on() { "<｜Assistant｜><think>" } else { "<｜Assistant｜></think>" };
    let printed = printed.split_once(opening).expect("an assistant turn was rendered").1;
    let again = parse(printed, thinking.is_on()).expect("what was printed is what the template writes");
    assert!(again.content == message.content && again.reasoning == message.reasoning);
    assert!(again.tool_calls.len() == message.tool_calls.len());
}
