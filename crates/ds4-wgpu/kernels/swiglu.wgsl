// gate[i] <- swiglu(gate[i], up[i]). Launch: linear, 64 a workgroup, len invocations.
@group(0) @binding(0) var<storage, read> up: array<f32>;
@group(0) @binding(1) var<storage, read_write> gate: array<f32>;
struct P { len: u32, limit: f32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    if id < p.len {
        gate[id] = swiglu(gate[id], up[id], p.limit);
    }
}
