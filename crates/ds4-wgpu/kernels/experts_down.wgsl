// y (n, DIM) = sum_k down_k act_k, added in the order of k, for few tokens: 4 values of one token a workgroup of 64.
// Launch: (DIM / 4, n).
@group(0) @binding(0) var<storage, read> down: array<u32>;
@group(0) @binding(1) var<storage, read> act: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> ids: array<u32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;

var<workgroup> part: array<f32, 256>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    var acc: array<f32, 4>;
    for (var k = 0u; k < N_USED; k++) {
        let pick = g.y * N_USED + k;
        let row = (ids[pick] * DIM + g.x * 4u) * ROW_BYTES;
        for (var i = t * 8u; i < FF; i += 512u) {
            let at = (pick * FF + i) / 4u;
            let v = Octet(act[at], act[at + 1u]);
            for (var o = 0u; o < 4u; o++) {
                acc[o] += octet_dot(down_octet(row + o * ROW_BYTES, i), v);
            }
        }
    }
    for (var a = 0u; a < 4u; a++) {
        part[a * 64u + t] = acc[a];
    }
    for (var stride = 32u; stride > 0u; stride /= 2u) {
        workgroupBarrier();
        if t < stride {
            for (var a = 0u; a < 4u; a++) {
                part[a * 64u + t] += part[a * 64u + t + stride];
            }
        }
    }
    workgroupBarrier();
    if t < 4u {
        y[g.y * DIM + g.x * 4u + t] = part[t * 64u];
    }
}
