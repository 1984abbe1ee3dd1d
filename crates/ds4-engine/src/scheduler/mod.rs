//! The scheduler: many requests, one device.
//!
//! One thread owns the engine. Everybody else submits [`Request`]s and hears of them through their [`Driver`]. Each step packs
//! the next token of every running sequence and a slice of somebody's prompt into one batch, so that a long prompt does not
//! freeze the others. A request is admitted once the pages it may need at most are reserved, so it cannot run out of room
//! in the middle. Drivers choose the tokens; nothing here samples.

mod pace;
mod plan;
mod request;
mod running;
mod stats;
mod worker;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

pub use request::{Driver, Finish, FinishReason, Next, Priority, Request, SchedulerEvent, Usage};
pub use stats::Stats;

use crate::Engine;
use request::Pending;
use stats::Counters;
use worker::Worker;

/// How the scheduler shares the device.
#[derive(Clone, Debug)]
pub struct SchedulerOptions {
    /// Requests that may wait; one more is refused.
    pub max_queue: usize,
    /// Most rows of prompts that share a step with sequences that are generating.
    pub prefill_slice: usize,
    /// How long such a step should take: rows are cut down to it, by the speed that was measured. Shorter: steadier tokens; longer:
    /// faster prompts.
    pub step_target: Duration,
    /// How many times as long as a step that only generates such a step may take, once that is known: the words of those who
    /// are being answered keep coming.
    pub slowdown_max: f64,
}

impl Default for SchedulerOptions {
    fn default() -> SchedulerOptions {
        SchedulerOptions {
            max_queue: 64,
            prefill_slice: 256,
            step_target: Duration::from_millis(100),
            slowdown_max: 2.5,
        }
    }
}

/// Why a request was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubmitError {
    /// Too many wait already.
    #[error("the queue is full: {max} requests are waiting; try again later")]
    QueueFull {
        /// How many may wait.
        max: usize,
    },
    /// The prompt leaves no room in the context.
    #[error("the prompt has {n_prompt} tokens, the context holds {ctx}")]
    TooLong {
        /// Tokens of the prompt.
        n_prompt: usize,
        /// Tokens of the context.
        ctx: usize,
    },
    /// There is no prompt.
    #[error("the prompt is empty")]
    Empty,
    /// A token id that the model does not have.
    #[error("token id {id} at position {pos} is outside the vocabulary")]
    TokenOutOfRange {
        /// The id.
        id: u32,
        /// Where.
        pos: usize,
    },
    /// The scheduler is ending.
    #[error("the engine is shutting down")]
    ShuttingDown,
}

/// What requests are checked against.
#[derive(Clone, Debug)]
pub struct ModelInfo {
    /// Tokens a sequence may hold.
    pub ctx: usize,
    /// Ids below this exist.
    pub n_vocab: usize,
    /// The device, for people.
    pub device: String,
    /// The memory plan, for people.
    pub plan: String,
}

/// What reaches the engine thread.
enum Message {
    Submit(Box<Pending>),
    /// Look again: a request was cancelled, or it is time to end.
    Wake,
}

/// What handles and the engine thread share.
struct Shared {
    counters: Counters,
    n_queued: AtomicUsize,
    ending: AtomicBool,
    /// Nothing but ending is allowed any more: running requests are cut short.
    abort: AtomicBool,
}

/// A handle on the engine thread.
#[derive(Clone)]
pub struct Scheduler {
    inner: Arc<Inner>,
}

struct Inner {
    sender: Sender<Message>,
    shared: Arc<Shared>,
    info: ModelInfo,
    max_queue: usize,
    thread: std::sync::Mutex<Option<JoinHandle<()>>>,
}

/// A submitted request. Dropping it cancels the request at the next step.
#[must_use = "dropping a ticket cancels its request"]
pub struct Ticket {
    cancelled: Arc<AtomicBool>,
    sender: Sender<Message>,
    detached: bool,
}

