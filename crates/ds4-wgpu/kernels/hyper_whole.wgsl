// What both halves of hyper_pre in one launch bind beside those of hyper_mix.wgsl.
const WIDTH: u32 = 128u;
@group(0) @binding(6) var<storage, read> base: array<f32>;
@group(0) @binding(7) var<storage, read> scale: array<f32>;
@group(0) @binding(8) var<storage, read> norm: array<vec2<f32>>;
@group(0) @binding(9) var<storage, read_write> post: array<f32>;
@group(0) @binding(10) var<storage, read_write> comb: array<vec4<f32>>;
@group(0) @binding(11) var<storage, read_write> out: array<vec2<f32>>;
