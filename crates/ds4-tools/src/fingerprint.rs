//! Whether a file is still what it was.

/// Length and checksum of some bytes. Tells changes by people and programs apart, not by adversaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    pub n_bytes: u64,
    pub crc: u32,
}

impl Fingerprint {
    pub(crate) fn of(bytes: &[u8]) -> Fingerprint {
        Fingerprint { n_bytes: bytes.len() as u64, crc: crc32fast::hash(bytes) }
    }
}
