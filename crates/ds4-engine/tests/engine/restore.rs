//! Coming back to a place equals computing it, bit for bit, whichever way one comes back and wherever the place lies: at every
//! offset around the ends of compressor blocks (4, 128), windows (128), and pages (256).

use std::sync::Arc;

use ds4_engine::{ArchiveOptions, Engine, EngineOptions, Flow, Sequence};
use ds4_fixture::Mix;
use ds4_kvstore::{Options, Store};

use crate::noise;

/// Tokens behind the place: more than a block of 4 and than what rings can undo.
const BEHIND: usize = 21;

fn offsets() -> Vec<usize> {
    let around = [(1, 6), (126, 130), (254, 257), (383, 385), (511, 513)];
    around.iter().flat_map(|(from, to)| *from..=*to).collect()
}

fn engine(options: EngineOptions) -> Engine {
    let common = EngineOptions { ctx: 640, max_sequences: 3, threads: Some(2), ..options };
    Engine::load(noise(Mix::F32), None, EngineOptions { prefix_bytes: 512 << 20, snapshot_bytes: 1 << 30, ..common })
        .unwrap()
}

/// A path of its own for every salt.
fn path(n: usize, salt: usize) -> Vec<u32> {
    (0..n).map(|i| ((31 * i * i + 17 * i + 7 * salt + 5) % 512) as u32).collect()
}

fn extend(engine: &mut Engine, seq: &mut Sequence, tokens: &[u32]) {
    engine.extend(seq, tokens, &mut |_| Flow::Continue).unwrap();
}

/// Logits behind `n` tokens of the path of this salt, and behind the others that follow there: computed from the start on a
/// sequence that comes back to nothing.
struct Expected {
    n: usize,
    whole: Vec<u32>,
    at: Vec<f32>,
    behind: Vec<f32>,
}

fn expected(engine: &mut Engine, n: usize, salt: usize) -> Expected {
    let mut whole = path(n, salt);
    let mut seq = engine.sequence().unwrap();
    extend(engine, &mut seq, &whole);
    let at = seq.logits().to_vec();
    let other: Vec<u32> = (0..BEHIND).map(|i| ((91 * i + salt) % 512) as u32).collect();
    extend(engine, &mut seq, &other);
    whole.extend(other);
    Expected { n, whole, at, behind: seq.logits().to_vec() }
}

impl Expected {
    /// `seq` stands at the place without having computed it; goes on behind it.
    #[track_caller]
    fn check(&self, engine: &mut Engine, seq: &mut Sequence, how: &str) {
        let n = self.n;
        assert_eq!(seq.tokens(), &self.whole[..n], "{how} at {n}");
        assert!(seq.logits() == self.at, "{how} at {n}: other logits");
        extend(engine, seq, &self.whole[n..]);
        assert!(seq.logits() == self.behind, "{how} at {n}: other logits behind it");
    }
}

fn all_expected(options: &EngineOptions) -> Vec<Expected> {
    let mut plain = engine(options.clone());
    offsets().into_iter().map(|n| expected(&mut plain, n, n)).collect()
}

/// Another sequence computed the prefix and went on differently, on the same pages.
fn by_shared_prefix(options: &EngineOptions, all: &[Expected]) {
    let mut engine = engine(options.clone());
    for e in all {
        let mut first = engine.sequence().unwrap();
        extend(&mut engine, &mut first, &e.whole[..e.n]);
        engine.checkpoint(&mut first).unwrap();
        let mut second = engine.resume(&e.whole[..e.n]).unwrap();
        // Both go on by turns, so that each could disturb the other.
        extend(&mut engine, &mut first, &[3; 2]);
        e.check(&mut engine, &mut second, "sharing");
        if e.n % 3 == 0 {
            let undisturbed = expected_after(&mut engine, &e.whole[..e.n], &[3; 2]);
            assert!(first.logits() == undisturbed, "the first sequence is disturbed at {}", e.n);
        }
    }
}

fn expected_after(engine: &mut Engine, tokens: &[u32], more: &[u32]) -> Vec<f32> {
    let mut seq = engine.sequence().unwrap();
    extend(engine, &mut seq, tokens);
    extend(engine, &mut seq, more);
    seq.logits().to_vec()
}

/// The sequence went further, a little or far, and is cut back.
fn by_truncation(options: &EngineOptions, all: &[Expected]) {
    let mut engine = engine(options.clone());
    for further in [1, 15, 16, 17, 100] {
        for e in all.iter().skip(further % 3).step_by(3) {
            let mut seq = engine.sequence().unwrap();
            extend(&mut engine, &mut seq, &[&e.whole[..e.n], &path(further, 1000)[..]].concat());
            engine.truncate(&mut seq, e.n).unwrap();
            e.check(&mut engine, &mut seq, &format!("cutting {further} back"));
        }
    }
}

/// The sequence was copied to bytes, which another engine reads.
fn by_snapshot(options: &EngineOptions, all: &[Expected]) {
    let (mut from, mut to) = (engine(options.clone()), engine(options.clone()));
    for e in all {
        let mut seq = from.sequence().unwrap();
        extend(&mut from, &mut seq, &e.whole[..e.n]);
        let bytes = from.save(&seq).unwrap();
        let mut seq = to.restore(&bytes).unwrap();
        e.check(&mut to, &mut seq, "a snapshot");
    }
}

/// An engine that has ended had archived it.
fn by_disk(options: &EngineOptions, all: &[Expected]) {
    let dir = tempfile::tempdir().unwrap();
    let archived = || {
        let mut engine = engine(options.clone());
        let store = Store::open(dir.path(), Options::new(engine.identity()), |line| panic!("{line}")).unwrap();
        let store = Arc::new(store);
        engine.set_store(Arc::clone(&store), ArchiveOptions::default());
        (engine, store)
    };
    let (mut first, store) = archived();
    for e in all {
        let mut seq = first.sequence().unwrap();
        extend(&mut first, &mut seq, &e.whole[..e.n]);
        first.checkpoint(&mut seq).unwrap();
    }
    drop(first);
    assert_eq!(Arc::strong_count(&store), 1);
    drop(store);
    let (mut again, store) = archived();
    // Places that are no further than what reading must gain are computed.
    for e in all.iter().filter(|e| e.n > 16) {
        let n_loaded = store.stats().n_loaded;
        let mut seq = again.resume(&e.whole[..e.n]).unwrap();
        assert!(store.stats().n_loaded > n_loaded, "nothing was read at {}", e.n);
        e.check(&mut again, &mut seq, "a restart");
    }
}

#[test]
fn every_way_back_equals_computing() {
    let options = EngineOptions::default();
    let all = all_expected(&options);
    by_shared_prefix(&options, &all);
    by_truncation(&options, &all);
    by_snapshot(&options, &all);
    by_disk(&options, &all);
}

/// Rows kept as f32, frontiers that lie nowhere near the ends of anything, chunks that end everywhere.
#[test]
fn every_way_back_equals_computing_with_wide_rows_and_odd_intervals() {
    let options =
        EngineOptions { exact: true, snapshot_interval: 37, prefill_chunk: Some(29), ..EngineOptions::default() };
    let all: Vec<Expected> = all_expected(&options).into_iter().step_by(3).collect();
    by_shared_prefix(&options, &all);
    by_truncation(&options, &all);
    by_snapshot(&options, &all);
    by_disk(&options, &all);
}