impl Ticket {
    /// Lets the request run to its end.
    pub fn detach(mut self) {
        self.detached = true;
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if !self.detached {
            self.cancelled.store(true, Ordering::Relaxed);
            // The thread may be gone already, and with it the request.
            let _ = self.sender.send(Message::Wake);
        }
    }
}

impl Scheduler {
    /// Gives the engine to a thread of its own.
    pub fn start(engine: Engine, options: SchedulerOptions) -> Scheduler {
        let info = ModelInfo {
            ctx: engine.ctx(),
            n_vocab: engine.n_vocab(),
            device: engine.device_name(),
            plan: engine.memory_plan().to_string(),
        };
        let shared = Arc::new(Shared {
            counters: Counters::default(),
            n_queued: AtomicUsize::new(0),
            ending: AtomicBool::new(false),
            abort: AtomicBool::new(false),
        });
        let (sender, receiver) = mpsc::channel();
        let max_queue = options.max_queue;
        let worker = Worker::new(engine, options, receiver, Arc::clone(&shared));
        let thread = thread::Builder::new().name("ds4-engine".into()).spawn(move || worker.run());
        let thread = std::sync::Mutex::new(Some(thread.expect("the system has room for one more thread")));
        Scheduler { inner: Arc::new(Inner { sender, shared, info, max_queue, thread }) }
    }

    /// Queues a request.
    pub fn submit(&self, request: Request) -> Result<Ticket, SubmitError> {
        let Inner { sender, shared, info, max_queue, .. } = &*self.inner;
        if shared.ending.load(Ordering::Relaxed) {
            return Err(SubmitError::ShuttingDown);
        }
        let n_prompt = request.tokens.len();
        match request.tokens.iter().position(|id| *id as usize >= info.n_vocab) {
            _ if n_prompt == 0 => return Err(SubmitError::Empty),
            _ if n_prompt > info.ctx => return Err(SubmitError::TooLong { n_prompt, ctx: info.ctx }),
            Some(pos) => return Err(SubmitError::TokenOutOfRange { id: request.tokens[pos], pos }),
            None => {}
        }
        let claim = |n: usize| (n < *max_queue).then_some(n + 1);
        if shared.n_queued.fetch_update(Ordering::Relaxed, Ordering::Relaxed, claim).is_err() {
            return Err(SubmitError::QueueFull { max: *max_queue });
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        let pending = Pending { request, cancelled: Arc::clone(&cancelled), submitted: Instant::now() };
        if sender.send(Message::Submit(Box::new(pending))).is_err() {
            return Err(SubmitError::ShuttingDown);
        }
        Ok(Ticket { cancelled, sender: sender.clone(), detached: false })
    }

    /// Counts since the start, and what is going on now.
    pub fn stats(&self) -> Stats {
        self.inner.shared.counters.read(self.inner.shared.n_queued.load(Ordering::Relaxed))
    }

    /// What requests are checked against.
    pub fn model(&self) -> &ModelInfo {
        &self.inner.info
    }

    /// Takes no more requests, lets those it has finish for as long as `drain`, then cuts the rest short. Returns when the
    /// engine thread has ended.
    pub fn shutdown(&self, drain: Duration) {
        let shared = &self.inner.shared;
        shared.ending.store(true, Ordering::Relaxed);
        let _ = self.inner.sender.send(Message::Wake);
        let thread = self.inner.thread.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        let Some(thread) = thread else { return };
        let until = Instant::now() + drain;
        while !thread.is_finished() && Instant::now() < until {
            thread::sleep(Duration::from_millis(5));
        }
        shared.abort.store(true, Ordering::Relaxed);
        let _ = self.inner.sender.send(Message::Wake);
        // A panic of the engine thread has been printed where it happened; there is nothing to add.
        let _ = thread.join();
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.shared.ending.store(true, Ordering::Relaxed);
        self.shared.abort.store(true, Ordering::Relaxed);
        let _ = self.sender.send(Message::Wake);
    }
}
