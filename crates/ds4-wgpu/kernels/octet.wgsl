// Eight neighbouring weights, decoded. Each format defines `$_octet(row, i)`: columns i .. i + 8 (i a multiple of 8) of the
// row that starts at byte `row` of the matrix `$`.
struct Octet { lo: vec4<f32>, hi: vec4<f32> }

fn octet_dot(a: Octet, b: Octet) -> f32 {
    return dot(a.lo, b.lo) + dot(a.hi, b.hi);
}
