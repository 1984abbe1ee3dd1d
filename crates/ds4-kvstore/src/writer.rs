//! The background thread: the only one that adds and evicts.

use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use crate::budget::WriteBudget;
use crate::evict::Tree;
use crate::format::{HITS_AT, MAGIC};
use crate::index::{Record, disk_bytes};
use crate::key::temp_name;
use crate::lock::{DirLock, WriterId};
use crate::shared::{Job, Outcome, Shared};
use crate::{Error, now_s, scan};

/// How often the directory is looked at for changes by others.
const REFRESH: Duration = Duration::from_secs(2);
/// How often uses are written down.
const SAVE_USES: Duration = Duration::from_secs(30);
/// How long another process may hold the lock before an entry is dropped.
pub(crate) const LOCK_WAIT: Duration = Duration::from_secs(5);
/// Written and checksummed in pieces; between two of them the thread can give up.
const PIECE: usize = 1 << 20;

/// Runs until the store is dropped and the queue is empty, or time is up.
pub(crate) fn run(shared: &Shared) {
    let mut writer = Writer::new(shared);
    let (mut refreshed, mut saved) = (Instant::now(), Instant::now());
    while let Some(job) = next(shared, refreshed + REFRESH) {
        if let Some(job) = job {
            let outcome = writer.write(&job).unwrap_or_else(|err| {
                writer.log_failure(&err);
                Outcome::Dropped
            });
            shared.finish(&job, outcome);
        }
        if refreshed.elapsed() >= REFRESH {
            shared.refresh_if_changed();
            refreshed = Instant::now();
        }
        if saved.elapsed() >= SAVE_USES {
            save_uses(shared);
            saved = Instant::now();
        }
    }
    save_uses(shared);
}

/// The next job; `Some(None)` when it is time for something else, None at the end.
fn next(shared: &Shared, until: Instant) -> Option<Option<Job>> {
    let mut queue = shared.queue();
    loop {
        let is_late = queue.closing.is_some_and(|deadline| Instant::now() >= deadline);
        if !is_late && let Some(job) = queue.jobs.pop_front() {
            return Some(Some(job));
        }
        if queue.closing.is_some() {
            return None;
        }
        let wait = until.saturating_duration_since(Instant::now());
        if wait.is_zero() {
            return Some(None);
        }
        queue = shared.wake.wait_timeout(queue, wait).unwrap_or_else(PoisonError::into_inner).0;
    }
}

struct Writer<'a> {
    shared: &'a Shared,
    id: WriterId,
    budget: Option<WriteBudget>,
    n_temps: u64,
    /// Whether the last write failed: a full disk is logged once, not for every entry.
    is_failing: bool,
}

