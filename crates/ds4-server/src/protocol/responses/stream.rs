//! An answer as the full lifecycle of a response. The body of a response that is not streamed is what its last event
//! holds, so there is one state machine for both.

use serde_json::{Map, Value, json};

use super::{
    reasoning,
    response::{ResponseHead, Status, object},
};
use crate::protocol::{
    ApiError, Ending, Ids, Origin, Piece, Tally, Toolbox, Writer, chat::response::tokens, reply::TokenLogprob, sse,
    tools::custom_input,
};

/// Writes events.
#[derive(Debug)]
pub struct ResponseStream {
    head: ResponseHead,
    tools: Toolbox,
    summary: bool,
    encrypted_reasoning: bool,
    ids: Ids,
    sequence_number: u64,
    output: Vec<Value>,
    open: Option<Open>,
    held: Vec<TokenLogprob>,
    ending: Ending,
    done: Option<Value>,
}

/// The item that grows.
#[derive(Clone, Debug)]
enum Open {
    Reasoning { id: String, text: String },
    Message { id: String, text: String, logprobs: Vec<TokenLogprob> },
    Call { id: String, call_id: String, origin: Origin, arguments: String },
}

/// How reasoning is told.
#[derive(Clone, Debug, Default)]
pub struct ReasoningForm {
    /// As a summary instead of as content.
    pub summary: bool,
    /// Also in the form in which it comes back.
    pub encrypted: bool,
}

impl ResponseStream {
    /// A stream. `tools` says what the names of calls are to the client.
    pub fn new(head: ResponseHead, tools: Toolbox, reasoning: &ReasoningForm, ids: Ids) -> ResponseStream {
        ResponseStream {
            head,
            tools,
            summary: reasoning.summary,
            encrypted_reasoning: reasoning.encrypted,
            ids,
            sequence_number: 0,
            output: Vec::new(),
            open: None,
            held: Vec::new(),
            ending: Ending::Stop,
            done: None,
        }
    }

    /// The finished response object, once it is finished.
    pub fn response(&self) -> Option<&Value> {
        self.done.as_ref()
    }

    fn send(&mut self, kind: &str, fields: Value, out: &mut String) {
        let mut event = Map::new();
        event.insert("type".into(), kind.into());
        event.insert("sequence_number".into(), self.sequence_number.into());
        self.sequence_number += 1;
        if let Value::Object(fields) = fields {
            event.extend(fields);
        }
        sse::event(out, kind, &Value::Object(event));
    }

    fn send_response(&mut self, kind: &str, status: Status<'_>, out: &mut String) {
        let response = object(&self.head, status, &self.output);
        self.send(kind, json!({ "response": response }), out);
    }

    /// Number of the open item.
    fn index(&self) -> usize {
        self.output.len()
    }

    fn add_item(&mut self, open: Open, out: &mut String) {
        self.close(true, out);
        let item = self.item(&open, "in_progress", true);
        self.send("response.output_item.added", json!({ "output_index": self.index(), "item": item }), out);
        let index = self.index();
        match &open {
            Open::Reasoning { id, .. } if self.summary => {
                let part = json!({ "type": "summary_text", "text": "" });
                let event = json!({ "item_id": id, "output_index": index, "summary_index": 0, "part": part });
                self.send("response.reasoning_summary_part.added", event, out);
            }
            Open::Reasoning { id, .. } => {
                let part = json!({ "type": "reasoning_text", "text": "" });
                let event = json!({ "item_id": id, "output_index": index, "content_index": 0, "part": part });
                self.send("response.content_part.added", event, out);
            }
            Open::Message { id, .. } => {
                let part = json!({ "type": "output_text", "annotations": [], "logprobs": [], "text": "" });
                let event = json!({ "item_id": id, "output_index": index, "content_index": 0, "part": part });
                self.send("response.content_part.added", event, out);
            }
            Open::Call { .. } => {}
        }
        self.open = Some(open);
    }

