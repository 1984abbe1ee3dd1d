//! One step's rows on the host, before they are written to the device.

use crate::Sequence;

/// The arrays of a [`ds4_ops::Step`], and the page tables of the slots that take part.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub token: Vec<i32>,
    pub pos: Vec<i32>,
    pub slot: Vec<i32>,
    pub lead: Vec<i32>,
    pub trail: Vec<i32>,
    pub logit_rows: Vec<i32>,
    /// `(slot, its pages in logical order)` of the slots whose pages are not those that the device was told last.
    pub pages: Vec<(usize, Vec<i32>)>,
}

impl Batch {
    pub fn n_rows(&self) -> usize {
        self.token.len()
    }

    /// Appends the rows of one sequence: `tokens` from position `pos` on. The batch must reach the device.
    pub fn push(&mut self, seq: &mut Sequence, pos: usize, tokens: &[u32]) {
        let slot = seq.slot.id();
        for (i, token) in tokens.iter().enumerate() {
            self.token.push(*token as i32);
            self.pos.push((pos + i) as i32);
            self.slot.push(slot as i32);
            self.lead.push(i as i32);
            self.trail.push((tokens.len() - 1 - i) as i32);
        }
        // A long sequence has hundreds of pages, and gets a new one every few hundred steps.
        if std::mem::take(&mut seq.pages_changed) {
            self.pages.push((slot, seq.pages.iter().map(|p| p.page.id()).collect()));
        }
    }

    /// Asks for the logits of the last `n` rows pushed.
    pub fn want_logits(&mut self, n: usize) {
        let end = self.n_rows() as i32;
        self.logit_rows.extend(end - n as i32..end);
    }
}
