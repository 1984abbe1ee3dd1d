//! What an operation must move and compute, so that every measurement can be held against the machine's limits.

use std::ops::{Add, AddAssign};

/// Bytes that must cross the memory bus at least once, and floating-point operations (a multiply-add counts two).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// Bytes read or written, each counted once.
    pub bytes: f64,
    /// Floating-point operations.
    pub flops: f64,
}

impl Cost {
    /// A cost from whole numbers.
    pub fn new(bytes: usize, flops: usize) -> Cost {
        Cost { bytes: bytes as f64, flops: flops as f64 }
    }
}

impl Add for Cost {
    type Output = Cost;
    fn add(self, other: Cost) -> Cost {
        Cost { bytes: self.bytes + other.bytes, flops: self.flops + other.flops }
    }
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Cost) {
        *self = *self + other;
    }
}
