// What becomes of the projections of few rows: the query's latent vector is normalised (workgroup 0 of a row), the raw row is normalised,
// rotated and rounded (workgroup 1), both in place. Launch: (2, n) workgroups of WIDTH.
const WIDTH: u32 = 128u;
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> q_a_norm: array<f32>;
@group(0) @binding(2) var<storage, read> kv_norm: array<f32>;
@group(0) @binding(3) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(4) var<storage, read_write> q_a: array<f32>;
@group(0) @binding(5) var<storage, read_write> kv: array<f32>;

var<workgroup> part: array<f32, WIDTH>;

// 1 / the root of the mean of squares, from everybody's sum.
fn inverse_root(sum: f32, n: u32, t: u32) -> f32 {
    part[t] = sum;
    for (var stride = WIDTH / 2u; stride > 0u; stride /= 2u) {
        workgroupBarrier();
        if t < stride {
            part[t] += part[t + stride];
        }
    }
    workgroupBarrier();
    return 1.0 / sqrt(part[0] / f32(n) + bitcast<f32>(EPS));
}

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = g.y;
    var sum = 0.0;
    if g.x == 0u {
        for (var i = t; i < Q_LORA; i += WIDTH) {
            let v = q_a[r * Q_LORA + i];
            sum += v * v;
        }
        let inverse = inverse_root(sum, Q_LORA, t);
        for (var i = t; i < Q_LORA; i += WIDTH) {
            q_a[r * Q_LORA + i] *= inverse * q_a_norm[i];
        }
        return;
    }
    for (var i = t; i < DIM; i += WIDTH) {
        let v = kv[r * DIM + i];
        row[i] = v;
        sum += v * v;
    }
    let inverse = inverse_root(sum, DIM, t);
    for (var i = t; i < DIM; i += WIDTH) {
        row[i] *= inverse * kv_norm[i];
    }
    workgroupBarrier();
    rotate_row(t, DIM - N_TURN, N_TURN, pos[r]);
    workgroupBarrier();
    prepare_rounding(t);
    workgroupBarrier();
    for (var i = t; i < DIM; i += WIDTH) {
        kv[r * DIM + i] = rounded_value(i);
    }
}
