//! Prints the page of flags of a program: `docs/flags.md` of `ds4`, `docs/flags-server.md` of `ds4-server` and so on.

use clap::CommandFactory;
use ds4_args::{Bench, Ds4, Ds4Agent, Ds4Eval, Ds4Server, Ds4Side, markdown};

fn main() {
    let command = match std::env::args().nth(1).as_deref() {
        Some("ds4-agent") => Ds4Agent::command(),
        Some("ds4-bench") => Bench::command(),
        Some("ds4-eval") => Ds4Eval::command(),
        Some("ds4-side") => Ds4Side::command(),
        Some("ds4-server") => Ds4Server::command(),
        _ => Ds4::command(),
    };
    print!("{}", markdown::page(&command));
}
