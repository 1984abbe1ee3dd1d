//! The merge table.

use crate::{
    Error, alphabet,
    hash::Map64,
    vocab::{Ids, Vocab},
};

/// What becomes of an adjacent pair of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    /// Lower ranks merge first.
    pub(crate) rank: u32,
    /// The token that replaces the pair.
    pub(crate) id: u32,
}

/// All merges of a vocabulary, and the tokens of single bytes that they start from.
pub(crate) struct Merges {
    pairs: Map64<Merge>,
    byte_ids: [u32; 256],
}

impl Merges {
    /// `merges`: `"left right"` in rank order. A merge that involves an added token is left out: outside text that
    /// spells such a token stays in pieces.
    pub(crate) fn new(vocab: &Vocab, ids: &Ids<'_>, merges: &[impl AsRef<str>]) -> Result<Self, Error> {
        Ok(Merges { pairs: pairs(vocab, ids, merges)?, byte_ids: byte_ids(vocab, ids)? })
    }

    /// The token of a single byte.
    #[inline]
    pub(crate) fn byte_id(&self, byte: u8) -> u32 {
        self.byte_ids[usize::from(byte)]
    }

    /// The merge of two neighbours, if there is one.
    #[inline]
    pub(crate) fn get(&self, left: u32, right: u32) -> Option<Merge> {
        self.pairs.get(&key(left, right)).copied()
    }
}

#[inline]
fn key(left: u32, right: u32) -> u64 {
    u64::from(left) << 32 | u64::from(right)
}

fn byte_ids(vocab: &Vocab, ids: &Ids<'_>) -> Result<[u32; 256], Error> {
    let mut byte_ids = [0; 256];
    for (byte, spelling) in (0..=255u8).zip(alphabet::characters()) {
        byte_ids[usize::from(byte)] = ids
            .get(spelling.to_string().as_str())
            .copied()
            .filter(|&id| !vocab.is_added(id))
            .ok_or(Error::MissingByte { byte, spelling })?;
    }
    Ok(byte_ids)
}

fn pairs(vocab: &Vocab, ids: &Ids<'_>, merges: &[impl AsRef<str>]) -> Result<Map64<Merge>, Error> {
    let mut pairs = Map64::with_capacity_and_hasher(merges.len(), Default::default());
    for (rank, merge) in merges.iter().map(AsRef::as_ref).enumerate() {
        let (left, right) = merge
            .split_once(' ')
            .filter(|(left, right)| !left.is_empty() && !right.is_empty() && !right.contains(' '))
            .ok_or_else(|| Error::MergeForm { rank, merge: merge.to_owned() })?;
        let id = |text: &str| {
            let unknown = || Error::MergeUnknown { rank, merge: merge.to_owned(), missing: text.to_owned() };
            ids.get(text).copied().ok_or_else(unknown)
        };
        let (left_id, right_id, merged_id) = (id(left)?, id(right)?, id(&[left, right].concat())?);
        if [left_id, right_id, merged_id].iter().any(|&id| vocab.is_added(id)) {
            continue;
        }
        let merged = Merge { rank: rank as u32, id: merged_id };
        if let Some(first) = pairs.insert(key(left_id, right_id), merged) {
            return Err(Error::DuplicateMerge { rank, first: first.rank, merge: merge.to_owned() });
        }
    }
    Ok(pairs)
}
