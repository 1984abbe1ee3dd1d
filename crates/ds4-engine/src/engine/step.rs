//! Runs of the model: which rows go into a batch, and what becomes of the logits.

use std::time::Instant;

use ds4_model::ROLLBACK;
use ds4_ops::op::likeliest::{Likeliest, Reach};

use super::{Engine, Feed};
use crate::archive::Place;
use crate::batch::Batch;
use crate::{Error, Flow, Outcome, Sequence};

/// Part of a step: some rows of one sequence.
pub(crate) struct Slice<'a> {
    pub seq: &'a mut Sequence,
    pub tokens: &'a [u32],
    /// Trailing rows whose logits are wanted. Without any the sequence has no logits afterwards.
    pub n_logits: usize,
    /// What is asked of the last row's logits. Where the device can tell, they stay there.
    pub reach: Option<Reach>,
}

impl Engine {
    /// Appends `tokens` and hands out the logits after each of them, in order: `each(position, logits)`.
    pub fn score(
        &mut self,
        seq: &mut Sequence,
        tokens: &[u32],
        each: &mut dyn FnMut(usize, &[f32]) -> Flow,
    ) -> Result<Outcome, Error> {
        self.check(tokens, seq.len())?;
        let mut logits = vec![0.0; self.n_vocab()];
        for chunk in tokens.chunks(self.options.logit_rows) {
            let (first, n_logits) = (seq.len(), chunk.len());
            self.step(&mut [Slice { seq, tokens: chunk, n_logits, reach: None }])?;
            for i in 0..n_logits {
                self.read_logits(seq, first, i, &mut logits)?;
                if each(first + i, &logits) == Flow::Stop {
                    self.truncate(seq, first + i + 1)?;
                    return Ok(Outcome::Stopped);
                }
            }
        }
        Ok(Outcome::Done)
    }

    /// Appends as many of `tokens` as `each` goes along with: it hears the logits after each of them, in order, and answers
    /// [`Flow::Stop`] at the last one that is to stay. Meant for checking drafts: when the rest is dropped, nothing is computed
    /// again, and the sequence has no logits but those that `each` has heard. At most [`EngineOptions::logit_rows`] tokens.
    pub fn verify(
        &mut self,
        seq: &mut Sequence,
        tokens: &[u32],
        each: &mut dyn FnMut(usize, &[f32]) -> Flow,
    ) -> Result<(), Error> {
        self.check(tokens, seq.len())?;
        let (first, n_logits) = (seq.len(), tokens.len());
        assert!(n_logits <= self.options.logit_rows.min(ROLLBACK + 1), "{n_logits} tokens to verify at once");
        self.step(&mut [Slice { seq, tokens, n_logits, reach: None }])?;
        let mut logits = vec![0.0; self.n_vocab()];
        for i in 0..n_logits {
            self.read_logits(seq, first, i, &mut logits)?;
            if each(first + i, &logits) == Flow::Stop {
                if i + 1 < n_logits {
                    seq.cut(first + i + 1);
                }
                break;
            }
        }
        if seq.len().is_multiple_of(self.options.snapshot_interval) {
            self.keep(seq, Place::Regular)?;
        }
        Ok(())
    }

    /// Appends one token and tells what drawing the next one takes of the logits, if the device can: then they stay where they are until
    /// [`Engine::know_logits`] or the next step of any sequence. Nothing: the sequence has its logits.
    pub fn feed(&mut self, seq: &mut Sequence, token: u32, reach: Option<Reach>) -> Result<Option<Likeliest>, Error> {
        self.check(&[token], seq.len())?;
        self.step(&mut [Slice { seq, tokens: &[token], n_logits: 1, reach }])?;
        let likeliest = seq.likeliest.take();
        if seq.len().is_multiple_of(self.options.snapshot_interval) {
            self.keep(seq, Place::Regular)?;
        }
        Ok(likeliest)
    }

    /// Brings the logits of a sequence from the device, if they are there still.
    ///
    /// # Errors
    /// When the device fails. The sequence's logits are not known then.
    pub fn know_logits(&mut self, seq: &mut Sequence) -> Result<(), Error> {
        if let Some((run, row)) = seq.on_device.take()
            && run == self.n_runs
        {
            seq.logits.resize(self.n_vocab(), 0.0);
            self.runner.read_logits(row, &mut seq.logits).inspect_err(|_| seq.logits.clear())?;
        }
        Ok(())
    }

