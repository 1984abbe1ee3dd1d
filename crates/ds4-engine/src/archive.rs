//! Where frontiers go to outlive the process: the engine's side of the disk store.

use std::time::Duration;

use crate::tree::Tail;

/// Keeps pages and tails by the path of tokens that leads to them. All methods are called on the engine's thread: what takes
/// time belongs on another.
pub trait Archive: Send {
    /// The deepest archived frontier on the path of `tokens` that has more than `beyond` tokens, read and checked. Anything
    /// doubtful is a miss.
    fn find(&mut self, tokens: &[u32], beyond: usize) -> Option<Archived>;

    /// Whether this part of the path of `tokens`, which ends at its end, is still to be put.
    fn wants(&mut self, tokens: &[u32], part: Part) -> bool;

    /// Keeps a part. `recompute` is what having to compute it again would take.
    fn put(&mut self, tokens: &[u32], part: Part, bytes: Vec<u8>, recompute: Duration);
}

/// What belongs to the end of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The compressed rows of the tokens from `from`, the start of a page, to the end.
    Page {
        /// First token.
        from: usize,
    },
    /// The rest of what is needed to go on from the end.
    Tail,
}

/// An archived frontier.
#[derive(Clone, Debug)]
pub struct Archived {
    /// Tokens up to it.
    pub n_tokens: usize,
    /// Rows of its pages in order, each with the number of tokens that its bytes cover: at least those of the path.
    pub pages: Vec<(usize, Vec<u8>)>,
    /// Its tail.
    pub tail: Vec<u8>,
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
