//! How long steps take, and so how many rows of prompts fit into one.

use std::collections::BTreeMap;

/// How much of a new measurement counts.
const WEIGHT: f64 = 0.2;
/// How much of one counts that says that generating alone takes longer than was thought. Little: what arrives disturbs the steps before
/// its own first one (it is parsed and tokenised meanwhile), and nobody's words should come slower for that.
const WEIGHT_UP: f64 = 0.02;
/// Steps with rows of prompts after which one goes without, to see again how long that takes.
const STEPS_MIXED: usize = 32;

/// What steps with sequences that generate have taken lately.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// Seconds of steps that only generate, by sequences.
    alone: BTreeMap<usize, f64>,
    /// Seconds that each row of a prompt adds to such a step.
    row: Option<f64>,
    /// Steps since one only generated.
    n_mixed: usize,
}

/// What a step may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowed {
    /// Seconds, whatever else.
    pub seconds: f64,
    /// Times what a step that only generates takes.
    pub slowdown: f64,
    /// What a row costs where nothing is known of rows beside sequences that generate.
    pub row_seconds: f64,
}

impl Pace {
    /// A step took `seconds`, with one row of `n_decode` sequences each and `n_prompt` rows of prompts.
    pub fn measured(&mut self, n_decode: usize, n_prompt: usize, seconds: f64) {
        if n_decode == 0 {
            return;
        }
        self.n_mixed += 1;
        if n_prompt == 0 {
            self.n_mixed = 0;
            let known = self.alone.entry(n_decode).or_insert(seconds);
            let weight = if seconds > *known { WEIGHT_UP } else { WEIGHT };
            *known += weight * (seconds - *known);
        } else if let Some(alone) = self.alone(n_decode) {
            // What a row costs grows with its place in the prompt, and is more in small numbers: only such a step tells.
            let row = (seconds - alone).max(0.0) / n_prompt as f64;
            let known = self.row.get_or_insert(row);
            *known += WEIGHT * (row - *known);
        }
    }

    /// Rows of prompts that a step beside `n_decode` sequences has time for: at least `n_min`, unless it should go without.
    pub fn rows(&self, n_decode: usize, n_min: usize, allowed: Allowed) -> usize {
        if self.n_mixed >= STEPS_MIXED {
            return 0;
        }
        let (seconds, row) = match self.alone(n_decode) {
            Some(alone) => (allowed.seconds.min(allowed.slowdown * alone) - alone, self.row),
            None => (allowed.seconds, None),
        };
        // A negative number of rows is none.
        ((seconds / row.unwrap_or(allowed.row_seconds).max(f64::MIN_POSITIVE)) as usize).max(n_min)
    }

    /// As many sequences as now or, while that many have not yet been alone, the most that have.
    fn alone(&self, n_decode: usize) -> Option<f64> {
        self.alone.range(..=n_decode).next_back().map(|(_, seconds)| *seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A device that takes 1 ms and another one for each sequence, 0.5 for the first row of a prompt and 0.25 for each.
    fn seconds(n_decode: usize, n_prompt: usize) -> f64 {
        let prompt = if n_prompt == 0 { 0.0 } else { 0.5 + 0.25 * n_prompt as f64 };
        (1.0 + n_decode as f64 + prompt) / 1e3
    }

    fn settle(pace: &mut Pace, n_decode: usize, allowed: Allowed) -> f64 {
        pace.measured(n_decode, 0, seconds(n_decode, 0));
        for _ in 0..300 {
            let rows = pace.rows(n_decode, 1, allowed);
            pace.measured(n_decode, rows, seconds(n_decode, rows));
        }
        pace.measured(n_decode, 0, seconds(n_decode, 0));
        seconds(n_decode, pace.rows(n_decode, 1, allowed))
    }

    #[test]
    fn steps_take_what_they_may_whatever_a_row_was_thought_to_cost() {
        for row_seconds in [1e-6, 1e-3, 1.0] {
            let mut pace = Pace::default();
            let allowed = Allowed { seconds: 0.1, slowdown: 2.5, row_seconds };
            for n_decode in [2, 1, 4] {
                let step = settle(&mut pace, n_decode, allowed) / seconds(n_decode, 0);
                assert!((2.2..=2.5).contains(&step), "{step} {pace:?}");
            }
            let short = settle(&mut pace, 2, Allowed { seconds: 0.005, ..allowed });
            assert!(short <= 0.005, "{short}");
        }
    }

    #[test]
    fn who_arrives_does_not_make_the_others_slow() {
        let (mut pace, allowed) = (Pace::default(), Allowed { seconds: 0.1, slowdown: 2.5, row_seconds: 1e-3 });
        for _ in 0..50 {
            pace.measured(2, 0, seconds(2, 0));
        }
        for _ in 0..5 {
            pace.measured(2, 0, 3.0 * seconds(2, 0));
        }
        for _ in 0..STEPS_MIXED {
            let rows = pace.rows(2, 1, allowed);
            pace.measured(2, rows, seconds(2, rows));
        }
        assert_eq!(pace.rows(2, 1, allowed), 0, "it looks again");
        pace.measured(2, 0, seconds(2, 0));
        let rows = pace.rows(2, 1, allowed);
        assert!(seconds(2, rows) < 3.0 * seconds(2, 0), "{rows}");
    }

    #[test]
    fn nothing_is_known_at_first() {
        let pace = Pace::default();
        assert_eq!(pace.rows(1, 8, Allowed { seconds: 0.1, slowdown: 2.0, row_seconds: 0.001 }), 100);
    }
}
