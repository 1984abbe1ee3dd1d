//! A loaded model, and what can be done with sequences on it.

use ds4_gguf::Gguf;
use ds4_model::{ROLLBACK, Shape};

use crate::batch::Batch;
use crate::device::{self, Listener};
use crate::lease::Pool;
use crate::plan::{MemoryPlan, cache_shape};
use crate::runner::Runner;
use crate::saved::{self, Identity};
use crate::snapshot::Snapshot;
use crate::{EngineOptions, Error, Flow, Outcome, Progress, Sequence, sampler};

/// A loaded model on one device. One thread owns it.
pub struct Engine {
    runner: Box<dyn Runner>,
    shape: Shape,
    options: EngineOptions,
    plan: MemoryPlan,
    pool: Pool,
    identity: Identity,
    has_mtp: bool,
}

/// Tokens to append to one sequence of a batch.
#[derive(Debug)]
pub struct Feed<'a> {
    /// The sequence.
    pub seq: &'a mut Sequence,
    /// What to append.
    pub tokens: &'a [u32],
}

/// Part of a step: some rows of one sequence.
struct Span<'a> {
    seq: &'a mut Sequence,
    tokens: &'a [u32],
    /// Trailing rows whose logits are read back.
    n_logits: usize,
}

impl Engine {
    /// What loading would take; nothing is allocated.
    pub fn plan(model: &Gguf, mtp: Option<&Gguf>, options: &EngineOptions) -> Result<MemoryPlan, Error> {
        Ok(MemoryPlan::new(&Shape::from_gguf(model)?, model, mtp, options))
    }

    /// Loads a model. Weights stay in the mapped file; everything else is allocated here, once.
    pub fn load(model: &Gguf, mtp: Option<&Gguf>, options: EngineOptions) -> Result<Engine, Error> {
        Engine::load_with(model, mtp, options, None)
    }

