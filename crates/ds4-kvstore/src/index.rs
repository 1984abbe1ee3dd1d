//! What is in the directory, in memory. No file is touched here.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};

use crate::format::{ALIGN, Head, Identity, Kind};
use crate::key::Key;
use crate::path::{PAGE, PathHash, TokenPath};

/// A known entry.
#[derive(Debug)]
pub(crate) struct Record {
    pub key: Key,
    pub head: Head,
    hits: AtomicU32,
    used_s: AtomicU64,
    /// Whether `hits` and `used_s` are newer than the file.
    unsaved: AtomicBool,
}

impl Record {
    pub fn new(key: Key, head: Head, used_s: u64) -> Record {
        let hits = AtomicU32::new(head.hits);
        Record { key, head, hits, used_s: AtomicU64::new(used_s), unsaved: AtomicBool::new(false) }
    }

    /// Space it takes.
    pub fn disk_bytes(&self) -> u64 {
        disk_bytes(self.head.file_bytes())
    }

    pub fn hits(&self) -> u32 {
        self.hits.load(Relaxed)
    }

    pub fn used_s(&self) -> u64 {
        self.used_s.load(Relaxed)
    }

    pub fn mark_used(&self, now_s: u64) {
        self.hits.fetch_add(1, Relaxed);
        self.used_s.fetch_max(now_s, Relaxed);
        self.unsaved.store(true, Relaxed);
    }

    /// Whether its use is still to be written; it counts as written then.
    pub fn take_unsaved(&self) -> bool {
        self.unsaved.swap(false, Relaxed)
    }
}

/// Space that a file of this length takes: whole blocks of 4 KiB, as common file systems allocate them.
pub(crate) fn disk_bytes(file_bytes: u64) -> u64 {
    file_bytes.saturating_add(ALIGN - 1) / ALIGN * ALIGN
}

/// An entry found for a path.
#[derive(Clone, Debug)]
pub struct Hit {
    pub(crate) record: Arc<Record>,
    /// First token of its span.
    pub from: usize,
    /// End of its span.
    pub to: usize,
    /// End of the part to use: less than `to` where the path leaves the span or the next segment begins.
    pub end: usize,
}

impl Hit {
    fn new(record: &Arc<Record>, end: usize) -> Hit {
        Hit { record: record.clone(), from: record.head.from as usize, to: record.head.to as usize, end }
    }

    /// Bytes of its payload.
    pub fn payload_bytes(&self) -> u64 {
        self.record.head.payload_bytes
    }
}

/// What is known of a path.
#[derive(Clone, Debug, Default)]
pub struct Match {
    /// Tokens of the path whose rows are there.
    pub n_tokens: usize,
    /// Where the rows are. The parts `from..end` follow one another from 0 to `n_tokens`.
    pub segments: Vec<Hit>,
    /// The deepest tail of at most `n_tokens` tokens.
    pub tail: Option<Hit>,
}

impl Match {
    /// The tail and the segments that going on from it needs, the last one cut where the tail is.
    pub fn resume(&self) -> Option<(&Hit, Vec<Hit>)> {
        let tail = self.tail.as_ref()?;
        let needed = self.segments.iter().filter(|s| s.from < tail.to);
        Some((tail, needed.map(|s| Hit { end: s.end.min(tail.to), ..s.clone() }).collect()))
    }
}

/// Entries of all identities by key, and those of our own by where they attach to a path.
#[derive(Debug)]
pub(crate) struct Index {
    identity: Identity,
    records: HashMap<Key, Arc<Record>>,
    /// Own segments by the hash at `base`, ascending by `from`.
    segments: HashMap<PathHash, Vec<Arc<Record>>>,
    /// Own tails by the hash at `base`.
    tails: HashMap<PathHash, Vec<Arc<Record>>>,
    disk_bytes: u64,
}

impl Index {
    pub fn new(identity: Identity) -> Index {
        let (records, segments, tails) = Default::default();
        Index { identity, records, segments, tails, disk_bytes: 0 }
    }

    pub fn contains(&self, key: &Key) -> bool {
        self.records.contains_key(key)
    }

    pub fn records(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.records.values()
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Space of all entries.
    pub fn disk_bytes(&self) -> u64 {
        self.disk_bytes
    }

    /// Adds a record; one of the same key is replaced.
    pub fn insert(&mut self, record: Record) {
        self.remove(&record.key);
        let record = Arc::new(record);
        self.disk_bytes += record.disk_bytes();
        if record.head.identity == self.identity {
            let siblings = self.attached(record.head.kind).entry(record.head.base_hash()).or_default();
            let at = siblings.partition_point(|s| s.head.from <= record.head.from);
            siblings.insert(at, record.clone());
        }
        self.records.insert(record.key, record);
    }

    /// Forgets a record; whether it was there.
    pub fn remove(&mut self, key: &Key) -> bool {
        let Some(record) = self.records.remove(key) else {
            return false;
        };
        self.disk_bytes -= record.disk_bytes();
        let hash = record.head.base_hash();
        let attached = self.attached(record.head.kind);
        if let Some(siblings) = attached.get_mut(&hash) {
            siblings.retain(|s| s.key != *key);
            if siblings.is_empty() {
                attached.remove(&hash);
            }
        }
        true
    }

    /// The segments that cover the longest prefix of the path, and the deepest tail on it.
    ///
    /// A segment attaches where the hash at its `base` is the path's and its tokens from there are the path's: anywhere
    /// inside or at the end of what is covered already.
    pub fn lookup(&self, path: &TokenPath) -> Match {
        let mut covering: Vec<(usize, &Arc<Record>)> = Vec::new(); // (end, segment)
        let mut reach = 0;
        for (page, link) in path.links().iter().enumerate() {
            if page * PAGE > reach {
                break;
            }
            for segment in self.segments.get(link).into_iter().flatten() {
                let end = page * PAGE + n_common(segment.head.tokens(), &path.tokens()[page * PAGE..]);
                let from = segment.head.from as usize;
                if from <= reach && from < end {
                    covering.push((end, segment));
                    reach = reach.max(end);
                }
            }
        }
        // Backwards: of those that reach where the next one begins, the one that begins first needs the fewest loads.
        let mut segments = Vec::new();
        let mut begin = reach;
        while begin > 0 {
            let best = covering.iter().filter(|(end, s)| *end >= begin && (s.head.from as usize) < begin);
            let Some((_, segment)) = best.min_by_key(|(_, s)| s.head.from) else {
                break;
            };
            segments.push(Hit::new(segment, begin));
            begin = segment.head.from as usize;
        }
        segments.reverse();
        Match { n_tokens: reach, segments, tail: self.deepest_tail(path, reach) }
    }

    fn deepest_tail(&self, path: &TokenPath, n_tokens_max: usize) -> Option<Hit> {
        (0..=n_tokens_max / PAGE).rev().find_map(|page| {
            let on_path = self.tails.get(&path.links()[page])?.iter().filter(|tail| {
                let to = tail.head.to as usize;
                to <= n_tokens_max && path.tokens().get(page * PAGE..to) == Some(tail.head.tokens())
            });
            let deepest = on_path.max_by_key(|tail| tail.head.to)?;
            Some(Hit::new(deepest, deepest.head.to as usize))
        })
    }

    fn attached(&mut self, kind: Kind) -> &mut HashMap<PathHash, Vec<Arc<Record>>> {
        match kind {
            Kind::Segment => &mut self.segments,
            Kind::Tail => &mut self.tails,
        }
    }
}

fn n_common(a: &[u32], b: &[u32]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
