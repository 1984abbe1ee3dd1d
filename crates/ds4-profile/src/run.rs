//! A client from start to end: server, lease, environment, process, signals.

use std::ffi::OsString;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::files::{make_dirs, write_whole};
use crate::sandbox::{Sandbox, sandbox};
use crate::{Client, Error, Lease, Recipe, ServerOptions, Variant, recipe, server};

/// Programs that were looked for in PATH.
#[derive(Clone, Debug, Default)]
pub struct Programs {
    /// The client's.
    pub client: Option<PathBuf>,
    /// The sandbox's.
    pub nono: Option<PathBuf>,
}

/// What is to be run.
#[derive(Clone, Debug)]
pub struct Running<'r> {
    /// The client.
    pub client: Client,
    /// How its launcher differs.
    pub variant: Variant,
    /// What was found in PATH.
    pub programs: Programs,
    /// The working directory.
    pub cwd: &'r Path,
    /// What the person gave.
    pub args: &'r [OsString],
}

/// Runs a client and answers its exit status. `tell` hears what happens before it starts.
///
/// # Errors
/// When the server or the client cannot be started.
pub fn run(running: &Running<'_>, options: &ServerOptions, tell: &mut dyn FnMut(&str)) -> Result<u8, Error> {
    let client = running.client;
    let program = running.programs.client.clone();
    let program = program.ok_or(Error::NoClient { program: client.program(), hint: client.hint() })?;
    if server::running(&options.home).is_none() {
        tell("starting ds4-server");
    }
    let server = server::ensure(options)?;
    let _lease = Lease::take(options, &server, client.name())?;
    let recipe = recipe(client, running.variant, &server, &options.home, running.args);
    prepare(&recipe)?;
    let without = running.variant != Variant::Plain;
    let around =
        match sandbox(client, running.programs.nono.as_deref(), &program, running.cwd, &options.home, server.port) {
            Ok(sandbox) if !without => Some(sandbox),
            Err(why) if !without && running.programs.nono.is_some() => {
                tell(&format!("without a sandbox: {why}"));
                None
            }
            _ => None,
        };
    wait(command(&recipe, around, &program, running.args), &program)
}

/// Makes folders and files of a recipe.
fn prepare(recipe: &Recipe) -> Result<(), Error> {
    for dir in &recipe.dirs {
        make_dirs(dir, 0o700)?;
    }
    for (path, text, is_ours) in &recipe.files {
        if !path.exists() || (*is_ours && fs::read_to_string(path).is_ok_and(|old| old != *text)) {
            write_whole(path, text, 0o600)?;
        }
    }
    Ok(())
}

fn command(recipe: &Recipe, around: Option<Sandbox>, program: &Path, user: &[OsString]) -> Command {
    let mut command = match around {
        Some(sandbox) => {
            let mut command = Command::new(sandbox.program);
            command.args(sandbox.args).arg(program);
            command
        }
        None => Command::new(program),
    };
    command.args(&recipe.args).args(user);
    for name in recipe.unset {
        command.env_remove(name);
    }
    for (name, value) in &recipe.set {
        command.env(name, value);
    }
    command
}

/// Runs it to its end. Ctrl+C reaches the client by the terminal and is its business; a request to end is passed on.
fn wait(mut command: Command, program: &Path) -> Result<u8, Error> {
    let failed = Error::io("start", program);
    let mut signals =
        Signals::new([SIGINT, SIGQUIT, SIGTERM, SIGHUP]).map_err(Error::io("watch signals for", program))?;
    let mut child = command.spawn().map_err(failed)?;
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let handle = signals.handle();
    let passing = std::thread::spawn(move || {
        for signal in signals.forever() {
            let passed = match signal {
                SIGTERM => Signal::TERM,
                SIGHUP => Signal::HUP,
                _ => continue,
            };
            if let Some(pid) = pid {
                let _ = kill_process(pid, passed);
            }
        }
    });
    let status = child.wait().map_err(Error::io("wait for", program))?;
    handle.close();
    let _ = passing.join();
    let code = status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0));
    Ok(u8::try_from(code).unwrap_or(255))
}
