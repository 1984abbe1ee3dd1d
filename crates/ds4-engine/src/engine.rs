//! A loaded model, and what can be done with sequences on it. What is remembered of them is in
//! `frontiers.rs`, their pages in `room.rs`, runs in `step.rs`, the draft block in `draft.rs`, sequences as bytes in `state.rs`.

mod draft;
mod frontiers;
mod room;
mod state;
mod step;

use std::sync::Arc;

use ds4_gguf::Gguf;
use ds4_kvstore::Store;
use ds4_model::{CacheShape, Shape};

use crate::archive::{Archive, ArchiveOptions, Place};
use crate::device;
use crate::options::CHUNK;
use crate::pages::Pool;
use crate::plan::{MemoryPlan, Room, cache_shape};
use crate::runner::{ModelRunner, Runner, StepListener};
use crate::saved::Identity;
use crate::tree::PrefixTree;
use crate::{EngineOptions, Error, Flow, Outcome, Progress, Sequence};
pub(crate) use step::Slice;

/// A loaded model on one device. One thread owns it.
///
/// Where the device fails, the call that asked it answers [`Error::Device`], and sequences that had no part in it are as they were. Those that
/// had hold the tokens that they held before, or those too that it had computed by then; their logits may not be known. What was lost of
/// them on the device [`Engine::sync`] brings back; everything else says [`Error::Torn`].
pub struct Engine {
    runner: Box<dyn Runner>,
    shape: Shape,
    options: EngineOptions,
    plan: MemoryPlan,
    pool: Pool,
    tree: PrefixTree,
    archive: Option<Archive>,
    /// Seconds that a prompt's token takes, as measured: what frontiers are worth.
    seconds_per_token: f64,
    identity: Identity,
    has_mtp: bool,
    /// Runs of the main model: logits on the device are those of the last one.
    n_runs: u64,
}

/// Tokens to append to one sequence of a batch.
#[derive(Debug)]
pub struct Feed<'a> {
    /// The sequence.
    pub seq: &'a mut Sequence,
    /// What to append.
    pub tokens: &'a [u32],
}

/// What the prefix tree holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrefixStats {
    /// Prefixes that can be resumed from.
    pub frontiers: usize,
    /// Bytes they take besides pages.
    pub tail_bytes: u64,
    /// Pages that a sequence or the tree holds.
    pub pages_held: usize,
}

impl Engine {
    /// What loading would take; nothing is allocated.
    pub fn plan(model: &Gguf, mtp: Option<&Gguf>, options: &EngineOptions) -> Result<MemoryPlan, Error> {
        Ok(MemoryPlan::new(&Shape::from_gguf(model)?, model, mtp, options))
    }

    /// Loads a model. Weights stay in the mapped file; everything else is allocated here, once.
    pub fn load(model: &Gguf, mtp: Option<&Gguf>, options: EngineOptions) -> Result<Engine, Error> {
        let shape = Shape::from_gguf(model)?;
        check_options(&options, &shape)?;
        let mut opened = device::open(options.backend)?;
        let options = options.bounded(opened.prefill_chunk());
        let weights = opened.weight_bytes(model) + mtp.map_or(0, |mtp| opened.weight_bytes(mtp));
        let scratch = opened.scratch_bytes(&shape, &options);
        let room = opened.memory().map(|free| Room { free, weights, scratch });
        let more = opened.more_memory();
        Engine::planned(model, mtp, shape, options, (room, more), |shape, cache, options| {
            opened.load(model, mtp, shape, cache, options)
        })
    }

    /// Loads a model on a device of the caller's, whose memory is the host's.
    ///
    /// # Errors
    /// As [`Engine::load`].
    pub fn load_on<B>(be: B, model: &Gguf, mtp: Option<&Gguf>, options: EngineOptions) -> Result<Engine, Error>
    where
        B: ds4_ops::Backend<Buf: Send, Ints: Send, Matrix: Send, Rows: Send> + Send + 'static,
    {
        let shape = Shape::from_gguf(model)?;
        check_options(&options, &shape)?;
        Engine::planned(model, mtp, shape, options.bounded(CHUNK), (None, None), |shape, cache, options| {
            Ok(Box::new(ModelRunner::load(be, model, mtp, shape, cache, options)?))
        })
    }

