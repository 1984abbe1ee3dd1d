//! `ds4-bench`: how fast the model runs on this machine. Everything is in the library beside this file.

use std::io::{Write, stderr, stdout};
use std::process::ExitCode;

use ds4_args::{Bench, Stop};
use ds4_bench::Exit;

fn main() -> ExitCode {
    let args: Bench = match ds4_args::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(stop) => return end(&stop),
    };
    match ds4_bench::run(&args, &mut stdout().lock(), &mut stderr()) {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::PromptTooShort) => ExitCode::FAILURE,
        Err(err) => {
            eprintln!("ds4-bench: {err:#}");
            ExitCode::from(2)
        }
    }
}

fn end(stop: &Stop) -> ExitCode {
    // A reader that has left is no reason to fail.
    let _ = match stop {
        Stop::Print(text) => stdout().write_all(text.as_bytes()),
        Stop::Usage { .. } => writeln!(stderr(), "ds4-bench: {stop}"),
    };
    ExitCode::from(stop.exit_code())
}
