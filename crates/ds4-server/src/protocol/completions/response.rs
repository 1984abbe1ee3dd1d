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
    choices: Vec<Choice>,
}

/// One of several answers.
#[derive(Clone, Debug, Default)]
struct Choice {
    n_chars: usize,
    held: Vec<TokenLogprob>,
}

impl CompletionStream {
    /// A stream; `echoes` has the text to repeat before each answer.
    pub fn new(head: Head, echoes: Vec<String>, include_usage: bool, logprobs: bool) -> CompletionStream {
        CompletionStream { head, echoes, include_usage, logprobs, choices: Vec::new() }
    }

    fn choice(&mut self, index: usize) -> &mut Choice {
        self.choices.resize_with(self.choices.len().max(index + 1), Choice::default);
        &mut self.choices[index]
    }

    fn chunk(&mut self, index: usize, text: &str, finish_reason: Option<&str>, out: &mut String) {
        let choice = self.choice(index);
        let (held, n_chars) = (std::mem::take(&mut choice.held), choice.n_chars);
        choice.n_chars += text.chars().count();
        let likelihoods = match self.logprobs && !held.is_empty() {
            true => legacy_logprobs(&held, n_chars),
            false => Value::Null,
        };
        let choice = json!({ "index": index, "text": text, "logprobs": likelihoods, "finish_reason": finish_reason });
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
}

impl Writer for CompletionStream {
    fn start(&mut self, _tally: &Tally, out: &mut String) {
        for (index, echo) in self.echoes.clone().iter().enumerate().filter(|(_, echo)| !echo.is_empty()) {
            self.chunk(index, echo, None, out);
        }
        if out.is_empty() {
            sse::comment(out, "started");
        }
    }

    fn piece(&mut self, index: usize, piece: &Piece, out: &mut String) {
        match piece {
            Piece::Text(text) => self.chunk(index, text, None, out),
            Piece::Logprob(logprob) => self.choice(index).held.push(logprob.clone()),
            _ => {}
        }
    }

    fn heartbeat(&mut self, out: &mut String) {
        sse::comment(out, "keep-alive");
    }

    fn ending(&mut self, index: usize, ending: &Ending, out: &mut String) {
        self.chunk(index, "", Some(finish_reason(Some(ending))), out);
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
