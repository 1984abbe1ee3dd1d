//! What is measured on: the model file, and the tokens that fill the context.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use ds4_args::{FrontierArgs, ModelArgs};
use ds4_boot::Model;
use ds4_chat::{Message, RenderOptions, Special, Thinking, Vocab, render};
use ds4_gguf::Gguf;

/// Finds and opens the model, as `ds4` does.
///
/// # Errors
/// When a file is missing, damaged or not a GGUF.
pub fn model(args: &ModelArgs, program: &str, err: &mut dyn Write) -> Result<Model> {
    let model = Model::open(args, &std::env::current_dir()?, std::env::current_exe().ok().as_deref())?;
    if let Some(notice) = &model.notice {
        writeln!(err, "{program}: {notice}")?;
    }
    Ok(model)
}

/// The model's vocabulary. Files made to measure speed have none; then there can be no prompt of text, and no token is known
/// to end an answer.
///
/// # Errors
/// When a prompt needs a vocabulary and the file has none.
pub fn vocab(args: &FrontierArgs, model: &Gguf, err: &mut dyn Write) -> Result<Option<Vocab>> {
    match Vocab::from_gguf(model) {
        Ok(vocab) => Ok(Some(vocab)),
        Err(missing) if args.prompt_file.is_none() && args.chat_prompt_file.is_none() => {
            writeln!(err, "ds4-bench: {missing}; measuring with any tokens")?;
            Ok(None)
        }
        Err(missing) => Err(missing.into()),
    }
}

/// The tokens of the prompt the flags name. Without one, at least `n` ordinary tokens in no order: they fill a context as
/// well as a book does, and every model has them.
///
/// # Errors
/// When a file cannot be read or the vocabulary lacks a token of the template.
pub fn tokens(args: &FrontierArgs, vocab: Option<&Vocab>, n_vocab: usize, n: usize) -> Result<Vec<u32>> {
    let read = |path: &Path| std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    let Some(vocab) = vocab else { return Ok(words(None, n_vocab, n)) };
    if let Some(path) = &args.prompt_file {
        return Ok(vocab.tokenizer.encode(&read(path)?));
    }
    let Some(path) = &args.chat_prompt_file else { return Ok(words(Some(vocab), n_vocab, n)) };
    let system = (!args.system.is_empty()).then(|| Message::system(args.system.as_str()));
    let messages: Vec<Message> = system.into_iter().chain([Message::user(read(path)?.as_str())]).collect();
    let options = RenderOptions { thinking: Thinking::None, ..RenderOptions::default() };
    Ok(vocab.tokens(&render(&messages, &options)?)?)
}

/// The token that begins a text, then ordinary ones by a hash of their place.
fn words(vocab: Option<&Vocab>, n_vocab: usize, n: usize) -> Vec<u32> {
    let is_ordinary = |id: &u32| !vocab.is_some_and(|vocab| vocab.tokenizer.is_added(*id));
    let ordinary = (0u64..).map(|i| (crate::ops::hash(i) % n_vocab as u64) as u32).filter(is_ordinary);
    vocab.and_then(|vocab| vocab.specials.get(Special::Bos)).into_iter().chain(ordinary).take(n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_words_and_the_same_every_time() {
        for n in [0, 1, 1000] {
            let tokens = words(None, 50, n);
            assert!(tokens.len() == n && tokens.iter().all(|id| *id < 50) && tokens == words(None, 50, n));
        }
    }
}
