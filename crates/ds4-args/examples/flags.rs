//! Prints `docs/flags.md`.

use clap::CommandFactory;

fn main() {
    print!("{}", ds4_args::markdown::page(&ds4_args::Ds4::command()));
}
