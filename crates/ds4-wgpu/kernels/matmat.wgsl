// y[n, o] = sum_i w[o, i] x[n, group(o), i] for many rows: a tile of 32 x 32 results a workgroup (tile.wgsl).
// Launch: (ceil(PER_GROUP / 32), N_GROUPS, ceil(n_rows / 32)), 64 invocations.
@group(0) @binding(0) var<storage, read> w: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let first = g.x * 32u;
    let row0 = g.z * 32u;
    var acc: array<vec4<f32>, 4>;
    for (var k = 0u; k < COLS; k += 32u) {
        for (var e = t; e < 128u; e += 64u) {
            let out = g.y * PER_GROUP + min(first + e / 4u, PER_GROUP - 1u);
            let i = k + (e % 4u) * 8u;
            put_w(e, w_octet(out * ROW_BYTES, i));
            let r = min(row0 + e / 4u, p.n_rows - 1u);
            let at = ((r * N_GROUPS + g.y) * COLS + i) / 4u;
            put_x(e, Octet(x[at], x[at + 1u]));
        }
        workgroupBarrier();
        multiply(t, &acc);
        workgroupBarrier();
    }
    for (var j = 0u; j < 4u; j++) {
        let o = first + (t / 8u) * 4u + j;
        for (var k = 0u; k < 4u; k++) {
            let r = row0 + (t % 8u) * 4u + k;
            if o < PER_GROUP && r < p.n_rows {
                y[(r * N_GROUPS + g.y) * PER_GROUP + o] = acc[j][k];
            }
        }
    }
}
