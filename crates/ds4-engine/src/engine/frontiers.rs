//! What an engine remembers: frontiers in the prefix tree and in the archive, and how sequences come back to them.

use std::time::Duration;

use ds4_kvstore::Hit;

use super::Engine;
use crate::archive::{Archive, Archived, Place};
use crate::pages::Page;
use crate::sequence::SeqPage;
use crate::tree::{Frontier, Short, Tail};
use crate::{Error, Sequence};

/// Tokens that reading a frontier from the archive must save to be worth it.
const ARCHIVE_GAIN: usize = 16;

impl Engine {
    /// Makes where the sequence stands a frontier and archives it, if there is a store: this and other sequences, also those of
    /// later processes, can go on from here without computing. For the end of a turn. Nothing happens while its logits are
    /// not known.
    ///
    /// # Errors
    /// When the device fails. The sequence can be gone on with.
    pub fn checkpoint(&mut self, seq: &mut Sequence) -> Result<(), Error> {
        self.keep(seq, Place::Checkpoint)
    }

    /// As [`Engine::checkpoint`], but archives only what the store's options say for such a place.
    pub(crate) fn keep(&mut self, seq: &mut Sequence, place: Place) -> Result<(), Error> {
        self.know_logits(seq)?;
        if seq.logits.is_empty() {
            return Ok(());
        }
        if self.tree.tail(&seq.tokens).is_none() {
            let tail = Tail {
                rings: self.runner.read_tail(seq.slot.id(), seq.len())?,
                logits: seq.logits.clone(),
                streams: seq.streams.last().cloned(),
            };
            let used = seq.len().div_ceil(self.shape.page_tokens());
            let mut pages: Vec<Page> = seq.pages[..used].iter().map(|p| p.page.clone()).collect();
            self.tree.insert(&seq.tokens, &mut pages, tail, place.chance());
            for (mine, page) in seq.pages.iter_mut().zip(pages).filter(|(mine, page)| !mine.page.is(page)) {
                *mine = SeqPage { page, writable: false };
                seq.pages_changed = true;
            }
        }
        let archived = self.archive(seq, place);
        while self.tree.tail_bytes() > self.options.snapshot_bytes && self.tree.evict(&seq.tokens, Short::Tails) {}
        archived
    }

    /// Archives the frontier at the end of the sequence, as far as it is wanted and not there yet.
    fn archive(&mut self, seq: &Sequence, place: Place) -> Result<(), Error> {
        let Some(mut archive) = self.archive.take() else { return Ok(()) };
        let done = self.archive_in(&mut archive, seq, place);
        self.archive = Some(archive);
        done
    }

    fn archive_in(&mut self, archive: &mut Archive, seq: &Sequence, place: Place) -> Result<(), Error> {
        let (len, page_tokens, interval) = (seq.len(), self.shape.page_tokens(), self.options.snapshot_interval);
        if archive.wants_pages(len, place) {
            let wants_tail = archive.wants_tail(&seq.tokens, place, interval);
            let mut from = 0;
            for (page, n_tokens) in self.pages_of(seq) {
                // A page that is partly used is of use to its own tail only.
                let path = &seq.tokens[..from + n_tokens];
                if (n_tokens == page_tokens || wants_tail) && archive.wants_page(path, from) {
                    let mut bytes = vec![0; self.runner.page_bytes(n_tokens)];
                    self.runner.read_page(page.id(), n_tokens, &mut bytes)?;
                    archive.put_page(path, from, bytes, self.recompute(n_tokens));
                }
                from += n_tokens;
            }
            if wants_tail && let Some(tail) = self.tree.tail(&seq.tokens) {
                archive.put_tail(&seq.tokens, tail.to_bytes(), self.recompute(interval));
            }
        }
        Ok(())
    }

    fn recompute(&self, n_tokens: usize) -> Duration {
        Duration::from_secs_f64(self.seconds_per_token * n_tokens as f64)
    }

    /// The deepest frontier on the path of `tokens`: the prefix tree's, or the archive's when that saves more than a few tokens
    /// beyond it and beyond the `known` ones.
    pub(super) fn find(&mut self, tokens: &[u32], known: usize) -> Option<Frontier> {
        let frontier = self.tree.find(tokens);
        let in_memory = frontier.as_ref().map_or(0, |f| f.n_tokens);
        let beyond = in_memory.max(known) + ARCHIVE_GAIN;
        if beyond < tokens.len()
            && let Some(fetched) = self.fetch(tokens, beyond)
        {
            return Some(fetched);
        }
        if let Some(archive) = &mut self.archive {
            archive.mark_used(&tokens[..in_memory]);
        }
        frontier
    }

