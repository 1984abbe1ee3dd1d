//! What the upstream server is asked, and how its stream is read.

use std::io::{BufRead, BufReader};
use std::time::Duration;

use ds4_chat::{Assistant, Message};
use serde_json::{Map, Value, json};
use tokio::sync::mpsc;

use super::Upstream;
use super::tell::Heard;
use crate::protocol::error::ErrorKind;
use crate::protocol::{ApiError, ChatRequest, Format, ToolChoice};

/// How long the upstream server may be silent: it may read a long prompt before its first word.
const SILENCE: Duration = Duration::from_secs(3600);
const CONNECT: Duration = Duration::from_secs(10);
/// Seconds after which a busy upstream server is worth another try, when it does not say.
const WAIT: u64 = 5;

/// The body of a chat request. Fields of the response request that mean the same are passed on as they are.
pub(super) fn chat_body(chat: &ChatRequest, request: &Value, model: Option<&str>) -> Value {
    let mut body = Map::new();
    body.insert("model".into(), model.unwrap_or(&chat.model).into());
    body.insert("messages".into(), chat.messages.iter().enumerate().map(|(i, m)| message(i, m)).collect());
    body.insert("stream".into(), true.into());
    body.insert("stream_options".into(), json!({ "include_usage": true }));
    let tools: Vec<Value> =
        chat.tools.tools().iter().map(|tool| json!({ "type": "function", "function": tool.function() })).collect();
    if !tools.is_empty() {
        body.insert("tools".into(), tools.into());
        let choice = match &chat.tool_choice {
            ToolChoice::Auto => "auto".into(),
            ToolChoice::None => "none".into(),
            ToolChoice::Required => "required".into(),
            ToolChoice::Named(name) => json!({ "type": "function", "function": { "name": name } }),
        };
        body.insert("tool_choice".into(), choice);
        if chat.one_call {
            body.insert("parallel_tool_calls".into(), false.into());
        }
    }
    if let Some(n) = chat.max_tokens {
        body.insert("max_tokens".into(), n.into());
    }
    for key in ["temperature", "top_p", "seed"] {
        if let Some(value) = request.get(key).filter(|value| !value.is_null()) {
            body.insert(key.into(), value.clone());
        }
    }
    if let Some(effort) = request["reasoning"]["effort"].as_str() {
        body.insert("reasoning_effort".into(), effort.into());
    }
    if !chat.stop.is_empty() {
        body.insert("stop".into(), chat.stop.clone().into());
    }
    match &chat.format {
        Format::Text => {}
        Format::JsonObject => _ = body.insert("response_format".into(), json!({ "type": "json_object" })),
        Format::JsonSchema(schema) => {
            let format = json!({ "type": "json_schema", "json_schema": { "name": "answer", "schema": schema } });
            body.insert("response_format".into(), format);
        }
    }
    Value::Object(body)
}

fn message(place: usize, message: &Message) -> Value {
    match message {
        Message::System(it) | Message::Developer(it) => json!({ "role": "system", "content": it.content.text() }),
        Message::LatestReminder(text) => json!({ "role": "system", "content": text.text() }),
        Message::User(user) => json!({ "role": "user", "content": user.content.text() }),
        Message::Tool(result) => {
            json!({ "role": "tool", "tool_call_id": result.call_id, "content": result.content.text() })
        }
        Message::Assistant(it) => assistant(place, it),
    }
}

fn assistant(place: usize, it: &Assistant) -> Value {
    let mut out = json!({ "role": "assistant", "content": it.content });
    if !it.reasoning.is_empty() {
        out["reasoning_content"] = it.reasoning.as_str().into();
    }
    if !it.tool_calls.is_empty() {
        let calls = it.tool_calls.iter().enumerate().map(|(i, call)| {
            let id = call.id.clone().unwrap_or_else(|| format!("call_{place}_{i}"));
            json!({ "id": id, "type": "function", "function": { "name": call.name, "arguments": call.arguments } })
        });
        out["tool_calls"] = calls.collect();
    }
    out
}

fn agent(upstream: &Upstream) -> ureq::Agent {
    let mut config = ureq::Agent::config_builder();
    if ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|here| upstream.base.starts_with(here)) {
        // A proxy has no business on this machine's own address.
        config = config.proxy(None);
    }
    let config = config
        .http_status_as_error(false)
        .timeout_connect(Some(CONNECT))
        .timeout_recv_response(Some(SILENCE))
        .timeout_recv_body(Some(SILENCE));
    ureq::Agent::new_with_config(config.build())
}

fn unreachable(upstream: &Upstream, err: &dyn std::fmt::Display) -> ApiError {
    ApiError::new(ErrorKind::Failed, format!("the upstream server {} does not answer: {err}", upstream.base))
}

/// The models of the upstream server.
pub(super) fn models(upstream: &Upstream) -> Result<Value, ApiError> {
    let mut request = agent(upstream).get(format!("{}/models", upstream.base));
    if let Some(key) = &upstream.key {
        request = request.header("authorization", format!("Bearer {key}"));
    }
    let mut response = request.call().map_err(|err| unreachable(upstream, &err))?;
    let text = response.body_mut().read_to_string().map_err(|err| unreachable(upstream, &err))?;
    serde_json::from_str(&text).map_err(|err| unreachable(upstream, &err))
}

