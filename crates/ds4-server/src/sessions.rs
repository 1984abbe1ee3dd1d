//! The answers that are being made, for whoever wants to see what the server does. Numbers only, never a word.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use serde_json::{Value, json};

use crate::service::lock;

/// Answers in progress.
#[derive(Debug, Default)]
pub struct Sessions {
    next: AtomicU64,
    now: Mutex<BTreeMap<u64, Arc<Progress>>>,
}

/// How far one answer is.
#[derive(Debug)]
pub struct Progress {
    path: &'static str,
    begun: Instant,
    /// See [`PHASES`].
    phase: AtomicU8,
    prompt: AtomicUsize,
    cached: AtomicUsize,
    /// Tokens of the prompt that are known to the model by now.
    read: AtomicUsize,
    generated: AtomicUsize,
    /// Milliseconds from `begun` to the first token.
    first_ms: AtomicU64,
}

const PHASES: [&str; 3] = ["queued", "prompt", "answer"];

/// An answer in the list; dropping it takes it out.
#[derive(Debug)]
pub struct Session {
    sessions: Arc<Sessions>,
    id: u64,
    progress: Arc<Progress>,
}

impl Sessions {
    /// Puts an answer into the list.
    pub fn begin(self: &Arc<Sessions>, path: &'static str, n_prompt: usize) -> Session {
        let progress = Arc::new(Progress {
            path,
            begun: Instant::now(),
            phase: AtomicU8::new(0),
            prompt: AtomicUsize::new(n_prompt),
            cached: AtomicUsize::new(0),
            read: AtomicUsize::new(0),
            generated: AtomicUsize::new(0),
            first_ms: AtomicU64::new(0),
        });
        let id = self.next.fetch_add(1, Relaxed);
        lock(&self.now).insert(id, Arc::clone(&progress));
        Session { sessions: Arc::clone(self), id, progress }
    }

    /// The list, oldest first.
    pub fn list(&self) -> Value {
        lock(&self.now).iter().map(|(id, progress)| progress.show(*id)).collect()
    }
}

impl Progress {
    fn show(&self, id: u64) -> Value {
        let elapsed_ms = self.begun.elapsed().as_millis() as u64;
        let (generated, first_ms) = (self.generated.load(Relaxed), self.first_ms.load(Relaxed));
        let answer_s = elapsed_ms.saturating_sub(first_ms) as f64 / 1e3;
        let speed = if generated > 1 && answer_s > 0.0 { (generated - 1) as f64 / answer_s } else { 0.0 };
        json!({
            "id": id,
            "path": self.path,
            "phase": PHASES[usize::from(self.phase.load(Relaxed))],
            "seconds": elapsed_ms as f64 / 1e3,
            "prompt": self.prompt.load(Relaxed),
            "cached": self.cached.load(Relaxed),
            "read": self.read.load(Relaxed),
            "generated": generated,
            "tokens_per_second": speed,
        })
    }
}

impl Session {
    /// `read` tokens of its prompt are known by now, `cached` of them from before.
    pub fn prompt(&self, cached: usize, read: usize) {
        let progress = &self.progress;
        progress.phase.store(1, Relaxed);
        progress.cached.store(cached, Relaxed);
        progress.read.store(read, Relaxed);
    }

    /// One more token.
    pub fn token(&self) {
        let progress = &self.progress;
        if progress.generated.fetch_add(1, Relaxed) == 0 {
            progress.phase.store(2, Relaxed);
            progress.read.store(progress.prompt.load(Relaxed), Relaxed);
            progress.first_ms.store(progress.begun.elapsed().as_millis() as u64, Relaxed);
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        lock(&self.sessions.now).remove(&self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_and_go() {
        let sessions = Arc::new(Sessions::default());
        let (a, b) = (sessions.begin("/v1/messages", 30), sessions.begin("/v1/responses", 4));
        a.prompt(10, 20);
        b.prompt(0, 0);
        b.token();
        let list = sessions.list();
        let facts = |at: usize| ["phase", "cached", "read", "generated"].map(|key| list[at][key].clone());
        assert_eq!(facts(0), [json!("prompt"), json!(10), json!(20), json!(0)]);
        assert_eq!(facts(1), [json!("answer"), json!(0), json!(4), json!(1)]);
        drop(a);
        assert_eq!(sessions.list().as_array().unwrap().len(), 1);
        drop(b);
        assert_eq!(sessions.list(), json!([]));
    }
}
