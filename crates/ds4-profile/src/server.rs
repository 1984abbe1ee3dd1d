//! The server that launchers share: found, started, waited for, ended.
//!
//! It is started under a lock, so two launchers at once start one. It listens on the port of the settings, or on one of the next
//! few when another program has that. A `ds4-server` that somebody else started on that port is used as it is, and never ended.
//! It ends by itself (`--idle-exit`) when no lease asks for a sign of life any more.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::net::TcpListener;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use serde_json::{Value, json};

use crate::files::{Lock, make_dirs, write_whole};
use crate::{Error, Home, KEY, Settings};

/// How long a server that lives may take to say so.
const PROBE: Duration = Duration::from_millis(1500);
/// Ports that are tried.
const PORTS: u16 = 20;
/// How long a server may take to end: it lets answers finish.
const GRACE: Duration = Duration::from_secs(60);
/// Bytes of the log after which it begins anew.
const LOG_MAX: u64 = 4 << 20;

/// A server that is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its port on 127.0.0.1.
    pub port: u16,
    /// Its context in tokens.
    pub ctx: usize,
    /// What it calls its model.
    pub model: String,
    /// Its process, if a launcher started it.
    pub pid: Option<u32>,
}

impl Server {
    /// Its address, without a path.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// What is needed to start a server.
#[derive(Clone, Debug)]
pub struct ServerOptions {
    /// Where things are kept.
    pub home: Home,
    /// How it is started.
    pub settings: Settings,
    /// This program; the server is looked for beside it ...
    pub ds4: PathBuf,
    /// ... and here.
    pub in_path: Option<PathBuf>,
    /// The port that a client already uses, which counts more than that of the settings.
    pub port_wanted: Option<u16>,
}

/// What answers on a port.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Ready(Server),
    /// A ds4-server on its way out.
    Ending,
    /// Something else, or a server that wants another key.
    Foreign,
    Nothing,
}

/// A server that is ready, started if need be.
///
/// # Errors
/// When it cannot be started or does not become ready.
pub fn ensure(options: &ServerOptions) -> Result<Server, Error> {
    make_dirs(&options.home.run(), 0o700)?;
    let _lock = Lock::take(&options.home.run().join("server.lock"))?;
    if let Some(server) = running(&options.home) {
        return Ok(server);
    }
    let first = options.port_wanted.unwrap_or(options.settings.port);
    let last = first.saturating_add(PORTS - 1);
    for port in first..=last {
        let deadline = Instant::now() + GRACE;
        loop {
            match look(port) {
                Found::Ready(server) => return Ok(server),
                Found::Ending if Instant::now() < deadline => thread::sleep(Duration::from_millis(100)),
                Found::Ending | Found::Foreign => break,
                // Something may hold the port without answering.
                Found::Nothing if TcpListener::bind(("127.0.0.1", port)).is_err() => break,
                Found::Nothing => return start(options, port),
            }
        }
    }
    Err(Error::NoPort { first, last })
}

/// The server that a launcher started, if it is ready.
pub fn running(home: &Home) -> Option<Server> {
    let (pid, port) = written(home)?;
    match look(port) {
        Found::Ready(server) => Some(Server { pid: Some(pid).filter(|pid| is_server(*pid)), ..server }),
        _ => None,
    }
}

/// Whether a server on this port takes work.
pub fn is_ready(port: u16) -> bool {
    matches!(look(port), Found::Ready(_))
}

/// What a port is used for, in one word.
pub fn port_state(port: u16) -> &'static str {
    match look(port) {
        Found::Ready(_) => "ds4-server",
        Found::Ending => "ds4-server, ending",
        Found::Foreign => "another program",
        Found::Nothing if TcpListener::bind(("127.0.0.1", port)).is_err() => "another program",
        Found::Nothing => "free",
    }
}

/// Ends the server that a launcher started; answers whether there was one.
pub fn stop(home: &Home) -> bool {
    let Some((pid, _)) = written(home) else { return false };
    let Some(process) = process(pid).filter(|_| is_server(pid)) else { return false };
    let _ = kill_process(process, Signal::TERM);
    let deadline = Instant::now() + GRACE;
    while Instant::now() < deadline && is_server(pid) {
        thread::sleep(Duration::from_millis(20));
    }
    if is_server(pid) {
        let _ = kill_process(process, Signal::KILL);
    }
    let _ = fs::remove_file(state_file(home));
    true
}

