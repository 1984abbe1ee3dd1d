const $_OFFSET: bool = true;

// Blocks of 256: f16 d, f16 dmin, 12 bytes of 6-bit scales and minima, 128 bytes of nibbles; each 32 bytes hold an even
// sub-block of 32 in their low and the next one in their high nibbles. Blocks are 144 bytes, aligned to words.
fn $_codes(word: u32, shift: u32) -> vec4<f32> {
    return vec4<f32>(unpack4xU8((word >> shift) & 0x0f0f0f0fu));
}

// Scale and minimum of sub-block `sub` of the block that starts at word `block`.
fn $_levels(block: u32, sub: u32) -> vec2<u32> {
    let shift = (sub % 4u) * 8u;
    let low = ($[block + 1u] >> shift) & 255u;
    let middle = ($[block + 2u] >> shift) & 255u;
    let high = ($[block + 3u] >> shift) & 255u;
    let first = sub < 4u;
    let scale = select((high & 15u) | ((low >> 6u) << 4u), low & 63u, first);
    let minimum = select((high >> 4u) | ((middle >> 6u) << 4u), middle & 63u, first);
    return vec2<u32>(scale, minimum);
}

fn $_scaled(row: u32, i: u32) -> Scaled {
    let block = (row + (i / 256u) * 144u) >> 2u;
    let j = i % 256u;
    let sub = j / 32u;
    let levels = $_levels(block, sub);
    let scales = unpack2x16float($[block]);
    let d = scales.x * f32(levels.x);
    let m = scales.y * f32(levels.y);
    let at = block + 4u + (sub / 2u) * 8u + (j % 32u) / 4u;
    let nibble = (sub % 2u) * 4u;
    return Scaled(Octet($_codes($[at], nibble), $_codes($[at + 1u], nibble)), d, m);
}
