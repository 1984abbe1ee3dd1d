//! Text to token ids and back, for the byte-level BPE vocabulary of DeepSeek V4.
//!
//! Owns the vocabulary and the rules of encoding: added tokens, pre-split, merges. Knows nothing of files, chat
//! templates or models. Added (control) tokens come from their id, or from text that the program itself rendered
//! ([`Tokenizer::encode_with_added`]); text from outside ([`Tokenizer::encode`]) never yields one.
//!
//! Read next: `split.rs` for the pre-split rules, `bpe/piece.rs` for merging.

mod added;
mod alphabet;
mod bpe;
mod class;
mod error;
mod hash;
mod split;
mod utf8;
mod vocab;

pub use alphabet::spell;
pub use error::Error;
pub use utf8::Utf8Stream;
pub use vocab::{Entry, Kind};

use added::Added;
use bpe::{Merges, Scratch, Words};
use split::Pieces;
use vocab::Vocab;

/// A vocabulary, ready to encode and decode. Immutable: share it by reference between threads.
pub struct Tokenizer {
    vocab: Vocab,
    added: Added,
    merges: Merges,
    words: Words,
}

impl Tokenizer {
    /// Builds the tokenizer of a token table and its merges, `"left right"` in rank order, as a GGUF file has them in
    /// `tokenizer.ggml.tokens`, `.token_type` and `.merges`.
    ///
    /// # Errors
    /// A token without a text of its own or with a character that stands for no byte, a byte without a token, a merge
    /// that is malformed, repeated or needs a token that the table lacks. Merges that involve an added token are no
    /// error; they are left out, so that merging can never arrive at one.
    pub fn new(entries: Vec<Entry>, merges: &[impl AsRef<str>]) -> Result<Self, Error> {
        let (vocab, ids) = Vocab::new(&entries)?;
        let merges = Merges::new(&vocab, &ids, merges)?;
        let words = Words::new(&vocab, &merges);
        let added = Added::new(vocab.added_ids().map(|id| (vocab.spelling(id), id)));
        Ok(Tokenizer { vocab, added, merges, words })
    }

    /// Number of tokens; ids are below it.
    pub fn n_vocab(&self) -> usize {
        self.vocab.len()
    }

    /// The ids of text from outside. A string that spells an added token becomes ordinary tokens.
    pub fn encode(&self, text: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        self.encode_into(text, &mut ids);
        ids
    }

    /// [`encode`](Self::encode), appended to `out`.
    pub fn encode_into(&self, text: &str, out: &mut Vec<u32>) {
        self.encode_pieces(text, &mut Scratch::default(), out);
    }

    /// The ids of text that the program rendered itself: strings of added tokens become their ids, the leftmost first
    /// and the longest at a position; the text between them is encoded as by [`encode`](Self::encode).
    pub fn encode_with_added(&self, text: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        let mut scratch = Scratch::default();
        let mut at = 0;
        while let Some(found) = self.added.find(text, at) {
            self.encode_pieces(&text[at..found.start], &mut scratch, &mut ids);
            ids.push(found.id);
            at = found.end;
        }
        self.encode_pieces(&text[at..], &mut scratch, &mut ids);
        ids
    }

    /// The id of the added token with exactly this text, such as `<｜User｜>`.
    pub fn added(&self, text: &str) -> Option<u32> {
        self.added.get(text)
    }

    /// Whether `id` is an added token.
    pub fn is_added(&self, id: u32) -> bool {
        self.vocab.is_added(id)
    }

    /// What a token prints: any bytes, not always whole characters. Added tokens print their literal text, an id out of
    /// range nothing.
    pub fn bytes(&self, id: u32) -> &[u8] {
        self.vocab.bytes(id)
    }

    /// The spelling of a token in the vocabulary, byte-mapped for all but added tokens; empty for an id out of range.
    pub fn piece(&self, id: u32) -> &str {
        self.vocab.spelling(id)
    }

    /// What the tokens print, one after the other.
    pub fn decode(&self, ids: &[u32]) -> Vec<u8> {
        ids.iter().flat_map(|&id| self.bytes(id)).copied().collect()
    }

    fn encode_pieces(&self, text: &str, scratch: &mut Scratch, out: &mut Vec<u32>) {
        for piece in Pieces::new(text) {
            let piece = piece.as_bytes();
            match self.words.get(&self.vocab, piece) {
                Some(id) => out.push(id),
                None => {
                    for part in piece.chunks(Scratch::LEN_MAX) {
                        out.extend_from_slice(scratch.merge(&self.merges, part));
                    }
                }
            }
        }
    }
}
