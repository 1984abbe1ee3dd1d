// Blocks of 32: f16 scale, 32 signed bytes.
fn $_octet(row: u32, i: u32) -> Octet {
    let block = row + (i / 32u) * 34u;
    let at = block + 2u + i % 32u;
    let d = $_half(block);
    return Octet(d * vec4<f32>(unpack4xI8($_word(at))), d * vec4<f32>(unpack4xI8($_word(at + 4u))));
}
