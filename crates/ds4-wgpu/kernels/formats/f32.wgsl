const $_OFFSET: bool = false;

fn $_scaled(row: u32, i: u32) -> Scaled {
    let at = (row >> 2u) + i;
    let lo = vec4<u32>($[at], $[at + 1u], $[at + 2u], $[at + 3u]);
    let hi = vec4<u32>($[at + 4u], $[at + 5u], $[at + 6u], $[at + 7u]);
    return Scaled(Octet(bitcast<vec4<f32>>(lo), bitcast<vec4<f32>>(hi)), 1.0, 0.0);
}
