// out (n, DIM) = sum_i pre[i] * streams (n, N, DIM)[i]. Launch: linear, 64 a workgroup, n_rows * DIM invocations.
@group(0) @binding(0) var<storage, read> streams: array<f32>;
@group(0) @binding(1) var<storage, read> pre: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    let r = id / DIM;
    if r >= p.n_rows {
        return;
    }
    var sum = 0.0;
    for (var i = 0u; i < N; i++) {
        sum += pre[r * N + i] * streams[(r * N + i) * DIM + id % DIM];
    }
    out[id] = sum;
}
