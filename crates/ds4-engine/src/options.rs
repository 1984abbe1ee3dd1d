//! What a caller asks for, and what callbacks hear and answer.

use std::path::PathBuf;

use ds4_model::KvRows;

use crate::device::Backend;

/// What to load and how much room to give it.
#[derive(Clone, Debug)]
pub struct EngineOptions {
    /// Tokens that one sequence may hold, prompt and generated together.
    pub ctx: usize,
    /// Sequences that may be alive at once.
    pub max_sequences: usize,
    /// Rows that one step takes at most; `None`: what the device is fastest with, no more than `ctx`.
    pub prefill_chunk: Option<usize>,
    /// Rows of one step whose logits may be read back.
    pub logit_rows: usize,
    /// The device that computes.
    pub backend: Backend,
    /// Threads of the CPU backend; `None`: one per physical core.
    pub threads: Option<usize>,
    /// Round key/value and index rows as the model was trained. Off only to compare with implementations that do not.
    pub kv_rounding: bool,
    /// Keep activations in f32 where weights are quantised too, and rounded attention rows in f32. Off, devices may round activations to
    /// int8 blocks, which is several times faster and moves logits by about as much as Q8_0 weights do, and rows are kept as
    /// codes with f16 rotary values.
    pub exact: bool,
    /// The folder in which a self-test left what it found out about devices.
    pub tuning: Option<PathBuf>,
    /// Bytes the engine may allocate; `None`: what the machine has available.
    pub memory_limit: Option<u64>,
    /// Tokens between two frontiers, places of a sequence that can be come back to: at most this many are replayed.
    pub snapshot_interval: usize,
    /// A frontier of that kind is left out where fewer tokens than this follow in a prompt: the prompt's end is one anyway.
    pub snapshot_trim: usize,
    /// Bytes that frontiers may take besides pages; the ones that are cheapest to lose go first.
    pub snapshot_bytes: u64,
    /// Bytes of pages for prefixes that no sequence is using.
    pub prefix_bytes: u64,
    /// Bytes of pages in all; `None`: enough for every sequence's whole context and `prefix_bytes` besides. With less, sequences can
    /// run out of pages unless somebody reserves, as the scheduler does.
    pub kv_bytes: Option<u64>,
}

/// Rows of a step where neither the caller nor the device has a wish.
pub(crate) const CHUNK: usize = 512;

impl EngineOptions {
    /// Rows that one step takes at most.
    pub(crate) fn chunk(&self) -> usize {
        self.prefill_chunk.unwrap_or(CHUNK)
    }

    /// Where regular frontiers lie.
    pub(crate) fn spacing(&self) -> Spacing {
        Spacing { interval: self.snapshot_interval, trim: self.snapshot_trim }
    }

    /// Brought within bounds, for a device that is fastest with steps of `chunk` rows.
    pub(crate) fn bounded(mut self, chunk: usize) -> EngineOptions {
        let chunk = self.prefill_chunk.unwrap_or(chunk).min(self.ctx).max(self.max_sequences);
        self.prefill_chunk = Some(chunk);
        self.logit_rows = self.logit_rows.max(self.max_sequences).min(chunk);
        self
    }

    /// How compressed rows are rounded and kept.
    pub(crate) fn kv_rows(&self) -> KvRows {
        match (self.kv_rounding, self.exact) {
            (false, _) => KvRows::Unrounded,
            (true, true) => KvRows::Wide,
            (true, false) => KvRows::Packed,
        }
    }
}

impl Default for EngineOptions {
    fn default() -> EngineOptions {
        EngineOptions {
            ctx: 32768,
            max_sequences: 1,
            prefill_chunk: None,
            logit_rows: 1,
            backend: Backend::Auto,
            threads: None,
            kv_rounding: true,
            exact: false,
            tuning: None,
            memory_limit: None,
            snapshot_interval: 2048,
            snapshot_trim: 32,
            snapshot_bytes: 1 << 30,
            prefix_bytes: 64 << 20,
            kv_bytes: None,
        }
    }
}

/// Where regular frontiers lie: at multiples of an interval, so that different sequences have them at the same places, but not
/// right before a prompt's end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spacing {
    pub interval: usize,
    pub trim: usize,
}

impl Spacing {
    /// The first place behind `at` in a prompt that ends at `end`, if there is one before the end.
    pub fn next(self, at: usize, end: usize) -> Option<usize> {
        let next = (at / self.interval + 1) * self.interval;
        (next + self.trim.max(1) <= end).then_some(next)
    }

    /// Whether one lies at `at` in a prompt that ends at `end`.
    pub fn is_at(self, at: usize, end: usize) -> bool {
        at > 0 && self.next(at - 1, end) == Some(at)
    }
}

/// What a callback answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// Stop after what is already done.
    Stop,
}

/// How an operation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is done.
    Done,
    /// The callback asked to stop; the sequence is whole, only shorter.
    Stopped,
}

/// How far an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Tokens processed in this call.
    pub done: usize,
    /// Tokens to process in this call.
    pub total: usize,
    /// Tokens that were there already and did not have to be processed.
    pub reused: usize,
}