    fn close(&mut self, complete: bool, out: &mut String) {
        let Some(mut open) = self.open.take() else { return };
        if let Open::Message { logprobs, .. } = &mut open {
            logprobs.append(&mut self.held);
        }
        let index = self.index();
        match &open {
            Open::Reasoning { id, text } if self.summary => {
                let done = json!({ "item_id": id, "output_index": index, "summary_index": 0, "text": text });
                self.send("response.reasoning_summary_text.done", done, out);
                let part = json!({ "type": "summary_text", "text": text });
                let done = json!({ "item_id": id, "output_index": index, "summary_index": 0, "part": part });
                self.send("response.reasoning_summary_part.done", done, out);
            }
            Open::Reasoning { id, text } => {
                let done = json!({ "item_id": id, "output_index": index, "content_index": 0, "text": text });
                self.send("response.reasoning_text.done", done, out);
                let part = json!({ "type": "reasoning_text", "text": text });
                let done = json!({ "item_id": id, "output_index": index, "content_index": 0, "part": part });
                self.send("response.content_part.done", done, out);
            }
            Open::Message { id, text, logprobs } => {
                let likely = tokens(logprobs);
                let done = json!({ "item_id": id, "output_index": index, "content_index": 0, "text": text, "logprobs": likely });
                self.send("response.output_text.done", done, out);
                let part = json!({ "type": "output_text", "annotations": [], "logprobs": likely, "text": text });
                let done = json!({ "item_id": id, "output_index": index, "content_index": 0, "part": part });
                self.send("response.content_part.done", done, out);
            }
            Open::Call { id, origin: Origin::Function { name, .. }, arguments, .. } => {
                let done = json!({ "item_id": id, "output_index": index, "name": name, "arguments": arguments });
                self.send("response.function_call_arguments.done", done, out);
            }
            Open::Call { id, origin: Origin::Custom { .. }, arguments, .. } => {
                // The text arrives inside JSON; it is told once it can be told whole.
                let input = custom_input(arguments);
                let delta = json!({ "item_id": id, "output_index": index, "delta": input });
                self.send("response.custom_tool_call_input.delta", delta, out);
                let done = json!({ "item_id": id, "output_index": index, "input": input });
                self.send("response.custom_tool_call_input.done", done, out);
            }
            Open::Call { origin: Origin::Search, .. } => {}
        }
        let item = self.item(&open, if complete { "completed" } else { "incomplete" }, false);
        self.send("response.output_item.done", json!({ "output_index": index, "item": item }), out);
        self.output.push(item);
    }

    /// The item as the client keeps it; `empty`: as it begins.
    fn item(&self, open: &Open, status: &str, empty: bool) -> Value {
        match open {
            Open::Reasoning { id, text } => {
                let part = |kind: &str| if empty { json!([]) } else { json!([{ "type": kind, "text": text }]) };
                let mut item = json!({ "id": id, "type": "reasoning", "status": status });
                item["summary"] = if self.summary { part("summary_text") } else { json!([]) };
                if !self.summary {
                    item["content"] = part("reasoning_text");
                }
                if self.encrypted_reasoning {
                    item["encrypted_content"] = reasoning::seal(if empty { "" } else { text }).into();
                }
                item
            }
            Open::Message { id, text, logprobs } => {
                let part =
                    || json!({ "type": "output_text", "annotations": [], "logprobs": tokens(logprobs), "text": text });
                let content = if empty { json!([]) } else { json!([part()]) };
                json!({ "id": id, "type": "message", "status": status, "role": "assistant", "content": content })
            }
            Open::Call { id, call_id, origin, arguments } => call_item(id, call_id, origin, arguments, status),
        }
    }

    fn delta(&mut self, kind: &str, place: &str, text: &str, out: &mut String) {
        let Some(Open::Reasoning { id, .. } | Open::Message { id, .. } | Open::Call { id, .. }) = &self.open else {
            return;
        };
        let mut event = json!({ "item_id": id, "output_index": self.index() });
        if !place.is_empty() {
            event[place] = 0.into();
        }
        event["delta"] = text.into();
        if kind == "response.output_text.delta" {
            let held = std::mem::take(&mut self.held);
            event["logprobs"] = tokens(&held);
            if let Some(Open::Message { logprobs, .. }) = &mut self.open {
                logprobs.extend(held);
            }
        }
        self.send(kind, event, out);
    }
}

