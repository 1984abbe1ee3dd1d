//! Loading a payload.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::format::{Damage, Head};
use crate::index::Record;
use crate::shared::Shared;
use crate::{Miss, now_s, scan};

/// Payload is read and checked in pieces: small enough that a piece is still in the processor's cache when it is checked, and
/// that the system's read-ahead (128 KiB on Linux) keeps the disk busy meanwhile.
const PIECE: usize = 128 << 10;

/// Loads the payload of a record and counts it. What turns out to be gone or damaged is forgotten and logged.
pub(crate) fn load(shared: &Shared, record: &Record, payload: &mut [u8]) -> Result<(), Miss> {
    let path = shared.dir.join(record.key.file_name());
    let miss = match read(&path, record, payload) {
        Ok(()) => {
            record.mark_used(now_s());
            shared.count_load(payload.len() as u64);
            return Ok(());
        }
        Err(miss) => miss,
    };
    shared.forget(&record.key);
    let is_ours = matches!(&miss, Miss::Damaged(damage) if *damage != Damage::Foreign);
    let removed = if is_ours && scan::remove(&path) { "; removed" } else { "" };
    (shared.log)(&format!("KV entry {} is not used: {miss}{removed}", record.key));
    Err(miss)
}

fn read(path: &Path, record: &Record, payload: &mut [u8]) -> Result<(), Miss> {
    let failed = |err: io::Error| match err.kind() {
        io::ErrorKind::NotFound => Miss::Gone,
        _ => Miss::Io(err.to_string()),
    };
    let mut file = File::open(path).map_err(failed)?;
    let file_bytes = file.metadata().map_err(failed)?.len();
    // The file may be another one than when the index was built, so its head is checked again.
    let head = Head::read(&mut file, file_bytes).map_err(failed)??;
    if !is_same_entry(&head, &record.head) || head.payload_bytes != payload.len() as u64 {
        return Err(Miss::Replaced);
    }
    read_payload(&mut file, &head, payload).map_err(failed)??;
    Ok(())
}

/// Reads the payload behind `head` only to check it.
pub(crate) fn check_payload(file: &mut File, head: &Head) -> io::Result<Result<(), Damage>> {
    let mut piece = vec![0; PIECE];
    let mut crc = crc32fast::Hasher::new();
    let mut left = head.payload_bytes;
    file.seek(SeekFrom::Start(head.payload_at()))?;
    while left > 0 {
        let piece = &mut piece[..left.min(PIECE as u64) as usize];
        if !fill(file, piece)? {
            return Ok(Err(torn_meanwhile(head)));
        }
        crc.update(piece);
        left -= piece.len() as u64;
    }
    Ok(is_as_written(crc, head))
}

/// Reads the payload behind `head`, and checks it, piece by piece.
fn read_payload(file: &mut File, head: &Head, payload: &mut [u8]) -> io::Result<Result<(), Damage>> {
    let mut crc = crc32fast::Hasher::new();
    file.seek(SeekFrom::Start(head.payload_at()))?;
    for piece in payload.chunks_mut(PIECE) {
        if !fill(file, piece)? {
            return Ok(Err(torn_meanwhile(head)));
        }
        crc.update(piece);
    }
    Ok(is_as_written(crc, head))
}

/// Whether there were enough bytes.
fn fill(file: &mut File, piece: &mut [u8]) -> io::Result<bool> {
    match file.read_exact(piece) {
        Ok(()) => Ok(true),
        Err(err) if err.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(err) => Err(err),
    }
}

/// Somebody cut the file between the look at its length and the end of its payload.
fn torn_meanwhile(head: &Head) -> Damage {
    Damage::Torn { expected: head.file_bytes(), found: head.payload_at() }
}

fn is_as_written(crc: crc32fast::Hasher, head: &Head) -> Result<(), Damage> {
    if crc.finalize() == head.payload_crc { Ok(()) } else { Err(Damage::Payload) }
}

fn is_same_entry(a: &Head, b: &Head) -> bool {
    a.identity == b.identity
        && a.kind == b.kind
        && a.from == b.from
        && a.path_hash == b.path_hash
        && a.tokens == b.tokens
}
