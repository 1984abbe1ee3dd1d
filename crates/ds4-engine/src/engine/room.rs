//! Pages for what a sequence is about to hold.

use super::Engine;
use crate::pages::Page;
use crate::sequence::SeqPage;
use crate::tree::Short;
use crate::{Error, Sequence};

impl Engine {
    /// Gives the sequence pages of its own for the tokens from its end to `n_tokens`.
    pub(super) fn make_room(&mut self, seq: &mut Sequence, n_tokens: usize) -> Result<(), Error> {
        let page_tokens = self.shape.page_tokens();
        let (at, partial) = (seq.len() / page_tokens, seq.len() % page_tokens);
        // Pages behind the end are left from before a cut.
        seq.pages.truncate(seq.len().div_ceil(page_tokens));
        if partial > 0 && n_tokens > seq.len() {
            let mine = &seq.pages[at];
            if !mine.writable || mine.page.sealed() > partial {
                let page = self.page(&seq.tokens)?;
                self.runner.copy_page(seq.pages[at].page.id(), page.id(), partial);
                self.runner.settle()?;
                seq.pages[at] = SeqPage { page, writable: true };
                seq.pages_changed = true;
            }
        }
        while seq.pages.len() < n_tokens.div_ceil(page_tokens) {
            let page = self.page(&seq.tokens)?;
            seq.pages.push(SeqPage { page, writable: true });
            seq.pages_changed = true;
        }
        Ok(())
    }

    /// A free page, at the cost of the frontier that is cheapest to lose if it must be.
    pub(super) fn page(&mut self, keep: &[u32]) -> Result<Page, Error> {
        loop {
            if let Some(page) = self.pool.page() {
                return Ok(page);
            }
            if !self.tree.evict(keep, Short::Pages) && !self.tree.evict(&[], Short::Pages) {
                return Err(Error::NoFreePages { n_pages: self.pool.n_pages() });
            }
        }
    }

    /// The pages of a sequence's tokens, with the tokens on each.
    pub(super) fn pages_of(&self, seq: &Sequence) -> impl Iterator<Item = (Page, usize)> + use<> {
        let (len, page_tokens) = (seq.len(), self.shape.page_tokens());
        let pages: Vec<Page> = seq.pages.iter().map(|p| p.page.clone()).collect();
        let parts = pages.into_iter().enumerate();
        parts.map(move |(i, page)| (page, len.saturating_sub(i * page_tokens).min(page_tokens))).filter(|(_, n)| *n > 0)
    }
}
