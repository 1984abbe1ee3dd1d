//! The threads of the CPU backend: one [`Pool`] that runs an indexed set of tasks on all of them and returns.
//!
//! A token is about a thousand such fork-joins, so their cost is what this file is about. Workers that have just
//! finished spin for some tens of microseconds and see the next job at once; only an idle pool sleeps. The caller works
//! too, and waits only for the workers that *joined* its job: one that the operating system has not scheduled yet
//! delays nobody, which is what keeps an oversubscribed machine usable. A pool of all cores has its workers pinned to
//! them, see `cores.rs`; the caller belongs to somebody else and is left alone.
//!
//! On a machine with several memory nodes a job's tasks are divided among the nodes by their threads, in order, and a
//! thread helps other nodes when its own has no more. Tasks that go over the rows of a matrix in order so meet each row
//! on the same node every time, and pages of the mapped file, which come from the disk for who reads them first, are
//! where they are needed.
//!
//! What a task computes must not depend on which worker runs it or on what runs before it; then results do not depend
//! on the number of threads. The pool knows nothing of tensors beyond handing out disjoint parts of a buffer
//! ([`Shared`], [`Pool::for_rows`]).

mod cores;
mod disjoint;

pub use cores::physical_cores;
pub use disjoint::Shared;

use std::any::Any;
use std::cell::{Cell, UnsafeCell};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a worker without work spins, hogging its core, before it starts to yield between looks.
const SPIN: Duration = Duration::from_micros(10);
/// How long a worker without work stays awake in all; then it sleeps until the next job.
const AWAKE: Duration = Duration::from_micros(50);
/// A thread takes this part of what is left divided by the threads: large pieces first, single tasks at the end, so that
/// all end at the same time and the counter stays quiet.
const PART: usize = 4;

/// A fixed set of threads that run indexed tasks together with the caller.
///
/// Dropping the pool ends and joins its threads.
pub struct Pool {
    core: Arc<Core>,
    workers: Vec<JoinHandle<()>>,
    /// Held for the length of a run: the core has room for one job. Callers from several threads take turns.
    turn: Mutex<()>,
}

impl Pool {
    /// A pool of `threads` threads, the caller of [`Pool::run`] included. 0 counts as 1.
    ///
    /// Should the system refuse a thread, the pool is as large as it could be made; see [`Pool::threads`].
    pub fn new(threads: usize) -> Pool {
        Pool::on_nodes(&cores::nodes(threads.max(1)))
    }

    /// A pool with a thread for each of `nodes`, the memory node that it is on.
    fn on_nodes(nodes: &[usize]) -> Pool {
        let threads = nodes.len();
        let mut distinct = nodes.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        let node_of = |node: &usize| distinct.iter().position(|other| other == node).unwrap_or(0);
        let core = Arc::new(Core {
            gate: AtomicUsize::new(0),
            job: UnsafeCell::new(None),
            node_of: nodes.iter().map(node_of).collect(),
            parts: distinct.iter().map(|_| Part::default()).collect(),
            panic: Mutex::new(None),
            sleepers: AtomicUsize::new(0),
            sleep: Mutex::new(()),
            wake: Condvar::new(),
        });
        let workers = (1..threads)
            .map_while(|worker| {
                let core = Arc::clone(&core);
                let work = move || {
                    cores::pin(worker, threads);
                    core.work(worker);
                };
                thread::Builder::new().name(format!("ds4-cpu-{worker}")).spawn(work).ok()
            })
            .collect();
        Pool { core, workers, turn: Mutex::new(()) }
    }

    /// Threads that work on a job, the caller included. Worker indices are below this.
    pub fn threads(&self) -> usize {
        self.workers.len() + 1
    }

    /// Memory nodes that the threads are on.
    pub fn nodes(&self) -> usize {
        self.core.parts.len()
    }

    /// Which of `n` things in order are a node's.
    pub fn of_node(&self, node: usize, n: usize) -> Range<usize> {
        self.core.of_node(node, n)
    }

