//! Named sessions.

use std::fs;

use ds4_kvstore::{Error, Kind, SessionRecord, Store, TokenPath, session::parse};

use crate::common::{self, branch, open, path, put, spans};

const OWNER: &str = "ds4-agent";

fn record(n_tokens: usize) -> SessionRecord {
    record_at(&path(n_tokens))
}

fn record_at(path: &TokenPath) -> SessionRecord {
    let (owner, title) = (OWNER.into(), "Café: fix it".into());
    SessionRecord { owner, title, tokens: path.tokens().to_vec(), body: br#"{"messages":[]}"#.to_vec() }
}

fn names(store: &Store, owner: &str) -> Vec<String> {
    let mut names: Vec<String> = store.sessions(owner).unwrap().into_iter().map(|head| head.name).collect();
    names.sort();
    names
}

#[test]
fn a_session_comes_back_as_it_was_saved() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    for n_tokens in [0, 1, 128, 1000] {
        let record = record(n_tokens);
        store.save_session("work", &record).unwrap();
        let session = store.load_session("work").unwrap();
        assert_eq!((&session.tokens, &session.body), (&record.tokens, &record.body));
        let head = session.head;
        assert_eq!((&*head.name, &*head.owner, &*head.title, head.n_tokens), ("work", OWNER, "Café: fix it", n_tokens));
        assert_eq!((head.identity, head.path_hash), (common::IDENTITY, path(n_tokens).hash(n_tokens)));
        assert!(head.created_s > 0 && head.created_s <= head.saved_s);
    }
    assert_eq!(names(&store, OWNER), ["work"]);
    assert_eq!(names(&store, "ds4"), Vec::<String>::new(), "another program's");
    assert_eq!(names(&store, ""), ["work"]);
    store.delete_session("work").unwrap();
    assert!(matches!(store.load_session("work"), Err(Error::NoSession { .. })));
    assert!(matches!(store.delete_session("work"), Err(Error::NoSession { .. })));
    assert_eq!(names(&store, ""), Vec::<String>::new());
}

#[test]
fn the_beginning_of_a_name_finds_the_only_one() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    for name in ["3f2a11", "3f2b22", "3f", "trip"] {
        store.save_session(name, &record(1)).unwrap();
    }
    store.save_session("3f2c33", &SessionRecord { owner: "ds4".into(), ..record(1) }).unwrap();
    let found = |name: &str| store.find_session(OWNER, name).map(|head| head.name);
    assert_eq!(found("3f2a").unwrap(), "3f2a11");
    assert_eq!(found("3f").unwrap(), "3f", "an exact name wins");
    assert_eq!(found("t").unwrap(), "trip");
    let message = found("3f2").unwrap_err().to_string();
    assert!(message.contains("3f2a11") && message.contains("3f2b22") && !message.contains("3f2c33"), "{message}");
    for name in ["", "x", "3f2c"] {
        assert!(matches!(found(name), Err(Error::NoSession { .. })), "{name:?}");
    }
}

#[test]
fn the_list_is_newest_first_and_says_what_needs_no_computing() {
    let dir = tempfile::tempdir().unwrap();
    let (store, lines) = open(dir.path());
    let path = path(300);
    store.save_session("old", &record_at(&path)).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    store.save_session("new", &record(20)).unwrap();
    let listed = |store: &Store| -> Vec<(String, bool)> {
        store.sessions(OWNER).unwrap().into_iter().map(|head| (head.name, head.is_stored)).collect()
    };
    assert_eq!(listed(&store), [("new".into(), false), ("old".into(), false)]);
    put(&store, Kind::Segment, &path, 0, 300, 1000);
    put(&store, Kind::Tail, &path, 300, 300, 100);
    store.flush();
    assert_eq!(listed(&store), [("new".into(), false), ("old".into(), true)]);
    // Saving again keeps when it began.
    let created_s = store.load_session("old").unwrap().head.created_s;
    store.save_session("old", &record_at(&path)).unwrap();
    let head = store.load_session("old").unwrap().head;
    assert!(head.created_s == created_s && head.saved_s > created_s && head.is_stored);
    fs::write(dir.path().join("sessions/bad.session"), b"DS4KVSES and nothing else").unwrap();
    assert_eq!(listed(&store).len(), 2);
    assert!(lines.take().iter().any(|line| line.contains("\"bad\"") && line.contains("torn")));
}

