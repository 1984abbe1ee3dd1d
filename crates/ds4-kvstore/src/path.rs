//! Token paths and their hashes.
//!
//! The hash is chained per page of [`PAGE`] tokens, so that a longer path costs only its new pages, and so that the hash
//! of a path does not depend on how it was cut into segments.

use std::fmt;

/// Tokens per link of the hash chain.
pub const PAGE: usize = 128;

/// BLAKE3 over a token path: `link(0) = 0`, `link(k + 1) = blake3(link(k) | the 128 tokens of page k)`; a path that ends
/// inside a page is `blake3(link(k) | its remaining tokens)`. Tokens are little-endian u32.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PathHash(pub(crate) [u8; 32]);

impl PathHash {
    /// Of the empty path.
    pub const ROOT: PathHash = PathHash([0; 32]);

    /// Of this path, which ends at a page boundary, and at most one page more.
    pub(crate) fn then(self, tokens: &[u32]) -> PathHash {
        assert!(tokens.len() <= PAGE, "{} tokens in a page of {PAGE}", tokens.len());
        if tokens.is_empty() {
            return self;
        }
        let mut input = [0; 32 + 4 * PAGE];
        input[..32].copy_from_slice(&self.0);
        for (bytes, token) in input[32..].as_chunks_mut::<4>().0.iter_mut().zip(tokens) {
            *bytes = token.to_le_bytes();
        }
        PathHash(*blake3::hash(&input[..32 + 4 * tokens.len()]).as_bytes())
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for PathHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for PathHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A token path from the root, with the hashes of its pages. Hashing 100k tokens takes well under a millisecond; a caller
/// that extends a path keeps it and pays for the new tokens only.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenPath {
    tokens: Vec<u32>,
    /// `links[k]` is the hash of the first `k` pages; all complete pages have one.
    links: Vec<PathHash>,
}

impl TokenPath {
    /// The path of these tokens.
    pub fn new(tokens: &[u32]) -> TokenPath {
        let mut path = TokenPath::default();
        path.extend(tokens);
        path
    }

    /// Appends tokens.
    pub fn extend(&mut self, tokens: &[u32]) {
        self.tokens.extend_from_slice(tokens);
        while let Some(page) = self.tokens.get((self.links.len() - 1) * PAGE..self.links.len() * PAGE) {
            self.links.push(self.links[self.links.len() - 1].then(page));
        }
    }

    /// Forgets all tokens from `n_tokens` on.
    pub fn truncate(&mut self, n_tokens: usize) {
        self.tokens.truncate(n_tokens);
        self.links.truncate(self.tokens.len() / PAGE + 1);
    }

    /// Its tokens.
    pub fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Hash of its first `n_tokens` tokens, which must be there.
    pub fn hash(&self, n_tokens: usize) -> PathHash {
        let page = n_tokens / PAGE;
        self.links[page].then(&self.tokens[page * PAGE..n_tokens])
    }

    /// Hashes at the page boundaries: `links()[k]` is that of the first `k` pages.
    pub(crate) fn links(&self) -> &[PathHash] {
        &self.links
    }
}

impl Default for TokenPath {
    fn default() -> TokenPath {
        TokenPath { tokens: Vec::new(), links: vec![PathHash::ROOT] }
    }
}

impl fmt::Debug for TokenPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenPath({} tokens, {})", self.len(), self.hash(self.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_does_not_depend_on_how_the_path_grew() {
        let tokens: Vec<u32> = (0..1000).map(|i| i * 7 % 129280).collect();
        let whole = TokenPath::new(&tokens);
        for step in [1, 127, 128, 129, 300] {
            let mut grown = TokenPath::default();
            tokens.chunks(step).for_each(|chunk| grown.extend(chunk));
            assert_eq!(grown, whole, "step {step}");
        }
        for n in [0, 1, 127, 128, 129, 255, 256, 999, 1000] {
            let mut cut = whole.clone();
            cut.truncate(n);
            assert_eq!(cut, TokenPath::new(&tokens[..n]), "cut at {n}");
            assert_eq!(cut.hash(n), whole.hash(n));
        }
    }

    #[test]
    fn every_token_and_every_length_counts() {
        let tokens: Vec<u32> = (0..300).collect();
        let path = TokenPath::new(&tokens);
        let mut seen = std::collections::HashSet::new();
        assert!((0..=300).all(|n| seen.insert(path.hash(n))));
        for changed in [0, 127, 128, 299] {
            let mut other = tokens.clone();
            other[changed] ^= 1 << 16;
            assert_ne!(TokenPath::new(&other).hash(300), path.hash(300), "token {changed}");
            assert_eq!(TokenPath::new(&other).hash(changed), path.hash(changed), "before token {changed}");
        }
    }
}
