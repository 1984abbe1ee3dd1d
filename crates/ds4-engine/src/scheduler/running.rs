//! A request that has a sequence.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use ds4_ops::op::likeliest::Reach;

use super::request::{Driver, Finish, FinishReason, Next, Pending, Priority, SchedulerEvent, Usage};
use crate::archive::Place;
use crate::options::Spacing;
use crate::{Engine, Sequence};

/// Tokens before a boundary that make it worth a frontier.
const BOUNDARY_GAIN: usize = 16;

/// Tokens that waiting for another request must save to be worth it.
const WAIT_GAIN: usize = 32;

/// What a request's next rows are.
pub(super) enum Phase {
    /// The prompt from `seq.len()` on.
    Prefill,
    /// This token.
    Decode(u32),
}

/// A request that has a sequence.
pub(super) struct Running {
    /// In the order of admission.
    pub id: u64,
    pub seq: Sequence,
    pub tokens: Vec<u32>,
    /// Ascending lengths at which a frontier is worth keeping; the prompt's own end is the last one.
    pub boundaries: Vec<usize>,
    pub priority: Priority,
    /// Pages reserved for it.
    pub pages: usize,
    /// Whether it takes no rows now, because somebody else is computing what it needs next.
    pub is_waiting: bool,
    /// Requests that were computing the beginning of its prompt when it began, and how much of it.
    leaders: Vec<(u64, usize)>,
    pub phase: Phase,
    driver: Box<dyn Driver>,
    cancelled: Arc<AtomicBool>,
    deadline: Option<Instant>,
    started: Instant,
    first_logits: Option<Instant>,
    usage: Usage,
}

impl Running {
    pub fn new(id: u64, pending: Pending, seq: Sequence, pages: usize) -> Running {
        let Pending { request, cancelled, submitted } = pending;
        let (n_prompt, n_reused) = (request.tokens.len(), seq.len());
        let mut boundaries = request.boundaries;
        boundaries.retain(|n| (n_reused + BOUNDARY_GAIN..n_prompt).contains(n));
        boundaries.push(n_prompt);
        boundaries.sort_unstable();
        boundaries.dedup();
        let mut running = Running {
            id,
            seq,
            tokens: request.tokens,
            boundaries,
            priority: request.priority,
            pages,
            is_waiting: false,
            leaders: Vec::new(),
            phase: Phase::Prefill,
            driver: request.driver,
            cancelled,
            deadline: request.deadline,
            started: Instant::now(),
            first_logits: None,
            usage: Usage { n_prompt, n_reused, queued: submitted.elapsed(), ..Usage::default() },
        };
        running.report_prefill();
        running
    }

    /// Why it should end now, if it should.
    pub fn interrupted(&self) -> Option<FinishReason> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Some(FinishReason::Cancelled);
        }
        self.deadline.filter(|d| *d <= Instant::now()).map(|_| FinishReason::Deadline)
    }

    /// Prompt tokens still to be processed.
    pub fn n_left(&self) -> usize {
        match self.phase {
            Phase::Prefill => self.tokens.len() - self.seq.len(),
            Phase::Decode(_) => 0,
        }
    }

    /// Whether it stands in its prompt, behind rows that are worth a frontier and have none.
    pub fn has_read(&self) -> bool {
        let n_read = self.seq.len().saturating_sub(self.usage.n_reused);
        self.n_left() > 0 && n_read >= BOUNDARY_GAIN && self.seq.logits().is_empty()
    }

    /// Rows of its prompt in the next step: at most `room`, up to the next place where a frontier is kept.
    pub fn slice(&self, room: usize, spacing: Spacing) -> usize {
        let (at, end) = (self.seq.len(), self.tokens.len());
        let boundary = self.boundaries.iter().find(|n| **n > at).copied().unwrap_or(end);
        let next = spacing.next(at, end).map_or(boundary, |regular| regular.min(boundary));
        (next - at).min(room)
    }

    /// What makes the place after `at` tokens worth a frontier, if it is.
    pub fn place(&self, at: usize, spacing: Spacing) -> Option<Place> {
        match self.boundaries.binary_search(&at) {
            Ok(_) if at == self.tokens.len() && self.usage.n_reused == 0 => Some(Place::ColdPrompt),
            Ok(_) => Some(Place::Boundary),
            Err(_) => spacing.is_at(at, self.tokens.len()).then_some(Place::Regular),
        }
    }

    /// Whether somebody before it is computing what it needs next. Nobody waits for requests of a lower priority.
    pub fn waits_for(&self, before: &[Running]) -> bool {
        self.leaders.iter().any(|(leader, common)| {
            let leader = before.iter().find(|r| r.id == *leader);
            *common >= self.seq.len() + WAIT_GAIN && leader.is_some_and(|r| r.n_left() > 0 && r.seq.len() < *common)
        })
    }

    /// Looks for prompts that begin like this one and are being computed. They get a frontier where the paths part.
    pub fn follow(&mut self, before: &mut [Running]) {
        for leader in before.iter_mut().filter(|r| r.n_left() > 0 && r.priority >= self.priority) {
            let common = leader.tokens.iter().zip(&self.tokens).take_while(|(a, b)| a == b).count();
            if common >= self.seq.len() + WAIT_GAIN && leader.seq.len() < common {
                self.leaders.push((leader.id, common));
                if let Err(at) = leader.boundaries.binary_search(&common) {
                    leader.boundaries.insert(at, common);
                }
            }
        }
    }

    /// It was moved on to what somebody else had computed.
    pub fn skipped(&mut self, n_tokens: usize) {
        self.usage.n_reused += n_tokens;
        self.report_prefill();
    }

    /// Tells how far the prompt is.
    pub fn report_prefill(&mut self) {
        let reused = self.usage.n_reused;
        let (done, total) = (self.seq.len().min(self.tokens.len()) - reused, self.tokens.len() - reused);
        self.driver.event(SchedulerEvent::Prefill { done, total, reused });
    }

    /// What of the next step's logits is enough for its driver, if it generates.
    pub fn reach(&self) -> Option<Reach> {
        matches!(self.phase, Phase::Decode(_)).then(|| self.driver.reach()).flatten()
    }

    /// Asks the driver what comes after the sequence's logits. Answers why the request is over, if it is.
    pub fn accept(&mut self, engine: &mut Engine) -> Option<FinishReason> {
        self.first_logits.get_or_insert_with(Instant::now);
        let (ctx, len) = (engine.ctx(), self.seq.len());
        let likeliest = self.seq.likeliest.take();
        let next = likeliest.and_then(|likeliest| self.driver.accept_likeliest(&likeliest, len));
        let next = match next {
            Some(next) => next,
            None => match engine.know_logits(&mut self.seq) {
                Ok(()) => self.driver.accept(self.seq.logits(), len),
                Err(error) => return Some(error.into()),
            },
        };
        match next {
            Next::End => Some(FinishReason::Done),
            Next::Feed(_) if self.seq.len() >= ctx => Some(FinishReason::Length),
            Next::Feed(token) => {
                self.phase = Phase::Decode(token);
                None
            }
        }
    }

    /// Ends it. The sequence is handed back: it may be worth keeping.
    pub fn finish(mut self, reason: FinishReason) -> Sequence {
        let now = Instant::now();
        let first = self.first_logits.unwrap_or(now);
        self.usage.prefill = first - self.started;
        self.usage.generate = now - first;
        self.usage.n_generated = self.seq.len().saturating_sub(self.tokens.len());
        self.driver.finish(Finish { reason, usage: self.usage });
        self.seq
    }
}
