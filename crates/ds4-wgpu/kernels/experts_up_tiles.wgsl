// act (n * N_USED, FF) = swiglu(gate x, up x) * weight for many tokens, in tiles (tile.wgsl): PAIR outputs of gate, as many of up, and so on.
// Launch: (ceil(2 * FF / TILE_W), tiles at most).
const DEPTH: u32 = DIM;
//% use tile
@group(0) @binding(0) var<storage, read> gate: array<gate_Words>;
@group(0) @binding(1) var<storage, read> up: array<up_Words>;
@group(0) @binding(2) var<storage, read> x: array<vec4<Factor>>;
@group(0) @binding(3) var<storage, read> groups: array<u32>;
@group(0) @binding(4) var<storage, read> weights: array<f32>;
@group(0) @binding(5) var<storage, read_write> act: array<Factor>;
struct P { picks_at: u32, limit: f32 }
var<immediate> p: P;

// The value that output `o` of the tile belongs to.
fn value_of(o: u32) -> u32 {
    let all = first + o;
    return (all / (2u * PAIR)) * PAIR + all % PAIR;
}

fn source_w(o: u32, i: u32) -> Octet {
    let row = (expert * FF + min(value_of(o), FF - 1u)) * ROW_BYTES;
    if (o / PAIR) % 2u == 0u {
        return gate_octet(row, i);
    }
    return up_octet(row, i);
}

fn source_x(n: u32, i: u32) -> Factors {
    let at = ((pick_of(n) / N_USED) * DIM + i) / 4u;
    return Factors(x[at], x[at + 1u]);
}

fn sink(o: u32, n: u32, a: f32, b: f32) {
    let f = value_of(o);
    if n < n_picks && f < FF {
        let pick = pick_of(n);
        act[pick * FF + f] = Factor(clamp(swiglu(a, b, p.limit) * weights[pick], -LARGEST, LARGEST));
    }
}
