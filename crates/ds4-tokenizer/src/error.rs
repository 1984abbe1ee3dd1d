//! What can be wrong with a vocabulary. Text is never wrong: encoding and decoding cannot fail.

/// Why a vocabulary was refused. Every variant names the entry, so that a broken GGUF file can be repaired.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// An entry of the token table has no text.
    #[error("tokenizer.ggml.tokens[{id}] is empty; every token needs a text")]
    EmptyToken {
        /// Token id.
        id: u32,
    },
    /// Two entries of the token table have the same text.
    #[error("tokenizer.ggml.tokens[{id}] repeats {text:?}, which is already token {first}; is the file damaged?")]
    DuplicateToken {
        /// Token id of the second occurrence.
        id: u32,
        /// Token id of the first occurrence.
        first: u32,
        /// The text that both have.
        text: String,
    },
    /// A normal entry has a character that stands for no byte.
    #[error(
        "tokenizer.ggml.tokens[{id}] {text:?}: {found:?} stands for no byte; \
         only tokens of type 3 and 4 (control, user-defined) are literal text"
    )]
    NotByteMapped {
        /// Token id.
        id: u32,
        /// Its text.
        text: String,
        /// The first character outside the byte alphabet.
        found: char,
    },
    /// No normal entry stands for this single byte, so some texts could not be encoded.
    #[error(
        "tokenizer.ggml.tokens has no normal token {spelling:?} for the byte {byte:#04x}; \
         is tokenizer.ggml.model gpt2 (byte-level)?"
    )]
    MissingByte {
        /// The byte.
        byte: u8,
        /// The character that should be in the table.
        spelling: char,
    },
    /// A merge is not two texts with one space between them.
    #[error("tokenizer.ggml.merges[{rank}] {merge:?} is not of the form \"left right\"")]
    MergeForm {
        /// Index of the merge.
        rank: usize,
        /// The merge as written.
        merge: String,
    },
    /// A part or the result of a merge is not in the token table.
    #[error("tokenizer.ggml.merges[{rank}] {merge:?} needs the token {missing:?}, which tokenizer.ggml.tokens lacks")]
    MergeUnknown {
        /// Index of the merge.
        rank: usize,
        /// The merge as written.
        merge: String,
        /// The text that is not a token.
        missing: String,
    },
    /// A merge appears twice, so its rank is ambiguous.
    #[error("tokenizer.ggml.merges[{rank}] repeats {merge:?} of rank {first}")]
    DuplicateMerge {
        /// Index of the second occurrence.
        rank: usize,
        /// Index of the first occurrence.
        first: u32,
        /// The merge as written.
        merge: String,
    },
}
