// Attention of few rows, from unfinished query heads: HEADS heads of a row over a stretch of the rows that it sees (ops: attend.rs), the
// window by position, then compressed rows by index, TILE at a time through workgroup memory. The norm of a head is a factor of its
// logits; its tail is rotated here. What comes of a stretch (largest logit, sum of exponentials, weighted sum of rows) is left in
// `out` for attend_few_finish.wgsl. Launch: (ceil(N_HEAD / HEADS), N_SPLITS, n) workgroups of WIDTH.
const WIDTH: u32 = 256u;
const HEADS: u32 = 8u;
const TILE: u32 = 8u;
// What of a head is not rotated and is, in vectors of four.
const PLAIN: u32 = (DIM - N_TURN) / 4u;
const TURNED: u32 = N_TURN / 4u;
@group(0) @binding(4) var<storage, read> q: array<vec4<f32>>;
@group(0) @binding(7) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(10) var<storage, read_write> out: array<vec2<f32>>;

var<workgroup> tile: array<vec4<f32>, TILE * FOURS>;
// Cosines and sines of this position.
var<workgroup> angles: array<vec2<f32>, N_TURN / 2u>;
var<workgroup> turned: array<vec4<f32>, HEADS * TURNED>;
// An eighth of every product; before that, parts of the squares of heads.
var<workgroup> products: array<f32, HEADS * TILE * 8u>;
var<workgroup> inverses: array<f32, HEADS>;
var<workgroup> logits: array<f32, HEADS * TILE>;
// Weights of a row of the tile for heads 0 .. 4 and 4 .. 8.
var<workgroup> weight: array<vec4<f32>, 2u * TILE>;
var<workgroup> rescale: array<vec4<f32>, 2>;
var<workgroup> tops: array<f32, HEADS>;
var<workgroup> sums: array<f32, HEADS>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = g.z;
    let head0 = g.x * HEADS;
    let position = pos[r];
    let n = n_visible(position);
    let stretch = stretch_rows(n);
    let first = g.y * stretch;
    if first >= n {
        return;
    }
    let end = min(n, first + stretch);
    // The tile that comes next is on its way while one is worked on.
    //% repeat k LOADS
    let row_%k = (t + %ku * WIDTH) / FOURS;
    let four_%k = (t + %ku * WIDTH) % FOURS;
    var next_%k = vec4<f32>(0.0);
    if row_%k < TILE && first + row_%k < end {
        next_%k = visible_four(r, position, first + row_%k, four_%k);
    }
    //% end
    for (var i = t; i < N_TURN / 2u; i += WIDTH) {
        let f = freqs[i];
        angles[i] = cos_sin(position, f.x, f.y);
    }
    {
        let h = t / 32u;
        let at = (r * N_HEAD + min(head0 + h, N_HEAD - 1u)) * FOURS;
        var square = 0.0;
        for (var i = t % 32u; i < FOURS; i += 32u) {
            let v = q[at + i];
            square += dot(v, v);
        }
        products[t] = square;
        workgroupBarrier();
        for (var i = t % 32u; i < TURNED; i += 32u) {
            let v = q[at + PLAIN + i];
            let c = angles[2u * i];
            let d = angles[2u * i + 1u];
            turned[h * TURNED + i] = vec4<f32>(v.x * c.x - v.y * c.y, v.x * c.y + v.y * c.x, v.z * d.x - v.w * d.y, v.z * d.y + v.w * d.x);
        }
    }
    workgroupBarrier();
    if t < HEADS {
        var square = 0.0;
        //% repeat i 32
        square += products[t * 32u + %iu];
        //% end
        inverses[t] = bitcast<f32>(SCALE) / sqrt(square / f32(DIM) + bitcast<f32>(EPS));
        tops[t] = NONE;
        sums[t] = 0.0;
    }
    // An eighth of the products of two heads with row `pj` of the tile is an invocation's; then vectors of four of four heads.
    let eighth = t % 8u;
    let pj = (t / 8u) % TILE;
    let h0 = t / 64u * 2u;
    let q0 = (r * N_HEAD + min(head0 + h0, N_HEAD - 1u)) * FOURS;
    let q1 = (r * N_HEAD + min(head0 + h0 + 1u, N_HEAD - 1u)) * FOURS;
    let half = t / (WIDTH / 2u);
    let column = t % (WIDTH / 2u);
    //% repeat h 4
    //% repeat k PER_COUNT
    var acc_%h_%k = vec4<f32>(0.0);
    //% end
    //% end
    for (var v0 = first; v0 < end; v0 += TILE) {
        let m = min(TILE, end - v0);
        workgroupBarrier();
        //% repeat k LOADS
        if row_%k < TILE {
            tile[t + %ku * WIDTH] = next_%k;
        }
        //% end
        workgroupBarrier();
        //% repeat k LOADS
        if row_%k < TILE && v0 + TILE + row_%k < end {
            next_%k = visible_four(r, position, v0 + TILE + row_%k, four_%k);
        } else {
            next_%k = vec4<f32>(0.0);
        }
        //% end
        var p0 = 0.0;
        var p1 = 0.0;
        // Four at a time, so that loads are on their way together; more would take the registers of another workgroup.
        for (var first_i = eighth; first_i < PLAIN; first_i += 32u) {
            //% repeat k 4
            let i_%k = min(first_i + 8u * %ku, PLAIN - 1u);
            let is_%k = select(0.0, 1.0, first_i + 8u * %ku < PLAIN);
            let a_%k = q[q0 + i_%k];
            let b_%k = q[q1 + i_%k];
            //% end
            //% repeat k 4
            {
                let v = tile[pj * FOURS + i_%k] * is_%k;
                p0 += dot(a_%k, v);
                p1 += dot(b_%k, v);
            }
            //% end
        }
        for (var i = eighth; i < TURNED; i += 8u) {
            let v = tile[pj * FOURS + PLAIN + i];
            p0 += dot(turned[h0 * TURNED + i], v);
            p1 += dot(turned[(h0 + 1u) * TURNED + i], v);
        }
        products[(h0 * TILE + pj) * 8u + eighth] = p0;
        products[((h0 + 1u) * TILE + pj) * 8u + eighth] = p1;
        workgroupBarrier();
        if t < HEADS * TILE {
            let at = 8u * t;
            let sum = ((products[at] + products[at + 1u]) + (products[at + 2u] + products[at + 3u]))
                + ((products[at + 4u] + products[at + 5u]) + (products[at + 6u] + products[at + 7u]));
            logits[t] = select(NONE, sum * inverses[t / TILE], t % TILE < m);
        }
        workgroupBarrier();
        if t < HEADS {
            //% repeat j 8
            let l_%j = logits[t * TILE + %ju];
            //% end
            //% use attend_weights
        }
        workgroupBarrier();
        //% use attend_sums
    }
    let s = g.y;
    //% use attend_part
}
