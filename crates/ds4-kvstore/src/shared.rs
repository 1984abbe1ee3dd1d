//! What the callers' threads and the writer share.

use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;

use crate::format::{Damage, Head};
use crate::index::{Index, Record};
use crate::key::Key;
use crate::lock::DirLock;
use crate::scan::{self, Skipped, SkippedFiles};
use crate::{Error, Options, Put, Stats, now_s};

pub(crate) type Log = Arc<dyn Fn(&str) + Send + Sync>;

/// How bytes reach a file. Tests put a full disk in its place.
pub(crate) trait Files: Send + Sync {
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
}

/// The real one.
pub(crate) struct SystemFiles;

impl Files for SystemFiles {
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }
}

/// An entry on its way to the disk.
#[derive(Debug)]
pub(crate) struct Job {
    pub key: Key,
    pub head: Head,
    pub payload: Bytes,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is in the directory, by us.
    Written,
    /// It was there already.
    Present,
    /// It was given up.
    Dropped,
}

/// Entries that wait.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    pub jobs: VecDeque<Job>,
    /// Of those that wait and the one being written.
    keys: HashSet<Key>,
    /// Payload of those that wait and of the one being written.
    bytes: u64,
    /// Set once the store is being dropped: when to give up.
    pub closing: Option<Instant>,
}

impl Queue {
    pub fn contains(&self, key: &Key) -> bool {
        self.keys.contains(key)
    }
}

/// What is known of the directory.
struct Known {
    index: Index,
    skipped: SkippedFiles,
    /// The directory's own time when it was last listed, or last changed by us under the lock.
    changed: Option<SystemTime>,
}

#[derive(Default)]
struct Counters {
    n_written: AtomicU64,
    written_bytes: AtomicU64,
    n_dropped: AtomicU64,
    n_evicted: AtomicU64,
    n_loaded: AtomicU64,
    loaded_bytes: AtomicU64,
    n_missed: AtomicU64,
}

pub(crate) struct Shared {
    pub dir: PathBuf,
    pub options: Options,
    pub log: Log,
    pub files: Box<dyn Files>,
    known: Mutex<Known>,
    queue: Mutex<Queue>,
    /// Something was put, or the store is being dropped.
    pub wake: Condvar,
    /// Something was written or dropped.
    done: Condvar,
    counters: Counters,
}

/// Guards the index; the rest of what is known is this module's own.
pub(crate) struct IndexGuard<'a>(MutexGuard<'a, Known>);

impl std::ops::Deref for IndexGuard<'_> {
    type Target = Index;
    fn deref(&self) -> &Index {
        &self.0.index
    }
}

