//! Bounds: space, queue, writes; and what goes first.

use std::time::{Duration, Instant};

use ds4_kvstore::{Kind::Segment, Kind::Tail, Options, Prune, Put, Store, prune};

use crate::common::{self, IDENTITY, branch, load_checked, open, open_with, path, put, put_costing, spans};

const KIB: usize = 1024;

fn space(kib: u64) -> Options {
    Options { space_bytes: kib << 10, ..Options::new(IDENTITY) }
}

/// Space of all files in a directory as the file system counts it.
fn allocated(dir: &std::path::Path) -> u64 {
    let names = common::files(dir);
    names.iter().map(|n| std::fs::metadata(dir.join(n)).unwrap().len().next_multiple_of(4096)).sum()
}

#[test]
fn the_space_is_never_exceeded_and_well_used() {
    let dir = tempfile::tempdir().unwrap();
    let (store, lines) = open_with(dir.path(), space(1000));
    for i in 0..100 {
        put(&store, Segment, &branch(0, i, 200), 0, 200, (10 + i as usize % 37) * KIB);
        store.flush();
        assert!(allocated(dir.path()) <= 1000 << 10, "after {i}");
        assert_eq!(store.stats().disk_bytes, allocated(dir.path()));
    }
    assert!(allocated(dir.path()) > 900 << 10, "{}", allocated(dir.path()));
    assert_eq!(put(&store, Segment, &branch(0, 200, 200), 0, 200, 1000 * KIB), Put::TooLarge);
    assert!(store.stats().n_evicted > 50);
    assert_eq!(lines.take(), Vec::<String>::new());
}

#[test]
fn a_smaller_space_is_obeyed_from_the_next_write_on() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    (0..50).for_each(|i| assert_eq!(put(&store, Segment, &branch(0, i, 200), 0, 200, 20 * KIB), Put::Queued));
    drop(store);
    let (store, _) = open_with(dir.path(), space(300));
    put(&store, Segment, &branch(0, 99, 200), 0, 200, 20 * KIB);
    store.flush();
    assert!(allocated(dir.path()) <= 300 << 10);
    assert_eq!(store.lookup(&branch(0, 99, 200)).n_tokens, 200);
}

/// Puts entries that are cheap to recompute, one after the other.
fn crowd(store: &Store, branches: std::ops::Range<u32>) {
    for i in branches {
        put_costing(store, Segment, &branch(0, i, 200), 0, 200, 20 * KIB - 1000, 10);
        store.flush();
    }
}

#[test]
fn what_is_used_and_what_is_dear_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open_with(dir.path(), space(10 * 24));
    let [cheap, dear, used] = [1, 2, 3].map(|i| branch(0, i, 200));
    put_costing(&store, Segment, &cheap, 0, 200, 20 * KIB - 1000, 10);
    put_costing(&store, Segment, &dear, 0, 200, 20 * KIB - 1000, 10_000);
    put_costing(&store, Segment, &used, 0, 200, 20 * KIB - 1000, 10);
    store.flush();
    for _ in 0..20 {
        let found = store.lookup(&used);
        load_checked(&store, Segment, &used, &found.segments[0]).unwrap();
        store.mark_used(&found);
    }
    crowd(&store, 10..30);
    assert_eq!(store.lookup(&cheap).n_tokens, 0);
    assert_eq!(store.lookup(&dear).n_tokens, 200);
    assert_eq!(store.lookup(&used).n_tokens, 200);
    // Uses are known after a restart.
    drop(store);
    let (store, _) = open_with(dir.path(), space(10 * 24));
    crowd(&store, 40..60);
    assert_eq!((store.lookup(&used).n_tokens, store.lookup(&dear).n_tokens), (200, 200));
    // Something nearly worthless does not push out anything better: no storing only to evict.
    let evicted = store.stats().n_evicted;
    put_costing(&store, Segment, &branch(0, 99, 200), 0, 200, 100 * KIB, 0);
    store.flush();
    assert_eq!((store.stats().n_evicted, store.stats().n_dropped), (evicted, 1));
}