impl<'a> Writer<'a> {
    fn new(shared: &'a Shared) -> Writer<'a> {
        let budget = shared.options.write_bytes_per_s.map(|rate| WriteBudget::new(rate, Instant::now()));
        Writer { shared, id: new_id(), budget, n_temps: 0, is_failing: false }
    }

    /// Writes one entry.
    fn write(&mut self, job: &Job) -> Result<Outcome, Error> {
        self.wait_for_budget();
        let deadline = Instant::now() + LOCK_WAIT;
        let deadline = self.shared.queue().closing.map_or(deadline, |closing| closing.min(deadline));
        let Some(mut lock) = DirLock::take(&self.shared.dir, deadline)? else {
            (self.shared.log)("a KV entry is not stored: another process has held the directory's lock for too long");
            return Ok(Outcome::Dropped);
        };
        if lock.last_writer != self.id || !lock.is_exclusive {
            let temps = self.shared.refresh();
            if lock.is_exclusive {
                self.shared.remove_temps(&temps);
            }
        }
        lock.sign(&self.id);
        if self.shared.index().contains(&job.key) {
            return Ok(Outcome::Present);
        }
        if !self.make_room(job) {
            return Ok(Outcome::Dropped);
        }
        self.n_temps += 1;
        let temp = self.shared.dir.join(temp_name(&job.key, std::process::id(), self.n_temps));
        let written = self.write_file(&temp, job);
        if !matches!(written, Ok(Outcome::Written)) {
            scan::remove(&temp);
            return written;
        }
        if let Some(budget) = &mut self.budget {
            budget.take(job.head.file_bytes());
        }
        if std::mem::take(&mut self.is_failing) {
            (self.shared.log)("KV entries are stored again");
        }
        Ok(Outcome::Written)
    }

    /// Writes the file under its temporary name and renames it. The head goes last, so that until then the file is not
    /// even an entry.
    fn write_file(&self, temp: &Path, job: &Job) -> Result<Outcome, Error> {
        let mut options = OpenOptions::new();
        options.create_new(true).write(true);
        scan::private(&mut options);
        let mut file = options.open(temp).map_err(Error::io("create", temp))?;
        let failed = || Error::io("write", temp);
        file.seek(SeekFrom::Start(job.head.payload_at())).map_err(failed())?;
        let mut crc = crc32fast::Hasher::new();
        for piece in job.payload.chunks(PIECE) {
            if self.shared.queue().closing.is_some_and(|deadline| Instant::now() >= deadline) {
                return Ok(Outcome::Dropped);
            }
            crc.update(piece);
            self.shared.files.write(&mut file, piece).map_err(failed())?;
        }
        let mut head = job.head.clone();
        head.payload_crc = crc.finalize();
        head.created_s = now_s();
        file.rewind().map_err(failed())?;
        self.shared.files.write(&mut file, &head.encode()).map_err(failed())?;
        drop(file);
        let path = self.shared.dir.join(job.key.file_name());
        std::fs::rename(temp, &path).map_err(Error::io("rename", temp))?;
        self.shared.insert(job.key, head);
        Ok(Outcome::Written)
    }

    /// Evicts until the job fits. False if what would have to go is worth more.
    fn make_room(&self, job: &Job) -> bool {
        let space = self.shared.options.space_bytes;
        let limit = space.saturating_sub(disk_bytes(job.head.file_bytes()));
        for (key, _) in self.shared.unusable() {
            if self.shared.disk_bytes() <= limit {
                return true;
            }
            self.shared.remove(&key);
        }
        let excess = self.shared.disk_bytes().saturating_sub(limit);
        if excess == 0 {
            return true;
        }
        let records = self.shared.records();
        // Planning looks at every entry; a hundredth of the space at once makes that rare.
        let Some(victims) = Tree::new(&records).evict(excess, space / 100, Some(&job.head), now_s()) else {
            return false;
        };
        victims.iter().filter(|key| self.shared.remove(key)).for_each(|_| self.shared.count_evicted());
        self.shared.disk_bytes() <= limit
    }

    /// Waits until the write limit allows more. A store that is being dropped does not wait: its time is bounded anyway.
    fn wait_for_budget(&mut self) {
        let Some(budget) = &mut self.budget else { return };
        let until = Instant::now() + budget.wait(Instant::now());
        let mut queue = self.shared.queue();
        while queue.closing.is_none() && Instant::now() < until {
            let wait = until.saturating_duration_since(Instant::now());
            queue = self.shared.wake.wait_timeout(queue, wait).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn log_failure(&mut self, err: &Error) {
        if !std::mem::replace(&mut self.is_failing, true) {
            (self.shared.log)(&format!("KV entries are not stored for now: {err}"));
        }
    }
}

/// Writes down how often entries were used. Best effort: it only steers eviction.
fn save_uses(shared: &Shared) {
    for record in shared.records().iter().filter(|record| record.take_unsaved()) {
        let _ = save_use(&shared.dir.join(record.key.file_name()), record);
    }
}

fn save_use(path: &Path, record: &Record) -> io::Result<()> {
    let mut file = File::options().read(true).write(true).open(path)?;
    let mut magic = [0; MAGIC.len()];
    file.read_exact(&mut magic)?;
    if magic == *MAGIC {
        file.seek(SeekFrom::Start(HITS_AT))?;
        file.write_all(&record.hits().to_le_bytes())?;
    }
    Ok(())
}

/// Different for every store of every process.
fn new_id() -> WriterId {
    let random = || RandomState::new().build_hasher().finish();
    let mut id = [0; 16];
    id[..8].copy_from_slice(&random().to_le_bytes());
    id[8..].copy_from_slice(&random().to_le_bytes());
    id
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::shared::Files;
    use crate::{Entry, Kind, Options, Put, Store, TokenPath};

    /// A disk with so many bytes left.
    struct Disk(Arc<AtomicU64>);

    impl Files for Disk {
        fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
            let left = self.0.load(Relaxed);
            let fits = left.min(bytes.len() as u64);
            self.0.store(left - fits, Relaxed);
            file.write_all(&bytes[..fits as usize])?;
            if fits == bytes.len() as u64 { Ok(()) } else { Err(io::ErrorKind::StorageFull.into()) }
        }
    }

    #[test]
    fn a_full_disk_costs_one_line_and_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let (left, lines) = (Arc::new(AtomicU64::new(0)), Arc::new(Mutex::new(Vec::new())));
        let sink = lines.clone();
        let log = Arc::new(move |line: &str| sink.lock().unwrap().push(line.to_owned()));
        let store = Store::open_on(dir.path(), Options::new([1; 16]), log, Box::new(Disk(left.clone()))).unwrap();
        let put = |i: u32| {
            let payload = vec![i as u8; 3 << 20].into();
            let path = TokenPath::new(&[i; 200]);
            let entry = Entry { kind: Kind::Segment, path: &path, from: 0, payload, recompute: Duration::ZERO };
            assert_eq!(store.put(entry), Put::Queued);
            store.flush();
            let n_tokens = store.lookup(&path).n_tokens;
            let n_files = std::fs::read_dir(dir.path()).unwrap().count() - 1; // without the lock
            (n_tokens, n_files)
        };
        // Full at once, in the payload, between pieces, in the head.
        for bytes in [0, 1, 1 << 20, 5 << 19, 3 << 20, (3 << 20) + 100] {
            left.store(bytes, Relaxed);
            assert_eq!(put(bytes as u32), (0, 0), "{bytes} bytes left");
        }
        assert_eq!(lines.lock().unwrap().len(), 1);
        assert_eq!(store.stats().n_dropped, 6);
        left.store(u64::MAX, Relaxed);
        assert_eq!(put(7), (200, 1));
        assert_eq!(lines.lock().unwrap().len(), 2);
    }
}
