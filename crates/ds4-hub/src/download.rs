//! A whole download: room, ranges, checksum, name.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::part::Part;
use crate::ranges::Filling;
use crate::{Error, Hub, Remote, disk, sha256};

/// How often progress is told.
const TELL: Duration = Duration::from_millis(200);
/// How often it is written down what is missing.
const NOTE: Duration = Duration::from_secs(5);
/// Bytes that stay free on the disk.
const SPARE: u64 = 256 << 20;

/// How long the other side may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patience {
    /// To let us in.
    pub connect: Duration,
    /// To begin an answer.
    pub answer: Duration,
    /// To send the body of one request, which is sized to take a sixth of it: a stall ends here.
    pub body: Duration,
    /// The first wait after a failure; it doubles with every one that follows.
    pub wait: Duration,
    /// Failures in a row that end the download.
    pub tries: u32,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            connect: Duration::from_secs(20),
            answer: Duration::from_secs(60),
            body: Duration::from_secs(60),
            wait: Duration::from_secs(1),
            tries: 10,
        }
    }
}

/// What is downloaded, and how.
#[derive(Clone, Debug)]
pub struct Download<'d> {
    /// The file on the hub.
    pub remote: &'d Remote,
    /// Its name on the disk.
    pub target: &'d Path,
    /// Connections at the same time.
    pub connections: usize,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes come.
    Fetching,
    /// The checksum is computed.
    Checking,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Of what.
    pub stage: Stage,
    /// Bytes done.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// Bytes a second, lately.
    pub rate: f64,
}

impl Progress {
    /// Seconds left at this rate.
    pub fn seconds_left(&self) -> Option<f64> {
        (self.rate > 0.0).then(|| (self.total - self.done) as f64 / self.rate)
    }
}

/// Downloads a file, going on where an earlier run stopped. Under `target` there is nothing, or what was there before, until
/// size and checksum (if the hub named one) are right.
///
/// # Errors
/// See [`Error`]; everything but a wrong checksum keeps what came so far.
pub fn download(
    hub: &Hub,
    plan: &Download<'_>,
    stop: &AtomicBool,
    tell: &(dyn Fn(Progress) + Sync),
) -> Result<(), Error> {
    let dir = plan.target.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (part, gaps) = Part::open(plan.target, plan.remote)?;
    let needed = gaps.n_bytes();
    let free = disk::free_bytes(dir).map_err(Error::io("look at", dir))?;
    if needed > 0 && free < needed.saturating_add(SPARE) {
        return Err(Error::NoRoom { dir: dir.to_owned(), free, needed });
    }
    let connections = plan.connections.max(1);
    let filling = Filling::new(hub, plan.remote, &part, stop, gaps, connections);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..connections)
            .map(|me| {
                scope.spawn({
                    let filling = &filling;
                    move || filling.work(me)
                })
            })
            .collect();
        watch(&filling, plan.remote, tell, &|| workers.iter().all(|worker| worker.is_finished()))
    })?;
    let missing = filling.missing();
    part.write_note(plan.remote, &missing)?;
    if let Some(err) = filling.failure() {
        if matches!(err, Error::Changed { .. }) {
            part.discard()?;
        }
        return Err(err);
    }
    if missing.n_bytes() > 0 {
        return Err(Error::Interrupted);
    }
    if let Some(expected) = &plan.remote.sha256 {
        let meter = Meter::new(0);
        let total = plan.remote.size;
        let found = sha256(&part.path, stop, &|done| {
            if let Some(rate) = meter.rate(done) {
                tell(Progress { stage: Stage::Checking, done, total, rate });
            }
        })?;
        if found != *expected {
            part.discard()?;
            return Err(Error::Checksum { found, expected: expected.clone() });
        }
    }
    part.finish(plan.target)
}

/// Tells progress and writes notes until the workers are done.
fn watch(
    filling: &Filling<'_>,
    remote: &Remote,
    tell: &dyn Fn(Progress),
    is_over: &dyn Fn() -> bool,
) -> Result<(), Error> {
    let meter = Meter::new(filling.done.load(Ordering::Relaxed));
    let mut noted = Instant::now();
    while !is_over() {
        let done = filling.done.load(Ordering::Relaxed);
        if let Some(rate) = meter.rate(done) {
            tell(Progress { stage: Stage::Fetching, done, total: remote.size, rate });
        }
        if noted.elapsed() >= NOTE {
            // The list first, then the bytes: what is missing in it may be there, never the other way round.
            let missing = filling.missing();
            filling.part.write_note(remote, &missing)?;
            noted = Instant::now();
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

/// Turns counts into a smooth rate, at the pace of telling.
struct Meter {
    last: std::cell::Cell<(Instant, u64, f64)>,
}

impl Meter {
    fn new(done: u64) -> Meter {
        Meter { last: std::cell::Cell::new((Instant::now(), done, 0.0)) }
    }

    /// The rate, when it is time to tell.
    fn rate(&self, done: u64) -> Option<f64> {
        let (then, before, old) = self.last.get();
        let seconds = then.elapsed().as_secs_f64();
        if seconds < TELL.as_secs_f64() {
            return None;
        }
        let now = done.saturating_sub(before) as f64 / seconds;
        // Ten tellings, two seconds, until an old rate is forgotten.
        let rate = if old == 0.0 { now } else { old * 0.8 + now * 0.2 };
        self.last.set((Instant::now(), done, rate));
        Some(rate)
    }
}
