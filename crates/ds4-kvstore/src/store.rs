//! The store: what callers see.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use bytes::Bytes;

use crate::format::{Head, Identity, Kind, PAYLOAD_BYTES_MAX, TOKENS_MAX};
use crate::index::{Hit, Match, Record, disk_bytes};
use crate::key::Key;
use crate::path::TokenPath;
use crate::shared::{Files, Job, Log, Shared, SystemFiles};
use crate::{Error, Miss, now_s, read, writer};

/// How a store is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Only entries of this identity answer lookups. Those of others in the directory count for the space and may be evicted.
    pub identity: Identity,
    /// Space for all entries, in whole blocks of 4 KiB. Never exceeded by more than files that appear from elsewhere.
    pub space_bytes: u64,
    /// Bytes a second that may be written on average; `None` for no limit. Saves the flash.
    pub write_bytes_per_s: Option<u64>,
    /// Payload bytes that may wait for the writer.
    pub queue_bytes: u64,
    /// Longest time that dropping the store takes; what is not written by then is lost.
    pub drain: Duration,
}

impl Options {
    /// 32 GiB, no write limit, 512 MiB of queue, 5 s to drain.
    pub fn new(identity: Identity) -> Options {
        Options {
            identity,
            space_bytes: 32 << 30,
            write_bytes_per_s: None,
            queue_bytes: 512 << 20,
            drain: Duration::from_secs(5),
        }
    }
}

/// Something to keep.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Segment or tail.
    pub kind: Kind,
    /// The whole path from the root to the end of the span, or to the frontier.
    pub path: &'a TokenPath,
    /// First token of a segment's span. A tail has none: it is the path's length.
    pub from: usize,
    /// What to keep.
    pub payload: Bytes,
    /// What recomputing it would take; weighs against its bytes when space is short.
    pub recompute: Duration,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It waits for the writer.
    Queued,
    /// It is there already, or waits already.
    Present,
    /// The queue is full: the disk or its write limit is slower than what is put. Nothing was kept.
    Full,
    /// It could never fit into the space. Nothing was kept.
    TooLarge,
    /// Its span is empty or lies outside its path. Nothing was kept.
    Invalid,
}

/// Counts since the store was opened, and what it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Entries in the directory, of all identities.
    pub n_entries: usize,
    /// Space they take.
    pub disk_bytes: u64,
    /// Payload bytes that wait for the writer.
    pub queued_bytes: u64,
    /// Entries written.
    pub n_written: u64,
    /// Bytes written.
    pub written_bytes: u64,
    /// Entries not kept: queue or disk full, refused for more valuable ones, or lost to an error.
    pub n_dropped: u64,
    /// Entries evicted by this store.
    pub n_evicted: u64,
    /// Entries loaded.
    pub n_loaded: u64,
    /// Bytes loaded.
    pub loaded_bytes: u64,
    /// Loads that found a file gone or damaged.
    pub n_missed: u64,
}

/// The entries in one directory. Several stores, in one or several processes, may share it.
///
/// Lookups touch no file; loads take no lock; one background thread writes. All methods take `&self`.
pub struct Store {
    shared: Arc<Shared>,
    writer: Option<JoinHandle<()>>,
}

impl Store {
    /// Opens, and creates if need be, the store in `dir`. Reads the head of every file there: about 25 µs each. Every file
    /// that is skipped gets one line of `log`.
    pub fn open(dir: &Path, options: Options, log: impl Fn(&str) + Send + Sync + 'static) -> Result<Store, Error> {
        Store::open_on(dir, options, Arc::new(log), Box::new(SystemFiles))
    }

    pub(crate) fn open_on(dir: &Path, options: Options, log: Log, files: Box<dyn Files>) -> Result<Store, Error> {
        let shared = Arc::new(Shared::open(dir, options, log, files)?);
        let writer = std::thread::Builder::new().name("kvstore-writer".into()).spawn({
            let shared = shared.clone();
            move || writer::run(&shared)
        });
        let writer = Some(writer.map_err(Error::io("start the writer of", dir))?);
        Ok(Store { shared, writer })
    }

    /// The directory.
    pub fn dir(&self) -> &Path {
        &self.shared.dir
    }

