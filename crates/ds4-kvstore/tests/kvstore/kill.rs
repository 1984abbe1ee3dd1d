//! `kill -9` at random moments of writing: the store opens, everything in it is whole, nothing wrong is served.
//!
//! `DS4_KV_KILL_ROUNDS=100 cargo test -p ds4-kvstore kill` for a long run.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bytes::Bytes;
use ds4_kvstore::{Entry, Kind::Segment, Kind::Tail, Options, Put, SessionRecord, TokenPath, verify};

use crate::common::{IDENTITY, branch, files, load_checked, open_with, payload};

const CHILD_DIR: &str = "DS4_KV_KILL_DIR";
const N_BRANCHES: u32 = 20;

fn options() -> Options {
    // Small enough that the child evicts, and so writes, all the time.
    Options { space_bytes: 4 << 20, queue_bytes: 2 << 20, ..Options::new(IDENTITY) }
}

/// The child: writes until it is killed. Does nothing unless it was started by the test below.
#[test]
fn child() {
    let Some(dir) = std::env::var_os(CHILD_DIR) else { return };
    let (store, _) = open_with(dir.as_ref(), options());
    let kept = (0..N_BRANCHES).flat_map(|i| {
        let whole = branch(256, i, 900);
        [(Segment, 0, 256, 100_000), (Segment, 256, 900, 300_000), (Tail, 900, 900, 200_000)].map(
            |(kind, from, to, n)| {
                let path = TokenPath::new(&whole.tokens()[..to]);
                let payload = Bytes::from(payload(kind, &path, from, n));
                (kind, path, from, payload)
            },
        )
    });
    // Made beforehand, so that the time from here on is that of writing.
    let kept: Vec<_> = kept.collect();
    for round in 0u32.. {
        for (kind, path, from, payload) in &kept {
            let recompute = Duration::from_millis(round as u64 % 100);
            let entry = Entry { kind: *kind, path, from: *from, payload: payload.clone(), recompute };
            while store.put(entry.clone()) == Put::Full {
                std::thread::yield_now();
            }
        }
        let record = SessionRecord {
            tokens: vec![round; 500],
            body: vec![b'x'; 1000 + round as usize % 5000],
            ..Default::default()
        };
        store.save_session("agent", &record).unwrap();
    }
}

#[test]
fn nothing_wrong_survives_a_killed_writer() {
    let n_rounds: u64 = std::env::var("DS4_KV_KILL_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(5);
    let dir = tempfile::tempdir().unwrap();
    let (mut n_loaded, mut n_unfinished) = (0, 0);
    for round in 0..n_rounds {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::child"])
            .env(CHILD_DIR, dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // A busy machine may take its time to start; `lock` is touched by the first write of this child.
        let started = Instant::now();
        let lock = || std::fs::metadata(dir.path().join("lock")).and_then(|meta| meta.modified()).ok();
        let lock_before = lock();
        while (lock() == lock_before || files(dir.path()).is_empty()) && started.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(2));
        }
        // Odd steps, so that the moments spread over everything a writer does.
        std::thread::sleep(Duration::from_micros(round * 7919 % 150_000));
        child.kill().unwrap();
        child.wait().unwrap();

        let before = verify(dir.path()).unwrap();
        assert!(before.is_clean(), "round {round}: {before:?}");
        n_unfinished += before.n_unfinished;
        let (store, lines) = open_with(dir.path(), options());
        assert_eq!(lines.take().len(), before.n_unfinished, "round {round}");
        assert!(files(dir.path()).iter().all(|name| !name.ends_with("tmp")));
        for i in 0..N_BRANCHES {
            let path = branch(256, i, 900);
            let found = store.lookup(&path);
            found.segments.iter().for_each(|hit| load_checked(&store, Segment, &path, hit).unwrap());
            found.tail.iter().for_each(|hit| load_checked(&store, Tail, &path, hit).unwrap());
            n_loaded += found.segments.len() + found.tail.iter().len();
        }
        match store.load_session("agent") {
            Ok(session) => assert!(session.body.iter().all(|b| *b == b'x')),
            Err(err) => assert!(matches!(err, ds4_kvstore::Error::NoSession { .. }), "round {round}: {err}"),
        }
        assert!(store.stats().disk_bytes <= options().space_bytes);
    }
    assert!(n_loaded > 0, "the child wrote nothing");
    println!("{n_rounds} rounds, {n_loaded} payloads checked, {n_unfinished} files were unfinished");
}
