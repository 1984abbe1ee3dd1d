//! Raw continuations as a body and as chunks.

use serde_json::{Map, Value, json};

use crate::protocol::{
    Answer, ApiError, Ending, Piece, Tally, TokenLogprob, Writer,
    chat::response::{Head, finish_reason, finite, usage},
    sse,
};

/// The body. `echoes` has the text to repeat before each answer; `logprobs`: they were asked for.
pub fn body(head: &Head, answers: &[Answer], echoes: &[String], tally: &Tally, logprobs: bool) -> Value {
    let choices = answers.iter().enumerate().map(|(index, answer)| {
        let echo = echoes.get(index).map_or("", String::as_str);
        json!({
            "index": index,
            "text": format!("{echo}{}", answer.text),
            "logprobs": if logprobs { legacy_logprobs(&answer.logprobs, 0) } else { Value::Null },
            "finish_reason": finish_reason(answer.ending.as_ref()),
        })
    });
    json!({
        "id": head.id,
        "object": "text_completion",
        "created": head.created,
        "model": head.model,
        "choices": choices.collect::<Vec<_>>(),
        "usage": usage(tally),
    })
}

/// Likelihoods in this endpoint's own form; the text before them has `offset` characters.
fn legacy_logprobs(logprobs: &[TokenLogprob], offset: usize) -> Value {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut offset = offset;
    let mut offsets = Vec::new();
    for token in logprobs {
        offsets.push(offset);
        offset += text(&token.bytes).chars().count();
    }
    let rivals = |token: &TokenLogprob| {
        let rivals = token.top.iter().map(|(bytes, logprob)| (text(bytes), finite(*logprob)));
        Value::Object(rivals.collect::<Map<_, _>>())
    };
    json!({
        "tokens": logprobs.iter().map(|token| text(&token.bytes)).collect::<Vec<_>>(),
        "token_logprobs": logprobs.iter().map(|token| finite(token.logprob)).collect::<Vec<_>>(),
        "top_logprobs": logprobs.iter().map(rivals).collect::<Vec<_>>(),
        "text_offset": offsets,
    })
}

/// Writes chunks.
#[derive(Debug)]
pub struct CompletionStream {
    head: Head,
    echoes: Vec<String>,
    include_usage: bool,
    logprobs: bool,
    index: usize,
    n_chars: usize,
    held: Vec<TokenLogprob>,
}

impl CompletionStream {
    /// A stream; `echoes` has the text to repeat before each answer.
    pub fn new(head: Head, echoes: Vec<String>, include_usage: bool, logprobs: bool) -> CompletionStream {
        CompletionStream { head, echoes, include_usage, logprobs, index: 0, n_chars: 0, held: Vec::new() }
    }

    fn chunk(&mut self, text: &str, finish_reason: Option<&str>, out: &mut String) {
        let likelihoods = match self.logprobs && !self.held.is_empty() {
            true => legacy_logprobs(&std::mem::take(&mut self.held), self.n_chars),
            false => Value::Null,
        };
        self.n_chars += text.chars().count();
        let choice =
            json!({ "index": self.index, "text": text, "logprobs": likelihoods, "finish_reason": finish_reason });
        self.send(vec![choice], Value::Null, out);
    }

    fn send(&self, choices: Vec<Value>, usage: Value, out: &mut String) {
        let mut chunk = json!({
            "id": self.head.id,
            "object": "text_completion",
            "created": self.head.created,
            "model": self.head.model,
            "choices": choices,
        });
        if self.include_usage {
            chunk["usage"] = usage;
        }
        sse::data(out, &chunk);
    }

    fn echo(&mut self, out: &mut String) {
        if let Some(echo) = self.echoes.get(self.index).filter(|echo| !echo.is_empty()).cloned() {
            self.chunk(&echo, None, out);
        }
    }
}

impl Writer for CompletionStream {
    fn start(&mut self, _tally: &Tally, out: &mut String) {
        self.echo(out);
        if out.is_empty() {
            sse::comment(out, "started");
        }
    }

    fn piece(&mut self, piece: &Piece, out: &mut String) {
        match piece {
            Piece::Text(text) => self.chunk(text, None, out),
            Piece::Logprob(logprob) => self.held.push(logprob.clone()),
            _ => {}
        }
    }

    fn heartbeat(&mut self, out: &mut String) {
        sse::comment(out, "keep-alive");
    }

    fn ending(&mut self, ending: &Ending, out: &mut String) {
        self.chunk("", Some(finish_reason(Some(ending))), out);
        (self.index, self.n_chars) = (self.index + 1, 0);
        self.echo(out);
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
