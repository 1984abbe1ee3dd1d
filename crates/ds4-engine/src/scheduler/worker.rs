//! The engine thread.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use super::pace::{Allowed, Pace};
use super::request::{FinishReason, Pending, SchedulerEvent};
use super::running::{Phase, Running};
use super::{Message, SchedulerOptions, Shared, plan};
use crate::archive::Place;
use crate::engine::Slice;
use crate::{Engine, Error};

/// How long an idle thread sleeps before it looks at deadlines again.
const NAP: Duration = Duration::from_millis(50);

/// Rows of prompts in a step, however slow the device: fewer would read all weights for next to nothing.
const SLICE_MIN: usize = 4;

pub(super) struct Worker {
    engine: Engine,
    options: SchedulerOptions,
    receiver: Receiver<Message>,
    shared: Arc<Shared>,
    queue: VecDeque<Pending>,
    running: Vec<Running>,
    pace: Pace,
    n_admitted: u64,
}

impl Worker {
    pub fn new(engine: Engine, options: SchedulerOptions, receiver: Receiver<Message>, shared: Arc<Shared>) -> Worker {
        let (queue, running, pace) = (VecDeque::new(), Vec::new(), Pace::default());
        Worker { engine, options, receiver, shared, queue, running, pace, n_admitted: 0 }
    }

    /// Runs until it is told to end and has nothing left to do.
    pub fn run(mut self) {
        loop {
            self.receive();
            self.drop_interrupted();
            let ending = self.shared.ending.load(Ordering::Relaxed);
            if self.shared.abort.load(Ordering::Relaxed) || (ending && self.running.is_empty() && self.queue.is_empty())
            {
                break;
            }
            self.admit();
            self.publish();
            if !self.running.is_empty() {
                self.step();
            }
        }
        self.running.drain(..).for_each(|r| drop(r.finish(FinishReason::ShutDown)));
        self.queue.drain(..).for_each(|p| p.finish(FinishReason::ShutDown));
        self.publish();
    }

    /// Takes what has arrived; sleeps while there is nothing to do.
    fn receive(&mut self) {
        let idle = self.running.is_empty();
        if idle {
            match self.receiver.recv_timeout(if self.queue.is_empty() { Duration::from_secs(3600) } else { NAP }) {
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => {}
                // Handles keep a sender each, and the last one to be dropped says so before it goes.
                Err(RecvTimeoutError::Disconnected) => self.shared.abort.store(true, Ordering::Relaxed),
            }
        }
        loop {
            match self.receiver.try_recv() {
                Ok(message) => self.take(message),
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return,
            }
        }
    }

    fn take(&mut self, message: Message) {
        let Message::Submit(mut pending) = message else { return };
        // Behind all of its priority or above.
        let priority = pending.request.priority;
        let position = self.queue.iter().position(|p| p.request.priority < priority).unwrap_or(self.queue.len());
        pending.request.driver.event(SchedulerEvent::Queued { position });
        self.queue.insert(position, *pending);
        self.report_positions(position + 1);
    }

    /// Tells those from `first` on that they moved.
    fn report_positions(&mut self, first: usize) {
        for (position, pending) in self.queue.iter_mut().enumerate().skip(first) {
            pending.request.driver.event(SchedulerEvent::Queued { position });
        }
    }

    /// Ends what was cancelled or came too late.
    fn drop_interrupted(&mut self) {
        for i in (0..self.running.len()).rev() {
            if let Some(reason) = self.running[i].interrupted() {
                self.end(i, reason);
            }
        }
        for i in (0..self.queue.len()).rev() {
            let pending = &self.queue[i];
            let late = pending.request.deadline.is_some_and(|d| d <= Instant::now());
            let reason = match pending.cancelled.load(Ordering::Relaxed) {
                true => FinishReason::Cancelled,
                false if late => FinishReason::Deadline,
                false => continue,
            };
            self.shared.counters.finished.fetch_add(1, Ordering::Relaxed);
            self.unqueue(i).finish(reason);
        }
    }

    fn unqueue(&mut self, i: usize) -> Pending {
        self.shared.n_queued.fetch_sub(1, Ordering::Relaxed);
        let pending = self.queue.remove(i).expect("the index is of the queue");
        self.report_positions(i);
        pending
    }

    /// Starts waiting requests for which there are a sequence and pages.
    fn admit(&mut self) {
        while let Some(first) = self.queue.front() {
            let need = self.engine.pages_for(first.request.tokens.len() + first.request.max_tokens);
            let reserved: usize = self.running.iter().map(|r| r.pages).sum();
            if reserved + need > self.engine.n_pages() {
                return;
            }
            let seq = match self.engine.resume(&first.request.tokens) {
                Ok(seq) => seq,
                Err(Error::NoFreeSequence { .. }) => return,
                Err(error) => {
                    self.shared.counters.finished.fetch_add(1, Ordering::Relaxed);
                    self.unqueue(0).finish(error.into());
                    continue;
                }
            };
            let pending = self.unqueue(0);
            let counters = &self.shared.counters;
            counters.reused.fetch_add(seq.len() as u64, Ordering::Relaxed);
            self.n_admitted += 1;
            let mut running = Running::new(self.n_admitted, pending, seq, need);
            running.follow(&mut self.running);
            self.running.push(running);
            // The whole prompt was known, logits and all.
            let last = self.running.len() - 1;
            if self.running[last].n_left() == 0 {
                self.ask(last);
            }
        }
    }

