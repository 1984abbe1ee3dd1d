//! `--dump-logits`: what the model expects after every token of a prompt, as a NumPy matrix.

use std::path::Path;

use anyhow::{Context, Result};
use ds4_args::Ds4;
use ds4_boot::{Model, options};
use ds4_chat::Flow;
use ds4_engine::{Engine, EngineOptions, Outcome};

use crate::npy::Matrix;
use crate::prompt::Prompt;
use crate::session::load;
use crate::{Exit, World};

/// Tokens that are scored at a time unless the command line says something else.
const SCORED_AT_ONCE: usize = 512;

/// Loads an engine that hands out the logits of whole chunks and has room for exactly `n_tokens`.
///
/// # Errors
/// When the model does not fit.
pub fn scoring_engine(args: &Ds4, model: &Model, n_tokens: usize, world: &mut World<'_>) -> Result<Engine> {
    let options = options(&args.engine.runtime)?;
    let chunk = options.prefill_chunk.unwrap_or(SCORED_AT_ONCE).min(n_tokens);
    let options = EngineOptions { ctx: n_tokens, prefill_chunk: Some(chunk), logit_rows: chunk, ..options };
    load(model, options, &mut world.console)
}

/// Writes the logits (n_tokens, n_vocab) of a prompt to `file`.
///
/// # Errors
/// When a step fails or the file cannot be written.
pub fn run(args: &Ds4, model: &Model, prompt: &Prompt, file: &Path, world: &mut World<'_>) -> Result<Exit> {
    // Logits are dumped to be compared with other implementations, so nothing is rounded that the model does not round.
    let mut args = args.clone();
    args.engine.runtime.quality = true;
    let mut engine = scoring_engine(&args, model, prompt.tokens.len(), world)?;
    let shape = (prompt.tokens.len(), engine.n_vocab());
    let cannot_write = || format!("cannot write {}", file.display());
    let mut matrix = Matrix::create(file, shape).with_context(cannot_write)?;
    let mut written = Ok(());
    let mut sequence = engine.sequence()?;
    let outcome = engine.score(&mut sequence, &prompt.tokens, &mut |_, logits| {
        written = matrix.row(logits);
        if written.is_err() || world.interrupt.is_raised() { Flow::Stop } else { Flow::Continue }
    })?;
    written.with_context(cannot_write)?;
    if outcome == Outcome::Stopped {
        return Ok(Exit::Interrupted);
    }
    matrix.finish().with_context(cannot_write)?;
    world.console.note(&format!("ds4: wrote {}: ({}, {}) float32", file.display(), shape.0, shape.1))?;
    Ok(Exit::Done)
}
