//! The likeliest of a vocabulary: what drawing a token takes of a row of logits, without the row.
//!
//! `largest = max(logit)`, a NaN passed over; the candidates are those with `logit >= largest + below`, `below <= 0`, that are more than minus
//! infinity; `mass = Σ exp((logit − largest) / temperature)` over all, in f64 or within a bound that is told.

/// Candidates that a device tells of at most.
pub const CANDIDATES: usize = 512;

/// What is asked of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// How far a candidate may lie from the largest logit: 0 or less.
    pub below: f64,
    /// What logits are divided by where mass is counted, more than 0.
    pub temperature: f64,
}

impl Reach {
    /// Nothing but the largest logit and what ties with it.
    pub const LARGEST: Reach = Reach { below: 0.0, temperature: 1.0 };

    /// The smallest logit of a candidate.
    pub fn floor(self, largest: f32) -> f32 {
        ((f64::from(largest) + self.below) as f32).max(f32::MIN)
    }
}

/// What is known of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeliest {
    /// The largest logit.
    pub largest: f32,
    /// The mass of all tokens, that of the likeliest being 1.
    pub mass: f64,
    /// How far that may be off; 0 where it was counted in f64.
    pub mass_error: f64,
    /// Ids and logits of the candidates, in the order of their ids.
    pub candidates: Vec<(u32, f32)>,
}

impl Likeliest {
    /// By the definition; none where the largest logit is infinite or there are more than [`CANDIDATES`].
    pub fn of(logits: &[f32], reach: Reach) -> Option<Likeliest> {
        let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let floor = reach.floor(largest);
        let candidates = logits.iter().enumerate().filter(|(_, logit)| **logit >= floor);
        let candidates: Vec<_> = candidates.map(|(id, logit)| (id as u32, *logit)).collect();
        let known = logits.iter().filter(|logit| !logit.is_nan());
        let mass = known.map(|l| ((f64::from(*l) - f64::from(largest)) / reach.temperature).exp()).sum();
        let is_known = largest.is_finite() && candidates.len() <= CANDIDATES;
        is_known.then_some(Likeliest { largest, mass, mass_error: 0.0, candidates })
    }

    /// The likeliest token: the lowest id on ties. None only where the largest logit is no candidate.
    pub fn greedy(&self) -> Option<u32> {
        self.candidates.iter().find(|(_, logit)| *logit == self.largest).map(|(id, _)| *id)
    }
}
