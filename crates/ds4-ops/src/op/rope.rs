//! Rotary position embedding on the tail of each head, interleaved pairs:
//! `(u, v) → (u cos a − v sin a, u sin a + v cos a)`, `a = pos · f_i`; the inverse rotation uses `−a`.
//!
//! Frequencies are kept as two f32 halves of an f64 so that angles stay exact to 1e-8 rad at a million tokens, on
//! devices without f64 too.

/// Shape of a tail rotation.
#[derive(Clone, Copy, Debug)]
pub struct RopeTail {
    /// Heads in a row.
    pub n_head: usize,
    /// Values in a head.
    pub head_dim: usize,
    /// Values at the end of each head that rotate.
    pub n_rot: usize,
    /// Which way.
    pub turn: Turn,
}

/// Direction of a rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// By `+pos · f`: queries, keys, compressed rows.
    Forward,
    /// By `−pos · f`: the attention output, which makes the value's absolute rotation a relative one.
    Inverse,
}

/// Splits f64 frequencies into the `(n_rot / 2, 2)` high and low parts that every backend takes.
pub fn split_frequencies(frequencies: &[f64]) -> Vec<f32> {
    frequencies.iter().flat_map(|&f| [f as f32, (f - f as f32 as f64) as f32]).collect()
}

/// Cosines and sines of one position: `cos_sin[2i], cos_sin[2i + 1]` belong to pair `i`.
pub fn cos_sin(freqs: &[f32], pos: usize, turn: Turn, cos_sin: &mut [f32]) {
    let sign = if turn == Turn::Inverse { -1.0 } else { 1.0 };
    for (cs, f) in cos_sin.chunks_exact_mut(2).zip(freqs.chunks_exact(2)) {
        let angle = pos as f64 * (f[0] as f64 + f[1] as f64);
        let (sin, cos) = angle.sin_cos();
        cs[0] = cos as f32;
        cs[1] = (sign * sin) as f32;
    }
}

/// Rotates one tail by precomputed cosines and sines.
#[inline]
pub fn rotate(tail: &mut [f32], cos_sin: &[f32]) {
    for (pair, cs) in tail.chunks_exact_mut(2).zip(cos_sin.chunks_exact(2)) {
        let (u, v) = (pair[0], pair[1]);
        pair[0] = u * cs[0] - v * cs[1];
        pair[1] = u * cs[1] + v * cs[0];
    }
}

/// One row of heads at one position. `scratch` holds `n_rot` values.
pub fn row(x: &mut [f32], pos: usize, freqs: &[f32], p: &RopeTail, scratch: &mut [f32]) {
    cos_sin(freqs, pos, p.turn, scratch);
    rotate_heads(x, p, scratch);
}

/// The tails of a row of heads, by precomputed cosines and sines.
#[inline]
pub fn rotate_heads(x: &mut [f32], p: &RopeTail, cos_sin: &[f32]) {
    for head in x.chunks_exact_mut(p.head_dim) {
        rotate(&mut head[p.head_dim - p.n_rot..], cos_sin);
    }
}
