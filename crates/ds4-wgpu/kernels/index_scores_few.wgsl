// scores (n, MAX_VISIBLE) as index_scores.wgsl, for few rows: LANES compressed rows a workgroup for each of the KEYS of an invocation, which
// has an eighth of the heads. Launch: (ceil(MAX_VISIBLE / (LANES * KEYS)), n) workgroups of 128.
const LANES: u32 = 16u;
const ALL: u32 = LANES * KEYS;
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

var<workgroup> keys: array<vec4<f32>, ALL * STRIDE>;
var<workgroup> part: array<f32, 8u * ALL>;

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.y;
    let n = (pos[r] + 1u) / RATIO;
    let first = g.x * ALL;
    if first >= n {
        return;
    }
    for (var e = t; e < ALL * FOURS; e += 128u) {
        let b = min(first + e / FOURS, n - 1u);
        keys[e / FOURS * STRIDE + e % FOURS] = packed_four(paged_row(slot[r], b) * ROW_WORDS, 4u * (e % FOURS));
    }
    workgroupBarrier();
    let j = t % LANES;
    let head0 = t / LANES * EACH;
    //% repeat k EACH
    let q_%k = (r * N_HEAD + min(head0 + %ku, N_HEAD - 1u)) * FOURS;
    //% repeat d KEYS
    var sum_%k_%d = 0.0;
    //% end
    //% end
    for (var i = 0u; i < FOURS; i++) {
        //% repeat d KEYS
        let key_%d = keys[(j + LANES * %du) * STRIDE + i];
        //% end
        //% repeat k EACH
        {
            let four = q[q_%k + i];
            //% repeat d KEYS
            sum_%k_%d += dot(four, key_%d);
            //% end
        }
        //% end
    }
    //% repeat d KEYS
    var score_%d = 0.0;
    //% end
    //% repeat k EACH
    if head0 + %ku < N_HEAD {
        let weight = weights[r * N_HEAD + head0 + %ku] * bitcast<f32>(WEIGHT_SCALE);
        //% repeat d KEYS
        score_%d += weight * max(sum_%k_%d, 0.0);
        //% end
    }
    //% end
    //% repeat d KEYS
    part[t / LANES * ALL + j + LANES * %du] = score_%d;
    //% end
    workgroupBarrier();
    if t < ALL && first + t < n {
        var sum = 0.0;
        //% repeat k 8
        sum += part[%ku * ALL + t];
        //% end
        scores[g.y * MAX_VISIBLE + first + t] = sum;
    }
}
