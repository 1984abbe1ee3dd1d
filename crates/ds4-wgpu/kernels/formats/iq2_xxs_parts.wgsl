alias $_Words = vec2<u32>;
const $_OFFSET: bool = false;

// Groups of 1024: 32 pairs of words, points and signs of 32 columns, then four f16 scales (stored.rs).
fn $_half_at(byte: u32) -> f32 {
    return unpack2x16float($[byte >> 3u][(byte >> 2u) & 1u] >> (8u * (byte & 2u))).x;
}

fn $_d(group: u32, i: u32) -> f32 {
    return $_half_at(group + 256u + (i % 1024u) / 256u * 2u);
}

// A word of signs with those of the eighth columns in place of the scale: each the parity of the other seven.
fn $_signs(word: u32) -> u32 {
    let stored = word & 0x0fffffffu;
    let by_16 = stored ^ (stored >> 16u);
    let by_8 = by_16 ^ (by_16 >> 8u);
    return stored | ((by_8 ^ (by_8 >> 4u)) << 28u);
}

fn $_scaled(row: u32, i: u32) -> Scaled {
    let group = row + (i / 1024u) * 264u;
    let k = (i % 32u) / 8u;
    let words = $[(group + (i % 1024u) / 4u) >> 3u];
    let signs = vec4<u32>($_signs(words.y) >> k);
    let magnitudes = point_of((words.x >> (8u * k)) & 255u);
    let scale = $_d(group, i) * (0.5 + f32(words.y >> 28u)) * 0.25;
    let lo = bitcast<vec4<u32>>(vec4<f32>(unpack4xU8(magnitudes.x)));
    let hi = bitcast<vec4<u32>>(vec4<f32>(unpack4xU8(magnitudes.y)));
    let minus = vec4<u32>(0x80000000u);
    let signed_lo = lo ^ ((signs << vec4<u32>(31u, 23u, 15u, 7u)) & minus);
    let signed_hi = hi ^ ((signs << vec4<u32>(27u, 19u, 11u, 3u)) & minus);
    return Scaled(Octet(bitcast<vec4<f32>>(signed_lo), bitcast<vec4<f32>>(signed_hi)), scale, 0.0);
}
