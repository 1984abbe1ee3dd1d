//! A finished answer as a message.

use serde_json::{Value, json};

use crate::protocol::{Answer, Ending, Tally};

/// What all parts of a response repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The id of the message.
    pub id: String,
    /// The model's name, as the client said it.
    pub model: String,
}

/// The body.
pub fn body(head: &Head, answer: &Answer, tally: &Tally) -> Value {
    let mut content = Vec::new();
    if !answer.reasoning.is_empty() {
        content.push(json!({ "type": "thinking", "thinking": answer.reasoning, "signature": signature(head) }));
    }
    if !answer.text.is_empty() {
        content.push(json!({ "type": "text", "text": answer.text }));
    }
    for call in &answer.calls {
        content.push(json!({ "type": "tool_use", "id": call.id, "name": call.name, "input": call.arguments_value() }));
    }
    let (stop_reason, stop_sequence) = stop(answer.ending.as_ref());
    json!({
        "id": head.id,
        "type": "message",
        "role": "assistant",
        "model": head.model,
        "content": content,
        "stop_reason": stop_reason,
        "stop_sequence": stop_sequence,
        "usage": usage(tally),
    })
}

/// What stands where the vendor signs its reasoning. Nobody verifies it: clients only hand it back.
pub fn signature(head: &Head) -> &str {
    &head.id
}

/// Reason and stop string.
pub fn stop(ending: Option<&Ending>) -> (&'static str, Option<&str>) {
    match ending {
        Some(Ending::StopSequence(text)) => ("stop_sequence", Some(text)),
        Some(Ending::Length) => ("max_tokens", None),
        Some(Ending::ToolCalls) => ("tool_use", None),
        Some(Ending::Stop) | None => ("end_turn", None),
    }
}

/// The counts. In this dialect the input tokens are those that were not cached; the dialect has no name for reasoning, so it
/// has the one of the others.
pub fn usage(tally: &Tally) -> Value {
    json!({
        "input_tokens": tally.prompt.saturating_sub(tally.cached),
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": tally.cached,
        "output_tokens": tally.generated,
        "output_tokens_details": { "reasoning_tokens": tally.reasoning },
    })
}
