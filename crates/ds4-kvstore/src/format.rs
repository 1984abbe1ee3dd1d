//! The file of one entry, version 1.
//!
//! | at | bytes | what |
//! |---|---|---|
//! | 0 | 8 | `DS4KVSEG` |
//! | 8 | 4 | version, 1 |
//! | 12 | 4 | kind: 1 segment, 2 tail |
//! | 16 | 16 | identity: model, quantisation, rounding and payload format, as the caller says |
//! | 32 | 4 | `base`: `from` rounded down to a page of 128 tokens |
//! | 36 | 4 | `from`: first token of the span; for a tail equal to `to` |
//! | 40 | 4 | `to`: end of the span, and length of the path |
//! | 44 | 4 | milliseconds that recomputing it would take |
//! | 48 | 8 | bytes of payload |
//! | 56 | 8 | written at, seconds since 1970 |
//! | 64 | 32 | hash of the path up to `base` |
//! | 96 | 32 | hash of the path up to `to` |
//! | 128 | 4 | CRC-32 of the payload |
//! | 132 | 4 | CRC-32 of bytes 0..132 and of the tokens |
//! | 136 | 4 | times it was used; rewritten in place, so no checksum covers it; the file's mtime is the last use |
//! | 140 | 4 | zero |
//! | 144 | 4 × (`to` − `base`) | the tokens from `base` to `to` |
//! | next multiple of 4096 | as said | payload |
//!
//! Little-endian. The file ends with the payload. Everything before the payload is the *head*: an index is built from
//! heads alone. The tokens begin at a page boundary, so that the second hash can be recomputed from the first one; a head
//! whose tokens do not give its hash is refused. A hit needs the same first hash and equal tokens.

use std::io::{self, Read};

use crate::path::{PAGE, PathHash};

/// What the first bytes of a file of ours are.
pub const MAGIC: &[u8; 8] = b"DS4KVSEG";
/// The version that this module reads and writes.
pub const VERSION: u32 = 1;
/// Payloads begin at a multiple of this.
pub const ALIGN: u64 = 4096;
/// Where the count of uses lies, a little-endian u32 outside all checksums.
pub(crate) const HITS_AT: u64 = 136;

const FIXED: usize = 144;
const HEAD_CRC_AT: usize = 132;
/// Longest path; a bound for hostile heads, four times the longest context of any model.
pub(crate) const TOKENS_MAX: u32 = 1 << 22;

/// Largest payload; a bound for hostile heads.
pub const PAYLOAD_BYTES_MAX: u64 = 4 << 30;

/// Model, quantisation, rounding and payload format, in 16 bytes that the caller chooses.
pub type Identity = [u8; 16];

/// What an entry holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The KV rows of a span of tokens.
    Segment,
    /// The state at a frontier that is needed to go on from there.
    Tail,
}

/// Everything before the payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Whose state it is.
    pub identity: Identity,
    /// Segment or tail.
    pub kind: Kind,
    /// First token of the span; for a tail equal to `to`.
    pub from: u32,
    /// End of the span, and length of the path.
    pub to: u32,
    /// Milliseconds that recomputing it would take.
    pub recompute_ms: u32,
    /// Bytes of payload.
    pub payload_bytes: u64,
    /// CRC-32 of the payload.
    pub payload_crc: u32,
    /// Written at, seconds since 1970.
    pub created_s: u64,
    /// Times it had been used when the head was read.
    pub hits: u32,
    /// Hash of the path up to `to`.
    pub path_hash: PathHash,
    /// Hashes at the page boundaries from `base` to `to`; the first is that of the path up to `base`.
    pub(crate) links: Box<[PathHash]>,
    /// The tokens from `base` to `to`.
    pub(crate) tokens: Box<[u32]>,
}

