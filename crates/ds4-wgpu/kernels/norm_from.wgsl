@group(0) @binding(2) var<storage, read> x: array<f32>;

fn source(i: u32) -> f32 {
    return x[i];
}