    /// Logits of row `i` of the step that was just run on `seq` alone. Without them it is taken back to the `n_tokens` tokens before that step.
    fn read_logits(&mut self, seq: &mut Sequence, n_tokens: usize, i: usize, out: &mut [f32]) -> Result<(), Error> {
        self.runner.read_logits(i, out).inspect_err(|_| seq.cut(n_tokens))
    }

    /// Appends to several sequences, their rows packed into common batches. A row's result does not depend on its
    /// neighbours.
    pub fn forward(&mut self, feeds: &mut [Feed<'_>]) -> Result<(), Error> {
        for feed in feeds.iter() {
            self.check(feed.tokens, feed.seq.len())?;
        }
        while feeds.iter().any(|f| !f.tokens.is_empty()) {
            let mut room = self.options.chunk();
            let mut logits_left = self.options.logit_rows;
            let mut slices = Vec::new();
            for feed in feeds.iter_mut().filter(|f| !f.tokens.is_empty()) {
                let n = feed.tokens.len().min(room);
                if n == 0 || logits_left == 0 {
                    break;
                }
                let (tokens, rest) = feed.tokens.split_at(n);
                feed.tokens = rest;
                (room, logits_left) = (room - n, logits_left - 1);
                slices.push(Slice { seq: feed.seq, tokens, n_logits: 1, reach: None });
            }
            self.step(&mut slices)?;
        }
        Ok(())
    }

    /// Runs one batch and brings its sequences up to date. When it fails they hold what they held, but for their logits; one that was to take
    /// more rows than can be taken back is torn.
    pub(crate) fn step(&mut self, slices: &mut [Slice<'_>]) -> Result<(), Error> {
        let done = self.run(slices);
        if done.is_err() {
            slices.iter_mut().for_each(|slice| slice.seq.take_back());
        }
        done
    }

    fn run(&mut self, slices: &mut [Slice<'_>]) -> Result<(), Error> {
        if slices.iter().any(|slice| !slice.seq.is_whole()) {
            return Err(Error::Torn);
        }
        if self.has_mtp {
            self.feed_draft_block_pending(slices)?;
        }
        let mut batch = Batch::default();
        for slice in slices.iter_mut() {
            let pos = slice.seq.len();
            self.make_room(slice.seq, pos + slice.tokens.len())?;
            batch.push(slice.seq, pos, slice.tokens);
            batch.want_logits(slice.n_logits);
        }
        // The draft block's runs would take the place of the logits.
        let reaches: Vec<Option<Reach>> = slices
            .iter()
            .flat_map(|slice| {
                (0..slice.n_logits).map(|i| slice.reach.filter(|_| i + 1 == slice.n_logits && !self.has_mtp))
            })
            .collect();
        let started = Instant::now();
        for slice in slices.iter_mut() {
            slice.seq.high_water = slice.seq.high_water.max(slice.seq.len() + slice.tokens.len());
        }
        self.n_runs += 1;
        self.runner.forward(&batch)?;
        let wanted = reaches.iter().any(Option::is_some);
        let mut likeliest = if wanted { self.runner.likeliest(&reaches)? } else { Vec::new() };
        if batch.n_rows() >= 8 {
            let seconds = started.elapsed().as_secs_f64() / batch.n_rows() as f64;
            self.seconds_per_token += 0.1 * (seconds - self.seconds_per_token);
        }
        let n_vocab = self.n_vocab();
        let mut read = 0;
        for slice in slices.iter_mut() {
            let seq = &mut *slice.seq;
            read += slice.n_logits;
            seq.likeliest =
                likeliest.get_mut(read.wrapping_sub(1)).filter(|_| slice.n_logits > 0).and_then(Option::take);
            seq.on_device = seq.likeliest.is_some().then_some((self.n_runs, read.wrapping_sub(1)));
            // What is read over need not be cleared: that would take as long as reading.
            let is_read = slice.n_logits > 0 && seq.on_device.is_none();
            seq.logits.resize(if is_read { n_vocab } else { 0 }, 0.0);
            if is_read {
                self.runner.read_logits(read - 1, &mut seq.logits)?;
            }
        }
        let streams = if self.has_mtp { self.feed_draft_block(slices, batch)? } else { Vec::new() };
        // Nothing can fail any more.
        for (slice, streams) in slices.iter_mut().zip(streams.into_iter().map(Some).chain(std::iter::repeat(None))) {
            slice.seq.append(slice.tokens, streams);
        }
        Ok(())
    }
}
