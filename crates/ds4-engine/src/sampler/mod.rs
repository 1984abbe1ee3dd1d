//! From logits to a token: the filters, the draw, and log-probabilities. Knows nothing of text or sequences.
//!
//! The filters in their order: top-k, softmax with temperature, sorted with the likeliest first (the lowest id of
//! equals), kept while `p >= min_p * p_max`, until the kept mass reaches top-p; then a draw in the kept mass.
//! A NaN logit counts as minus infinity everywhere.

mod logprobs;
mod ranking;

use ds4_ops::op::likeliest::{Likeliest, Reach};

use crate::philox;
use ranking::Ranking;

pub use logprobs::{log_softmax_at, top_logprobs};

/// More than what rounding could hide between a comparison of logits and one of weights.
const SLACK: f64 = 1e-3;

/// How to draw a token.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampling {
    /// Divides the logits; 0 (or less, or NaN) takes the likeliest token and draws nothing.
    pub temperature: f32,
    /// Only the `top_k` likeliest tokens stay; 0 is off.
    pub top_k: usize,
    /// The likeliest tokens stay until their mass reaches this; 1 is off.
    pub top_p: f32,
    /// Tokens stay that are at least this many times as likely as the likeliest; 0 is off.
    pub min_p: f32,
    /// What the draws follow from, together with the position.
    pub seed: u64,
}

impl Default for Sampling {
    /// Temperature 1 as the model was made for, and `min_p` 0.05 against the noise of quantised weights.
    fn default() -> Self {
        Self { temperature: 1.0, top_k: 0, top_p: 1.0, min_p: 0.05, seed: 0 }
    }
}

/// Draws tokens. Owns the scratch memory of the filters, so that only the first draw allocates.
#[derive(Clone, Debug)]
pub struct Sampler {
    sampling: Sampling,
    ranking: Ranking,
}

impl Sampler {
    /// A sampler. Numbers without a meaning are taken as the nearest that has one: a temperature below 0 as 0, `top_p`
    /// and `min_p` outside 0..=1 as the nearer end, and those that are NaN as off.
    pub fn new(sampling: Sampling) -> Self {
        let fraction = |x: f32, off: f32| if x.is_nan() { off } else { x.clamp(0.0, 1.0) };
        let sampling = Sampling {
            temperature: if sampling.temperature > 0.0 { sampling.temperature.min(f32::MAX) } else { 0.0 },
            top_p: fraction(sampling.top_p, 1.0),
            min_p: fraction(sampling.min_p, 0.0),
            ..sampling
        };
        Self { sampling, ranking: Ranking::default() }
    }

    /// The settings in force.
    pub fn sampling(&self) -> &Sampling {
        &self.sampling
    }

    /// The token for position `pos`, an index into `logits` (n_vocab).
    ///
    /// The same settings, logits and position always give the same token, in whatever order the calls come. An
    /// infinite logit wins; without any logit above minus infinity the answer is 0.
    pub fn sample(&mut self, logits: &[f32], pos: usize) -> u32 {
        let largest = largest(logits);
        if self.sampling.temperature == 0.0 || largest.is_infinite() {
            return first_of(logits, largest);
        }
        let kept_mass = self.filter(logits, largest);
        let target = philox::uniform(self.sampling.seed, pos as u64) * kept_mass;
        self.ranking.at_mass(target)
    }

    /// What of the logits a draw takes, if not all of them.
    pub fn reach(&self) -> Reach {
        // Without `min_p`, this far are nearly all draws.
        const FAR: f64 = 10.0;
        let temperature = f64::from(self.sampling.temperature);
        let below = match f64::from(self.sampling.min_p) {
            _ if temperature == 0.0 => 0.0,
            0.0 => -FAR * temperature,
            min_p => temperature * (min_p.ln() - SLACK),
        };
        Reach { below, temperature: if temperature == 0.0 { 1.0 } else { temperature } }
    }

