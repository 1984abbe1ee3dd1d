// act (n * N_USED, FF) = swiglu(gate x, up x) * weight for many tokens: 32 values x 32 picks of one expert a workgroup of 64; gate
// and up one after the other over the same columns. Launch: (ceil(FF / 32), tiles at most).
@group(0) @binding(0) var<storage, read> gate: array<u32>;
@group(0) @binding(1) var<storage, read> up: array<u32>;
@group(0) @binding(2) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> groups: array<u32>;
@group(0) @binding(4) var<storage, read> weights: array<f32>;
@group(0) @binding(5) var<storage, read_write> act: array<f32>;
struct P { picks_at: u32, limit: f32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    if g.y >= groups[0] {
        return;
    }
    let expert = groups[1u + 2u * g.y];
    let span = groups[2u + 2u * g.y];
    let n = span >> 24u;
    let picks = p.picks_at + (span & 0xffffffu);
    let first = g.x * 32u;
    var acc_gate: array<vec4<f32>, 4>;
    var acc_up: array<vec4<f32>, 4>;
    for (var k = 0u; k < DIM; k += 32u) {
        for (var e = t; e < 128u; e += 64u) {
            let row = (expert * FF + min(first + e / 4u, FF - 1u)) * ROW_BYTES;
            let i = k + (e % 4u) * 8u;
            put_w(e, gate_octet(row, i));
            let token = groups[picks + min(e / 4u, n - 1u)] / N_USED;
            let at = (token * DIM + i) / 4u;
            put_x(e, Octet(x[at], x[at + 1u]));
        }
        workgroupBarrier();
        multiply(t, &acc_gate);
        workgroupBarrier();
        for (var e = t; e < 128u; e += 64u) {
            let row = (expert * FF + min(first + e / 4u, FF - 1u)) * ROW_BYTES;
            put_w(e, up_octet(row, k + (e % 4u) * 8u));
        }
        workgroupBarrier();
        multiply(t, &acc_up);
        workgroupBarrier();
    }
    for (var j = 0u; j < 4u; j++) {
        let f = first + (t / 8u) * 4u + j;
        for (var k = 0u; k < 4u; k++) {
            let m = (t % 8u) * 4u + k;
            if f < FF && m < n {
                let pick = groups[picks + m];
                act[pick * FF + f] = swiglu(acc_gate[j][k], acc_up[j][k], p.limit) * weights[pick];
            }
        }
    }
}
