//! Files that are not what was written: nothing wrong is ever served, and each costs one line of log.

use std::fs;
use std::path::{Path, PathBuf};

use ds4_kvstore::format::parse;
use ds4_kvstore::{Damage, Kind::Segment, Kind::Tail, Miss, Put, Store, TokenPath, verify};

use crate::common::{self, files, load_checked, open, path, put, spans};

/// A store with one segment of 300 tokens and one tail, and the segment's file.
fn one_segment(n_bytes: usize) -> (tempfile::TempDir, PathBuf, Vec<u8>, TokenPath) {
    let dir = tempfile::tempdir().unwrap();
    let path = path(300);
    let (store, _) = open(dir.path());
    put(&store, Segment, &path, 0, 300, n_bytes);
    put(&store, Tail, &path, 0, 300, 100);
    store.flush();
    drop(store);
    let name = files(dir.path()).into_iter().find(|n| n.ends_with(".seg")).unwrap();
    let file = dir.path().join(name);
    let bytes = fs::read(&file).unwrap();
    (dir, file, bytes, path)
}

/// Loads whatever a lookup gives, checked; how many entries there were.
fn load_all(store: &Store, path: &TokenPath) -> usize {
    let found = store.lookup(path);
    let segments = found.segments.iter().filter(|hit| load_checked(store, Segment, path, hit).is_ok()).count();
    segments + found.tail.iter().filter(|hit| load_checked(store, Tail, path, hit).is_ok()).count()
}

#[test]
fn a_file_cut_anywhere_is_removed_and_written_again() {
    let (dir, file, bytes, path) = one_segment(20_000);
    for percent in 0..100 {
        fs::write(&file, &bytes[..bytes.len() * percent / 100]).unwrap();
        let report = verify(dir.path()).unwrap();
        assert!(
            matches!(report.bad[..], [ref bad] if matches!(bad.damage, Damage::Torn { .. })),
            "{percent} %: {report:?}"
        );
        let (store, lines) = open(dir.path());
        assert_eq!(load_all(&store, &path), 0, "{percent} %");
        assert_eq!(lines.take().len(), 1, "{percent} %");
        assert!(!file.exists(), "{percent} %");
        assert_eq!(put(&store, Segment, &path, 0, 300, 20_000), Put::Queued);
        store.flush();
        assert_eq!(load_all(&store, &path), 2, "{percent} %");
    }
}

#[test]
fn a_file_cut_while_the_store_is_open_is_a_miss() {
    for percent in (0..100).step_by(9) {
        let (dir, file, bytes, path) = one_segment(20_000);
        let (store, lines) = open(dir.path());
        let hit = store.lookup(&path).segments.remove(0);
        fs::write(&file, &bytes[..bytes.len() * percent / 100]).unwrap();
        assert!(matches!(store.load(&hit), Err(Miss::Damaged(Damage::Torn { .. }))), "{percent} %");
        assert_eq!((lines.take().len(), file.exists(), spans(&store, &path)), (1, false, (vec![], None)));
    }
}

#[test]
fn one_flipped_bit_anywhere_is_a_miss_or_harmless() {
    let (_dir, _file, bytes, path) = one_segment(3000);
    let (head, payload) = parse(&bytes).unwrap();
    let payload_at = head.payload_at() as usize;
    // Every bit of the head and its padding, a sample of the payload's.
    let bits = (0..8 * payload_at).chain((8 * payload_at..8 * bytes.len()).step_by(61));
    for bit in bits {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        // Only the count of uses and the padding may differ unnoticed; what they guard may not.
        if let Ok((read, read_payload)) = parse(&flipped) {
            assert!((136..144).contains(&(bit / 8)) || (144 + 4 * 300..payload_at).contains(&(bit / 8)), "bit {bit}");
            let mut read = read;
            read.hits = head.hits;
            assert_eq!(read, head, "bit {bit}");
            assert!(read_payload == payload, "bit {bit}");
        }
    }
    assert_eq!(head.tokens(), path.tokens());
}

#[test]
fn flipped_bits_in_a_directory_cost_one_line_each_and_nothing_else() {
    let (dir, file, bytes, path) = one_segment(3000);
    for (bit, n_lines, exists) in [(3, 1, true), (8 * 40, 1, false), (8 * 140 + 1, 0, true), (8 * 5000, 1, false)] {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(&file, &flipped).unwrap();
        let (store, lines) = open(dir.path());
        load_all(&store, &path);
        store.refresh();
        load_all(&store, &path);
        let lines = lines.take();
        assert_eq!((lines.len(), file.exists()), (n_lines, exists), "bit {bit}: {lines:?}");
    }
}

