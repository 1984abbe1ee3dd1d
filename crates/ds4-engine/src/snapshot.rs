//! Snapshots of a sequence's tail, so that it can be cut back without starting over.

/// Everything besides compressed rows that a sequence needs to go on from `n_tokens`.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    /// Tokens of the sequence at the time.
    pub n_tokens: usize,
    /// The live part of the slot's rings.
    pub tail: Vec<u8>,
    /// Logits after the last token.
    pub logits: Vec<f32>,
    /// Streams of the last token, for the draft block.
    pub streams: Option<Vec<f32>>,
}

impl Snapshot {
    fn n_bytes(&self) -> u64 {
        self.tail.len() as u64 + 4 * (self.logits.len() + self.streams.as_ref().map_or(0, Vec::len)) as u64
    }
}

/// A sequence's snapshots, by ascending length.
#[derive(Debug, Default)]
pub(crate) struct Snapshots(Vec<Snapshot>);

impl Snapshots {
    /// The longest one of at most `n_tokens` tokens.
    pub fn at_most(&self, n_tokens: usize) -> Option<&Snapshot> {
        self.0.iter().rev().find(|s| s.n_tokens <= n_tokens)
    }

    /// Length of the longest one, 0 without any.
    pub fn last(&self) -> usize {
        self.0.last().map_or(0, |s| s.n_tokens)
    }

    /// Forgets those beyond `n_tokens` tokens.
    pub fn cut(&mut self, n_tokens: usize) {
        self.0.retain(|s| s.n_tokens <= n_tokens);
    }

    /// Adds the newest one and thins the older ones until they fit in `bytes_max`. The newest one always stays: it is the one
    /// that regenerating an answer needs.
    pub fn push(&mut self, snapshot: Snapshot, bytes_max: u64) {
        self.cut(snapshot.n_tokens - 1);
        self.0.push(snapshot);
        while self.0.len() > 1 && self.0.iter().map(Snapshot::n_bytes).sum::<u64>() > bytes_max {
            // The one whose loss makes the smallest hole costs the least to replay.
            let hole = |i: usize| self.0[i + 1].n_tokens - if i == 0 { 0 } else { self.0[i - 1].n_tokens };
            let least = (0..self.0.len() - 1).min_by_key(|i| hole(*i)).unwrap_or(0);
            self.0.remove(least);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(n_tokens: usize) -> Snapshot {
        Snapshot { n_tokens, tail: vec![0; 100], logits: Vec::new(), streams: None }
    }

    #[test]
    fn thinning_keeps_the_newest_and_spreads_the_rest() {
        let mut snapshots = Snapshots::default();
        (1..=10).for_each(|n| snapshots.push(snapshot(n * 100), 400));
        let kept: Vec<usize> = snapshots.0.iter().map(|s| s.n_tokens).collect();
        assert_eq!(kept.len(), 4);
        assert_eq!(kept.last(), Some(&1000));
        assert!(kept.windows(2).all(|w| w[1] - w[0] <= 500), "{kept:?}");
    }

    #[test]
    fn a_cut_forgets_what_lies_beyond_it() {
        let mut snapshots = Snapshots::default();
        (1..=3).for_each(|n| snapshots.push(snapshot(n * 100), 1 << 20));
        snapshots.cut(250);
        assert_eq!(snapshots.last(), 200);
        assert!(snapshots.at_most(99).is_none());
    }
}
