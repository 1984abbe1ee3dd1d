//! The memory plan: what a model will take, before anything is allocated.

use std::fmt;

use ds4_gguf::Gguf;
use ds4_model::{CacheShape, Shape};
use ds4_ops::HeadsRoom;

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
    /// Weights on a device with memory of its own.
    pub weights: u64,
    /// Compressed rows of all sequences, and of prefixes that none is using.
    pub pages: u64,
    /// Windows and unfinished blocks of all sequences.
    pub rings: u64,
    /// Frontiers, at most; in the host's memory.
    pub snapshots: u64,
    /// Intermediate values of a step.
    pub scratch: u64,
    /// Whether all but the frontiers is in the memory of a device that has its own.
    pub on_device: bool,
    /// Bytes that may be allocated, if known.
    pub available: Option<u64>,
    /// The largest context that fits, if any does and the limit is known.
    pub ctx_fits: Option<usize>,
    /// How the device can be given more memory, if there is a way.
    pub more: Option<&'static str>,
}

/// The memory of a device that has its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Bytes that can be allocated.
    pub free: u64,
    /// Bytes that the weights take.
    pub weights: u64,
    /// Bytes of intermediate values.
    pub scratch: u64,
}

impl MemoryPlan {
    /// Plans for a model of this shape in the host's memory.
    pub fn new(shape: &Shape, model: &Gguf, mtp: Option<&Gguf>, options: &EngineOptions) -> MemoryPlan {
        let mapped = model.n_bytes() + mtp.map_or(0, Gguf::n_bytes);
        MemoryPlan::of_bytes(shape, mapped, mtp.is_some(), options)
    }

    /// Plans for a model of this shape whose files have `mapped` bytes and need not be here.
    pub fn of_bytes(shape: &Shape, mapped: u64, has_mtp: bool, options: &EngineOptions) -> MemoryPlan {
        MemoryPlan::on(shape, mapped, has_mtp, options, None)
    }

    /// The same in the memory of a device that has its own.
    pub(crate) fn on(
        shape: &Shape,
        mapped: u64,
        has_mtp: bool,
        options: &EngineOptions,
        room: Option<Room>,
    ) -> MemoryPlan {
        let page = shape.page_bytes(options.kv_rows()) as u64;
        let cache = cache_shape(shape, options);
        // One token before the end of a page every compressor's block is at its fullest.
        let tail = shape.tail_bytes(shape.page_tokens() * shape.window - 1, has_mtp) as u64;
        let frontiers = cache.n_pages * shape.page_tokens() / options.snapshot_interval + 2 * options.max_sequences;
        let mut plan = MemoryPlan {
            ctx: options.ctx,
            max_sequences: options.max_sequences,
            mapped,
            weights: room.map_or(0, |room| room.weights),
            pages: cache.n_pages as u64 * page,
            rings: (cache.n_slots * shape.slot_bytes(has_mtp)) as u64,
            snapshots: options.snapshot_bytes.min(frontiers as u64 * (tail + 4 * shape.n_vocab as u64)),
            scratch: room.map_or_else(|| scratch_bytes(shape, options, &in_f32), |room| room.scratch),
            on_device: room.is_some(),
            available: options.memory_limit.or_else(|| room.map_or_else(available_bytes, |room| Some(room.free))),
            ctx_fits: None,
            more: None,
        };
        plan.ctx_fits = plan.available.and_then(|available| {
            let spare = available.checked_sub(plan.allocated() - plan.pages)?;
            let fits = |pages: usize| {
                let ctx = pages * shape.page_tokens();
                cache_shape(shape, &EngineOptions { ctx, ..options.clone() }).n_pages as u64 * page <= spare
            };
            let most = shape.n_ctx_max / shape.page_tokens();
            // The first number of pages that does not fit, by halving.
            let (mut low, mut high) = (0, most + 1);
            while high - low > 1 {
                let middle = (low + high) / 2;
                if fits(middle) { low = middle } else { high = middle }
            }
            (low > 0).then_some(low * shape.page_tokens())
        });
        plan
    }