/// Writes a line into the server's log.
pub(crate) fn note(home: &Home, line: &str) {
    if let Ok(mut log) = OpenOptions::new().append(true).create(true).mode(0o600).open(home.log()) {
        let _ = writeln!(log, "{line}");
    }
}

fn state_file(home: &Home) -> PathBuf {
    home.run().join("server.json")
}

/// Process and port that were written down.
fn written(home: &Home) -> Option<(u32, u16)> {
    let state: Value = serde_json::from_slice(&fs::read(state_file(home)).ok()?).ok()?;
    Some((u32::try_from(state["pid"].as_u64()?).ok()?, u16::try_from(state["port"].as_u64()?).ok()?))
}

fn look(port: u16) -> Found {
    let agent =
        ureq::Agent::config_builder().http_status_as_error(false).proxy(None).timeout_global(Some(PROBE)).build();
    let agent = ureq::Agent::new_with_config(agent);
    let get = |path: &str| {
        let request =
            agent.get(format!("http://127.0.0.1:{port}{path}")).header("authorization", format!("Bearer {KEY}"));
        let mut response = request.call()?;
        let status = response.status().as_u16();
        Ok::<_, ureq::Error>((status, response.body_mut().read_to_string()?))
    };
    match get("/ready") {
        Err(ureq::Error::Io(err)) if err.kind() == std::io::ErrorKind::ConnectionRefused => Found::Nothing,
        Err(ureq::Error::ConnectionFailed) => Found::Nothing,
        Ok((200, text)) => {
            let value: Value = serde_json::from_str(&text).unwrap_or_default();
            let (Some(ctx), Some(model)) = (value["ctx"].as_u64(), value["model"].as_str()) else {
                return Found::Foreign;
            };
            let server = Server { port, ctx: ctx as usize, model: model.to_owned(), pid: None };
            // One that asks for a key of its own is not for launchers.
            if matches!(get("/v1/models"), Ok((200, _))) { Found::Ready(server) } else { Found::Foreign }
        }
        Ok((503, text)) if text.contains("shutting down") => Found::Ending,
        _ => Found::Foreign,
    }
}

