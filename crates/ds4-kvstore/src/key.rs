//! Names of entries.

use std::fmt;

use crate::format::{Head, Identity, Kind};
use crate::path::PathHash;

/// Names one entry: the first 16 bytes of a BLAKE3 of identity, kind, start of the span and path hash. It is only a name:
/// what answers a lookup is checked against the tokens themselves.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    kind: Kind,
    id: [u8; 16],
}

impl Key {
    /// Of the entry with this head.
    pub fn of(head: &Head) -> Key {
        Key::new(&head.identity, head.kind, head.from, &head.path_hash)
    }

    /// Of the tail at the end of a path of `n_tokens` tokens.
    pub(crate) fn of_tail(identity: &Identity, n_tokens: u32, path_hash: &PathHash) -> Key {
        Key::new(identity, Kind::Tail, n_tokens, path_hash)
    }

    fn new(identity: &Identity, kind: Kind, from: u32, path_hash: &PathHash) -> Key {
        let mut hasher = blake3::Hasher::new();
        hasher.update(identity);
        hasher.update(&[kind as u8]);
        hasher.update(&from.to_le_bytes());
        hasher.update(path_hash.as_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Key { kind, id }
    }

    /// Of the file with this name, if it is a name of ours.
    pub(crate) fn of_file(name: &str) -> Option<Key> {
        let (hex, extension) = name.split_once('.')?;
        let kind = match extension {
            "seg" => Kind::Segment,
            "tail" => Kind::Tail,
            _ => return None,
        };
        let is_hex = hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let id = is_hex.then(|| u128::from_str_radix(hex, 16).ok())??.to_be_bytes();
        Some(Key { kind, id })
    }

    /// Name of its file.
    pub fn file_name(&self) -> String {
        self.to_string()
    }
}

/// Name of the file that becomes an entry once it is complete.
pub(crate) fn temp_name(key: &Key, process: u32, n: u64) -> String {
    format!("{key}.{process}-{n}.tmp")
}

/// Whether a file is an entry that was being written.
pub(crate) fn is_temp(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    matches!(parts[..], [hex, kind, _, "tmp"] if Key::of_file(&format!("{hex}.{kind}")).is_some())
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let extension = match self.kind {
            Kind::Segment => "seg",
            Kind::Tail => "tail",
        };
        write!(f, "{:032x}.{extension}", u128::from_be_bytes(self.id))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TokenPath;

    #[test]
    fn a_file_name_gives_its_key_back() {
        let path = TokenPath::new(&[1, 2, 3]);
        for kind in [Kind::Segment, Kind::Tail] {
            let from = if kind == Kind::Tail { 3 } else { 0 };
            let key = Key::of(&Head::new([7; 16], kind, from, &path));
            assert_eq!(Key::of_file(&key.file_name()), Some(key));
            assert!(is_temp(&temp_name(&key, 17, 3)));
        }
    }

    #[test]
    fn other_names_are_not_ours() {
        for name in ["lock", "sessions", "notes.txt", "x.seg", "../0123456789abcdef0123456789abcdef.seg", ".seg", ""] {
            assert_eq!(Key::of_file(name), None, "{name}");
            assert!(!is_temp(&format!("{name}.tmp")), "{name}.tmp");
        }
        assert_eq!(Key::of_file("0123456789ABCDEF0123456789abcdef.seg"), None);
        assert_eq!(Key::of_file("+123456789abcdef0123456789abcdef.seg"), None);
        assert!(Key::of_file("0123456789abcdef0123456789abcdef.seg").is_some());
    }
}
