//! The program as a person runs it, on ds4-tiny: the ladder, with the files at the end compared, and everything around it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A home and a workspace of their own.
struct Place {
    home: tempfile::TempDir,
}

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Place {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("w")).unwrap();
        Place { home }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join("w").join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|err| format!("{name}: {err}"))
    }

    /// Everything in the workspace.
    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.path("")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The program on ds4-tiny, with the likeliest token always.
    fn command(&self, args: &[&str]) -> Command {
        let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/ds4-tiny.gguf");
        let mut command = Command::new(env!("CARGO_BIN_EXE_ds4-agent"));
        command.env_clear().env("HOME", self.home.path()).env("PATH", "/usr/bin:/bin:/usr/local/bin");
        command.current_dir(self.path("")).stdin(Stdio::null());
        command.arg("-m").arg(model).args(["--ctx", "16384", "--nothink", "--temp", "0"]).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        ran(&mut self.command(args))
    }

    /// Does a task that has to work.
    fn task(&self, prompt: &str) -> Ran {
        let ran = self.run(&["-p", prompt]);
        assert_eq!(ran.code, Some(0), "{prompt}: {}\n{}", ran.out, ran.err);
        ran
    }
}

fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn help_touches_no_model() {
    let place = Place::new();
    let ran = place.run(&["--help", "-m", "/no/such/file"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.starts_with("ds4-agent works on the files of this folder"));
    assert!(!place.home.path().join(".ds4").exists());
}

#[test]
fn wrong_command_lines_and_models_are_status_2() {
    let place = Place::new();
    for args in
        [&["--frobnicate"][..], &["-p", ""], &["-p", "x", "-m", "/no/such/file"], &["-p", "x", "--chdir", "/no/such"]]
    {
        let ran = place.run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.err);
        assert!(ran.err.contains("ds4-agent: "), "{}", ran.err);
    }
    let ran = place.run(&["-p", "x", "--resume", "feed"]);
    assert!(ran.code == Some(2) && ran.err.contains("feed"), "{}", ran.err);
    assert_eq!(place.run(&["-p", "x", "--continue"]).code, Some(2));
}

#[test]
fn exactly_ok() {
    let place = Place::new();
    assert_eq!(place.task("reply with exactly OK").out, "OK\n");
    assert!(place.files().is_empty());
}

#[test]
fn one_file_in_an_empty_folder() {
    let place = Place::new();
    place.task("create a file README.md containing: Hello demo");
    assert_eq!(place.files(), ["README.md"]);
    assert_eq!(place.text("README.md").trim_end(), "Hello demo");
}

#[test]
fn a_line_is_changed_and_the_rest_stays() {
    let place = Place::new();
    place.put("config.txt", "name = demo\nport = 80\n");
    place.put("other.txt", "port = 80\n");
    place.task("In config.txt, replace port = 80 with port = 99");
    assert_eq!(place.text("config.txt"), "name = demo\nport = 99\n");
    assert_eq!(place.text("other.txt"), "port = 80\n");
}

