// streams (n, N, DIM)[i] += z (n, DIM) for every stream. Launch: linear, 64 a workgroup, n_rows * N * DIM invocations.
@group(0) @binding(0) var<storage, read> z: array<f32>;
@group(0) @binding(1) var<storage, read_write> streams: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    if id < p.n_rows * N * DIM {
        streams[id] += z[id / (N * DIM) * DIM + id % DIM];
    }
}
