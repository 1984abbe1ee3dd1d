//! A sequence as bytes and back.

use super::Engine;
use crate::archive::Place;
use crate::pages::Page;
use crate::{Error, Sequence, saved};

impl Engine {
    /// The whole state of a sequence as bytes.
    pub fn save(&mut self, seq: &Sequence) -> Result<Vec<u8>, Error> {
        if !seq.is_whole() {
            return Err(Error::Torn);
        }
        let mut rows = Vec::new();
        for (page, n_tokens) in self.pages_of(seq) {
            let at = rows.len();
            rows.resize(at + self.runner.page_bytes(n_tokens), 0);
            self.runner.read_page(page.id(), n_tokens, &mut rows[at..])?;
        }
        let tail = self.runner.read_tail(seq.slot.id(), seq.len())?;
        Ok(saved::write(&self.identity, seq, &tail, &rows))
    }

    /// A sequence from saved bytes. Bytes of another model, torn or altered ones are refused.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<Sequence, Error> {
        let saved = saved::read(&self.identity, bytes)?;
        self.check(&saved.tokens, 0)?;
        let mut seq = self.sequence()?;
        let n = saved.tokens.len();
        self.make_room(&mut seq, n)?;
        seq.tokens = saved.tokens;
        let parts: Vec<(Page, usize)> = self.pages_of(&seq).collect();
        let n_rows: usize = parts.iter().map(|(_, n)| self.runner.page_bytes(*n)).sum();
        let wanted = (self.runner.tail_bytes(n), n_rows, if n == 0 { 0 } else { self.n_vocab() });
        let found = (saved.tail.len(), saved.rows.len(), saved.logits.len());
        if wanted != found {
            return Err(Error::Saved(format!(
                "its parts have {found:?} bytes and values, this model needs {wanted:?}"
            )));
        }
        let mut rest = &saved.rows[..];
        for (page, n_tokens) in parts {
            let (part, tail) = rest.split_at(self.runner.page_bytes(n_tokens));
            self.runner.write_page(page.id(), n_tokens, part);
            rest = tail;
        }
        self.runner.write_tail(seq.slot.id(), n, &saved.tail);
        self.runner.settle()?;
        (seq.high_water, seq.tail_at) = (n, n);
        seq.logits = saved.logits;
        let n_streams = self.shape.n_streams * self.shape.n_embd;
        seq.streams = saved.streams.filter(|s| s.len() == n_streams).into_iter().collect();
        self.keep(&mut seq, Place::Boundary)?;
        Ok(seq)
    }
}