    /// Bytes that will be allocated where the model is.
    pub fn allocated(&self) -> u64 {
        let snapshots = if self.on_device { 0 } else { self.snapshots };
        self.weights + self.pages + self.rings + self.scratch + snapshots
    }

    /// Whether it fits.
    pub fn fits(&self) -> bool {
        self.available.is_none_or(|available| self.allocated() <= available)
    }
}

/// Slots and pages for these options: every sequence's whole context (or `kv_bytes`, but at least one context), a page for a copy in
/// the making each, and room for prefixes that none is using.
pub(crate) fn cache_shape(shape: &Shape, options: &EngineOptions) -> CacheShape {
    let page = shape.page_bytes(options.kv_rows()).max(1) as u64;
    let context = options.ctx.div_ceil(shape.page_tokens()) + 1;
    let all = options.max_sequences * context + (options.prefix_bytes / page) as usize;
    let n_pages = options.kv_bytes.map_or(all, |bytes| all.min((bytes / page) as usize)).max(context);
    CacheShape { n_slots: options.max_sequences, n_pages }
}

/// Bytes of queries and heads that are kept as f32, for [`scratch_bytes`].
pub(crate) fn in_f32(heads: &HeadsRoom<'_>) -> usize {
    4 * heads.values()
}

/// Bytes of intermediate values for these options, where queries and heads take so many.
pub(crate) fn scratch_bytes(
    shape: &Shape,
    options: &EngineOptions,
    heads_bytes: &dyn Fn(&HeadsRoom<'_>) -> usize,
) -> u64 {
    shape.scratch_bytes(options.chunk(), options.logit_rows, options.kv_rows(), heads_bytes) as u64
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
            match self.ctx_fits {
                Some(ctx) => write!(f, "--ctx {ctx} would fit")?,
                None => write!(f, "not even an empty context fits")?,
            }
            return self.more.map_or(Ok(()), |more| write!(f, "; {more}"));
        }
        write!(f, "context {} tokens", self.ctx)?;
        if self.max_sequences > 1 {
            write!(f, " x {}", self.max_sequences)?;
        }
        if self.on_device {
            let [beside, rows, windows, scratch, weights, frontiers] =
                [self.allocated() - self.weights, self.pages, self.rings, self.scratch, self.weights, self.snapshots]
                    .map(mib);
            return write!(
                f,
                ": {beside:.1} MiB (rows {rows:.1}, windows {windows:.1}, scratch {scratch:.1}) beside weights of {weights:.1} MiB; \
                 frontiers up to {frontiers:.1} MiB in the host's memory"
            );
        }
        write!(
            f,
            ": {total:.1} MiB (rows {:.1}, windows {:.1}, frontiers up to {:.1}, scratch {:.1}), weights {weights:.1} MiB mapped",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_planned_by_what_it_takes_itself() {
        let shape = Shape::v4_flash();
        let options = EngineOptions { ctx: 65536, prefill_chunk: Some(2048), ..EngineOptions::default() };
        let whole = scratch_bytes(&shape, &options, &in_f32);
        let halves = scratch_bytes(&shape, &options, &|heads| 2 * heads.values());
        assert_eq!(whole - halves, 2 * 2 * 2048 * (shape.n_head * shape.head_dim) as u64, "queries and heads");

        let room = Room { free: 4 << 30, weights: 1 << 30, scratch: halves };
        let plan = MemoryPlan::on(&shape, 0, false, &options, Some(room));
        assert!(plan.snapshots > 0, "frontiers are in the host's memory");
        assert_eq!(plan.allocated(), plan.weights + plan.pages + plan.rings + halves);
        let full = Room { free: plan.allocated() - 1, ..room };
        assert!(plan.fits() && !MemoryPlan::on(&shape, 0, false, &options, Some(full)).fits());
    }
}
