// Rotates `n` values of `row` (finish.wgsl) from `from` on at position `position`, pair by pair.
fn rotate_row(t: u32, from_: u32, n: u32, position: u32) {
    for (var pair = t; pair < n / 2u; pair += WIDTH) {
        let cs = cos_sin(position, freqs[pair].x, freqs[pair].y);
        let at = from_ + 2u * pair;
        let u = row[at];
        let v = row[at + 1u];
        row[at] = u * cs.x - v * cs.y;
        row[at + 1u] = u * cs.y + v * cs.x;
    }
}
