//! The shortcut for pieces that are one token: most words of ordinary text.

use crate::{
    bpe::{Merges, Scratch},
    hash::{self, Map64},
    vocab::Vocab,
};

/// The tokens that merging their own bytes arrives at. A token can be in the table and yet be out of reach of the
/// merges, so each one is tried when the tokenizer is built.
pub(crate) struct Words {
    /// By the hash of their bytes. Of two tokens with one hash only the first is here; the other takes the long way.
    ids: Map64<u32>,
    len_max: usize,
}

impl Words {
    pub(crate) fn new(vocab: &Vocab, merges: &Merges) -> Self {
        let mut words = Words { ids: Map64::with_capacity_and_hasher(vocab.len(), Default::default()), len_max: 0 };
        let mut scratch = Scratch::default();
        for id in vocab.text_ids() {
            let bytes = vocab.bytes(id);
            if scratch.merge(merges, bytes) == [id] {
                words.ids.entry(hash::of_bytes(bytes)).or_insert(id);
                words.len_max = words.len_max.max(bytes.len());
            }
        }
        words
    }

    /// The token that `piece` merges into, if it is in the shortcut.
    #[inline]
    pub(crate) fn get(&self, vocab: &Vocab, piece: &[u8]) -> Option<u32> {
        if piece.len() > self.len_max {
            return None;
        }
        self.ids.get(&hash::of_bytes(piece)).copied().filter(|&id| vocab.bytes(id) == piece)
    }
}
