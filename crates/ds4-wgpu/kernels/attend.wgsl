// Attention of HEADS query heads of one row over the rows it sees (ops: attend.rs): the window by position, then compressed
// rows by index, TILE rows at a time through workgroup memory, in stretches of SPLIT (attend_merge.wgsl). With SPLITS a
// workgroup does one stretch and leaves it in `out` (as parts) for attend_combine.wgsl; without, it does all of them.
// Launch: (ceil(N_HEAD / HEADS), n_splits or 1, n) workgroups of WIDTH. Moves every visible row N_HEAD / HEADS times.
const WIDTH: u32 = 256u;
// Heads of a workgroup, and rows of a tile: a tile of 512 values a row takes 16 KB.
const HEADS: u32 = 8u;
const TILE: u32 = 8u;
// A row is vectors of four; an invocation has PER_COUNT of them of four heads.
@group(0) @binding(4) var<storage, read> q: array<vec4<f32>>;
@group(0) @binding(7) var<storage, read> sinks: array<f32>;
@group(0) @binding(10) var<storage, read_write> out: array<vec2<f32>>;
struct P { row0: u32 }
var<immediate> p: P;

var<workgroup> tile: array<vec4<f32>, TILE * FOURS>;
var<workgroup> products: array<f32, 4u * HEADS * TILE>;
// Weights of a row of the tile for heads 0 .. 4 and 4 .. 8.
var<workgroup> weight: array<vec4<f32>, 2u * TILE>;
var<workgroup> rescale: array<vec4<f32>, 2>;
var<workgroup> tops: array<f32, HEADS>;
var<workgroup> sums: array<f32, HEADS>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.z;
    let head0 = g.x * HEADS;
    let position = pos[r];
    let n = n_visible(position);
    var first_split = 0u;
    var last_split = (n + SPLIT - 1u) / SPLIT;
    if SPLITS != 0u {
        if g.y >= last_split {
            return;
        }
        first_split = g.y;
        last_split = g.y + 1u;
    }
    // A quarter of the product of head `ph` and row `pj` of the tile is an invocation's; then vectors of four of four heads.
    let quarter = t % 4u;
    let pj = (t / 4u) % TILE;
    let ph = t / (4u * TILE);
    let q_at = (r * N_HEAD + min(head0 + ph, N_HEAD - 1u)) * FOURS;
    let half = t / (WIDTH / 2u);
    let column = t % (WIDTH / 2u);
    //% repeat h 4
    //% repeat k PER_COUNT
    var all_%h_%k = vec4<f32>(0.0);
    //% end
    var all_top_%h = NONE;
    var all_sum_%h = 0.0;
    //% end
    for (var s = first_split; s < last_split; s++) {
        //% repeat h 4
        //% repeat k PER_COUNT
        var acc_%h_%k = vec4<f32>(0.0);
        //% end
        //% end
        workgroupBarrier();
        if t < HEADS {
            tops[t] = NONE;
            sums[t] = 0.0;
        }
        let end = min(n, (s + 1u) * SPLIT);
        for (var v0 = s * SPLIT; v0 < end; v0 += TILE) {
            let m = min(TILE, end - v0);
            workgroupBarrier();
            for (var e = t; e < TILE * FOURS; e += WIDTH) {
                var values = vec4<f32>(0.0);
                if e / FOURS < m {
                    values = visible_four(r, position, v0 + e / FOURS, e % FOURS);
                }
                tile[e] = values;
            }
            workgroupBarrier();
            var product = 0.0;
            for (var i = quarter; i < FOURS; i += 4u) {
                product += dot(q[q_at + i], tile[pj * FOURS + i]);
            }
            products[t] = product;
            workgroupBarrier();
            if t < HEADS {
                //% repeat j 8
                let at_%j = 4u * (t * TILE + %ju);
                let sum_%j = (products[at_%j] + products[at_%j + 1u]) + (products[at_%j + 2u] + products[at_%j + 3u]);
                let l_%j = select(NONE, sum_%j * bitcast<f32>(SCALE), %ju < m);
                //% end
                //% use attend_weights
            }
            workgroupBarrier();
            //% use attend_sums
        }
        workgroupBarrier();
        if SPLITS != 0u {
            //% use attend_part
        } else {
            //% repeat h 4
            {
                let h = 4u * half + %hu;
                let f = merge_factors(all_top_%h, tops[h]);
                all_sum_%h = all_sum_%h * f.x + sums[h] * f.y;
                all_top_%h = f.z;
                //% repeat k PER_COUNT
                all_%h_%k = all_%h_%k * f.x + acc_%h_%k * f.y;
                //% end
            }
            //% end
        }
    }
    if SPLITS == 0u {
        //% repeat h 4
        {
            let head = head0 + 4u * half + %hu;
            if head < N_HEAD {
                let factor = finish_factor(all_top_%h, all_sum_%h, sinks[head]);
                //% repeat k PER_COUNT
                if column + %ku * (WIDTH / 2u) < FOURS {
                    let to = (r * N_HEAD + head) * (DIM / 2u) + 2u * (column + %ku * (WIDTH / 2u));
                    out[to] = all_%h_%k.xy * factor;
                    out[to + 1u] = all_%h_%k.zw * factor;
                }
                //% end
            }
        }
        //% end
    }
}
