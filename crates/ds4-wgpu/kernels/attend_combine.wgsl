// out (n, N_HEAD, DIM): merges the stretches that attend.wgsl left in `parts`. Launch: (N_HEAD, n) workgroups of 64.
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> parts: array<f32>;
@group(0) @binding(2) var<storage, read> sinks: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<f32>;
struct P { row0: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let h = g.x;
    let r = p.row0 + g.y;
    let n_splits = (n_visible(pos[r]) + SPLIT - 1u) / SPLIT;
    let first = (g.y * N_HEAD + h) * N_SPLITS * (DIM + 2u);
    for (var d = t; d < DIM; d += 64u) {
        var top = NONE;
        var sum = 0.0;
        var value = 0.0;
        for (var s = 0u; s < n_splits; s++) {
            let at = first + s * (DIM + 2u);
            let f = merge_factors(top, parts[at]);
            sum = sum * f.x + parts[at + 1u] * f.y;
            value = value * f.x + parts[at + 2u + d] * f.y;
            top = f.z;
        }
        out[(r * N_HEAD + h) * DIM + d] = value * finish_factor(top, sum, sinks[h]);
    }
}
