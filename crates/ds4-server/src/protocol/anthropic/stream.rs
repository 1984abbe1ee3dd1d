//! An answer as events: `message_start`, blocks one after the other, `message_delta`, `message_stop`.

use serde_json::{Value, json};

use super::response::{Head, signature, stop, usage};
use crate::protocol::{ApiError, Dialect, Ending, Piece, Tally, Writer, sse};

/// Writes events.
#[derive(Debug)]
pub struct MessageStream {
    head: Head,
    /// The next block's number.
    index: usize,
    open: Option<Block>,
    ending: Option<Ending>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Thinking,
    Text,
    Call,
}

impl MessageStream {
    /// A stream.
    pub fn new(head: Head) -> MessageStream {
        MessageStream { head, index: 0, open: None, ending: None }
    }

    fn open(&mut self, block: Block, content: Value, out: &mut String) {
        self.close(out);
        let start = json!({ "type": "content_block_start", "index": self.index, "content_block": content });
        sse::event(out, "content_block_start", &start);
        self.open = Some(block);
    }

    fn close(&mut self, out: &mut String) {
        let Some(block) = self.open.take() else { return };
        if block == Block::Thinking {
            self.delta(json!({ "type": "signature_delta", "signature": signature(&self.head) }), out);
        }
        sse::event(out, "content_block_stop", &json!({ "type": "content_block_stop", "index": self.index }));
        self.index += 1;
    }

    fn delta(&self, delta: Value, out: &mut String) {
        let event = json!({ "type": "content_block_delta", "index": self.index, "delta": delta });
        sse::event(out, "content_block_delta", &event);
    }
}

impl Writer for MessageStream {
    fn start(&mut self, tally: &Tally, out: &mut String) {
        let message = json!({
            "id": self.head.id,
            "type": "message",
            "role": "assistant",
            "model": self.head.model,
            "content": [],
            "stop_reason": null,
            "stop_sequence": null,
            "usage": usage(tally),
        });
        sse::event(out, "message_start", &json!({ "type": "message_start", "message": message }));
        self.heartbeat(out);
    }

    fn piece(&mut self, _index: usize, piece: &Piece, out: &mut String) {
        match piece {
            Piece::Thinking(text) => {
                if self.open != Some(Block::Thinking) {
                    self.open(Block::Thinking, json!({ "type": "thinking", "thinking": "", "signature": "" }), out);
                }
                self.delta(json!({ "type": "thinking_delta", "thinking": text }), out);
            }
            Piece::Text(text) => {
                if self.open != Some(Block::Text) {
                    self.open(Block::Text, json!({ "type": "text", "text": "" }), out);
                }
                self.delta(json!({ "type": "text_delta", "text": text }), out);
            }
            Piece::CallStart { id, name } => {
                self.open(Block::Call, json!({ "type": "tool_use", "id": id, "name": name, "input": {} }), out);
            }
            Piece::CallArguments(text) => {
                self.delta(json!({ "type": "input_json_delta", "partial_json": text }), out);
            }
            Piece::CallEnd { .. } => self.close(out),
            Piece::Logprob(_) => {}
        }
    }

    fn heartbeat(&mut self, out: &mut String) {
        sse::event(out, "ping", &json!({ "type": "ping" }));
    }

    fn ending(&mut self, _index: usize, ending: &Ending, out: &mut String) {
        self.close(out);
        self.ending = Some(ending.clone());
    }

    fn finish(&mut self, tally: &Tally, out: &mut String) {
        let (stop_reason, stop_sequence) = stop(self.ending.as_ref());
        let delta = json!({ "stop_reason": stop_reason, "stop_sequence": stop_sequence });
        let event = json!({ "type": "message_delta", "delta": delta, "usage": usage(tally) });
        sse::event(out, "message_delta", &event);
        sse::event(out, "message_stop", &json!({ "type": "message_stop" }));
    }

    fn fail(&mut self, error: &ApiError, out: &mut String) {
        sse::event(out, "error", &error.body(Dialect::Anthropic));
    }
}
