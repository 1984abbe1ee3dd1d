//! One step's rows on the host, before they are written to the device.

/// The arrays of a [`ds4_ops::Step`], and the page tables of the slots that take part.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub token: Vec<i32>,
    pub pos: Vec<i32>,
    pub slot: Vec<i32>,
    pub lead: Vec<i32>,
    pub trail: Vec<i32>,
    pub logit_rows: Vec<i32>,
    /// `(slot, its pages in logical order)`.
    pub pages: Vec<(usize, Vec<i32>)>,
}

impl Batch {
    pub fn n_rows(&self) -> usize {
        self.token.len()
    }

    /// Appends the rows of one sequence: `tokens` from position `pos` on.
    pub fn push(&mut self, slot: usize, pages: &[i32], pos: usize, tokens: &[u32]) {
        for (i, token) in tokens.iter().enumerate() {
            self.token.push(*token as i32);
            self.pos.push((pos + i) as i32);
            self.slot.push(slot as i32);
            self.lead.push(i as i32);
            self.trail.push((tokens.len() - 1 - i) as i32);
        }
        self.pages.push((slot, pages.to_vec()));
    }

    /// Asks for the logits of the last `n` rows pushed.
    pub fn want_logits(&mut self, n: usize) {
        let end = self.n_rows() as i32;
        self.logit_rows.extend(end - n as i32..end);
    }
}