    /// Runs `task(index, worker)` once for every index below `n_tasks`, on all threads, and returns when all are done.
    ///
    /// `worker` is below [`Pool::threads`] and no two tasks run with the same one at the same time, so it can name a
    /// scratch area. The caller is worker 0. A pool of one thread, or a single task, runs on the caller alone.
    ///
    /// # Panics
    /// With the panic of a task (the first one, if several panic; tasks not yet started are skipped), after all threads
    /// have left the job. And if it is called from inside a task, of this pool or another: threads that wait for
    /// themselves would never end, so nested use is refused at any pool size.
    pub fn run(&self, n_tasks: usize, task: &(dyn Fn(usize, usize) + Sync)) {
        let _inside = Inside::enter();
        if self.workers.is_empty() || n_tasks <= 1 {
            (0..n_tasks).for_each(|index| task(index, 0));
            return;
        }
        let turn = lock(&self.turn);
        let core = &*self.core;
        // SAFETY: only the lifetime changes. `Core::close` below returns after the last worker has left the job, and
        // nothing between here and there unwinds, so no thread touches `task` after this call.
        let task: &'static (dyn Fn(usize, usize) + Sync) =
            unsafe { std::mem::transmute::<&(dyn Fn(usize, usize) + Sync), _>(task) };
        let job = Job { task, n_tasks };
        core.open(job);
        core.take_part(job, 0);
        core.close();
        let panic = lock(&core.panic).take();
        drop(turn);
        if let Some(payload) = panic {
            resume_unwind(payload);
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.core.gate.fetch_or(QUIT, Ordering::SeqCst);
        self.core.wake_sleepers();
        for worker in self.workers.drain(..) {
            // A worker catches the panics of tasks; it cannot end with one.
            let _ = worker.join();
        }
    }
}

/// One call of [`Pool::run`].
#[derive(Clone, Copy)]
struct Job {
    task: &'static (dyn Fn(usize, usize) + Sync),
    n_tasks: usize,
}

/// The tasks of a node that nobody has taken; on a cache line of its own.
#[derive(Debug, Default)]
#[repr(align(64))]
struct Part {
    next: AtomicUsize,
    end: AtomicUsize,
}

impl Part {
    /// The next tasks, of `threads` that share them; none if there are no more.
    fn take(&self, threads: usize) -> Option<Range<usize>> {
        let end = self.end.load(Ordering::Relaxed);
        let after = |first: usize| first + (end.saturating_sub(first) / (PART * threads)).max(1);
        let take = |first| (first < end).then(|| after(first));
        let first = self.next.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).ok()?;
        Some(first..after(first))
    }
}

/// What the caller and the workers share.
struct Core {
    /// The number of workers inside the job, [`OPEN`], [`QUIT`], and above them the number of the job.
    gate: AtomicUsize,
    /// The job. Written by the caller while the gate is closed and empty, read by workers that entered an open gate.
    job: UnsafeCell<Option<Job>>,
    /// The node of each thread.
    node_of: Vec<usize>,
    /// The tasks by node.
    parts: Vec<Part>,
    /// The first panic of a task in this job.
    panic: Mutex<Option<Box<dyn Any + Send>>>,
    /// Workers that sleep or are about to. The caller does not touch the mutex when it is 0.
    sleepers: AtomicUsize,
    sleep: Mutex<()>,
    wake: Condvar,
}

// SAFETY: `job` is the only field that is not Sync by itself. Writing and reading it are ordered by `gate`; see
// `Core::open` and `Core::enter`.
unsafe impl Sync for Core {}

/// The gate's low bits count the workers inside.
const INSIDE: usize = (1 << 14) - 1;
/// Workers may enter.
const OPEN: usize = 1 << 14;
/// The pool is being dropped.
const QUIT: usize = 1 << 15;
/// One step of the job number. On a 32-bit machine it wraps after 2^16 jobs, and a worker that sleeps through exactly
/// that many misses one: the others do its share.
const JOB: usize = 1 << 16;

impl Core {
    /// Publishes `job` and lets workers in.
    fn open(&self, job: Job) {
        for (node, part) in self.parts.iter().enumerate() {
            let Range { start, end } = self.of_node(node, job.n_tasks);
            part.next.store(start, Ordering::Relaxed);
            part.end.store(end, Ordering::Relaxed);
        }
        // SAFETY: the gate is closed, and the last `close` saw every worker that had read the cell leave. A worker that
        // knocks at the closed gate counts itself in and out again but does not look at the job.
        unsafe { *self.job.get() = Some(job) };
        // The release half publishes the job. The old number ends in 0 below JOB but for knocking workers and OPEN is
        // clear, so adding sets it.
        self.gate.fetch_add(JOB + OPEN, Ordering::SeqCst);
        if self.sleepers.load(Ordering::SeqCst) > 0 {
            self.wake_sleepers();
        }
    }

    /// Locks the workers out and waits until those inside have left.
    fn close(&self) {
        self.gate.fetch_and(!OPEN, Ordering::SeqCst);
        let mut idle = Idle::new();
        // The acquire pairs with the release of the workers leaving: what their tasks wrote is visible from here on.
        while self.gate.load(Ordering::Acquire) & INSIDE != 0 {
            idle.pause();
        }
    }

