//! Every stream is whole and in order, whatever the answer is and however it is cut: what clients rely on, per dialect.

use ds4_server::protocol::anthropic::{self, MessageStream};
use ds4_server::protocol::chat::{self, ChatStream};
use ds4_server::protocol::completions::CompletionStream;
use ds4_server::protocol::error::ErrorKind;
use ds4_server::protocol::responses::{ReasoningForm, ResponseHead, ResponseStream};
use ds4_server::protocol::{ApiError, Ending, Ids, Origin, Piece, Tally, Toolbox, Writer, tools};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// An answer: reasoning, text, calls (name, arguments, complete).
#[derive(Clone, Debug)]
struct Said {
    reasoning: String,
    text: String,
    calls: Vec<(&'static str, String)>,
    /// The last call was cut off.
    cut_off: bool,
    ending: Ending,
    /// Where the pieces are cut, in characters.
    cut: usize,
    /// Signs of life between pieces.
    heartbeats: bool,
}

fn said() -> impl Strategy<Value = Said> {
    let text = "[a-z<>\"\\\\é😀\n｜]{0,12}";
    let call = (prop::sample::select(vec!["get", "apply", "unheard"]), text).prop_map(|(name, text)| {
        let key = if name == "apply" { "input" } else { "q" };
        (name, json!({ key: text }).to_string())
    });
    let ending = prop_oneof![Just(Ending::Stop), Just(Ending::Length), Just(Ending::StopSequence("x".into()))];
    (text, text, prop::collection::vec(call, 0..3), any::<bool>(), ending, 1usize..5, any::<bool>()).prop_map(
        |(reasoning, text, calls, cut_off, ending, cut, heartbeats)| {
            let cut_off = cut_off && !calls.is_empty();
            let ending = match (calls.is_empty(), cut_off) {
                (true, _) => ending,
                (false, true) => Ending::Length,
                (false, false) => Ending::ToolCalls,
            };
            Said { reasoning, text, calls, cut_off, ending, cut, heartbeats }
        },
    )
}

fn pieces(said: &Said) -> Vec<Piece> {
    let cut = |text: &str, piece: fn(String) -> Piece| {
        let chars: Vec<char> = text.chars().collect();
        chars.chunks(said.cut).map(|chunk| piece(chunk.iter().collect())).collect::<Vec<_>>()
    };
    let mut pieces = cut(&said.reasoning, Piece::Thinking);
    pieces.extend(cut(&said.text, Piece::Text));
    for (i, (name, arguments)) in said.calls.iter().enumerate() {
        pieces.push(Piece::CallStart { id: format!("call_{i}"), name: (*name).into() });
        pieces.extend(cut(arguments, Piece::CallArguments));
        pieces.push(Piece::CallEnd { complete: !(said.cut_off && i + 1 == said.calls.len()) });
    }
    pieces
}

/// Names (empty where the dialect has none) and data of the events; comments are left out.
fn tell(writer: &mut dyn Writer, said: &Said, error: Option<&ApiError>) -> Vec<(String, Value)> {
    let mut out = String::new();
    let mut tally = Tally { prompt: 10, cached: 4, ..Tally::default() };
    writer.start(&tally, &mut out);
    for piece in pieces(said) {
        if said.heartbeats {
            writer.heartbeat(&mut out);
        }
        writer.piece(0, &piece, &mut out);
    }
    (tally.generated, tally.reasoning) = (7, 3);
    match error {
        Some(error) => writer.fail(error, &mut out),
        None => {
            writer.ending(0, &said.ending, &mut out);
            writer.finish(&tally, &mut out);
        }
    }
    events(&out)
}

fn events(out: &str) -> Vec<(String, Value)> {
    assert!(out.ends_with("\n\n"), "the last event is whole");
    let mut events = Vec::new();
    for block in out.split_terminator("\n\n") {
        let mut name = String::new();
        for line in block.split('\n') {
            if let Some(value) = line.strip_prefix("event: ") {
                name = value.to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                let data = if data == "[DONE]" { json!("[DONE]") } else { serde_json::from_str(data).unwrap() };
                events.push((std::mem::take(&mut name), data));
            } else {
                assert!(line.starts_with(": "), "{line:?}");
            }
        }
    }
    events
}

fn joined<'v>(values: impl Iterator<Item = &'v Value>) -> String {
    values.filter_map(Value::as_str).collect()
}

fn chat_stream() -> ChatStream {
    ChatStream::new(chat::response::Head { id: "c".into(), created: 1, model: "m".into() }, true, false)
}

fn response_stream(summary: bool, encrypted: bool) -> ResponseStream {
    let head = ResponseHead { id: "resp_1".into(), created_at: 1, model: "m".into(), echo: Map::new() };
    let mut toolbox = Toolbox::default();
    let custom = Origin::Custom { namespace: None, name: "apply".into() };
    toolbox.add(tools::custom_function("apply", "", None), custom, false, "t").unwrap();
    let get = json!({ "name": "get" });
    let origin = Origin::Function { namespace: Some("group".into()), name: "get".into() };
    toolbox.add(get.as_object().unwrap().clone(), origin, false, "t").unwrap();
    ResponseStream::new(head, toolbox, &ReasoningForm { summary, encrypted }, Ids::Counting(0))
}

