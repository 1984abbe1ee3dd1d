//! The server that all paths talk to, and its counts.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ds4_args::{Env, Located, locate};
use ds4_gguf::Gguf;
use serde_json::Value;

/// A server that is ready. One of our own ends with this value.
#[derive(Debug)]
pub struct Server {
    /// Its address, without a path.
    pub url: String,
    /// Its port, if it is on this machine.
    pub port: Option<u16>,
    /// Its name for the model.
    pub model: String,
    /// What the routed experts are quantised to, if the file is known.
    pub quant: String,
    /// Tokens of context.
    pub ctx: usize,
    child: Option<Child>,
    _folder: Option<tempfile::TempDir>,
}

/// Counts of a server since its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tokens of prompts.
    pub prompt: u64,
    /// Of these, known from before.
    pub cached: u64,
    /// Answers that ended with calls.
    pub tool_rounds: u64,
    /// Answers that failed.
    pub failed: u64,
}

impl Counts {
    /// What was added since `before`.
    pub fn since(&self, before: &Counts) -> Counts {
        Counts {
            prompt: self.prompt.saturating_sub(before.prompt),
            cached: self.cached.saturating_sub(before.cached),
            tool_rounds: self.tool_rounds.saturating_sub(before.tool_rounds),
            failed: self.failed.saturating_sub(before.failed),
        }
    }
}

/// An agent of HTTP with a limit for everything.
pub(super) fn http(limit: Duration) -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).timeout_global(Some(limit));
    ureq::Agent::new_with_config(config.build())
}

fn get(url: &str) -> Result<Value> {
    let mut response = http(Duration::from_secs(5)).get(url).call()?;
    let status = response.status();
    let text = response.body_mut().read_to_string()?;
    if status != 200 {
        bail!("{url} answered {status}");
    }
    Ok(serde_json::from_str(&text)?)
}

impl Server {
    /// One that runs already.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn at(url: &str) -> Result<Server> {
        let url = url.trim_end_matches('/').trim_end_matches("/v1").to_owned();
        let ready = get(&format!("{url}/ready")).with_context(|| format!("no ds4-server answers at {url}"))?;
        let port = url.strip_prefix("http://127.0.0.1:").and_then(|port| port.parse().ok());
        let model = ready["model"].as_str().unwrap_or_default().to_owned();
        let ctx = ready["ctx"].as_u64().unwrap_or(0) as usize;
        Ok(Server { url, port, model, quant: "?".into(), ctx, child: None, _folder: None })
    }

    /// One of our own, on a free port.
    ///
    /// # Errors
    /// When there is no program, or it does not become ready.
    pub fn start(model: Option<&Path>, ctx: usize, env: &Env) -> Result<Server> {
        let exe = std::env::current_exe()?;
        let program = program("ds4-server", env).context("ds4-server is neither beside this program nor in PATH")?;
        let folder = tempfile::Builder::new().prefix("ds4-bench-").tempdir()?;
        let port = std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let log = std::fs::File::create(folder.path().join("log"))?;
        let mut command = Command::new(program);
        if let Some(model) = model {
            command.arg("-m").arg(model);
        }
        command.args(["--port", &port.to_string(), "--ctx", &ctx.to_string()]);
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn()?;
        let cwd = std::env::current_dir()?;
        let quant = match locate(model, &cwd, Some(&exe)) {
            Located::Named(path) | Located::Model(path) | Located::Tiny(path) => quant(&path),
            Located::Nothing => "?".into(),
        };
        let url = format!("http://127.0.0.1:{port}");
        let mut server = Server {
            url: url.clone(),
            port: Some(port),
            model: String::new(),
            quant,
            ctx,
            child: Some(child),
            _folder: Some(folder),
        };
        let started = Instant::now();
        loop {
            if let Ok(found) = Server::at(&url) {
                server.model.clone_from(&found.model);
                server.ctx = found.ctx;
                return Ok(server);
            }
            let ended = server.child.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(Some(_))));
            if ended || started.elapsed() > Duration::from_secs(600) {
                let log = server._folder.as_ref().map(|folder| folder.path().join("log"));
                let text = log.and_then(|log| std::fs::read_to_string(log).ok()).unwrap_or_default();
                bail!("ds4-server did not become ready: {}", text.lines().last().unwrap_or("it said nothing"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Its counts now; nothing counted where it does not tell.
    pub fn counts(&self) -> Counts {
        let stats = get(&format!("{}/stats", self.url)).unwrap_or_default();
        let count = |value: &Value| value.as_u64().unwrap_or(0);
        Counts {
            prompt: count(&stats["tokens"]["prompt"]),
            cached: count(&stats["tokens"]["cached"]),
            tool_rounds: count(&stats["answers"]["tool_calls"]),
            failed: count(&stats["answers"]["failed"]),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A program beside this one, or in PATH.
pub(super) fn program(name: &str, env: &Env) -> Option<PathBuf> {
    let beside = std::env::current_exe().ok()?.with_file_name(name);
    if beside.is_file() { Some(beside) } else { env.find(name) }
}

/// The types of the routed experts of a file.
fn quant(path: &Path) -> String {
    let Ok(gguf) = Gguf::open(path) else { return "?".into() };
    let experts = gguf.tensors().iter().filter(|tensor| tensor.name.contains("_exps."));
    let mut types: Vec<&str> = experts.map(|tensor| tensor.ty.name()).collect();
    types.sort_unstable();
    types.dedup();
    if types.is_empty() { "?".into() } else { types.join("+") }
}