    /// Brings an archived frontier of more than `beyond` tokens into the prefix tree.
    fn fetch(&mut self, tokens: &[u32], beyond: usize) -> Option<Frontier> {
        let mut archive = self.archive.take()?;
        let mut fetched = false;
        // What cannot be read is forgotten by the store, so looking again finds another one or none: this ends.
        while let Some(found) = archive.find(tokens, beyond) {
            let Some(tail) = archive.load_tail(&found) else { continue };
            let Some(tail) = Tail::from_bytes(&tail).filter(|tail| self.fits(tail, found.n_tokens)) else { break };
            match self.load_pages(&archive, &found, tokens) {
                Ok(Some(mut pages)) => {
                    self.tree.insert(&tokens[..found.n_tokens], &mut pages, tail, Place::Boundary.chance());
                    fetched = true;
                    break;
                }
                Ok(None) => continue,
                Err(_) => break,
            }
        }
        self.archive = Some(archive);
        if fetched { self.tree.find(tokens) } else { None }
    }

    /// Whether a tail is one of this model at `n_tokens` tokens.
    fn fits(&self, tail: &Tail, n_tokens: usize) -> bool {
        tail.rings.len() == self.runner.tail_bytes(n_tokens) && tail.logits.len() == self.n_vocab()
    }

    /// Reads the pages of an archived frontier, except those that are in memory. None if one cannot be read.
    ///
    /// # Errors
    /// When there is no room for them, they are not this model's, or the device does not take them.
    fn load_pages(&mut self, archive: &Archive, found: &Archived, tokens: &[u32]) -> Result<Option<Vec<Page>>, Error> {
        let (n, page_tokens) = (found.n_tokens, self.shape.page_tokens());
        let mut pages = self.tree.full_pages(&tokens[..n]);
        let mut bytes = vec![0; self.runner.page_bytes(page_tokens)];
        for i in pages.len()..n.div_ceil(page_tokens) {
            let needed = (n - i * page_tokens).min(page_tokens);
            let fits = |hit: &&Hit| {
                let n_tokens = hit.to - hit.from;
                let is_place = hit.from == i * page_tokens && (needed..=page_tokens).contains(&n_tokens);
                is_place && hit.payload_bytes() == self.runner.page_bytes(n_tokens) as u64
            };
            let Some(hit) = found.pages.get(i).filter(fits) else {
                return Err(Error::Saved("its pages are not this model's".into()));
            };
            let bytes = &mut bytes[..hit.payload_bytes() as usize];
            if !archive.load_into(hit, bytes) {
                return Ok(None);
            }
            let page = self.page(tokens)?;
            self.runner.write_page(page.id(), hit.to - hit.from, bytes);
            pages.push(page);
        }
        self.runner.settle()?;
        Ok(Some(pages))
    }

    /// Moves a sequence that holds the beginning of `tokens` on to the deepest frontier on their path, if it lies further.
    pub(crate) fn advance(&mut self, seq: &mut Sequence, tokens: &[u32]) -> Result<(), Error> {
        let len = seq.len();
        match self.find(tokens, len) {
            Some(frontier) if frontier.n_tokens > len => self.go_to(seq, tokens, frontier),
            _ => Ok(()),
        }
    }

    /// Brings the sequence to the longest prefix of `tokens` that can be had without computing. When that is all of them, the
    /// sequence has its logits too.
    pub(super) fn go_back(&mut self, seq: &mut Sequence, tokens: &[u32]) -> Result<(), Error> {
        let common = seq.tokens.iter().zip(tokens).take_while(|(a, b)| a == b).count();
        if common == seq.len() && seq.is_whole() && (common < tokens.len() || !seq.logits.is_empty()) {
            // Only to be extended; but somebody else may have been further on this path.
            return self.advance(seq, tokens);
        }
        // After a cut the logits of the last token are not known, so it has to be run again if it is the last one wanted.
        let target = if common == tokens.len() { common.saturating_sub(1) } else { common };
        let frontier = self.find(tokens, target);
        let in_rings = target > 0 && seq.rings_reach(target);
        let streams_kept = !self.has_mtp || seq.streams.len() > seq.len() - target;
        match frontier {
            Some(frontier) if !in_rings || !streams_kept || frontier.n_tokens > target => {
                return self.go_to(seq, tokens, frontier);
            }
            _ if in_rings && streams_kept => seq.cut(target),
            _ => seq.clear(),
        }
        Ok(())
    }

    /// Puts the sequence at a frontier on the path of `tokens`; it is empty when that fails.
    pub(super) fn go_to(&mut self, seq: &mut Sequence, tokens: &[u32], frontier: Frontier) -> Result<(), Error> {
        let Frontier { n_tokens, pages, tail } = frontier;
        self.runner.write_tail(seq.slot.id(), n_tokens, &tail.rings);
        self.runner.settle().inspect_err(|_| seq.clear())?;
        // Its own pages stay writable where they are the same: the rows that frontiers rely on are sealed.
        let own = std::mem::take(&mut seq.pages);
        let pages = pages.into_iter().enumerate().map(|(i, page)| {
            let writable = own.get(i).is_some_and(|mine| mine.writable && mine.page.is(&page));
            SeqPage { page, writable }
        });
        seq.pages = pages.collect();
        seq.pages_changed = true;
        seq.tokens.clear();
        seq.tokens.extend_from_slice(&tokens[..n_tokens]);
        (seq.high_water, seq.tail_at) = (n_tokens, n_tokens);
        seq.logits.clone_from(&tail.logits);
        seq.streams = tail.streams.clone().into_iter().collect();
        Ok(())
    }
}
