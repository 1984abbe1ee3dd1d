const $_OFFSET: bool = false;

// Blocks of 32 in 17 bytes: an E8M0 scale, then elements 0 .. 16 in the low and 16 .. 32 in the high nibbles.
fn $_e2m1(code: vec4<u32>) -> vec4<f32> {
    let magnitude = code & vec4<u32>(7u);
    let normal = bitcast<vec4<f32>>((magnitude << vec4<u32>(22u)) + vec4<u32>(126u << 23u));
    let value = select(normal, 2.0 * normal - 1.0, magnitude < vec4<u32>(2u));
    return select(value, -value, (code & vec4<u32>(8u)) != vec4<u32>(0u));
}

fn $_scaled(row: u32, i: u32) -> Scaled {
    let block = row + (i / 32u) * 17u;
    let exponent = $_byte(block);
    let d = bitcast<f32>(select(exponent << 23u, 1u << 22u, exponent == 0u));
    let j = i % 32u;
    let at = block + 1u + j % 16u;
    let shift = (j / 16u) * 4u;
    let lo = unpack4xU8(($_word(at) >> shift) & 0x0f0f0f0fu);
    let hi = unpack4xU8(($_word(at + 4u) >> shift) & 0x0f0f0f0fu);
    return Scaled(Octet($_e2m1(lo), $_e2m1(hi)), d, 0.0);
}
