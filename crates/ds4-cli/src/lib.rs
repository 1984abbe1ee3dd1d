//! `ds4`, as a library: what the command line asks for, done with whatever world it is given.
//!
//! [`run`] chooses: look into the file ([`inspect`]), measure the model ([`perplexity`], [`logits`], [`logprobs`]), answer
//! once ([`oneshot`]) or chat ([`repl`]). The last two and nothing else talk through [`session::Session`], which owns the
//! engine and one conversation's memory.
//!
//! Results go to stdout, everything else to stderr; both are writers in [`World`], so a test can be the terminal.
//! This crate must not know how tokens are drawn, rendered or computed.

pub mod chat;
pub mod clean;
pub mod command;
pub mod console;
pub mod doctor;
pub mod download;
pub mod input;
pub mod inspect;
pub mod json;
pub mod kv;
pub mod logits;
pub mod logprobs;
pub mod machine;
pub mod npy;
pub mod oneshot;
pub mod perplexity;
pub mod profile;
pub mod profiles;
pub mod progress;
pub mod prompt;
pub mod repl;
pub mod session;
pub mod sessions;
pub mod side;
pub mod view;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use ds4_args::{Ds4, Env};
use ds4_boot::Model;
use ds4_chat::Vocab;

pub use console::Console;
pub use ds4_boot::Interrupt;
pub use input::Stdin;
use prompt::Prompt;
use session::Session;

/// Everything outside the program.
pub struct World<'a> {
    /// The environment variables.
    pub env: Env,
    /// The working directory.
    pub cwd: PathBuf,
    /// This program's own file.
    pub exe: Option<PathBuf>,
    /// Where output goes.
    pub console: Console<'a>,
    /// Where input comes from.
    pub stdin: Stdin<'a>,
    /// Ctrl+C.
    pub interrupt: Interrupt,
}

/// How a run ended that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what was asked.
    Done,
    /// It looked, and the answer is no.
    No,
    /// Ctrl+C ended it.
    Interrupted,
    /// A client was run, and this is its status.
    Client(u8),
}

impl Exit {
    /// The process status.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::No => 1,
            Exit::Interrupted => ds4_boot::EXIT_CODE,
            Exit::Client(code) => code,
        }
    }
}

/// Does what the command line asks for.
///
/// # Errors
/// Whatever the world does wrong: files, memory, a prompt that does not fit.
pub fn run(args: &Ds4, world: &mut World<'_>) -> Result<Exit> {
    let model = Model::open(&args.engine.model, &world.cwd, world.exe.as_deref())?;
    if let Some(notice) = &model.notice {
        world.console.note(&format!("ds4: {notice}"))?;
    }
    if args.diagnostics.inspect {
        return inspect::run(args, &model, world);
    }
    let vocab = match Vocab::from_gguf(&model.gguf) {
        Ok(vocab) => Arc::new(vocab),
        Err(missing) => {
            let Some(ids) = profile::ids_alone(args) else { return Err(missing.into()) };
            world.console.note(&format!("ds4: {missing}; profiling the token ids alone"))?;
            return profile::run_ids(args, &model, ids, world);
        }
    };
    if let Some(file) = &args.diagnostics.perplexity_file {
        return perplexity::run(args, &model, &vocab, file, world);
    }
    let input = input::read(&args.prompt, &mut world.stdin)?;
    if args.diagnostics.dump_tokens {
        return prompt::dump_tokens(&vocab, &input::required(input)?, world);
    }
    let thinking =
        session::told(ds4_boot::thinking(args.engine.thinking.mode(), args.engine.runtime.ctx), &mut world.console)?;
    let prompt = input.map(|input| Prompt::new(&input, &args.prompt.system, thinking, &vocab)).transpose()?;
    let diagnosed = args.diagnostics.dump_logits.is_some() || args.diagnostics.dump_logprobs.is_some();
    let Some(prompt) = prompt else {
        if diagnosed {
            input::required(None)?;
        }
        let session = Session::open(args, &model, vocab, world)?;
        return repl::run(args, &model, session, thinking, world);
    };
    if let Some(file) = &args.diagnostics.dump_logits {
        return logits::run(args, &model, &prompt, file, world);
    }
    let session = Session::open(args, &model, vocab, world)?;
    match &args.diagnostics.dump_logprobs {
        Some(file) => logprobs::run(args, session, &prompt, file, world),
        None => oneshot::run(args, &model, session, &prompt, world),
    }
}

/// Whether an error only says that the reader of our output has left.
pub fn is_broken_pipe(err: &anyhow::Error) -> bool {
    err.chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|err| err.kind() == io::ErrorKind::BrokenPipe))
}
