//! The rounding that the model was trained with (fake quantisation of cached rows).
//!
//! Attention rows: FP8 (E4M3) with a power-of-two scale per block, on all but the rotary tail. Index rows and index
//! queries: Walsh-Hadamard rotation, then FP4 (E2M1) with a power-of-two scale per 32 values.

/// What is done to a row before it is cached or scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Nothing: for comparison with implementations that leave the rounding out.
    Off,
    /// FP8 over the first `dim − n_rot` values in blocks of `block`.
    Kv {
        /// Values that share a scale (64).
        block: usize,
        /// Values at the end that stay as they are.
        n_rot: usize,
    },
    /// Hadamard rotation and FP4 in blocks of 32, over the whole row.
    Index,
}

/// Rounds one row in place.
pub fn row(x: &mut [f32], rounding: Rounding) {
    match rounding {
        Rounding::Off => {}
        Rounding::Kv { block, n_rot } => {
            let n = x.len() - n_rot;
            ds4_quant::fp8::round_kv(&mut x[..n], block);
        }
        Rounding::Index => ds4_quant::fp4::round_index(x),
    }
}
