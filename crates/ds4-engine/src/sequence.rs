//! One timeline of tokens.

use ds4_model::ROLLBACK;
use ds4_ops::op::likeliest::Likeliest;

use crate::pages::{Page, Slot};

/// One timeline on an engine. Its caches live on the device; dropping it gives them back.
#[derive(Debug)]
pub struct Sequence {
    pub(crate) slot: Slot,
    /// In order of position. The last one may be partly used.
    pub(crate) pages: Vec<SeqPage>,
    /// Whether the device has not been told of these pages yet.
    pub(crate) pages_changed: bool,
    pub(crate) tokens: Vec<u32>,
    /// After the last token; empty when they are not known, or on the device still.
    pub(crate) logits: Vec<f32>,
    /// What was asked of them instead, once.
    pub(crate) likeliest: Option<Likeliest>,
    /// The run that made them, and their row in it, while they are on the device.
    pub(crate) on_device: Option<(u64, usize)>,
    /// Positions ever written to the rings on this timeline: entries more than a ring's length behind are gone.
    pub(crate) high_water: usize,
    /// Tokens whose tail was put into the rings, if one was: what only longer rings would hold of the time before is not there.
    pub(crate) tail_at: usize,
    /// Streams of the last few tokens, the last token's last: the draft block sees them once the next token is known. Empty
    /// without a draft block.
    pub(crate) streams: Vec<Vec<f32>>,
}

/// A page of a sequence.
#[derive(Debug)]
pub(crate) struct SeqPage {
    pub page: Page,
    /// Whether this sequence is the page's writer. Everybody else writes to a copy.
    pub writable: bool,
}

impl Sequence {
    pub(crate) fn new(slot: Slot) -> Sequence {
        Sequence {
            slot,
            pages: Vec::new(),
            pages_changed: true,
            tokens: Vec::new(),
            logits: Vec::new(),
            likeliest: None,
            on_device: None,
            high_water: 0,
            tail_at: 0,
            streams: Vec::new(),
        }
    }

    /// Tokens it holds.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Its tokens.
    pub fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// `(n_vocab)` logits after the last token; empty for an empty sequence.
    pub fn logits(&self) -> &[f32] {
        &self.logits
    }

    /// Forgets all tokens from `n_tokens` on. The rings still hold what came before, as far as they reach; the logits are not
    /// known any more.
    pub(crate) fn cut(&mut self, n_tokens: usize) {
        self.streams.truncate(self.streams.len().saturating_sub(self.tokens.len() - n_tokens));
        self.tokens.truncate(n_tokens);
        self.logits.clear();
        (self.likeliest, self.on_device) = (None, None);
    }

    /// Whether the rings hold what going on after the first `n_tokens` tokens takes.
    pub(crate) fn rings_reach(&self, n_tokens: usize) -> bool {
        n_tokens >= self.tail_at && self.high_water - n_tokens <= ROLLBACK
    }

    /// Whether everything is there that it takes to go on.
    pub(crate) fn is_whole(&self) -> bool {
        self.rings_reach(self.len())
    }

    /// A step has computed `tokens`, and of the last of them `streams`, where there is a draft block.
    pub(crate) fn append(&mut self, tokens: &[u32], streams: Option<Vec<Vec<f32>>>) {
        self.tokens.extend_from_slice(tokens);
        let Some(streams) = streams else { return };
        if streams.len() < tokens.len() {
            self.streams.clear();
        }
        self.streams.extend(streams);
        let surplus = self.streams.len().saturating_sub(ROLLBACK + 1);
        self.streams.drain(..surplus);
    }

    /// A step has failed: the device may not have been told of its pages, and who has no tokens needs nothing of the rings.
    pub(crate) fn take_back(&mut self) {
        self.cut(self.len());
        self.pages_changed = true;
        if self.is_empty() {
            self.clear();
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.cut(0);
        self.pages.clear();
        self.high_water = 0;
        self.tail_at = 0;
    }
}
