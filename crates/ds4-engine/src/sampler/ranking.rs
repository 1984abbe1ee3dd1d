//! Candidates for a draw, the likeliest first as far as anybody asks.

use std::cmp::Ordering;

#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) id: u32,
    pub(super) logit: f32,
    /// The probability relative to that of the likeliest token.
    weight: f64,
}

impl Candidate {
    /// The likelier first, then the lower id. No NaN gets this far.
    fn rank(&self, other: &Self) -> Ordering {
        other.logit.total_cmp(&self.logit).then(self.id.cmp(&other.id))
    }
}

/// Candidates, of which a first part is sorted: as many as anybody has asked for. A full sort of the vocabulary would
/// cost more than the rest of a draw, and hardly any draw looks beyond the first hundred.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranking {
    pub(super) candidates: Vec<Candidate>,
    n_sorted: usize,
}

impl Ranking {
    /// Starts over with the logits that are at least `floor` and more than minus infinity.
    pub(super) fn fill(&mut self, logits: &[f32], floor: f32) {
        let floor = floor.max(f32::MIN);
        let those = logits.iter().enumerate().filter(|(_, logit)| **logit >= floor);
        self.start(those.map(|(id, logit)| (id as u32, *logit)));
    }

    /// Starts over with these ids and logits.
    pub(super) fn start(&mut self, those: impl Iterator<Item = (u32, f32)>) {
        self.n_sorted = 0;
        self.candidates.clear();
        // Adding 0 makes the negative zero positive: they are equal, but `total_cmp` would tell them apart.
        self.candidates.extend(those.map(|(id, logit)| Candidate { id, logit: logit + 0.0, weight: 0.0 }));
    }

    /// Sets every weight.
    pub(super) fn weigh(&mut self, weight: impl Fn(f32) -> f64) {
        for candidate in &mut self.candidates {
            candidate.weight = weight(candidate.logit);
        }
    }

    /// The sum of all weights.
    pub(super) fn mass(&self) -> f64 {
        self.candidates.iter().map(|candidate| candidate.weight).sum()
    }

    /// Drops what weighs less than `least`, or nothing.
    pub(super) fn retain_weights(&mut self, least: f64) {
        self.n_sorted = 0;
        self.candidates.retain(|candidate| candidate.weight >= least && candidate.weight > 0.0);
    }

    /// Keeps the `n` best.
    pub(super) fn truncate_to_best(&mut self, n: usize) {
        self.n_sorted = 0;
        if n < self.candidates.len() {
            self.candidates.select_nth_unstable_by(n, Candidate::rank);
            self.candidates.truncate(n);
        }
    }

    /// Keeps the best until their mass reaches `limit`, at least one, and returns that mass.
    pub(super) fn truncate_at_mass(&mut self, limit: f64) -> f64 {
        let mut mass = 0.0;
        for rank in 0..self.candidates.len() {
            self.sort_to(rank + 1);
            mass += self.candidates[rank].weight;
            if mass >= limit {
                self.candidates.truncate(rank + 1);
                break;
            }
        }
        mass
    }

    /// The id at which the mass, from the best on, first exceeds `target`; the last where rounding lets none do so.
    pub(super) fn at_mass(&mut self, target: f64) -> u32 {
        let mut mass = 0.0;
        for rank in 0..self.candidates.len() {
            self.sort_to(rank + 1);
            mass += self.candidates[rank].weight;
            if mass > target {
                return self.candidates[rank].id;
            }
        }
        self.candidates.last().map_or(0, |candidate| candidate.id)
    }

    /// Makes at least the first `n` sorted, and more than that, so that asking for one after the other stays cheap.
    pub(super) fn sort_to(&mut self, n: usize) {
        const FIRST: usize = 128;
        let n = n.min(self.candidates.len());
        if n <= self.n_sorted {
            return;
        }
        let rest = &mut self.candidates[self.n_sorted..];
        let more = (n - self.n_sorted).max(3 * self.n_sorted).max(FIRST).min(rest.len());
        if more < rest.len() {
            rest.select_nth_unstable_by(more, Candidate::rank);
        }
        rest[..more].sort_unstable_by(Candidate::rank);
        self.n_sorted += more;
    }
}
