//! Counts for people and for monitoring.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Counts since the start, and what is going on now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Requests that are running.
    pub running: usize,
    /// Requests that wait.
    pub queued: usize,
    /// Requests that ended.
    pub finished: u64,
    /// Prompt tokens processed.
    pub prefilled: u64,
    /// Prompt tokens that were known already.
    pub reused: u64,
    /// Tokens generated.
    pub generated: u64,
    /// Batches run.
    pub steps: u64,
    /// Pages that somebody holds.
    pub pages_held: usize,
    /// All pages.
    pub pages_total: usize,
    /// Prefixes that can be resumed from.
    pub frontiers: usize,
    /// Bytes they take besides pages.
    pub frontier_bytes: u64,
}

/// The engine thread's side.
#[derive(Default)]
pub(super) struct Counters {
    pub running: AtomicU64,
    pub finished: AtomicU64,
    pub prefilled: AtomicU64,
    pub reused: AtomicU64,
    pub generated: AtomicU64,
    pub steps: AtomicU64,
    pub pages_held: AtomicU64,
    pub pages_total: AtomicU64,
    pub frontiers: AtomicU64,
    pub frontier_bytes: AtomicU64,
}

impl Counters {
    pub fn read(&self, queued: usize) -> Stats {
        let at = |counter: &AtomicU64| counter.load(Relaxed);
        Stats {
            running: at(&self.running) as usize,
            queued,
            finished: at(&self.finished),
            prefilled: at(&self.prefilled),
            reused: at(&self.reused),
            generated: at(&self.generated),
            steps: at(&self.steps),
            pages_held: at(&self.pages_held) as usize,
            pages_total: at(&self.pages_total) as usize,
            frontiers: at(&self.frontiers) as usize,
            frontier_bytes: at(&self.frontier_bytes),
        }
    }
}
