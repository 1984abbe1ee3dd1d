alias $_Words = vec4<u32>;
const $_OFFSET: bool = false;

// Groups of 256: 256 signed bytes, then eight f16 scales (stored.rs).
fn $_scale(group: u32, i: u32) -> f32 {
    let at = group + 256u + (i % 256u) / 16u;
    return unpack2x16float($[at >> 4u][(at >> 2u) & 3u] >> (8u * (at & 2u))).x;
}

fn $_scaled(row: u32, i: u32) -> Scaled {
    let group = row + (i / 256u) * 272u;
    let at = group + i % 256u;
    let j = (at >> 2u) & 2u;
    let lo = vec4<f32>(unpack4xI8($[at >> 4u][j]));
    let hi = vec4<f32>(unpack4xI8($[at >> 4u][j + 1u]));
    return Scaled(Octet(lo, hi), $_scale(group, i & ~31u), 0.0);
}
