//! What the upstream server says, chunk by chunk, as the pieces of an answer.

use serde_json::Value;

use crate::protocol::responses::ResponseStream;
use crate::protocol::{ApiError, Ending, Ids, Piece, Tally, Writer};

/// Something that came from the upstream server.
#[derive(Debug)]
pub(super) enum Heard {
    /// It answers.
    Begun,
    /// A chunk of its stream.
    Chunk(Value),
    /// It went wrong.
    Failed(ApiError),
}

/// Turns chunks into events.
pub(super) struct Teller {
    pub(super) writer: ResponseStream,
    tally: Tally,
    /// Index of the call that is open.
    call: Option<u64>,
    ending: Option<Ending>,
    is_over: bool,
}

impl Teller {
    pub(super) fn new(writer: ResponseStream) -> Teller {
        Teller { writer, tally: Tally::default(), call: None, ending: None, is_over: false }
    }

    pub(super) fn begin(&mut self, out: &mut String) {
        self.writer.start(&self.tally, out);
    }

    pub(super) fn hear(&mut self, what: Heard, out: &mut String) {
        match what {
            Heard::Begun => {}
            Heard::Failed(err) => {
                self.is_over = true;
                self.writer.fail(&err, out);
            }
            Heard::Chunk(chunk) => self.chunk(&chunk, out),
        }
    }

    fn chunk(&mut self, chunk: &Value, out: &mut String) {
        let count = |value: &Value| value.as_u64().unwrap_or(0) as usize;
        if let Some(usage) = chunk.get("usage").filter(|usage| usage.is_object()) {
            self.tally.prompt = count(&usage["prompt_tokens"]);
            self.tally.generated = count(&usage["completion_tokens"]);
            self.tally.cached = count(&usage["prompt_tokens_details"]["cached_tokens"]);
            self.tally.reasoning = count(&usage["completion_tokens_details"]["reasoning_tokens"]);
        }
        let choice = &chunk["choices"][0];
        let delta = &choice["delta"];
        let text = |key: &str| delta[key].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        if let Some(text) = text("reasoning_content").or_else(|| text("reasoning")) {
            self.writer.piece(0, &Piece::Thinking(text), out);
        }
        if let Some(text) = text("content") {
            self.end_call(out);
            self.writer.piece(0, &Piece::Text(text), out);
        }
        for call in delta["tool_calls"].as_array().into_iter().flatten() {
            self.call(call, out);
        }
        match choice["finish_reason"].as_str() {
            None => {}
            Some("length") => self.ending = Some(Ending::Length),
            Some("tool_calls" | "function_call") => self.ending = Some(Ending::ToolCalls),
            Some(_) => self.ending = Some(Ending::Stop),
        }
    }

    fn call(&mut self, call: &Value, out: &mut String) {
        let index = call["index"].as_u64().unwrap_or(0);
        let name = call["function"]["name"].as_str().filter(|name| !name.is_empty());
        if self.call != Some(index) {
            // Arguments of a call that never began cannot be told.
            let Some(name) = name else { return };
            self.end_call(out);
            let id = call["id"]
                .as_str()
                .filter(|id| !id.is_empty())
                .map_or_else(|| Ids::Random.next("call_"), str::to_owned);
            self.writer.piece(0, &Piece::CallStart { id, name: name.to_owned() }, out);
            self.call = Some(index);
        }
        if let Some(json) = call["function"]["arguments"].as_str().filter(|json| !json.is_empty()) {
            self.writer.piece(0, &Piece::CallArguments(json.to_owned()), out);
        }
    }

    fn end_call(&mut self, out: &mut String) {
        if self.call.take().is_some() {
            self.writer.piece(0, &Piece::CallEnd { complete: true }, out);
        }
    }

    /// The end, whether the upstream server said so or only hung up: clients wait for it.
    pub(super) fn end(&mut self, out: &mut String) {
        if self.is_over {
            return;
        }
        let Some(ending) = self.ending.take() else {
            let kind = crate::protocol::error::ErrorKind::Failed;
            self.writer.fail(&ApiError::new(kind, "the upstream server broke off in the middle of its answer"), out);
            return;
        };
        // A call that was cut off by the limit must not be run.
        if self.call.take().is_some() {
            self.writer.piece(0, &Piece::CallEnd { complete: ending != Ending::Length }, out);
        }
        self.writer.ending(0, &ending, out);
        self.writer.finish(&self.tally, out);
    }
}