/// Asks, and sends what comes. Ends early when nobody listens.
pub(super) fn ask(upstream: &Upstream, body: &Value, sender: &mpsc::Sender<Heard>) {
    if let Err(err) = try_ask(upstream, body, sender) {
        let _ = sender.blocking_send(Heard::Failed(err));
    }
}

fn try_ask(upstream: &Upstream, body: &Value, sender: &mpsc::Sender<Heard>) -> Result<(), ApiError> {
    let mut request = agent(upstream)
        .post(format!("{}/chat/completions", upstream.base))
        .header("content-type", "application/json")
        .header("accept", "text/event-stream");
    if let Some(key) = &upstream.key {
        request = request.header("authorization", format!("Bearer {key}"));
    }
    let mut response = request.send(body.to_string()).map_err(|err| unreachable(upstream, &err))?;
    let status = response.status().as_u16();
    if status != 200 {
        let wait = response.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
        let text = response.body_mut().read_to_string().unwrap_or_default();
        return Err(refusal(status, &text, wait));
    }
    let heard = |what| sender.blocking_send(what).is_ok();
    if !heard(Heard::Begun) {
        return Ok(());
    }
    let mut lines = BufReader::new(response.into_body().into_reader());
    let mut line = String::new();
    loop {
        line.clear();
        match lines.read_line(&mut line) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(err) => return Err(unreachable(upstream, &err)),
        }
        let Some(data) = line.trim().strip_prefix("data:").map(str::trim) else { continue };
        if data == "[DONE]" {
            return Ok(());
        }
        // A line that is no JSON is some server's way of saying nothing.
        if let Ok(chunk) = serde_json::from_str::<Value>(data) {
            if let Some(error) = chunk.get("error").filter(|error| !error.is_null()) {
                return Err(refusal(500, &json!({ "error": error }).to_string(), None));
            }
            if !heard(Heard::Chunk(chunk)) {
                return Ok(());
            }
        }
    }
}

/// The upstream server's refusal, in its own words and of the same kind. Clients give up on a server that is busy and does not say
/// for how many seconds, so they are always told.
fn refusal(status: u16, text: &str, wait: Option<u64>) -> ApiError {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let error = &value["error"];
    let message = error["message"].as_str().or_else(|| error.as_str()).unwrap_or(text).trim();
    let message = format!("the upstream server answered {status}: {message}");
    let kind = match (status, error["code"].as_str()) {
        (_, Some("context_length_exceeded")) => ErrorKind::ContextLength,
        (401 | 403, _) => ErrorKind::Unauthorized,
        (404, _) => ErrorKind::NotFound,
        (429 | 503, _) => ErrorKind::QueueFull,
        (400..=499, _) => ErrorKind::Invalid,
        _ => ErrorKind::Failed,
    };
    let code = (kind == ErrorKind::ContextLength).then_some("context_length_exceeded");
    let retry_after = wait.or((kind == ErrorKind::QueueFull).then_some(WAIT));
    ApiError { code, retry_after, ..ApiError::new(kind, message) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::responses;

    #[test]
    fn a_conversation_becomes_chat_messages() {
        let request = json!({
            "model": "m", "instructions": "be brief", "max_output_tokens": 9, "reasoning": { "effort": "low" },
            "tools": [{ "type": "function", "name": "ls", "parameters": { "type": "object" } }],
            "input": [
                { "role": "user", "content": "hi" },
                { "type": "function_call", "call_id": "c1", "name": "ls", "arguments": "{}" },
                { "type": "function_call_output", "call_id": "c1", "output": "a.txt" },
            ],
        });
        let chat = responses::read(&request, &[]).unwrap().chat;
        let body = chat_body(&chat, &request, Some("other"));
        assert_eq!(body["model"], "other");
        let roles: Vec<_> = body["messages"].as_array().unwrap().iter().map(|m| m["role"].as_str().unwrap()).collect();
        assert_eq!(roles, ["system", "user", "assistant", "tool"]);
        assert_eq!(body["messages"][2]["tool_calls"][0]["function"]["name"], "ls");
        assert_eq!(body["messages"][3]["tool_call_id"], "c1");
        assert_eq!(
            (&body["max_tokens"], &body["reasoning_effort"], &body["tool_choice"]),
            (&json!(9), &json!("low"), &json!("auto"))
        );
        assert_eq!(body["tools"][0]["function"]["name"], "ls");
    }

    #[test]
    fn refusals_keep_their_kind() {
        assert_eq!(refusal(429, "", None).kind, ErrorKind::QueueFull);
        let long = refusal(400, r#"{"error":{"message":"too long","code":"context_length_exceeded"}}"#, None);
        assert_eq!((long.kind, long.code), (ErrorKind::ContextLength, Some("context_length_exceeded")));
        assert!(refusal(500, "<html>", None).message.contains("<html>"));
    }
}
