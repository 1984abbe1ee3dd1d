// parts (n * N_USED, DIM) = down act for many tokens: 32 values x 32 picks of one expert a workgroup of 64.
// Launch: (ceil(DIM / 32), tiles at most).
@group(0) @binding(0) var<storage, read> down: array<u32>;
@group(0) @binding(1) var<storage, read> act: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> groups: array<u32>;
@group(0) @binding(3) var<storage, read_write> parts: array<f32>;
struct P { picks_at: u32 }
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
    var acc: array<vec4<f32>, 4>;
    for (var k = 0u; k < FF; k += 32u) {
        for (var e = t; e < 128u; e += 64u) {
            let row = (expert * DIM + min(first + e / 4u, DIM - 1u)) * ROW_BYTES;
            let i = k + (e % 4u) * 8u;
            put_w(e, down_octet(row, i));
            let at = (groups[picks + min(e / 4u, n - 1u)] * FF + i) / 4u;
            put_x(e, Octet(act[at], act[at + 1u]));
        }
        workgroupBarrier();
        multiply(t, &acc);
        workgroupBarrier();
    }
    for (var j = 0u; j < 4u; j++) {
        let d = first + (t / 8u) * 4u + j;
        for (var k = 0u; k < 4u; k++) {
            let m = (t % 8u) * 4u + k;
            if d < DIM && m < n {
                parts[groups[picks + m] * DIM + d] = acc[j][k];
            }
        }
    }
}
