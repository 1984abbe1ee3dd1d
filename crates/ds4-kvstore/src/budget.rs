//! How fast may be written.

use std::time::{Duration, Instant};

/// A bucket of bytes that fills at a steady rate. It starts full and holds what ten seconds give, so that one long prompt is
/// stored at the disk's speed while an afternoon keeps to the average.
#[derive(Debug)]
pub(crate) struct WriteBudget {
    bytes_per_s: f64,
    bytes: f64,
    filled: Instant,
}

const BURST_S: f64 = 10.0;

impl WriteBudget {
    pub fn new(bytes_per_s: u64, now: Instant) -> WriteBudget {
        let bytes_per_s = bytes_per_s.max(1) as f64;
        WriteBudget { bytes_per_s, bytes: BURST_S * bytes_per_s, filled: now }
    }

    /// Time until something may be written. What is written may overdraw the bucket: entries larger than it must pass.
    pub fn wait(&mut self, now: Instant) -> Duration {
        let gained = now.saturating_duration_since(self.filled).as_secs_f64() * self.bytes_per_s;
        self.bytes = (self.bytes + gained).min(BURST_S * self.bytes_per_s);
        self.filled = now;
        Duration::from_secs_f64((-self.bytes / self.bytes_per_s).clamp(0.0, 86400.0))
    }

    pub fn take(&mut self, bytes: u64) {
        self.bytes -= bytes as f64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_is_kept_whatever_the_sizes() {
        let start = Instant::now();
        let mut budget = WriteBudget::new(1000, start);
        let (mut now, mut written) = (start, 0);
        for bytes in [50_000, 1, 30_000, 7_000, 13_000, 100_000] {
            now += budget.wait(now);
            budget.take(bytes);
            written += bytes;
        }
        now += budget.wait(now);
        let seconds = now.duration_since(start).as_secs_f64();
        assert!((seconds - (written as f64 - 10_000.0) / 1000.0).abs() < 1.0, "{seconds} s for {written} bytes");
    }

    #[test]
    fn idle_time_saves_up_ten_seconds_and_no_more() {
        let start = Instant::now();
        let mut budget = WriteBudget::new(1000, start);
        let later = start + Duration::from_secs(3600);
        assert_eq!(budget.wait(later), Duration::ZERO);
        budget.take(12_000);
        assert_eq!(budget.wait(later), Duration::from_secs(2));
    }
}
