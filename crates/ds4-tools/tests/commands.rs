//! Commands: what they print, how they end, and what they cannot do.

mod support;

use std::time::{Duration, Instant};

use ds4_tools::{Access, Cancel};
use serde_json::json;
use support::Bench;

#[test]
fn results_say_how_it_ended() {
    let mut b = Bench::full();
    assert_eq!(b.ok("bash", json!({"command": "echo hi; echo there >&2"})), "hi\nthere");
    assert_eq!(b.ok("bash", json!({"command": "true"})), "(no output)");
    assert_eq!(b.ok("bash", json!({"command": "echo no; exit 3"})), "no\n[exit code 3]");
    assert_eq!(b.ok("bash", json!({"command": "sleep 100", "timeout_sec": 1})), "[timed out after 1 s]");
    assert_eq!(b.ok("bash", json!({"command": "pwd"})), b.tools.workspace().root().display().to_string());
}

#[test]
fn long_output_is_cut_and_the_rest_can_be_had() {
    let mut b = Bench::full();
    let out = b.tools.call("bash", r#"{"command": "seq 1 5000"}"#, 1000, &Cancel::new()).text;
    assert!(out.len() < 1200 && out.starts_with("1\n2\n") && out.ends_with("4999\n5000"), "{out}");
    let note = out.lines().find(|line| line.starts_with('[')).unwrap();
    let start = note.split("start_line ").nth(1).unwrap().trim_end_matches(']');
    assert!(note.contains("more with id r1"), "{note}");
    let more = b.ok("more", json!({"id": "r1", "start_line": start}));
    assert!(more.starts_with(&format!("{start}\n")), "{more}");
}

#[test]
fn jobs_run_in_the_background() {
    let mut b = Bench::full();
    let command = "echo started; while [ ! -e go ]; do sleep 0.02; done; echo done; exit 4";
    assert_eq!(b.ok("bash", json!({"command": command, "background": true})), "Job 1 started.");
    assert!(b.ok("job", json!({"id": 1, "action": "status"})).starts_with("Job 1 is running"));
    assert_eq!(b.tools.n_running(), 1);
    b.put("go", "");
    let end = b.ok("job", json!({"id": 1, "action": "wait"}));
    assert_eq!(end, "Job 1 ended with exit code 4.\nstarted\ndone");
    b.ok("bash", json!({"command": "sleep 1000", "background": true}));
    assert_eq!(b.ok("job", json!({"id": 2, "action": "kill"})), "Job 2 was stopped.");
    assert_eq!(b.tools.n_running(), 0);
    assert!(b.err("job", json!({"id": 2, "action": "dance"})).contains("Use status, wait or kill"));
}

#[test]
fn a_person_can_stop_a_command() {
    let mut b = Bench::full();
    let cancel = Cancel::new();
    std::thread::spawn({
        let cancel = cancel.clone();
        move || {
            std::thread::sleep(Duration::from_millis(200));
            cancel.raise();
        }
    });
    let out = b.tools.call("bash", r#"{"command": "echo a; trap '' TERM; sleep 1000"}"#, 1000, &cancel).text;
    assert_eq!(out, "a\n[stopped]");
    assert_eq!(b.ok("bash", json!({"command": "echo on"})), "on");
}

#[test]
fn a_deadline_stops_a_command_too() {
    let mut b = Bench::full();
    let cancel = Cancel::new().until(Some(Instant::now() + Duration::from_millis(200)));
    let out = b.tools.call("bash", r#"{"command": "echo a; sleep 1000"}"#, 1000, &cancel).text;
    assert_eq!(out, "a\n[stopped]");
}

/// Needs a kernel with Landlock, or a Mac; elsewhere there is nothing to test.
fn confined(access: Access) -> Option<Bench> {
    let b = Bench::new(access);
    match b.tools.sandbox().check() {
        Ok(()) => Some(b),
        Err(err) => {
            eprintln!("skipped: {err}");
            None
        }
    }
}

#[test]
fn a_command_cannot_write_outside() {
    let Some(mut b) = confined(Access::Workspace) else { return };
    let outside = b.home.path().join("outside").display().to_string();
    for attack in [
        format!("echo evil > {outside}/secret"),
        format!("echo evil >> {outside}/secret"),
        format!("echo evil > {outside}/new"),
        format!("rm -f {outside}/secret"),
        format!("mv {outside}/secret here"),
        format!("mv {outside} there"),
        format!("truncate -s 0 {outside}/secret"),
        format!("ln -s {outside} link; echo evil > link/secret"),
        format!("ln {outside}/secret hard && echo evil > hard"),
        format!("cp /dev/null {outside}/secret"),
        format!("mkdir {outside}/d"),
        format!("mkfifo {outside}/p"),
        format!("ln -s x {outside}/l"),
        "cd .. && echo evil > outside/secret".to_owned(),
        format!("(setsid sh -c 'echo evil > {outside}/secret' &) ; sleep 0.3"),
        format!("python3 -c \"import os; os.truncate('{outside}/secret', 0)\""),
        format!("chown 12345 {outside}/secret; chmod 4777 {outside}/secret"),
        format!("unshare -rm sh -c 'mount --bind /tmp {outside}; echo evil > {outside}/secret'"),
        "echo evil > ../journal/changes.jsonl; echo x > ../x".to_owned(),
    ] {
        let out = b.ok("bash", json!({"command": attack, "timeout_sec": 20}));
        b.assert_untouched();
        drop(out);
    }
    assert_eq!(b.ok("bash", json!({"command": "echo fine > in; cat in; mkdir d; mv in d/in; ls d"})), "fine\nin");
    assert_eq!(b.ok("bash", json!({"command": "f=$(mktemp) && echo temp > $f && cat $f; echo x > /dev/null"})), "temp");
    assert_eq!(b.ok("bash", json!({"command": "mkfifo p; (echo via > p &); cat p"})), "via");
}

#[test]
fn a_read_only_command_writes_to_its_temporary_folder_alone() {
    let Some(mut b) = confined(Access::ReadOnly) else { return };
    b.put("a", "x");
    let out = b.ok(
        "bash",
        json!({"command": "cat a; echo evil > a; echo evil > b; rm a; echo t > $TMPDIR/t && cat $TMPDIR/t"}),
    );
    assert!(out.starts_with("x") && out.ends_with("t"), "{out}");
    assert_eq!(b.text("a"), "x");
    assert!(!b.path("b").exists());
}

#[test]
#[cfg(target_os = "linux")]
fn a_command_cannot_open_a_socket() {
    let Some(mut b) = confined(Access::Workspace) else { return };
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let connect = json!({"command": format!("exec 3<>/dev/tcp/127.0.0.1/{port}; echo $?")});
    let out = b.ok("bash", connect.clone());
    assert!(!out.ends_with('0'), "{out}");
    for family in ["AF_INET, socket.SOCK_DGRAM", "AF_INET6", "AF_UNIX", "AF_NETLINK, socket.SOCK_RAW"] {
        let python = format!("python3 -c 'import socket; socket.socket(socket.{family}); print(\"open\")'");
        let out = b.ok("bash", json!({"command": python}));
        assert!(!out.contains("open") || out.contains("not found"), "{family}: {out}");
    }
    // Without walls the same command gets through, so it is them that hold.
    let mut free = Bench::full();
    assert_eq!(free.ok("bash", connect), "0");
}

#[test]
#[cfg(target_os = "linux")]
fn a_command_cannot_stop_its_agent() {
    let Some(mut b) = confined(Access::Workspace) else { return };
    let mut bystander = std::process::Command::new("sleep").arg("1000").spawn().unwrap();
    let out = b.ok("bash", json!({"command": format!("kill -9 {} $PPID; echo $?", bystander.id())}));
    assert!(out.ends_with('1'), "{out}");
    assert!(bystander.try_wait().unwrap().is_none());
    bystander.kill().unwrap();
    bystander.wait().unwrap();
}

#[test]
fn the_walls_do_not_stay_with_us() {
    let Some(mut b) = confined(Access::Workspace) else { return };
    b.ok("bash", json!({"command": "true"}));
    std::fs::write(b.home.path().join("outside/mine"), "x").unwrap();
    std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    std::fs::remove_file(b.home.path().join("outside/mine")).unwrap();
}

#[test]
fn a_flood_of_output_does_not_drown_us() {
    let Some(mut b) = confined(Access::Workspace) else { return };
    let before = Instant::now();
    let out = b.ok("bash", json!({"command": "head -c 1000000000 /dev/zero", "timeout_sec": 300}));
    assert!(out.len() < 40 << 10, "{} bytes after {:?}", out.len(), before.elapsed());
    assert_eq!(b.ok("bash", json!({"command": "echo on"})), "on");
}
