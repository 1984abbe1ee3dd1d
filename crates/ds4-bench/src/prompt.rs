//! What is measured on: the model file, and the tokens that fill the context.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use ds4_args::{FrontierArgs, Located, ModelArgs, locate};
use ds4_chat::{Message, RenderOptions, Special, Thinking, Vocab, render};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;

use crate::gb;

/// Finds and opens the model, as `ds4` does.
///
/// # Errors
/// When a file is missing, damaged or not a GGUF.
pub fn model(args: &ModelArgs, err: &mut dyn Write) -> Result<Gguf> {
    let exe = std::env::current_exe().ok();
    match locate(args.model.as_deref(), &std::env::current_dir()?, exe.as_deref()) {
        Located::Named(path) | Located::Model(path) | Located::Tiny(path) => open(&path),
        Located::Nothing => {
            writeln!(
                err,
                "ds4-bench: there is no model here, so a built-in one with random weights is measured; -m FILE names one"
            )?;
            Ok(Gguf::from_bytes("the built-in noise model", ds4_fixture::model(Mix::F32))?)
        }
    }
}

pub(crate) fn open(path: &Path) -> Result<Gguf> {
    Gguf::open(path).with_context(|| format!("cannot use the model {}", path.display()))
}

/// What the model is called: by its metadata, else by its file.
///
/// # Errors
/// When its name is not a string.
pub fn name(model: &Gguf) -> Result<String> {
    let named = model.metadata().str("general.name")?.map(str::to_owned);
    Ok(named.unwrap_or_else(|| Path::new(model.name()).file_stem().unwrap_or_default().to_string_lossy().into_owned()))
}

/// Reads the whole model from the disk and says how fast.
///
/// # Errors
/// When stderr cannot be written.
pub fn warm(model: &Gguf, err: &mut dyn Write) -> Result<()> {
    const PAGE: usize = 4096;
    let started = Instant::now();
    for tensor in model.tensors() {
        let sum = model.data(tensor).iter().step_by(PAGE).fold(0u8, |sum, byte| sum.wrapping_add(*byte));
        std::hint::black_box(sum);
    }
    let (n_gb, seconds) = (gb(model.n_bytes()), started.elapsed().as_secs_f64());
    Ok(writeln!(err, "ds4-bench: read {n_gb:.2} GB of weights in {seconds:.1} s, {:.2} GB/s", n_gb / seconds)?)
}

/// The tokens of the prompt the flags name. Without one, at least `n` ordinary tokens in no order: they fill a context as
/// well as a book does, and every model has them.
///
/// # Errors
/// When a file cannot be read or the vocabulary lacks a token of the template.
pub fn tokens(args: &FrontierArgs, vocab: &Vocab, n: usize) -> Result<Vec<u32>> {
    let read = |path: &Path| std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    if let Some(path) = &args.prompt_file {
        return Ok(vocab.tokenizer.encode(&read(path)?));
    }
    let Some(path) = &args.chat_prompt_file else { return Ok(words(vocab, n)) };
    let system = (!args.system.is_empty()).then(|| Message::system(args.system.as_str()));
    let messages: Vec<Message> = system.into_iter().chain([Message::user(read(path)?.as_str())]).collect();
    let options = RenderOptions { thinking: Thinking::None, ..RenderOptions::default() };
    Ok(vocab.tokens(&render(&messages, &options)?)?)
}

/// The token that begins a text, then ordinary ones by a hash of their place.
fn words(vocab: &Vocab, n: usize) -> Vec<u32> {
    let n_vocab = vocab.tokenizer.n_vocab() as u64;
    let ordinary = (0u64..).map(|i| (crate::ops::hash(i) % n_vocab) as u32).filter(|id| !vocab.tokenizer.is_added(*id));
    vocab.specials.get(Special::Bos).into_iter().chain(ordinary).take(n).collect()
}