#[test]
fn files_of_others_are_left_alone() {
    let (dir, file, bytes, path) = one_segment(3000);
    let foreign = dir.path().join(format!("{:032x}.seg", 7));
    fs::write(&foreign, b"notes that somebody put here").unwrap();
    fs::write(dir.path().join("README"), b"hello").unwrap();
    fs::create_dir(dir.path().join(format!("{:032x}.seg", 8))).unwrap();
    let mut newer = bytes.clone();
    newer[8] = 2;
    let newer_file = dir.path().join(format!("{:032x}.seg", 9));
    fs::write(&newer_file, &newer).unwrap();
    let (store, lines) = open(dir.path());
    assert_eq!(load_all(&store, &path), 2);
    store.refresh();
    let mut lines = lines.take();
    lines.sort();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("not a file of ds4's KV store") && lines[1].contains("format version 2"), "{lines:?}");
    assert!(foreign.exists() && newer_file.exists() && file.exists());
    // A key whose file is somebody else's is taken over only by being written.
    fs::write(&file, b"a letter to my aunt").unwrap();
    let hit = store.lookup(&path).segments.remove(0);
    assert_eq!(store.load(&hit), Err(Miss::Damaged(Damage::Foreign)));
    assert!(file.exists());
}

#[test]
fn an_entry_under_the_name_of_another_is_not_served() {
    let (dir, file, bytes, path) = one_segment(3000);
    let wrong = dir.path().join(format!("{:032x}.seg", 7));
    fs::write(&wrong, &bytes).unwrap();
    let (store, lines) = open(dir.path());
    assert_eq!((store.stats().n_entries, lines.take().len()), (2, 1));
    // Swapped while open: both are whole, and neither is what its name says.
    let other = common::branch(10, 1, 300);
    put(&store, Segment, &other, 10, 300, 3000);
    store.flush();
    let other_file = files(dir.path())
        .into_iter()
        .map(|n| dir.path().join(n))
        .find(|f| f.extension() == file.extension() && *f != file);
    fs::copy(other_file.unwrap(), &file).unwrap();
    let found = store.lookup(&path);
    assert_eq!(store.load(&found.segments[0]), Err(Miss::Replaced));
}

#[test]
fn deleted_files_are_misses() {
    let (dir, file, _, path) = one_segment(3000);
    let (store, lines) = open(dir.path());
    let found = store.lookup(&path);
    fs::remove_file(&file).unwrap();
    assert_eq!(store.load(&found.segments[0]), Err(Miss::Gone));
    assert_eq!(spans(&store, &path), (vec![], None));
    assert_eq!((lines.take().len(), store.stats().n_missed), (1, 1));
    // The whole directory goes: the store goes on, without storing.
    fs::remove_dir_all(dir.path()).unwrap();
    put(&store, Segment, &path, 0, 300, 10);
    put(&store, Tail, &common::branch(3, 3, 300), 0, 300, 10);
    store.flush();
    assert_eq!((store.stats().n_written, store.stats().n_dropped, lines.take().len()), (0, 2, 1));
}

#[test]
fn unfinished_files_go_at_the_next_open() {
    let (dir, file, bytes, path) = one_segment(3000);
    let temp = Path::new(&file).with_extension("seg.999-1.tmp");
    fs::write(&temp, &bytes[..bytes.len() / 2]).unwrap();
    assert_eq!(verify(dir.path()).unwrap().n_unfinished, 1);
    let (store, lines) = open(dir.path());
    assert_eq!((temp.exists(), lines.take().len(), load_all(&store, &path)), (false, 1, 2));
}

#[test]
fn hostile_heads_allocate_nothing_and_are_refused() {
    let (_dir, _file, bytes, _) = one_segment(100);
    for at in [32, 36, 40, 48, 52, 55] {
        for value in [0xff, 0x80, 0x7f, 1] {
            let mut hostile = bytes.clone();
            hostile[at..at + 4.min(56 - at)].fill(value);
            assert!(parse(&hostile).is_err(), "{value:#x} at {at}");
        }
    }
    assert_eq!(parse(&[]), Err(Damage::Torn { expected: 144, found: 0 }));
    assert_eq!(parse(&[0; 9000]), Err(Damage::Torn { expected: 144, found: 9000 }));
    assert_eq!(parse(b"DS4K"), Err(Damage::Torn { expected: 144, found: 4 }));
    assert_eq!(parse(b"GGUF"), Err(Damage::Foreign));
}
