//! Whether anybody is here: requests in progress, and when the last one ended.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Requests in progress. Clones count together.
#[derive(Clone, Debug)]
pub struct Activity {
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    started: Instant,
    n_now: AtomicUsize,
    /// Milliseconds from `started` to the last change.
    last_ms: AtomicU64,
}

impl Default for Activity {
    fn default() -> Activity {
        let state = State { started: Instant::now(), n_now: AtomicUsize::new(0), last_ms: AtomicU64::new(0) };
        Activity { state: Arc::new(state) }
    }
}

/// One request in progress; it ends when this is dropped.
#[derive(Debug)]
pub struct Busy {
    state: Arc<State>,
}

impl Activity {
    /// A request begins.
    pub fn begin(&self) -> Busy {
        self.state.n_now.fetch_add(1, Relaxed);
        Busy { state: Arc::clone(&self.state) }
    }

    /// Requests in progress.
    pub fn n_now(&self) -> usize {
        self.state.n_now.load(Relaxed)
    }

    /// How long nobody has been here.
    pub fn idle(&self) -> Duration {
        if self.n_now() > 0 {
            return Duration::ZERO;
        }
        self.state.started.elapsed().saturating_sub(Duration::from_millis(self.state.last_ms.load(Relaxed)))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.state.last_ms.store(self.state.started.elapsed().as_millis() as u64, Relaxed);
        self.state.n_now.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn idle_counts_from_the_last_end() {
        let activity = Activity::default();
        let busy = activity.begin();
        std::thread::sleep(Duration::from_millis(20));
        assert_eq!((activity.n_now(), activity.idle()), (1, Duration::ZERO));
        drop(busy);
        assert_eq!(activity.n_now(), 0);
        assert!(activity.idle() < Duration::from_millis(20));
    }
}