/// In steps, as far as the small model goes: a text in the guide, then its entry in the index, in one session.
#[test]
fn a_docs_folder_and_its_index() {
    let place = Place::new();
    place.put("docs/guide.md", "# Guide\n\n## Usage\n\nRun it now\n");
    place.put("docs/index.md", "# Index\n\n- Usage\n");
    place.put("docs/other.md", "- Usage\n");
    place.task("In docs/guide.md, replace \"Run it now\" with \"Run it twice\"");
    let ran = place.run(&["--continue", "-p", "In docs/index.md, replace \"- Usage\" with \"- Usage and testing\""]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(place.text("docs/guide.md"), "# Guide\n\n## Usage\n\nRun it twice\n");
    assert_eq!(place.text("docs/index.md"), "# Index\n\n- Usage and testing\n");
    assert_eq!(place.text("docs/other.md"), "- Usage\n");
}

/// In steps: a raw note is read, becomes an article, the index names it, the log says so. Front matter is more than the small model
/// can write; the scripted ladder has it.
#[test]
fn a_note_becomes_an_article() {
    let place = Place::new();
    place.put("raw/cache.md", "page cache = files in memory\n");
    place.put("wiki/index.md", "index of pages\n");
    place.put("wiki/log.md", "log began\n");
    assert!(place.task("read the file raw/cache.md").out.contains("page cache = files in memory"));
    for step in [
        "create a file wiki/cache.md containing: page cache = files in memory",
        "In wiki/index.md, replace \"index of pages\" with \"index of pages: cache\"",
    ] {
        let ran = place.run(&["--continue", "-p", step]);
        assert_eq!(ran.code, Some(0), "{step}: {}", ran.err);
    }
    place.task("run the command: echo cache >> wiki/log.md");
    assert_eq!(place.text("wiki/cache.md").trim_end(), "page cache = files in memory");
    assert_eq!(place.text("wiki/index.md"), "index of pages: cache\n");
    assert_eq!(place.text("wiki/log.md"), "log began\ncache\n");
    assert_eq!(place.text("raw/cache.md"), "page cache = files in memory\n");
}

#[test]
fn a_file_is_read_and_a_command_is_run() {
    let place = Place::new();
    place.put("notes.txt", "seven blue birds\n");
    assert!(place.task("read the file notes.txt").out.contains("seven blue birds"));
    assert!(place.task("run the command: echo hi").out.contains("hi"));
}

#[test]
fn what_is_piped_in_is_appended() {
    let place = Place::new();
    let mut command = place.command(&["--output", "stream-json", "-p", "Review this:"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"a\nb\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let first = String::from_utf8(output.stdout).unwrap();
    let first: Value = serde_json::from_str(first.lines().next().unwrap()).unwrap();
    assert_eq!(first["text"], "Review this:\n\na\nb");
}

#[test]
fn programs_read_events() {
    let place = Place::new();
    let ran = place.run(&["--output", "stream-json", "-p", "create a file a.txt containing: Hello demo"]);
    let events: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let types: Vec<&str> = events.iter().map(|event| event["type"].as_str().unwrap()).collect();
    for expected in ["request", "prefill", "call", "result", "answered", "saved", "done"] {
        assert!(types.contains(&expected), "{expected}: {types:?}");
    }
    let result = events.iter().find(|event| event["type"] == "result").unwrap();
    assert!(result["diff"].as_str().unwrap().contains("+Hello demo") && result["is_error"] == false);
    let ran = place.run(&["--output", "json", "-p", "reply with exactly OK"]);
    let done: Value = serde_json::from_str(ran.out.trim()).unwrap();
    assert_eq!(
        (done["status"].as_str(), done["text"].as_str(), done["turns"].as_u64()),
        (Some("done"), Some("OK"), Some(1))
    );
    assert!(done["usage"]["prompt_tokens"].as_u64().unwrap() > 500 && done["first_token_ms"].is_number());
    // The opening is remembered by the store, whichever process read it.
    assert!(done["usage"]["cached_tokens"].as_u64().unwrap() > 500, "{done}");
}

#[test]
fn a_limit_is_status_1() {
    let place = Place::new();
    let ran = place.run(&["--max-turns", "1", "-p", "create a file a.txt containing: Hello demo"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("--max-turns"), "{}", ran.err);
}

#[test]
fn a_read_only_session_changes_nothing() {
    let place = Place::new();
    place.run(&["--sandbox", "read-only", "-p", "create a file README.md containing: Hello demo"]);
    assert!(place.files().is_empty());
}

#[test]
fn a_session_is_gone_on_with_without_reading_it_again() {
    let place = Place::new();
    place.task("Remember that my name is Ada.");
    let ran = place.run(&["--continue", "--output", "json", "-p", "reply with exactly OK"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("tokens are in memory again"), "{}", ran.err);
    let done: Value = serde_json::from_str(ran.out.trim()).unwrap();
    let usage = &done["usage"];
    let read = usage["prompt_tokens"].as_u64().unwrap() - usage["cached_tokens"].as_u64().unwrap();
    assert!(read < 40, "{read} tokens were read again");
    let session = done["session"].as_str().unwrap();
    let ran = place.run(&["--resume", &session[..6], "-p", "reply with exactly OK"]);
    assert!(ran.code == Some(0) && ran.err.contains(session), "{}", ran.err);
}

#[test]
fn no_session_keeps_nothing() {
    let place = Place::new();
    assert_eq!(place.run(&["--no-session", "-p", "reply with exactly OK"]).out, "OK\n");
    assert!(!place.home.path().join(".ds4").exists());
}

/// Killed in the middle of a turn: the turns before are there, the files are whole, and it goes on.
#[test]
fn kill_9_loses_the_current_turn_alone() {
    let place = Place::new();
    place.task("create a file a.txt containing: Hello demo");
    let mut child = place
        .command(&["--continue", "--output", "stream-json", "-p", "run the command: sleep 60"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Until the command runs.
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
    let called = lines.by_ref().map_while(Result::ok).any(|line| line.contains("\"type\":\"call\""));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(called, "it never called");
    let ran = place.run(&["--continue", "-p", "reply with exactly OK"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "OK\n"), "{}", ran.err);
    assert!(ran.err.contains("create a file a.txt"), "{}", ran.err);
    assert_eq!(place.files(), ["a.txt"]);
}

/// Killed again and again while it writes a file: the file is one of its states, and nothing else is left in the folder.
#[test]
fn kill_9_leaves_whole_files() {
    let place = Place::new();
    place.put("a.txt", "port = 80\n");
    for n in 0..6 {
        place.put("a.txt", "port = 80\n");
        let mut child = place
            .command(&["-p", "In a.txt, replace port = 80 with port = 99"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(40 * n + 50));
        child.kill().unwrap();
        child.wait().unwrap();
        let text = place.text("a.txt");
        assert!(text == "port = 80\n" || text == "port = 99\n", "{text:?}");
    }
}

#[test]
fn a_trace_is_private_and_appended_to() {
    let place = Place::new();
    for _ in 0..2 {
        assert_eq!(place.run(&["--trace", "../trace", "-p", "reply with exactly OK"]).code, Some(0));
    }
    let trace = place.home.path().join("trace");
    let lines: Vec<Value> =
        fs::read_to_string(&trace).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().filter(|line| line["type"] == "done").count(), 2);
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(trace).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn plain_lines_where_there_is_no_terminal() {
    let place = Place::new();
    // A terminal for typing alone cannot be had here; --non-interactive reads the task from the pipe.
    let mut child = place.command(&["--non-interactive"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"reply with exactly OK").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "OK\n");
}

#[test]
fn an_mcp_server_offers_its_tools() {
    let Ok(python) = Command::new("python3").arg("--version").output() else { return };
    assert!(python.status.success());
    let place = Place::new();
    let server = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/mcp_server.py");
    let config = place.home.path().join("mcp.json");
    let servers = serde_json::json!({"mcpServers": {
        "demo": {"command": "python3", "args": [server]},
        "broken": {"command": "/no/such/program"},
    }});
    fs::write(&config, servers.to_string()).unwrap();
    let config = config.to_str().unwrap();
    let ran = place.run(&["--mcp-config", config, "-p", "reply with exactly OK"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "OK\n"), "{}", ran.err);
    assert!(ran.err.contains("MCP server broken"), "{}", ran.err);
    let started = Instant::now();
    let ran = place.run(&["-m", "nothere.gguf", "--mcp-config", "/no/such/config", "-p", "x"]);
    let is_refused = ran.code == Some(2) && ran.err.contains("/no/such/config");
    assert!(is_refused, "{} after {:?}", ran.err, started.elapsed());
}