    /// Plans the memory; loads if there is enough of it.
    fn planned(
        model: &Gguf,
        mtp: Option<&Gguf>,
        shape: Shape,
        options: EngineOptions,
        (room, more): (Option<Room>, Option<&'static str>),
        load: impl FnOnce(Shape, CacheShape, &EngineOptions) -> Result<Box<dyn Runner>, Error>,
    ) -> Result<Engine, Error> {
        let mapped = model.n_bytes() + mtp.map_or(0, Gguf::n_bytes);
        let mut plan = MemoryPlan::on(&shape, mapped, mtp.is_some(), &options, room);
        plan.more = more;
        if !plan.fits() {
            return Err(Error::DoesNotFit(Box::new(plan)));
        }
        let cache = cache_shape(&shape, &options);
        let runner = load(shape.clone(), cache, &options)?;
        let pool = Pool::new(cache.n_slots, cache.n_pages);
        let tree = PrefixTree::new(shape.page_tokens());
        let identity = Identity::new(model, mtp, &options);
        Ok(Engine {
            runner,
            shape,
            options,
            plan,
            pool,
            tree,
            archive: None,
            seconds_per_token: 0.01,
            identity,
            has_mtp: mtp.is_some(),
            n_runs: 0,
        })
    }

    /// The plan the engine was loaded with.
    pub fn memory_plan(&self) -> &MemoryPlan {
        &self.plan
    }

    /// The options the engine was loaded with, brought within bounds.
    pub fn options(&self) -> &EngineOptions {
        &self.options
    }

    /// Hyperparameters.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Size of the vocabulary.
    pub fn n_vocab(&self) -> usize {
        self.shape.n_vocab
    }

    /// Tokens that a sequence may hold.
    pub fn ctx(&self) -> usize {
        self.options.ctx
    }

    /// The device and its instruction set.
    pub fn device_name(&self) -> String {
        self.runner.device()
    }

    /// Begins to time the device's kernels anew, which slows it down. Nothing where it cannot tell.
    pub fn time_kernels(&mut self) {
        self.runner.time_kernels(None);
    }

    /// The same, and `listener` hears of every step from here on what lay between the marks of its pass.
    pub fn time_steps(&mut self, listener: StepListener) {
        self.runner.time_kernels(Some(listener));
    }

    /// Kernels' times since then, the longest first.
    pub fn kernel_times(&self) -> Vec<ds4_ops::KernelTime> {
        self.runner.kernel_times()
    }

    /// Whether a draft block is loaded.
    pub fn has_mtp(&self) -> bool {
        self.has_mtp
    }

    /// What must be equal for stored state to be usable: model, quantisation, rounding, format.
    pub fn identity(&self) -> [u8; 16] {
        self.identity.bytes()
    }

    /// Has frontiers archived in a store from now on, and looked up there where the prefix tree does not know them. The store's
    /// identity must be [`Engine::identity`].
    pub fn set_store(&mut self, store: Arc<Store>, options: ArchiveOptions) {
        self.archive = Some(Archive::new(store, options));
    }

    /// What the prefix tree holds.
    pub fn prefix_stats(&self) -> PrefixStats {
        PrefixStats {
            frontiers: self.tree.n_frontiers(),
            tail_bytes: self.tree.tail_bytes(),
            pages_held: self.pool.n_pages() - self.pool.n_free_pages(),
        }
    }

    /// All pages of compressed rows.
    pub(crate) fn n_pages(&self) -> usize {
        self.pool.n_pages()
    }

    /// Seconds that a row of a batch takes, as measured lately.
    pub(crate) fn seconds_per_token(&self) -> f64 {
        self.seconds_per_token
    }

    /// Pages that a sequence of `n_tokens` tokens may hold at most, a copy in the making included.
    pub(crate) fn pages_for(&self, n_tokens: usize) -> usize {
        n_tokens.min(self.ctx()).div_ceil(self.shape.page_tokens()) + 1
    }

    /// A fresh, empty timeline.
    pub fn sequence(&mut self) -> Result<Sequence, Error> {
        let max = self.options.max_sequences;
        self.pool.slot().map(Sequence::new).ok_or(Error::NoFreeSequence { max })
    }

    /// A timeline that already holds the longest known prefix of `tokens`.
    pub fn resume(&mut self, tokens: &[u32]) -> Result<Sequence, Error> {
        let mut seq = self.sequence()?;
        if let Some(frontier) = self.find(tokens, 0) {
            self.go_to(&mut seq, tokens, frontier)?;
        }
        Ok(seq)
    }

    /// Appends `tokens`. `progress` is asked before the first chunk and after each; it can stop between chunks.
    pub fn extend(
        &mut self,
        seq: &mut Sequence,
        tokens: &[u32],
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<Outcome, Error> {
        let reused = seq.len();
        self.extend_reusing(seq, tokens, reused, progress)
    }

    /// Makes the sequence hold exactly `tokens`, keeping the longest prefix that it or any other sequence of this engine has had.
    pub fn sync(
        &mut self,
        seq: &mut Sequence,
        tokens: &[u32],
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<Outcome, Error> {
        self.check(tokens, 0)?;
        self.go_back(seq, tokens)?;
        let kept = seq.len();
        self.extend_reusing(seq, &tokens[kept..], kept, progress)
    }

    /// Cuts the sequence back to its first `n_tokens` tokens.
    pub fn truncate(&mut self, seq: &mut Sequence, n_tokens: usize) -> Result<(), Error> {
        if n_tokens >= seq.len() {
            return Ok(());
        }
        let tokens = seq.tokens[..n_tokens].to_vec();
        self.sync(seq, &tokens, &mut |_| Flow::Continue).map(|_| ())
    }

    /// Tokens that would follow `len` others must exist and have room.
    fn check(&self, tokens: &[u32], len: usize) -> Result<(), Error> {
        let (ctx, asked, n_vocab) = (self.ctx(), len + tokens.len(), self.n_vocab());
        if asked > ctx {
            return Err(Error::ContextFull { ctx, asked });
        }
        match tokens.iter().position(|id| *id as usize >= n_vocab) {
            Some(i) => Err(Error::TokenOutOfRange { id: tokens[i], pos: len + i, n_vocab }),
            None => Ok(()),
        }
    }

    fn extend_reusing(
        &mut self,
        seq: &mut Sequence,
        tokens: &[u32],
        reused: usize,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<Outcome, Error> {
        self.check(tokens, seq.len())?;
        let (total, end, spacing) = (tokens.len(), seq.len() + tokens.len(), self.options.spacing());
        let mut done = 0;
        loop {
            let flow = progress(Progress { done, total, reused });
            if done == total {
                // A prompt's end is where answers are regenerated from.
                if total > 1 {
                    let is_cold = seq.len() == total;
                    self.keep(seq, if is_cold { Place::ColdPrompt } else { Place::Boundary })?;
                }
                return Ok(Outcome::Done);
            }
            if flow == Flow::Stop {
                return Ok(Outcome::Stopped);
            }
            let next = spacing.next(seq.len(), end).unwrap_or(end);
            let n = (next - seq.len()).min(self.options.chunk());
            self.step(&mut [Slice { seq, tokens: &tokens[done..done + n], n_logits: 1, reach: None }])?;
            done += n;
            if spacing.is_at(seq.len(), end) {
                self.keep(seq, Place::Regular)?;
            }
        }
    }
}

fn check_options(options: &EngineOptions, shape: &Shape) -> Result<(), Error> {
    let fail = |name, what: String| Err(Error::Option { name, what });
    match options {
        o if o.ctx == 0 => fail("--ctx", "must be at least 1".into()),
        o if o.ctx > shape.n_ctx_max => {
            fail("--ctx", format!("{} is more than the model's {} tokens", o.ctx, shape.n_ctx_max))
        }
        o if o.max_sequences == 0 => fail("max_sequences", "must be at least 1".into()),
        o if o.prefill_chunk == Some(0) => fail("--prefill-chunk", "must be at least 1".into()),
        o if o.snapshot_interval == 0 => fail("snapshot_interval", "must be at least 1".into()),
        _ => Ok(()),
    }
}
