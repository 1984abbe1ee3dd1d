// out (n, N_HEAD, DIM): merges the stretches that attend.wgsl left in `parts`. Launch: (N_HEAD, n) workgroups of 64.
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> parts: array<vec2<f32>>;
@group(0) @binding(2) var<storage, read> sinks: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<vec2<f32>>;
struct P { row0: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let h = g.x;
    let r = p.row0 + g.y;
    let position = pos[r];
    let n_splits = (n_visible(position) + SPLIT - 1u) / SPLIT;
    // In pairs of values: the largest logit and the sum, then the values.
    let first = (g.y * N_HEAD + h) * N_SPLITS * (DIM / 2u + 1u);
    for (var d = t; d < DIM / 2u; d += 64u) {
        var top = NONE;
        var sum = 0.0;
        var value = vec2<f32>(0.0);
        for (var s = 0u; s < n_splits; s++) {
            let at = first + s * (DIM / 2u + 1u);
            let f = merge_factors(top, parts[at].x);
            sum = sum * f.x + parts[at].y * f.y;
            value = value * f.x + parts[at + 1u + d] * f.y;
            top = f.z;
        }
        value *= finish_factor(top, sum, sinks[h]);
        out[(r * N_HEAD + h) * (DIM / 2u) + d] = value;
    }
}
