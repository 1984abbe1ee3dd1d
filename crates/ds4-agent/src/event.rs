//! What an agent tells its listeners, in the order it happens. Screens, scripts and traces all read these.

use std::time::Duration;

use ds4_tools::Preview;
use serde_json::{Value, json};

/// One piece of news.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The person's message begins to be worked on.
    Request(String),
    /// A prompt is being read.
    Prefill {
        /// Tokens read.
        done: usize,
        /// Tokens to read.
        total: usize,
        /// Tokens of it that were known already.
        reused: usize,
    },
    /// The model reasons: a fragment.
    Thinking(String),
    /// The model says: a fragment.
    Text(String),
    /// The model begins to write a call of this tool.
    CallBegun(String),
    /// It goes on writing: a fragment of JSON.
    CallArguments(String),
    /// A call is about to be done.
    Call {
        /// Its id.
        id: String,
        /// The tool.
        name: String,
        /// JSON.
        arguments: String,
        /// What it will do, as far as that is known before.
        preview: Option<Preview>,
    },
    /// A call is done, or was refused.
    Result {
        /// The id of the call.
        id: String,
        /// The tool.
        name: String,
        /// What the model reads.
        text: String,
        /// Whether it was not done.
        is_error: bool,
        /// What it changed.
        diff: Option<String>,
        /// How long it took.
        elapsed: Duration,
    },
    /// The model's turn is over.
    Answered(Numbers),
    /// The context was getting full: older parts are summarised.
    Compacting,
    /// They are.
    Compacted {
        /// Tokens before.
        before: usize,
        /// Tokens after.
        after: usize,
        /// What stands in their place.
        summary: String,
    },
    /// The session is on disk, under this id.
    Saved(String),
    /// So many background jobs run now.
    Jobs(usize),
    /// Something that is worth a line.
    Note(String),
    /// The task is over.
    Done(Done),
}

/// Tokens and times of one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Numbers {
    /// Tokens of the prompt.
    pub prompt: usize,
    /// Those that were known already.
    pub reused: usize,
    /// Tokens generated.
    pub generated: usize,
    /// Those of them that were reasoning.
    pub reasoning: usize,
    /// Time for the prompt.
    pub prefill: Duration,
    /// Time for the answer.
    pub decode: Duration,
    /// Tokens in the context now.
    pub context: usize,
    /// Tokens there is room for.
    pub ctx: usize,
}

/// How a task ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// Why it ended.
    pub outcome: Outcome,
    /// The last thing the model said.
    pub text: String,
    /// Answers of the model.
    pub turns: usize,
    /// Calls made, and those of them that failed.
    pub calls: usize,
    /// Calls that were answered with an error.
    pub failed_calls: usize,
    /// Files changed by the session so far, relative to the workspace.
    pub changed: Vec<String>,
    /// Sums over all answers; `context` is that of the last one.
    pub numbers: Numbers,
    /// From the request to the first token.
    pub first_token: Option<Duration>,
    /// All of it.
    pub elapsed: Duration,
}

/// Why a task ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The model says it is done.
    Finished,
    /// It cannot be done, and why.
    Failed(String),
    /// Somebody stopped it.
    Interrupted,
}

impl Numbers {
    /// Tokens of the answer per second; zero when nothing was timed.
    pub fn tokens_per_second(&self) -> f64 {
        rate(self.generated.saturating_sub(1), self.decode)
    }

    /// Tokens of the prompt per second.
    pub fn prefill_per_second(&self) -> f64 {
        rate(self.prompt - self.reused.min(self.prompt), self.prefill)
    }

    /// Adds an answer to a sum.
    pub(crate) fn add(&mut self, more: &Numbers) {
        self.prompt += more.prompt;
        self.reused += more.reused;
        self.generated += more.generated;
        self.reasoning += more.reasoning;
        self.prefill += more.prefill;
        self.decode += more.decode;
        (self.context, self.ctx) = (more.context, more.ctx);
    }

    fn to_json(self) -> Value {
        json!({
            "prompt_tokens": self.prompt, "cached_tokens": self.reused,
            "completion_tokens": self.generated, "reasoning_tokens": self.reasoning,
            "prefill_ms": ms(self.prefill), "decode_ms": ms(self.decode),
            "tokens_per_second": round(self.tokens_per_second()),
            "context_tokens": self.context, "context_limit": self.ctx,
        })
    }
}

fn rate(n: usize, time: Duration) -> f64 {
    let seconds = time.as_secs_f64();
    if n > 0 && seconds > 0.0 { n as f64 / seconds } else { 0.0 }
}

fn ms(time: Duration) -> f64 {
    round(time.as_secs_f64() * 1e3)
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

impl Done {
    /// As the object of `--output json`.
    pub fn to_json(&self) -> Value {
        let (status, error) = match &self.outcome {
            Outcome::Finished => ("done", Value::Null),
            Outcome::Failed(why) => ("failed", why.as_str().into()),
            Outcome::Interrupted => ("interrupted", Value::Null),
        };
        json!({
            "status": status, "error": error, "text": self.text,
            "turns": self.turns, "calls": self.calls, "failed_calls": self.failed_calls, "changed_files": self.changed,
            "usage": self.numbers.to_json(), "first_token_ms": self.first_token.map(ms), "elapsed_ms": ms(self.elapsed),
        })
    }
}

impl Event {
    /// As one line of `--output stream-json`: an object with a `type`.
    pub fn to_json(&self) -> Value {
        match self {
            Event::Request(text) => json!({ "type": "request", "text": text }),
            Event::Prefill { done, total, reused } => {
                json!({ "type": "prefill", "done": done, "total": total, "cached": reused })
            }
            Event::Thinking(text) => json!({ "type": "thinking", "text": text }),
            Event::Text(text) => json!({ "type": "text", "text": text }),
            Event::CallBegun(name) => json!({ "type": "call_begun", "name": name }),
            Event::CallArguments(text) => json!({ "type": "call_arguments", "text": text }),
            Event::Call { id, name, arguments, .. } => {
                // What is no JSON is shown as it was written.
                let arguments = serde_json::from_str(arguments).unwrap_or_else(|_| Value::from(arguments.as_str()));
                json!({ "type": "call", "id": id, "name": name, "arguments": arguments })
            }
            Event::Result { id, name, text, is_error, diff, elapsed } => json!({
                "type": "result", "id": id, "name": name, "text": text, "is_error": is_error, "diff": diff,
                "elapsed_ms": ms(*elapsed),
            }),
            Event::Answered(numbers) => json!({ "type": "answered", "usage": numbers.to_json() }),
            Event::Compacting => json!({ "type": "compacting" }),
            Event::Compacted { before, after, summary } => {
                json!({ "type": "compacted", "before": before, "after": after, "summary": summary })
            }
            Event::Saved(session) => json!({ "type": "saved", "session": session }),
            Event::Jobs(running) => json!({ "type": "jobs", "running": running }),
            Event::Note(text) => json!({ "type": "note", "text": text }),
            Event::Done(done) => {
                let mut object = done.to_json();
                object["type"] = "done".into();
                object
            }
        }
    }
}
