//! Philox4x32-10: random numbers as a pure function of a key and a counter.
//!
//! There is no state to carry, so a draw depends on the seed and the position alone: not on what else ran in the batch,
//! not on how often a sequence was cut back and continued. (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as
//! easy as 1, 2, 3", 2011.)

const MULTIPLIERS: [u32; 2] = [0xd251_1f53, 0xcd9e_8d57];
const KEY_STEPS: [u32; 2] = [0x9e37_79b9, 0xbb67_ae85];
const ROUNDS: usize = 10;

/// The uniform number in `[0, 1)`, a multiple of 2^-53, that belongs to `seed` and `pos`.
pub fn uniform(seed: u64, pos: u64) -> f64 {
    let (pos_words, seed_words) = (words(pos), words(seed));
    let [high, low, ..] = philox4x32([pos_words[0], pos_words[1], 0, 0], seed_words);
    let bits = (u64::from(high) << 32 | u64::from(low)) >> 11;
    bits as f64 / (1_u64 << 53) as f64
}

/// The four random words that belong to `counter` and `key`.
pub fn philox4x32(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..ROUNDS {
        let [low_0, high_0] = words(u64::from(MULTIPLIERS[0]) * u64::from(counter[0]));
        let [low_1, high_1] = words(u64::from(MULTIPLIERS[1]) * u64::from(counter[2]));
        counter = [high_1 ^ counter[1] ^ key[0], low_1, high_0 ^ counter[3] ^ key[1], low_0];
        key = [key[0].wrapping_add(KEY_STEPS[0]), key[1].wrapping_add(KEY_STEPS[1])];
    }
    counter
}

/// The low and the high half.
fn words(x: u64) -> [u32; 2] {
    [x as u32, (x >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors published with the authors' Random123 library.
    #[test]
    fn known_answers() {
        let zeros = philox4x32([0; 4], [0; 2]);
        assert_eq!(zeros, [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        let ones = philox4x32([u32::MAX; 4], [u32::MAX; 2]);
        assert_eq!(ones, [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        let pi = philox4x32([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]);
        assert_eq!(pi, [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]);
    }

    #[test]
    fn uniforms_fill_the_unit_interval() {
        let draws: Vec<f64> = (0..10_000).map(|pos| uniform(1, pos)).collect();
        assert!(draws.iter().all(|u| (0.0..1.0).contains(u)));
        // The mean of 10000 has a standard deviation of 0.0029.
        assert!((draws.iter().sum::<f64>() / 1e4 - 0.5).abs() < 0.012);
        assert_ne!(uniform(1, 0), uniform(2, 0));
        assert_ne!(uniform(1 << 32, 0), uniform(0, 0), "the high half of the seed counts");
        assert_ne!(uniform(1, 1 << 32), uniform(1, 0), "the high half of the position counts");
    }
}
