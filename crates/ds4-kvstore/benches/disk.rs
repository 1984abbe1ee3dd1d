//! Save and load beside plain writes and reads of the same sizes, and opening a large directory.
//!
//! `cargo bench -p ds4-kvstore [-- DIR]`: CSV on stdout, the best of six rounds. *cold* has the files out
//! of the page cache, as after a restart of the machine (Linux, with `dd`); *warm* reads from memory.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use bytes::Bytes;
use ds4_kvstore::{Entry, Kind, Options, Put, Store, TokenPath};

const N_ROUNDS: usize = 6;
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
        let payload = Bytes::from((0..n_bytes).map(|i| ((i * i) >> 7) as u8).collect::<Vec<u8>>());
        let (mut plain, mut store) = ([f64::INFINITY; 3], [f64::INFINITY; 3]);
        for round in 0..N_ROUNDS {
            // Whoever comes second meets a busier disk, so they take turns.
            if round % 2 == 0 {
                keep_best(&mut plain, plain_round(&dir.path().join("plain"), &payload, n_files));
            }
            keep_best(&mut store, store_round(&dir.path().join("kv"), &payload, n_files));
            if round % 2 == 1 {
                keep_best(&mut plain, plain_round(&dir.path().join("plain"), &payload, n_files));
            }
        }
        for (i, what) in ["save+sync", "load cold", "load warm"].iter().enumerate() {
            let [plain, store] = [plain[i], store[i]].map(|s| (n_bytes * n_files) as f64 / 1e9 / s);
            println!("{n_bytes},{n_files},{what},{plain:.2},{store:.2},{:.2}", store / plain);
        }
    }
    open_large(&dir.path().join("large"));
}

fn keep_best(best: &mut [f64; 3], round: [f64; 3]) {
    best.iter_mut().zip(round).for_each(|(best, s)| *best = best.min(s));
}

/// Seconds of save, cold load and warm load of plain files.
fn plain_round(dir: &Path, payload: &Bytes, n_files: usize) -> [f64; 3] {
    fs::create_dir(dir).unwrap();
    let file = |i: usize| dir.join(i.to_string());
    let save = seconds(|| {
        for i in 0..n_files {
            File::create(file(i)).unwrap().write_all(payload).unwrap();
        }
        sync(dir);
    });
    let mut bytes = vec![1; payload.len()];
    let mut load = || {
        for i in 0..n_files {
            File::open(file(i)).unwrap().read_exact(&mut bytes).unwrap();
            assert!(bytes.last() == payload.last());
        }
    };
    drop_from_cache(dir);
    let (cold, warm) = (seconds(&mut load), seconds(&mut load));
    fs::remove_dir_all(dir).unwrap();
    [save, cold, warm]
}

/// The same of a store's files.
fn store_round(dir: &Path, payload: &Bytes, n_files: usize) -> [f64; 3] {
    let options = Options { space_bytes: 1 << 40, queue_bytes: 1 << 40, ..Options::new([0; 16]) };
    let store = Store::open(dir, options, |line| panic!("{line}")).unwrap();
    let path = TokenPath::new(&(0..(SPAN * n_files) as u32).collect::<Vec<u32>>());
    let save = seconds(|| {
        for i in 0..n_files {
            let mut path = path.clone();
            path.truncate((i + 1) * SPAN);
            let (payload, recompute) = (payload.clone(), Duration::from_secs(1));
            let put = store.put(Entry { kind: Kind::Segment, path: &path, from: i * SPAN, payload, recompute });
            assert_eq!(put, Put::Queued);
        }
        store.flush();
        sync(dir);
    });
    let mut bytes = vec![1; payload.len()];
    let mut load = || {
        let found = store.lookup(&path);
        assert_eq!(found.segments.len(), n_files);
        for hit in &found.segments {
            store.load_into(hit, &mut bytes).unwrap();
            assert!(bytes.last() == payload.last());
        }
    };
    drop_from_cache(dir);
    let (cold, warm) = (seconds(&mut load), seconds(&mut load));
    drop(store);
    fs::remove_dir_all(dir).unwrap();
    [save, cold, warm]
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

/// Has the system forget what it remembers of the files of a folder, which must be on the device.
fn drop_from_cache(dir: &Path) {
    for file in fs::read_dir(dir).unwrap() {
        let file = format!("if={}", file.unwrap().path().display());
        let _ = Command::new("dd").args([&*file, "iflag=nocache", "count=0", "status=none"]).status();
    }
}
