// scores (n, MAX_VISIBLE): of every compressed row a query may see (ops: index_select.rs), for rows row0 .. of the batch. One
// invocation scores one compressed row, kept decoded in registers, against all heads. Launch: (ceil(MAX_VISIBLE / 64), n).
@group(0) @binding(3) var<storage, read> q: array<vec4<f32>>;
@group(0) @binding(4) var<storage, read> weights: array<f32>;
@group(0) @binding(5) var<storage, read> rows: array<u32>;
@group(0) @binding(6) var<storage, read_write> scores: array<f32>;
struct P { row0: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.y;
    let b = g.x * 64u + t;
    if b >= (pos[r] + 1u) / RATIO {
        return;
    }
    let base = paged_row(slot[r], b) * ROW_WORDS;
    //% repeat b PARTS
    //% repeat i 8
    let key_%b_%i = packed_four(base, 4u * (8u * %bu + %iu));
    //% end
    //% end
    var score = 0.0;
    for (var h = 0u; h < N_HEAD; h++) {
        let at = (r * N_HEAD + h) * (DIM / 4u);
        var sum = 0.0;
        //% repeat b PARTS
        {
            var part = 0.0;
            //% repeat i 8
            part += dot(q[at + 8u * %bu + %iu], key_%b_%i);
            //% end
            sum += part;
        }
        //% end
        score += weights[r * N_HEAD + h] * bitcast<f32>(WEIGHT_SCALE) * max(sum, 0.0);
    }
    scores[g.y * MAX_VISIBLE + b] = score;
}
