//! What eight agents at once make an engine compute, by the distance of frontiers and by the room for them.
//!
//! `cargo bench -p ds4-engine --bench agents` (the noise fixture; counts do not depend on the machine, seconds do). CSV on stdout.

#[path = "../tests/agents/workload.rs"]
mod workload;

use std::time::Instant;

use ds4_engine::{Engine, EngineOptions, Scheduler, SchedulerOptions};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;
use workload::{Counts, Workload};

fn main() {
    let gguf = Gguf::from_bytes("noise fixture", ds4_fixture::model(Mix::Q8)).expect("the fixture is a GGUF");
    println!("interval,tails,requests,prompt tokens,ideal,computed,more than ideal %,frontiers at the end,seconds");
    let by_interval = [256, 512, 1024, 2048, 4096, 8192].map(|interval| (interval, 1000));
    let by_room = [8, 16, 24, 32, 48, 64].map(|tails| (2048, tails));
    for (interval, tails) in by_interval.into_iter().chain(by_room) {
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
