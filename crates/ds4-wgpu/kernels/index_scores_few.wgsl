// scores (n, MAX_VISIBLE) as index_scores.wgsl, for few rows: KEYS compressed rows a workgroup, an eighth of the heads an invocation.
// Launch: (ceil(MAX_VISIBLE / KEYS), n) workgroups of 128.
const KEYS: u32 = 16u;
const FOURS: u32 = DIM / 4u;
// Apart, so that neighbours fall into different banks.
const STRIDE: u32 = FOURS + 1u;
const EACH: u32 = (N_HEAD + 7u) / 8u;
@group(0) @binding(3) var<storage, read> q: array<vec4<f32>>;
@group(0) @binding(4) var<storage, read> weights: array<f32>;
@group(0) @binding(5) var<storage, read> rows: array<u32>;
@group(0) @binding(6) var<storage, read_write> scores: array<f32>;
struct P { row0: u32 }
var<immediate> p: P;

var<workgroup> keys: array<vec4<f32>, KEYS * STRIDE>;
var<workgroup> part: array<f32, 8u * KEYS>;

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.y;
    let n = (pos[r] + 1u) / RATIO;
    let first = g.x * KEYS;
    if first >= n {
        return;
    }
    for (var e = t; e < KEYS * FOURS; e += 128u) {
        let b = min(first + e / FOURS, n - 1u);
        keys[e / FOURS * STRIDE + e % FOURS] = packed_four(paged_row(slot[r], b) * ROW_WORDS, 4u * (e % FOURS));
    }
    workgroupBarrier();
    let j = t % KEYS;
    let head0 = t / KEYS * EACH;
    //% repeat k EACH
    let q_%k = (r * N_HEAD + min(head0 + %ku, N_HEAD - 1u)) * FOURS;
    var sum_%k = 0.0;
    //% end
    for (var i = 0u; i < FOURS; i++) {
        let key = keys[j * STRIDE + i];
        //% repeat k EACH
        sum_%k += dot(q[q_%k + i], key);
        //% end
    }
    var score = 0.0;
    //% repeat k EACH
    if head0 + %ku < N_HEAD {
        score += weights[r * N_HEAD + head0 + %ku] * bitcast<f32>(WEIGHT_SCALE) * max(sum_%k, 0.0);
    }
    //% end
    part[t] = score;
    workgroupBarrier();
    if t < KEYS && first + t < n {
        var sum = 0.0;
        //% repeat k 8
        sum += part[%ku * KEYS + t];
        //% end
        scores[g.y * MAX_VISIBLE + first + t] = sum;
    }
}
