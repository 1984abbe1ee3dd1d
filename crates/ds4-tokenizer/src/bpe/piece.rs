//! Merging the bytes of one piece.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::merges::{Merge, Merges};

/// Pieces up to this many bytes are searched for their best pair again after every merge: quadratic, but with nothing
/// to maintain it is the faster way for words. Longer ones, which only unusual text has, keep their pairs in a heap.
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

/// Rank and position of a pair in a long piece. The lowest rank comes first, then the leftmost.
type Candidate = Reverse<(u32, usize)>;

/// The positions of a symbol's neighbours in a long piece; not below its length where there is none. A symbol stays
/// at the position of its first byte.
#[derive(Clone, Copy)]
struct Link {
    previous: usize,
    next: usize,
}

impl Scratch {
    /// The tokens of `piece`.
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
        heap.extend(with_next.iter().zip(0..).filter_map(|(&merge, at)| candidate(merge, at)));

        while let Some(Reverse((rank, at))) = heap.pop() {
            let merge = with_next[at];
            if merge.rank != rank {
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
                heap.extend(candidate(with_next[at], at));
            }
            let Link { previous, .. } = links[at];
            if previous < end {
                with_next[previous] = merge_of(merges, ids[previous], merge.id);
                heap.extend(candidate(with_next[previous], previous));
            }
        }
        ids.retain(|&id| id != GONE);
    }
}

fn merge_of(merges: &Merges, left: u32, right: u32) -> Merge {
    merges.get(left, right).unwrap_or(NO_MERGE)
}

fn candidate(merge: Merge, at: usize) -> Option<Candidate> {
    (merge != NO_MERGE).then_some(Reverse((merge.rank, at)))
}
