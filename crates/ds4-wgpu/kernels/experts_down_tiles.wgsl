// parts (n * N_USED, DIM) = down act for many tokens, in tiles (tile.wgsl). Launch: (ceil(DIM / TILE_W), tiles at most).
const DEPTH: u32 = FF;
//% use tile
@group(0) @binding(0) var<storage, read> down: array<down_Words>;
@group(0) @binding(1) var<storage, read> act: array<vec4<Factor>>;
@group(0) @binding(2) var<storage, read> groups: array<u32>;
@group(0) @binding(3) var<storage, read_write> parts: array<f32>;
struct P { picks_at: u32 }
var<immediate> p: P;

fn source_w(o: u32, i: u32) -> Octet {
    return down_octet((expert * DIM + min(first + o, DIM - 1u)) * ROW_BYTES, i);
}

fn source_x(n: u32, i: u32) -> Factors {
    let at = (pick_of(n) * FF + i) / 4u;
    return Factors(act[at], act[at + 1u]);
}

fn sink(o: u32, n: u32, a: f32, b: f32) {
    let d = first + o;
    if n < n_picks && d < DIM {
        let at = pick_of(n) * DIM + d;
        parts[at] = a;
        if d + PAIR < DIM {
            parts[at + PAIR] = b;
        }
    }
}