/// Why bytes are not an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Not our magic.
    #[error("it is not a file of ds4's KV store")]
    Foreign,
    /// Ours, of another version.
    #[error("it has format version {found}, this ds4 reads version {reads}")]
    Version {
        /// The file's version.
        found: u32,
        /// The version that can be read.
        reads: u32,
    },
    /// Ours, and shorter or longer than its head says.
    #[error("it is torn: {found} bytes instead of {expected}")]
    Torn {
        /// Bytes that it should have.
        expected: u64,
        /// Bytes that it has.
        found: u64,
    },
    /// Ours, with a head that contradicts itself.
    #[error("its head is damaged: {0}")]
    Head(&'static str),
    /// Ours, with another payload than the one that was written.
    #[error("its payload is damaged: the checksum is wrong")]
    Payload,
}

impl Head {
    /// Describes an entry for the path whose page hashes and tokens these are.
    pub(crate) fn new(identity: Identity, kind: Kind, from: usize, path: &crate::TokenPath) -> Head {
        let base = from / PAGE;
        let to = path.len();
        Head {
            identity,
            kind,
            from: from as u32,
            to: to as u32,
            recompute_ms: 0,
            payload_bytes: 0,
            payload_crc: 0,
            created_s: 0,
            hits: 0,
            path_hash: path.hash(to),
            links: path.links()[base..].into(),
            tokens: path.tokens()[base * PAGE..].into(),
        }
    }

    /// `from` rounded down to a page.
    pub fn base(&self) -> u32 {
        self.from - self.from % PAGE as u32
    }

    /// Hash of the path up to [`base`](Head::base).
    pub fn base_hash(&self) -> PathHash {
        self.links[0]
    }

    /// The tokens from [`base`](Head::base) to `to`.
    pub fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// Where the payload begins.
    pub fn payload_at(&self) -> u64 {
        payload_at(self.tokens.len() as u64)
    }

    /// Length of the whole file.
    pub fn file_bytes(&self) -> u64 {
        self.payload_at() + self.payload_bytes
    }

