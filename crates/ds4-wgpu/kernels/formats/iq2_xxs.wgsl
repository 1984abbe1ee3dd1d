const $_OFFSET: bool = false;

// Blocks of 256: f16 d, then 8 groups of 8 bytes: four codebook indices, a word of four 7-bit sign indices and a 4-bit scale.
// The eighth sign is the parity of the seven stored ones.
fn $_scaled(row: u32, i: u32) -> Scaled {
    let block = row + (i / 256u) * 66u;
    let k = (i % 32u) / 8u;
    let at = block + 2u + ((i % 256u) / 32u) * 8u;
    let words = $_pair(at);
    let point = (words.x >> (8u * k)) & 255u;
    let stored = (words.y >> (7u * k)) & 127u;
    let signs = vec4<u32>(stored | ((countOneBits(stored) & 1u) << 7u));
    let scale = $_half(block) * (0.5 + f32(words.y >> 28u)) * 0.25;
    let magnitudes = point_of(point);
    let lo = bitcast<vec4<u32>>(vec4<f32>(unpack4xU8(magnitudes.x)));
    let hi = bitcast<vec4<u32>>(vec4<f32>(unpack4xU8(magnitudes.y)));
    let minus = vec4<u32>(0x80000000u);
    let signed_lo = lo ^ ((signs << vec4<u32>(31u, 30u, 29u, 28u)) & minus);
    let signed_hi = hi ^ ((signs << vec4<u32>(27u, 26u, 25u, 24u)) & minus);
    return Scaled(Octet(bitcast<vec4<f32>>(signed_lo), bitcast<vec4<f32>>(signed_hi)), scale, 0.0);
}
