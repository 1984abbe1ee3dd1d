//! Downloads from a local server that behaves, and from one that does not.

mod server;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ds4_hub::{Access, Download, Error, Hub, Patience, Progress, Remote, Target, download};
use server::{Behaviour, Server};

static NOT_STOPPED: AtomicBool = AtomicBool::new(false);

fn patience() -> Patience {
    let brief = Duration::from_millis(400);
    Patience { connect: brief, answer: brief, body: brief, wait: Duration::from_millis(5), tries: 6 }
}

struct Bench {
    dir: tempfile::TempDir,
    server: Server,
}

impl Bench {
    fn new(size: usize, behaviour: Behaviour) -> Bench {
        Bench { dir: tempfile::tempdir().unwrap(), server: Server::start(size, behaviour) }
    }

    fn hub(&self) -> Hub {
        let access =
            Access { endpoint: Some(self.server.endpoint()), token: Some("secret-token".into()), ..Access::default() };
        Hub::new(access, patience()).unwrap()
    }

    fn target(&self) -> PathBuf {
        self.dir.path().join("model.gguf")
    }

    fn look_up(&self) -> Remote {
        self.hub().look_up(Target::Q2Imatrix.file()).unwrap()
    }

    fn run(&self, connections: usize) -> Result<(), Error> {
        let remote = self.hub().look_up(Target::Q2Imatrix.file())?;
        let plan = Download { remote: &remote, target: &self.target(), connections };
        download(&self.hub(), &plan, &NOT_STOPPED, &|_| {})
    }

    /// The file is right and nothing else is left in the folder.
    fn is_whole(&self) -> bool {
        let n_files = fs::read_dir(self.dir.path()).unwrap().count();
        n_files == 1 && fs::read(self.target()).unwrap() == self.server.bytes()
    }
}

const SIZE: usize = 20_000_003;

#[test]
fn a_file_arrives_whole_over_one_and_many_connections() {
    for connections in [1, 4] {
        let bench = Bench::new(SIZE, Behaviour::default());
        bench.run(connections).unwrap();
        assert!(bench.is_whole());
    }
}

#[test]
fn what_the_hub_says_is_used() {
    let bench = Bench::new(1000, Behaviour::default());
    let remote = bench.look_up();
    assert_eq!((remote.size, remote.sha256.as_deref()), (1000, Some(bench.server.sha256().as_str())));
    assert!(remote.url.contains(server::COMMIT), "{}", remote.url);
}

#[test]
fn the_token_is_for_the_hub_alone() {
    let bench = Bench::new(100_000, Behaviour::default());
    bench.run(2).unwrap();
    assert!(bench.server.hub_saw_token());
    assert!(!bench.server.storage_saw_token());
}

