//! Weights from the hash of a tensor's official name, by the formula of section 14.

/// The noise of one tensor in row-major order, rounded to f32. `n_in` is the length of a row (the matrix's inputs).
pub(crate) fn values(official: &str, n_in: u64, n: u64) -> impl Iterator<Item = f32> {
    let seed = fnv1a(official);
    let (centre, width) = range(official, n_in);
    (1..=n).map(move |i| (centre + width * uniform(seed, i)) as f32)
}

/// 64-bit FNV-1a.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Draw number `i` (from 1) of a SplitMix64 stream, in [-1, 1).
fn uniform(seed: u64, i: u64) -> f64 {
    let mut z = seed.wrapping_add(i.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^= z >> 31;
    2.0 * ((z >> 40) as f64 / f64::from(1 << 24)) - 1.0
}

/// Centre and half width of a tensor's values: what keeps activations near 1 and every branch of the model busy.
fn range(official: &str, n_in: u64) -> (f64, f64) {
    let ends = |suffix| official.ends_with(suffix);
    if ends("norm.weight") {
        (1.0, 0.3)
    } else if ends("_scale") {
        (0.8, 0.2)
    } else if ends("_base") || ends(".ape") || ends("attn_sink") {
        (0.0, 1.0)
    } else if ends("gate.bias") {
        (0.0, 0.3)
    } else if official == "embed.weight" {
        (0.0, 1.7)
    } else if ends("_fn") {
        (0.0, (3.0 / n_in as f64).sqrt())
    } else {
        (0.0, 1.2 * (3.0 / n_in as f64).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spot_values_of_the_specification() {
        assert_eq!(fnv1a("embed.weight"), 0x9ac3_7bca_c2dc_8a00);
        let first = |name, n_in, n| values(name, n_in, n).collect::<Vec<f32>>();
        assert_eq!(first("embed.weight", 256, 4), [0.059_567_83, 1.512_487_9, 1.120_747_6, 0.887_784_96]);
        assert_eq!(first("layers.2.attn.wq_a.weight", 256, 3), [0.019_643_43, 0.035_088_55, -0.056_461_137]);
    }
}