    /// As [`Sampler::sample`], from what is known of the logits within [`Sampler::reach`]. Nothing where that does not decide.
    pub fn sample_likeliest(&mut self, likeliest: &Likeliest, pos: usize) -> Option<u32> {
        if self.sampling.temperature == 0.0 {
            return likeliest.greedy();
        }
        let Likeliest { mass, mass_error, .. } = *likeliest;
        let Sampling { top_k, top_p, .. } = self.sampling;
        if mass_error == 0.0 || top_k > 0 || top_p >= 1.0 {
            return self.draw_likeliest(likeliest, mass, pos);
        }
        // More mass lets more through, and a draw falls the farther back the more is let through: what the least and the most mass agree on
        // lies between.
        let least = self.draw_likeliest(likeliest, mass - mass_error, pos)?;
        self.draw_likeliest(likeliest, mass + mass_error, pos).filter(|token| *token == least)
    }

    /// The draw if the vocabulary's mass is `mass`.
    fn draw_likeliest(&mut self, likeliest: &Likeliest, mass: f64, pos: usize) -> Option<u32> {
        let Sampling { top_k, top_p, min_p, .. } = self.sampling;
        let candidates = &likeliest.candidates;
        // Whether all that could be drawn are among the candidates, and whether what top-k leaves is.
        let (all, best) = (min_p > 0.0, top_k > 0 && candidates.len() >= top_k);
        if top_k > 0 && !best && (top_p < 1.0 || !all) {
            return None;
        }
        self.ranking.start(candidates.iter().copied());
        let (kept_mass, reached) = self.narrow(likeliest.largest, || mass);
        if !(all || best || reached) {
            return None;
        }
        let target = philox::uniform(self.sampling.seed, pos as u64) * kept_mass;
        Some(self.ranking.at_mass(target))
    }

    /// The likeliest token: the lowest id on ties, never a NaN; 0 if there is nothing to choose from.
    pub fn greedy(logits: &[f32]) -> u32 {
        first_of(logits, largest(logits))
    }

    /// Fills the ranking with the candidates that pass all filters and returns the sum of their weights.
    fn filter(&mut self, logits: &[f32], largest: f32) -> f64 {
        let Sampling { temperature, top_k, min_p, .. } = self.sampling;
        let (temperature, min_weight) = (f64::from(temperature), f64::from(min_p));
        // Most logits fall to min_p, which a comparison decides; the exponentials of those never have to be known,
        // except where top-k or top-p ask for ranks or for the whole mass.
        let floor = match top_k {
            0 => (f64::from(largest) + temperature * (min_weight.ln() - SLACK)) as f32,
            _ => f32::NEG_INFINITY,
        };
        self.ranking.fill(logits, floor);
        let weight = |logit: f32| ((f64::from(logit) - f64::from(largest)) / temperature).exp();
        let all = || logits.iter().filter(|logit| !logit.is_nan()).map(|&l| weight(l)).sum();
        self.narrow(largest, all).0
    }

    /// Lets through what passes all filters of what is in the ranking; the sum of its weights, and whether that is what top-p wants. `all` is the
    /// mass of the whole vocabulary.
    fn narrow(&mut self, largest: f32, all: impl FnOnce() -> f64) -> (f64, bool) {
        let Sampling { temperature, top_k, top_p, min_p, .. } = self.sampling;
        let (temperature, min_weight) = (f64::from(temperature), f64::from(min_p));
        // Probabilities relative to the largest one, so that min_p needs no normalisation.
        let weight = |logit: f32| ((f64::from(logit) - f64::from(largest)) / temperature).exp();
        if top_k > 0 {
            self.ranking.truncate_to_best(top_k);
        }
        self.ranking.weigh(weight);
        let limit = match (top_p < 1.0, top_k) {
            (false, _) => f64::INFINITY,
            (true, 0) => f64::from(top_p) * all(),
            (true, _) => f64::from(top_p) * self.ranking.mass(),
        };
        self.ranking.retain_weights(min_weight);
        let mass = if top_p < 1.0 { self.ranking.truncate_at_mass(limit) } else { self.ranking.mass() };
        (mass, mass >= limit)
    }
}

