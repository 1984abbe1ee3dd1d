//! Where frontiers go to outlive the process: the engine's use of the disk store. Pages are segments, tails are tails. What
//! is doubtful is a miss.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use ds4_kvstore::{Entry, Hit, Kind, Put, Store, TokenPath};

use crate::tree::Tail;

/// What is archived of the frontiers that an engine keeps in memory.
///
/// Rows are small and written once each; tails are not: megabytes each for DeepSeek V4 Flash. So tails are archived where
/// requests are likely to come back to, and sparsely between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveOptions {
    /// Shorter prefixes are not archived: they are computed faster than read.
    pub min_tokens: usize,
    /// The end of a prompt of which nothing was known is archived at once if the prompt is not longer than this. The ends of
    /// its messages and of its answer are in any case.
    pub cold_tokens_max: usize,
    /// Tokens between two of the regular frontiers that are archived, rounded up to a multiple of their distance; 0 for none.
    pub interval: usize,
}

impl Default for ArchiveOptions {
    fn default() -> ArchiveOptions {
        ArchiveOptions { min_tokens: 512, cold_tokens_max: 30_000, interval: 10_000 }
    }
}

/// What makes a place of a sequence worth coming back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It lies at a multiple of the interval.
    Regular,
    /// A message ends here, or a prompt of which something was known.
    Boundary,
    /// An answer ends here.
    Answer,
    /// A prompt ends here of which nothing was known.
    ColdPrompt,
    /// Somebody asked for it.
    Checkpoint,
}

impl Place {
    /// How likely it is to be come back to once it has been passed, against 1 for the end of a path. Regenerations, edits,
    /// stop sequences and clients that leave reasoning out all go back to the end of a prompt or message; nobody knows of
    /// regular places. Measured with the `agents` benchmark; the exact numbers matter little.
    pub fn chance(self) -> f64 {
        match self {
            Place::Regular => 0.05,
            Place::Answer | Place::Checkpoint => 0.1,
            Place::Boundary | Place::ColdPrompt => 0.5,
        }
    }
}

/// A store, and how it is used.
pub(crate) struct Archive {
    store: Arc<Store>,
    options: ArchiveOptions,
    /// The path of the last call: most calls are about the same one, or a prefix of it.
    path: TokenPath,
}

/// An archived frontier; nothing of it has been read.
pub(crate) struct Archived {
    /// Tokens up to it.
    pub n_tokens: usize,
    /// Where its pages are, in order.
    pub pages: Vec<Hit>,
    tail: Hit,
}

impl Archive {
    pub fn new(store: Arc<Store>, options: ArchiveOptions) -> Archive {
        Archive { store, options, path: TokenPath::default() }
    }

    /// The path of `tokens`, hashing only what is new.
    fn path(&mut self, tokens: &[u32]) -> &TokenPath {
        let common = self.path.tokens().iter().zip(tokens).take_while(|(a, b)| a == b).count();
        self.path.truncate(common);
        self.path.extend(&tokens[common..]);
        &self.path
    }

    /// Whether rows of a path of `n_tokens` tokens are archived at all.
    pub fn wants_pages(&self, n_tokens: usize, place: Place) -> bool {
        place == Place::Checkpoint || n_tokens >= self.options.min_tokens
    }

    /// Whether the tail at such a place is still to be put. Regular places are `distance` tokens apart.
    pub fn wants_tail(&mut self, tokens: &[u32], place: Place, distance: usize) -> bool {
        let options = &self.options;
        let is_wanted = match place {
            Place::Checkpoint => true,
            _ if tokens.len() < options.min_tokens => false,
            Place::Boundary | Place::Answer => true,
            Place::ColdPrompt => tokens.len() <= options.cold_tokens_max,
            Place::Regular if options.interval == 0 => false,
            Place::Regular => tokens.len().is_multiple_of(options.interval.next_multiple_of(distance)),
        };
        is_wanted && self.wants(Kind::Tail, tokens, 0)
    }

    /// Whether the rows of the tokens from `from`, the start of a page, to the end are still to be put.
    pub fn wants_page(&mut self, tokens: &[u32], from: usize) -> bool {
        self.wants(Kind::Segment, tokens, from)
    }