    /// What is known of `path`: the segments that cover its longest prefix and the deepest tail on it. Nothing is read.
    pub fn lookup(&self, path: &TokenPath) -> Match {
        self.shared.index().lookup(path)
    }

    /// Reads and checks what a lookup found. After a miss, look the path up again: the entry is forgotten by then.
    pub fn load(&self, hit: &Hit) -> Result<Vec<u8>, Miss> {
        let mut payload = vec![0; hit.payload_bytes() as usize];
        self.load_into(hit, &mut payload).map(|()| payload)
    }

    /// As [`load`](Store::load), into [`payload_bytes`](Hit::payload_bytes) bytes of the caller's. After a miss they hold
    /// anything.
    pub fn load_into(&self, hit: &Hit, payload: &mut [u8]) -> Result<(), Miss> {
        let expected = hit.payload_bytes();
        assert_eq!(payload.len() as u64, expected, "{} bytes for a payload of {expected}", payload.len());
        read::load(&self.shared, &hit.record, payload)
    }

    /// Tells that entries were useful though they were not loaded, because their content is still in memory. Keeps them
    /// from eviction.
    pub fn mark_used(&self, found: &Match) {
        let now_s = now_s();
        found.segments.iter().chain(&found.tail).for_each(|hit| hit.record.mark_used(now_s));
    }

    /// Whether [`put`](Store::put) would keep such an entry: to ask before the payload is gathered.
    pub fn wants(&self, kind: Kind, path: &TokenPath, from: usize) -> bool {
        self.head(kind, path, from).is_some_and(|head| {
            let key = Key::of(&head);
            let is_queued = self.shared.queue().contains(&key);
            !is_queued && !self.shared.index().contains(&key)
        })
    }

    /// Queues an entry for the writer and returns at once.
    pub fn put(&self, entry: Entry<'_>) -> Put {
        let Some(mut head) = self.head(entry.kind, entry.path, entry.from) else {
            return Put::Invalid;
        };
        head.payload_bytes = entry.payload.len() as u64;
        head.recompute_ms = u32::try_from(entry.recompute.as_millis()).unwrap_or(u32::MAX);
        let fits = disk_bytes(head.file_bytes()) <= self.shared.options.space_bytes;
        if !fits || head.payload_bytes > PAYLOAD_BYTES_MAX {
            return Put::TooLarge;
        }
        let key = Key::of(&head);
        if self.shared.index().contains(&key) {
            return Put::Present;
        }
        self.shared.enqueue(Job { key, head, payload: entry.payload })
    }

    /// Waits until everything that was put before is in the directory, or dropped. Then it survives the end of this
    /// process; what survives the end of the machine is up to the file system (see [`crate`]).
    pub fn flush(&self) {
        self.shared.wait_until_written();
    }

    /// Looks at the directory again, for what other processes put there. Happens by itself every two seconds.
    pub fn refresh(&self) {
        self.shared.refresh();
    }

    /// Counts.
    pub fn stats(&self) -> Stats {
        self.shared.stats()
    }

    pub(crate) fn sessions_dir(&self) -> PathBuf {
        self.shared.dir.join("sessions")
    }

    pub(crate) fn identity(&self) -> Identity {
        self.shared.options.identity
    }

    pub(crate) fn contains(&self, key: &Key) -> bool {
        self.shared.index().contains(key)
    }

    pub(crate) fn records(&self) -> Vec<Arc<Record>> {
        self.shared.records()
    }

    /// Removes an entry; whether it is gone. The caller holds the directory's lock.
    pub(crate) fn remove_entry(&self, key: &Key) -> bool {
        self.shared.remove(key)
    }

    pub(crate) fn log(&self, line: &str) {
        (self.shared.log)(line);
    }

    fn head(&self, kind: Kind, path: &TokenPath, from: usize) -> Option<Head> {
        let from = match kind {
            Kind::Segment => from,
            Kind::Tail => path.len(),
        };
        let is_valid = !path.is_empty() && path.len() <= TOKENS_MAX as usize && from <= path.len();
        let is_valid = is_valid && (kind == Kind::Tail || from < path.len());
        is_valid.then(|| Head::new(self.shared.options.identity, kind, from, path))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.shared.close(Instant::now() + self.shared.options.drain);
        if let Some(writer) = self.writer.take() {
            // A writer that panicked has nothing left to write.
            let _ = writer.join();
        }
    }
}
