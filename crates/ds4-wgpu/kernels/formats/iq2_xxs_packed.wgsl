// As dot.wgsl, with activations in eight bits. A byte with its sign: inverted where it is negative, which is one too little; one is
// taken off by the product with the mask of minus ones.
fn $_signed(point: u32, stored: u32, low: u32, high: u32) -> i32 {
    let signs = stored | ((countOneBits(stored) & 1u) << 7u);
    let magnitudes = book[point];
    let minus_low = (((signs & 15u) * 0x00204081u) & 0x01010101u) * 255u;
    let minus_high = (((signs >> 4u) * 0x00204081u) & 0x01010101u) * 255u;
    let l = dot4I8Packed(magnitudes.x ^ minus_low, low) - dot4I8Packed(minus_low, low);
    let h = dot4I8Packed(magnitudes.y ^ minus_high, high) - dot4I8Packed(minus_high, high);
    return l + h;
}

fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    let block = row + (i / 256u) * 66u;
    let k = (i % 32u) / 8u;
    let words = $_pair(block + 2u + ((i % 256u) / 32u) * 8u);
    let points = words.x >> (8u * k);
    let signs = words.y >> (7u * k);
    let first = $_signed(points & 255u, signs & 127u, x.codes.x, x.codes.y);
    let second = $_signed((points >> 8u) & 255u, (signs >> 7u) & 127u, x.codes.z, x.codes.w);
    return $_half(block) * (0.5 + f32(words.y >> 28u)) * 0.25 * x.scale * f32(first + second);
}
