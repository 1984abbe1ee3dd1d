// Blocks of 256: f16 d, then 8 groups of 8 bytes: four codebook indices, a word of four 7-bit sign indices and a 4-bit scale.
// `grid` holds the codebook, two words (eight magnitudes) an entry. The eighth sign is the parity of the seven stored ones.
fn $_octet(row: u32, i: u32) -> Octet {
    let block = row + (i / 256u) * 66u;
    let k = (i % 32u) / 8u;
    let at = block + 2u + ((i % 256u) / 32u) * 8u;
    let point = $_byte(at + k);
    let word = $_word(at + 4u);
    let stored = (word >> (7u * k)) & 127u;
    let signs = stored | ((countOneBits(stored) & 1u) << 7u);
    let scale = $_half(block) * (0.5 + f32(word >> 28u)) * 0.25;
    let lo = vec4<f32>(unpack4xU8(grid[2u * point]));
    let hi = vec4<f32>(unpack4xU8(grid[2u * point + 1u]));
    let minus_lo = (vec4<u32>(signs) & vec4<u32>(1u, 2u, 4u, 8u)) != vec4<u32>(0u);
    let minus_hi = (vec4<u32>(signs) & vec4<u32>(16u, 32u, 64u, 128u)) != vec4<u32>(0u);
    return Octet(scale * select(lo, -lo, minus_lo), scale * select(hi, -hi, minus_hi));
}
