// The picks of one expert that a tile of rows stands for (experts_group.wgsl).
var<private> expert: u32;
var<private> n_picks: u32;
var<private> first_pick: u32;
var<private> first: u32;

fn begin(g: vec3<u32>) -> bool {
    if g.y >= groups[0] {
        return false;
    }
    expert = groups[1u + 2u * g.y];
    let span = groups[2u + 2u * g.y];
    n_picks = span >> 24u;
    first_pick = p.picks_at + (span & 0xffffffu);
    first = g.x * TILE_W;
    return true;
}

// Pick `n` of the tile; the last one where there is none.
fn pick_of(n: u32) -> u32 {
    return groups[first_pick + min(n, n_picks - 1u)];
}
