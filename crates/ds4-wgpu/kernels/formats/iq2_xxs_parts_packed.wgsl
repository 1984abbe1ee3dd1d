// As dot.wgsl, with activations in eight bits. A byte with its sign: inverted where it is negative, which is one too little; one is
// taken off by the product with the mask of minus ones. `signs` has those of four columns at bits 0, 8, 16, 24, of the next four 4 higher.
fn $_signed(point: u32, signs: u32, low: u32, high: u32) -> i32 {
    let magnitudes = point_of(point & 255u);
    let minus_low = (signs & 0x01010101u) * 255u;
    let minus_high = ((signs >> 4u) & 0x01010101u) * 255u;
    let l = dot4I8Packed(magnitudes.x ^ minus_low, low) - dot4I8Packed(minus_low, low);
    let h = dot4I8Packed(magnitudes.y ^ minus_high, high) - dot4I8Packed(minus_high, high);
    return l + h;
}

struct $_Span { words: vec2<u32>, d: f32 }

fn $_span(row: u32, i: u32) -> $_Span {
    let group = row + (i / 1024u) * 264u;
    return $_Span($[(group + (i % 1024u) / 4u) >> 3u], $_d(group, i));
}

fn $_span_scale(s: $_Span) -> f32 {
    return s.d * (0.5 + f32(s.words.y >> 28u)) * 0.25;
}

fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    let s = $_span(row, i);
    let k = (i % 32u) / 8u;
    let signs = $_signs(s.words.y) >> k;
    let first = $_signed(s.words.x >> (8u * k), signs, x.codes.x, x.codes.y);
    let second = $_signed(s.words.x >> (8u * k + 8u), signs >> 1u, x.codes.z, x.codes.w);
    return $_span_scale(s) * x.scale * f32(first + second);
}

fn $_span_dot(s: $_Span, x: Sixteen, y: Sixteen) -> f32 {
    let signs = $_signs(s.words.y);
    let a = $_signed(s.words.x, signs, x.codes.x, x.codes.y);
    let b = $_signed(s.words.x >> 8u, signs >> 1u, x.codes.z, x.codes.w);
    let c = $_signed(s.words.x >> 16u, signs >> 2u, y.codes.x, y.codes.y);
    let d = $_signed(s.words.x >> 24u, signs >> 3u, y.codes.z, y.codes.w);
    return $_span_scale(s) * (x.scale * f32(a + b) + y.scale * f32(c + d));
}
