// As dot.wgsl and load.wgsl, with activations in eight bits.
struct $_Load { codes: vec4<u32>, scale: f32 }

fn $_load(row: u32, i: u32) -> $_Load {
    let group = row + (i / 256u) * 272u;
    return $_Load($[(group + i % 256u) >> 4u], $_scale(group, i & ~31u));
}

fn $_load_dot(l: $_Load, x: Sixteen) -> f32 {
    return l.scale * x.scale * f32(codes_dot(l.codes, x.codes));
}

fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    return $_load_dot($_load(row, i), x);
}
