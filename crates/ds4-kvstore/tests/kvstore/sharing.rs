//! Several stores on one directory.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use ds4_kvstore::{Kind::Segment, Kind::Tail, Miss, Options, Put, verify};

use crate::common::{IDENTITY, branch, files, load_checked, open, open_with, path, put, spans};

#[test]
fn stores_see_what_others_add_and_remove() {
    let dir = tempfile::tempdir().unwrap();
    let ((a, _), (b, lines)) = (open(dir.path()), open(dir.path()));
    let path = path(300);
    put(&a, Segment, &path, 0, 300, 1000);
    a.flush();
    assert_eq!(spans(&b, &path), (vec![], None));
    // By itself, within the two seconds that are promised.
    let began = Instant::now();
    while b.lookup(&path).n_tokens == 0 && began.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(20));
    }
    load_checked(&b, Segment, &path, &b.lookup(&path).segments[0]).unwrap();
    assert_eq!(put(&b, Segment, &path, 0, 300, 1000), Put::Present);
    std::fs::remove_file(dir.path().join(&files(dir.path())[0])).unwrap();
    b.refresh();
    assert_eq!((spans(&b, &path), lines.take().len()), ((vec![], None), 0));
    let found = a.lookup(&path);
    assert_eq!(a.load(&found.segments[0]), Err(Miss::Gone));
}

#[test]
fn two_stores_that_put_the_same_write_it_once() {
    let dir = tempfile::tempdir().unwrap();
    let ((a, _), (b, _)) = (open(dir.path()), open(dir.path()));
    for i in 0..30 {
        put(&a, Segment, &branch(0, i, 300), 0, 300, 10_000);
        put(&b, Segment, &branch(0, i, 300), 0, 300, 10_000);
    }
    a.flush();
    b.flush();
    assert_eq!((a.stats().n_written + b.stats().n_written, files(dir.path()).len()), (30, 30));
}

#[test]
fn writers_readers_and_a_vandal_share_a_small_space() {
    let dir = tempfile::tempdir().unwrap();
    let options = || Options { space_bytes: 600 << 10, ..Options::new(IDENTITY) };
    let stores: Vec<_> = (0..3).map(|_| open_with(dir.path(), options())).collect();
    let done = AtomicBool::new(false);
    let served = std::thread::scope(|scope| {
        for (writer, (store, _)) in stores[..2].iter().enumerate() {
            let done = &done;
            scope.spawn(move || {
                for i in 0..150 {
                    let path = branch(256, i % 40, 600);
                    put(store, Segment, &path, 0, 256, 9000);
                    put(store, Segment, &path, 256, 600, 20_000 + 1000 * writer);
                    put(store, Tail, &path, 0, 600, 5000);
                    store.flush();
                }
                done.store(true, Relaxed);
            });
        }
        scope.spawn(|| {
            for i in 0usize.. {
                let names = files(dir.path());
                if done.load(Relaxed) {
                    break;
                }
                if let Some(name) = names.get(i * 7 % names.len().max(1)).filter(|n| !n.ends_with("tmp")) {
                    let file = dir.path().join(name);
                    match i % 3 {
                        0 => drop(std::fs::remove_file(file)),
                        1 => drop(std::fs::OpenOptions::new().write(true).open(file).map(|f| f.set_len(5000))),
                        _ => {}
                    }
                }
                std::thread::sleep(Duration::from_millis(3));
            }
        });
        let reader = scope.spawn(|| {
            let (store, mut served) = (&stores[2].0, 0);
            while !done.load(Relaxed) {
                store.refresh();
                for i in 0..40 {
                    let path = branch(256, i, 600);
                    let found = store.lookup(&path);
                    for hit in found.segments.iter() {
                        // The two writers disagree about one payload's length; its bytes begin the same.
                        served += load_checked(store, Segment, &path, hit).is_ok() as u64;
                    }
                    served +=
                        found.tail.iter().filter(|hit| load_checked(store, Tail, &path, hit).is_ok()).count() as u64;
                }
            }
            served
        });
        reader.join().unwrap()
    });
    assert!(served > 100, "{served}");
    let report = verify(dir.path()).unwrap();
    // What was cut under an open store is found at the next load, open or prune.
    assert!(report.bad.iter().all(|bad| matches!(bad.damage, ds4_kvstore::Damage::Torn { .. })), "{report:?}");
    let names = files(dir.path());
    let used: u64 =
        names.iter().map(|n| std::fs::metadata(dir.path().join(n)).unwrap().len().next_multiple_of(4096)).sum();
    assert!(used <= 600 << 10, "{used} bytes");
    drop(stores);
    open(dir.path());
    assert!(verify(dir.path()).unwrap().is_clean());
}
