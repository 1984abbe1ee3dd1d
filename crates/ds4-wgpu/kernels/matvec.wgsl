// y[n, o] = sum_i w[o, i] x[n, group(o), i] for few rows: 4 outputs of one group for NX rows a workgroup; its 64 invocations
// share the columns. Weights are read and decoded once for the NX rows. Moves ROW_BYTES an output; bound by them.
// Launch: (ceil(PER_GROUP / 4), N_GROUPS, ceil(n_rows / NX)).
@group(0) @binding(0) var<storage, read> w: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

var<workgroup> part: array<f32, 4u * NX * 64u>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let first = g.x * 4u;
    let row0 = g.z * NX;
    var acc: array<f32, 4u * NX>;
    for (var i = t * 8u; i < COLS; i += 512u) {
        var xs: array<Octet, NX>;
        for (var n = 0u; n < NX; n++) {
            let r = min(row0 + n, p.n_rows - 1u);
            let at = ((r * N_GROUPS + g.y) * COLS + i) / 4u;
            xs[n] = Octet(x[at], x[at + 1u]);
        }
        for (var o = 0u; o < 4u; o++) {
            let out = g.y * PER_GROUP + min(first + o, PER_GROUP - 1u);
            let values = w_octet(out * ROW_BYTES, i);
            for (var n = 0u; n < NX; n++) {
                acc[o * NX + n] += octet_dot(values, xs[n]);
            }
        }
    }
    for (var a = 0u; a < 4u * NX; a++) {
        part[a * 64u + t] = acc[a];
    }
    for (var stride = 32u; stride > 0u; stride /= 2u) {
        workgroupBarrier();
        if t < stride {
            for (var a = 0u; a < 4u * NX; a++) {
                part[a * 64u + t] += part[a * 64u + t + stride];
            }
        }
    }
    workgroupBarrier();
    for (var a = t; a < 4u * NX; a += 64u) {
        let o = first + a / NX;
        let r = row0 + a % NX;
        if o < PER_GROUP && r < p.n_rows {
            y[(r * N_GROUPS + g.y) * PER_GROUP + o] = part[a * 64u];
        }
    }
}
