// pre (n, N)[i] = sigmoid(mix[i] * scale + base[i]) + EPS. Launch: linear, 64 a workgroup, n_rows * N invocations.
@group(0) @binding(0) var<storage, read> mix: array<f32>;
@group(0) @binding(1) var<storage, read> base: array<f32>;
@group(0) @binding(2) var<storage, read> scale: array<f32>;
@group(0) @binding(3) var<storage, read_write> pre: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    if id < p.n_rows * N {
        pre[id] = 1.0 / (1.0 + exp(-(mix[id] * scale[0] + base[id % N]))) + bitcast<f32>(EPS);
    }
}
