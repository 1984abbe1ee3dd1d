//! A sanity line about the processor: primes below two million, in a list of booleans and in a table of bits. No inference.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const LIMIT: usize = 2_000_000;
/// Primes below [`LIMIT`].
const PRIMES: usize = 148_933;
const PASSES: usize = 3;

/// How long both took, the best of a few passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sieve {
    /// A byte for each number.
    pub list: Duration,
    /// A bit for each odd number.
    pub bits: Duration,
}

/// Counts.
pub fn measure() -> Sieve {
    let best = |count: &dyn Fn(usize) -> usize| {
        let pass = || {
            let started = Instant::now();
            let n = count(black_box(LIMIT));
            assert_eq!(n, PRIMES, "primes below {LIMIT}");
            started.elapsed()
        };
        (0..PASSES).map(|_| pass()).min().unwrap_or_default()
    };
    Sieve { list: best(&list), bits: best(&bits) }
}

fn list(limit: usize) -> usize {
    let mut is_prime = vec![true; limit];
    is_prime[..2].fill(false);
    let mut n = 2;
    while n * n < limit {
        if is_prime[n] {
            (n * n..limit).step_by(n).for_each(|multiple| is_prime[multiple] = false);
        }
        n += 1;
    }
    is_prime.into_iter().filter(|is| *is).count()
}

fn bits(limit: usize) -> usize {
    // Bit i is the number 2 i + 1.
    let half = limit / 2;
    let mut composite = vec![0u64; half.div_ceil(64)];
    let mut n = 3;
    while n * n < limit {
        if composite[n / 2 / 64] >> (n / 2 % 64) & 1 == 0 {
            (n * n / 2..half).step_by(n).for_each(|bit| composite[bit / 64] |= 1 << (bit % 64));
        }
        n += 2;
    }
    let crossed: u32 = composite.iter().map(|word| word.count_ones()).sum();
    // 1 is none and 2 is one.
    half - crossed as usize
}

impl Sieve {
    /// As a JSON object.
    pub fn json(&self) -> Value {
        json!({ "primes_below": LIMIT, "list_seconds": self.list.as_secs_f64(), "bits_seconds": self.bits.as_secs_f64() })
    }
}

impl fmt::Display for Sieve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        write!(
            f,
            "CPU sanity, not inference: primes below {LIMIT}: list {:.2} ms, bits {:.2} ms",
            ms(self.list),
            ms(self.bits)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_count_primes() {
        assert_eq!((list(100), bits(100)), (25, 25));
        assert_eq!((list(LIMIT), bits(LIMIT)), (PRIMES, PRIMES));
        assert!(measure().to_string().contains("not inference"));
    }
}
