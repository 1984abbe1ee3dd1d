// As dot.wgsl, with activations in eight bits.
fn $_of_sixteen(word: u32, levels: u32, scales: vec2<f32>, x: Sixteen) -> f32 {
    let codes = vec4<u32>(word, word >> 2u, word >> 4u, word >> 6u) & vec4<u32>(0x03030303u);
    let d = scales.x * f32(levels & 15u);
    let m = scales.y * f32((levels >> 4u) & 15u);
    return x.scale * (d * f32(codes_dot(codes, x.codes)) - m * f32(codes_sum(x.codes)));
}

fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    let group = row + (i / 512u) * 168u;
    let j = (i % 512u) / 16u;
    let levels = $_at(group + 128u + j) >> (8u * (j % 4u));
    return $_of_sixteen($_at(group + 4u * j), levels, $_of_block(group, i), x);
}

struct $_Span { words: vec2<u32>, levels: u32, scales: u32 }

fn $_span(row: u32, i: u32) -> $_Span {
    let group = row + (i / 512u) * 168u;
    let j = (i % 512u) / 16u;
    let levels = $_at(group + 128u + j) >> (8u * (j % 4u));
    return $_Span($[(group + 4u * j) >> 3u], levels, $_at(group + 160u + (i % 512u) / 256u * 4u));
}

fn $_span_dot(s: $_Span, x: Sixteen, y: Sixteen) -> f32 {
    let scales = unpack2x16float(s.scales);
    return $_of_sixteen(s.words.x, s.levels, scales, x) + $_of_sixteen(s.words.y, s.levels >> 8u, scales, y);
}
