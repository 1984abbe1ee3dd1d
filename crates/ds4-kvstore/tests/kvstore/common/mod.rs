//! What the tests of the store share.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ds4_kvstore::{Entry, Hit, Identity, Kind, Options, Put, Store, TokenPath};

pub const IDENTITY: Identity = *b"tiny q8_0 kv v 1";

/// Lines that a store logged.
#[derive(Clone, Default)]
pub struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }

    pub fn sink(&self) -> impl Fn(&str) + Send + Sync + 'static {
        let lines = self.0.clone();
        move |line| lines.lock().unwrap().push(line.into())
    }
}

pub fn open(dir: &Path) -> (Store, Lines) {
    open_with(dir, Options::new(IDENTITY))
}

pub fn open_with(dir: &Path, options: Options) -> (Store, Lines) {
    let lines = Lines::default();
    (Store::open(dir, options, lines.sink()).unwrap(), lines)
}

/// Tokens that depend on the branch from `fork` on.
pub fn branch(fork: usize, branch: u32, n_tokens: usize) -> TokenPath {
    let tokens: Vec<u32> =
        (0..n_tokens as u32).map(|i| if (i as usize) < fork { i * 7 } else { i * 7 + 1 + branch }).collect();
    TokenPath::new(&tokens)
}

pub fn path(n_tokens: usize) -> TokenPath {
    branch(n_tokens, 0, n_tokens)
}

/// Bytes that tell which entry they belong to.
pub fn payload(kind: Kind, path: &TokenPath, from: usize, n_bytes: usize) -> Vec<u8> {
    let from = if kind == Kind::Tail { path.len() } else { from };
    let hash = path.hash(path.len());
    let seed = hash
        .as_bytes()
        .iter()
        .fold((from as u64).wrapping_add(kind as u64), |sum, b| sum.wrapping_mul(31).wrapping_add(*b as u64));
    let mut state = seed | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..n_bytes).map(|_| next()).collect()
}

/// Puts an entry of the path's first `to` tokens.
pub fn put(store: &Store, kind: Kind, path: &TokenPath, from: usize, to: usize, n_bytes: usize) -> Put {
    put_costing(store, kind, path, from, to, n_bytes, 1000)
}

pub fn put_costing(
    store: &Store,
    kind: Kind,
    path: &TokenPath,
    from: usize,
    to: usize,
    n_bytes: usize,
    recompute_ms: u64,
) -> Put {
    let mut path = path.clone();
    path.truncate(to);
    let payload = payload(kind, &path, from, n_bytes).into();
    store.put(Entry { kind, path: &path, from, payload, recompute: Duration::from_millis(recompute_ms) })
}

/// Loads a hit and fails if the bytes are not those that were put for it.
pub fn load_checked(store: &Store, kind: Kind, path: &TokenPath, hit: &Hit) -> Result<(), ds4_kvstore::Miss> {
    let bytes = store.load(hit)?;
    let mut path = path.clone();
    path.truncate(hit.to);
    assert!(bytes == payload(kind, &path, hit.from, bytes.len()), "wrong bytes served for {}..{}", hit.from, hit.to);
    Ok(())
}

/// `(from, to, end)` of the segments found, and the tail's length.
pub fn spans(store: &Store, path: &TokenPath) -> (Vec<(usize, usize, usize)>, Option<usize>) {
    let found = store.lookup(path);
    assert_eq!(found.segments.last().map_or(0, |s| s.end), found.n_tokens);
    (found.segments.iter().map(|s| (s.from, s.to, s.end)).collect(), found.tail.map(|t| t.to))
}

/// Names of the entries' files, in order.
pub fn files(dir: &Path) -> Vec<String> {
    let names = std::fs::read_dir(dir).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|n| n != "lock" && n != "sessions").collect();
    names.sort();
    names
}
