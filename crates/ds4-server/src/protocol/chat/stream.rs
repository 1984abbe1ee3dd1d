//! An answer as chunks: role, reasoning, content, calls, finish reason, counts, `[DONE]`.

use serde_json::{Value, json};

use super::response::{Head, finish_reason, tokens, usage};
use crate::protocol::{ApiError, Ending, Piece, Tally, TokenLogprob, Writer, sse};

/// Writes chunks.
#[derive(Debug)]
pub struct ChatStream {
    head: Head,
    include_usage: bool,
    logprobs: bool,
    choices: Vec<Choice>,
}

/// One of several answers.
#[derive(Clone, Debug, Default)]
struct Choice {
    n_calls: usize,
    role_sent: bool,
    held: Vec<TokenLogprob>,
}

impl ChatStream {
    /// A stream; `include_usage`: with the counts at the end; `logprobs`: with likelihoods.
    pub fn new(head: Head, include_usage: bool, logprobs: bool) -> ChatStream {
        ChatStream { head, include_usage, logprobs, choices: vec![Choice::default()] }
    }

    fn choice(&mut self, index: usize) -> &mut Choice {
        self.choices.resize_with(self.choices.len().max(index + 1), Choice::default);
        &mut self.choices[index]
    }

    fn chunk(&mut self, index: usize, delta: Value, finish_reason: Option<&str>, out: &mut String) {
        let mut choice = json!({ "index": index, "delta": delta, "finish_reason": finish_reason });
        let held = std::mem::take(&mut self.choice(index).held);
        if self.logprobs && !held.is_empty() {
            choice["logprobs"] = json!({ "content": tokens(&held), "refusal": null });
        }
        self.send(vec![choice], Value::Null, out);
    }

    fn send(&self, choices: Vec<Value>, usage: Value, out: &mut String) {
        let mut chunk = json!({
            "id": self.head.id,
            "object": "chat.completion.chunk",
            "created": self.head.created,
            "model": self.head.model,
            "system_fingerprint": null,
            "choices": choices,
        });
        if self.include_usage {
            chunk["usage"] = usage;
        }
        sse::data(out, &chunk);
    }

    fn role(&mut self, index: usize, out: &mut String) {
        if !std::mem::replace(&mut self.choice(index).role_sent, true) {
            self.chunk(index, json!({ "role": "assistant", "content": "" }), None, out);
        }
    }
}

impl Writer for ChatStream {
    fn start(&mut self, _tally: &Tally, out: &mut String) {
        self.role(0, out);
    }

    fn piece(&mut self, index: usize, piece: &Piece, out: &mut String) {
        self.role(index, out);
        let n_calls = self.choice(index).n_calls;
        match piece {
            Piece::Thinking(text) => self.chunk(index, json!({ "reasoning_content": text }), None, out),
            Piece::Text(text) => self.chunk(index, json!({ "content": text }), None, out),
            Piece::CallStart { id, name } => {
                let function = json!({ "name": name, "arguments": "" });
                let start = json!({ "index": n_calls, "id": id, "type": "function", "function": function });
                self.choice(index).n_calls += 1;
                self.chunk(index, json!({ "tool_calls": [start] }), None, out);
            }
            Piece::CallArguments(text) => {
                let more = json!({ "index": n_calls.saturating_sub(1), "function": { "arguments": text } });
                self.chunk(index, json!({ "tool_calls": [more] }), None, out);
            }
            Piece::CallEnd { .. } => {}
            Piece::Logprob(logprob) => self.choice(index).held.push(logprob.clone()),
        }
    }

    fn heartbeat(&mut self, out: &mut String) {
        // Clients of this dialect validate every data event; a comment is the only harmless thing to say.
        sse::comment(out, "keep-alive");
    }

    fn ending(&mut self, index: usize, ending: &Ending, out: &mut String) {
        self.role(index, out);
        self.chunk(index, json!({}), Some(finish_reason(Some(ending))), out);
    }

    fn finish(&mut self, tally: &Tally, out: &mut String) {
        if self.include_usage {
            self.send(Vec::new(), usage(tally), out);
        }
        out.push_str("data: [DONE]\n\n");
    }

    fn fail(&mut self, error: &ApiError, out: &mut String) {
        sse::data(out, &json!({ "error": error.openai_object() }));
        out.push_str("data: [DONE]\n\n");
    }
}
