//! `ds4-bench`, as a library: measures the model at growing contexts ([`frontier`]), every operation against this
//! machine's limits ([`ops`], [`limits`]), agents on the same tasks ([`agents`]), and draws what it measured ([`plot`]).
//!
//! Numbers go to stdout or to the files that the flags name, everything for the person to stderr. What was measured
//! always says where: see [`about`]. Only `device.rs` names a backend.

pub mod about;
pub mod agents;
mod device;
pub mod eval;
pub mod frontier;
pub mod limits;
pub mod ops;
pub mod plot;
pub mod prompt;
pub mod simd;
pub mod table;

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use ds4_args::{Bench, BenchCommand, PlotArgs};
use ds4_chat::Special;
use ds4_engine::{Engine, Shape};
use serde_json::json;

use about::Machine;
use frontier::Frontier;

const PROGRAM: &str = "ds4-bench";

/// How a run ended that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It measured what was asked for.
    Done,
    /// The prompt file does not fill the longest context asked for.
    PromptTooShort,
}

/// Does what the command line asks for: numbers to `out`, the rest to `err`.
///
/// # Errors
/// When a file cannot be read or written, the model does not fit or a step fails.
pub fn run(args: &Bench, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit> {
    match &args.command {
        Some(BenchCommand::Ops(args)) => ops::run(args, out, err).map(|()| Exit::Done),
        Some(BenchCommand::Plot(args)) => draw(args, out).map(|()| Exit::Done),
        Some(BenchCommand::Agents(args)) => agents::run(args, out, err).map(|()| Exit::Done),
        None => frontiers(args, out, err),
    }
}

/// Measures every frontier, shows each as it comes, and leaves CSV, JSON and picture.
fn frontiers(args: &Bench, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit> {
    let model = prompt::model(&args.model, PROGRAM, err)?;
    let vocab = prompt::vocab(&args.frontiers, &model.gguf, err)?;
    let plan: Vec<usize> = frontier::plan(&args.frontiers);
    let Some(last) = plan.last().copied() else {
        anyhow::bail!("--ctx-max {} is below --ctx-start {}", args.frontiers.ctx_max, args.frontiers.ctx_start);
    };
    let tokens = prompt::tokens(&args.frontiers, vocab.as_ref(), Shape::from_gguf(&model.gguf)?.n_vocab, last)?;
    if tokens.len() < last {
        writeln!(err, "ds4-bench: the prompt has {} tokens; --ctx-max {last} needs as many", tokens.len())?;
        return Ok(Exit::PromptTooShort);
    }
    if args.runtime.warm_weights {
        writeln!(err, "{PROGRAM}: {}", model.warm())?;
    }
    let needed = last + args.frontiers.gen_tokens + 1;
    let mut runtime = args.runtime.clone();
    runtime.ctx = if runtime.ctx == 0 { needed } else { runtime.ctx.max(needed) };
    let options = ds4_boot::options(&runtime)?;
    let started = Instant::now();
    let mut engine = Engine::load(&model.gguf, model.mtp.as_ref(), options)
        .with_context(|| format!("cannot load {}", model.name))?;
    let load_ms = started.elapsed().as_secs_f64() * 1e3;

    let machine = Machine::read();
    let (name, model_bytes) = (model.name, model.gguf.n_bytes());
    let device = engine.device_name();
    writeln!(
        err,
        "ds4-bench: {machine}\nds4-bench: model: {name}, {:.2} GB; loaded in {load_ms:.0} ms",
        gb(model_bytes)
    )?;
    writeln!(err, "ds4-bench: device: {device}; {}", engine.memory_plan())?;
    let eos = vocab.and_then(|vocab| vocab.specials.get(Special::Eos));
    let mut shown = Ok(());
    let what = frontier::What { eos, gen_tokens: args.frontiers.gen_tokens, kernels: args.frontiers.kernels };
    let measured = frontier::measure(&mut engine, &tokens, &plan, what, &mut |line| {
        shown = writeln!(err, "ds4-bench: {line}");
    })?;
    shown?;

    let csv = frontier::csv(&measured);
    match &args.report.csv {
        Some(path) => write(path, csv.as_bytes())?,
        None if args.report.json => {}
        None => out.write_all(csv.as_bytes())?,
    }
    if args.report.json {
        let frontiers: Vec<_> = measured.iter().map(Frontier::json).collect();
        let object = json!({
            "machine": machine.json(), "commit": about::commit(), "model": name, "model_bytes": model_bytes,
            "device": device, "load_ms": load_ms, "frontiers": frontiers,
        });
        writeln!(out, "{object:#}")?;
    }
    if let Some(path) = &args.report.svg {
        write(path, plot::svg(&[plot::Run { name, frontiers: measured }]).as_bytes())?;
    }
    Ok(Exit::Done)
}

fn draw(args: &PlotArgs, out: &mut dyn Write) -> Result<()> {
    let runs: Vec<plot::Run> = args.files.iter().map(|path| plot::Run::read(path)).collect::<Result<_>>()?;
    let picture = plot::svg(&runs);
    match &args.svg {
        Some(path) => write(path, picture.as_bytes()),
        None => Ok(out.write_all(picture.as_bytes())?),
    }
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn gb(n_bytes: u64) -> f64 {
    n_bytes as f64 / 1e9
}
