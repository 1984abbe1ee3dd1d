//! The ways to the model.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::Path as FilePath;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use ds4_args::Env;
use serde_json::{Value, json};

use super::server::{Server, http, program};
use super::tools;

/// A way to the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// One OpenAI chat request.
    Chat,
    /// One Anthropic messages request.
    Messages,
    /// Chat requests with tools.
    Tools,
    /// `ds4 -p`, which loads the model itself.
    Cli,
    /// `ds4-agent -p`, which loads the model itself.
    Agent,
    /// Claude Code, by its launcher.
    Claude,
    /// Codex.
    Codex,
    /// Pi.
    Pi,
    /// opencode.
    Opencode,
}

/// Where a task is done.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// The folder to work in.
    pub work: &'p FilePath,
    /// A home folder that nobody else has.
    pub home: &'p FilePath,
    /// The model file, for programs that load it.
    pub model: Option<&'p FilePath>,
    /// What this program was started with.
    pub env: &'p Env,
    /// Most tokens of an answer.
    pub max_tokens: usize,
}

/// What a path did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Did {
    /// What it said.
    pub text: String,
    /// When its first word (of a client: its first output) came.
    pub first: Option<Duration>,
    /// How long it took.
    pub wall: Duration,
    /// It was ended.
    pub timed_out: bool,
    /// What went wrong on the way.
    pub problem: Option<String>,
    /// Rounds of calls, where they can be counted here.
    pub tool_rounds: Option<u64>,
    /// Calls that no tool could run.
    pub invalid_calls: Option<u64>,
}

impl Path {
    /// All of them.
    pub const ALL: [Path; 9] = [
        Path::Chat,
        Path::Messages,
        Path::Tools,
        Path::Cli,
        Path::Agent,
        Path::Claude,
        Path::Codex,
        Path::Pi,
        Path::Opencode,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Path::Chat => "chat",
            Path::Messages => "messages",
            Path::Tools => "tools",
            Path::Cli => "cli",
            Path::Agent => "agent",
            Path::Claude => "claude",
            Path::Codex => "codex",
            Path::Pi => "pi",
            Path::Opencode => "opencode",
        }
    }

    /// Whether its programs are installed.
    pub fn is_here(self, env: &Env) -> bool {
        match self {
            Path::Chat | Path::Messages | Path::Tools => true,
            Path::Cli => program("ds4", env).is_some(),
            Path::Agent => program("ds4-agent", env).is_some(),
            client => env.find(client.name()).is_some() && program("ds4", env).is_some(),
        }
    }

    /// Whether it can work on files.
    pub fn has_tools(self) -> bool {
        !matches!(self, Path::Chat | Path::Messages | Path::Cli)
    }

    /// Whether the server's counts are about it.
    pub fn uses_server(self) -> bool {
        !matches!(self, Path::Cli | Path::Agent)
    }

    /// Does a task.
    pub fn run(self, server: &Server, place: &Place<'_>, prompt: &str, limit: Duration) -> Did {
        match self {
            Path::Chat => chat(server, prompt, place.max_tokens, limit),
            Path::Messages => messages(server, prompt, place.max_tokens, limit),
            Path::Tools => tools::run(&server.url, place.work, prompt, place.max_tokens, limit),
            _ => match self.command(server, place, prompt) {
                Ok(command) => watch(command, limit),
                Err(problem) => Did { problem: Some(problem), ..Did::default() },
            },
        }
    }

    fn command(self, server: &Server, place: &Place<'_>, prompt: &str) -> Result<Command, String> {
        let find = |name: &str| program(name, place.env).ok_or_else(|| format!("{name} is not here"));
        let mut command;
        let (ctx, tokens) = (server.ctx.to_string(), place.max_tokens.to_string());
        match self {
            Path::Cli | Path::Agent => {
                command = Command::new(find(if self == Path::Cli { "ds4" } else { "ds4-agent" })?);
                if let Some(model) = place.model {
                    let model = std::path::absolute(model).map_err(|err| err.to_string())?;
                    command.arg("-m").arg(model);
                }
                command.args(["--nothink", "--temp", "0", "--ctx", &ctx, "-n", &tokens]);
                command.args(["-p", prompt]);
            }
            client => {
                // The launcher finds the running server by its port and uses it as it is.
                let port = server.port.ok_or("clients need a server on 127.0.0.1")?;
                let profiles = place.home.join(".ds4/profiles");
                std::fs::create_dir_all(&profiles).map_err(|err| err.to_string())?;
                let settings = json!({ "port": port, "ctx": server.ctx, "ready_timeout": 60 });
                std::fs::write(profiles.join("settings.json"), settings.to_string()).map_err(|err| err.to_string())?;
                command = Command::new(find("ds4")?);
                command.args(["profile", "run", client.name(), "--"]).args(client.arguments(prompt));
            }
        }
        command.current_dir(place.work).env("HOME", place.home).env("NO_COLOR", "1");
        Ok(command)
    }

    /// What a client is told to do one task and end; the folder is thrown away, so it may do anything in it.
    fn arguments(self, prompt: &str) -> Vec<OsString> {
        let words: &[&str] = match self {
            Path::Claude => {
                &["--permission-mode", "acceptEdits", "--tools", "Bash,Read,Edit,Write", "--allowedTools", "Bash", "-p"]
            }
            Path::Codex => &["exec", "--ephemeral", "--skip-git-repo-check", "-s", "workspace-write", "--ignore-rules"],
            Path::Pi => &["--no-session", "--thinking", "off", "-p"],
            Path::Opencode => &["run", "--title", "bench"],
            _ => &[],
        };
        words.iter().copied().chain([prompt]).map(OsString::from).collect()
    }
}

