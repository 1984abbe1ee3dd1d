// Rings that are filled by launches of their own (ring_store.wgsl).
@group(0) @binding(6) var<storage, read> ring_kv: array<f32>;
@group(0) @binding(7) var<storage, read> ring_gate: array<f32>;

fn store_inputs(r: u32, position: u32, t: u32) {}
