//! `ds4-generate MODEL.gguf [--mtp MTP.gguf] [--ctx N]`: greedy continuations of token ids, for the evaluation of trained models.
//!
//! One JSON object a line on stdin, `{"ids": [...], "max_tokens": 99, "stop_ids": [1]}`; one a line on stdout,
//! `{"ids": [...], "drafted": 40, "agreed": 39}`. The stop token is the last of `ids`. With a draft block, `agreed` counts
//! the positions at which its guess for the token after next was what the model then wrote.

use std::io::{BufRead, Write, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use ds4_engine::{Engine, EngineOptions, Flow, Sequence, sampler::Sampler};
use ds4_gguf::Gguf;
use serde_json::{Value, json};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => {
            eprintln!("ds4-generate: {err:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> anyhow::Result<()> {
    let (mut model, mut mtp, mut options) = (None, None, EngineOptions::default());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--mtp" => mtp = Some(Gguf::open(Path::new(&words.next().context("--mtp needs a file")?))?),
            "--ctx" => options.ctx = words.next().context("--ctx needs a number")?.parse().context("--ctx")?,
            path if !path.starts_with('-') => model = Some(Gguf::open(Path::new(path))?),
            flag => bail!("unknown flag {flag}"),
        }
    }
    let model = model.context("usage: ds4-generate MODEL.gguf [--mtp MTP.gguf] [--ctx N] <requests.jsonl")?;
    let mut engine = Engine::load(&model, mtp.as_ref(), options)?;
    let mut seq = engine.sequence()?;
    let mut out = stdout().lock();
    for (i, line) in stdin().lock().lines().enumerate() {
        let request = serde_json::from_str(&line?).with_context(|| format!("line {}", i + 1))?;
        let answer = generate(&mut engine, &mut seq, &request).with_context(|| format!("line {}", i + 1))?;
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn generate(engine: &mut Engine, seq: &mut Sequence, request: &Value) -> anyhow::Result<Value> {
    let ids = |key: &str| -> anyhow::Result<Vec<u32>> {
        let list = request[key].as_array().with_context(|| format!("{key} is no list"))?;
        list.iter().map(|id| u32::try_from(id.as_u64()?).ok()).collect::<Option<_>>().context("not a token id")
    };
    let (prompt, stop) = (ids("ids")?, ids("stop_ids")?);
    let n_max = request["max_tokens"].as_u64().context("max_tokens is no number")? as usize;
    engine.sync(seq, &prompt, &mut |_| Flow::Continue)?;
    let (mut written, mut guess, mut drafted, mut agreed) = (Vec::new(), None, 0, 0);
    while written.len() < n_max {
        let token = Sampler::greedy(seq.logits());
        if let Some(guess) = guess {
            drafted += 1;
            agreed += usize::from(guess == token);
        }
        written.push(token);
        if stop.contains(&token) {
            break;
        }
        guess = if engine.has_mtp() { engine.draft(seq, token, 1)?.first().copied() } else { None };
        engine.extend(seq, &[token], &mut |_| Flow::Continue)?;
    }
    Ok(json!({"ids": written, "drafted": drafted, "agreed": agreed}))
}
