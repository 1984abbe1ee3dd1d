//! The advisory lock that writers of all processes share.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::{Error, scan};

/// Who wrote last: random for every open store.
pub(crate) type WriterId = [u8; 16];

/// The right to add and remove entries. Given back when dropped, or when the process ends.
#[derive(Debug)]
pub(crate) struct DirLock {
    file: File,
    /// Whether nobody else can be writing now. File systems without locks leave that open.
    pub is_exclusive: bool,
    /// Who held it before; zeros if nobody did.
    pub last_writer: WriterId,
}

impl DirLock {
    /// Waits for the lock, at most until `deadline`: a stopped process must not stop the others.
    pub fn take(dir: &Path, deadline: Instant) -> Result<Option<DirLock>, Error> {
        let path = dir.join("lock");
        let mut options = OpenOptions::new();
        options.create(true).read(true).write(true).truncate(false);
        scan::private(&mut options);
        let mut file = options.open(&path).map_err(Error::io("open", &path))?;
        let is_exclusive = loop {
            match file.try_lock() {
                Ok(()) => break true,
                Err(TryLockError::Error(_)) => break false,
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return Ok(None),
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
            }
        };
        let mut last_writer = [0; 16];
        if file.read_exact(&mut last_writer).is_err() {
            last_writer = [0; 16];
        }
        Ok(Some(DirLock { file, is_exclusive, last_writer }))
    }

    /// Writes down who holds it, before he changes anything: whoever comes next then knows that he must look. Best effort;
    /// a disk too full for 16 bytes takes no entries either.
    pub fn sign(&mut self, writer: &WriterId) {
        if self.last_writer != *writer {
            let _ = self.file.rewind().and_then(|()| self.file.write_all(writer));
        }
    }
}
