fn $_two(at: u32) -> vec2<f32> {
    let word = $_word(at);
    return vec2<f32>(bitcast<f32>(word << 16u), bitcast<f32>(word & 0xffff0000u));
}

fn $_octet(row: u32, i: u32) -> Octet {
    let at = row + 2u * i;
    return Octet(vec4<f32>($_two(at), $_two(at + 4u)), vec4<f32>($_two(at + 8u), $_two(at + 12u)));
}
