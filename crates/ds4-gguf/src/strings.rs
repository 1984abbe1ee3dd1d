//! A list of strings in one piece of memory, usually the mapped file itself.

use std::str;

use bytes::Bytes;

/// Bytes of the length in front of each string.
const PREFIX: usize = 8;

/// An array of strings.
///
/// The vocabulary of V4 has 129280 entries and 127741 merges; as separate `String`s they would cost half a million
/// small allocations. Here they stay in the encoding of the file (a u64 length before each string), which is
/// shared, and only where each one starts is remembered.
#[derive(Clone)]
pub struct Strings {
    /// The strings as in the file.
    encoded: Bytes,
    /// Where each string's length prefix starts in `encoded`, and last the end of all.
    starts: Vec<usize>,
}

impl Strings {
    /// Number of strings.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// String `i`, or `None` past the end.
    pub fn get(&self, i: usize) -> Option<&str> {
        let end = *self.starts.get(i.checked_add(1)?)?;
        let text = &self.encoded[self.starts[i] + PREFIX..end];
        Some(str::from_utf8(text).expect("strings are checked when the list is made"))
    }

    /// The strings in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|i| self.get(i).expect("i is below len"))
    }

    /// Adopts strings that a parser found and checked. `starts` has one entry more than there are strings.
    pub(crate) fn from_encoded(encoded: Bytes, starts: Vec<usize>) -> Strings {
        debug_assert_eq!(starts.last(), Some(&encoded.len()));
        Strings { encoded, starts }
    }

    /// The strings as a file stores them, without the count.
    pub(crate) fn encoded(&self) -> &[u8] {
        &self.encoded
    }
}

impl<S: AsRef<str>> FromIterator<S> for Strings {
    fn from_iter<I: IntoIterator<Item = S>>(strings: I) -> Strings {
        let (mut encoded, mut starts) = (Vec::new(), vec![0]);
        for string in strings {
            let text = string.as_ref().as_bytes();
            encoded.extend_from_slice(&(text.len() as u64).to_le_bytes());
            encoded.extend_from_slice(text);
            starts.push(encoded.len());
        }
        Strings { encoded: encoded.into(), starts }
    }
}

impl PartialEq for Strings {
    fn eq(&self, other: &Strings) -> bool {
        self.encoded == other.encoded
    }
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_was_given() {
        let list: Strings = ["", "Ġthe", "｜DSML｜"].iter().collect();
        assert_eq!(list.len(), 3);
        assert_eq!(list.iter().collect::<Vec<_>>(), ["", "Ġthe", "｜DSML｜"]);
        assert_eq!(list.get(3), None);
        assert_eq!(list.get(usize::MAX), None);
        assert!(Strings::from_iter([""; 0]).is_empty());
    }
}
