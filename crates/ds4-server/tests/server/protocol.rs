//! Bodies in, prompts out; pieces in, events out. Inputs and expected outputs are files: adding a test is adding a file.

mod fields;

use std::path::{Path, PathBuf};

use ds4_chat::{RenderOptions, Thinking, render};
use ds4_server::protocol::anthropic::{self, MessageStream};
use ds4_server::protocol::chat::{self, ChatStream};
use ds4_server::protocol::responses::{self, ReasoningForm, ResponseHead, ResponseStream};
use ds4_server::protocol::{ApiError, ChatRequest, Ending, Ids, Origin, Piece, Tally, Toolbox, Writer, tools};
use serde_json::{Map, Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Compares with files; what came instead is left in the build folder.
fn expect(outputs: &[(String, String)]) {
    let mut wrong = Vec::new();
    for (name, got) in outputs {
        if std::fs::read_to_string(fixture(name)).unwrap_or_default() != *got {
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace('/', "-"));
            std::fs::write(&path, got).unwrap();
            wrong.push(format!("{name} is not what came: {}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bodies_become_prompts() {
    let mut outputs = Vec::new();
    for entry in std::fs::read_dir(fixture("requests")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let case: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let chat = read(&case).unwrap_or_else(|err| panic!("{}: {}", path.display(), err.message));
        let warnings = chat.warnings.join("\n");
        let thinking = chat.thinking.mode.unwrap_or_default();
        let options = RenderOptions { thinking, ..RenderOptions::default() };
        let prompt = render(&chat.into_messages(), &options).unwrap().to_text();
        let name = path.file_stem().unwrap().to_str().unwrap();
        outputs.push((format!("requests/{name}.txt"), format!("{prompt}\n--- warnings\n{warnings}\n")));
    }
    expect(&outputs);
}

fn read(case: &Value) -> Result<ChatRequest, ApiError> {
    match case["dialect"].as_str().unwrap() {
        "chat" => chat::read(&case["body"]).map(|body| body.chat),
        "messages" => anthropic::read(&case["body"]),
        "responses" => responses::read(&case["body"], &[]).map(|body| body.chat),
        other => panic!("unknown dialect {other}"),
    }
}

#[test]
fn pieces_become_events() {
    let mut outputs = Vec::new();
    let pieces: Value = serde_json::from_slice(&std::fs::read(fixture("streams/pieces.json")).unwrap()).unwrap();
    for (name, mut writer) in writers() {
        let mut out = String::new();
        let mut tally = Tally { prompt: 10, cached: 4, ..Tally::default() };
        writer.start(&tally, &mut out);
        for piece in pieces.as_array().unwrap() {
            match read_piece(piece) {
                Some(piece) => writer.piece(0, &piece, &mut out),
                None => writer.heartbeat(&mut out),
            }
        }
        writer.ending(0, &Ending::ToolCalls, &mut out);
        (tally.generated, tally.reasoning) = (20, 5);
        writer.finish(&tally, &mut out);
        outputs.push((format!("streams/{name}.sse"), out));
    }
    expect(&outputs);
}

#[test]
fn a_stream_that_fails_or_runs_out_says_so() {
    let failed = ApiError::new(ds4_server::protocol::error::ErrorKind::Failed, "broken");
    for ((name, mut failing), (_, mut full)) in writers().into_iter().zip(writers()) {
        let mut out = String::new();
        failing.start(&Tally::default(), &mut out);
        failing.piece(0, &Piece::Text("par".into()), &mut out);
        failing.fail(&failed, &mut out);
        let ending = ["\"error\"", "event: error", "response.failed", "response.failed"];
        assert!(ending.iter().any(|text| out.contains(text)) && out.contains("broken"), "{name}: {out}");

        let mut out = String::new();
        full.start(&Tally::default(), &mut out);
        full.piece(0, &Piece::CallStart { id: "c".into(), name: "get".into() }, &mut out);
        full.piece(0, &Piece::CallArguments("{}".into()), &mut out);
        full.piece(0, &Piece::CallEnd { complete: false }, &mut out);
        full.ending(0, &Ending::Length, &mut out);
        full.finish(&Tally::default(), &mut out);
        let reasons = ["\"finish_reason\":\"length\"", "\"stop_reason\":\"max_tokens\"", "\"max_output_tokens\""];
        assert!(reasons.iter().any(|text| out.contains(text)), "{name}: {out}");
    }
}

fn writers() -> Vec<(&'static str, Box<dyn Writer>)> {
    let head = chat::response::Head { id: "chatcmpl-1".into(), created: 1, model: "m".into() };
    let message = anthropic::response::Head { id: "msg_1".into(), model: "m".into() };
    let response = |reasoning: ReasoningForm| {
        let head = ResponseHead { id: "resp_1".into(), created_at: 1, model: "m".into(), echo: Map::new() };
        let mut toolbox = Toolbox::default();
        let custom = Origin::Custom { namespace: None, name: "apply".into() };
        toolbox.add(tools::custom_function("apply", "", None), custom, false, "t").unwrap();
        let grouped = Origin::Function { namespace: Some("group".into()), name: "get".into() };
        toolbox.add(json!({ "name": "get" }).as_object().unwrap().clone(), grouped, false, "t").unwrap();
        Box::new(ResponseStream::new(head, toolbox, &reasoning, Ids::Counting(0)))
    };
    vec![
        ("chat", Box::new(ChatStream::new(head, true, false))),
        ("messages", Box::new(MessageStream::new(message))),
        ("responses", response(ReasoningForm { summary: false, encrypted: false })),
        ("responses_summary", response(ReasoningForm { summary: true, encrypted: true })),
    ]
}

fn read_piece(piece: &Value) -> Option<Piece> {
    let text = |key: &str| piece[key].as_str().map(str::to_owned);
    if let (Some(id), Some(name)) = (text("call"), text("name")) {
        return Some(Piece::CallStart { id, name });
    }
    let end = piece["end"].as_bool().map(|complete| Piece::CallEnd { complete });
    let more = text("arguments").map(Piece::CallArguments);
    text("thinking").map(Piece::Thinking).or(text("text").map(Piece::Text)).or(more).or(end)
}

#[test]
fn thinking_is_off_in_messages_unless_asked_for() {
    let wish = |more: Value| {
        let mut body = json!({ "messages": [{ "role": "user", "content": "x" }], "max_tokens": 1 });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let wish = anthropic::read(&body).unwrap().thinking;
        (wish.mode, wish.budget)
    };
    assert_eq!(wish(json!({})), (Some(Thinking::None), None));
    assert_eq!(wish(json!({ "output_config": { "effort": "high" } })), (Some(Thinking::None), None));
    assert_eq!(wish(json!({ "thinking": { "type": "disabled" } })), (Some(Thinking::None), None));
    assert_eq!(
        wish(json!({ "thinking": { "type": "enabled", "budget_tokens": 2000 } })),
        (Some(Thinking::High), Some(2000))
    );
    let low = json!({ "thinking": { "type": "adaptive" }, "output_config": { "effort": "low" } });
    assert_eq!(wish(low), (Some(Thinking::Low), Some(2048)));
    let max = json!({ "thinking": { "type": "adaptive" }, "output_config": { "effort": "max" } });
    assert_eq!(wish(max), (Some(Thinking::Max), None));
}

#[test]
fn what_is_wrong_is_named() {
    let chat = |body: Value| chat::read(&body).unwrap_err().param.unwrap_or_default();
    let user = json!([{ "role": "user", "content": "x" }]);
    assert_eq!(chat(json!([])), "body");
    assert_eq!(chat(json!({})), "messages");
    assert_eq!(chat(json!({ "messages": [{ "role": "robot", "content": "x" }] })), "messages[0].role");
    assert_eq!(chat(json!({ "messages": [{ "role": "user", "content": 7 }] })), "messages[0].content");
    assert_eq!(chat(json!({ "messages": user, "tools": [{ "type": "function" }] })), "tools[0].function");
    assert_eq!(chat(json!({ "messages": user, "tools": [{ "function": { "name": "" } }] })), "tools[0].function.name");
    assert_eq!(chat(json!({ "messages": user, "tool_choice": "required" })), "tool_choice");
    assert_eq!(chat(json!({ "messages": user, "n": 17 })), "n");
    assert_eq!(chat(json!({ "messages": user, "response_format": { "type": "xml" } })), "response_format.type");
    let responses = |body: Value| responses::read(&body, &[]).unwrap_err().param.unwrap_or_default();
    assert_eq!(responses(json!({})), "input");
    assert_eq!(responses(json!({ "input": "x", "conversation": "c" })), "conversation");
    assert_eq!(responses(json!({ "input": "x", "background": true })), "background");
    assert_eq!(responses(json!({ "input": [{ "role": "robot", "content": "x" }] })), "input[0].role");
}
