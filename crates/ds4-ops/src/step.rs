//! The rows of one batch, as the device sees them.

/// One batch of rows. A row is one token of one sequence at one position; decode, prefill and any mixture of sequences
/// are the same thing to every operation. Rows of one sequence are adjacent and in order of position.
///
/// All arrays live on the device (`I` is the backend's integer buffer), so that a captured decode step can be replayed:
/// only their contents change from step to step.
#[derive(Debug)]
pub struct Step<I> {
    /// Rows in this batch.
    pub n_rows: usize,
    /// `(n_rows)` token ids.
    pub token: I,
    /// `(n_rows)` absolute 0-based positions.
    pub pos: I,
    /// `(n_rows)` which sequence's caches the row reads and extends.
    pub slot: I,
    /// `(n_rows)` how many rows before this one belong to the same sequence.
    pub lead: I,
    /// `(n_rows)` how many rows after this one belong to the same sequence.
    pub trail: I,
    /// `(n_slots, pages_per_slot)` physical page of each logical page of compressed rows.
    pub pages: I,
    /// Logical pages a sequence may have.
    pub pages_per_slot: usize,
    /// Tokens whose compressed rows one page holds; a multiple of every compression ratio.
    pub page_tokens: usize,
    /// Rows whose logits are wanted.
    pub n_logits: usize,
    /// `(n_logits)` their row indices, ascending.
    pub logit_rows: I,
}

/// A step whose arrays are in host memory: what the plain references and the CPU backend work on.
pub type HostStep = Step<Vec<i32>>;

/// Where a row finds the data of an earlier position of its own sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In this batch, at this row.
    Batch(usize),
    /// In the sequence's ring, at this entry `(slot, entry)` flattened as `slot * ring_len + entry`.
    Ring(usize),
}

impl HostStep {
    /// The rows whose logits are wanted, without company.
    pub fn of_logit_rows(&self) -> HostStep {
        let n = self.n_logits;
        let rows = &self.logit_rows[..n];
        let of = |all: &[i32]| rows.iter().map(|r| all[*r as usize]).collect();
        HostStep {
            n_rows: n,
            token: of(&self.token),
            pos: of(&self.pos),
            slot: of(&self.slot),
            lead: vec![0; n],
            trail: vec![0; n],
            pages: self.pages.clone(),
            pages_per_slot: self.pages_per_slot,
            page_tokens: self.page_tokens,
            n_logits: n,
            logit_rows: (0..n as i32).collect(),
        }
    }

    /// Where row `r` finds position `pos` (at or before its own) when rings hold `ring_len` positions.
    #[inline]
    pub fn source(&self, r: usize, pos: usize, ring_len: usize) -> Source {
        let back = self.pos[r] as usize - pos;
        if back <= self.lead[r] as usize {
            Source::Batch(r - back)
        } else {
            Source::Ring(self.slot[r] as usize * ring_len + pos % ring_len)
        }
    }

    /// The physical row that holds compressed row `block` of row `r`'s sequence, for compression `ratio`.
    #[inline]
    pub fn paged_row(&self, r: usize, block: usize, ratio: usize) -> usize {
        let per_page = self.page_tokens / ratio;
        let page = self.pages[self.slot[r] as usize * self.pages_per_slot + block / per_page];
        debug_assert!(page >= 0, "row {r}: compressed row {block} lies in a page that was never mapped");
        page as usize * per_page + block % per_page
    }

    /// Compressed rows of ratio `ratio` that row `r` may see: those whose last token is at or before its position.
    #[inline]
    pub fn n_visible(&self, r: usize, ratio: usize) -> usize {
        (self.pos[r] as usize + 1) / ratio
    }
}
