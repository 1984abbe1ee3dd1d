//! Loops that do nothing but keep one part of a core busy: what the machine's limits are measured with.
//!
//! Each is the densest loop that stable Rust can express for an instruction set; the best one of this machine is chosen at
//! run time. The only folder of this crate with `unsafe`.

#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(target_arch = "x86_64")]
mod x86;

/// A loop whose arithmetic is known.
#[derive(Clone, Copy, Debug)]
pub struct Loop {
    /// The instructions it is made of.
    pub name: &'static str,
    /// Operations of one round; a multiply-add counts two.
    pub ops_per_round: f64,
    /// Runs that many rounds; the result only keeps the compiler from leaving them out.
    pub run: fn(rounds: usize) -> u64,
}

/// The densest multiply-add of 8-bit integers.
pub fn int8() -> Loop {
    #[cfg(target_arch = "x86_64")]
    let found = x86::int8();
    #[cfg(target_arch = "aarch64")]
    let found = neon::int8();
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    let found = None;
    found.unwrap_or(Loop { name: "portable", ops_per_round: 2.0 * 64.0, run: portable_int8 })
}

/// The densest multiply-add of f32.
pub fn f32() -> Loop {
    #[cfg(target_arch = "x86_64")]
    let found = x86::f32();
    #[cfg(not(target_arch = "x86_64"))]
    let found = None;
    found.unwrap_or(Loop { name: "portable", ops_per_round: 2.0 * 64.0, run: portable_f32 })
}

/// Adds up `words`: every byte of them passes through the core once.
pub fn read(words: &[u64]) -> u64 {
    #[cfg(target_arch = "x86_64")]
    if let Some(sum) = x86::read(words) {
        return sum;
    }
    sum(words)
}

/// Wide enough for the registers of any machine; the compiler makes vectors of the lanes.
#[inline(always)]
fn sum(words: &[u64]) -> u64 {
    let mut lanes = [0u64; 64];
    let chunks = words.chunks_exact(lanes.len());
    let rest = chunks.remainder().iter().fold(0u64, |sum, word| sum.wrapping_add(*word));
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, word)| *lane = lane.wrapping_add(*word));
    }
    lanes.iter().fold(rest, |sum, lane| sum.wrapping_add(*lane))
}

fn portable_int8(rounds: usize) -> u64 {
    let mut lanes = [1i32; 64];
    let factor = std::hint::black_box(3i8);
    for _ in 0..rounds {
        lanes.iter_mut().for_each(|lane| *lane = lane.wrapping_add(i32::from(*lane as i8) * i32::from(factor)));
    }
    lanes.iter().fold(0u64, |sum, lane| sum.wrapping_add(*lane as u64))
}

fn portable_f32(rounds: usize) -> u64 {
    let mut lanes = [1f32; 64];
    let (factor, term) = std::hint::black_box((0.5f32, 1f32));
    for _ in 0..rounds {
        lanes.iter_mut().for_each(|lane| *lane = *lane * factor + term);
    }
    lanes.iter().fold(0u64, |sum, lane| sum.wrapping_add(u64::from(lane.to_bits())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_adds_up_every_word() {
        for n in [0, 1, 63, 64, 65, 1000] {
            let words: Vec<u64> = (0..n).map(|i| i ^ u64::MAX << 40).collect();
            assert_eq!(read(&words), words.iter().fold(0u64, |sum, word| sum.wrapping_add(*word)), "{n} words");
        }
    }

    #[test]
    fn every_loop_runs() {
        for busy in [int8(), f32(), Loop { name: "p", ops_per_round: 1.0, run: portable_int8 }] {
            assert!(busy.ops_per_round > 0.0);
            std::hint::black_box((busy.run)(3));
        }
        assert_ne!(portable_f32(2), 0);
    }
}
