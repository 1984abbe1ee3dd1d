// As dot.wgsl, with activations in eight bits.
fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    let block = (row + (i / 256u) * 144u) >> 2u;
    let j = i % 256u;
    let sub = j / 32u;
    let levels = $_levels(block, sub);
    let scales = unpack2x16float($[block]);
    let at = block + 4u + (sub / 2u) * 8u + (j % 32u) / 4u;
    let words = vec4<u32>($[at], $[at + 1u], $[at + 2u], $[at + 3u]);
    let codes = (words >> vec4<u32>((sub % 2u) * 4u)) & vec4<u32>(0x0f0f0f0fu);
    let d = scales.x * f32(levels.x);
    let m = scales.y * f32(levels.y);
    return x.scale * (d * f32(codes_dot(codes, x.codes)) - m * f32(codes_sum(x.codes)));
}