#[test]
fn connections_that_drop_are_gone_on_with() {
    let bench = Bench::new(SIZE, Behaviour { drop_after: Some(1_500_000), ..Behaviour::default() });
    bench.run(3).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn a_stall_ends_by_itself() {
    let bench = Bench::new(6_000_000, Behaviour { stall_after: Some(900_000), stalls: 3, ..Behaviour::default() });
    bench.run(2).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn a_server_without_ranges_sends_everything() {
    let bench = Bench::new(SIZE, Behaviour { ignores_ranges: true, ..Behaviour::default() });
    bench.run(4).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn a_mirror_without_redirects_and_checksums() {
    let bench = Bench::new(300_000, Behaviour { is_plain: true, ..Behaviour::default() });
    assert_eq!(bench.look_up().sha256, None);
    bench.run(2).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn ranges_that_are_not_what_was_asked_for_are_not_believed() {
    let bench = Bench::new(SIZE, Behaviour { shifts_ranges: true, ..Behaviour::default() });
    let err = bench.run(2).unwrap_err();
    assert!(matches!(&err, Error::NoProgress { last, .. } if last.contains("was asked for bytes")), "{err}");
    assert!(!bench.target().exists());
    // It tells the truth again: what came is still good.
    bench.server.set(Behaviour::default());
    bench.run(2).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn more_than_was_asked_for_is_cut_off() {
    let bench = Bench::new(SIZE, Behaviour { sends_too_much: true, ..Behaviour::default() });
    bench.run(3).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn wrong_bytes_never_get_the_name() {
    let bench = Bench::new(500_000, Behaviour { corrupts: true, ..Behaviour::default() });
    assert!(matches!(bench.run(2), Err(Error::Checksum { .. })));
    assert_eq!(fs::read_dir(bench.dir.path()).unwrap().count(), 0, "nothing is kept of it");
    bench.server.set(Behaviour::default());
    bench.run(2).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn a_file_that_changes_begins_anew() {
    let bench = Bench::new(SIZE, Behaviour { changes_size: true, ..Behaviour::default() });
    assert!(matches!(bench.run(2), Err(Error::Changed { .. })));
    assert!(!bench.target().exists());
    bench.server.set(Behaviour::default());
    bench.run(2).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn an_interrupted_download_goes_on() {
    let bench = Bench::new(SIZE, Behaviour { slowly: true, ..Behaviour::default() });
    let remote = bench.look_up();
    let stop = AtomicBool::new(false);
    let plan = Download { remote: &remote, target: &bench.target(), connections: 2 };
    let tell = |progress: Progress| {
        if progress.done > 1_000_000 {
            stop.store(true, Ordering::Relaxed);
        }
    };
    assert!(matches!(download(&bench.hub(), &plan, &stop, &tell), Err(Error::Interrupted)));
    assert!(!bench.target().exists());
    bench.server.set(Behaviour::default());
    let before = bench.server.n_sent();
    bench.run(2).unwrap();
    assert!(bench.is_whole());
    let n_sent = (bench.server.n_sent() - before) as usize;
    assert!(n_sent < SIZE, "{n_sent} bytes came again");
}

#[test]
fn a_torn_note_means_from_the_start() {
    for note in ["", "{", "{\"size\":1}", "[]", "{\"size\":700000,\"missing\":[[5,3]]}"] {
        let bench = Bench::new(700_000, Behaviour::default());
        fs::write(bench.dir.path().join("model.gguf.part"), vec![7; 700_000]).unwrap();
        fs::write(bench.dir.path().join("model.gguf.part.json"), note).unwrap();
        bench.run(2).unwrap();
        assert!(bench.is_whole(), "{note}");
    }
}

#[test]
fn two_at_once_do_not_mix() {
    let bench = Bench::new(SIZE, Behaviour { slowly: true, ..Behaviour::default() });
    let remote = bench.look_up();
    let (target, hub) = (bench.target(), bench.hub());
    let stop = AtomicBool::new(false);
    let plan = Download { remote: &remote, target: &target, connections: 1 };
    std::thread::scope(|scope| {
        let first = scope.spawn(|| download(&hub, &plan, &stop, &|_| {}));
        while !target.with_extension("gguf.part").exists() {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_millis(50));
        assert!(matches!(download(&hub, &plan, &NOT_STOPPED, &|_| {}), Err(Error::Running { .. })));
        stop.store(true, Ordering::Relaxed);
        assert!(matches!(first.join().unwrap(), Err(Error::Interrupted)));
    });
}

#[test]
fn refusals_say_what_to_do() {
    for (status, hint) in [(401, "--token"), (403, "--token"), (404, "HF_ENDPOINT")] {
        let bench = Bench::new(10, Behaviour { status: Some(status), ..Behaviour::default() });
        let err = bench.run(1).unwrap_err().to_string();
        assert!(err.contains(hint) && err.contains(&status.to_string()), "{err}");
    }
    let bench = Bench::new(10, Behaviour { status: Some(503), ..Behaviour::default() });
    assert!(matches!(bench.run(1), Err(Error::Unreachable { tries: 4, .. })));
}

#[test]
fn nobody_there() {
    let access = Access { endpoint: Some("http://127.0.0.1:9".into()), ..Access::default() };
    let hub = Hub::new(access, patience()).unwrap();
    let err = hub.look_up("x").unwrap_err();
    assert!(matches!(err, Error::Unreachable { .. }), "{err}");
}

#[test]
fn a_proxy_is_asked_instead() {
    let bench = Bench::new(50_000, Behaviour { is_plain: true, ..Behaviour::default() });
    let access = Access {
        endpoint: Some("http://hub.invalid".into()),
        proxy: Some(bench.server.endpoint()),
        ..Access::default()
    };
    let hub = Hub::new(access, patience()).unwrap();
    let remote = hub.look_up(Target::Q2.file()).unwrap();
    let plan = Download { remote: &remote, target: &bench.target(), connections: 2 };
    download(&hub, &plan, &NOT_STOPPED, &|_| {}).unwrap();
    assert!(bench.is_whole());
}

#[test]
fn there_must_be_room() {
    let bench = Bench::new(10, Behaviour::default());
    let remote = Remote { size: 1 << 60, ..bench.look_up() };
    let plan = Download { remote: &remote, target: &bench.target(), connections: 1 };
    let err = download(&bench.hub(), &plan, &NOT_STOPPED, &|_| {}).unwrap_err();
    assert!(matches!(err, Error::NoRoom { .. } | Error::Io { .. }), "{err}");
    assert!(!bench.target().exists());
}
