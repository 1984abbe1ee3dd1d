//! A fast hash for keys that come from a checked vocabulary, where the standard one costs more than the lookup.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A map from 64-bit keys.
pub(crate) type Map64<V> = HashMap<u64, V, BuildHasherDefault<Multiply>>;

/// An odd number whose bits look random.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Multiplies the key; the rotation brings the well mixed high bits to where the table looks for its slot.
#[derive(Default)]
pub(crate) struct Multiply(u64);

impl Hasher for Multiply {
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= of_bytes(bytes);
    }

    #[inline]
    fn write_u64(&mut self, key: u64) {
        self.0 = (self.0 ^ key).wrapping_mul(FACTOR).rotate_left(26);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

/// A 64-bit key for a short byte string. Different strings can have the same key: compare them after the lookup.
#[inline]
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let mix = |state: u64, word: u64| {
        let product = (state ^ word).wrapping_mul(FACTOR);
        product ^ product >> 32
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let state = words.iter().fold(bytes.len() as u64, |state, word| mix(state, u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(state, u64::from_le_bytes(last))
}
