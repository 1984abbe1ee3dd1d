//! What eight agents at once make an engine compute, by the distance of frontiers and by the room for them; and with a model
//! instead: what frontiers cost a long prompt.
//!
//! `cargo bench -p ds4-engine --bench agents [-- MODEL.gguf]` (the noise fixture without a file; counts do not depend on the
//! machine, seconds do). CSV on stdout.

#[expect(dead_code, reason = "the scheduler's tests read the events, too")]
#[path = "../tests/engine/answer.rs"]
mod answer;
#[path = "../tests/engine/agents/workload.rs"]
mod workload;

use std::time::Instant;

use ds4_engine::{Engine, EngineOptions, Flow, Scheduler, SchedulerOptions};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;
use workload::{Counts, Workload};

/// Seconds that a prompt takes, by the distance of frontiers, and what a request computes that leaves it anywhere.
fn prompts(gguf: &Gguf) {
    let n_tokens = 12_288;
    println!("{}, a prompt of {n_tokens}", gguf.name());
    println!("interval,seconds,tokens/s,frontiers,MB of tails,replayed on average");
    // The first one warms up.
    for interval in [n_tokens, n_tokens, 8192, 4096, 2048, 1024, 512, 256, 128] {
        let options = EngineOptions { ctx: n_tokens, snapshot_interval: interval, ..Default::default() };
        let mut engine = Engine::load(gguf, None, options).expect("the model loads");
        let tokens: Vec<u32> = (0..n_tokens).map(|i| (300 + i * i % 997) as u32).collect();
        let mut seq = engine.sequence().expect("it is the first");
        let began = Instant::now();
        engine.extend(&mut seq, &tokens, &mut |_| Flow::Continue).expect("it fits");
        let (seconds, stats) = (began.elapsed().as_secs_f64(), engine.prefix_stats());
        println!(
            "{interval},{seconds:.2},{:.0},{},{:.1},{}",
            n_tokens as f64 / seconds,
            stats.frontiers,
            stats.tail_bytes as f64 / 1e6,
            interval / 2
        );
    }
}

fn main() {
    if let Some(path) = std::env::args().skip(1).find(|arg| !arg.starts_with("--")) {
        return prompts(&Gguf::open(path.as_ref()).expect("the file is a GGUF"));
    }
    let gguf = Gguf::from_bytes("noise fixture", ds4_fixture::model(Mix::Q8)).expect("the fixture is a GGUF");
    println!("interval,tails,requests,prompt tokens,ideal,computed,more than ideal %,frontiers at the end,seconds");
    let by_room = [16, 32, 64].map(|tails| (2048, tails));
    let by_interval = [256, 8192].map(|interval| (interval, 1000));
    for (interval, tails) in by_room.into_iter().chain(by_interval) {
        let options =
            EngineOptions { ctx: 24_576, max_sequences: 4, snapshot_interval: interval, ..Default::default() };
        let mut engine = Engine::load(&gguf, None, options.clone()).expect("the model loads");
        // The largest tail there can be: right before the blocks of all compressors end.
        let shape = engine.shape();
        let tail = shape.tail_bytes(128 * shape.page_tokens() - 1, false) + 4 * shape.n_vocab;
        drop(engine);
        let options = EngineOptions { snapshot_bytes: (tails * tail) as u64, ..options };
        engine = Engine::load(&gguf, None, options).expect("the model loads");
        let scheduler = Scheduler::start(engine, SchedulerOptions::default());
        let began = Instant::now();
        let Counts { requests, prompts, ideal, computed, .. } = workload::run(&scheduler, Workload::FULL);
        let (seconds, frontiers) = (began.elapsed().as_secs_f64(), scheduler.stats().frontiers);
        let more = 100.0 * (computed as f64 / ideal as f64 - 1.0);
        println!("{interval},{tails},{requests},{prompts},{ideal},{computed},{more:.1},{frontiers},{seconds:.1}");
    }
}
