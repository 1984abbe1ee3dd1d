//! What becomes of every field of every dialect: it is obeyed, refused by name, told in a warning, or harmless to ignore. The
//! list is `fixtures/fields.json`; `/openapi.json` names what is obeyed or refused, and the manual what is not obeyed.
//!
//! A line has fields that join a body's own (lists grow), their fate, and what shows it: words of the prompt, of the
//! warning, or the name of the refused field.

use std::collections::BTreeSet;
use std::path::Path;

use ds4_chat::{RenderOptions, render};
use ds4_server::protocol::{ApiError, ChatRequest, anthropic, chat, completions, responses};
use serde_json::{Value, json};

/// What is known of a body once it is read.
struct Read {
    /// All of it but the warnings, to be compared.
    all: String,
    warnings: Vec<String>,
    prompt: String,
}

fn read(dialect: &str, body: &Value) -> Result<Read, ApiError> {
    let of_chat = |mut chat: ChatRequest, more: String| {
        let warnings = std::mem::take(&mut chat.warnings);
        let all = format!("{chat:?} {more}");
        let prompt = render(&chat.into_messages(), &RenderOptions::default()).unwrap().to_text();
        Read { all, warnings, prompt }
    };
    Ok(match dialect {
        "chat" => {
            let body = chat::read(body)?;
            of_chat(body.chat, format!("{} {} {:?}", body.n, body.include_usage, body.logprobs))
        }
        "messages" => of_chat(anthropic::read(body)?, String::new()),
        "responses" => {
            let b = responses::read(body, &[])?;
            of_chat(b.chat, format!("{} {} {:?} {}", b.store, b.summary, b.logprobs, b.encrypted_reasoning))
        }
        _ => {
            let mut body = completions::read(body)?;
            let warnings = std::mem::take(&mut body.warnings);
            Read { all: format!("{body:?}"), warnings, prompt: String::new() }
        }
    })
}

/// `more` on top of `body`: objects join, lists grow, anything else takes its place.
fn join(body: &mut Value, more: &Value) {
    match (body, more) {
        (Value::Object(body), Value::Object(more)) => {
            for (key, value) in more {
                join(body.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(body), Value::Array(more)) => body.extend(more.iter().cloned()),
        (body, more) => *body = more.clone(),
    }
}

#[test]
fn every_field_is_obeyed_or_refused_or_told_or_harmless() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = |path: &str| std::fs::read_to_string(folder.join(path)).unwrap();
    let fields: Value = serde_json::from_str(&file("tests/fixtures/fields.json")).unwrap();
    let openapi: Value = serde_json::from_str(&file("src/http/openapi.json")).unwrap();
    let manual = file("../../docs/server.md");
    let mut wrong = Vec::new();
    for (dialect, table) in fields.as_object().unwrap() {
        let base = read(dialect, &table["base"]).unwrap_or_else(|err| panic!("{dialect}: {}", err.message));
        let mut described: BTreeSet<&str> = table["base"].as_object().unwrap().keys().map(String::as_str).collect();
        for line in table["fields"].as_array().unwrap() {
            let mut body = table["base"].clone();
            join(&mut body, &line[0]);
            let field = line[0].as_object().unwrap().keys().next().unwrap();
            let fate = line[1].as_str().unwrap();
            let shows = line[2].as_str();
            let got = read(dialect, &body);
            let right = match (fate, &got) {
                ("obeyed", Ok(got)) => got.all != base.all && got.prompt.contains(shows.unwrap_or_default()),
                ("refused", Err(err)) => {
                    (400..405).contains(&err.status())
                        && err.param.as_deref().unwrap_or_default() == shows.unwrap_or(field)
                }
                ("told", Ok(got)) => got.warnings.iter().any(|warning| warning.starts_with(shows.unwrap_or(field))),
                ("harmless", Ok(got)) => got.all == base.all && got.warnings == base.warnings,
                ("elsewhere", Ok(_)) => true,
                _ => false,
            };
            let is_api = matches!(fate, "obeyed" | "refused" | "elsewhere");
            described.extend(is_api.then_some(field.as_str()));
            let is_in_manual = is_api || fate == "harmless" || manual.contains(&format!("`{field}`"));
            if !right || !is_in_manual {
                let got = match got {
                    Ok(got) => format!("{:?}\n{}", got.warnings, got.prompt),
                    Err(err) => format!("{:?}: {}", err.param, err.message),
                };
                wrong.push(format!("{dialect} {}: not {fate}, or not in the manual; {got}", line[0]));
            }
        }
        let schema = &openapi["components"]["schemas"][table["schema"].as_str().unwrap()];
        let in_openapi: BTreeSet<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        for field in in_openapi.iter().filter(|field| table["base"].get(field).is_none()) {
            let mut body = table["base"].clone();
            body[*field] = Value::Null;
            if !read(dialect, &body).is_ok_and(|got| got.all == base.all) {
                wrong.push(format!("{dialect} {field}: null is not absent"));
            }
        }
        let differ: Vec<_> = described.symmetric_difference(&in_openapi).collect();
        if !differ.is_empty() {
            wrong.push(format!("{dialect}: openapi.json and the list differ in {differ:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn an_empty_string_is_an_input() {
    let prompt = |input: Value| read("responses", &json!({ "input": input })).unwrap().prompt;
    assert_eq!(prompt(json!("")), prompt(json!([{ "role": "user", "content": "" }])));
}

#[test]
fn forms_that_mean_the_same_make_the_same_prompt() {
    let prompt = |dialect: &str, body: Value| read(dialect, &body).unwrap().prompt;
    let messages = |content: Value, system: Value| {
        prompt(
            "messages",
            json!({ "max_tokens": 9, "system": system, "messages": [{ "role": "user", "content": content }] }),
        )
    };
    let plain = messages(json!("hi"), json!("be kind"));
    let text = |text: &str| json!({ "type": "text", "text": text, "cache_control": { "type": "ephemeral" } });
    assert_eq!(
        messages(json!([text("hi")]), json!([text("x-anthropic-billing-header: cc=a1;"), text("be kind")])),
        plain
    );
    let call = |content: Value, arguments: &str| {
        let calls = json!([{ "id": "c", "type": "function", "function": { "name": "f", "arguments": arguments } }]);
        prompt(
            "chat",
            json!({ "messages": [{ "role": "user", "content": "q" }, { "role": "assistant", "content": content, "tool_calls": calls }] }),
        )
    };
    assert_eq!(call(json!(null), "{\"a\":\"b\",\"c\":[1,2]}"), call(json!(""), "{\"a\": \"b\", \"c\": [1, 2]}"));
}
