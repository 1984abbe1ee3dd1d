// Attention of many rows on matrix units (ops: attend.rs): HEADS query heads of one row a workgroup, over the rows it sees, TILE at a
// time through workgroup memory. A subgroup has 16 heads and a quarter of the values: of the products with the queries it makes a part
// of the sum, of the weighted sums its columns. Weights are exp(logit - top), where `top` is a logit that none was above by more than
// SLACK so far; when one is, everything is scaled anew.
// Launch: (N_HEAD / HEADS, n) workgroups. Moves every visible row N_HEAD / HEADS times.
const WIDTH: u32 = 256u;
const HEADS: u32 = 32u;
const TILE: u32 = 16u;
const QUARTER: u32 = DIM / 4u;
const STRIDE: u32 = (DIM + 8u) / UNIT;
const WEIGHT_STRIDE: u32 = (TILE + 8u) / UNIT;
// Columns of 16 f32 lie in different banks; a subgroup has 16 of them.
const COLUMN: u32 = 20u;
const PATCH: u32 = 16u * COLUMN;
// exp(SLACK) still is an f16.
const SLACK: f32 = 8.0;
@group(0) @binding(4) var<storage, read> q: array<UNIT_TYPE>;
@group(0) @binding(7) var<storage, read> sinks: array<f32>;
@group(0) @binding(10) var<storage, read_write> out: array<f32>;
struct P { row0: u32 }
var<immediate> p: P;

// All sizes are multiples of 16 bytes: matrices must begin at such, in whatever order a driver lays these out.
var<workgroup> tile: array<UNIT_TYPE, TILE * STRIDE>;
var<workgroup> patches: array<f32, 8u * PATCH>;
var<workgroup> weight: array<UNIT_TYPE, HEADS * WEIGHT_STRIDE>;
var<workgroup> tops: array<f32, HEADS>;
var<workgroup> factors: array<f32, HEADS>;
// The end of the last tile with a logit above the slack.
var<workgroup> above: vec4<u32>;

fn put_tile(e: u32, v: vec4<f16>) {
    let at = (e / FOURS) * STRIDE + (e % FOURS) * 4u / UNIT;
    //% repeat z VECTORS
    tile[at] = v;
    //% end
    //% repeat z SCALARS
    //% repeat j 4
    tile[at + %ju] = v[%j];
    //% end
    //% end
}

fn fetch(r: u32, position: u32, n: u32, v0: u32, e: u32) -> vec4<f16> {
    let v = v0 + e / FOURS;
    if v < n {
        return vec4<f16>(visible_four(r, position, v, e % FOURS));
    }
    return vec4<f16>();
}

// Those of head `h` for rows j and j + 1; j is even.
fn put_weights(h: u32, j: u32, v: vec2<f16>) {
    let at = h * WEIGHT_STRIDE + j / UNIT;
    //% repeat z VECTORS
    weight[at][j % 4u] = v.x;
    weight[at][j % 4u + 1u] = v.y;
    //% end
    //% repeat z SCALARS
    weight[at] = v.x;
    weight[at + 1u] = v.y;
    //% end
}

// The logit of head `h` and row `j` of the tile, from its four parts.
fn logit(h: u32, j: u32) -> f32 {
    var sum = 0.0;
    for (var s = h / 16u; s < 8u; s += 2u) {
        sum += patches[s * PATCH + j * COLUMN + h % 16u];
    }
    return sum * bitcast<f32>(SCALE);
}