proptest! {
    #[test]
    fn chat_chunks(said in said()) {
        let events = tell(&mut chat_stream(), &said, None);
        let (done, usage) = (&events[events.len() - 1].1, &events[events.len() - 2].1);
        prop_assert_eq!(done, "[DONE]");
        prop_assert_eq!(&usage["usage"]["completion_tokens"], 7);
        let choices: Vec<&Value> = events[..events.len() - 2].iter().map(|(_, event)| &event["choices"][0]).collect();
        prop_assert_eq!(&choices[0]["delta"]["role"], "assistant");
        let finished: Vec<usize> = (0..choices.len()).filter(|i| !choices[*i]["finish_reason"].is_null()).collect();
        prop_assert_eq!(finished, vec![choices.len() - 1]);
        let deltas = |key: &str| joined(choices.iter().map(|choice| &choice["delta"][key]));
        prop_assert_eq!(deltas("reasoning_content"), said.reasoning);
        prop_assert_eq!(deltas("content"), said.text);
        for (i, (name, arguments)) in said.calls.iter().enumerate() {
            let of = choices.iter().map(|c| &c["delta"]["tool_calls"][0]).filter(|call| call["index"] == i);
            prop_assert_eq!(of.clone().filter(|call| call["id"].is_string()).count(), 1);
            prop_assert_eq!(of.clone().next().map(|call| &call["function"]["name"]), Some(&json!(name)));
            prop_assert_eq!(&joined(of.map(|call| &call["function"]["arguments"])), arguments);
        }
    }

    #[test]
    fn message_events(said in said()) {
        let mut stream = MessageStream::new(anthropic::response::Head { id: "msg_1".into(), model: "m".into() });
        let events = tell(&mut stream, &said, None);
        prop_assert!(events.iter().all(|(name, event)| event["type"] == *name));
        let events: Vec<Value> = events.into_iter().map(|(_, event)| event).filter(|e| e["type"] != "ping").collect();
        let kinds: Vec<&str> = events.iter().filter_map(|event| event["type"].as_str()).collect();
        prop_assert_eq!((kinds[0], kinds[kinds.len() - 2], kinds[kinds.len() - 1]), ("message_start", "message_delta", "message_stop"));
        // Blocks one after the other, each begun and ended, deltas inside their block and of its kind.
        let mut open: Option<(u64, String)> = None;
        let mut next = 0;
        let mut contents: Vec<(String, String)> = Vec::new();
        for event in &events[1..events.len() - 2] {
            let index = event["index"].as_u64().unwrap();
            match event["type"].as_str().unwrap() {
                "content_block_start" => {
                    prop_assert!(open.is_none() && index == next);
                    let kind = event["content_block"]["type"].as_str().unwrap().to_owned();
                    contents.push((kind.clone(), String::new()));
                    open = Some((index, kind));
                }
                "content_block_delta" => {
                    let (at, kind) = open.as_ref().unwrap();
                    prop_assert_eq!(*at, index);
                    let delta = &event["delta"];
                    let (wanted, key) = match kind.as_str() {
                        "text" => ("text_delta", "text"),
                        "tool_use" => ("input_json_delta", "partial_json"),
                        _ if delta["type"] == "signature_delta" => continue,
                        _ => ("thinking_delta", "thinking"),
                    };
                    prop_assert_eq!(&delta["type"], wanted);
                    contents.last_mut().unwrap().1.push_str(delta[key].as_str().unwrap());
                }
                "content_block_stop" => {
                    prop_assert_eq!(open.take().unwrap().0, index);
                    next += 1;
                }
                other => prop_assert!(false, "{}", other),
            }
        }
        prop_assert!(open.is_none());
        let mut expected = Vec::new();
        expected.extend((!said.reasoning.is_empty()).then(|| ("thinking".to_owned(), said.reasoning.clone())));
        expected.extend((!said.text.is_empty()).then(|| ("text".to_owned(), said.text.clone())));
        expected.extend(said.calls.iter().map(|(_, arguments)| ("tool_use".to_owned(), arguments.clone())));
        prop_assert_eq!(contents, expected);
        let reason = match &said.ending {
            Ending::Stop => ("end_turn", Value::Null),
            Ending::Length => ("max_tokens", Value::Null),
            Ending::StopSequence(text) => ("stop_sequence", json!(text)),
            Ending::ToolCalls => ("tool_use", Value::Null),
        };
        let delta = &events[events.len() - 2];
        prop_assert_eq!((&delta["delta"]["stop_reason"], &delta["delta"]["stop_sequence"]), (&json!(reason.0), &reason.1));
        prop_assert_eq!(&delta["usage"]["cache_read_input_tokens"], 4);
    }

    #[test]
    fn response_events(said in said(), summary: bool, encrypted: bool) {
        let events = tell(&mut response_stream(summary, encrypted), &said, None);
        for (i, (name, event)) in events.iter().enumerate() {
            prop_assert_eq!((&event["type"], &event["sequence_number"]), (&json!(name), &json!(i)));
        }
        let kinds: Vec<&str> = events.iter().map(|(name, _)| name.as_str()).collect();
        let last = if said.ending == Ending::Length { "response.incomplete" } else { "response.completed" };
        prop_assert_eq!((kinds[0], kinds[1], kinds[kinds.len() - 1]), ("response.created", "response.in_progress", last));
        let whole = events.iter().filter(|(name, event)| name.starts_with("response.") && event.get("response").is_some());
        prop_assert!(whole.clone().all(|(_, event)| event["response"]["id"] == "resp_1"));
        // Items one after the other; what was added is done under the same id, and is what the response holds.
        let mut open: Option<String> = None;
        let mut done = Vec::new();
        let mut texts: Vec<String> = Vec::new();
        for (name, event) in &events {
            match name.as_str() {
                "response.output_item.added" => {
                    prop_assert!(open.is_none());
                    prop_assert_eq!(&event["output_index"], done.len());
                    prop_assert_eq!(&event["item"]["status"], "in_progress");
                    open = Some(event["item"]["id"].as_str().unwrap().to_owned());
                    texts.push(String::new());
                }
                "response.output_item.done" => {
                    prop_assert_eq!(open.take(), event["item"]["id"].as_str().map(str::to_owned));
                    done.push(event["item"].clone());
                }
                name if event.get("item_id").is_some() => {
                    prop_assert_eq!(open.as_deref(), event["item_id"].as_str());
                    prop_assert_eq!(&event["output_index"], done.len());
                    if name.ends_with(".delta") {
                        texts.last_mut().unwrap().push_str(event["delta"].as_str().unwrap());
                    }
                }
                _ => prop_assert!(event.get("response").is_some(), "{}", name),
            }
        }
        prop_assert!(open.is_none());
        prop_assert_eq!(&events.last().unwrap().1["response"]["output"], &Value::Array(done.clone()));
        let mut expected = Vec::new();
        expected.extend((!said.reasoning.is_empty()).then(|| said.reasoning.clone()));
        expected.extend((!said.text.is_empty()).then(|| said.text.clone()));
        for (name, arguments) in &said.calls {
            let arguments: Value = serde_json::from_str(arguments).unwrap();
            expected.push(if *name == "apply" { arguments["input"].as_str().unwrap().to_owned() } else { arguments.to_string() });
        }
        prop_assert_eq!(texts, expected);
        for (item, (name, _)) in done.iter().filter(|item| item["call_id"].is_string()).zip(&said.calls) {
            prop_assert_eq!(&item["name"], name);
            prop_assert_eq!(item.get("namespace").is_some(), *name == "get");
        }
    }

    #[test]
    fn failures_end_a_stream_in_its_dialect(said in said()) {
        let error = ApiError::new(ErrorKind::Failed, "broken");
        let (_, last) = tell(&mut response_stream(true, true), &said, Some(&error)).pop().unwrap();
        prop_assert_eq!((&last["type"], &last["response"]["status"]), (&json!("response.failed"), &json!("failed")));
        prop_assert_eq!(&last["response"]["error"]["message"], "broken");
        let mut stream = MessageStream::new(anthropic::response::Head { id: "msg_1".into(), model: "m".into() });
        let (name, last) = tell(&mut stream, &said, Some(&error)).pop().unwrap();
        prop_assert_eq!((name.as_str(), &last["error"]["type"]), ("error", &json!("api_error")));
        let events = tell(&mut chat_stream(), &said, Some(&error));
        prop_assert_eq!(&events[events.len() - 2].1["error"]["message"], "broken");
    }

    #[test]
    fn raw_chunks(text in "[a-zé\n]{0,12}", cut in 1usize..5, echo in "[a-z]{0,3}") {
        let head = chat::response::Head { id: "c".into(), created: 1, model: "m".into() };
        let mut stream = CompletionStream::new(head, vec![echo.clone(), String::new()], true, false);
        let mut out = String::new();
        stream.start(&Tally::default(), &mut out);
        let chars: Vec<char> = text.chars().collect();
        for chunk in chars.chunks(cut) {
            for index in [0, 1] {
                stream.piece(index, &Piece::Text(chunk.iter().collect()), &mut out);
            }
        }
        stream.ending(1, &Ending::Stop, &mut out);
        stream.ending(0, &Ending::Length, &mut out);
        stream.finish(&Tally::default(), &mut out);
        let events = events(&out);
        for (index, start, reason) in [(0, echo.as_str(), "length"), (1, "", "stop")] {
            let of = events.iter().map(|(_, event)| &event["choices"][0]).filter(|choice| choice["index"] == index);
            prop_assert_eq!(joined(of.clone().map(|choice| &choice["text"])), format!("{start}{text}"));
            let reasons: Vec<&Value> = of.map(|choice| &choice["finish_reason"]).filter(|r| !r.is_null()).collect();
            let wanted = json!(reason);
            prop_assert_eq!(reasons, vec![&wanted]);
        }
    }
}
