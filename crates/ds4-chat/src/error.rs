//! Everything that can go wrong between a conversation and its tokens.

/// What went wrong, where, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A developer message needs text.
    #[error("message {index}: a developer message must have content")]
    EmptyDeveloper {
        /// Position in the conversation, from 0.
        index: usize,
    },
    /// A tool declaration cannot be called by any name.
    #[error("tool without a name: {function}; give its function object a non-empty string \"name\"")]
    ToolWithoutName {
        /// The declaration, as JSON.
        function: String,
    },
    /// The vocabulary lacks tokens that this crate's protocol is made of.
    #[error("{name}: the vocabulary has no token for {}; is this a DeepSeek V4 GGUF?", missing.join(", "))]
    MissingSpecials {
        /// The model file.
        name: String,
        /// The strings looked for.
        missing: Vec<&'static str>,
    },
    /// A prompt needs a special token that the vocabulary lacks (a task, a reminder).
    #[error("the prompt needs the token {text}, which this model's vocabulary does not have")]
    MissingSpecial {
        /// The string looked for.
        text: &'static str,
    },
    /// The tokenizer metadata is absent or contradicts itself.
    #[error("{name}: {what}")]
    Vocabulary {
        /// The model file.
        name: String,
        /// What is wrong with which key.
        what: String,
    },
    /// A metadata value has the wrong type.
    #[error(transparent)]
    Gguf(#[from] ds4_gguf::Error),
    /// The tokenizer refused the vocabulary.
    #[error(transparent)]
    Tokenizer(#[from] ds4_tokenizer::Error),
    /// The engine failed during a turn.
    #[error(transparent)]
    Engine(Box<ds4_engine::Error>),
    /// A turn was started on a sequence that holds no prompt.
    #[error("cannot sample: the sequence is empty; extend it with a prompt first")]
    NoPrompt,
}

impl From<ds4_engine::Error> for Error {
    fn from(error: ds4_engine::Error) -> Error {
        Error::Engine(Box::new(error))
    }
}
