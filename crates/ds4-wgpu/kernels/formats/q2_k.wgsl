const $_OFFSET: bool = true;

// Blocks of 256: 16 bytes of scale (low) and minimum (high) nibbles, 64 bytes of two-bit codes in four planes for each 128
// elements, f16 d, f16 dmin. Blocks are 84 bytes, so everything is aligned to words.
fn $_codes(word: u32, shift: u32) -> vec4<f32> {
    return vec4<f32>(unpack4xU8((word >> shift) & 0x03030303u));
}

fn $_scaled(row: u32, i: u32) -> Scaled {
    let block = (row + (i / 256u) * 84u) >> 2u;
    let j = i % 256u;
    let levels = ($[block + j / 64u] >> (((j / 16u) % 4u) * 8u)) & 255u;
    let scales = unpack2x16float($[block + 20u]);
    let d = scales.x * f32(levels & 15u);
    let m = scales.y * f32(levels >> 4u);
    let at = block + 4u + (j / 128u) * 8u + (j % 32u) / 4u;
    let shift = 2u * ((j % 128u) / 32u);
    return Scaled(Octet($_codes($[at], shift), $_codes($[at + 1u], shift)), d, m);
}
