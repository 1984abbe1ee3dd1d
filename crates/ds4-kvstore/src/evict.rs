//! What goes when space is short. Decides only; touches nothing.
//!
//! An entry is worth the time that recomputing it takes, times its expected uses, per byte. Segments and tails form a tree:
//! what lies deeper on a path is useless without the segments before it. So only leaves go, the least worth first, and a
//! segment becomes a leaf once everything that needs it went.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

use crate::format::{Head, Identity, Kind};
use crate::index::{Record, disk_bytes};
use crate::key::Key;
use crate::path::PathHash;

/// After this long without use, the next use is half as likely.
const HALVES_AFTER_S: f64 = 6.0 * 3600.0;
/// How much likelier than an unused entry of the same age a newcomer is to be used: its conversation goes on now. Without
/// this, yesterday's favourites would keep today's work out.
const NEWCOMER_USES: f64 = 4.0;

/// Who needs whom among the entries of a directory.
pub(crate) struct Tree<'a> {
    records: &'a [Arc<Record>],
    /// Segments by every page boundary in them.
    by_link: HashMap<(Identity, PathHash), Vec<usize>>,
    parents: Vec<Option<usize>>,
    /// Whether all segments back to the root are there.
    is_rooted: Vec<bool>,
}

impl<'a> Tree<'a> {
    pub fn new(records: &'a [Arc<Record>]) -> Tree<'a> {
        let mut by_link: HashMap<_, Vec<usize>> = HashMap::new();
        for (i, record) in records.iter().enumerate().filter(|(_, r)| r.head.kind == Kind::Segment) {
            for link in &record.head.links {
                by_link.entry((record.head.identity, *link)).or_default().push(i);
            }
        }
        let parents = vec![None; records.len()];
        let mut tree = Tree { records, by_link, parents, is_rooted: vec![false; records.len()] };
        // Segments before tails, shallow before deep: a parent is settled before its children ask.
        let mut order: Vec<usize> = (0..records.len()).collect();
        order.sort_by_key(|i| (records[*i].head.kind, records[*i].head.from));
        for i in order {
            let head = &records[i].head;
            tree.parents[i] = tree.parent_of(head);
            tree.is_rooted[i] = head.from == 0 || tree.parents[i].is_some_and(|parent| tree.is_rooted[parent]);
        }
        tree
    }

    /// The segment that holds the row before the entry's start; one with a whole path behind it if there is one.
    fn parent_of(&self, head: &Head) -> Option<usize> {
        let n_before = (head.from - head.base()) as usize;
        let holds = |candidate: &&usize| {
            let segment = &self.records[**candidate].head;
            let at = head.base().checked_sub(segment.base()).map(|at| at as usize);
            let before = at.and_then(|at| segment.tokens.get(at..at + n_before));
            segment.from < head.from && head.from <= segment.to && before == head.tokens.get(..n_before)
        };
        let candidates = self.by_link.get(&(head.identity, head.base_hash()))?;
        let rank = |i: &&usize| (!self.is_rooted[**i], self.records[**i].head.from, self.records[**i].key);
        candidates.iter().filter(holds).min_by_key(rank).copied()
    }

    /// Entries whose path from the root has a hole: nobody can reach them.
    pub fn orphans(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().zip(&self.is_rooted).filter(|(_, is_rooted)| !**is_rooted).map(|(record, _)| &**record)
    }

    /// Entries to remove so that at least `bytes` are freed, in that order. With a `newcomer`, its own path stays, and so
    /// does everything that is worth more than it: None if that leaves too little, or if the newcomer's path has a hole. `extra` bytes more go if they are
    /// worth less, so that not every newcomer has to ask.
    pub fn evict(&self, bytes: u64, extra: u64, newcomer: Option<&Head>, now_s: u64) -> Option<Vec<Key>> {
        let mut needed = vec![0u32; self.records.len()];
        self.parents.iter().flatten().for_each(|parent| needed[*parent] += 1);
        let mut ancestor = newcomer.and_then(|head| self.parent_of(head));
        let is_rooted = |i: usize| self.is_rooted[i];
        if newcomer.is_some_and(|head| head.from > 0) && !ancestor.is_some_and(is_rooted) {
            return None;
        }
        while let Some(i) = ancestor {
            needed[i] += 1;
            ancestor = self.parents[i];
        }
        let limit = newcomer.map_or(f64::INFINITY, |head| NEWCOMER_USES * worth(head, 0, 0));
        let leaf = |i: usize| Reverse((Worth(self.worth(i, now_s)), self.records[i].used_s(), self.records[i].key, i));
        let mut leaves: BinaryHeap<_> = (0..self.records.len()).filter(|i| needed[*i] == 0).map(leaf).collect();
        let (mut victims, mut freed) = (Vec::new(), 0);
        while freed < bytes.saturating_add(extra) {
            let Some(Reverse((Worth(worth), _, key, i))) = leaves.pop().filter(|l| l.0.0.0 <= limit) else {
                break;
            };
            if freed >= bytes && worth >= limit {
                break;
            }
            victims.push(key);
            freed += self.records[i].disk_bytes();
            if let Some(parent) = self.parents[i] {
                needed[parent] -= 1;
                if needed[parent] == 0 {
                    leaves.push(leaf(parent));
                }
            }
        }
        (freed >= bytes).then_some(victims)
    }

    fn worth(&self, i: usize, now_s: u64) -> f64 {
        let record = &self.records[i];
        if self.is_rooted[i] { worth(&record.head, record.hits(), now_s.saturating_sub(record.used_s())) } else { 0.0 }
    }
}

/// Milliseconds saved per byte, in expectation.
fn worth(head: &Head, hits: u32, age_s: u64) -> f64 {
    // The thousandth use says less than the second one; and a damaged count must not pin an entry.
    let uses = (1.0 + (1.0 + hits as f64).log2()) / (1.0 + age_s as f64 / HALVES_AFTER_S);
    head.recompute_ms.max(1) as f64 * uses / disk_bytes(head.file_bytes()) as f64
}

/// A number with an order.
#[derive(PartialEq)]
struct Worth(f64);

impl Eq for Worth {}

impl Ord for Worth {
    fn cmp(&self, other: &Worth) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Worth) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
