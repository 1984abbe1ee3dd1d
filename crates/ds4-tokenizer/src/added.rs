//! Finds added-token strings in template text: leftmost first, the longest at a position.

/// One occurrence of an added token in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) id: u32,
    /// Byte offsets in the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The added tokens, in the order of their bytes: a range of neighbours is everything that shares a prefix.
pub(crate) struct Added {
    sorted: Vec<(Box<[u8]>, u32)>,
    starts: [bool; 256],
}

impl Added {
    /// `tokens`: non-empty texts with their ids.
    pub(crate) fn new<'a>(tokens: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut sorted: Vec<(Box<[u8]>, u32)> = tokens.map(|(text, id)| (text.as_bytes().into(), id)).collect();
        sorted.sort_unstable();
        let mut starts = [false; 256];
        for (text, _) in &sorted {
            starts[usize::from(text[0])] = true;
        }
        Added { sorted, starts }
    }

    /// The id of the token whose text is exactly `text`.
    pub(crate) fn get(&self, text: &str) -> Option<u32> {
        let at = self.sorted.binary_search_by(|(token, _)| token[..].cmp(text.as_bytes())).ok()?;
        Some(self.sorted[at].1)
    }

    /// The first occurrence at or after byte `from`.
    pub(crate) fn find(&self, text: &str, from: usize) -> Option<Found> {
        let bytes = text.as_bytes();
        (from..bytes.len())
            .filter(|&start| self.starts[usize::from(bytes[start])])
            .find_map(|start| self.longest(&bytes[start..]).map(|(id, len)| Found { id, start, end: start + len }))
    }

    /// The longest token that `bytes` starts with: narrows the range of candidates byte by byte.
    fn longest(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let mut candidates = &self.sorted[..];
        let mut longest = None;
        for (depth, byte) in bytes.iter().enumerate() {
            let below = candidates.partition_point(|(token, _)| token.get(depth) < Some(byte));
            candidates = &candidates[below..];
            let equal = candidates.partition_point(|(token, _)| token.get(depth) == Some(byte));
            candidates = &candidates[..equal];
            match candidates.first() {
                None => break,
                // A token that ends here sorts before the longer ones that share its bytes.
                Some((token, id)) if token.len() == depth + 1 => longest = Some((*id, depth + 1)),
                Some(_) => {}
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added() -> Added {
        Added::new([("<a>", 1), ("<a>b", 2), ("<a>bcd", 3), ("｜", 4), ("b<", 5)].into_iter())
    }

    fn all(text: &str) -> Vec<(u32, usize, usize)> {
        let added = added();
        let mut from = 0;
        let mut all = Vec::new();
        while let Some(found) = added.find(text, from) {
            all.push((found.id, found.start, found.end));
            from = found.end;
        }
        all
    }

    #[test]
    fn longest_at_the_leftmost_position() {
        assert_eq!(all("<a>"), [(1, 0, 3)]);
        assert_eq!(all("x<a>b<"), [(2, 1, 5)]);
        assert_eq!(all("<a>bc<a>bcd"), [(2, 0, 4), (3, 5, 11)]);
        assert_eq!(all("b<a>"), [(5, 0, 2)]);
        assert_eq!(all("<<a>｜｜"), [(1, 1, 4), (4, 4, 7), (4, 7, 10)]);
        assert_eq!(all("<a"), []);
        assert_eq!(all(""), []);
    }

    #[test]
    fn exact_lookup() {
        let added = added();
        assert_eq!(added.get("<a>b"), Some(2));
        assert_eq!(added.get("<a>bc"), None);
        assert_eq!(added.get(""), None);
    }
}
