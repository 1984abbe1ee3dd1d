// As dot.wgsl, with activations in eight bits.
fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    let block = (row + (i / 256u) * 84u) >> 2u;
    let j = i % 256u;
    let levels = ($[block + j / 64u] >> (((j / 16u) % 4u) * 8u)) & 255u;
    let scales = unpack2x16float($[block + 20u]);
    let at = block + 4u + (j / 128u) * 8u + (j % 32u) / 4u;
    let shift = 2u * ((j % 128u) / 32u);
    let words = vec4<u32>($[at], $[at + 1u], $[at + 2u], $[at + 3u]);
    let codes = (words >> vec4<u32>(shift)) & vec4<u32>(0x03030303u);
    let d = scales.x * f32(levels & 15u);
    let m = scales.y * f32(levels >> 4u);
    return x.scale * (d * f32(codes_dot(codes, x.codes)) - m * f32(codes_sum(x.codes)));
}
