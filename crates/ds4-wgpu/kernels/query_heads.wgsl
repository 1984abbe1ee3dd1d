// Query heads in place: weightless norm, then rotation of the tail, a head a workgroup. Launch: linear, n * N_HEAD workgroups of 64.
const N_SUMS: u32 = 1u;
const THREADS: u32 = 64u;
//% use reduce
@group(0) @binding(0) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(1) var<storage, read> pos: array<u32>;
@group(0) @binding(2) var<storage, read_write> x: array<vec2<f32>>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    let head = linear(g);
    if head >= p.n_rows * N_HEAD {
        return;
    }
    let base = head * (DIM / 2u);
    var sum = 0.0;
    for (var i = t; i < DIM / 2u; i += 64u) {
        let v = x[base + i];
        sum += dot(v, v);
    }
    put_sum(0u, sum, t);
    settle(t);
    let inverse = 1.0 / sqrt(sum_of(0u) / f32(DIM) + bitcast<f32>(EPS));
    let first = (DIM - N_TURN) / 2u;
    for (var i = t; i < DIM / 2u; i += 64u) {
        var v = x[base + i] * inverse;
        if i >= first {
            let f = freqs[i - first];
            let cs = cos_sin(pos[head / N_HEAD], f.x, f.y);
            v = vec2<f32>(v.x * cs.x - v.y * cs.y, v.x * cs.y + v.y * cs.x);
        }
        x[base + i] = v;
    }
}
