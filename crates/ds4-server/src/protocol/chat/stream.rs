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
    /// Which of several answers.
    index: usize,
    n_calls: usize,
    role_sent: bool,
    held: Vec<TokenLogprob>,
}

impl ChatStream {
    /// A stream; `include_usage`: with the counts at the end; `logprobs`: with likelihoods.
    pub fn new(head: Head, include_usage: bool, logprobs: bool) -> ChatStream {
        ChatStream { head, include_usage, logprobs, index: 0, n_calls: 0, role_sent: false, held: Vec::new() }
    }

    fn chunk(&mut self, delta: Value, finish_reason: Option<&str>, out: &mut String) {
        let mut choice = json!({ "index": self.index, "delta": delta, "finish_reason": finish_reason });
        if self.logprobs && !self.held.is_empty() {
            choice["logprobs"] = json!({ "content": tokens(&self.held), "refusal": null });
            self.held.clear();
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

    fn role(&mut self, out: &mut String) {
        if !self.role_sent {
            self.role_sent = true;
            self.chunk(json!({ "role": "assistant", "content": "" }), None, out);
        }
    }
}

impl Writer for ChatStream {
    fn start(&mut self, _tally: &Tally, out: &mut String) {
        self.role(out);
    }

    fn piece(&mut self, piece: &Piece, out: &mut String) {
        self.role(out);
        let call = self.n_calls.saturating_sub(1);
        match piece {
            Piece::Thinking(text) => self.chunk(json!({ "reasoning_content": text }), None, out),
            Piece::Text(text) => self.chunk(json!({ "content": text }), None, out),
            Piece::CallStart { id, name } => {
                let function = json!({ "name": name, "arguments": "" });
                let start = json!({ "index": self.n_calls, "id": id, "type": "function", "function": function });
                self.n_calls += 1;
                self.chunk(json!({ "tool_calls": [start] }), None, out);
            }
            Piece::CallArguments(text) => {
                let more = json!({ "index": call, "function": { "arguments": text } });
                self.chunk(json!({ "tool_calls": [more] }), None, out);
            }
            Piece::CallEnd { .. } => {}
            Piece::Logprob(logprob) => self.held.push(logprob.clone()),
        }
    }

    fn heartbeat(&mut self, out: &mut String) {
        // Clients of this dialect validate every data event; a comment is the only harmless thing to say.
        sse::comment(out, "keep-alive");
    }

    fn ending(&mut self, ending: &Ending, out: &mut String) {
        self.role(out);
        self.chunk(json!({}), Some(finish_reason(Some(ending))), out);
        (self.index, self.n_calls, self.role_sent) = (self.index + 1, 0, false);
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
