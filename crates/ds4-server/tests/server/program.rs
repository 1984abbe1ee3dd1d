//! The program itself: its command line, its sockets, its signals, its log.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

/// The trained model of the repository.
const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/ds4-tiny.gguf");

fn command(flags: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ds4-server"));
    command.args(["-m", MODEL, "--ctx", "8192", "--threads", "1"]).args(flags);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// What a program that ends by itself says.
fn run(flags: &[&str]) -> (i32, String) {
    let Output { status, stderr, .. } = command(flags).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stderr).unwrap())
}

/// A running program.
struct Program {
    child: Child,
    address: String,
    log: Arc<Mutex<String>>,
}

impl Program {
    /// On a free port of this machine.
    fn start(flags: &[&str]) -> Program {
        let mut child = command(&[&["--port", "0"], flags].concat()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut text = String::new();
        let address = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it ended: {text}")).unwrap();
            text += &(line.clone() + "\n");
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split([' ', '"']).next().unwrap().to_owned();
            }
        };
        let log = Arc::new(Mutex::new(text));
        let more = Arc::clone(&log);
        std::thread::spawn(move || {
            lines.map_while(Result::ok).for_each(|line| *more.lock().unwrap() += &(line + "\n"))
        });
        Program { child, address, log }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    fn post(&self, path: &str, headers: &str, body: &Value) -> String {
        ask(self.connect(), &post(path, headers, body))
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Its status and everything it said.
    fn end(mut self) -> (i32, String) {
        let status = self.child.wait().unwrap();
        // The reader of the log sees the end at once, but in a thread of its own.
        std::thread::sleep(Duration::from_millis(100));
        let log = self.log.lock().unwrap().clone();
        (status.code().unwrap(), log)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// In the old form, whose responses end with the connection.
fn post(path: &str, headers: &str, body: &Value) -> String {
    let body = body.to_string();
    format!("POST {path} HTTP/1.0\r\nhost: t\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}

/// The whole response to a request on a connection of its own.
fn ask(mut stream: impl Read + Write, request: &str) -> String {
    stream.write_all(request.as_bytes()).unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    reply
}

const MODELS: &str = "GET /v1/models HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n";

fn hello(more: Value) -> Value {
    let mut body = json!({ "messages": [{ "role": "user", "content": "reply with ok" }], "temperature": 0 });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// A stream that takes some seconds.
fn long() -> Value {
    let most = json!({ "stream": true, "max_tokens": 1500, "logit_bias": { "0": -100, "1": -100, "3": -100, "4": -100 }, "think": false });
    hello(most)
}

fn read_some(stream: &mut TcpStream) -> String {
    let mut piece = [0; 4096];
    let n = stream.read(&mut piece).unwrap();
    String::from_utf8_lossy(&piece[..n]).into_owned()
}

#[test]
fn told_to_end_it_lets_answers_finish() {
    let program = Program::start(&[]);
    let mut client = program.connect();
    client.write_all(post("/v1/chat/completions", "", &long()).as_bytes()).unwrap();
    let mut text = read_some(&mut client);
    program.signal("-TERM");
    client.read_to_string(&mut text).unwrap();
    assert!(text.contains("data: [DONE]"), "{text}");
    let (status, log) = program.end();
    assert_eq!(status, 0, "{log}");
    assert!(log.contains("ending: letting answers finish"), "{log}");
}

#[test]
fn told_twice_it_ends_at_once() {
    for signal in ["-TERM", "-INT"] {
        let program = Program::start(&[]);
        let mut client = program.connect();
        let mut body = long();
        body["max_tokens"] = 8000.into();
        client.write_all(post("/v1/chat/completions", "", &body).as_bytes()).unwrap();
        read_some(&mut client);
        program.signal(signal);
        while !program.log.lock().unwrap().contains("ending") {
            std::thread::sleep(Duration::from_millis(10));
        }
        program.signal(signal);
        let (status, log) = program.end();
        assert_eq!(status, 130, "{log}");
    }
}

#[test]
fn nobody_there_it_ends_by_itself() {
    let program = Program::start(&["--idle-exit", "1"]);
    assert!(ask(program.connect(), MODELS).starts_with("HTTP/1.1 200"));
    let (status, log) = program.end();
    assert_eq!(status, 0);
    assert!(log.contains("nobody was here"), "{log}");
}

#[test]
fn a_socket_file_for_its_owner() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ds4.sock");
    // Left over from a server that was killed.
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    let program = Program::start(&["--unix-socket", path.to_str().unwrap()]);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(ask(UnixStream::connect(&path).unwrap(), MODELS).starts_with("HTTP/1.1 200"));
    let (status, log) = run(&["--port", "0", "--unix-socket", path.to_str().unwrap()]);
    assert_eq!(status, 2);
    assert!(log.contains("another server listens there"), "{log}");
    program.signal("-TERM");
    assert_eq!(program.end().0, 0);
    assert!(!path.exists());
}

#[test]
fn addresses_of_ipv6() {
    if std::net::TcpListener::bind("[::1]:0").is_err() {
        eprintln!("this machine has no IPv6: not tested");
        return;
    }
    let program = Program::start(&["--host", "::1"]);
    assert!(program.address.starts_with("[::1]:"), "{}", program.address);
    assert!(ask(program.connect(), MODELS).starts_with("HTTP/1.1 200"));
}

#[test]
fn the_network_is_refused_without_a_key() {
    for host in ["0.0.0.0", "::", "192.0.2.1"] {
        let (status, log) = run(&["--host", host, "--port", "0"]);
        assert_eq!(status, 2, "{log}");
        assert!(log.contains("refusing to listen on") && log.contains("--api-key"), "{log}");
    }
}

#[test]
fn what_needs_no_model_is_found_out_before_it_is_read() {
    let (status, said) = run(&["-m", "nothere.gguf", "--port", "0", "--trace", "/nothere/trace"]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("cannot write /nothere/trace"), "{said}");
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port();
    let (status, said) = run(&["-m", "nothere.gguf", "--port", &port.to_string()]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains(&format!("cannot listen on 127.0.0.1:{port} (end the program that does")), "{said}");
}

#[test]
fn keys_from_a_file_and_flags_from_another() {
    let folder = tempfile::tempdir().unwrap();
    let (keys, config) = (folder.path().join("keys"), folder.path().join("ds4.toml"));
    std::fs::write(&keys, "# ours\nsecret-one\n\nsecret-two\n").unwrap();
    let text = format!("api-key-file = {:?}\nnothink = true\nmax_sessions = 2\nctx = 4096\n", keys.to_str().unwrap());
    std::fs::write(&config, text).unwrap();
    let program = Program::start(&["--config", config.to_str().unwrap(), "--max-sessions", "3"]);
    assert!(ask(program.connect(), MODELS).starts_with("HTTP/1.1 401"));
    let answer = program.post("/v1/chat/completions", "authorization: Bearer secret-two\r\n", &hello(json!({})));
    assert!(answer.contains("\"reasoning_tokens\":0"), "{answer}");
    let log = program.log.lock().unwrap().clone();
    let effective = log.lines().find(|line| line.contains("configuration")).unwrap();
    // The command line counts more than the file: its --ctx is that of `command`.
    for flag in [" ctx=8192", " max-sessions=3", " nothink=true", " port=0"] {
        assert!(effective.contains(flag), "{flag}: {effective}");
    }
    assert!(!log.contains("secret"), "{log}");
    std::fs::write(&keys, "# nothing\n").unwrap();
    let (status, log) = run(&["--api-key-file", keys.to_str().unwrap()]);
    assert_eq!(status, 2);
    assert!(log.contains("has no key"), "{log}");
}

#[test]
fn the_log_never_holds_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trace.jsonl");
    let trace = path.to_str().unwrap();
    let program = Program::start(&["--log-format", "json", "--trace", trace]);
    let secret = "xylophone-marmalade";
    let body = hello(json!({ "max_tokens": 4, "messages": [{ "role": "user", "content": secret }] }));
    for path in ["/v1/chat/completions", "/v1/messages"] {
        program.post(path, "", &body);
    }
    program.post("/v1/responses", "", &json!({ "input": secret, "max_output_tokens": 4 }));
    program.post("/v1/completions", "", &json!({ "prompt": secret, "max_tokens": 4 }));
    // What is refused is not repeated, either.
    program.post("/v1/chat/completions", "", &hello(json!({ "tool_choice": { "name": secret } })));
    program.post("/v1/chat/completions", "", &json!({ "messages": [{ "role": secret, "content": secret }] }));
    program.post("/v1/responses", "", &json!({ "input": "x", "previous_response_id": secret }));
    program.signal("-TERM");
    let (status, log) = program.end();
    assert_eq!(status, 0);
    assert!(!log.contains("xylophone"), "{log}");
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|err| panic!("{err}: {line}"));
        assert!(line["what"].is_string() && line["time"].is_u64(), "{line}");
    }
    assert!(log.contains("WARNING: --trace: EVERYTHING"), "{log}");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(std::fs::read_to_string(&path).unwrap().contains(secret));
}

#[test]
fn a_redacted_trace_has_shapes_but_no_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trace.jsonl");
    let program = Program::start(&["--trace", path.to_str().unwrap(), "--trace-redact"]);
    let tool = json!({ "type": "function", "function": { "name": "marmalade", "parameters": { "type": "object" } } });
    let body = json!({
        "tools": [tool], "tool_choice": "required", "max_tokens": 60,
        "messages": [{ "role": "user", "content": "xylophone" }],
    });
    program.post("/v1/chat/completions", "", &hello(body));
    program.signal("-TERM");
    program.end();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("\"prompt_bytes\":") && !text.contains("xylophone") && !text.contains("marmalade"), "{text}");
}

