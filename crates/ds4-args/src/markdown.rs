//! The reference page of a program, made from the same items that parse its command line.

use std::fmt::Write;

use clap::{Arg, Command};

use crate::env;

/// A Markdown page with every visible flag of `command`, by group, and the environment variables.
pub fn page(command: &Command) -> String {
    let program = command.get_bin_name().unwrap_or(command.get_name());
    let mut out = match command.get_name() {
        "ds4-side" => format!("# Commands of `{program}`\n\n"),
        name => format!("# Flags of `{name}`\n\n"),
    };
    let made = format!("cargo run -p ds4-args --example flags {} > {}", command.get_name(), file(command));
    let _ = writeln!(out, "Made from `crates/ds4-args` by `{made}`.");
    flags(&mut out, command, "##");
    subcommands(&mut out, command, program);
    out.push_str("\n## Environment\n\n| Variable | What it does |\n|---|---|\n");
    for variable in env::VARIABLES {
        let _ = writeln!(out, "| `{}` | {} |", variable.name, cell(variable.help));
    }
    out
}

/// The commands below one, each with its flags.
fn subcommands(out: &mut String, command: &Command, program: &str) {
    for sub in command.get_subcommands() {
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let name = format!("{program} {}", sub.get_name());
        let _ = write!(out, "\n## `{name}`\n\n{about}.\n");
        flags(out, sub, "###");
        subcommands(out, sub, &name);
    }
}

/// A table for each group of flags, in order of first appearance, under headings of this level.
fn flags(out: &mut String, command: &Command, level: &str) {
    let group = |arg: &Arg| arg.get_help_heading().unwrap_or("Other").to_owned();
    let mut args: Vec<&Arg> = command.get_arguments().filter(|arg| !arg.is_hide_set()).collect();
    while let Some(first) = args.first() {
        let heading = group(first);
        let _ = write!(out, "\n{level} {heading}\n\n| Flag | Default | What it does |\n|---|---|---|\n");
        let (these, others): (Vec<&Arg>, Vec<&Arg>) = args.into_iter().partition(|arg| group(arg) == heading);
        args = others;
        for arg in these {
            let _ = writeln!(out, "| {} | {} | {} |", names(arg), default(arg), cell(&help(arg)));
        }
    }
}

/// Where the page of a program is kept.
pub fn file(command: &Command) -> String {
    match command.get_name() {
        "ds4" => "docs/flags.md".to_owned(),
        name => format!("docs/flags-{}.md", name.trim_start_matches("ds4-")),
    }
}

fn names(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let value = match arg.get_value_names() {
        Some(names) if arg.get_action().takes_values() => names.join(" "),
        _ => String::new(),
    };
    let names: Vec<String> = short.into_iter().chain(long).collect();
    format!("`{}`", format!("{} {value}", names.join(", ")).trim())
}

fn default(arg: &Arg) -> String {
    if !arg.get_action().takes_values() {
        return String::new();
    }
    let values: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if values.is_empty() { String::new() } else { format!("`{}`", values.join(" ")) }
}

fn help(arg: &Arg) -> String {
    arg.get_help().map(ToString::to_string).unwrap_or_default()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::{Bench, Ds4, Ds4Agent, Ds4Eval, Ds4Server, Ds4Side};

    fn programs() -> [Command; 6] {
        [
            Ds4Agent::command(),
            Ds4Eval::command(),
            Ds4::command(),
            Ds4Server::command(),
            Bench::command(),
            Ds4Side::command(),
        ]
    }

    #[test]
    fn the_committed_pages_are_current() {
        for command in programs() {
            let (name, file) = (command.get_name(), file(&command));
            let path = format!("{}/../../{file}", env!("CARGO_MANIFEST_DIR"));
            let committed = std::fs::read_to_string(path).unwrap_or_default();
            assert!(
                committed == page(&command),
                "{file} is stale: cargo run -p ds4-args --example flags {name} > {file}"
            );
        }
    }

    #[test]
    fn every_flag_is_explained_and_belongs_to_a_group() {
        for command in programs() {
            for arg in command.get_arguments() {
                assert!(!help(arg).is_empty(), "{}", arg.get_id());
                assert!(arg.get_help_heading().is_some(), "{}", arg.get_id());
            }
        }
    }
}