/// The largest logit, minus infinity if there is none.
fn largest(logits: &[f32]) -> f32 {
    // In lanes, because a single running maximum is a chain of dependent steps.
    const LANES: usize = 16;
    let (chunks, rest) = logits.as_chunks::<LANES>();
    let mut largest = [f32::NEG_INFINITY; LANES];
    for chunk in chunks {
        for (largest, &logit) in largest.iter_mut().zip(chunk) {
            *largest = if logit > *largest { logit } else { *largest };
        }
    }
    largest.iter().chain(rest).fold(f32::NEG_INFINITY, |largest, &logit| largest.max(logit))
}

fn first_of(logits: &[f32], value: f32) -> u32 {
    logits.iter().position(|&logit| logit == value).unwrap_or(0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFF: Sampling = Sampling { temperature: 1.0, top_k: 0, top_p: 1.0, min_p: 0.0, seed: 7 };

    /// How often each id is drawn in `n` positions.
    fn histogram(sampling: Sampling, logits: &[f32], n: usize) -> Vec<usize> {
        let mut sampler = Sampler::new(sampling);
        let mut counts = vec![0; logits.len()];
        for pos in 0..n {
            counts[sampler.sample(logits, pos) as usize] += 1;
        }
        counts
    }

    /// The ids that are drawn at all.
    fn drawn(sampling: Sampling, logits: &[f32]) -> Vec<usize> {
        let counts = histogram(sampling, logits, 4000);
        (0..counts.len()).filter(|&id| counts[id] > 0).collect()
    }

    fn logits_of(probabilities: &[f32]) -> Vec<f32> {
        probabilities.iter().map(|p| p.ln()).collect()
    }

    /// A vocabulary of the real size without a pattern.
    fn noise(n: usize) -> Vec<f32> {
        (0..n).map(|i| 4.0 * (philox::uniform(99, i as u64) as f32 + philox::uniform(98, i as u64) as f32)).collect()
    }

    #[test]
    fn draws_follow_the_probabilities() {
        let probabilities = [0.1, 0.4, 0.05, 0.3, 0.15];
        for (sampling, temperature) in [(OFF, 1.0_f64), (Sampling { temperature: 0.5, ..OFF }, 0.5)] {
            let n = 20_000;
            let counts = histogram(sampling, &logits_of(&probabilities), n);
            let powers = probabilities.map(|p| f64::from(p).powf(1.0 / temperature));
            let chi_square: f64 = (counts.iter().zip(powers))
                .map(|(&count, power)| {
                    let expected = power / powers.iter().sum::<f64>() * n as f64;
                    (count as f64 - expected).powi(2) / expected
                })
                .sum();
            assert!(chi_square < 18.5, "chi-square {chi_square} with 4 degrees of freedom: one in a thousand");
        }
    }

    #[test]
    fn a_draw_depends_on_seed_and_position_alone() {
        let logits = noise(5000);
        let mut forward = Sampler::new(OFF);
        let ids: Vec<u32> = (0..200).map(|pos| forward.sample(&logits, pos)).collect();
        let mut backward = Sampler::new(OFF);
        let mut reversed: Vec<u32> = (0..200).rev().map(|pos| backward.sample(&logits, pos)).collect();
        reversed.reverse();
        assert_eq!(ids, reversed);
        let mut other = Sampler::new(Sampling { seed: 8, ..OFF });
        assert_ne!(ids, (0..200).map(|pos| other.sample(&logits, pos)).collect::<Vec<_>>());
    }

    #[test]
    fn a_draw_from_the_likeliest_is_that_from_all() {
        let mut decided = 0;
        for (i, logits) in
            [noise(5000), (0..300).map(|i| -((i * 7919 % 300) as f32) * 0.1).collect()].iter().enumerate()
        {
            for top_k in [0, 1, 40] {
                for (top_p, min_p) in [(1.0, 0.05), (0.9, 0.0), (0.9, 0.02), (0.5, 0.0), (1.0, 0.0)] {
                    for temperature in [0.0, 0.3, 1.0] {
                        let sampling = Sampling { temperature, top_k, top_p, min_p, seed: 3 };
                        let (mut all, mut few) = (Sampler::new(sampling.clone()), Sampler::new(sampling.clone()));
                        let Some(known) = Likeliest::of(logits, few.reach()) else { continue };
                        // As a device tells it that counts in f32, and one that does so badly.
                        for (off, mass_error) in [(0.0, 0.0), (0.9e-5, 1e-5), (-0.04, 0.05)] {
                            let likeliest = Likeliest { mass: known.mass + off, mass_error, ..known.clone() };
                            for pos in 0..20 {
                                let Some(token) = few.sample_likeliest(&likeliest, pos) else { continue };
                                assert_eq!(token, all.sample(logits, pos), "{sampling:?} {i} at {pos}");
                                decided += 1;
                            }
                        }
                    }
                }
            }
        }
        assert!(decided > 2700, "{decided}");
    }

    #[test]
    fn a_draw_that_the_error_of_the_mass_decides_is_left_to_all_logits() {
        let logits = logits_of(&[0.5, 0.25, 0.25]);
        let mut sampler = Sampler::new(Sampling { top_p: 0.75, ..OFF });
        let known = Likeliest::of(&logits, sampler.reach()).expect("few candidates");
        let doubtful = Likeliest { mass_error: 1e-6, ..known };
        let draws: Vec<_> = (0..50).map(|pos| sampler.sample_likeliest(&doubtful, pos)).collect();
        assert!(draws.contains(&None) && draws.contains(&Some(0)), "{draws:?}");
    }

    #[test]
    fn temperature_zero_is_greedy() {
        let logits = [1.0, 3.0, f32::NAN, 3.0, 2.0];
        for temperature in [0.0, -1.0, f32::NAN] {
            assert_eq!(drawn(Sampling { temperature, ..OFF }, &logits), [1]);
        }
        assert_eq!(Sampler::greedy(&logits), 1);
        assert_eq!(Sampler::greedy(&[-0.0, 0.0]), 0, "the zeros are equal");
    }

    #[test]
    fn top_k_keeps_the_lowest_ids_of_equals() {
        let logits = [1.0, 2.0, 1.0, 2.0, 1.0];
        assert_eq!(drawn(Sampling { top_k: 3, ..OFF }, &logits), [0, 1, 3]);
        assert_eq!(drawn(Sampling { top_k: 1, ..OFF }, &logits), [1]);
        assert_eq!(drawn(Sampling { top_k: 99, ..OFF }, &logits), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn min_p_is_relative_to_the_likeliest() {
        let logits = logits_of(&[0.05, 0.5, 0.24, 0.21]);
        assert_eq!(drawn(Sampling { min_p: 0.45, ..OFF }, &logits), [1, 2]);
        assert_eq!(drawn(Sampling { min_p: 0.2, ..OFF }, &logits), [1, 2, 3]);
        assert_eq!(drawn(Sampling { min_p: 1.0, ..OFF }, &logits), [1]);
        // At temperature 2 the ratios are the square roots.
        assert_eq!(drawn(Sampling { min_p: 0.45, temperature: 2.0, ..OFF }, &logits), [1, 2, 3]);
    }

    #[test]
    fn top_p_stops_once_the_mass_is_reached() {
        let logits = logits_of(&[0.05, 0.5, 0.25, 0.2]);
        assert_eq!(drawn(Sampling { top_p: 0.45, ..OFF }, &logits), [1]);
        assert_eq!(drawn(Sampling { top_p: 0.7, ..OFF }, &logits), [1, 2]);
        assert_eq!(drawn(Sampling { top_p: 0.8, ..OFF }, &logits), [1, 2, 3]);
        assert_eq!(drawn(Sampling { top_p: 0.0, ..OFF }, &logits), [1]);
    }

    #[test]
    fn top_p_counts_the_mass_that_top_k_left_and_min_p_has_not_cut() {
        let logits = logits_of(&[0.4, 0.3, 0.2, 0.1]);
        // Of the best two, 0.4 / 0.7 = 0.571.
        assert_eq!(drawn(Sampling { top_k: 2, top_p: 0.56, ..OFF }, &logits), [0]);
        assert_eq!(drawn(Sampling { top_k: 2, top_p: 0.58, ..OFF }, &logits), [0, 1]);
        // min_p drops two tokens, yet their mass stays in the denominator: 0.4 < 0.56, and the first does not suffice.
        assert_eq!(drawn(Sampling { min_p: 0.6, top_p: 0.56, ..OFF }, &logits), [0, 1]);
    }

    #[test]
    fn shortcuts_agree_with_a_full_sort() {
        let logits = noise(20_000);
        let mut order: Vec<usize> = (0..logits.len()).collect();
        order.sort_by(|&a, &b| logits[b].total_cmp(&logits[a]).then(a.cmp(&b)));
        let weight = |id: usize| (f64::from(logits[id]) - f64::from(logits[order[0]])).exp();
        let total: f64 = (0..logits.len()).map(weight).sum();
        for (min_p, top_p) in [(0.0, 1.0), (0.05, 1.0), (0.0, 0.9), (0.3, 0.2)] {
            let mut kept = Vec::new();
            let mut mass = 0.0;
            for &id in order.iter().take_while(|&&id| weight(id) >= f64::from(min_p)) {
                kept.push(id);
                mass += weight(id);
                if top_p < 1.0 && mass >= f64::from(top_p) * total {
                    break;
                }
            }
            let mut sampler = Sampler::new(Sampling { min_p, top_p, ..OFF });
            for pos in 0..8 {
                let target = philox::uniform(OFF.seed, pos as u64) * mass;
                let mut sum = 0.0;
                let expected = kept.iter().find(|&&id| {
                    sum += weight(id);
                    sum > target
                });
                assert_eq!(Some(&(sampler.sample(&logits, pos) as usize)), expected, "min_p {min_p}, top_p {top_p}");
            }
        }
    }

    #[test]
    fn broken_logits_never_win_and_never_panic() {
        let nan = f32::NAN;
        let infinite = f32::INFINITY;
        let settings = [
            OFF,
            Sampling { top_k: 2, ..OFF },
            Sampling { top_p: 0.5, ..OFF },
            Sampling { min_p: 0.1, ..OFF },
            Sampling { temperature: 0.0, ..OFF },
            Sampling { temperature: 1e-30, ..OFF },
            Sampling { temperature: infinite, min_p: 1.0, ..OFF },
            Sampling { top_p: nan, min_p: nan, ..OFF },
            Sampling { top_p: -3.0, min_p: 9.0, ..OFF },
        ];
        for sampling in settings {
            assert_eq!(drawn(sampling.clone(), &[nan, nan, nan]), [0]);
            assert_eq!(drawn(sampling.clone(), &[-infinite, -infinite]), [0]);
            assert_eq!(drawn(sampling.clone(), &[nan, -infinite, -3.0, nan]), [2]);
            assert_eq!(drawn(sampling.clone(), &[5.0, infinite, nan]), [1]);
            assert_eq!(Sampler::new(sampling.clone()).sample(&[], 0), 0);
            let ids = drawn(sampling, &[f32::MAX, nan, f32::MIN, 1.0]);
            assert!(!ids.contains(&1), "{ids:?}");
        }
    }
}