fn call_item(id: &str, call_id: &str, origin: &Origin, arguments: &str, status: &str) -> Value {
    let (mut item, namespace) = match origin {
        Origin::Function { namespace, name } => {
            let item = json!({ "id": id, "type": "function_call", "status": status, "call_id": call_id, "name": name,
                               "arguments": arguments });
            (item, namespace.as_deref())
        }
        Origin::Custom { namespace, name } => {
            let input = if arguments.is_empty() { String::new() } else { custom_input(arguments) };
            let item = json!({ "id": id, "type": "custom_tool_call", "status": status, "call_id": call_id, "name": name,
                               "input": input });
            (item, namespace.as_deref())
        }
        Origin::Search => {
            let arguments = serde_json::from_str(arguments).unwrap_or_else(|_| json!({}));
            let item = json!({ "id": id, "type": "tool_search_call", "status": status, "call_id": call_id,
                               "execution": "client", "arguments": arguments });
            (item, None)
        }
    };
    if let Some(namespace) = namespace {
        item["namespace"] = namespace.into();
    }
    item
}

impl Writer for ResponseStream {
    fn start(&mut self, _tally: &Tally, out: &mut String) {
        self.send_response("response.created", Status::InProgress, out);
        self.send_response("response.in_progress", Status::InProgress, out);
    }

    fn piece(&mut self, _index: usize, piece: &Piece, out: &mut String) {
        match piece {
            Piece::Thinking(more) => {
                if !matches!(self.open, Some(Open::Reasoning { .. })) {
                    let id = self.ids.next("rs_");
                    self.add_item(Open::Reasoning { id, text: String::new() }, out);
                }
                match self.summary {
                    true => self.delta("response.reasoning_summary_text.delta", "summary_index", more, out),
                    false => self.delta("response.reasoning_text.delta", "content_index", more, out),
                }
            }
            Piece::Text(more) => {
                if !matches!(self.open, Some(Open::Message { .. })) {
                    let id = self.ids.next("msg_");
                    self.add_item(Open::Message { id, text: String::new(), logprobs: Vec::new() }, out);
                }
                self.delta("response.output_text.delta", "content_index", more, out);
            }
            Piece::CallStart { id, name } => {
                let origin = self.tools.origin(name);
                let prefix = match origin {
                    Origin::Function { .. } => "fc_",
                    Origin::Custom { .. } => "ctc_",
                    Origin::Search => "tsc_",
                };
                let item_id = self.ids.next(prefix);
                let call = Open::Call { id: item_id, call_id: id.clone(), origin, arguments: String::new() };
                self.add_item(call, out);
            }
            Piece::CallArguments(more) => {
                if matches!(self.open, Some(Open::Call { origin: Origin::Function { .. }, .. })) {
                    self.delta("response.function_call_arguments.delta", "", more, out);
                }
            }
            Piece::CallEnd { complete } => self.close(*complete, out),
            Piece::Logprob(logprob) => self.held.push(logprob.clone()),
        }
        match (&mut self.open, piece) {
            (Some(Open::Reasoning { text, .. }), Piece::Thinking(more))
            | (Some(Open::Message { text, .. }), Piece::Text(more))
            | (Some(Open::Call { arguments: text, .. }), Piece::CallArguments(more)) => text.push_str(more),
            _ => {}
        }
    }

    fn heartbeat(&mut self, out: &mut String) {
        // Codex counts events, not comments, as signs of life; this one it knows.
        self.send_response("response.in_progress", Status::InProgress, out);
    }

    fn ending(&mut self, _index: usize, ending: &Ending, out: &mut String) {
        self.close(*ending != Ending::Length, out);
        self.ending = ending.clone();
    }

    fn finish(&mut self, tally: &Tally, out: &mut String) {
        let ending = self.ending.clone();
        let status = Status::Ended(&ending, tally);
        self.send_response(&format!("response.{}", status.name()), status, out);
        self.done = Some(object(&self.head, status, &self.output));
    }

    fn fail(&mut self, error: &ApiError, out: &mut String) {
        self.send_response("response.failed", Status::Failed(error), out);
    }
}