#[test]
fn the_shared_part_outlives_what_is_built_on_it() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open_with(dir.path(), space(400));
    // Cheap to recompute, so the first to go if it were alone.
    put_costing(&store, Segment, &branch(500, 0, 500), 0, 500, 50 * KIB, 1);
    for i in 0..40 {
        let path = branch(500, i, 900);
        put_costing(&store, Segment, &path, 500, 900, 20 * KIB, 1000);
        put_costing(&store, Tail, &path, 0, 900, 10 * KIB, 1000);
        store.flush();
        assert_eq!(spans(&store, &path), (vec![(0, 500, 500), (500, 900, 900)], Some(900)), "branch {i}");
    }
    assert!(store.stats().n_evicted > 40);
    // No entry without the segments before it.
    assert_eq!(ds4_kvstore::verify(dir.path()).unwrap().n_unreachable, 0);
}

#[test]
fn a_long_path_in_a_small_space_keeps_its_beginning() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open_with(dir.path(), space(300));
    let path = path(10_000);
    for to in (500..=10_000).step_by(500) {
        put(&store, Segment, &path, to - 500, to, 20 * KIB);
        store.flush();
    }
    let n_tokens = store.lookup(&path).n_tokens;
    assert!(n_tokens >= 4500, "{n_tokens}");
    assert_eq!(ds4_kvstore::verify(dir.path()).unwrap().n_unreachable, 0);
}

#[test]
fn a_full_queue_refuses_at_once() {
    let dir = tempfile::tempdir().unwrap();
    // Overdrawn by the first entry, for days.
    let options =
        Options { write_bytes_per_s: Some(1), queue_bytes: 100 << 10, drain: Duration::ZERO, ..space(1 << 20) };
    let (store, _) = open_with(dir.path(), options);
    put(&store, Segment, &branch(0, 0, 200), 0, 200, 100 * KIB);
    store.flush();
    let began = Instant::now();
    let puts: Vec<Put> = (1..10).map(|i| put(&store, Segment, &branch(0, i, 200), 0, 200, 30 * KIB)).collect();
    assert_eq!(puts[..4], [Put::Queued, Put::Queued, Put::Queued, Put::Full]);
    assert!(store.stats().queued_bytes <= 100 << 10);
    drop(store);
    assert!(began.elapsed() < Duration::from_secs(5), "waiting for the write limit does not delay the end");
    assert_eq!(common::files(dir.path()).len(), 1);
}

#[test]
fn dropping_the_store_writes_what_waits() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open_with(dir.path(), Options { write_bytes_per_s: Some(1), ..Options::new(IDENTITY) });
    (0..20).for_each(|i| assert_eq!(put(&store, Segment, &branch(0, i, 200), 0, 200, 30 * KIB), Put::Queued));
    drop(store);
    assert_eq!(ds4_kvstore::verify(dir.path()).unwrap().n_good, 20);
}

#[test]
fn pruning_removes_what_it_is_told_to() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    (0..10).for_each(|i| assert_eq!(put(&store, Segment, &branch(0, i, 200), 0, 200, 20 * KIB), Put::Queued));
    put(&store, Tail, &branch(0, 77, 200), 0, 200, 20 * KIB); // unreachable
    drop(store);
    let (other, _) = open_with(dir.path(), Options::new([9; 16]));
    put(&other, Segment, &path(200), 0, 200, 20 * KIB);
    drop(other);
    std::fs::write(dir.path().join("README"), "mine").unwrap();
    let pruned = prune(dir.path(), &Prune::default()).unwrap();
    assert_eq!((pruned.n_removed, pruned.n_left), (1, 11));
    let pruned = prune(dir.path(), &Prune { only: Some(IDENTITY), ..Prune::default() }).unwrap();
    assert_eq!((pruned.n_removed, pruned.n_left), (1, 10));
    let pruned = prune(dir.path(), &Prune { space_bytes: Some(100 << 10), ..Prune::default() }).unwrap();
    assert!(pruned.left_bytes <= 100 << 10 && pruned.n_left == 4, "{pruned:?}");
    let pruned = prune(dir.path(), &Prune { unused_for: Some(Duration::from_secs(3600)), ..Prune::default() }).unwrap();
    assert_eq!(pruned.n_removed, 0);
    assert!(dir.path().join("README").exists());
}
