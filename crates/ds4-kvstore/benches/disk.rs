//! Save and load beside plain writes and reads of the same sizes, and opening a large directory.
//!
//! `cargo bench -p ds4-kvstore [-- DIR]`: CSV on stdout, the median of five rounds. *cold* has the files out
//! of the page cache, as after a restart of the machine, if the system lets an ordinary user drop it; *warm* reads from memory.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bytes::Bytes;
use ds4_kvstore::{Entry, Kind, Options, Put, Store, TokenPath};

const N_ROUNDS: usize = 5;
const SPAN: usize = 2048;
/// What one segment of 2048 tokens and one tail of the full-shape model take, and one long span.
const SIZES: [(usize, usize); 3] = [(7_190_000, 60), (24_000_000, 20), (256 << 20, 2)];

fn main() {
    // `cargo bench` passes `--bench` to a harness; a folder is the only argument of ours.
    let parent =
        std::env::args().skip(1).find(|arg| !arg.starts_with("--")).map_or(std::env::temp_dir(), PathBuf::from);
    let dir = tempfile::tempdir_in(parent).expect("a folder to write to");
    println!("bytes,files,what,plain_GB_s,store_GB_s,fraction");
    for (n_bytes, n_files) in SIZES {
        let mut rounds: Vec<[f64; 6]> = (0..N_ROUNDS).map(|_| round(dir.path(), n_bytes, n_files)).collect();
        let mut median = |i: usize| {
            rounds.sort_by(|a, b| a[i].total_cmp(&b[i]));
            rounds[N_ROUNDS / 2][i]
        };
        for (i, what) in ["save+sync", "load cold", "load warm"].iter().enumerate() {
            let gb_s = [2 * i, 2 * i + 1].map(|i| (n_bytes * n_files) as f64 / 1e9 / median(i));
            println!("{n_bytes},{n_files},{what},{:.2},{:.2},{:.2}", gb_s[0], gb_s[1], gb_s[1] / gb_s[0]);
        }
    }
    open_large(&dir.path().join("large"));
}

/// Seconds of plain and store saves, cold loads and warm loads.
fn round(dir: &Path, n_bytes: usize, n_files: usize) -> [f64; 6] {
    let payload = Bytes::from((0..n_bytes).map(|i| (i * i >> 7) as u8).collect::<Vec<u8>>());
    let (plain, kv) = (dir.join("plain"), dir.join("kv"));
    fs::create_dir(&plain).unwrap();
    let plain_file = |i: usize| plain.join(i.to_string());
    let save_plain = seconds(|| {
        for i in 0..n_files {
            File::create(plain_file(i)).unwrap().write_all(&payload).unwrap();
        }
        sync(&plain);
    });
    let read_plain = || {
        for i in 0..n_files {
            let mut bytes = vec![0; n_bytes];
            File::open(plain_file(i)).unwrap().read_exact(&mut bytes).unwrap();
            assert!(bytes[n_bytes - 1] == payload[n_bytes - 1]);
        }
    };
    drop_from_cache();
    let cold_plain = seconds(read_plain);
    let warm_plain = seconds(read_plain);
    fs::remove_dir_all(&plain).unwrap();

    let options = || Options { space_bytes: 1 << 40, queue_bytes: 1 << 40, ..Options::new([0; 16]) };
    let store = Store::open(&kv, options(), |line| panic!("{line}")).unwrap();
    let path = TokenPath::new(&(0..(SPAN * n_files) as u32).collect::<Vec<u32>>());
    let save_store = seconds(|| {
        for i in 0..n_files {
            let mut path = path.clone();
            path.truncate((i + 1) * SPAN);
            let recompute = Duration::from_secs(1);
            let entry = Entry { kind: Kind::Segment, path: &path, from: i * SPAN, payload: payload.clone(), recompute };
            assert_eq!(store.put(entry), Put::Queued);
        }
        store.flush();
        sync(&kv);
    });
    let read_store = || {
        let found = store.lookup(&path);
        assert_eq!(found.segments.len(), n_files);
        for hit in &found.segments {
            assert!(store.load(hit).unwrap()[n_bytes - 1] == payload[n_bytes - 1]);
        }
    };
    drop_from_cache();
    let cold_store = seconds(read_store);
    let warm_store = seconds(read_store);
    drop(store);
    fs::remove_dir_all(&kv).unwrap();
    [save_plain, save_store, cold_plain, cold_store, warm_plain, warm_store]
}

/// Ten thousand entries: opening, and finding the longest path among them.
fn open_large(dir: &Path) {
    let (n_paths, n_spans) = (200, 50);
    let options = || Options { queue_bytes: 1 << 40, drain: Duration::from_secs(600), ..Options::new([0; 16]) };
    let store = Store::open(dir, options(), |line| panic!("{line}")).unwrap();
    let path = |i: u32| TokenPath::new(&(0..(SPAN * n_spans) as u32).map(|t| t ^ (i << 17)).collect::<Vec<u32>>());
    for i in 0..n_paths {
        let whole = path(i);
        for to in (1..=n_spans).map(|span| span * SPAN) {
            let mut path = whole.clone();
            path.truncate(to);
            let (payload, recompute) = (Bytes::from_static(b"rows"), Duration::from_secs(1));
            store.put(Entry { kind: Kind::Segment, path: &path, from: to - SPAN, payload, recompute });
        }
    }
    let save_s = seconds(|| store.flush());
    drop(store);
    let began = Instant::now();
    let store = Store::open(dir, options(), |line| panic!("{line}")).unwrap();
    let open_ms = 1e3 * began.elapsed().as_secs_f64();
    let hash_us = 1e6 * seconds(|| assert_eq!(path(7).len(), SPAN * n_spans));
    let asked = path(7);
    let lookup_us = 1e6 * seconds(|| assert_eq!(store.lookup(&asked).n_tokens, SPAN * n_spans));
    let refresh_ms = 1e3 * seconds(|| store.refresh());
    let n_entries = store.stats().n_entries;
    println!(
        "# {n_entries} entries: flush {save_s:.2} s, open {open_ms:.0} ms, refresh {refresh_ms:.1} ms; a path of {} tokens: hash {hash_us:.0} us, lookup {lookup_us:.0} us",
        asked.len()
    );
}

fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

/// Forces all files of a folder to the device.
fn sync(dir: &Path) {
    for file in fs::read_dir(dir).unwrap() {
        File::open(file.unwrap().path()).unwrap().sync_all().unwrap();
    }
}

/// Takes effect only for the superuser.
fn drop_from_cache() {
    let _ = fs::write("/proc/sys/vm/drop_caches", "3");
}
