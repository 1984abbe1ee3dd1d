// silu(min(g, clamp)) * clamp(u, -clamp, clamp)
fn swiglu(gate: f32, up: f32, limit: f32) -> f32 {
    let g = min(gate, limit);
    return g / (1.0 + exp(-g)) * clamp(up, -limit, limit);
}