fn start(options: &ServerOptions, port: u16) -> Result<Server, Error> {
    let Settings { ctx, idle_exit, kv_disk_space_mb, model, dir, flags, ready_timeout, .. } = &options.settings;
    let home = &options.home;
    let log = home.log();
    if log.metadata().is_ok_and(|meta| meta.len() > LOG_MAX) {
        let _ = fs::remove_file(&log);
    }
    let out = OpenOptions::new().append(true).create(true).mode(0o600).open(&log).map_err(Error::io("write", &log))?;
    let begin = out.metadata().map_err(Error::io("look at", &log))?.len();
    let err = out.try_clone().map_err(Error::io("write", &log))?;
    let program = program(options)?;
    let mut command = Command::new(&program);
    if let Some(model) = model {
        command.arg("-m").arg(model);
    }
    command
        .args(["--host", "127.0.0.1", "--port", &port.to_string(), "--ctx", &ctx.to_string()])
        .arg("--kv-disk-dir")
        .arg(home.kv())
        .args(["--kv-disk-space-mb", &kv_disk_space_mb.to_string(), "--idle-exit", &idle_exit.to_string()])
        .args(flags)
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        // Ctrl+C in the client's terminal is not for the server.
        .process_group(0);
    if let Some(dir) = dir.as_deref().filter(|dir| dir.is_dir()) {
        command.current_dir(dir);
    }
    let mut child = command.spawn().map_err(Error::io("start", &program))?;
    let state = json!({ "pid": child.id(), "port": port });
    write_whole(&state_file(home), &state.to_string(), 0o600)?;
    let started = Instant::now();
    let limit = Duration::from_secs(*ready_timeout);
    loop {
        if let Found::Ready(server) = look(port) {
            let pid = child.id();
            // Somebody has to wait for it, in case it ends before we do.
            thread::spawn(move || child.wait());
            return Ok(Server { pid: Some(pid), ..server });
        }
        if let Ok(Some(_)) = child.try_wait() {
            return Err(Error::Died { last: last_line(&log, begin), log });
        }
        if started.elapsed() > limit {
            let _ = child.kill();
            let _ = child.wait();
            return Err(Error::Slow { seconds: *ready_timeout, log });
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn program(options: &ServerOptions) -> Result<PathBuf, Error> {
    let beside = options.ds4.with_file_name("ds4-server");
    let found = options.settings.server.clone().or_else(|| beside.is_file().then_some(beside));
    found.or_else(|| options.in_path.clone()).ok_or_else(|| Error::NoServer { ds4: options.ds4.clone() })
}

fn last_line(log: &Path, from: u64) -> Option<String> {
    let mut file = File::open(log).ok()?;
    file.seek(SeekFrom::Start(from)).ok()?;
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.lines().rfind(|line| !line.trim().is_empty()).map(|line| line.trim_start_matches("ds4-server: ").to_owned())
}

fn process(pid: u32) -> Option<Pid> {
    Pid::from_raw(i32::try_from(pid).ok()?)
}

/// Whether a process lives and is a server: numbers of processes are used again.
fn is_server(pid: u32) -> bool {
    let Some(process) = process(pid) else { return false };
    if test_kill_process(process).is_err() {
        return false;
    }
    let asked = Command::new("ps").args(["-o", "stat=,command=", "-p", &pid.to_string()]).output();
    asked.is_ok_and(|asked| {
        let text = String::from_utf8_lossy(&asked.stdout);
        let mut words = text.split_whitespace();
        !words.next().unwrap_or("Z").starts_with('Z')
            && words.next().is_some_and(|program| program.ends_with("ds4-server"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A listener that answers every request with the same bytes, a few times.
    fn answering(response: &'static str) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten().take(8) {
                let mut request = [0; 2048];
                let _ = stream.read(&mut request);
                let _ = stream.write_all(response.as_bytes());
            }
        });
        port
    }

    #[test]
    fn what_is_no_server_is_not_used() {
        for response in [
            "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi",
            "HTTP/1.1 404 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
            "SSH-2.0-something\r\n",
        ] {
            assert_eq!(look(answering(response)), Found::Foreign, "{response}");
        }
        let ready =
            "HTTP/1.1 200 OK\r\ncontent-length: 27\r\nconnection: close\r\n\r\n{\"ctx\": 512, \"model\": \"m\"} ";
        let port = answering(ready);
        assert_eq!(look(port), Found::Ready(Server { port, ctx: 512, model: "m".into(), pid: None }));
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        assert_eq!((look(free), port_state(free)), (Found::Nothing, "free"));
    }

    #[test]
    fn a_server_that_dies_is_quoted() {
        let root = tempfile::tempdir().unwrap();
        let server = root.path().join("ds4-server");
        fs::write(&server, "#!/bin/sh\necho ds4-server: no room for anything >&2\nexit 2\n").unwrap();
        fs::set_permissions(&server, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let options = ServerOptions {
            home: Home::new(root.path().join("home")),
            settings: Settings { port: 20101, ..Settings::default() },
            ds4: root.path().join("ds4"),
            in_path: None,
            port_wanted: None,
        };
        let err = ensure(&options).unwrap_err().to_string();
        assert!(err.contains("no room for anything"), "{err}");
        let nowhere = ServerOptions { ds4: "/nowhere/ds4".into(), ..options };
        assert!(matches!(ensure(&nowhere), Err(Error::NoServer { .. })));
    }

    #[test]
    fn a_process_of_that_number_is_not_enough() {
        assert!(!is_server(std::process::id()) && !is_server(0) && !is_server(u32::MAX));
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(root.path());
        fs::create_dir_all(home.run()).unwrap();
        let text = json!({ "pid": std::process::id(), "port": 1 }).to_string();
        fs::write(state_file(&home), text).unwrap();
        assert!(!stop(&home) && running(&home).is_none());
    }
}