    fn wants(&mut self, kind: Kind, tokens: &[u32], from: usize) -> bool {
        let store = Arc::clone(&self.store);
        store.wants(kind, self.path(tokens), from)
    }

    /// Archives rows. `recompute` is what having to compute them again would take.
    pub fn put_page(&mut self, tokens: &[u32], from: usize, bytes: Vec<u8>, recompute: Duration) {
        self.put(Kind::Segment, tokens, from, bytes, recompute);
    }

    /// Archives a tail.
    pub fn put_tail(&mut self, tokens: &[u32], bytes: Vec<u8>, recompute: Duration) {
        self.put(Kind::Tail, tokens, 0, bytes, recompute);
    }

    fn put(&mut self, kind: Kind, tokens: &[u32], from: usize, bytes: Vec<u8>, recompute: Duration) {
        let store = Arc::clone(&self.store);
        let entry = Entry { kind, path: self.path(tokens), from, payload: Bytes::from(bytes), recompute };
        // What the store does not take is computed again some day; it counts what it drops.
        let _: Put = store.put(entry);
    }

    /// The deepest frontier on the path of `tokens` that has more than `beyond` tokens.
    pub fn find(&mut self, tokens: &[u32], beyond: usize) -> Option<Archived> {
        let store = Arc::clone(&self.store);
        let found = store.lookup(self.path(tokens));
        let (tail, pages) = found.resume()?;
        (tail.to > beyond).then(|| Archived { n_tokens: tail.to, pages, tail: tail.clone() })
    }

    /// The bytes of a frontier's tail. None if they cannot be read; the store forgets them then.
    pub fn load_tail(&self, found: &Archived) -> Option<Vec<u8>> {
        self.store.load(&found.tail).ok()
    }

    /// Reads a page's rows. False if that cannot be done; the store forgets them then.
    pub fn load_into(&self, page: &Hit, bytes: &mut [u8]) -> bool {
        self.store.load_into(page, bytes).is_ok()
    }

    /// Tells that `tokens` were gone on from in memory, so that what is archived of them is not taken for unused.
    pub fn mark_used(&mut self, tokens: &[u32]) {
        if !tokens.is_empty() {
            let store = Arc::clone(&self.store);
            store.mark_used(&store.lookup(self.path(tokens)));
        }
    }
}

impl Tail {
    /// As bytes: three lengths, then rings, logits, streams.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let streams = self.streams.as_deref().unwrap_or(&[]);
        let mut out = Vec::with_capacity(self.n_bytes() as usize + 24);
        for len in [self.rings.len(), self.logits.len(), streams.len()] {
            out.extend_from_slice(&(len as u64).to_le_bytes());
        }
        out.extend_from_slice(&self.rings);
        self.logits.iter().chain(streams).for_each(|v| out.extend_from_slice(&v.to_le_bytes()));
        out
    }

    /// From bytes; nothing unless the lengths are exactly right.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Tail> {
        let (lens, rest) = bytes.split_first_chunk::<24>()?;
        let len = |i: usize| {
            let word = lens[8 * i..][..8].try_into().ok()?;
            usize::try_from(u64::from_le_bytes(word)).ok()
        };
        let (rings, rest) = rest.split_at_checked(len(0)?)?;
        let floats = |bytes: &[u8]| bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect::<Vec<_>>();
        let (logits, streams) = rest.split_at_checked(len(1)?.checked_mul(4)?)?;
        if streams.len() != len(2)?.checked_mul(4)? {
            return None;
        }
        let streams = Some(floats(streams)).filter(|s| !s.is_empty());
        Some(Tail { rings: rings.to_vec(), logits: floats(logits), streams })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_survive_the_way_through_bytes_and_torn_ones_do_not() {
        for streams in [None, Some(vec![1.5, -2.0])] {
            let tail = Tail { rings: vec![1, 2, 3], logits: vec![0.5, f32::NEG_INFINITY], streams };
            let bytes = tail.to_bytes();
            assert_eq!(Tail::from_bytes(&bytes), Some(tail));
            (0..bytes.len()).for_each(|n| assert_eq!(Tail::from_bytes(&bytes[..n]), None, "{n} bytes"));
        }
    }
}
