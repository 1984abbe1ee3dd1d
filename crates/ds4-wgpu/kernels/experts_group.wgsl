// Which picks (token * N_USED + k) chose each expert, cut into tiles of TILE: groups = [number of tiles, then two words a tile
// (expert, first pick | picks << 24)], then the picks. In which order an expert's picks come is left to chance: none sees the others.
// Launch: one workgroup of 256.
@group(0) @binding(0) var<storage, read> ids: array<u32>;
@group(0) @binding(1) var<storage, read_write> groups: array<u32>;
struct P { n_picks: u32, picks_at: u32 }
var<immediate> p: P;

// Picks of each expert, then where its next one goes.
var<workgroup> place: array<atomic<u32>, N_EXPERT>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) t: u32) {
    for (var e = t; e < N_EXPERT; e += 256u) {
        atomicStore(&place[e], 0u);
    }
    workgroupBarrier();
    for (var i = t; i < p.n_picks; i += 256u) {
        atomicAdd(&place[ids[i]], 1u);
    }
    workgroupBarrier();
    if t == 0u {
        var picks = 0u;
        var tile = 0u;
        for (var e = 0u; e < N_EXPERT; e++) {
            let n = atomicLoad(&place[e]);
            atomicStore(&place[e], picks);
            for (var b = 0u; b < n; b += TILE) {
                groups[1u + 2u * tile] = e;
                groups[2u + 2u * tile] = (picks + b) | (min(TILE, n - b) << 24u);
                tile += 1u;
            }
            picks += n;
        }
        groups[0] = tile;
    }
    workgroupBarrier();
    for (var i = t; i < p.n_picks; i += 256u) {
        groups[p.picks_at + atomicAdd(&place[ids[i]], 1u)] = i;
    }
}
