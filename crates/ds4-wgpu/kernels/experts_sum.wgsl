// y (n, DIM) = sum_k parts (n, N_USED, DIM)[k], in order. Launch: linear, 64 a workgroup, n_rows * DIM invocations.
@group(0) @binding(0) var<storage, read> parts: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    if id >= p.n_rows * DIM {
        return;
    }
    var sum = 0.0;
    for (var k = 0u; k < N_USED; k++) {
        sum += parts[((id / DIM) * N_USED + k) * DIM + id % DIM];
    }
    y[id] = sum;
}
