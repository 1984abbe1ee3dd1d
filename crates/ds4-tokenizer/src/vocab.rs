//! The token table: the texts of a vocabulary, checked once, in two flat arrays.

use std::collections::HashMap;

use crate::{Error, alphabet};

/// What a token is, as GGUF numbers it in `tokenizer.ggml.token_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Type 1: a piece of text.
    Normal,
    /// Type 3: an added token that controls the model, such as `<｜User｜>`.
    Control,
    /// Type 4: an added token that is part of the text, such as `<think>`.
    UserDefined,
    /// Type 5: padding of the table.
    Unused,
    /// Type 6: a single byte, in vocabularies that fall back to bytes.
    Byte,
}

impl Kind {
    /// The kind with this number in a GGUF file; none for numbers that do not occur in byte-level vocabularies.
    pub fn from_gguf(token_type: i32) -> Option<Self> {
        match token_type {
            1 => Some(Kind::Normal),
            3 => Some(Kind::Control),
            4 => Some(Kind::UserDefined),
            5 => Some(Kind::Unused),
            6 => Some(Kind::Byte),
            _ => None,
        }
    }

    /// Added tokens are literal text and come from their id only; all others are byte-mapped and come from merges.
    pub fn is_added(self) -> bool {
        matches!(self, Kind::Control | Kind::UserDefined)
    }
}

/// One entry of the token table, as a GGUF file has it; its id is its index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Literal text for added tokens, byte-mapped (see [`spell`](crate::spell)) for all others.
    pub text: String,
    /// What the token is.
    pub kind: Kind,
}

/// The checked table.
pub(crate) struct Vocab {
    /// Spellings of all tokens, one after the other; token `id` ends at `spelling_ends[id]`.
    spellings: String,
    spelling_ends: Vec<usize>,
    /// The same for what the tokens print.
    bytes: Vec<u8>,
    bytes_ends: Vec<usize>,
    added: Vec<bool>,
}

/// The table by spelling, needed only while a tokenizer is built.
pub(crate) type Ids<'a> = HashMap<&'a str, u32>;

impl Vocab {
    /// Checks that every entry has a text of its own that can be decoded. Returns the ids by spelling as well.
    pub(crate) fn new(entries: &[Entry]) -> Result<(Self, Ids<'_>), Error> {
        let mut ids = HashMap::with_capacity(entries.len());
        let mut vocab = Vocab {
            spellings: String::new(),
            spelling_ends: Vec::with_capacity(entries.len()),
            bytes: Vec::new(),
            bytes_ends: Vec::with_capacity(entries.len()),
            added: entries.iter().map(|entry| entry.kind.is_added()).collect(),
        };
        for (id, Entry { text, kind }) in (0u32..).zip(entries) {
            if text.is_empty() {
                return Err(Error::EmptyToken { id });
            }
            if let Some(first) = ids.insert(text.as_str(), id) {
                return Err(Error::DuplicateToken { id, first, text: text.clone() });
            }
            if kind.is_added() {
                vocab.bytes.extend_from_slice(text.as_bytes());
            } else {
                for found in text.chars() {
                    let byte = alphabet::byte_of(found).ok_or_else(|| Error::NotByteMapped {
                        id,
                        text: text.clone(),
                        found,
                    })?;
                    vocab.bytes.push(byte);
                }
            }
            vocab.bytes_ends.push(vocab.bytes.len());
            vocab.spellings.push_str(text);
            vocab.spelling_ends.push(vocab.spellings.len());
        }
        Ok((vocab, ids))
    }

    pub(crate) fn len(&self) -> usize {
        self.added.len()
    }

    pub(crate) fn is_added(&self, id: u32) -> bool {
        self.added.get(id as usize).copied().unwrap_or(false)
    }

    /// Raw spelling; empty for an id out of range.
    pub(crate) fn spelling(&self, id: u32) -> &str {
        span(&self.spelling_ends, id).map_or("", |span| &self.spellings[span])
    }

    /// What the token prints; empty for an id out of range.
    pub(crate) fn bytes(&self, id: u32) -> &[u8] {
        span(&self.bytes_ends, id).map_or(&[], |span| &self.bytes[span])
    }

    /// The ids of the added tokens.
    pub(crate) fn added_ids(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.added).filter_map(|(id, added)| added.then_some(id))
    }

    /// The ids of all other tokens.
    pub(crate) fn text_ids(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.added).filter_map(|(id, added)| (!added).then_some(id))
    }
}

/// Where item `id` lies in an array of items that end at `ends`.
fn span(ends: &[usize], id: u32) -> Option<std::ops::Range<usize>> {
    let id = id as usize;
    let end = *ends.get(id)?;
    let start = if id == 0 { 0 } else { ends[id - 1] };
    Some(start..end)
}
