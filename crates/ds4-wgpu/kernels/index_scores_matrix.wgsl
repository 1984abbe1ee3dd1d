// scores (n, MAX_VISIBLE) as index_scores.wgsl, on matrix units: KEYS compressed rows for QUERIES rows of the batch a workgroup. A
// subgroup has 16 compressed rows and half of the heads. Factors are codes of FP4, so sums of a block of 32 are exact; what blocks are
// multiplied with comes on top (index_halve.wgsl has that of the queries).
// Launch: (ceil(MAX_VISIBLE / KEYS), ceil(n / QUERIES)).
const WIDTH: u32 = 256u;
const KEYS: u32 = 64u;
const QUERIES: u32 = 16u;
const PARTS: u32 = DIM / 32u;
const STRIDE: u32 = (DIM + 8u) / UNIT;
const COLUMN: u32 = 20u;
const PATCH: u32 = 16u * COLUMN;
@group(0) @binding(3) var<storage, read> q: array<UNIT_TYPE>;
@group(0) @binding(4) var<storage, read> weights: array<f32>;
@group(0) @binding(5) var<storage, read> rows: array<u32>;
@group(0) @binding(6) var<storage, read> q_scales: array<f32>;
@group(0) @binding(7) var<storage, read_write> scores: array<f32>;
struct P { row0: u32, n: u32 }
var<immediate> p: P;

var<workgroup> tile: array<UNIT_TYPE, KEYS * STRIDE>;
var<workgroup> key_scales: array<f32, KEYS * PARTS>;
var<workgroup> patches: array<f32, 8u * PATCH>;
var<workgroup> sums: array<f32, 256>;

fn put_codes(at: u32, word: u32) {
    let lo = vec4<f16>(f16(decode_e2m1(word)), f16(decode_e2m1(word >> 4u)), f16(decode_e2m1(word >> 8u)), f16(decode_e2m1(word >> 12u)));
    let hi = vec4<f16>(f16(decode_e2m1(word >> 16u)), f16(decode_e2m1(word >> 20u)), f16(decode_e2m1(word >> 24u)), f16(decode_e2m1(word >> 28u)));
    //% repeat z VECTORS
    tile[at] = lo;
    tile[at + 1u] = hi;
    //% end
    //% repeat z SCALARS
    //% repeat j 4
    tile[at + %ju] = lo[%j];
    tile[at + 4u + %ju] = hi[%j];
    //% end
    //% end
}

// The compressed rows from `first` on of a sequence.
fn put_keys(slot_id: u32, first: u32, visible: u32, t: u32) {
    for (var e = t; e < KEYS * DIM / 8u; e += WIDTH) {
        let key = e / (DIM / 8u);
        let i = e % (DIM / 8u);
        let base = paged_row(slot_id, min(first + key, visible - 1u)) * ROW_WORDS;
        put_codes(key * STRIDE + 8u * i / UNIT, rows[base + i]);
        if i % 4u == 0u {
            let b = i / 4u;
            key_scales[key * PARTS + b] = decode_e8m0((rows[base + DIM / 8u + b / 4u] >> (8u * (b % 4u))) & 255u);
        }
    }
}

@compute @workgroup_size(WIDTH)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 MATRIX_PARAMETERS) {
    MATRIX_BEGIN
    let first = g.x * KEYS;
    let row0 = g.y * QUERIES;
    let rows_end = min(row0 + QUERIES, p.n);
    let key = (sub % 4u) * 16u;
    let head0 = (sub / 4u) * (N_HEAD / 2u);
    let i = lane % 16u;
    for (var a = row0; a < rows_end; a++) {
        let r = p.row0 + a;
        let visible = (pos[r] + 1u) / RATIO;
        if first >= visible {
            continue;
        }
        // Neighbours mostly belong to one sequence and see the same rows of it.
        if a == row0 || slot[r] != slot[r - 1u] || first + KEYS > (pos[r - 1u] + 1u) / RATIO {
            workgroupBarrier();
            put_keys(slot[r], first, visible, t);
            workgroupBarrier();
        }
        // All at once: each of them alone would be waited for.
        //% repeat h HALF_SIXTEENS
        //% repeat b PARTS
        //% repeat k K_BLOCKS
        //% repeat d PER_SIXTEEN
        //% load q_%h_%b_%k_%d B q | ((r * N_HEAD + head0 + 16u * %hu + SIDE * %du) * DIM + 32u * %bu + SIDE * %ku) / UNIT | DIM / UNIT
        //% end
        //% end
        //% end
        //% end
        var score = 0.0;
        //% repeat h HALF_SIXTEENS
        {
            let head = r * N_HEAD + head0 + 16u * %hu;
            //% repeat j 8
            var dot_%j = 0.0;
            //% end
            //% repeat b PARTS
            {
                //% repeat m PER_SIXTEEN
                //% repeat d PER_SIXTEEN
                //% sum c_%m_%d
                //% end
                //% end
                //% repeat k K_BLOCKS
                {
                    //% repeat m PER_SIXTEEN
                    //% load k_%m A tile | (key + SIDE * %mu) * STRIDE + (32u * %bu + SIDE * %ku) / UNIT | STRIDE
                    //% end
                    //% repeat d PER_SIXTEEN
                    //% repeat m PER_SIXTEEN
                    //% multiply c_%m_%d k_%m q_%h_%b_%k_%d
                    //% end
                    //% end
                }
                //% end
                //% repeat m PER_SIXTEEN
                //% repeat d PER_SIXTEEN
                //% store c_%m_%d patches | sub * PATCH + SIDE * %du * COLUMN + SIDE * %mu | COLUMN
                //% end
                //% end
                workgroupBarrier();
                let scale = key_scales[(key + i) * PARTS + %bu];
                let j = 8u * (lane / 16u);
                //% repeat j 8
                dot_%j += patches[sub * PATCH + (j + %ju) * COLUMN + i] * (scale * q_scales[(head + j + %ju) * PARTS + %bu]);
                //% end
                workgroupBarrier();
            }
            //% end
            //% repeat j 8
            score += weights[head + 8u * (lane / 16u) + %ju] * bitcast<f32>(WEIGHT_SCALE) * max(dot_%j, 0.0);
            //% end
        }
        //% end
        sums[t] = score;
        workgroupBarrier();
        if t < KEYS && first + t < visible {
            // Four invocations of two subgroups have parts of it.
            let at = (t / 16u) * 32u + t % 16u;
            scores[a * MAX_VISIBLE + first + t] = (sums[at] + sums[at + 16u]) + (sums[at + 128u] + sums[at + 144u]);
        }
        workgroupBarrier();
    }
}
