//! Counts since the start, for `/metrics` and `/stats`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::Duration;

use ds4_engine::{Finish, Stats};
use serde_json::{Value, json};

use crate::process;
use crate::protocol::Tally;
use crate::service::lock;

/// Counts since the start.
#[derive(Debug, Default)]
pub struct Metrics {
    inner: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    /// By path and status.
    requests: BTreeMap<(String, u16), u64>,
    /// By reason.
    answers: BTreeMap<&'static str, u64>,
    prompt: u64,
    cached: u64,
    generated: u64,
    reasoning: u64,
    queued: Duration,
    prefill: Duration,
    generate: Duration,
}

/// What goes on between clients and the engine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Front {
    /// Requests in progress.
    pub n_requests: usize,
    /// Connections.
    pub n_connections: usize,
    /// Connections that were turned away since the start.
    pub n_refused: u64,
    /// Tasks: some for each connection and answer, a few for the server itself.
    pub n_tasks: usize,
}

impl Metrics {
    /// A response was begun. `path` is one of a few: memory is kept for each.
    pub fn request(&self, path: &str, status: u16) {
        *lock(&self.inner).requests.entry((path.to_owned(), status)).or_default() += 1;
    }

    /// An answer ended.
    pub fn answer(&self, reason: &'static str, tally: &Tally, finish: &Finish) {
        let mut counts = lock(&self.inner);
        *counts.answers.entry(reason).or_default() += 1;
        counts.prompt += tally.prompt as u64;
        counts.cached += tally.cached as u64;
        counts.generated += tally.generated as u64;
        counts.reasoning += tally.reasoning as u64;
        counts.queued += finish.usage.queued;
        counts.prefill += finish.usage.prefill;
        counts.generate += finish.usage.generate;
    }

    /// A client left before its answer ended.
    pub fn cancelled(&self) {
        *lock(&self.inner).answers.entry("cancelled").or_default() += 1;
    }

    /// The page for Prometheus.
    pub fn prometheus(&self, engine: &Stats, front: &Front, uptime: Duration) -> String {
        let counts = lock(&self.inner);
        let mut page = String::new();
        let mut family = |name: &str, kind: &str, help: &str, rows: Vec<(String, f64)>| {
            let _ = writeln!(page, "# HELP ds4_{name} {help}\n# TYPE ds4_{name} {kind}");
            for (labels, value) in rows {
                let _ = writeln!(page, "ds4_{name}{labels} {value}");
            }
        };
        let one = |value: f64| vec![(String::new(), value)];
        let requests = counts.requests.iter();
        let requests =
            requests.map(|((path, status), n)| (format!("{{path=\"{path}\",status=\"{status}\"}}"), *n as f64));
        family("requests_total", "counter", "Responses begun.", requests.collect());
        let answers = counts.answers.iter().map(|(reason, n)| (format!("{{reason=\"{reason}\"}}"), *n as f64));
        family("answers_total", "counter", "Answers ended.", answers.collect());
        family("prompt_tokens_total", "counter", "Tokens of prompts.", one(counts.prompt as f64));
        family("cached_tokens_total", "counter", "Prompt tokens known from before.", one(counts.cached as f64));
        family("generated_tokens_total", "counter", "Tokens generated.", one(counts.generated as f64));
        family("reasoning_tokens_total", "counter", "Tokens of reasoning.", one(counts.reasoning as f64));
        family("queue_seconds_total", "counter", "Time answers waited.", one(counts.queued.as_secs_f64()));
        family("prefill_seconds_total", "counter", "Time prompts took.", one(counts.prefill.as_secs_f64()));
        family("generate_seconds_total", "counter", "Time answers took.", one(counts.generate.as_secs_f64()));
        family("requests_now", "gauge", "Requests in progress.", one(front.n_requests as f64));
        family("connections", "gauge", "Connections.", one(front.n_connections as f64));
        family("connections_refused_total", "counter", "Connections turned away.", one(front.n_refused as f64));
        family("tasks", "gauge", "Tasks of the front.", one(front.n_tasks as f64));
        family("running", "gauge", "Answers the engine works on.", one(engine.running as f64));
        family("queued", "gauge", "Answers that wait.", one(engine.queued as f64));
        family("steps_total", "counter", "Batches the engine ran.", one(engine.steps as f64));
        family("pages_held", "gauge", "Cache pages in use.", one(engine.pages_held as f64));
        family("pages", "gauge", "Cache pages.", one(engine.pages_total as f64));
        family("prefixes", "gauge", "Known prefixes.", one(engine.frontiers as f64));
        if let Some(memory) = process::memory() {
            family("resident_bytes", "gauge", "Memory in use, mapped weights included.", one(memory.resident as f64));
            family("own_bytes", "gauge", "Memory in use by this process alone.", one(memory.own as f64));
        }
        family("uptime_seconds", "gauge", "Time since the start.", one(uptime.as_secs_f64()));
        page
    }

    /// The same for programs that read JSON.
    pub fn stats(&self, engine: &Stats, front: &Front, uptime: Duration) -> Value {
        let counts = lock(&self.inner);
        json!({
            "uptime_seconds": uptime.as_secs_f64(),
            "requests_now": front.n_requests, "connections": front.n_connections,
            "connections_refused": front.n_refused, "tasks": front.n_tasks,
            "requests": counts.requests.values().sum::<u64>(),
            "answers": counts.answers,
            "tokens": { "prompt": counts.prompt, "cached": counts.cached, "generated": counts.generated,
                        "reasoning": counts.reasoning },
            "seconds": { "queued": counts.queued.as_secs_f64(), "prefill": counts.prefill.as_secs_f64(),
                         "generate": counts.generate.as_secs_f64() },
            "engine": { "running": engine.running, "queued": engine.queued, "finished": engine.finished,
                        "steps": engine.steps, "prefilled": engine.prefilled, "reused": engine.reused,
                        "generated": engine.generated, "pages_held": engine.pages_held, "pages": engine.pages_total,
                        "prefixes": engine.frontiers, "prefix_bytes": engine.frontier_bytes },
        })
    }
}
