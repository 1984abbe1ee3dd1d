//! What a turn tells its listener, in the order it happens.

/// One piece of news. Text, thinking and argument events are fragments: concatenated, they are the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Reasoning text.
    Thinking(String),
    /// Visible text.
    Text(String),
    /// A call begins; its name is complete. Calls never overlap.
    ToolStart {
        /// Position of the call in the message, from 0.
        index: usize,
        /// The tool's name.
        name: String,
    },
    /// A fragment of the call's arguments. All fragments of a call concatenate to one JSON object.
    ToolArguments {
        /// The call it belongs to.
        index: usize,
        /// JSON text.
        json: String,
    },
    /// A call is over.
    ToolEnd {
        /// The call it belongs to.
        index: usize,
        /// What the model wrote, for [`Marked::from_raw`](crate::Marked::from_raw): the `raw` of consecutive calls concatenates
        /// to the whole block, with the newlines before it and the closing tags behind it.
        raw: String,
        /// False when the stream ended inside the call. Its arguments are valid JSON, but not all of them: do not run it.
        complete: bool,
    },
    /// The turn is over. Always the last event, and only a turn sends it (the parser does not).
    End {
        /// Why.
        reason: Reason,
    },
}

/// Why a turn ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The model ended its turn.
    Stop,
    /// The visible text reached this stop string, which is not part of the text.
    StopSequence(String),
    /// `max_tokens` were generated or the context is full.
    Length,
    /// The model ended its turn with tool calls.
    ToolCalls,
    /// The listener asked for it.
    Cancelled,
}
