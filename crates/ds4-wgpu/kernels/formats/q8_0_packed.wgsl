// As dot.wgsl, with activations in eight bits.
fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    let block = row + (i / 32u) * 34u;
    let at = block + 2u + i % 32u;
    let j = at >> 2u;
    let odd = (at & 2u) != 0u;
    let a = $[j];
    let b = $[j + 1u];
    let c = $[j + 2u];
    let d = $[j + 3u];
    let e = $[j + select(3u, 4u, odd)];
    let even = vec4<u32>(a, b, c, d);
    let shifted = (even >> vec4<u32>(16u)) | (vec4<u32>(b, c, d, e) << vec4<u32>(16u));
    return $_half(block) * x.scale * f32(codes_dot(select(even, shifted, odd), x.codes));
}
