//! `ds4-agent`: a model at work on the files of this folder. Everything is in the library beside this file.

use std::io::{self, IsTerminal, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use anyhow::Context;
use ds4_agent::boot::World;
use ds4_args::{Ds4Agent, Env, Stop};
use ds4_tools::Cancel;

fn main() -> ExitCode {
    let args: Ds4Agent = match ds4_args::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(stop) => return end(&stop),
    };
    match run(&args) {
        Ok(exit) => ExitCode::from(exit.code()),
        // Whoever read our output has left; that is not worth a message.
        Err(err) if is_broken_pipe(&err) => ExitCode::SUCCESS,
        Err(err) => {
            eprintln!("ds4-agent: {err:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Ds4Agent) -> anyhow::Result<ds4_agent::Exit> {
    let cancel = Cancel::new();
    let pressed = cancel.clone();
    // The first press asks, the second ends the process.
    ctrlc::set_handler(move || {
        if pressed.raise_again() {
            std::process::exit(130);
        }
    })
    .context("cannot take over Ctrl+C")?;
    let out = stdout();
    let mut world = World {
        env: Env::read(),
        cwd: std::env::current_dir()?,
        exe: std::env::current_exe().ok(),
        out_is_terminal: out.is_terminal(),
        out: &mut &out,
        err: &mut stderr(),
        input_is_terminal: stdin().is_terminal(),
        input: &mut io::BufReader::new(stdin()),
        cancel,
    };
    ds4_agent::run(args, &mut world)
}

fn end(stop: &Stop) -> ExitCode {
    // A reader that has left is no reason to fail.
    let _ = match stop {
        Stop::Print(text) => stdout().write_all(text.as_bytes()),
        Stop::Usage { .. } => writeln!(stderr(), "ds4-agent: {stop}"),
    };
    ExitCode::from(stop.exit_code())
}

fn is_broken_pipe(err: &anyhow::Error) -> bool {
    err.chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|err| err.kind() == io::ErrorKind::BrokenPipe))
}
