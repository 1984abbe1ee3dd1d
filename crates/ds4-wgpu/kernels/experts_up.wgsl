// act (n * N_USED, FF) = swiglu(gate x, up x) * weight for few tokens: 4 values of one pick a workgroup of 64, whose invocations
// share the columns. Launch: (FF / 4, n * N_USED).
@group(0) @binding(0) var<storage, read> gate: array<u32>;
@group(0) @binding(1) var<storage, read> up: array<u32>;
@group(0) @binding(2) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> ids: array<u32>;
@group(0) @binding(4) var<storage, read> weights: array<f32>;
@group(0) @binding(5) var<storage, read_write> act: array<f32>;
struct P { limit: f32 }
var<immediate> p: P;

var<workgroup> part: array<f32, 512>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let pick = g.y;
    let row = (ids[pick] * FF + g.x * 4u) * ROW_BYTES;
    let begin = (pick / N_USED) * DIM;
    var acc: array<f32, 8>;
    for (var i = t * 8u; i < DIM; i += 512u) {
        let at = (begin + i) / 4u;
        let v = Octet(x[at], x[at + 1u]);
        for (var o = 0u; o < 4u; o++) {
            acc[o] += octet_dot(gate_octet(row + o * ROW_BYTES, i), v);
            acc[4u + o] += octet_dot(up_octet(row + o * ROW_BYTES, i), v);
        }
    }
    for (var a = 0u; a < 8u; a++) {
        part[a * 64u + t] = acc[a];
    }
    for (var stride = 32u; stride > 0u; stride /= 2u) {
        workgroupBarrier();
        if t < stride {
            for (var a = 0u; a < 8u; a++) {
                part[a * 64u + t] += part[a * 64u + t + stride];
            }
        }
    }
    workgroupBarrier();
    if t < 4u {
        act[pick * FF + g.x * 4u + t] = swiglu(part[t * 64u], part[(4u + t) * 64u], p.limit) * weights[pick];
    }
}
