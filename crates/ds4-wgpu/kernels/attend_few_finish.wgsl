// out (n, N_HEAD, DIM): brings together the stretches that attend_few.wgsl left in `parts`, with the sink, and turns the tail of the head
// back; the last workgroup of a row stores the raw row in its ring. Launch: (N_HEAD + 1, n) workgroups of 256.
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> parts: array<vec2<f32>>;
@group(0) @binding(2) var<storage, read> sinks: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<vec2<f32>>;
@group(0) @binding(4) var<storage, read> slot: array<u32>;
@group(0) @binding(5) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(6) var<storage, read> kv: array<vec2<f32>>;
@group(0) @binding(7) var<storage, read_write> ring: array<vec2<f32>>;

// Largest logit and sum of a stretch; then its factor, and that times the sum.
var<workgroup> stretch: array<vec2<f32>, N_SPLITS>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let h = g.x;
    let r = g.y;
    let position = pos[r];
    if h == N_HEAD {
        let to = (slot[r] * RING_LEN + position % RING_LEN) * (DIM / 2u);
        for (var d = t; d < DIM / 2u; d += 256u) {
            ring[to + d] = kv[r * (DIM / 2u) + d];
        }
        return;
    }
    let visible = n_visible(position);
    let n = (visible + stretch_rows(visible) - 1u) / stretch_rows(visible);
    let first = (r * N_HEAD + h) * N_SPLITS * (DIM / 2u + 1u);
    for (var s = t; s < n; s += 256u) {
        stretch[s] = parts[first + s * (DIM / 2u + 1u)];
    }
    workgroupBarrier();
    var top = sinks[h];
    for (var s = 0u; s < n; s++) {
        top = max(top, stretch[s].x);
    }
    workgroupBarrier();
    for (var s = t; s < n; s += 256u) {
        let factor = exp(stretch[s].x - top);
        stretch[s] = vec2<f32>(factor, factor * stretch[s].y);
    }
    workgroupBarrier();
    var sum = exp(sinks[h] - top);
    for (var s = 0u; s < n; s++) {
        sum += stretch[s].y;
    }
    for (var d = t; d < DIM / 2u; d += 256u) {
        var value = vec2<f32>(0.0);
        for (var s = 0u; s < n; s += 10u) {
            //% repeat k 10
            let s_%k = min(s + %ku, n - 1u);
            let v_%k = parts[first + s_%k * (DIM / 2u + 1u) + 1u + d];
            //% end
            //% repeat k 10
            value += select(0.0, stretch[s_%k].x, s + %ku < n) * v_%k;
            //% end
        }
        value /= sum;
        if d >= (DIM - N_TURN) / 2u {
            let f = freqs[d - (DIM - N_TURN) / 2u];
            let cs = cos_sin(position, f.x, f.y);
            value = vec2<f32>(value.x * cs.x + value.y * cs.y, value.y * cs.x - value.x * cs.y);
        }
        out[(r * N_HEAD + h) * (DIM / 2u) + d] = value;
    }
}
