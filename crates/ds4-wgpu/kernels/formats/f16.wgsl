const $_OFFSET: bool = false;

// Rows of at least eight values start at whole words.
fn $_scaled(row: u32, i: u32) -> Scaled {
    let at = (row + 2u * i) >> 2u;
    let lo = vec4<f32>(unpack2x16float($[at]), unpack2x16float($[at + 1u]));
    let hi = vec4<f32>(unpack2x16float($[at + 2u]), unpack2x16float($[at + 3u]));
    return Scaled(Octet(lo, hi), 1.0, 0.0);
}
