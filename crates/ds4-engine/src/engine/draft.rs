//! The draft block: guesses at what follows, and what it must be shown to make them.

use ds4_model::ROLLBACK;

use super::{Engine, Slice};
use crate::batch::Batch;
use crate::{Error, Sequence, sampler};

impl Engine {
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
            let pos = seq.len() - 1 + i;
            batch.push(seq, pos, &[token]);
            batch.want_logits(1);
            self.runner.draft(&batch)?;
            self.runner.read_logits(0, &mut logits)?;
            token = sampler::Sampler::greedy(&logits);
            drafts.push(token);
        }
        Ok(drafts)
    }

    /// The logits of the draft block for the token after `next`; what [`Engine::draft`] takes its first guess from.
    pub fn draft_logits(&mut self, seq: &mut Sequence, next: u32) -> Result<Vec<f32>, Error> {
        self.draft(seq, next, 1)?;
        let mut logits = vec![0.0; self.n_vocab()];
        self.runner.read_logits(0, &mut logits)?;
        Ok(logits)
    }

    /// Shows the draft block the last token of each sequence, now that its next one is known.
    pub(super) fn feed_draft_block_pending(&mut self, slices: &mut [Slice<'_>]) -> Result<(), Error> {
        let mut batch = Batch::default();
        for slice in slices {
            if let Some(streams) = slice.seq.streams.last() {
                self.runner.write_streams(batch.n_rows(), streams);
                let pos = slice.seq.len() - 1;
                batch.push(slice.seq, pos, &slice.tokens[..1]);
            }
        }
        if batch.n_rows() > 0 { self.runner.draft(&batch) } else { Ok(()) }
    }

    /// Shows the draft block the rows of a step that has just run. The last row of a sequence is shown again once its next
    /// token is known; until then its own token stands in, in an entry that is overwritten before anything reads it. Answers the streams of
    /// each sequence's last rows.
    pub(super) fn feed_draft_block(
        &mut self,
        slices: &[Slice<'_>],
        mut batch: Batch,
    ) -> Result<Vec<Vec<Vec<f32>>>, Error> {
        let mut end = 0;
        let mut all = Vec::with_capacity(slices.len());
        for slice in slices {
            let first = end;
            end += slice.tokens.len();
            for (row, next) in (first..end - 1).zip(&slice.tokens[1..]) {
                batch.token[row] = *next as i32;
            }
            // The streams of a few rows back are kept for cuts; a long prompt's are not worth their room.
            let kept = if end - first <= ROLLBACK { first..end } else { end - 1..end };
            let mut rows = vec![vec![0.0; self.shape.n_streams * self.shape.n_embd]; kept.len()];
            for (row, streams) in kept.zip(&mut rows) {
                self.runner.read_streams(row, streams)?;
            }
            all.push(rows);
        }
        batch.logit_rows.clear();
        self.runner.draft(&batch)?;
        Ok(all)
    }
}
