const $_OFFSET: bool = false;

// Rows of at least eight values start at whole words.
fn $_two(word: u32) -> vec2<f32> {
    return vec2<f32>(bitcast<f32>(word << 16u), bitcast<f32>(word & 0xffff0000u));
}

fn $_scaled(row: u32, i: u32) -> Scaled {
    let at = (row + 2u * i) >> 2u;
    let lo = vec4<f32>($_two($[at]), $_two($[at + 1u]));
    let hi = vec4<f32>($_two($[at + 2u]), $_two($[at + 3u]));
    return Scaled(Octet(lo, hi), 1.0, 0.0);
}