    /// Loads a model and has `listener` called at every named point of the forward pass.
    pub fn load_with(
        model: &Gguf,
        mtp: Option<&Gguf>,
        mut options: EngineOptions,
        listener: Option<Listener>,
    ) -> Result<Engine, Error> {
        let shape = Shape::from_gguf(model)?;
        check_options(&options, &shape)?;
        options.prefill_chunk = options.prefill_chunk.min(options.ctx).max(options.max_sequences);
        options.logit_rows = options.logit_rows.max(options.max_sequences).min(options.prefill_chunk);
        let plan = MemoryPlan::new(&shape, model, mtp, &options);
        if !plan.fits() {
            return Err(Error::DoesNotFit(Box::new(plan)));
        }
        let cache = cache_shape(&shape, &options);
        let runner = device::open(model, mtp, shape.clone(), cache, &options, listener)?;
        let pool = Pool::new(cache.n_slots, cache.n_pages);
        let identity = Identity::new(model, mtp, options.kv_rounding);
        Ok(Engine { runner, shape, options, plan, pool, identity, has_mtp: mtp.is_some() })
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

    /// Whether a draft block is loaded.
    pub fn has_mtp(&self) -> bool {
        self.has_mtp
    }

    /// A fresh, empty timeline.
    pub fn sequence(&mut self) -> Result<Sequence, Error> {
        let max = self.options.max_sequences;
        self.pool.lease().map(Sequence::new).ok_or(Error::NoFreeSequence { max })
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

    /// Makes the sequence hold exactly `tokens`, keeping the common prefix.
    pub fn sync(
        &mut self,
        seq: &mut Sequence,
        tokens: &[u32],
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<Outcome, Error> {
        self.check(tokens, 0)?;
        let common = seq.tokens.iter().zip(tokens).take_while(|(a, b)| a == b).count();
        let kept = match common {
            n if n == seq.len() => n,
            // The logits after the last token are wanted, so that token is run again unless a snapshot has them.
            n if n == tokens.len() => self.rewind_with_logits(seq, n),
            n => self.rewind(seq, n),
        };
        self.extend_reusing(seq, &tokens[kept..], kept, progress)
    }

    /// Cuts the sequence back to its first `n_tokens` tokens.
    pub fn truncate(&mut self, seq: &mut Sequence, n_tokens: usize) -> Result<(), Error> {
        if n_tokens >= seq.len() {
            return Ok(());
        }
        let tokens = seq.tokens[..n_tokens].to_vec();
        let kept = self.rewind_with_logits(seq, n_tokens);
        self.extend_reusing(seq, &tokens[kept..], kept, &mut |_| Flow::Continue).map(|_| ())
    }

    /// Appends `tokens` and hands out the logits after each of them, in order: `each(position, logits)`.
    pub fn score(
        &mut self,
        seq: &mut Sequence,
        tokens: &[u32],
        each: &mut dyn FnMut(usize, &[f32]) -> Flow,
    ) -> Result<Outcome, Error> {
        self.check(tokens, seq.len())?;
        let mut logits = vec![0.0; self.n_vocab()];
        let mut rest = tokens;
        while !rest.is_empty() {
            let (chunk, tail) = rest.split_at(rest.len().min(self.options.logit_rows));
            let (first, n_logits) = (seq.len(), chunk.len());
            self.step(&mut [Span { seq, tokens: chunk, n_logits }])?;
            rest = tail;
            for i in 0..n_logits {
                self.runner.read_logits(i, &mut logits);
                if each(first + i, &logits) == Flow::Stop {
                    self.truncate(seq, first + i + 1)?;
                    return Ok(Outcome::Stopped);
                }
            }
        }
        Ok(Outcome::Done)
    }

    /// Appends to several sequences, their rows packed into common batches. A row's result does not depend on its
    /// neighbours.
    pub fn forward(&mut self, feeds: &mut [Feed<'_>]) -> Result<(), Error> {
        for feed in feeds.iter() {
            self.check(feed.tokens, feed.seq.len())?;
        }
        while feeds.iter().any(|f| !f.tokens.is_empty()) {
            let mut room = self.options.prefill_chunk;
            let mut logits_left = self.options.logit_rows;
            let mut spans = Vec::new();
            for feed in feeds.iter_mut().filter(|f| !f.tokens.is_empty()) {
                let n = feed.tokens.len().min(room);
                if n == 0 || logits_left == 0 {
                    break;
                }
                let (tokens, rest) = feed.tokens.split_at(n);
                feed.tokens = rest;
                (room, logits_left) = (room - n, logits_left - 1);
                spans.push(Span { seq: feed.seq, tokens, n_logits: 1 });
            }
            self.step(&mut spans)?;
        }
        Ok(())
    }

    /// Up to `n` greedy guesses at the tokens after `next`, which is the token about to follow the sequence. The sequence does
    /// not change; the guesses are to be checked by running them.
    pub fn draft(&mut self, seq: &mut Sequence, next: u32, n: usize) -> Result<Vec<u32>, Error> {
        if !self.has_mtp {
            return Err(Error::NoMtp);
        }
        let Some(streams) = seq.streams.last() else { return Ok(Vec::new()) };
        self.runner.write_streams(0, streams);
        let mut drafts = Vec::with_capacity(n);
        let mut logits = vec![0.0; self.n_vocab()];
        let mut token = next;
        for i in 0..n.min(ROLLBACK) {
            let mut batch = Batch::default();
            batch.push(seq.lease.slot, &seq.lease.pages, seq.len() - 1 + i, &[token]);
            batch.want_logits(1);
            self.runner.draft(&batch)?;
            self.runner.read_logits(0, &mut logits);
            token = sampler::Sampler::greedy(&logits);
            drafts.push(token);
        }
        Ok(drafts)
    }

    /// The logits of the draft block for the token after `next`; what [`Engine::draft`] takes its first guess from.
    pub fn draft_logits(&mut self, seq: &mut Sequence, next: u32) -> Result<Vec<f32>, Error> {
        self.draft(seq, next, 1)?;
        let mut logits = vec![0.0; self.n_vocab()];
        self.runner.read_logits(0, &mut logits);
        Ok(logits)
    }

    /// The whole state of a sequence as bytes.
    pub fn save(&mut self, seq: &Sequence) -> Result<Vec<u8>, Error> {
        let mut rows = Vec::new();
        for (page, n_tokens) in pages_of(seq, self.shape.page_tokens()) {
            let at = rows.len();
            rows.resize(at + self.runner.page_bytes(n_tokens), 0);
            self.runner.read_page(page, n_tokens, &mut rows[at..]);
        }
        let tail = self.runner.read_tail(seq.lease.slot, seq.len());
        Ok(saved::write(&self.identity, seq, &tail, &rows))
    }

    /// A sequence from saved bytes. Bytes of another model, torn or altered ones are refused.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<Sequence, Error> {
        let saved = saved::read(&self.identity, bytes)?;
        self.check(&saved.tokens, 0)?;
        let mut seq = self.sequence()?;
        seq.high_water = saved.tokens.len();
        seq.tail_at = saved.tokens.len();
        seq.tokens = saved.tokens;
        seq.lease.grow(seq.tokens.len().div_ceil(self.shape.page_tokens()));
        let n_tail = self.runner.tail_bytes(seq.len());
        let parts: Vec<(i32, usize)> = pages_of(&seq, self.shape.page_tokens()).collect();
        let n_rows: usize = parts.iter().map(|(_, n)| self.runner.page_bytes(*n)).sum();
        let wanted = (n_tail, n_rows, if seq.is_empty() { 0 } else { self.n_vocab() });
        let found = (saved.tail.len(), saved.rows.len(), saved.logits.len());
        if wanted != found {
            return Err(Error::Saved(format!("it has arrays of {found:?}, this model needs {wanted:?}")));
        }
        self.runner.write_tail(seq.lease.slot, seq.len(), &saved.tail);
        let mut rest = &saved.rows[..];
        for (page, n_tokens) in parts {
            let (part, tail) = rest.split_at(self.runner.page_bytes(n_tokens));
            self.runner.write_page(page, n_tokens, part);
            rest = tail;
        }
        seq.logits = saved.logits;
        let n_streams = self.shape.n_streams * self.shape.n_embd;
        seq.streams = saved.streams.filter(|s| s.len() == n_streams).into_iter().collect();
        if !seq.is_empty() {
            self.snapshot(&mut seq);
        }
        Ok(seq)
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
        let total = tokens.len();
        let mut done = 0;
        loop {
            let flow = progress(Progress { done, total, reused });
            if done == total {
                // A prompt's end is where answers are regenerated from.
                if total > 1 && seq.snapshots.last() < seq.len() {
                    self.snapshot(seq);
                }
                return Ok(Outcome::Done);
            }
            if flow == Flow::Stop {
                return Ok(Outcome::Stopped);
            }
            let chunk = &tokens[done..total.min(done + self.options.prefill_chunk)];
            done += chunk.len();
            self.step(&mut [Span { seq, tokens: chunk, n_logits: 1 }])?;
            if seq.len() - seq.snapshots.last() >= self.options.snapshot_interval {
                self.snapshot(seq);
            }
        }
    }

    /// Runs one batch and brings its sequences up to date.
    fn step(&mut self, spans: &mut [Span<'_>]) -> Result<(), Error> {
        if self.has_mtp {
            self.feed_draft_block_pending(spans)?;
        }
        let mut batch = Batch::default();
        for span in spans.iter_mut() {
            let (pos, len) = (span.seq.len(), span.seq.len() + span.tokens.len());
            span.seq.lease.grow(len.div_ceil(self.shape.page_tokens()));
            batch.push(span.seq.lease.slot, &span.seq.lease.pages, pos, span.tokens);
            batch.want_logits(span.n_logits);
        }
        self.runner.forward(&batch)?;
        let n_vocab = self.n_vocab();
        let mut read = 0;
        for span in spans.iter_mut() {
            let seq = &mut *span.seq;
            seq.tokens.extend_from_slice(span.tokens);
            seq.high_water = seq.high_water.max(seq.tokens.len());
            read += span.n_logits;
            seq.logits.resize(n_vocab, 0.0);
            self.runner.read_logits(read - 1, &mut seq.logits);
        }
        if self.has_mtp {
            self.feed_draft_block(spans, batch)?;
        }
        Ok(())
    }

    /// Shows the draft block the last token of each sequence, now that its next one is known.
    fn feed_draft_block_pending(&mut self, spans: &[Span<'_>]) -> Result<(), Error> {
        let mut batch = Batch::default();
        for span in spans {
            if let Some(streams) = span.seq.streams.last() {
                self.runner.write_streams(batch.n_rows(), streams);
                batch.push(span.seq.lease.slot, &span.seq.lease.pages, span.seq.len() - 1, &span.tokens[..1]);
            }
        }
        if batch.n_rows() > 0 { self.runner.draft(&batch) } else { Ok(()) }
    }

    /// Shows the draft block the rows of a step that has just run. The last row of a sequence is shown again once its next
    /// token is known; until then its own token stands in, in an entry that is overwritten before anything reads it.
    fn feed_draft_block(&mut self, spans: &mut [Span<'_>], mut batch: Batch) -> Result<(), Error> {
        let mut end = 0;
        for span in spans.iter_mut() {
            let first = end;
            end += span.tokens.len();
            for (row, next) in (first..end - 1).zip(&span.tokens[1..]) {
                batch.token[row] = *next as i32;
            }
            // The streams of a few rows back are kept for cuts; a long prompt's are not worth their room.
            let kept = if end - first <= ROLLBACK { first..end } else { end - 1..end };
            if kept.len() < end - first {
                span.seq.streams.clear();
            }
            for row in kept {
                let mut streams = vec![0.0; self.shape.n_streams * self.shape.n_embd];
                self.runner.read_streams(row, &mut streams);
                span.seq.streams.push(streams);
            }
            let surplus = span.seq.streams.len().saturating_sub(ROLLBACK + 1);
            span.seq.streams.drain(..surplus);
        }
        batch.logit_rows.clear();
        self.runner.draft(&batch)
    }

    fn snapshot(&mut self, seq: &mut Sequence) {
        let tail = self.runner.read_tail(seq.lease.slot, seq.len());
        let snapshot =
            Snapshot { n_tokens: seq.len(), tail, logits: seq.logits.clone(), streams: seq.streams.last().cloned() };
        seq.snapshots.push(snapshot, self.options.snapshot_bytes);
    }

    /// Brings the sequence to the longest state of at most `n_tokens` tokens that can be had without computing; its logits
    /// are not those of its last token. Returns its length.
    fn rewind(&mut self, seq: &mut Sequence, n_tokens: usize) -> usize {
        let in_rings = n_tokens > 0 && n_tokens >= seq.tail_at && seq.high_water - n_tokens <= ROLLBACK;
        if in_rings && (!self.has_mtp || seq.streams.len() > seq.len() - n_tokens) {
            seq.cut(n_tokens);
            return n_tokens;
        }
        match seq.snapshots.at_most(n_tokens).cloned() {
            Some(snapshot) if snapshot.n_tokens > 0 => {
                self.restore_snapshot(seq, snapshot);
                seq.len()
            }
            _ => {
                seq.clear();
                0
            }
        }
    }

    /// Like [`Engine::rewind`], but the state must have its last token's logits, or lie before `n_tokens`.
    fn rewind_with_logits(&mut self, seq: &mut Sequence, n_tokens: usize) -> usize {
        match seq.snapshots.at_most(n_tokens).cloned() {
            Some(snapshot) if snapshot.n_tokens == n_tokens => {
                self.restore_snapshot(seq, snapshot);
                n_tokens
            }
            _ => self.rewind(seq, n_tokens.saturating_sub(1)),
        }
    }

    fn restore_snapshot(&mut self, seq: &mut Sequence, snapshot: Snapshot) {
        self.runner.write_tail(seq.lease.slot, snapshot.n_tokens, &snapshot.tail);
        seq.cut(snapshot.n_tokens);
        seq.high_water = snapshot.n_tokens;
        seq.tail_at = snapshot.n_tokens;
        seq.logits = snapshot.logits;
        seq.streams = snapshot.streams.into_iter().collect();
    }
}

/// The physical pages of a sequence's tokens, with the tokens on each.
fn pages_of(seq: &Sequence, page_tokens: usize) -> impl Iterator<Item = (i32, usize)> {
    let used = seq.lease.pages.iter().enumerate();
    used.map(move |(i, page)| (*page, seq.len().saturating_sub(i * page_tokens).min(page_tokens)))
        .filter(|(_, n)| *n > 0)
}

fn check_options(options: &EngineOptions, shape: &Shape) -> Result<(), Error> {
    let fail = |name, what: String| Err(Error::Option { name, what });
    match options {
        o if o.ctx == 0 => fail("--ctx", "must be at least 1".into()),
        o if o.ctx > shape.n_ctx_max => {
            fail("--ctx", format!("{} is more than the model's {} tokens", o.ctx, shape.n_ctx_max))
        }
        o if o.max_sequences == 0 => fail("max_sequences", "must be at least 1".into()),
        o if o.prefill_chunk == 0 => fail("--prefill-chunk", "must be at least 1".into()),
        o if o.snapshot_interval == 0 => fail("snapshot_interval", "must be at least 1".into()),
        _ => Ok(()),
    }
}
