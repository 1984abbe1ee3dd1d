// As dot.wgsl and load.wgsl.
struct $_Load { low: vec4<u32>, high: vec4<u32> }

fn $_load(row: u32, i: u32) -> $_Load {
    let at = (row + 2u * i) >> 4u;
    return $_Load($[at], $[at + 1u]);
}

fn $_load_dot(l: $_Load, x: Sixteen) -> f32 {
    return octet_dot($_eight(l.low), Octet(x.a, x.b)) + octet_dot($_eight(l.high), Octet(x.c, x.d));
}

fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    return $_load_dot($_load(row, i), x);
}
