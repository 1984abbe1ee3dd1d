//! (being written)

pub mod pool;
pub mod simd;
