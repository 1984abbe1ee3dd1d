//! `ds4`: chat with DeepSeek V4 Flash, ask it once, or look into it. Everything is in the library beside this file.

use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use ds4_args::{Ds4, Ds4Kv, Ds4Side, Env, Stop};
use ds4_cli::{Console, Interrupt, Stdin, World, is_broken_pipe};

fn main() -> ExitCode {
    let mut argv: Vec<_> = std::env::args_os().collect();
    let done = if argv.get(1).is_some_and(|word| ds4_args::ds4_side::is_side(word)) {
        ds4_args::parse(argv).map(|args: Ds4Side| beside(&args))
    } else if argv.get(1).is_some_and(|word| word == "kv") {
        argv.remove(0);
        ds4_args::parse(argv).map(|args: Ds4Kv| look_after_kv(&args))
    } else {
        ds4_args::parse(argv).map(|args: Ds4| run(&args))
    };
    let done = match done {
        Ok(done) => done,
        Err(stop) => return end(&stop),
    };
    match done {
        Ok(exit) => ExitCode::from(exit.code()),
        // Whoever read our output has left (`ds4 ... | head`); that is not worth a message.
        Err(err) if is_broken_pipe(&err) => ExitCode::SUCCESS,
        Err(err) => {
            eprintln!("ds4: {err:#}");
            ExitCode::from(2)
        }
    }
}

fn look_after_kv(args: &Ds4Kv) -> anyhow::Result<ds4_cli::Exit> {
    let (mut out, mut err) = (stdout().lock(), stderr());
    let mut console = Console {
        out_is_terminal: out.is_terminal(),
        err_is_terminal: err.is_terminal(),
        plain: Env::read().plain,
        out: &mut out,
        err: &mut err,
    };
    ds4_cli::kv::run(&args.command, &mut console)
}

fn beside(args: &Ds4Side) -> anyhow::Result<ds4_cli::Exit> {
    let env = Env::read();
    let (mut out, mut err) = (stdout(), stderr());
    let mut console = Console {
        out_is_terminal: out.is_terminal(),
        err_is_terminal: err.is_terminal(),
        plain: env.plain,
        out: &mut out,
        err: &mut err,
    };
    ds4_cli::side::run(&args.command, &env, &mut console)
}

fn run(args: &Ds4) -> anyhow::Result<ds4_cli::Exit> {
    let env = Env::read();
    let (mut out, mut err) = (stdout().lock(), stderr());
    let mut world = World {
        cwd: std::env::current_dir()?,
        exe: std::env::current_exe().ok(),
        console: Console {
            out_is_terminal: out.is_terminal(),
            err_is_terminal: err.is_terminal(),
            plain: env.plain,
            out: &mut out,
            err: &mut err,
        },
        stdin: Stdin { is_terminal: stdin().is_terminal(), reader: &mut stdin().lock() },
        interrupt: Interrupt::install()?,
        env,
    };
    ds4_cli::run(args, &mut world)
}

fn end(stop: &Stop) -> ExitCode {
    // A reader that has left is no reason to fail.
    let _ = match stop {
        Stop::Print(text) => stdout().write_all(text.as_bytes()),
        Stop::Usage { .. } => writeln!(stderr(), "ds4: {stop}"),
    };
    ExitCode::from(stop.exit_code())
}
