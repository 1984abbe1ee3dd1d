//! What this machine can do at best: read memory, multiply 8-bit integers, multiply f32; by one thread and by all.

use std::fmt;
use std::hint::black_box;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::simd::{self, Loop};

/// Speed of one thread and of all together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speed {
    /// One thread while the others idle.
    pub one: f64,
    /// All threads.
    pub all: f64,
}

/// The limits that operations are held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Threads that were busy.
    pub threads: usize,
    /// GB/s of reading a buffer larger than the caches.
    pub read: Speed,
    /// G operations/s of 8-bit integers, and the instructions that reach it.
    pub int8: (&'static str, Speed),
    /// GFLOP/s of f32, and the instructions that reach it.
    pub f32: (&'static str, Speed),
}

impl Limits {
    /// Measures for about `seconds` each; the read goes over `bytes` bytes.
    pub fn measure(threads: usize, seconds: f32, bytes: usize) -> Limits {
        let buffer = vec![1u64; (bytes / 8).max(1024)];
        let time = Duration::from_secs_f32(seconds / 2.0);
        let read = |threads| read_gb_per_s(&buffer, threads, time);
        let busy = |busy: Loop| {
            let speed = |threads| gops(busy, threads, time);
            (busy.name, Speed { one: speed(1), all: speed(threads) })
        };
        Limits {
            threads,
            read: Speed { one: read(1), all: read(threads) },
            int8: busy(simd::int8()),
            f32: busy(simd::f32()),
        }
    }

    /// As a JSON object.
    pub fn json(&self) -> Value {
        let speed = |s: &Speed| json!({"one_thread": s.one, "all_threads": s.all});
        json!({
            "threads": self.threads, "read_gb_per_s": speed(&self.read),
            "int8": {"instructions": self.int8.0, "gop_per_s": speed(&self.int8.1)},
            "f32": {"instructions": self.f32.0, "gflop_per_s": speed(&self.f32.1)},
        })
    }
}

impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Limits { threads, read, int8: (int8, i), f32: (f32, s) } = self;
        write!(
            f,
            "limits, 1 thread and {threads}: read {:.1} and {:.1} GB/s; int8 ({int8}) {:.0} and {:.0} Gop/s; \
             f32 ({f32}) {:.0} and {:.0} GFLOP/s",
            read.one, read.all, i.one, i.all, s.one, s.all
        )
    }
}

/// The fastest of the passes that fit the time: slower ones were disturbed, and a limit is what is possible.
fn read_gb_per_s(buffer: &[u64], threads: usize, time: Duration) -> f64 {
    let part = buffer.len().div_ceil(threads);
    let fastest = fastest(time, || {
        together(threads, |thread| {
            let part = buffer.chunks(part).nth(thread).unwrap_or_default();
            black_box(simd::read(black_box(part)));
        })
    });
    size_of_val(buffer) as f64 / fastest.as_secs_f64() / 1e9
}

fn gops(busy: Loop, threads: usize, time: Duration) -> f64 {
    // A few milliseconds at most machines' speed: long against starting threads, short against being interrupted.
    let rounds = (5e8 / busy.ops_per_round) as usize;
    let fastest = fastest(time, || {
        together(threads, |_| {
            black_box((busy.run)(rounds));
        })
    });
    threads as f64 * rounds as f64 * busy.ops_per_round / fastest.as_secs_f64() / 1e9
}

fn fastest(time: Duration, mut run: impl FnMut() -> Duration) -> Duration {
    let started = Instant::now();
    let mut fastest = run();
    while started.elapsed() < time {
        fastest = fastest.min(run());
    }
    fastest
}

/// The time from when all threads have started until the last is done.
fn together(threads: usize, task: impl Fn(usize) + Sync) -> Duration {
    let start = Barrier::new(threads);
    let (start, task) = (&start, &task);
    let work = move |thread| {
        start.wait();
        let started = Instant::now();
        task(thread);
        (started, Instant::now())
    };
    let spans: Vec<(Instant, Instant)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|thread| scope.spawn(move || work(thread))).collect();
        let own = work(0);
        let others = others.into_iter().map(|other| other.join().expect("a measuring loop does not panic"));
        others.chain([own]).collect()
    });
    let first = spans.iter().map(|span| span.0).min().expect("at least one thread");
    let last = spans.iter().map(|span| span.1).max().expect("at least one thread");
    last - first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_positive_numbers() {
        let limits = Limits::measure(2, 0.0, 1 << 16);
        for speed in [limits.read, limits.int8.1, limits.f32.1] {
            assert!(speed.one > 0.0 && speed.all > 0.0 && speed.one.is_finite() && speed.all.is_finite());
        }
        assert!(limits.to_string().contains("GB/s"));
    }
}
