//! Names of sessions, and of their files.

use std::hash::{BuildHasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) const EXTENSION: &str = "session";

/// A name that no session has yet: 16 hexadecimal digits. People type the first few.
pub fn fresh_name() -> String {
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    // The standard library's hasher is keyed by the system's randomness.
    format!("{:016x}", RandomState::new().hash_one((nanos, std::process::id())))
}

/// A file name for any text: everything but lower-case letters, digits, `-` and `_` becomes `%xx`. So no name leaves the
/// directory, hides in it, or meets another one on a file system that ignores case.
pub(super) fn encode_name(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    name.bytes().map(|b| if plain(b) { (b as char).to_string() } else { format!("%{b:02x}") }).collect()
}

/// The name of a file, if it is one that [`encode_name`] gives.
pub(super) fn decode_name(file: &str) -> Option<String> {
    let mut bytes = file.bytes();
    let mut name = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            name.push(u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            name.push(byte);
        }
    }
    String::from_utf8(name).ok().filter(|name| !name.is_empty() && encode_name(name) == file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_names_differ_and_are_plain() {
        let names: std::collections::HashSet<String> = (0..100).map(|_| fresh_name()).collect();
        assert_eq!(names.len(), 100);
        assert!(names.iter().all(|name| name.len() == 16 && encode_name(name) == *name));
    }
}