/// Our own panics leave these structures whole, so a poisoned lock is taken all the same.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    /// Lists the directory and reads all heads.
    pub fn open(dir: &Path, options: Options, log: Log, files: Box<dyn Files>) -> Result<Shared, Error> {
        scan::create_dir(dir)?;
        let index = Index::new(options.identity);
        let known = Mutex::new(Known { index, skipped: SkippedFiles::new(), changed: None });
        let (queue, wake, done, counters) = Default::default();
        let shared = Shared { dir: dir.into(), options, log, files, known, queue, wake, done, counters };
        // Whoever holds the lock is writing; then his temporary file is alive, and stays.
        let lock = DirLock::take(dir, Instant::now())?;
        let temps = shared.scan()?;
        if lock.as_ref().is_some_and(|lock| lock.is_exclusive) {
            shared.remove_temps(&temps);
        }
        Ok(shared)
    }

    pub fn index(&self) -> IndexGuard<'_> {
        IndexGuard(lock(&self.known))
    }

    pub fn queue(&self) -> MutexGuard<'_, Queue> {
        lock(&self.queue)
    }

    /// Queues a job unless it waits already or there is no room.
    pub fn enqueue(&self, job: Job) -> Put {
        let mut queue = self.queue();
        if queue.contains(&job.key) {
            return Put::Present;
        }
        let bytes = job.payload.len() as u64;
        // One entry always fits, however small the queue.
        if queue.bytes > 0 && queue.bytes + bytes > self.options.queue_bytes {
            self.counters.n_dropped.fetch_add(1, Relaxed);
            return Put::Full;
        }
        queue.bytes += bytes;
        queue.keys.insert(job.key);
        queue.jobs.push_back(job);
        self.wake.notify_one();
        Put::Queued
    }

    /// A job is done with.
    pub fn finish(&self, job: &Job, outcome: Outcome) {
        let mut queue = self.queue();
        queue.bytes -= job.payload.len() as u64;
        queue.keys.remove(&job.key);
        match outcome {
            Outcome::Written => {
                self.counters.n_written.fetch_add(1, Relaxed);
                self.counters.written_bytes.fetch_add(job.head.file_bytes(), Relaxed);
            }
            Outcome::Present => {}
            Outcome::Dropped => {
                self.counters.n_dropped.fetch_add(1, Relaxed);
            }
        }
        self.done.notify_all();
    }

    pub fn wait_until_written(&self) {
        // Those put while we wait need not be waited for, but nothing tells them apart cheaply except their keys.
        let waiting: HashSet<Key> = self.queue().keys.clone();
        let queue = self.queue();
        let waits = |queue: &mut Queue| !waiting.is_disjoint(&queue.keys);
        drop(self.done.wait_while(queue, waits).unwrap_or_else(PoisonError::into_inner));
    }

    pub fn close(&self, deadline: Instant) {
        self.queue().closing = Some(deadline);
        self.wake.notify_all();
    }

    pub fn count_load(&self, bytes: u64) {
        self.counters.n_loaded.fetch_add(1, Relaxed);
        self.counters.loaded_bytes.fetch_add(bytes, Relaxed);
    }

    pub fn count_evicted(&self) {
        self.counters.n_evicted.fetch_add(1, Relaxed);
    }

    /// Forgets an entry that could not be loaded.
    pub fn forget(&self, key: &Key) {
        self.counters.n_missed.fetch_add(1, Relaxed);
        lock(&self.known).index.remove(key);
    }

    /// Adds an entry that was just written.
    pub fn insert(&self, key: Key, head: Head) {
        let mut known = lock(&self.known);
        known.skipped.remove(&key);
        known.index.insert(Record::new(key, head, now_s()));
    }

    /// Space that everything of ours takes, usable or not.
    pub fn disk_bytes(&self) -> u64 {
        let known = lock(&self.known);
        known.index.disk_bytes() + known.skipped.values().map(Skipped::disk_bytes).sum::<u64>()
    }

    pub fn records(&self) -> Vec<Arc<Record>> {
        self.index().records().cloned().collect()
    }

    /// Files of ours that this version cannot use, oldest first.
    pub fn unusable(&self) -> Vec<(Key, u64)> {
        let known = lock(&self.known);
        let mut ours: Vec<_> = known.skipped.iter().filter(|(_, file)| file.is_ours()).collect();
        ours.sort_by_key(|(_, file)| file.modified_s);
        ours.into_iter().map(|(key, file)| (*key, file.disk_bytes())).collect()
    }

    /// Removes the file of an entry and forgets it. Whether it is gone.
    pub fn remove(&self, key: &Key) -> bool {
        let is_gone = scan::remove(&self.dir.join(key.file_name()));
        if is_gone {
            let mut known = lock(&self.known);
            known.index.remove(key);
            known.skipped.remove(key);
        }
        is_gone
    }

    pub fn remove_temps(&self, temps: &[String]) {
        for name in temps {
            if scan::remove(&self.dir.join(name)) {
                (self.log)(&format!("KV file {name} was never finished; removed"));
            }
        }
    }

    /// Lists the directory again if it may have changed. Time stamps of directories are coarse, so one of the last few
    /// seconds proves nothing.
    pub fn refresh_if_changed(&self) {
        let changed = scan::changed(&self.dir);
        let is_recent = changed.is_none_or(|at| at.elapsed().is_ok_and(|age| age < Duration::from_secs(5)));
        if is_recent || changed != lock(&self.known).changed {
            self.refresh();
        }
    }

    /// Lists the directory again and returns the temporary files in it. If that is impossible the old list stays.
    pub fn refresh(&self) -> Vec<String> {
        self.scan().unwrap_or_else(|err| {
            (self.log)(&format!("{err}"));
            Vec::new()
        })
    }

    fn scan(&self) -> Result<Vec<String>, Error> {
        let changed = scan::changed(&self.dir);
        let before: HashSet<Key> = {
            let known = lock(&self.known);
            known.index.records().map(|r| r.key).chain(known.skipped.keys().copied()).collect()
        };
        // Files are read without the lock: lookups go on meanwhile.
        let found = scan::scan(&self.dir, &before)?;
        let mut lines = Vec::new();
        let mut torn = Vec::new();
        {
            let mut known = lock(&self.known);
            for key in &found.gone {
                known.index.remove(key);
                known.skipped.remove(key);
            }
            for record in found.new {
                if !known.index.contains(&record.key) {
                    known.index.insert(record);
                }
            }
            for (key, file) in found.skipped {
                let is_torn = matches!(file.damage, Damage::Torn { .. } | Damage::Head(_));
                let what = if is_torn { "removed" } else { "skipped" };
                lines.push(format!("KV file {key} is {what}: {}", file.damage));
                if is_torn {
                    torn.push(key);
                }
                known.skipped.insert(key, file);
            }
            known.changed = changed;
        }
        lines.iter().for_each(|line| (self.log)(line));
        // Files with our name and magic that are not whole: nobody can use them, and they take space.
        for key in &torn {
            self.remove(key);
        }
        Ok(found.temps)
    }

    pub fn stats(&self) -> Stats {
        let count = |counter: &AtomicU64| counter.load(Relaxed);
        let c = &self.counters;
        // One lock after the other: within one expression they would all be held to its end.
        let n_entries = self.index().len();
        let disk_bytes = self.disk_bytes();
        let queued_bytes = self.queue().bytes;
        Stats {
            n_entries,
            disk_bytes,
            queued_bytes,
            n_written: count(&c.n_written),
            written_bytes: count(&c.written_bytes),
            n_dropped: count(&c.n_dropped),
            n_evicted: count(&c.n_evicted),
            n_loaded: count(&c.n_loaded),
            loaded_bytes: count(&c.loaded_bytes),
            n_missed: count(&c.n_missed),
        }
    }
}
