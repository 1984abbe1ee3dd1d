//! Named sessions.

mod common;

use std::fs;

use common::{open, path};
use ds4_kvstore::{Error, SessionRecord, session::parse};

fn record(n_tokens: usize) -> SessionRecord {
    SessionRecord { tokens: path(n_tokens).tokens().to_vec(), body: br#"{"title":"caf\u00e9"}"#.to_vec() }
}

#[test]
fn a_session_comes_back_as_it_was_saved() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    for n_tokens in [0, 1, 128, 1000] {
        store.save_session("work", &record(n_tokens)).unwrap();
        let session = store.load_session("work").unwrap();
        assert_eq!((&session.record, &*session.name), (&record(n_tokens), "work"));
        assert_eq!((session.identity, session.path_hash), (common::IDENTITY, path(n_tokens).hash(n_tokens)));
    }
    assert_eq!(store.sessions().unwrap(), ["work"]);
    store.delete_session("work").unwrap();
    assert!(matches!(store.load_session("work"), Err(Error::NoSession { .. })));
    assert!(matches!(store.delete_session("work"), Err(Error::NoSession { .. })));
    assert_eq!(store.sessions().unwrap(), Vec::<String>::new());
}

#[test]
fn any_name_stays_in_its_directory_and_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let names = [
        "../../etc/passwd",
        "..",
        ".",
        "/",
        "a/b",
        "a\\b",
        "A",
        "a",
        "%41",
        "nul\0byte",
        "Überblick",
        ".hidden",
        " ",
        "a.session",
        "x\n",
    ];
    for (i, name) in names.iter().enumerate() {
        store.save_session(name, &record(i)).unwrap();
    }
    for (i, name) in names.iter().enumerate() {
        assert_eq!(store.load_session(name).unwrap().record, record(i), "{name:?}");
    }
    let mut sorted = names.to_vec();
    sorted.sort();
    assert_eq!(store.sessions().unwrap(), sorted);
    let n_files = fs::read_dir(dir.path().join("sessions")).unwrap().count();
    assert_eq!((n_files, fs::read_dir(dir.path()).unwrap().count()), (names.len(), 2), "beside them only the lock");
    for name in [String::new(), "x".repeat(201), "é".repeat(40)] {
        assert!(matches!(store.save_session(&name, &record(1)), Err(Error::SessionName { .. })), "{name:?}");
        assert!(store.load_session(&name).is_err() && store.delete_session(&name).is_err());
    }
}

#[test]
fn a_damaged_session_is_an_error_with_its_name() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    store.save_session("work", &record(200)).unwrap();
    let file = dir.path().join("sessions/work.session");
    let bytes = fs::read(&file).unwrap();
    for cut in 0..bytes.len() {
        assert!(parse("work", &bytes[..cut]).is_err(), "cut at {cut}");
    }
    for bit in 0..8 * bytes.len() {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(parse("work", &flipped).is_err(), "bit {bit}");
    }
    fs::write(&file, &bytes[..100]).unwrap();
    let message = store.load_session("work").unwrap_err().to_string();
    assert!(message.contains("\"work\"") && message.contains("torn"), "{message}");
    assert_eq!(ds4_kvstore::verify(dir.path()).unwrap().bad.len(), 1);
    store.save_session("work", &record(200)).unwrap();
    assert_eq!(store.load_session("work").unwrap().record, record(200));
}

#[cfg(unix)]
#[test]
fn everything_is_private_to_the_user() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("kv");
    let (store, _) = open(&dir);
    common::put(&store, ds4_kvstore::Kind::Segment, &path(10), 0, 10, 100);
    store.flush();
    store.save_session("work", &record(1)).unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&dir), mode(&dir.join("sessions"))), (0o700, 0o700));
    for name in common::files(&dir).into_iter().chain(["sessions/work.session".into(), "lock".into()]) {
        assert_eq!(mode(&dir.join(&name)), 0o600, "{name}");
    }
}