fn chat(server: &Server, prompt: &str, max_tokens: usize, limit: Duration) -> Did {
    let body = json!({
        "model": "deepseek-v4-flash", "messages": [{ "role": "user", "content": prompt }], "max_tokens": max_tokens,
        "temperature": 0, "think": false, "stream": true,
    });
    stream(&format!("{}/v1/chat/completions", server.url), &body, limit, |event| {
        event["choices"][0]["delta"]["content"].as_str().map(str::to_owned)
    })
}

fn messages(server: &Server, prompt: &str, max_tokens: usize, limit: Duration) -> Did {
    let body = json!({
        "model": "deepseek-v4-flash", "messages": [{ "role": "user", "content": prompt }], "max_tokens": max_tokens,
        "temperature": 0, "thinking": { "type": "disabled" }, "stream": true,
    });
    stream(&format!("{}/v1/messages", server.url), &body, limit, |event| {
        event["delta"]["text"].as_str().map(str::to_owned)
    })
}

/// Sends a request and puts the texts of its events together.
fn stream(url: &str, body: &Value, limit: Duration, text: impl Fn(&Value) -> Option<String>) -> Did {
    let started = Instant::now();
    let mut did = Did::default();
    let request = http(limit).post(url).header("content-type", "application/json");
    let request = request.header("anthropic-version", "2023-06-01").header("x-api-key", ds4_profile::KEY);
    match request.send(body.to_string()) {
        Err(err) => did.problem = Some(err.to_string()),
        Ok(response) if response.status() != 200 => did.problem = Some(format!("{url} answered {}", response.status())),
        Ok(response) => {
            for line in BufReader::new(response.into_body().into_reader()).lines() {
                let Ok(line) = line else { break };
                let Some(event) = line.strip_prefix("data:") else { continue };
                let Some(piece) = serde_json::from_str(event).ok().and_then(|event| text(&event)) else { continue };
                if !piece.is_empty() {
                    did.first.get_or_insert_with(|| started.elapsed());
                    did.text.push_str(&piece);
                }
            }
        }
    }
    did.wall = started.elapsed();
    did.timed_out = did.wall >= limit;
    did
}

/// Runs a program, listening to its output, and ends it at the limit.
fn watch(mut command: Command, limit: Duration) -> Did {
    use std::os::unix::process::CommandExt;
    let started = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(err) => return Did { problem: Some(err.to_string()), ..Did::default() },
    };
    let heard: Arc<Mutex<(Vec<u8>, Option<Duration>)>> = Arc::default();
    let out = child.stdout.take().map(|mut out| {
        let heard = Arc::clone(&heard);
        std::thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(n) = out.read(&mut piece) {
                if n == 0 {
                    break;
                }
                let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
                heard.1.get_or_insert_with(|| started.elapsed());
                heard.0.extend_from_slice(&piece[..n]);
            }
        })
    });
    let err = child.stderr.take().map(|mut err| {
        std::thread::spawn(move || {
            let mut text = String::new();
            // What is no text is nothing to quote.
            let _ = err.read_to_string(&mut text);
            text
        })
    });
    let status = wait(&mut child, started, limit);
    let wall = started.elapsed();
    if let Some(out) = out {
        let _ = out.join();
    }
    let said = err.and_then(|err| err.join().ok()).unwrap_or_default();
    let (bytes, first) = std::mem::take(&mut *heard.lock().unwrap_or_else(PoisonError::into_inner));
    let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
    let problem = match status {
        Some(0) | None => None,
        Some(code) => Some(format!("exit {code}: {last}")),
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Did { text, first, wall, timed_out: status.is_none(), problem, ..Did::default() }
}

/// Its status; nothing when it had to be ended.
fn wait(child: &mut Child, started: Instant, limit: Duration) -> Option<i32> {
    while started.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.code().unwrap_or(-1)),
            Ok(None) => std::thread::sleep(Duration::from_millis(5)),
            Err(_) => return Some(-1),
        }
    }
    // The whole group: a launcher's client outlives it otherwise.
    let group = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
    if let Some(group) = group {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn programs_are_heard_and_ended() {
        let did = watch(shell("echo hi; echo no >&2; exit 3"), Duration::from_secs(20));
        assert_eq!((did.text.as_str(), did.problem.as_deref(), did.timed_out), ("hi\n", Some("exit 3: no"), false));
        assert!(did.first.is_some());
        let did = watch(shell("sleep 100 & sleep 100"), Duration::from_millis(200));
        assert!(did.timed_out && did.wall < Duration::from_secs(20));
        assert!(watch(Command::new("/nowhere/x"), Duration::from_secs(1)).problem.is_some());
    }

    #[test]
    fn names_are_unique_and_paths_without_tools_say_so() {
        let mut names: Vec<_> = Path::ALL.iter().map(|path| path.name()).collect();
        names.dedup();
        assert_eq!(names.len(), 9);
        assert!(!Path::Chat.has_tools() && Path::Tools.has_tools() && !Path::Agent.uses_server());
        assert!(!Path::Claude.is_here(&Env::default()));
    }
}
