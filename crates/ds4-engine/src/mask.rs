//! Which tokens may be drawn: one bit for each id of the vocabulary.
//!
//! The words are laid out as a device wants them: bit `id % 32` of word `id / 32`.

/// A set of token ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenMask {
    words: Vec<u32>,
}

impl TokenMask {
    /// The empty set, with room for ids below `n_vocab`.
    pub fn new(n_vocab: usize) -> TokenMask {
        TokenMask { words: vec![0; n_vocab.div_ceil(32)] }
    }

    /// The bits, 32 ids a word; ids beyond them are not in the set.
    pub fn words(&self) -> &[u32] {
        &self.words
    }

    /// Takes the set over from such words. Missing ones are empty, words beyond the room are left out.
    pub fn copy_from(&mut self, words: &[u32]) {
        let n = words.len().min(self.words.len());
        self.words[..n].copy_from_slice(&words[..n]);
        self.words[n..].fill(0);
    }

    /// Removes every id.
    pub fn clear(&mut self) {
        self.words.fill(0);
    }

    /// Adds an id, if there is room for it.
    pub fn allow(&mut self, id: u32) {
        if let Some(word) = self.words.get_mut(id as usize / 32) {
            *word |= 1 << (id % 32);
        }
    }

    /// Removes an id.
    pub fn forbid(&mut self, id: u32) {
        if let Some(word) = self.words.get_mut(id as usize / 32) {
            *word &= !(1 << (id % 32));
        }
    }

    /// Whether the id is in the set.
    pub fn allows(&self, id: u32) -> bool {
        self.words.get(id as usize / 32).is_some_and(|word| word >> (id % 32) & 1 == 1)
    }

    /// Whether nothing is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many ids are in the set.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Makes all other tokens impossible in `logits` (n_vocab). A token of the set that the model found impossible, or gave
    /// no number, becomes possible, as there would be nothing to draw otherwise.
    pub fn apply(&self, logits: &mut [f32]) {
        for (i, chunk) in logits.chunks_mut(32).enumerate() {
            match self.words.get(i).copied().unwrap_or(0) {
                0 => chunk.fill(f32::NEG_INFINITY),
                word => {
                    for (bit, logit) in chunk.iter_mut().enumerate() {
                        *logit = match word >> bit & 1 == 1 {
                            true if *logit > f32::MIN => *logit,
                            true => f32::MIN,
                            false => f32::NEG_INFINITY,
                        };
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_set_can_be_drawn() {
        let mut mask = TokenMask::new(40);
        [1, 33, 39, 4000].into_iter().for_each(|id| mask.allow(id));
        mask.forbid(39);
        assert_eq!((mask.len(), mask.allows(33), mask.allows(39), mask.allows(4000)), (2, true, false, false));
        let mut logits: Vec<f32> = (0..45).map(|id| id as f32).collect();
        logits[33] = f32::NAN;
        mask.apply(&mut logits);
        assert_eq!((logits[1], logits[33]), (1.0, f32::MIN));
        assert_eq!(logits.iter().filter(|logit| logit.is_finite()).count(), 2);
    }

    #[test]
    fn words_come_and_go() {
        let mut mask = TokenMask::new(70);
        mask.copy_from(&[7]);
        assert_eq!((mask.words(), mask.len()), (&[7, 0, 0][..], 3));
        mask.copy_from(&[0, 0, 1, 9]);
        assert!(mask.allows(64) && !mask.allows(0));
        mask.clear();
        assert!(mask.is_empty());
    }
}