@compute @workgroup_size(WIDTH)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 MATRIX_PARAMETERS) {
    MATRIX_BEGIN
    let r = p.row0 + g.y;
    let head0 = g.x * HEADS;
    let position = pos[r];
    let n = n_visible(position);
    let block = (sub % 2u) * 16u;
    let column = (sub / 2u) * QUARTER;
    // Two rows of the tile for one head are an invocation's.
    let h = t / 8u;
    let j = (t % 8u) * 2u;
    if t < HEADS {
        tops[t] = NONE;
    }
    if t == 0u {
        above = vec4<u32>(0u);
    }
    //% repeat a PER_SIXTEEN
    //% repeat k QUARTER_SIXTEENS
    //% repeat d PER_SIXTEEN
    //% load q_%a_%k_%d A q | ((r * N_HEAD + head0 + block + SIDE * %au) * DIM + column + 16u * %ku + SIDE * %du) / UNIT | DIM / UNIT
    //% sum o_%a_%k_%d
    //% end
    //% end
    //% end
    //% repeat e TILE_TURNS
    var next_%e = fetch(r, position, n, 0u, t + %eu * WIDTH);
    //% end
    var sum = 0.0;
    var is_aside = false;
    for (var v0 = 0u; v0 < n; v0 += TILE) {
        //% repeat e TILE_TURNS
        put_tile(t + %eu * WIDTH, next_%e);
        //% end
        workgroupBarrier();
        //% repeat e TILE_TURNS
        next_%e = fetch(r, position, n, v0 + TILE, t + %eu * WIDTH);
        //% end
        {
            //% repeat a PER_SIXTEEN
            //% repeat c PER_SIXTEEN
            //% sum s_%a_%c
            //% end
            //% end
            //% repeat k QUARTER_SIXTEENS
            //% repeat d PER_SIXTEEN
            //% repeat c PER_SIXTEEN
            {
                //% load v B tile | SIDE * %cu * STRIDE + (column + 16u * %ku + SIDE * %du) / UNIT | STRIDE
                //% repeat a PER_SIXTEEN
                //% multiply s_%a_%c q_%a_%k_%d v
                //% end
            }
            //% end
            //% end
            //% end
            //% repeat a PER_SIXTEEN
            //% repeat c PER_SIXTEEN
            //% store s_%a_%c patches | sub * PATCH + SIDE * %cu * COLUMN + SIDE * %au | COLUMN
            //% end
            //% end
        }
        workgroupBarrier();
        let is_there = vec2<bool>(v0 + j < n, v0 + j + 1u < n);
        let logits = select(vec2<f32>(NONE), vec2<f32>(logit(h, j), logit(h, j + 1u)), is_there);
        let top = tops[h];
        var weights = vec2<f16>(exp(min(logits - top, vec2<f32>(SLACK))));
        if max(logits.x, logits.y) > top + SLACK {
            above.x = v0 + TILE;
        }
        put_weights(h, j, weights);
        if workgroupUniformLoad(&above).x == v0 + TILE {
            if t < HEADS {
                var next = tops[t];
                for (var row = 0u; row < min(TILE, n - v0); row++) {
                    next = max(next, logit(t, row));
                }
                factors[t] = exp(tops[t] - next);
                tops[t] = next;
            }
            workgroupBarrier();
            sum *= factors[h];
            weights = vec2<f16>(exp(logits - tops[h]));
            put_weights(h, j, weights);
            workgroupBarrier();
            if v0 != 0u {
                //% use attend_aside
                //% repeat k QUARTER_SIXTEENS
                //% repeat a PER_SIXTEEN
                //% repeat d PER_SIXTEEN
                //% zero o_%a_%k_%d
                //% end
                //% end
                //% end
                is_aside = true;
            }
        }
        sum += f32(weights.x) + f32(weights.y);
        {
            //% repeat a PER_SIXTEEN
            //% repeat c PER_SIXTEEN
            //% load w_%a_%c A weight | (block + SIDE * %au) * WEIGHT_STRIDE + SIDE * %cu / UNIT | WEIGHT_STRIDE
            //% end
            //% end
            //% repeat k QUARTER_SIXTEENS
            //% repeat d PER_SIXTEEN
            //% repeat c PER_SIXTEEN
            {
                //% load v R tile | SIDE * %cu * STRIDE + (column + 16u * %ku + SIDE * %du) / UNIT | STRIDE
                //% repeat a PER_SIXTEEN
                //% multiply o_%a_%k_%d w_%a_%c v
                //% end
            }
            //% end
            //% end
            //% end
        }
        workgroupBarrier();
    }
    patches[t] = sum;
    workgroupBarrier();
    if t < HEADS {
        var all = 0.0;
        for (var i = 0u; i < 8u; i++) {
            all += patches[8u * t + i];
        }
        factors[t] = finish_factor(tops[t], all, sinks[head0 + t]);
    }
    workgroupBarrier();
    //% use attend_aside
}
