//! An answer on its way out: pieces as they are generated, and how they end.

use serde_json::Value;

use super::ApiError;

/// A piece of an answer. Pieces of one kind concatenate.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Reasoning.
    Thinking(String),
    /// Visible text.
    Text(String),
    /// A call begins.
    CallStart {
        /// Its id.
        id: String,
        /// The name the model used.
        name: String,
    },
    /// More of its arguments, as JSON text.
    CallArguments(String),
    /// It is over. One that is not complete must not be run.
    CallEnd {
        /// Whether all of it was generated.
        complete: bool,
    },
    /// How likely a token of the visible text was. Comes before the text it belongs to.
    Logprob(TokenLogprob),
}

/// A token, its likelihood and its rivals.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenLogprob {
    /// What it stands for.
    pub bytes: Vec<u8>,
    /// Natural logarithm of its probability at temperature 1.
    pub logprob: f32,
    /// The likeliest tokens at this place.
    pub top: Vec<(Vec<u8>, f32)>,
}

/// How an answer ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The model was done.
    Stop,
    /// It ran into this stop string.
    StopSequence(String),
    /// No more tokens were allowed, or none had room.
    Length,
    /// It waits for the results of its calls.
    ToolCalls,
}

/// What an answer cost, in tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of the prompt, all of it.
    pub prompt: usize,
    /// Of the prompt, those that were known from before.
    pub cached: usize,
    /// Generated.
    pub generated: usize,
    /// Of these, reasoning.
    pub reasoning: usize,
}

/// A dialect's way of telling an answer while it is made. Every method appends to `out` the bytes to send.
pub trait Writer: Send {
    /// The answer begins; called first, once.
    fn start(&mut self, tally: &Tally, out: &mut String);
    /// More of it; of several answers, of that number.
    fn piece(&mut self, index: usize, piece: &Piece, out: &mut String);
    /// Nothing happened for some seconds.
    fn heartbeat(&mut self, out: &mut String);
    /// One of the answers asked for is over.
    fn ending(&mut self, index: usize, ending: &Ending, out: &mut String);
    /// All is over.
    fn finish(&mut self, tally: &Tally, out: &mut String);
    /// It went wrong; called instead of `finish`.
    fn fail(&mut self, error: &ApiError, out: &mut String);
}

/// A finished answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Reasoning.
    pub reasoning: String,
    /// Visible text.
    pub text: String,
    /// Calls, complete ones only.
    pub calls: Vec<Call>,
    /// Likelihoods of the text's tokens.
    pub logprobs: Vec<TokenLogprob>,
    /// How it ended; nothing while it goes on.
    pub ending: Option<Ending>,
    open: Option<Call>,
}

/// A call of a tool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Its id.
    pub id: String,
    /// The name the model used.
    pub name: String,
    /// A JSON object.
    pub arguments: String,
}

impl Answer {
    /// Takes the next piece.
    pub fn push(&mut self, piece: &Piece) {
        match piece {
            Piece::Thinking(text) => self.reasoning.push_str(text),
            Piece::Text(text) => self.text.push_str(text),
            Piece::CallStart { id, name } => {
                self.open = Some(Call { id: id.clone(), name: name.clone(), arguments: String::new() });
            }
            Piece::CallArguments(json) => {
                if let Some(call) = &mut self.open {
                    call.arguments.push_str(json);
                }
            }
            Piece::CallEnd { complete } => {
                let call = self.open.take();
                self.calls.extend(call.filter(|_| *complete));
            }
            Piece::Logprob(logprob) => self.logprobs.push(logprob.clone()),
        }
    }
}

impl Call {
    /// The arguments as a value.
    pub fn arguments_value(&self) -> Value {
        serde_json::from_str(&self.arguments).unwrap_or_else(|_| Value::Object(serde_json::Map::new()))
    }
}

impl Tally {
    /// Prompt and answer.
    pub fn total(&self) -> usize {
        self.prompt + self.generated
    }

    /// Adds another answer to the same prompt.
    pub fn add(&mut self, other: &Tally) {
        self.generated += other.generated;
        self.reasoning += other.reasoning;
    }
}
