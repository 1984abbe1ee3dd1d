//! `ds4-quantize`: a checkpoint directory to GGUF files. Everything is in the library beside this file.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use ds4_quantize::{Checkpoint, Experts, Mix};

const USAGE: &str = "\
usage: ds4-quantize CHECKPOINT_DIR OUT.gguf --mix f16|q8|q4|q2 [--q4-layers 0,1] [--q8-embedding] [--mtp OUT_MTP.gguf]

Writes the weights of a checkpoint (config.json, tokenizer.json, *.safetensors) with the published names and types.
  --mix            type of the routed experts: F16, Q8_0, Q4_K, or IQ2_XXS with Q2_K
  --q4-layers      layers whose experts are Q4_K whatever the mix, to bring a file under a size
  --q8-embedding   the embedding as Q8_0 instead of F16
  --mtp            write the draft block too";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.is_empty() || words.iter().any(|word| word == "--help" || word == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match parse(words).and_then(|request| run(&request)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => {
            eprintln!("ds4-quantize: {err:#}");
            ExitCode::from(2)
        }
    }
}

struct Request {
    checkpoint: PathBuf,
    out: PathBuf,
    mtp: Option<PathBuf>,
    mix: Mix,
}

fn parse(words: Vec<String>) -> anyhow::Result<Request> {
    let (mut paths, mut mtp, mut experts) = (Vec::new(), None, None);
    let (mut q4_layers, mut q8_embedding) = (Vec::new(), false);
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} needs a value"));
        match word.as_str() {
            "--mtp" => mtp = Some(PathBuf::from(value()?)),
            "--mix" => {
                experts = Some(match value()?.as_str() {
                    "f16" => Experts::F16,
                    "q8" => Experts::Q8,
                    "q4" => Experts::Q4,
                    "q2" => Experts::Q2,
                    other => bail!("--mix {other}: expected f16, q8, q4 or q2"),
                });
            }
            "--q4-layers" => {
                let list = value()?;
                let layers = list.split(',').map(str::parse).collect::<Result<_, _>>();
                q4_layers = layers.with_context(|| format!("--q4-layers {list}: expected numbers with commas"))?;
            }
            "--q8-embedding" => q8_embedding = true,
            flag if flag.starts_with('-') => bail!("unknown flag {flag}; see --help"),
            path => paths.push(PathBuf::from(path)),
        }
    }
    let [checkpoint, out] = <[PathBuf; 2]>::try_from(paths).map_err(|paths| {
        anyhow::anyhow!("expected CHECKPOINT_DIR and OUT.gguf, got {} paths; see --help", paths.len())
    })?;
    let experts = experts.context("which types? give --mix f16, q8, q4 or q2")?;
    Ok(Request { checkpoint, out, mtp, mix: Mix { experts, q4_layers, q8_embedding } })
}

fn run(request: &Request) -> anyhow::Result<()> {
    let checkpoint = Checkpoint::open(&request.checkpoint)?;
    ds4_quantize::model(&checkpoint, &request.mix, &request.out)?;
    if let Some(mtp) = &request.mtp {
        ds4_quantize::mtp(&checkpoint, &request.mix, mtp)?;
    }
    Ok(())
}