    /// Moves on those that waited for what others were computing, once it is there.
    fn catch_up(&mut self) {
        let mut failed = Vec::new();
        for i in 0..self.running.len() {
            let (before, rest) = self.running.split_at_mut(i);
            let running = &mut rest[0];
            let waits = running.waits_for(before);
            let waited = std::mem::replace(&mut running.is_waiting, waits);
            if !waited || running.is_waiting {
                continue;
            }
            let len = running.seq.len();
            if let Err(error) = self.engine.advance(&mut running.seq, &running.tokens) {
                failed.push((i, error));
                continue;
            }
            let n_skipped = running.seq.len() - len;
            running.skipped(n_skipped);
            self.shared.counters.reused.fetch_add(n_skipped as u64, Ordering::Relaxed);
        }
        failed.into_iter().rev().for_each(|(i, error)| self.end(i, error.into()));
        // The same prompt as another one's: there is nothing left to compute.
        for i in (0..self.running.len()).rev() {
            if self.running[i].n_left() == 0 && matches!(self.running[i].phase, Phase::Prefill) {
                self.ask(i);
            }
        }
    }

    /// One batch. Whoever has no rows in one that fails goes on.
    fn step(&mut self) {
        self.catch_up();
        if self.running.is_empty() {
            return;
        }
        let options = self.engine.options();
        let (chunk, spacing) = (options.chunk(), options.spacing());
        let slice = self.slice();
        let rows = plan::rows(&self.running, chunk, slice, spacing);
        let mut slices = Vec::new();
        for (running, n) in self.running.iter_mut().zip(&rows).filter(|(_, n)| **n > 0) {
            let at = running.seq.len();
            let (tokens, done) = match &running.phase {
                Phase::Decode(token) => (std::slice::from_ref(token), true),
                Phase::Prefill => (&running.tokens[at..at + n], at + n == running.tokens.len()),
            };
            // Frontiers need logits too: whoever resumes there may want nothing else.
            let frontier = match running.phase {
                Phase::Prefill => running.place(at + n, spacing).is_some(),
                Phase::Decode(_) => true,
            };
            let reach = running.reach();
            slices.push(Slice { seq: &mut running.seq, tokens, n_logits: usize::from(done || frontier), reach });
        }
        let started = Instant::now();
        if let Err(error) = self.engine.step(&mut slices) {
            let reason = FinishReason::from(error);
            (0..self.running.len()).rev().filter(|i| rows[*i] > 0).for_each(|i| self.end(i, reason.clone()));
            return;
        }
        let n_decode = self.n_decode();
        self.pace.measured(n_decode, rows.iter().sum::<usize>() - n_decode, started.elapsed().as_secs_f64());
        let shared = Arc::clone(&self.shared);
        let counters = &shared.counters;
        counters.steps.fetch_add(1, Ordering::Relaxed);
        for i in (0..self.running.len()).rev().filter(|i| rows[*i] > 0) {
            let running = &mut self.running[i];
            let place = match running.phase {
                Phase::Prefill => {
                    counters.prefilled.fetch_add(rows[i] as u64, Ordering::Relaxed);
                    running.report_prefill();
                    running.place(running.seq.len(), spacing)
                }
                Phase::Decode(_) => {
                    counters.generated.fetch_add(1, Ordering::Relaxed);
                    running.seq.len().is_multiple_of(spacing.interval).then_some(Place::Regular)
                }
            };
            if let Some(Err(error)) = place.map(|place| self.engine.keep(&mut running.seq, place)) {
                self.end(i, error.into());
            } else if self.running[i].n_left() == 0 {
                self.ask(i);
            }
        }
    }

    /// Sequences that are being answered.
    fn n_decode(&self) -> usize {
        self.running.iter().filter(|running| matches!(running.phase, Phase::Decode(_))).count()
    }

    /// Rows of prompts that fit into a step beside the sequences that generate.
    fn slice(&self) -> usize {
        let allowed = Allowed {
            seconds: self.options.step_target.as_secs_f64(),
            slowdown: self.options.slowdown_max,
            row_seconds: self.engine.seconds_per_token(),
        };
        self.pace.rows(self.n_decode(), SLICE_MIN, allowed).min(self.options.prefill_slice.max(SLICE_MIN))
    }

    /// Asks the driver of a request whose logits are known for its next token.
    fn ask(&mut self, i: usize) {
        if let Some(reason) = self.running[i].accept(&mut self.engine) {
            self.end(i, reason);
        }
    }

    /// Ends a running request. What it generated is worth a frontier: the next request is likely to go on from there.
    fn end(&mut self, i: usize, reason: FinishReason) {
        let mut running = self.running.remove(i);
        if matches!(reason, FinishReason::Cancelled | FinishReason::Deadline) && running.has_read() {
            self.complete(&mut running);
        }
        self.shared.counters.finished.fetch_add(1, Ordering::Relaxed);
        self.publish();
        let mut seq = running.finish(reason);
        // It has its answer; what cannot be kept is computed again.
        let _ = self.engine.keep(&mut seq, Place::Answer);
    }

    /// A prompt that is given up is likely to come again: one more row of it gives the logits without which there is no frontier.
    fn complete(&mut self, running: &mut Running) {
        let at = running.seq.len();
        let row = Slice { seq: &mut running.seq, tokens: &running.tokens[at..=at], n_logits: 1, reach: None };
        // A device that fails here fails in the next step as well, which says so.
        if self.engine.step(&mut [row]).is_ok() {
            self.shared.counters.prefilled.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Shows how things stand to whoever asks.
    fn publish(&self) {
        let c = &self.shared.counters;
        c.running.store(self.running.len() as u64, Ordering::Relaxed);
        let prefix = self.engine.prefix_stats();
        c.pages_held.store(prefix.pages_held as u64, Ordering::Relaxed);
        c.pages_total.store(self.engine.n_pages() as u64, Ordering::Relaxed);
        c.frontiers.store(prefix.frontiers as u64, Ordering::Relaxed);
        c.frontier_bytes.store(prefix.tail_bytes, Ordering::Relaxed);
    }
}
