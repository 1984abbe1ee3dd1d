//! Merging the bytes of one piece.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::merges::{Merge, Merges};

/// Pieces up to this many bytes are searched for their best pair again after every merge: quadratic, but with nothing
/// to maintain it is the faster way for words. Longer ones, which only unusual text has, keep their pairs in a heap.
const SHORT_MAX: usize = 64;

/// A pair that is not in the merge table ranks behind all that are.
const NO_MERGE: Merge = Merge { rank: u32::MAX, id: u32::MAX };

/// The position before the first and after the last symbol of a long piece.
const NONE: usize = usize::MAX;

/// In a long piece: this symbol has become part of the one before it.
const GONE: u32 = u32::MAX;

/// Memory for merging, kept from piece to piece.
#[derive(Default)]
pub(crate) struct Scratch {
    /// The symbols of the piece; at the end its tokens.
    ids: Vec<u32>,
    /// For short pieces: the merge of each symbol with the next one.
    with_next: Vec<Merge>,
    /// For long pieces: the symbols as a list, by position of their first byte.
    links: Vec<Link>,
    /// For long pieces: what could be merged, by rank and position. An entry can be outdated.
    heap: BinaryHeap<Candidate>,
}

/// A pair that may be merged: rank, position of its first byte, merged token. Lowest rank first, then leftmost.
type Candidate = Reverse<(u32, usize, u32)>;

/// Neighbours of a symbol in a long piece.
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
        if piece.len() <= SHORT_MAX {
            self.merge_short(merges);
        } else {
            self.merge_long(merges);
        }
        &self.ids
    }

    fn merge_short(&mut self, merges: &Merges) {
        let Scratch { ids, with_next, .. } = self;
        let merge = |left: u32, right: u32| merges.get(left, right).unwrap_or(NO_MERGE);
        with_next.clear();
        with_next.extend(ids.windows(2).map(|pair| merge(pair[0], pair[1])));
        // `min_by_key` returns the first of equals, which is the leftmost.
        while let Some((at, &best)) = with_next.iter().enumerate().min_by_key(|(_, merge)| merge.rank) {
            if best.rank == NO_MERGE.rank {
                break;
            }
            ids[at] = best.id;
            ids.remove(at + 1);
            with_next.remove(at);
            if at > 0 {
                with_next[at - 1] = merge(ids[at - 1], ids[at]);
            }
            if at < with_next.len() {
                with_next[at] = merge(ids[at], ids[at + 1]);
            }
        }
    }

    fn merge_long(&mut self, merges: &Merges) {
        let Scratch { ids, links, heap, .. } = self;
        let n = ids.len();
        links.clear();
        links.extend((0..n).map(|at| Link {
            previous: at.checked_sub(1).unwrap_or(NONE),
            next: if at + 1 < n { at + 1 } else { NONE },
        }));
        heap.clear();
        heap.extend(ids.windows(2).zip(0..).filter_map(|(pair, at)| candidate(merges, at, pair[0], pair[1])));

        while let Some(Reverse((rank, at, merged_id))) = heap.pop() {
            let Link { previous, next: right } = links[at];
            // The pair may have gone since it was noted: a neighbour merged, or the left symbol did.
            let id = ids[at];
            if id == GONE || right == NONE {
                continue;
            }
            match merges.get(id, ids[right]) {
                Some(merge) if merge.rank == rank => {}
                _ => continue,
            }
            let next = links[right].next;
            ids[at] = merged_id;
            ids[right] = GONE;
            links[at].next = next;
            if next != NONE {
                links[next].previous = at;
                heap.extend(candidate(merges, at, merged_id, ids[next]));
            }
            if previous != NONE {
                heap.extend(candidate(merges, previous, ids[previous], merged_id));
            }
        }
        ids.retain(|&id| id != GONE);
    }
}

fn candidate(merges: &Merges, at: usize, left: u32, right: u32) -> Option<Candidate> {
    merges.get(left, right).map(|Merge { rank, id }| Reverse((rank, at, id)))
}
