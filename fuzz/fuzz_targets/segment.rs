//! Arbitrary bytes as a file of the KV store: reading never panics or allocates more than there is, and what is accepted
//! is written back as the same bytes. The checksums are put right first, or nothing would get past them.

#![no_main]

use ds4_kvstore::{TokenPath, format, session};
use libfuzzer_sys::fuzz_target;

/// Start of the tokens; the fields before it are in the table of `ds4_kvstore::format`.
const TOKENS_AT: usize = 144;

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    let _ = session::parse("fuzz", bytes);
    if let Some(file) = sealed_session(bytes.to_vec()) {
        let session = session::parse("fuzz", &file);
        assert!(session.is_err() || session.is_ok_and(|s| s.tokens.len() == s.head.n_tokens), "tokens are counted");
    }
    check(&sealed(bytes.to_vec()));
    // Most inputs are far shorter than a page; this one reaches the payload.
    let mut padded = bytes.to_vec();
    padded.resize(bytes.len().next_multiple_of(format::ALIGN as usize).max(format::ALIGN as usize), 0);
    check(&sealed(padded));
});

fn check(file: &[u8]) {
    let Ok((head, payload)) = format::parse(file) else { return };
    assert!(head.from <= head.to && payload.len() as u64 == head.payload_bytes);
    assert!(head.tokens().len() == (head.to - head.base()) as usize);
    let written = [&head.encode()[..], payload].concat();
    assert!(written.len() == file.len(), "the lengths are the same");
    assert!(format::parse(&written) == Ok((head, payload)), "what was written reads the same");
}

/// A session's file whose magic, version, lengths, hash and checksums agree with the rest: the table is in
/// `ds4_kvstore/src/session/file.rs`. None if it is too short.
fn sealed_session(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let n_rest = file.len().checked_sub(96)?;
    let n_texts = [file[88] as usize % 8, file[90] as usize % 8];
    let n_text: usize = n_texts.iter().sum();
    let n_tokens = file[12] as usize % (n_rest.checked_sub(n_text)? / 4 + 1);
    let n_body = n_rest - n_text - 4 * n_tokens;
    file[..8].copy_from_slice(b"DS4KVSES");
    file[8..12].copy_from_slice(&2u32.to_le_bytes());
    file[12..16].copy_from_slice(&(n_tokens as u32).to_le_bytes());
    file[80..88].copy_from_slice(&(n_body as u64).to_le_bytes());
    file[88..90].copy_from_slice(&(n_texts[0] as u16).to_le_bytes());
    file[90..92].copy_from_slice(&(n_texts[1] as u16).to_le_bytes());
    let tokens = file[96 + n_text..].as_chunks::<4>().0[..n_tokens].iter().map(|b| u32::from_le_bytes(*b));
    let path = TokenPath::new(&tokens.collect::<Vec<u32>>());
    file[48..80].copy_from_slice(path.hash(n_tokens).as_bytes());
    let mut crc = crc32fast::Hasher::new();
    crc.update(&file[..92]);
    crc.update(&file[96..96 + n_text]);
    let crc = crc.finalize();
    file[92..96].copy_from_slice(&crc.to_le_bytes());
    let checksum = blake3::hash(&file);
    file.extend_from_slice(checksum.as_bytes());
    Some(file)
}

/// Makes magic, version, lengths, hash and checksums agree with the rest, where that is possible.
fn sealed(mut file: Vec<u8>) -> Vec<u8> {
    if file.len() < TOKENS_AT {
        return file;
    }
    file[..8].copy_from_slice(format::MAGIC);
    file[8..12].copy_from_slice(&format::VERSION.to_le_bytes());
    let number = |file: &[u8], at: usize| u32::from_le_bytes([file[at], file[at + 1], file[at + 2], file[at + 3]]);
    // Paths from the root have a hash that the public interface computes.
    let from = number(&file, 36) % 128;
    let n_tokens_max = ((file.len() - TOKENS_AT) / 4) as u32;
    let to = number(&file, 40) % (n_tokens_max + 1);
    for (at, value) in [(32, 0), (36, from), (40, to)] {
        file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    file[64..96].fill(0);
    let tokens_end = TOKENS_AT + 4 * to as usize;
    let tokens: Vec<u32> = (0..to as usize).map(|i| number(&file, TOKENS_AT + 4 * i)).collect();
    file[96..128].copy_from_slice(TokenPath::new(&tokens).hash(tokens.len()).as_bytes());
    let payload_at = tokens_end.next_multiple_of(format::ALIGN as usize);
    if let Some(payload) = file.get(payload_at..) {
        let (n_bytes, crc) = (payload.len() as u64, crc32fast::hash(payload));
        file[48..56].copy_from_slice(&n_bytes.to_le_bytes());
        file[128..132].copy_from_slice(&crc.to_le_bytes());
    }
    let mut crc = crc32fast::Hasher::new();
    crc.update(&file[..132]);
    crc.update(&file[TOKENS_AT..tokens_end]);
    let crc = crc.finalize();
    file[132..136].copy_from_slice(&crc.to_le_bytes());
    file
}
