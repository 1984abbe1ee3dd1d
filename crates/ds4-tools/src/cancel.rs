//! What the one who wants a command or an answer to end shares with the one who runs it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Asks whatever is running to stop. Shared between the one who runs and the one who wants it to end.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    raised: Arc<AtomicBool>,
    /// When it counts as raised by itself.
    deadline: Option<Instant>,
}

impl Cancel {
    /// Not raised.
    pub fn new() -> Cancel {
        Cancel::default()
    }

    /// The same, which counts as raised from a time on.
    pub fn until(&self, deadline: Option<Instant>) -> Cancel {
        Cancel { raised: self.raised.clone(), deadline }
    }

    /// Stops what is running.
    pub fn raise(&self) {
        self.raised.store(true, Ordering::SeqCst);
    }

    /// Forgets it.
    pub fn clear(&self) {
        self.raised.store(false, Ordering::SeqCst);
    }

    /// Whether it was raised, or its time has come.
    pub fn is_raised(&self) -> bool {
        self.raised.load(Ordering::SeqCst) || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    /// Raises it; answers whether it was raised already.
    pub fn raise_again(&self) -> bool {
        self.raised.swap(true, Ordering::SeqCst)
    }
}
