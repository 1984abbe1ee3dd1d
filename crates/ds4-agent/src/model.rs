//! What an agent needs of a model: prompts read, answers written. [`crate::Local`] is one; tests script another.

use std::time::Duration;

use ds4_chat::{Assistant, Flow, Message, Reason, Thinking, ToolCall};

/// A model with the memory of one conversation.
pub trait Model {
    /// What it is called.
    fn name(&self) -> &str;

    /// Tokens there is room for, prompt and answer together.
    fn ctx(&self) -> usize;

    /// Tokens that a conversation takes as a prompt.
    ///
    /// # Errors
    /// When it cannot be rendered.
    fn count(&self, messages: &[Message], thinking: Thinking) -> Result<usize, ModelError>;

    /// Answers a conversation. `hear` is told everything and can end it.
    ///
    /// # Errors
    /// When the prompt does not fit or the device fails.
    fn answer(&mut self, ask: &Ask<'_>, hear: &mut dyn FnMut(Heard) -> Flow) -> Result<Answer, ModelError>;

    /// The tokens that its memory stands at.
    fn tokens(&self) -> Vec<u32>;

    /// Has what it remembers now kept on disk, so that [`Model::resume`] can come back to it.
    fn checkpoint(&mut self);

    /// Remembers as much of these tokens as is kept; answers how many that are.
    ///
    /// # Errors
    /// When the device fails.
    fn resume(&mut self, tokens: &[u32]) -> Result<usize, ModelError>;
}

/// A prompt, and how to answer it.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The conversation.
    pub messages: &'a [Message],
    /// The first of them that other conversations begin with too: worth remembering for themselves.
    pub n_head: usize,
    /// Whether the answer begins with reasoning.
    pub thinking: Thinking,
    /// Tokens of the answer at most, reasoning included.
    pub max_tokens: usize,
    /// Tokens of reasoning at most: then it has to answer.
    pub max_reasoning: usize,
    /// Whether the answer may call tools.
    pub may_call: bool,
    /// How often the same conversation was answered before.
    pub attempt: u64,
}

/// What is heard while an answer is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The prompt is being read.
    Prefill {
        /// Tokens read.
        done: usize,
        /// Tokens to read.
        total: usize,
        /// Tokens that were known already.
        reused: usize,
    },
    /// The answer goes on.
    Event(ds4_chat::Event),
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was said, with the calls that are complete.
    pub message: Assistant,
    /// The call it ended in: not all of it.
    pub incomplete: Option<ToolCall>,
    /// Why it ended.
    pub reason: Reason,
    /// Tokens of the prompt.
    pub n_prompt: usize,
    /// Those that were known already.
    pub n_reused: usize,
    /// Tokens generated.
    pub n_generated: usize,
    /// Those of them that were reasoning.
    pub n_reasoning: usize,
    /// Time for the prompt.
    pub prefill: Duration,
    /// Time for the answer.
    pub decode: Duration,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The prompt does not fit.
    #[error("the conversation has {n_prompt} tokens, and the context holds {ctx}; give it more with --ctx N")]
    TooLong {
        /// Tokens of the prompt.
        n_prompt: usize,
        /// Tokens there is room for.
        ctx: usize,
    },
    /// The conversation cannot be rendered.
    #[error(transparent)]
    Chat(#[from] ds4_chat::Error),
    /// The device failed.
    #[error(transparent)]
    Engine(Box<ds4_engine::Error>),
}

impl From<ds4_engine::Error> for ModelError {
    fn from(err: ds4_engine::Error) -> ModelError {
        ModelError::Engine(Box::new(err))
    }
}
