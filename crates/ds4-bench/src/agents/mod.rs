//! Agents on the same tasks: what passes, how long it takes, and so how many passes a minute has.
//!
//! A *path* is a way to the model ([`path`]): a bare request, a loop of tool calls over HTTP, our own programs, a client through its
//! launcher. Each does each [`task`] in a folder of its own, which is compared afterwards with what it should be. Speed that is
//! not of the model is kept apart: [`sieve`] counts primes and is no inference.

pub mod path;
pub mod report;
pub mod server;
pub mod sieve;
pub mod task;
pub mod tools;

use std::io::Write;
use std::time::Duration;

use anyhow::{Result, bail};
use ds4_args::{AgentTask, AgentsArgs, Env};
use serde_json::{Value, json};

use crate::about::{self, Machine};
use path::{Path, Place};
use report::Row;
use server::Server;

/// Does everything the flags ask for.
///
/// # Errors
/// When there is no server, a path has no such name, or a file cannot be written. Tasks that fail are rows, not errors.
pub fn run(args: &AgentsArgs, out: &mut dyn Write, err: &mut dyn Write) -> Result<()> {
    let env = Env::read();
    let paths = chosen(&args.paths, &env)?;
    let machine = Machine::read();
    let sieve = sieve::measure();
    writeln!(err, "ds4-bench: {machine}\nds4-bench: {sieve}")?;
    let mut rows = Vec::new();
    let contexts: &[usize] = if args.url.is_some() { &args.ctx[..1] } else { &args.ctx };
    for &ctx in contexts {
        let server = match &args.url {
            Some(url) => Server::at(url)?,
            None => Server::start(args.model.as_deref(), ctx, &env)?,
        };
        writeln!(err, "ds4-bench: {} with {} tokens of context at {}", server.model, server.ctx, server.url)?;
        for &max_tokens in &args.max_tokens {
            for path in &paths {
                for &task in &args.tasks {
                    for run in 0..args.runs {
                        let Some(row) = one(*path, task, run, max_tokens, args, &server, &env)? else { continue };
                        writeln!(err, "ds4-bench: {row}")?;
                        rows.push(row);
                    }
                }
            }
        }
    }
    let report = report(&machine, &sieve, &rows);
    if args.json {
        writeln!(out, "{report:#}")?;
    } else {
        out.write_all(report::table(&rows).as_bytes())?;
    }
    if let Some(path) = &args.csv {
        crate::write(path, report::csv(&rows).as_bytes())?;
    }
    if let Some(path) = &args.html {
        crate::write(path, report::html(&machine.to_string(), &sieve.to_string(), &rows).as_bytes())?;
    }
    Ok(())
}

fn report(machine: &Machine, sieve: &sieve::Sieve, rows: &[Row]) -> Value {
    json!({
        "machine": machine.json(), "commit": about::commit(), "cpu_sanity_not_inference": sieve.json(),
        "rows": rows.iter().map(Row::json).collect::<Vec<_>>(),
        "passes_per_minute": report::sums(rows).iter().map(report::Sum::json).collect::<Vec<_>>(),
    })
}

/// The paths of these names, or all that are here.
fn chosen(names: &[String], env: &Env) -> Result<Vec<Path>> {
    if names.is_empty() {
        return Ok(Path::ALL.into_iter().filter(|path| path.is_here(env)).collect());
    }
    let mut paths = Vec::new();
    for name in names {
        let Some(path) = Path::ALL.into_iter().find(|path| path.name() == name) else {
            let known: Vec<_> = Path::ALL.iter().map(|path| path.name()).collect();
            bail!("--paths {name}: there is no such path; there are {}", known.join(", "));
        };
        if !path.is_here(env) {
            bail!("--paths {name}: its program is not installed");
        }
        paths.push(path);
    }
    Ok(paths)
}

/// One path, one task, once; nothing when the path cannot do such tasks at all.
fn one(
    path: Path,
    task: AgentTask,
    run: usize,
    max_tokens: usize,
    args: &AgentsArgs,
    server: &Server,
    env: &Env,
) -> Result<Option<Row>> {
    if task != AgentTask::Ok && !path.has_tools() {
        return Ok(None);
    }
    let folder = tempfile::Builder::new().prefix("ds4-bench-").tempdir()?;
    let work = folder.path().join("work");
    task::prepare(task, &work)?;
    let before = server.counts();
    let place = Place { work: &work, home: folder.path(), model: args.model.as_deref(), env, max_tokens };
    let did = path.run(server, &place, task::prompt(task), Duration::from_secs_f32(args.timeout));
    let after = server.counts();
    let verdict = task::judge(task, &work, &did.text);
    let used = after.since(&before);
    let counts_here = path.uses_server();
    Ok(Some(Row {
        path: path.name(),
        model: server.model.clone(),
        quant: server.quant.clone(),
        ctx: server.ctx,
        max_tokens,
        task: task::name(task),
        run,
        pass: verdict.state.is_none() && !did.timed_out,
        state: if did.timed_out { Some("timed out".into()) } else { verdict.state.or(did.problem) },
        first_ms: did.first.map(|time| time.as_secs_f64() * 1e3),
        wall_ms: did.wall.as_secs_f64() * 1e3,
        tool_rounds: did.tool_rounds.or(counts_here.then_some(used.tool_rounds)),
        wrong_edits: verdict.wrong_edits,
        invalid_calls: did.invalid_calls,
        retries: counts_here.then_some(used.failed),
        prompt_tokens: counts_here.then_some(used.prompt),
        cached_tokens: counts_here.then_some(used.cached),
    }))
}
