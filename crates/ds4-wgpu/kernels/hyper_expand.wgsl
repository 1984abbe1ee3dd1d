// streams (n, N, DIM)[j] <- post[j] * y + sum_i comb[i][j] * streams[i], in place: an invocation owns one column of all streams.
// Launch: linear, 64 a workgroup, n_rows * DIM invocations.
@group(0) @binding(0) var<storage, read> y: array<f32>;
@group(0) @binding(1) var<storage, read> post: array<f32>;
@group(0) @binding(2) var<storage, read> comb: array<f32>;
@group(0) @binding(3) var<storage, read_write> streams: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    let r = id / DIM;
    if r >= p.n_rows {
        return;
    }
    let at = r * N * DIM + id % DIM;
    var before: array<f32, N>;
    for (var i = 0u; i < N; i++) {
        before[i] = streams[at + i * DIM];
    }
    for (var j = 0u; j < N; j++) {
        var sum = post[r * N + j] * y[id];
        for (var i = 0u; i < N; i++) {
            sum += comb[(r * N + i) * N + j] * before[i];
        }
        streams[at + j * DIM] = sum;
    }
}
