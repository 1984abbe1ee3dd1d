//! Merging the bytes of one piece.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::merges::{Merge, Merges};

/// Pieces up to this many bytes are searched for their best pair again after every merge: quadratic, but with nothing
/// to maintain it is the faster way for words. Longer ones (CJK sentences, white space, a megabyte of one letter) keep
/// their pairs in a heap, so that n bytes cost n log n.
const SHORT_MAX: usize = 64;

/// A pair that is not in the merge table ranks behind all that are.
const NO_MERGE: Merge = Merge { rank: u32::MAX, id: u32::MAX };

/// In a long piece: this symbol has become part of the one before it.
const GONE: u32 = u32::MAX;

/// Memory for merging, kept from piece to piece.
#[derive(Default)]
pub(crate) struct Scratch {
    /// The symbols of the piece; at the end its tokens.
    ids: Vec<u32>,
    /// The merge of each symbol with the next one.
    with_next: Vec<Merge>,
    /// For long pieces: the neighbours of each symbol.
    links: Vec<Link>,
    /// For long pieces: what could be merged. An entry whose rank is no longer that of its position is outdated.
    heap: BinaryHeap<Candidate>,
}

/// Rank (high half) and position (low half) of a pair in a long piece: the lowest rank comes first, then the leftmost.
/// One number, because the heap of a long piece is bound by memory: it is 1.5 times as fast as with pairs of words.
type Candidate = Reverse<u64>;

/// The positions of a symbol's neighbours in a long piece; not below its length where there is none. A symbol stays
/// at the position of its first byte.
#[derive(Clone, Copy)]
struct Link {
    previous: usize,
    next: usize,
}

impl Scratch {
    /// The longest piece, as a position has 32 bits. Whoever has a longer one merges it in parts.
    pub(crate) const LEN_MAX: usize = u32::MAX as usize;

    /// The tokens of `piece`, which is at most [`Self::LEN_MAX`] long.
    pub(crate) fn merge(&mut self, merges: &Merges, piece: &[u8]) -> &[u32] {
        self.ids.clear();
        self.ids.extend(piece.iter().map(|&byte| merges.byte_id(byte)));
        self.with_next.clear();
        self.with_next.extend(self.ids.windows(2).map(|pair| merge_of(merges, pair[0], pair[1])));
        if piece.len() <= SHORT_MAX {
            self.merge_short(merges);
        } else {
            self.merge_long(merges);
        }
        &self.ids
    }

    fn merge_short(&mut self, merges: &Merges) {
        let Scratch { ids, with_next, .. } = self;
        // `min_by_key` returns the first of equals, which is the leftmost.
        while let Some((at, &best)) = with_next.iter().enumerate().min_by_key(|(_, merge)| merge.rank) {
            if best == NO_MERGE {
                break;
            }
            ids[at] = best.id;
            ids.remove(at + 1);
            with_next.remove(at);
            if at > 0 {
                with_next[at - 1] = merge_of(merges, ids[at - 1], ids[at]);
            }
            if at < with_next.len() {
                with_next[at] = merge_of(merges, ids[at], ids[at + 1]);
            }
        }
    }

    fn merge_long(&mut self, merges: &Merges) {
        let Scratch { ids, with_next, links, heap } = self;
        let end = ids.len();
        links.clear();
        links.extend((0..end).map(|at| Link { previous: at.wrapping_sub(1), next: at + 1 }));
        // The last symbol has no next one to merge with, but now every position has its entry.
        with_next.push(NO_MERGE);
        heap.clear();
        heap.extend(with_next.iter().zip(0..).filter_map(|(&merge, at)| noted(merge, at)));

        while let Some(Reverse(candidate)) = heap.pop() {
            let at = candidate as u32 as usize;
            let merge = with_next[at];
            if u64::from(merge.rank) != candidate >> 32 {
                continue;
            }
            let right = links[at].next;
            let Link { next, .. } = links[right];
            ids[at] = merge.id;
            ids[right] = GONE;
            with_next[right] = NO_MERGE;
            links[at].next = next;
            with_next[at] = NO_MERGE;
            if next < end {
                links[next].previous = at;
                with_next[at] = merge_of(merges, merge.id, ids[next]);
                heap.extend(noted(with_next[at], at));
            }
            let Link { previous, .. } = links[at];
            if previous < end {
                with_next[previous] = merge_of(merges, ids[previous], merge.id);
                heap.extend(noted(with_next[previous], previous));
            }
        }
        ids.retain(|&id| id != GONE);
    }
}

fn merge_of(merges: &Merges, left: u32, right: u32) -> Merge {
    merges.get(left, right).unwrap_or(NO_MERGE)
}

fn noted(merge: Merge, at: usize) -> Option<Candidate> {
    (merge != NO_MERGE).then_some(Reverse(u64::from(merge.rank) << 32 | at as u64))
}
