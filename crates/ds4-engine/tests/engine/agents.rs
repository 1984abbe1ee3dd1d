//! Agents with a common system prompt make the engine compute hardly more than what is new.

mod workload;

use ds4_engine::{Engine, EngineOptions, Scheduler, SchedulerOptions};
use ds4_fixture::Mix;
use workload::{Counts, Workload};

use crate::noise;

fn run(work: Workload, options: EngineOptions) -> Counts {
    let engine = Engine::load(noise(Mix::F32), None, EngineOptions { threads: Some(2), ..options }).unwrap();
    let counts = workload::run(&Scheduler::start(engine, SchedulerOptions::default()), work);
    let Counts { requests, prompts, ideal, computed, whole_prefix } = counts;
    println!(
        "{requests} requests, {prompts} prompt tokens: computed {computed}, ideal {ideal} (+{:.1} %), whole-prefix caches of {:?} sequences {whole_prefix:?}",
        100.0 * (computed as f64 / ideal as f64 - 1.0),
        workload::SLOTS,
    );
    counts
}

#[test]
fn eight_agents_recompute_at_most_a_twentieth() {
    let work = Workload { turns: 4, system: 5000, result: 500, ..Workload::FULL };
    let counts = run(work, EngineOptions { ctx: 12_288, max_sequences: 4, ..Default::default() });
    assert!(counts.computed as f64 <= 1.05 * counts.ideal as f64, "{counts:?}");
    assert!(counts.computed >= counts.ideal, "{counts:?}: a shortcut that cannot be");
}
