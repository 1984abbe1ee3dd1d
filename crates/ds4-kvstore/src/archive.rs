//! The engine's archive on a store: pages are segments, tails are tails.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use ds4_engine::{Archive, Archived, Part};

use crate::{Entry, Hit, Kind, Put, Store, TokenPath};

/// Puts an engine's frontiers into a [`Store`] and finds them there.
pub struct StoreArchive {
    store: Arc<Store>,
    /// Shorter prefixes are not kept: they are computed faster than read.
    min_tokens: usize,
    /// The path of the last call: most calls are about the same one, or a prefix of it.
    path: TokenPath,
}

impl StoreArchive {
    /// An archive on `store`, whose identity must be that of the engine, for prefixes of at least `min_tokens` tokens.
    pub fn new(store: Arc<Store>, min_tokens: usize) -> StoreArchive {
        StoreArchive { store, min_tokens, path: TokenPath::default() }
    }

    /// The path of `tokens`, hashing only what is new.
    fn path(&mut self, tokens: &[u32]) -> &TokenPath {
        let common = self.path.tokens().iter().zip(tokens).take_while(|(a, b)| a == b).count();
        self.path.truncate(common);
        self.path.extend(&tokens[common..]);
        &self.path
    }

    fn load(&self, hit: &Hit) -> Option<Vec<u8>> {
        self.store.load(hit).ok()
    }
}

fn place(part: Part) -> (Kind, usize) {
    match part {
        Part::Page { from } => (Kind::Segment, from),
        Part::Tail => (Kind::Tail, 0),
    }
}

impl Archive for StoreArchive {
    fn find(&mut self, tokens: &[u32], beyond: usize) -> Option<Archived> {
        let store = Arc::clone(&self.store);
        // A miss means that the entry is forgotten by now, so looking again finds another one or none: this ends.
        loop {
            let found = store.lookup(self.path(tokens));
            let (tail, segments) = found.resume()?;
            if tail.to <= beyond {
                return None;
            }
            let n_tokens = tail.to;
            let Some(tail) = self.load(tail) else { continue };
            let loaded: Option<Vec<_>> = segments.iter().map(|s| Some((s.to - s.from, self.load(s)?))).collect();
            if let Some(pages) = loaded {
                return Some(Archived { n_tokens, pages, tail });
            }
        }
    }

    fn wants(&mut self, tokens: &[u32], part: Part) -> bool {
        if part == Part::Tail && tokens.len() < self.min_tokens {
            return false;
        }
        let (kind, from) = place(part);
        let store = Arc::clone(&self.store);
        store.wants(kind, self.path(tokens), from)
    }

    fn put(&mut self, tokens: &[u32], part: Part, bytes: Vec<u8>, recompute: Duration) {
        let (kind, from) = place(part);
        let store = Arc::clone(&self.store);
        let entry = Entry { kind, path: self.path(tokens), from, payload: Bytes::from(bytes), recompute };
        // What the store does not take is computed again some day; it counts what it drops.
        let _: Put = store.put(entry);
    }
}
