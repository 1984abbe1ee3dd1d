// Eight neighbouring weights of a matrix `$`. Each format defines `$_scaled(row, i)`: columns i .. i + 8 (i a multiple of 8) of the
// row that starts at byte `row`, as codes with what they are multiplied with and what is taken off; and `$_OFFSET`: whether
// anything is taken off.
struct Octet { lo: vec4<f32>, hi: vec4<f32> }
struct Scaled { codes: Octet, scale: f32, offset: f32 }

fn octet_dot(a: Octet, b: Octet) -> f32 {
    return dot(a.lo, b.lo) + dot(a.hi, b.hi);
}

fn octet_sum(a: Octet) -> f32 {
    let s = a.lo + a.hi;
    return (s.x + s.y) + (s.z + s.w);
}
