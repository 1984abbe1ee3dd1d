//! The memory plan: what a model will take, before anything is allocated.

use std::fmt;

use ds4_gguf::Gguf;
use ds4_model::{CacheShape, Shape};

use crate::EngineOptions;

/// Bytes by purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct MemoryPlan {
    /// Tokens per sequence that the plan is for.
    pub ctx: usize,
    /// Sequences that the plan is for.
    pub max_sequences: usize,
    /// Mapped weight files: shared with the page cache, not allocated.
    pub mapped: u64,
    /// Compressed rows of all sequences.
    pub pages: u64,
    /// Windows and unfinished blocks of all sequences.
    pub rings: u64,
    /// Snapshots of all sequences, at most.
    pub snapshots: u64,
    /// Intermediate values of a step.
    pub scratch: u64,
    /// Bytes that may be allocated, if known.
    pub available: Option<u64>,
    /// The largest context that fits, if any does and the limit is known.
    pub ctx_fits: Option<usize>,
}

impl MemoryPlan {
    /// Plans for a model of this shape.
    pub fn new(shape: &Shape, model: &Gguf, mtp: Option<&Gguf>, options: &EngineOptions) -> MemoryPlan {
        let n = options.max_sequences as u64;
        let slot = shape.slot_bytes(mtp.is_some()) as u64;
        let page = shape.page_bytes(options.kv_rounding) as u64;
        // One token before the end of a page every compressor's block is at its fullest.
        let tail = shape.tail_bytes(shape.page_tokens() * shape.window - 1, mtp.is_some()) as u64;
        let per_snapshot = tail + 4 * shape.n_vocab as u64;
        let mut plan = MemoryPlan {
            ctx: options.ctx,
            max_sequences: options.max_sequences,
            mapped: model.n_bytes() + mtp.map_or(0, Gguf::n_bytes),
            pages: n * options.ctx.div_ceil(shape.page_tokens()) as u64 * page,
            rings: n * slot,
            snapshots: n * options
                .snapshot_bytes
                .min(per_snapshot * (1 + options.ctx / options.snapshot_interval) as u64),
            scratch: shape.scratch_bytes(options.prefill_chunk, options.logit_rows) as u64,
            available: options.memory_limit.or_else(available_bytes),
            ctx_fits: None,
        };
        let fixed = plan.allocated() - plan.pages;
        plan.ctx_fits = plan.available.and_then(|available| {
            let pages = available.checked_sub(fixed)? / (n * page).max(1);
            let tokens = (pages as usize).saturating_mul(shape.page_tokens()).min(shape.n_ctx_max);
            (tokens > 0).then_some(tokens)
        });
        plan
    }

    /// Bytes that will be allocated.
    pub fn allocated(&self) -> u64 {
        self.pages + self.rings + self.snapshots + self.scratch
    }

    /// Whether it fits.
    pub fn fits(&self) -> bool {
        self.available.is_none_or(|available| self.allocated() <= available)
    }
}

/// Slots and pages for these options.
pub(crate) fn cache_shape(shape: &Shape, options: &EngineOptions) -> CacheShape {
    let pages = options.ctx.div_ceil(shape.page_tokens());
    CacheShape { n_slots: options.max_sequences, n_pages: options.max_sequences * pages }
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / (1 << 20) as f64
}

impl fmt::Display for MemoryPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (total, weights) = (mib(self.allocated()), mib(self.mapped));
        if !self.fits() {
            let available = mib(self.available.unwrap_or(0));
            write!(f, "a context of {} tokens needs {total:.0} MiB, and {available:.0} MiB are available; ", self.ctx)?;
            return match self.ctx_fits {
                Some(ctx) => write!(f, "--ctx {ctx} would fit"),
                None => write!(f, "not even an empty context fits"),
            };
        }
        write!(f, "context {} tokens", self.ctx)?;
        if self.max_sequences > 1 {
            write!(f, " x {}", self.max_sequences)?;
        }
        write!(
            f,
            ": {total:.1} MiB (rows {:.1}, windows {:.1}, snapshots up to {:.1}, scratch {:.1}), weights {weights:.1} MiB mapped",
            mib(self.pages),
            mib(self.rings),
            mib(self.snapshots),
            mib(self.scratch)
        )
    }
}

/// Memory that can be allocated without swapping, where the system tells.
fn available_bytes() -> Option<u64> {
    let info = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = info.lines().find_map(|l| l.strip_prefix("MemAvailable:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? << 10)
}
