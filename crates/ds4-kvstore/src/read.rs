//! Loading a payload.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::format::{Damage, Head};
use crate::index::Record;
use crate::shared::Shared;
use crate::{Miss, now_s, scan};

/// Payload is read and checked in pieces that stay in the processor's cache between the two.
const PIECE: u64 = 1 << 20;

/// Loads the payload of a record and counts it. What turns out to be gone or damaged is forgotten and logged.
pub(crate) fn load(shared: &Shared, record: &Record, payload: &mut Vec<u8>) -> Result<(), Miss> {
    payload.clear();
    let path = shared.dir.join(record.key.file_name());
    match read(&path, record, payload) {
        Ok(()) => {
            record.mark_used(now_s());
            shared.count_load(payload.len() as u64);
            Ok(())
        }
        Err(miss) => {
            payload.clear();
            shared.forget(&record.key);
            let is_ours = matches!(&miss, Miss::Damaged(damage) if *damage != Damage::Foreign);
            let removed = if is_ours && scan::remove(&path) { "; removed" } else { "" };
            (shared.log)(&format!("KV entry {} is not used: {miss}{removed}", record.key));
            Err(miss)
        }
    }
}

fn read(path: &Path, record: &Record, payload: &mut Vec<u8>) -> Result<(), Miss> {
    let failed = |err: io::Error| match err.kind() {
        io::ErrorKind::NotFound => Miss::Gone,
        _ => Miss::Io(err.to_string()),
    };
    let mut file = File::open(path).map_err(failed)?;
    let file_bytes = file.metadata().map_err(failed)?.len();
    // The file may be another one than when the index was built, so its head is checked again.
    let head = Head::read(&mut file, file_bytes).map_err(failed)??;
    if !is_same_entry(&head, &record.head) {
        return Err(Miss::Replaced);
    }
    read_payload(&mut file, &head, payload).map_err(failed)??;
    Ok(())
}

/// Reads the payload behind `head` and checks it.
pub(crate) fn read_payload(file: &mut File, head: &Head, payload: &mut Vec<u8>) -> io::Result<Result<(), Damage>> {
    file.seek(SeekFrom::Start(head.payload_at()))?;
    let n_bytes = head.payload_bytes;
    payload.try_reserve_exact(n_bytes as usize).map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
    let mut crc = crc32fast::Hasher::new();
    while (payload.len() as u64) < n_bytes {
        let begin = payload.len();
        let n_read = file.by_ref().take(PIECE.min(n_bytes - begin as u64)).read_to_end(payload)?;
        if n_read == 0 {
            return Ok(Err(Damage::Torn { expected: head.file_bytes(), found: head.payload_at() + begin as u64 }));
        }
        crc.update(&payload[begin..]);
    }
    Ok(if crc.finalize() == head.payload_crc { Ok(()) } else { Err(Damage::Payload) })
}

fn is_same_entry(a: &Head, b: &Head) -> bool {
    a.identity == b.identity
        && a.kind == b.kind
        && a.from == b.from
        && a.path_hash == b.path_hash
        && a.tokens == b.tokens
}
