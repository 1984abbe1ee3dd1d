// out (n, N_STREAMS, DIM): the table's row of each token, for every stream. One invocation decodes eight values.
// Launch: linear, 64 invocations a workgroup, n_rows * DIM / 8 invocations.
@group(0) @binding(0) var<storage, read> w: array<w_Words>;
@group(0) @binding(1) var<storage, read> token: array<u32>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4<f32>>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    prepare_book(t, 64u);
    let id = linear(g) * 64u + t;
    let r = id / (DIM / 8u);
    if r >= p.n_rows {
        return;
    }
    let i = (id % (DIM / 8u)) * 8u;
    let values = w_octet(token[r] * ROW_BYTES, i);
    for (var s = 0u; s < N_STREAMS; s++) {
        let at = ((r * N_STREAMS + s) * DIM + i) / 4u;
        out[at] = values.lo;
        out[at + 1u] = values.hi;
    }
}
