//! What is asked of the scheduler, and how it answers.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use ds4_ops::op::likeliest::{Likeliest, Reach};

/// Who goes first when not all can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Whenever there is room.
    Low,
    /// The usual.
    #[default]
    Normal,
    /// Before all others.
    High,
}

/// One turn to be generated.
pub struct Request {
    /// The whole prompt.
    pub tokens: Vec<u32>,
    /// Lengths of prefixes that other requests are likely to share: ends of messages. Worth a frontier each.
    pub boundaries: Vec<usize>,
    /// Most tokens that will be generated. Room for them is reserved, as far as the context goes.
    pub max_tokens: usize,
    /// Who goes first.
    pub priority: Priority,
    /// When the answer is no longer wanted.
    pub deadline: Option<Instant>,
    /// Chooses the tokens and hears the news.
    pub driver: Box<dyn Driver>,
}

/// Chooses a request's tokens and hears of its progress. Lives on the engine thread and must not block.
pub trait Driver: Send {
    /// News.
    fn event(&mut self, event: SchedulerEvent);

    /// The logits `(n_vocab)` after the last token of a sequence of `pos` tokens: what comes next?
    fn accept(&mut self, logits: &[f32], pos: usize) -> Next;

    /// What of the logits is enough for the next token, if not all of them are needed.
    fn reach(&self) -> Option<Reach> {
        None
    }

    /// As [`Driver::accept`], from what [`Driver::reach`] asked for. Nothing where that does not decide: then all logits follow.
    fn accept_likeliest(&mut self, likeliest: &Likeliest, pos: usize) -> Option<Next> {
        let _ = (likeliest, pos);
        None
    }

    /// The request is over. Nothing is called after this.
    fn finish(self: Box<Self>, finish: Finish);
}

/// What a driver wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Append this token.
    Feed(u32),
    /// The turn is over.
    End,
}

/// News of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchedulerEvent {
    /// It waits; this many are before it. Again whenever that changes.
    Queued {
        /// How many.
        position: usize,
    },
    /// Its prompt is being processed.
    Prefill {
        /// Tokens processed so far.
        done: usize,
        /// Tokens to process.
        total: usize,
        /// Tokens of the prompt that were known already.
        reused: usize,
    },
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Finish {
    /// Why.
    pub reason: FinishReason,
    /// What it took.
    pub usage: Usage,
}

/// Why a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FinishReason {
    /// Its driver said so.
    Done,
    /// The context is full.
    Length,
    /// Its ticket was dropped.
    Cancelled,
    /// Its deadline passed.
    Deadline,
    /// The engine is shutting down.
    ShutDown,
    /// The device failed.
    Failed(String),
}

impl From<crate::Error> for FinishReason {
    fn from(error: crate::Error) -> FinishReason {
        FinishReason::Failed(error.to_string())
    }
}

/// Tokens and times of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Tokens of the prompt.
    pub n_prompt: usize,
    /// Those of them that were known already.
    pub n_reused: usize,
    /// Tokens fed after the prompt.
    pub n_generated: usize,
    /// From submission to the first step.
    pub queued: Duration,
    /// From the first step to the first logits.
    pub prefill: Duration,
    /// From the first logits to the end.
    pub generate: Duration,
}

/// A request on its way to the engine thread.
pub(super) struct Pending {
    pub request: Request,
    pub cancelled: Arc<AtomicBool>,
    pub submitted: Instant,
}

impl Pending {
    /// Ends a request that never ran.
    pub fn finish(self, reason: FinishReason) {
        let queued = self.submitted.elapsed();
        let usage = Usage { n_prompt: self.request.tokens.len(), queued, ..Usage::default() };
        self.request.driver.finish(Finish { reason, usage });
    }
}
