//! Clamped SwiGLU: `m = silu(min(g, c)) · clamp(u, −c, c)`.

/// One value.
#[inline]
pub fn value(gate: f32, up: f32, clamp: f32) -> f32 {
    let g = gate.min(clamp);
    g / (1.0 + (-g).exp()) * up.clamp(-clamp, clamp)
}

/// A row: `gate[i] ← value(gate[i], up[i])`.
pub fn row_in_place(gate: &mut [f32], up: &[f32], clamp: f32) {
    gate.iter_mut().zip(up).for_each(|(g, u)| *g = value(*g, *u, clamp));
}
