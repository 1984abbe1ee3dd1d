//! Log-probabilities of tokens at temperature 1.

use super::largest;
use super::ranking::Ranking;

/// The natural logarithm of the probability of `id` at temperature 1; minus infinity for an id beyond the logits.
pub fn log_softmax_at(logits: &[f32], id: u32) -> f32 {
    logits.get(id as usize).map_or(f32::NEG_INFINITY, |&logit| log_probability(logit, log_sum_exp(logits)))
}

/// The `k` likeliest tokens at temperature 1 as (id, logit, natural logarithm of the probability), the likeliest first,
/// the lowest id of equals first. Fewer where there are fewer logits above minus infinity.
pub fn top_logprobs(logits: &[f32], k: usize) -> Vec<(u32, f32, f32)> {
    let total = log_sum_exp(logits);
    let mut ranking = Ranking::default();
    ranking.fill(logits, f32::NEG_INFINITY);
    ranking.truncate_to_best(k);
    ranking.sort_to(k);
    ranking.candidates.iter().map(|c| (c.id, c.logit, log_probability(c.logit, total))).collect()
}

/// `ln(sum exp(logit))`; infinite where the largest logit is.
fn log_sum_exp(logits: &[f32]) -> f64 {
    let largest = f64::from(largest(logits));
    if largest.is_infinite() {
        return largest;
    }
    let known = logits.iter().filter(|logit| !logit.is_nan());
    largest + known.map(|&logit| (f64::from(logit) - largest).exp()).sum::<f64>().ln()
}

/// `total` is [`log_sum_exp`] of all logits. An infinite logit has probability 1, a NaN none.
fn log_probability(logit: f32, total: f64) -> f32 {
    if logit.is_nan() || logit == f32::NEG_INFINITY {
        f32::NEG_INFINITY
    } else if logit == f32::INFINITY {
        0.0
    } else {
        (f64::from(logit) - total) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_probabilities_sum_to_one() {
        let logits: Vec<f32> = (0..1000).map(|i| (i * 7919 % 1000) as f32 * 0.008).collect();
        let sum: f64 = (0..1000).map(|id| f64::from(log_softmax_at(&logits, id)).exp()).sum();
        assert!((sum - 1.0).abs() < 1e-5, "{sum}: each is rounded to f32");
        assert!((log_softmax_at(&[2.0, 2.0, f32::NAN], 1) - 0.5_f32.ln()).abs() < 1e-7);
        assert_eq!(log_softmax_at(&[2.0, f32::NAN], 1), f32::NEG_INFINITY);
        assert_eq!(log_softmax_at(&[2.0], 1), f32::NEG_INFINITY);
        assert_eq!(log_softmax_at(&[f32::INFINITY, 0.0], 0), 0.0);
    }

    #[test]
    fn top_logprobs_are_sorted_and_complete() {
        let logits = [0.125_f32, 0.5, 0.25, 0.125].map(f32::ln);
        let top = top_logprobs(&logits, 3);
        assert_eq!(top.iter().map(|entry| entry.0).collect::<Vec<_>>(), [1, 2, 0]);
        assert!(top.iter().all(|&(id, logit, logprob)| {
            logit == logits[id as usize] && (logprob - log_softmax_at(&logits, id)).abs() < 1e-6
        }));
        assert_eq!(top_logprobs(&[f32::NAN, 1.0, f32::NEG_INFINITY], 5), [(1, 1.0, 0.0)]);
        assert!(top_logprobs(&[], 5).is_empty() && top_logprobs(&logits, 0).is_empty());
    }
}
