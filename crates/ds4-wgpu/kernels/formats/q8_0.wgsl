const $_OFFSET: bool = false;

// Blocks of 32: f16 scale, 32 signed bytes.
fn $_scaled(row: u32, i: u32) -> Scaled {
    let block = row + (i / 32u) * 34u;
    let words = $_pair(block + 2u + i % 32u);
    return Scaled(Octet(vec4<f32>(unpack4xI8(words.x)), vec4<f32>(unpack4xI8(words.y))), $_half(block), 0.0);
}
