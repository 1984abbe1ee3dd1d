//! One answer on the engine thread: what is generated, what bends the likelihoods, and the channel it leaves by.
//!
//! This is the only part of the server that sees tokens. It never blocks: a listener that does not keep up loses its answer.

mod driver;
mod shaper;

use std::time::Instant;

use ds4_chat::{Event, TurnEnd, TurnOptions};
use ds4_engine::{Finish, Request, Scheduler, SubmitError, Ticket};
use tokio::sync::mpsc;

use crate::protocol::TokenLogprob;
use crate::sessions::Session;

pub use shaper::{Bias, Shape};

use driver::AnswerDriver;

/// What is to be generated.
#[derive(Clone, Debug)]
pub struct Generation {
    /// The prompt.
    pub tokens: Vec<u32>,
    /// Lengths of prefixes worth keeping.
    pub boundaries: Vec<usize>,
    /// How the turn is sampled and parsed.
    pub turn: TurnOptions,
    /// What bends the likelihoods.
    pub shape: Shape,
    /// Likelihoods of the visible tokens, with this many rivals.
    pub logprobs: Option<usize>,
    /// When it is no longer wanted.
    pub deadline: Option<Instant>,
    /// What could not be obeyed, told in a header.
    pub warnings: Vec<String>,
}

/// News of an answer.
#[derive(Debug)]
pub enum Update {
    /// It waits behind this many.
    Queued(usize),
    /// Its prompt is being read; this much of it was known.
    Prefill {
        /// Tokens that were known.
        reused: usize,
    },
    /// Its prompt was read, and its first token is drawn.
    Started,
    /// More of it.
    Event(Event),
    /// How likely the next visible token was.
    Logprob(TokenLogprob),
    /// It is over.
    Finished(Box<Finished>),
}

/// How an answer ended.
#[derive(Debug)]
pub struct Finished {
    /// What the model's turn was; nothing when it never began.
    pub turn: TurnEnd,
    /// What the engine says.
    pub engine: Finish,
}

/// A running answer. Dropping it cancels it at the next step.
pub struct Running {
    /// What is heard of it.
    pub updates: mpsc::Receiver<Update>,
    _ticket: Ticket,
}

/// Updates a listener may be behind. A token makes one or two, so this is minutes of generation; a client that far behind
/// is gone.
const BACKLOG: usize = 16 * 1024;

/// Hands an answer to the engine. `session` hears how far it is; at `deadline` it ends.
///
/// # Errors
/// When the engine does not take it.
pub fn submit(
    scheduler: &Scheduler,
    vocab: std::sync::Arc<ds4_chat::Vocab>,
    generation: Generation,
    session: Session,
    deadline: Option<Instant>,
) -> Result<Running, SubmitError> {
    let (sender, updates) = mpsc::channel(BACKLOG);
    let ctx = scheduler.model().ctx;
    let room = ctx.saturating_sub(generation.tokens.len()) + 1;
    let max_tokens = generation.turn.max_tokens.unwrap_or(room).min(room);
    let driver = AnswerDriver::new(vocab, &generation, ctx, sender, session);
    let request = Request {
        tokens: generation.tokens,
        boundaries: generation.boundaries,
        max_tokens,
        priority: Default::default(),
        deadline,
        driver: Box::new(driver),
    };
    Ok(Running { updates, _ticket: scheduler.submit(request)? })
}