#[test]
fn what_was_read_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().to_str().unwrap();
    let words = "The quick brown fox jumps over the lazy dog. ".repeat(200);
    let body = hello(json!({ "max_tokens": 4, "messages": [{ "role": "user", "content": words }] }));
    let cached = |reply: &str| {
        let reply: Value = serde_json::from_str(reply.split_once("\r\n\r\n").unwrap().1).unwrap();
        let usage = reply["usage"].clone();
        let tokens = usage["prompt_tokens_details"]["cached_tokens"].as_u64().unwrap();
        (tokens, usage["prompt_tokens"].as_u64().unwrap())
    };
    let program = Program::start(&["--kv-disk-dir", kept]);
    assert_eq!(cached(&program.post("/v1/chat/completions", "", &body)).0, 0);
    // What is kept is written in the background.
    while !has_file(folder.path()) {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(Duration::from_millis(500));
    program.signal("-KILL");
    drop(program);
    let program = Program::start(&["--kv-disk-dir", kept]);
    let (known, prompt) = cached(&program.post("/v1/chat/completions", "", &body));
    assert!(known * 10 >= prompt * 9, "{known} of {prompt}");
}

fn has_file(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries
        .map(|entry| entry.path())
        .any(|path| path.is_file() && path.metadata().unwrap().len() > 100_000 || path.is_dir() && has_file(&path))
}
