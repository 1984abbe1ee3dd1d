// y[i] += x[i], four values an invocation. Launch: linear, 256 a workgroup, len / 4 invocations, rounded up; buffers hold whole vectors.
@group(0) @binding(0) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4<f32>>;
struct P { len: u32 }
var<immediate> p: P;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 256u + t;
    if 4u * id + 3u < p.len {
        y[id] += x[id];
    } else if 4u * id < p.len {
        for (var i = 0u; i < p.len - 4u * id; i++) {
            y[id][i] += x[id][i];
        }
    }
}
