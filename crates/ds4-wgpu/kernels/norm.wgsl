// out = x / sqrt(mean(x^2) + EPS) * weight, a row a workgroup of 256. `source(i)` is where x comes from: norm_from.wgsl or,
// in place, norm_in_place.wgsl. Launch: linear, n_rows workgroups.
@group(0) @binding(0) var<storage, read> weight: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

var<workgroup> part: array<f32, 256>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = linear(g);
    if r >= p.n_rows {
        return;
    }
    let base = r * DIM;
    var sum = 0.0;
    for (var i = t; i < DIM; i += 256u) {
        let v = source(base + i);
        sum += v * v;
    }
    part[t] = sum;
    for (var stride = 128u; stride > 0u; stride /= 2u) {
        workgroupBarrier();
        if t < stride {
            part[t] += part[t + stride];
        }
    }
    workgroupBarrier();
    let inverse = 1.0 / sqrt(part[0] / f32(DIM) + bitcast<f32>(EPS));
    for (var i = t; i < DIM; i += 256u) {
        var v = source(base + i) * inverse;
        if WEIGHTED != 0u {
            v *= weight[i];
        }
        out[base + i] = v;
    }
}