    /// Which of `n` things in order are a node's: as many as its share of the threads.
    fn of_node(&self, node: usize, n: usize) -> Range<usize> {
        let threads_before = |node: usize| self.node_of.iter().filter(|other| **other < node).count();
        let cut = |node| n * threads_before(node) / self.node_of.len();
        cut(node)..cut(node + 1)
    }

    /// Takes tasks until none is left, those of the worker's own node first. A panic ends the job for everybody and is
    /// kept for the caller.
    fn take_part(&self, job: Job, worker: usize) {
        let own = self.node_of[worker];
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            for part in self.parts[own..].iter().chain(&self.parts[..own]) {
                while let Some(tasks) = part.take(self.node_of.len()) {
                    tasks.for_each(|index| (job.task)(index, worker));
                }
            }
        }));
        if let Err(payload) = outcome {
            self.parts.iter().for_each(|part| part.end.store(0, Ordering::Relaxed));
            lock(&self.panic).get_or_insert(payload);
        }
    }

    /// The life of a worker: find the gate open with a number it has not served, take part, leave, look again.
    fn work(&self, worker: usize) {
        let _inside = Inside::enter();
        let mut served = 0;
        loop {
            let seen = self.next_job(served);
            if seen & QUIT != 0 {
                return;
            }
            // Counting in and looking are one step. If the gate was closed since, or it is another job's by now, the
            // number says so.
            let found = self.gate.fetch_add(1, Ordering::Acquire);
            if found & OPEN != 0 {
                served = found / JOB;
                // SAFETY: the gate was open with this worker counted in, so `open` of this job happened before, and the
                // next `open` waits for the fetch_sub below.
                let job = unsafe { *self.job.get() };
                if let Some(job) = job {
                    self.take_part(job, worker);
                }
            }
            self.gate.fetch_sub(1, Ordering::Release);
        }
    }

    /// Waits until the gate is open with another number than `served`, or the pool quits; returns the gate's value.
    fn next_job(&self, served: usize) -> usize {
        let news = |gate: usize| gate & QUIT != 0 || (gate & OPEN != 0 && gate / JOB != served);
        let mut idle = Idle::new();
        loop {
            let gate = self.gate.load(Ordering::Acquire);
            if news(gate) {
                return gate;
            }
            if idle.pause() < AWAKE {
                continue;
            }
            // Announce the sleep, then look once more: either the caller sees the sleeper, or this look sees the job.
            // Both sides are SeqCst for that reason.
            let mut guard = lock(&self.sleep);
            self.sleepers.fetch_add(1, Ordering::SeqCst);
            // Woken for a job that is over already, or for nothing, it stays awake for a while: more is likely to come.
            if !news(self.gate.load(Ordering::SeqCst)) {
                guard = self.wake.wait(guard).unwrap_or_else(PoisonError::into_inner);
            }
            self.sleepers.fetch_sub(1, Ordering::SeqCst);
            drop(guard);
            idle = Idle::new();
        }
    }

    fn wake_sleepers(&self) {
        // Taking the mutex makes sure that a worker between its last look and its wait is in the wait by now.
        drop(lock(&self.sleep));
        self.wake.notify_all();
    }
}

/// The pauses of a thread that waits: spinning first, then giving the core to whoever wants it.
struct Idle {
    since: Option<Instant>,
    waited: Duration,
}

impl Idle {
    fn new() -> Idle {
        Idle { since: None, waited: Duration::ZERO }
    }

    /// Pauses for a moment; returns how long this thread has waited so far, roughly.
    fn pause(&mut self) -> Duration {
        if self.waited < SPIN {
            std::hint::spin_loop();
        } else {
            thread::yield_now();
        }
        match self.since {
            None => self.since = Some(Instant::now()),
            Some(since) => self.waited = since.elapsed(),
        }
        self.waited
    }
}

thread_local! {
    /// Whether this thread runs a task.
    static INSIDE_TASK: Cell<bool> = const { Cell::new(false) };
}

/// Marks the thread as running tasks, until it is dropped.
struct Inside;

impl Inside {
    fn enter() -> Inside {
        let nested = INSIDE_TASK.replace(true);
        assert!(!nested, "Pool::run was called from inside a task; a task must do its work itself");
        Inside
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE_TASK.set(false);
    }
}

/// Locks whatever happened before: none of the pool's mutexes guards data that a panic could leave half-written.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
