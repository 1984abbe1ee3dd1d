//! Rings: the last `len` positions of a sequence, entry `pos mod len`.
//!
//! Raw key/value rows and the inputs of unfinished compressor blocks live in rings. A ring is somewhat longer than what is
//! ever read from it, so that dropping the last few positions (a rejected draft, an edited token) is only a smaller
//! position: nothing is copied back.

use crate::{Cost, HostStep};

/// Shape of a ring.
#[derive(Clone, Copy, Debug)]
pub struct Ring {
    /// Positions it holds.
    pub len: usize,
    /// Values per position.
    pub dim: usize,
}

impl Ring {
    /// Every stored row is read and written once.
    pub fn cost(&self, n_rows: usize) -> Cost {
        Cost::new(n_rows.min(self.len) * self.dim * 8, 0)
    }
}

/// Stores the batch's rows `(n_rows, dim)` into `ring (n_slots, len, dim)`. A row that a later row of the same batch would
/// overwrite is skipped, so entries are written once and in no particular order.
pub fn store(x: &[f32], ring: &mut [f32], step: &HostStep, p: &Ring) {
    for r in 0..step.n_rows {
        if (step.trail[r] as usize) < p.len {
            let entry = step.slot[r] as usize * p.len + step.pos[r] as usize % p.len;
            ring[entry * p.dim..][..p.dim].copy_from_slice(&x[r * p.dim..][..p.dim]);
        }
    }
}
