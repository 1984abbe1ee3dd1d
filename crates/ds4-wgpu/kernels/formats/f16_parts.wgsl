alias $_Words = vec4<u32>;
const $_OFFSET: bool = false;

// Rows begin at whole vectors.
fn $_eight(v: vec4<u32>) -> Octet {
    return Octet(
        vec4<f32>(unpack2x16float(v.x), unpack2x16float(v.y)),
        vec4<f32>(unpack2x16float(v.z), unpack2x16float(v.w)));
}

fn $_scaled(row: u32, i: u32) -> Scaled {
    return Scaled($_eight($[(row + 2u * i) >> 4u]), 1.0, 0.0);
}