/// Segments of 100 tokens along a path, a tail at every second end.
fn fill(store: &Store, path: &TokenPath) {
    for to in (100..=path.len()).step_by(100) {
        put(store, Kind::Segment, path, to - 100, to, 500);
        if to % 200 == 0 {
            put(store, Kind::Tail, path, to, to, 50);
        }
    }
    store.flush();
}

#[test]
fn stripping_frees_what_no_other_path_needs() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    // Two sessions and a path without a name leave the same beginning at 400, 620 and 200.
    let mine = branch(1000, 0, 1000);
    for (name, other) in [("a", branch(400, 1, 900)), ("b", branch(620, 2, 620))] {
        fill(&store, &other);
        store.save_session(name, &record_at(&other)).unwrap();
    }
    fill(&store, &branch(200, 3, 500));
    fill(&store, &mine);
    store.save_session("mine", &record_at(&mine)).unwrap();
    let n_before = store.stats().n_entries;
    let freed = store.strip_session("mine").unwrap();
    // Segments ending at 700..=1000, tails at 800 and 1000: session b shares 620 tokens and has entries up to 600.
    assert_eq!(freed.n_entries, 6);
    assert_eq!(store.stats().n_entries, n_before - 6);
    assert_eq!(spans(&store, &mine).1, Some(600));
    assert!(store.load_session("mine").unwrap().tokens.len() == 1000, "the session itself stays");
    assert_eq!(spans(&store, &branch(400, 1, 900)).1, Some(800));
    assert_eq!(store.strip_session("mine").unwrap().n_entries, 0);
    // Without b, and without the unnamed path, a's 400 tokens are what is shared.
    assert_eq!(store.delete_session("b").unwrap().n_entries, 0, "all of b is on mine's path");
    assert_eq!(store.delete_session("mine").unwrap().n_entries, 3, "segments to 500 and 600, a tail at 600");
    assert!(ds4_kvstore::verify(dir.path()).unwrap().n_unreachable == 0);
    assert_eq!(spans(&store, &branch(200, 3, 500)).1, Some(400));
}

#[test]
fn any_name_stays_in_its_directory_and_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let all = [
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
    for (i, name) in all.iter().enumerate() {
        store.save_session(name, &record(i)).unwrap();
    }
    for (i, name) in all.iter().enumerate() {
        assert_eq!(store.load_session(name).unwrap().tokens, record(i).tokens, "{name:?}");
    }
    let mut sorted = all.to_vec();
    sorted.sort();
    assert_eq!(names(&store, OWNER), sorted);
    let n_files = fs::read_dir(dir.path().join("sessions")).unwrap().count();
    assert_eq!((n_files, fs::read_dir(dir.path()).unwrap().count()), (all.len(), 2), "beside them only the lock");
    for name in [String::new(), "x".repeat(201), "é".repeat(40)] {
        assert!(matches!(store.save_session(&name, &record(1)), Err(Error::SessionName { .. })), "{name:?}");
        assert!(store.load_session(&name).is_err() && store.delete_session(&name).is_err());
    }
    let long = SessionRecord { title: "é".repeat(500), ..record(1) };
    store.save_session("long", &long).unwrap();
    assert_eq!(store.load_session("long").unwrap().head.title, "é".repeat(128));
    let owner = SessionRecord { owner: "o".repeat(65), ..record(1) };
    assert!(store.save_session("owner", &owner).is_err());
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
    assert_eq!(store.load_session("work").unwrap().tokens, record(200).tokens);
    fs::write(&file, &bytes[..100]).unwrap();
    store.delete_session("work").unwrap();
    assert!(!file.exists(), "a damaged one can be deleted");
}

#[cfg(unix)]
#[test]
fn everything_is_private_to_the_user() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("kv");
    let (store, _) = open(&dir);
    put(&store, Kind::Segment, &path(10), 0, 10, 100);
    store.flush();
    store.save_session("work", &record(1)).unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&dir), mode(&dir.join("sessions"))), (0o700, 0o700));
    for name in common::files(&dir).into_iter().chain(["sessions/work.session".into(), "lock".into()]) {
        assert_eq!(mode(&dir.join(&name)), 0o600, "{name}");
    }
}
