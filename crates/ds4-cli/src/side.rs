//! The commands of `ds4` that do not run the model: see `ds4_args::ds4_side`.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};
use ds4_args::{AdapterCommand, Env, ResponsesAdapterArgs, SideCommand};

use crate::{Console, Exit, clean, doctor, download, profiles};

/// Does what the command says.
///
/// # Errors
/// Whatever the world does wrong.
pub fn run(command: &SideCommand, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    match command {
        SideCommand::Download(args) => download::run(args, env, console),
        SideCommand::Doctor(args) => doctor::run(args, env, console),
        SideCommand::Profile(args) => profiles::run(&args.command, env, console),
        SideCommand::Adapter(args) => match &args.command {
            AdapterCommand::Responses(args) => adapter(args, env),
        },
        SideCommand::Clean(args) => clean::run(args, env, console),
    }
}

/// The adapter is a program of its own: it speaks the server's dialects, which this one does not know.
fn adapter(args: &ResponsesAdapterArgs, env: &Env) -> Result<Exit> {
    const PROGRAM: &str = "ds4-responses-adapter";
    let beside = std::env::current_exe()?.with_file_name(PROGRAM);
    let program = Some(beside).filter(|path| path.is_file()).or_else(|| env.find(PROGRAM));
    let program = program.with_context(|| format!("{PROGRAM} is not beside this program; build it with `make`"))?;
    let mut command = Command::new(&program);
    command.args(["--upstream", &args.upstream, "--port", &args.port.to_string()]);
    if let Some(model) = &args.model {
        command.args(["--model", model]);
    }
    if let Some(key) = &args.api_key {
        // Other users see command lines.
        command.env("DS4_UPSTREAM_KEY", key);
    }
    Err(command.exec()).with_context(|| format!("cannot run {}", program.display()))
}
