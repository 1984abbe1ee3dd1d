// y[n, o] = sum_i w[o, i] x[n, group(o), i] for many rows, in tiles (tile.wgsl).
// Launch: (ceil(PER_GROUP / TILE_W), N_GROUPS, ceil(n_rows / TILE_X)).
const DEPTH: u32 = COLS;
//% use tile
@group(0) @binding(0) var<storage, read> w: array<w_Words>;
@group(0) @binding(1) var<storage, read> x: array<vec4<Factor>>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

var<private> first: u32;
var<private> row0: u32;
var<private> group: u32;

fn begin(g: vec3<u32>) -> bool {
    first = g.x * TILE_W;
    group = g.y;
    row0 = g.z * TILE_X;
    return true;
}

fn source_w(o: u32, i: u32) -> Octet {
    return w_octet((group * PER_GROUP + min(first + o, PER_GROUP - 1u)) * ROW_BYTES, i);
}

fn source_x(n: u32, i: u32) -> Factors {
    let at = ((min(row0 + n, p.n_rows - 1u) * N_GROUPS + group) * COLS + i) / 4u;
    return Factors(x[at], x[at + 1u]);
}

fn sink(o: u32, n: u32, a: f32, b: f32) {
    let r = row0 + n;
    if r >= p.n_rows {
        return;
    }
    let at = (r * N_GROUPS + group) * PER_GROUP + first + o;
    if first + o < PER_GROUP {
        y[at] = a;
    }
    if first + o + PAIR < PER_GROUP {
        y[at + PAIR] = b;
    }
}
