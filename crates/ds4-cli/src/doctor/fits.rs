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

/// Shares of the memory's speed that decoding reaches at the full shape, measured (docs/log.md): on a CPU 4.5 tokens a second of
/// 78 GB/s read by two cores ("End to end, CPU"), on an H200 202 of 4,134 GB/s copied ("CUDA"). Synthetic weights, both.
const CPU_SHARE: f64 = 0.55;
const CUDA_SHARE: f64 = 0.47;

/// Bytes of an attention row and of an index row, as codes.
const ROW: u64 = 584;
const INDEX_ROW: u64 = 68;

/// A memory that weights can be read from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Memory {
    device: &'static str,
    /// Bytes, if known.
    bytes: Option<u64>,
    /// GB/s, if measured.
    gb_per_s: Option<f64>,
    share: f64,
}

impl Memory {
    /// The machine's own, read at `gb_per_s`.
    pub(super) fn of_cpu(machine: &Machine, gb_per_s: Option<f64>) -> Memory {
        Memory { device: "cpu", bytes: machine.memory, gb_per_s, share: CPU_SHARE }
    }

    /// That of an NVIDIA GPU, copied at `gb_per_s`.
    pub(super) fn of_cuda(bytes: u64, gb_per_s: f64) -> Memory {
        Memory { device: "cuda", bytes: Some(bytes), gb_per_s: Some(gb_per_s), share: CUDA_SHARE }
    }
}

/// A line for each file and context in this memory.
pub(super) fn published(memory: Memory) -> Vec<Value> {
    let shape = Shape::v4_flash();
    let files = [(Target::Q2Imatrix, Q2_READ), (Target::Q4Imatrix, Q4_READ)];
    let line = |(target, weights): (Target, u64), ctx: usize| {
        let options = EngineOptions { ctx, memory_limit: memory.bytes, ..EngineOptions::default() };
        let plan = MemoryPlan::of_bytes(&shape, target.bytes_about(), false, &options);
        let needs = plan.allocated() + plan.mapped;
        let fits = memory.bytes.map(|bytes| needs <= bytes);
        // Weights that do not fit come from the disk, at a speed that nobody measured.
        let read = memory.gb_per_s.filter(|_| fits == Some(true));
        let ceiling = read.map(|gb| gb * 1e9 / (weights + rows_read(&shape, ctx)) as f64);
        json!({
            "device": memory.device, "target": target.name(), "ctx": ctx, "weights_bytes": plan.mapped,
            "allocated_bytes": plan.allocated(), "fits": fits, "tokens_per_second_at_most": ceiling,
            "tokens_per_second_expected": ceiling.map(|ceiling| ceiling * memory.share),
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

    fn memory(gb: u64, gb_per_s: Option<f64>) -> Memory {
        let machine = Machine { memory: Some(gb * 1_000_000_000), ..Machine::read() };
        Memory::of_cpu(&machine, gb_per_s)
    }

    fn speeds(lines: &[Value], target: &str, ctx: usize) -> (bool, Option<f64>, Option<f64>) {
        let line = lines.iter().find(|line| line["target"] == target && line["ctx"] == ctx).unwrap();
        let speed = |key: &str| line[key].as_f64();
        (line["fits"] == true, speed("tokens_per_second_at_most"), speed("tokens_per_second_expected"))
    }

    #[test]
    fn the_guides_machine_runs_q2_and_not_q4() {
        let lines = published(memory(128, Some(200.0)));
        let (is_fit, speed, _) = speeds(&lines, "q2-imatrix", 100_000);
        // 200 GB/s over 9.6 GB.
        assert!(is_fit && (20.0..21.0).contains(&speed.unwrap()), "{speed:?}");
        assert_eq!(speeds(&lines, "q4-imatrix", 32_768), (false, None, None));
        assert!(published(memory(256, None)).iter().all(|line| line["fits"] == true));
        assert!(published(memory(24, Some(20.0))).iter().all(|line| line["fits"] == false));
    }

    #[test]
    fn what_was_measured_is_expected_where_it_was_measured() {
        // An H200: 150.8 GB, 4,134 GB/s, 202 tokens a second at 2k; at 32k little less.
        let lines = published(Memory::of_cuda(150_754_820_096, 4134.0));
        let (is_fit, _, expected) = speeds(&lines, "q2-imatrix", 32_768);
        assert!(is_fit && (194.0..203.0).contains(&expected.unwrap()), "{expected:?}");
        assert!(!speeds(&lines, "q4-imatrix", 32_768).0);
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
