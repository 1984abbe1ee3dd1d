//! What a path finds.

use ds4_kvstore::{Kind::Segment, Kind::Tail, Put, TokenPath};

use crate::common::{self, branch, files, load_checked, open, path, put, spans};

#[test]
fn a_path_finds_its_segments_and_its_deepest_tail() {
    let dir = tempfile::tempdir().unwrap();
    let (store, lines) = open(dir.path());
    let path = path(1000);
    for (from, to) in [(0, 256), (256, 512), (512, 900)] {
        assert_eq!(put(&store, Segment, &path, from, to, 5000), Put::Queued);
        assert_eq!(put(&store, Tail, &path, 0, to, 300), Put::Queued);
    }
    store.flush();
    assert_eq!(spans(&store, &path), (vec![(0, 256, 256), (256, 512, 512), (512, 900, 900)], Some(900)));
    let found = store.lookup(&path);
    found.segments.iter().for_each(|hit| load_checked(&store, Segment, &path, hit).unwrap());
    load_checked(&store, Tail, &path, found.tail.as_ref().unwrap()).unwrap();
    assert_eq!(lines.take(), Vec::<String>::new());
}

#[test]
fn a_path_that_leaves_a_segment_uses_part_of_it_and_the_last_tail_before() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let stored = path(2048);
    put(&store, Segment, &stored, 0, 1024, 5000);
    put(&store, Segment, &stored, 1024, 2048, 5000);
    for n in [512, 700, 1024, 1500, 2048] {
        put(&store, Tail, &stored, 0, n, 300);
    }
    store.flush();
    let asked = branch(1600, 5, 3000);
    assert_eq!(spans(&store, &asked), (vec![(0, 1024, 1024), (1024, 2048, 1600)], Some(1500)));
    assert_eq!(spans(&store, &branch(1499, 5, 3000)).1, Some(1024));
    assert_eq!(spans(&store, &branch(900, 5, 3000)), (vec![(0, 1024, 900)], Some(700)));
    let found = store.lookup(&branch(900, 5, 3000));
    let (tail, segments) = found.resume().unwrap();
    assert_eq!((tail.to, segments.len(), segments[0].end), (700, 1, 700));
    assert_eq!(spans(&store, &branch(0, 5, 3000)), (vec![], None));
    assert_eq!(spans(&store, &TokenPath::default()), (vec![], None));
}

#[test]
fn two_branches_share_their_prefix() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    // One branch begins inside the shared segment and inside a page, the other at a segment's end.
    let (a, b) = (branch(512, 1, 1000), branch(300, 2, 1000));
    put(&store, Segment, &a, 0, 512, 5000);
    put(&store, Segment, &a, 512, 1000, 5000);
    put(&store, Segment, &b, 300, 1000, 5000);
    put(&store, Tail, &b, 0, 1000, 300);
    store.flush();
    assert_eq!(spans(&store, &a), (vec![(0, 512, 512), (512, 1000, 1000)], None));
    assert_eq!(spans(&store, &b), (vec![(0, 512, 300), (300, 1000, 1000)], Some(1000)));
    let (found, none) = (store.lookup(&b), store.lookup(&branch(300, 3, 1000)));
    found.segments[1..].iter().for_each(|hit| load_checked(&store, Segment, &b, hit).unwrap());
    assert_eq!((none.n_tokens, none.tail.is_none()), (300, true));
}

#[test]
fn every_cut_of_a_path_is_found_again() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let path = path(700);
    // Spans around the pages of 128 tokens: within one, across one, at their boundaries, and of one token.
    let cuts = [0, 1, 2, 100, 127, 128, 129, 255, 256, 257, 384, 400, 401, 512, 639, 641, 700];
    for span in cuts.windows(2) {
        put(&store, Segment, &path, span[0], span[1], 10);
        put(&store, Tail, &path, 0, span[1], 10);
    }
    store.flush();
    for n in 0..=700 {
        let mut cut = path.clone();
        cut.truncate(n);
        let found = store.lookup(&cut);
        assert_eq!(found.n_tokens, n);
        assert_eq!(
            found.segments.iter().map(|s| (s.from, s.end)).fold(0, |at, (from, end)| {
                assert_eq!(from, at, "cut at {n}");
                end
            }),
            n
        );
        let deepest = cuts.iter().copied().filter(|c| *c <= n && *c > 0).max();
        assert_eq!(found.tail.map(|t| t.to), deepest, "cut at {n}");
    }
}

