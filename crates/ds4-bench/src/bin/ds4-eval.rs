//! `ds4-eval`: how many questions the model answers right. Everything is in the library beside this file.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;

use ds4_args::{Ds4Eval, Env, Stop};
use ds4_bench::eval::{self, Exit, World};
use ds4_boot::Interrupt;

fn main() -> ExitCode {
    let args: Ds4Eval = match ds4_args::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(stop) => return end(&stop),
    };
    match run(&args) {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(err) => {
            eprintln!("ds4-eval: {err:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Ds4Eval) -> anyhow::Result<Exit> {
    let mut err = stderr();
    let is_watched = err.is_terminal() && !Env::read().plain;
    let interrupt = Interrupt::install()?;
    eval::run(args, &mut World { out: &mut stdout().lock(), err: &mut err, is_watched, interrupt })
}

fn end(stop: &Stop) -> ExitCode {
    // A reader that has left is no reason to fail.
    let _ = match stop {
        Stop::Print(text) => stdout().write_all(text.as_bytes()),
        Stop::Usage { .. } => writeln!(stderr(), "ds4-eval: {stop}"),
    };
    ExitCode::from(stop.exit_code())
}
