fn $_octet(row: u32, i: u32) -> Octet {
    let at = row + 2u * i;
    let a = unpack2x16float($_word(at));
    let b = unpack2x16float($_word(at + 4u));
    let c = unpack2x16float($_word(at + 8u));
    let d = unpack2x16float($_word(at + 12u));
    return Octet(vec4<f32>(a, b), vec4<f32>(c, d));
}
