// As dot.wgsl, with activations in eight bits. A byte with its sign: inverted where it is negative, which is one too little; one is
// taken off by the product with the mask of minus ones.
fn $_signed(point: u32, signs: u32, low: u32, high: u32) -> i32 {
    let magnitudes = point_of(point & 255u);
    let minus_low = (((signs & 15u) * 0x00204081u) & 0x01010101u) * 255u;
    let minus_high = (((signs >> 4u) * 0x00204081u) & 0x01010101u) * 255u;
    let l = dot4I8Packed(magnitudes.x ^ minus_low, low) - dot4I8Packed(minus_low, low);
    let h = dot4I8Packed(magnitudes.y ^ minus_high, high) - dot4I8Packed(minus_high, high);
    return l + h;
}

// The parities of the four sevens of bits of a word, each at its lowest bit.
fn $_parities(word: u32) -> u32 {
    let two = word ^ (word >> 1u);
    return two ^ (two >> 2u) ^ (two >> 4u) ^ (word >> 6u);
}

// The signs of the eight weights `k` of a group: seven bits and their parity.
fn $_signs(word: u32, parities: u32, k: u32) -> u32 {
    return ((word >> (7u * k)) & 127u) | (((parities >> (7u * k)) & 1u) << 7u);
}

fn $_scale(block: u32, word: u32) -> f32 {
    return $_half(block) * (0.5 + f32(word >> 28u)) * 0.25;
}

fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    let block = row + (i / 256u) * 66u;
    let k = (i % 32u) / 8u;
    let words = $_pair(block + 2u + ((i % 256u) / 32u) * 8u);
    let parities = $_parities(words.y);
    let first = $_signed(words.x >> (8u * k), $_signs(words.y, parities, k), x.codes.x, x.codes.y);
    let second = $_signed(words.x >> (8u * k + 8u), $_signs(words.y, parities, k + 1u), x.codes.z, x.codes.w);
    return $_scale(block, words.y) * x.scale * f32(first + second);
}

struct $_Span { block: u32, words: vec2<u32> }

fn $_span(row: u32, i: u32) -> $_Span {
    let block = row + (i / 256u) * 66u;
    return $_Span(block, $_pair(block + 2u + ((i % 256u) / 32u) * 8u));
}

fn $_span_dot(s: $_Span, x: Sixteen, y: Sixteen) -> f32 {
    let parities = $_parities(s.words.y);
    let a = $_signed(s.words.x, $_signs(s.words.y, parities, 0u), x.codes.x, x.codes.y);
    let b = $_signed(s.words.x >> 8u, $_signs(s.words.y, parities, 1u), x.codes.z, x.codes.w);
    let c = $_signed(s.words.x >> 16u, $_signs(s.words.y, parities, 2u), y.codes.x, y.codes.y);
    let d = $_signed(s.words.x >> 24u, $_signs(s.words.y, parities, 3u), y.codes.z, y.codes.w);
    return $_scale(s.block, s.words.y) * (x.scale * f32(a + b) + y.scale * f32(c + d));
}