    /// The bytes from the start of the file to the payload.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.payload_at() as usize);
        out.extend_from_slice(MAGIC);
        let kind = match self.kind {
            Kind::Segment => 1u32,
            Kind::Tail => 2,
        };
        [VERSION, kind].iter().for_each(|v| out.extend_from_slice(&v.to_le_bytes()));
        out.extend_from_slice(&self.identity);
        let spans = [self.base(), self.from, self.to, self.recompute_ms];
        spans.iter().for_each(|v| out.extend_from_slice(&v.to_le_bytes()));
        [self.payload_bytes, self.created_s].iter().for_each(|v| out.extend_from_slice(&v.to_le_bytes()));
        [self.base_hash(), self.path_hash].iter().for_each(|hash| out.extend_from_slice(&hash.0));
        out.extend_from_slice(&self.payload_crc.to_le_bytes());
        let tokens: Vec<u8> = self.tokens.iter().flat_map(|t| t.to_le_bytes()).collect();
        let crc = head_crc(&out, &tokens);
        [crc, self.hits, 0].iter().for_each(|v| out.extend_from_slice(&v.to_le_bytes()));
        out.extend_from_slice(&tokens);
        out.resize(self.payload_at() as usize, 0);
        out
    }

    /// Reads and checks a head from the start of a file of `file_bytes` bytes. Leaves the reader somewhere before the end
    /// of the padding.
    pub fn read(from: &mut impl Read, file_bytes: u64) -> io::Result<Result<Head, Damage>> {
        let mut fixed = Vec::with_capacity(FIXED);
        from.by_ref().take(FIXED as u64).read_to_end(&mut fixed)?;
        let torn = |expected| Ok(Err(Damage::Torn { expected, found: file_bytes }));
        // After a power loss a file can be empty, or have its length and only zeros.
        if fixed.iter().all(|byte| *byte == 0) {
            return torn(FIXED as u64);
        }
        if !fixed.starts_with(&MAGIC[..fixed.len().min(MAGIC.len())]) {
            return Ok(Err(Damage::Foreign));
        }
        let Some(fixed) = fixed.first_chunk::<FIXED>() else {
            return torn(FIXED as u64);
        };
        let u32_at = |at: usize| u32::from_le_bytes([fixed[at], fixed[at + 1], fixed[at + 2], fixed[at + 3]]);
        let u64_at = |at: usize| u32_at(at) as u64 | (u32_at(at + 4) as u64) << 32;
        let hash_at = |at: usize| {
            let mut hash = [0; 32];
            hash.copy_from_slice(&fixed[at..at + 32]);
            PathHash(hash)
        };
        if u32_at(8) != VERSION {
            return Ok(Err(Damage::Version { found: u32_at(8), reads: VERSION }));
        }
        let damaged = |what| Ok(Err(Damage::Head(what)));
        let (base, from_token, to) = (u32_at(32), u32_at(36), u32_at(40));
        if !(base == from_token - from_token % PAGE as u32 && from_token <= to && to <= TOKENS_MAX) {
            return damaged("its span is impossible");
        }
        let n_tokens = (to - base) as u64;
        if u64_at(48) > PAYLOAD_BYTES_MAX {
            return damaged("its lengths are impossible");
        }
        let expected = payload_at(n_tokens) + u64_at(48);
        // Before anything is allocated for the tokens, and before the checksum: a file that was cut is torn, not damaged.
        if file_bytes < payload_at(n_tokens) {
            return torn(expected);
        }
        let mut bytes = Vec::with_capacity(4 * n_tokens as usize);
        from.by_ref().take(4 * n_tokens).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != 4 * n_tokens {
            return torn(expected);
        }
        if head_crc(&fixed[..HEAD_CRC_AT], &bytes) != u32_at(HEAD_CRC_AT) {
            return damaged("the checksum is wrong");
        }
        let kind = match u32_at(12) {
            1 if from_token < to => Kind::Segment,
            2 if from_token == to => Kind::Tail,
            _ => return damaged("its kind and its span disagree"),
        };
        if file_bytes != expected {
            return torn(expected);
        }
        let tokens: Box<[u32]> = bytes.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect();
        let (links, path_hash) = chain(hash_at(64), &tokens);
        if path_hash != hash_at(96) {
            return damaged("its tokens do not give its hash");
        }
        let mut identity = [0; 16];
        identity.copy_from_slice(&fixed[16..32]);
        Ok(Ok(Head {
            identity,
            kind,
            from: from_token,
            to,
            recompute_ms: u32_at(44),
            payload_bytes: u64_at(48),
            payload_crc: u32_at(128),
            created_s: u64_at(56),
            hits: u32_at(HITS_AT as usize),
            path_hash,
            links,
            tokens,
        }))
    }
}

/// Reads and checks a whole entry, head and payload, from memory.
pub fn parse(file: &[u8]) -> Result<(Head, &[u8]), Damage> {
    let head = Head::read(&mut &file[..], file.len() as u64).unwrap_or(Err(Damage::Foreign))?;
    let payload = &file[head.payload_at() as usize..];
    if crc32fast::hash(payload) != head.payload_crc {
        return Err(Damage::Payload);
    }
    Ok((head, payload))
}

fn payload_at(n_tokens: u64) -> u64 {
    (FIXED as u64 + 4 * n_tokens).next_multiple_of(ALIGN)
}

fn head_crc(fixed: &[u8], tokens: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&fixed[..HEAD_CRC_AT]);
    crc.update(tokens);
    crc.finalize()
}

/// Hashes at the page boundaries of tokens that begin at one, and that of all of them.
fn chain(base_hash: PathHash, tokens: &[u32]) -> (Box<[PathHash]>, PathHash) {
    let mut links = vec![base_hash];
    let (pages, rest) = tokens.as_chunks::<PAGE>();
    pages.iter().for_each(|page| links.push(links[links.len() - 1].then(page)));
    let end = links[links.len() - 1].then(rest);
    (links.into(), end)
}
