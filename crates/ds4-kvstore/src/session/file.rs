//! The file of one session, version 2.
//!
//! | at | bytes | what |
//! |---|---|---|
//! | 0 | 8 | `DS4KVSES` |
//! | 8 | 4 | version, 2 |
//! | 12 | 4 | number of tokens |
//! | 16 | 16 | identity |
//! | 32 | 8 | saved at, seconds since 1970 |
//! | 40 | 8 | first saved at |
//! | 48 | 32 | hash of the tokens' path |
//! | 80 | 8 | bytes of the body |
//! | 88 | 2 + 2 | bytes of the owner's name and of the title |
//! | 92 | 4 | CRC-32 of bytes 0..92, owner and title |
//! | 96 | as said | owner, title, the tokens as u32, the body |
//! | end | 32 | BLAKE3 of everything before it |
//!
//! Little-endian. A list of sessions reads the part that the CRC covers.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::{Session, SessionHead, SessionRecord};
use crate::format::{Damage, Identity};
use crate::path::{PathHash, TokenPath};
use crate::{Error, now_s, scan};

const MAGIC: &[u8; 8] = b"DS4KVSES";
const VERSION: u32 = 2;
const FIXED: usize = 96;
const CRC_AT: usize = 92;
const OWNER_BYTES_MAX: usize = 64;
const TITLE_BYTES_MAX: usize = 256;
const CHECKSUM: usize = 32;

/// Reads and checks the bytes of a session's file.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Session, Damage> {
    let (head, mut rest) = parse_head(name, bytes, bytes.len() as u64)?;
    let (content, checksum) = bytes.split_at(bytes.len() - CHECKSUM);
    if blake3::hash(content).as_bytes() != checksum {
        return Err(Damage::Payload);
    }
    rest = &rest[..rest.len() - CHECKSUM];
    let (tokens, body) = rest.split_at(4 * head.n_tokens);
    let tokens: Vec<u32> = tokens.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect();
    if TokenPath::new(&tokens).hash(tokens.len()) != head.path_hash {
        return Err(Damage::Head("its tokens do not give its hash"));
    }
    Ok(Session { head, tokens, body: body.into() })
}

/// Reads and checks the head of a session's file.
pub(super) fn read_head(path: &Path, name: &str) -> io::Result<Result<SessionHead, Damage>> {
    let file = File::open(path)?;
    let file_bytes = file.metadata()?.len();
    let mut bytes = Vec::new();
    file.take((FIXED + OWNER_BYTES_MAX + TITLE_BYTES_MAX) as u64).read_to_end(&mut bytes)?;
    Ok(parse_head(name, &bytes, file_bytes).map(|(head, _)| head))
}

/// The head of a file of `file_bytes` bytes, of which at least the first are there, and what follows it.
fn parse_head<'a>(name: &str, bytes: &'a [u8], file_bytes: u64) -> Result<(SessionHead, &'a [u8]), Damage> {
    if !bytes.starts_with(MAGIC) {
        return Err(Damage::Foreign);
    }
    let torn = |expected: u64| Damage::Torn { expected, found: file_bytes };
    let fixed = bytes.first_chunk::<FIXED>().ok_or_else(|| torn(FIXED as u64))?;
    let u32_at = |at: usize| u32::from_le_bytes([fixed[at], fixed[at + 1], fixed[at + 2], fixed[at + 3]]);
    let u64_at = |at: usize| u32_at(at) as u64 | (u32_at(at + 4) as u64) << 32;
    let u16_at = |at: usize| u16::from_le_bytes([fixed[at], fixed[at + 1]]) as usize;
    if u32_at(8) != VERSION {
        return Err(Damage::Version { found: u32_at(8), reads: VERSION });
    }
    let (n_owner, n_title) = (u16_at(88), u16_at(90));
    let texts = bytes[FIXED..].get(..n_owner + n_title).ok_or_else(|| torn((FIXED + n_owner + n_title) as u64))?;
    if head_crc(fixed, texts) != u32_at(CRC_AT) {
        return Err(Damage::Head("the checksum is wrong"));
    }
    let impossible = || Damage::Head("its lengths are impossible");
    let head_bytes = (FIXED + n_owner + n_title) as u64;
    let expected = (head_bytes + 4 * u32_at(12) as u64 + CHECKSUM as u64).checked_add(u64_at(80));
    let expected = expected.ok_or_else(impossible)?;
    if file_bytes != expected {
        return Err(torn(expected));
    }
    let text = |bytes: &[u8]| String::from_utf8(bytes.into()).map_err(|_| Damage::Head("its title is not UTF-8"));
    let (mut identity, mut hash) = ([0; 16], [0; 32]);
    identity.copy_from_slice(&fixed[16..32]);
    hash.copy_from_slice(&fixed[48..80]);
    let head = SessionHead {
        name: name.into(),
        owner: text(&texts[..n_owner])?,
        title: text(&texts[n_owner..])?,
        identity,
        n_tokens: u32_at(12) as usize,
        created_s: u64_at(40),
        saved_s: u64_at(32),
        path_hash: PathHash(hash),
        file_bytes,
        is_stored: false,
    };
    Ok((head, &bytes[head_bytes as usize..]))
}

/// The bytes of a session's file, or why there cannot be one.
pub(super) fn encode(
    identity: &Identity,
    created_s: Option<u64>,
    record: &SessionRecord,
) -> Result<Vec<u8>, &'static str> {
    let cut = (0..=TITLE_BYTES_MAX.min(record.title.len())).rev().find(|at| record.title.is_char_boundary(*at));
    let title = &record.title[..cut.unwrap_or(0)];
    if record.owner.len() > OWNER_BYTES_MAX {
        return Err("its owner's name is longer than 64 bytes");
    }
    let now_s = now_s();
    let mut out = Vec::with_capacity(FIXED + 4 * record.tokens.len() + record.body.len() + 512);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(record.tokens.len() as u32).to_le_bytes());
    out.extend_from_slice(identity);
    out.extend_from_slice(&now_s.to_le_bytes());
    out.extend_from_slice(&created_s.unwrap_or(now_s).to_le_bytes());
    out.extend_from_slice(TokenPath::new(&record.tokens).hash(record.tokens.len()).as_bytes());
    out.extend_from_slice(&(record.body.len() as u64).to_le_bytes());
    [record.owner.len(), title.len()].iter().for_each(|n| out.extend_from_slice(&(*n as u16).to_le_bytes()));
    let texts = [record.owner.as_bytes(), title.as_bytes()].concat();
    let crc = head_crc(&out, &texts);
    out.extend_from_slice(&crc.to_le_bytes());
    out.extend_from_slice(&texts);
    record.tokens.iter().for_each(|token| out.extend_from_slice(&token.to_le_bytes()));
    out.extend_from_slice(&record.body);
    let checksum = blake3::hash(&out);
    out.extend_from_slice(checksum.as_bytes());
    Ok(out)
}

fn head_crc(fixed: &[u8], texts: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&fixed[..CRC_AT]);
    crc.update(texts);
    crc.finalize()
}

/// Writes a private file and forces it to the device.
pub(super) fn write(temp: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    scan::private(&mut options);
    let mut file = options.open(temp).map_err(Error::io("create", temp))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Error::io("write", temp))
}

/// Makes a rename durable. Systems that cannot open a directory do so by themselves.
pub(super) fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}
