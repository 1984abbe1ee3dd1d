// out (n, N_HEAD, DIM): merges the stretches that attend.wgsl left in `parts`; with FINISH also turns the tails back and stores the raw
// rows in their ring (the last workgroup of a row). Launch: (N_HEAD + FINISH, n) workgroups of 64.
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> parts: array<vec2<f32>>;
@group(0) @binding(2) var<storage, read> sinks: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<vec2<f32>>;
//% repeat z FINISH
@group(0) @binding(4) var<storage, read> slot: array<u32>;
@group(0) @binding(5) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(6) var<storage, read> kv: array<vec2<f32>>;
@group(0) @binding(7) var<storage, read_write> ring: array<vec2<f32>>;
//% end
struct P { row0: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let h = g.x;
    let r = p.row0 + g.y;
    let position = pos[r];
    //% repeat z FINISH
    if h == N_HEAD {
        let to = (slot[r] * RING_LEN + position % RING_LEN) * (DIM / 2u);
        for (var d = t; d < DIM / 2u; d += 64u) {
            ring[to + d] = kv[r * (DIM / 2u) + d];
        }
        return;
    }
    //% end
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
        //% repeat z FINISH
        if d >= (DIM - N_TURN) / 2u {
            let f = freqs[d - (DIM - N_TURN) / 2u];
            let cs = cos_sin(position, f.x, f.y);
            value = vec2<f32>(value.x * cs.x + value.y * cs.y, value.y * cs.x - value.x * cs.y);
        }
        //% end
        out[(r * N_HEAD + h) * (DIM / 2u) + d] = value;
    }
}
