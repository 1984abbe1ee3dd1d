//! Which published file fits at which context, and how fast it can be at best.
//!
//! Decoding a token reads every dense weight, six experts of each layer and the rows it attends to; so the speed of reading
//! memory, over those bytes, is a ceiling. How near a device comes to it is measured with `ds4-bench`.

use ds4_engine::{EngineOptions, MemoryPlan, Shape};
use ds4_hub::Target;
use ds4_model::LayerReach;
use serde_json::{Value, json};

use crate::machine::Machine;

/// Contexts that are asked for: a chat, the guide's server, the threshold of the longest thinking, everything.
const CONTEXTS: [usize; 4] = [32_768, 100_000, 393_216, 1 << 20];

/// Bytes of the weights that one token reads: dense parts once, 6 of 256 experts in 43 layers. The sums of the tensors' sizes.
const Q2_READ: u64 = 9_556_000_000;
const Q4_READ: u64 = 11_382_000_000;

/// Share of the memory's speed that decoding reaches on a CPU at the full shape; measured, see docs/log.md ("End to end, CPU").
const CPU_SHARE: f64 = 0.32;

/// Bytes of an attention row and of an index row, as codes.
const ROW: u64 = 584;
const INDEX_ROW: u64 = 68;

/// A line for each file and context. `read` is GB/s of memory, if it was measured.
pub(super) fn published(machine: &Machine, read: Option<f64>) -> Vec<Value> {
    let shape = Shape::v4_flash();
    let files = [(Target::Q2Imatrix, Q2_READ), (Target::Q4Imatrix, Q4_READ)];
    let line = |(target, weights): (Target, u64), ctx: usize| {
        let options = EngineOptions { ctx, memory_limit: machine.memory, ..EngineOptions::default() };
        let plan = MemoryPlan::of_bytes(&shape, target.bytes_about(), false, &options);
        let needs = plan.allocated() + plan.mapped;
        let fits = machine.memory.map(|memory| needs <= memory);
        // Weights that do not fit come from the disk, at a speed that nobody measured.
        let ceiling =
            read.filter(|_| fits == Some(true)).map(|gb| gb * 1e9 / (weights + rows_read(&shape, ctx)) as f64);
        json!({
            "target": target.name(), "ctx": ctx, "weights_bytes": plan.mapped, "allocated_bytes": plan.allocated(), "fits": fits,
            "tokens_per_second_at_most": ceiling, "tokens_per_second_expected": ceiling.map(|c| c * CPU_SHARE),
        })
    };
    files.into_iter().flat_map(|file| CONTEXTS.map(|ctx| line(file, ctx))).collect()
}

/// Bytes of rows that one token reads with `ctx` tokens behind it.
fn rows_read(shape: &Shape, ctx: usize) -> u64 {
    let window = shape.window as u64 * ROW;
    let top_k = shape.indexer.as_ref().map_or(0, |indexer| indexer.top_k as u64);
    shape
        .reach
        .iter()
        .map(|reach| {
            let rows = reach.ratio().map_or(0, |ratio| (ctx / ratio) as u64);
            window
                + match reach {
                    LayerReach::Window => 0,
                    LayerReach::Compressed { .. } => rows * ROW,
                    LayerReach::Indexed => rows * INDEX_ROW + rows.min(top_k) * ROW,
                }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(gb: u64) -> Machine {
        Machine { memory: Some(gb * 1_000_000_000), ..Machine::read() }
    }

    #[test]
    fn the_guides_machine_runs_q2_and_not_q4() {
        let lines = published(&machine(128), Some(200.0));
        let fits = |target: &str, ctx: usize| {
            let line = lines.iter().find(|line| line["target"] == target && line["ctx"] == ctx).unwrap();
            (line["fits"].as_bool().unwrap(), line["tokens_per_second_at_most"].as_f64())
        };
        let (is_fit, speed) = fits("q2-imatrix", 100_000);
        // 200 GB/s over 9.6 GB.
        assert!(is_fit && (20.0..21.0).contains(&speed.unwrap()), "{speed:?}");
        assert_eq!(fits("q4-imatrix", 32_768), (false, None));
        assert!(published(&machine(256), None).iter().all(|line| line["fits"] == true));
        assert!(published(&machine(24), Some(20.0)).iter().all(|line| line["fits"] == false));
    }

    #[test]
    fn rows_are_those_of_the_design() {
        let shape = Shape::v4_flash();
        for (ctx, mb) in [(2_048, 9.7), (32_768, 24.2), (100_000, 55.4), (1 << 20, 480.0)] {
            let read = rows_read(&shape, ctx) as f64 / 1e6;
            assert!((read / mb - 1.0).abs() < 0.08, "{ctx}: {read} MB");
        }
    }
}
