//! Finished answers as the body of a chat completion.

use serde_json::{Map, Value, json};

use crate::protocol::{Answer, Call, Ending, Tally, TokenLogprob};

/// What all parts of a response repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The id of the response.
    pub id: String,
    /// When it was made, in seconds since 1970.
    pub created: u64,
    /// The model's name, as the client said it.
    pub model: String,
}

/// The body. `logprobs`: they were asked for.
pub fn body(head: &Head, answers: &[Answer], tally: &Tally, logprobs: bool) -> Value {
    let choices = answers.iter().enumerate().map(|(index, answer)| {
        let likelihoods =
            if logprobs { json!({ "content": tokens(&answer.logprobs), "refusal": null }) } else { Value::Null };
        json!({
            "index": index,
            "message": message(answer),
            "logprobs": likelihoods,
            "finish_reason": finish_reason(answer.ending.as_ref()),
        })
    });
    json!({
        "id": head.id,
        "object": "chat.completion",
        "created": head.created,
        "model": head.model,
        "system_fingerprint": null,
        "choices": choices.collect::<Vec<_>>(),
        "usage": usage(tally),
    })
}

fn message(answer: &Answer) -> Value {
    let mut message = Map::new();
    message.insert("role".into(), "assistant".into());
    let silent = answer.text.is_empty() && !answer.calls.is_empty();
    message.insert("content".into(), if silent { Value::Null } else { answer.text.as_str().into() });
    message.insert("refusal".into(), Value::Null);
    if !answer.reasoning.is_empty() {
        message.insert("reasoning_content".into(), answer.reasoning.as_str().into());
    }
    if !answer.calls.is_empty() {
        message.insert("tool_calls".into(), answer.calls.iter().map(call).collect());
    }
    Value::Object(message)
}

fn call(call: &Call) -> Value {
    json!({ "id": call.id, "type": "function", "function": { "name": call.name, "arguments": call.arguments } })
}

/// The reason's name.
pub fn finish_reason(ending: Option<&Ending>) -> &'static str {
    match ending {
        Some(Ending::Length) => "length",
        Some(Ending::ToolCalls) => "tool_calls",
        Some(Ending::Stop | Ending::StopSequence(_)) | None => "stop",
    }
}

/// The counts.
pub fn usage(tally: &Tally) -> Value {
    json!({
        "prompt_tokens": tally.prompt,
        "completion_tokens": tally.generated,
        "total_tokens": tally.total(),
        "prompt_tokens_details": { "cached_tokens": tally.cached },
        "completion_tokens_details": { "reasoning_tokens": tally.reasoning },
    })
}

/// Likelihoods of tokens.
pub fn tokens(logprobs: &[TokenLogprob]) -> Value {
    let one = |bytes: &[u8], logprob: f32| {
        let mut token = Map::new();
        token.insert("token".into(), String::from_utf8_lossy(bytes).into());
        token.insert("logprob".into(), finite(logprob));
        token.insert("bytes".into(), bytes.into());
        token
    };
    let token = |token: &TokenLogprob| {
        let mut entry = one(&token.bytes, token.logprob);
        let rivals = token.top.iter().map(|(bytes, logprob)| Value::Object(one(bytes, *logprob)));
        entry.insert("top_logprobs".into(), rivals.collect());
        Value::Object(entry)
    };
    logprobs.iter().map(token).collect()
}

/// JSON has no minus infinity.
pub fn finite(logprob: f32) -> Value {
    json!(if logprob.is_finite() { logprob } else { -9999.0 })
}