#[test]
fn a_hole_ends_the_match() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let path = path(1000);
    put(&store, Segment, &path, 0, 256, 10);
    put(&store, Segment, &path, 384, 1000, 10);
    put(&store, Tail, &path, 0, 1000, 10);
    put(&store, Tail, &path, 0, 300, 10);
    store.flush();
    assert_eq!(spans(&store, &path), (vec![(0, 256, 256)], None));
    put(&store, Segment, &path, 256, 384, 10);
    store.flush();
    assert_eq!(spans(&store, &path).1, Some(1000));
}

#[test]
fn the_index_after_a_restart_is_the_index_before() {
    let dir = tempfile::tempdir().unwrap();
    let paths: Vec<TokenPath> = (0..20).map(|i| branch(64 * i, i as u32, 2000)).collect();
    let (store, _) = open(dir.path());
    for (i, path) in paths.iter().enumerate() {
        for to in (100 + i..2000).step_by(311) {
            let from = store.lookup(path).n_tokens.min(to - 1);
            put(&store, Segment, path, from, to, 100);
            put(&store, Tail, path, 0, to, 100);
            store.flush();
        }
    }
    let before: Vec<_> = paths.iter().map(|path| spans(&store, path)).collect();
    let stats = store.stats();
    drop(store);
    let (store, lines) = open(dir.path());
    let after: Vec<_> = paths.iter().map(|path| spans(&store, path)).collect();
    assert_eq!(before, after);
    assert_eq!((store.stats().n_entries, store.stats().disk_bytes), (stats.n_entries, stats.disk_bytes));
    assert!(before.iter().all(|(_, tail)| *tail > Some(1600)), "{before:?}");
    assert_eq!(lines.take(), Vec::<String>::new());
}

#[test]
fn an_entry_is_written_once() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let path = path(300);
    assert!(store.wants(Segment, &path, 0));
    let puts: Vec<Put> = (0..5).map(|_| put(&store, Segment, &path, 0, 300, 1 << 20)).collect();
    assert_eq!(puts[0], Put::Queued);
    assert!(puts[1..].iter().all(|p| *p == Put::Present), "{puts:?}");
    store.flush();
    assert_eq!(put(&store, Segment, &path, 0, 300, 1 << 20), Put::Present);
    assert!(!store.wants(Segment, &path, 0) && store.wants(Tail, &path, 0));
    assert_eq!((store.stats().n_written, files(dir.path()).len()), (1, 1));
}

#[test]
fn spans_that_make_no_sense_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let path = path(10);
    for (from, to) in [(0, 0), (5, 5), (7, 3), (usize::MAX, 10)] {
        assert_eq!(put(&store, Segment, &path, from, to, 10), Put::Invalid, "{from}..{to}");
        assert!(!store.wants(Segment, &TokenPath::new(&path.tokens()[..to]), from));
    }
    assert_eq!(put(&store, Tail, &path, 0, 0, 10), Put::Invalid);
    // An empty payload is odd, and allowed.
    assert_eq!(put(&store, Tail, &path, 0, 10, 0), Put::Queued);
    store.flush();
    assert_eq!(files(dir.path()).len(), 1);
}

#[test]
fn another_identity_is_another_world() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let path = path(300);
    put(&store, Segment, &path, 0, 300, 10);
    store.flush();
    let other = ds4_kvstore::Options::new(*b"tiny q2_K kv v 1");
    let (other, lines) = common::open_with(dir.path(), other);
    assert_eq!(spans(&other, &path), (vec![], None));
    assert_eq!(put(&other, Segment, &path, 0, 300, 10), Put::Queued);
    other.flush();
    assert_eq!((files(dir.path()).len(), lines.take().len()), (2, 0));
    assert_eq!(other.stats().n_entries, 2);
}
