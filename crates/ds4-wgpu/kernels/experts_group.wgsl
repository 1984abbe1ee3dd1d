// Which picks (token * N_USED + k) chose each expert, in order, cut into tiles of TILE: groups = [number of tiles, then two words a
// tile (expert, first pick | picks << 24)], then the picks. An invocation looks after one expert at a time.
// Launch: one workgroup of 256.
@group(0) @binding(0) var<storage, read> ids: array<u32>;
@group(0) @binding(1) var<storage, read_write> groups: array<u32>;
struct P { n_picks: u32, picks_at: u32 }
var<immediate> p: P;

var<workgroup> first: array<u32, N_EXPERT + 1u>;
var<workgroup> first_tile: array<u32, N_EXPERT + 1u>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) t: u32) {
    for (var e = t; e < N_EXPERT; e += 256u) {
        var n = 0u;
        for (var i = 0u; i < p.n_picks; i++) {
            n += select(0u, 1u, ids[i] == e);
        }
        first[e] = n;
    }
    workgroupBarrier();
    if t == 0u {
        var picks = 0u;
        var tiles = 0u;
        for (var e = 0u; e < N_EXPERT; e++) {
            let n = first[e];
            first[e] = picks;
            first_tile[e] = tiles;
            picks += n;
            tiles += (n + TILE - 1u) / TILE;
        }
        first[N_EXPERT] = picks;
        groups[0] = tiles;
    }
    workgroupBarrier();
    for (var e = t; e < N_EXPERT; e += 256u) {
        var at = first[e];
        let end = first[e + 1u];
        var tile = first_tile[e];
        for (var b = at; b < end; b += TILE) {
            groups[1u + 2u * tile] = e;
            groups[2u + 2u * tile] = b | (min(TILE, end - b) << 24u);
            tile += 1u;
        }
        for (var i = 0u; i < p.n_picks && at < end; i++) {
            if ids[i] == e {
                groups[p.picks_at + at] = i;
                at += 1u;
            }
        }
    }
}
