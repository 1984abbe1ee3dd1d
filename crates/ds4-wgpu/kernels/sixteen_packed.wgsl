// Sixteen neighbouring values of a row of activations, as products of few rows take them: for matrices of codes in eight bits, with
// what their largest is as 127, and the sum of what became of them.
struct Sixteen { a: vec4<f32>, b: vec4<f32>, c: vec4<f32>, d: vec4<f32>, codes: vec4<u32>, scale: f32 }

// Four rounded values below 2^22 in the low bytes of a word. Adding 1.5 * 2^23 leaves the whole number in the lowest bits.
fn packed(v: vec4<f32>) -> u32 {
    let b = bitcast<vec4<u32>>(v + 12582912.0);
    return (b.x & 255u) | ((b.y & 255u) << 8u) | ((b.z & 255u) << 16u) | (b.w << 24u);
}

fn sixteen(a: vec4<f32>, b: vec4<f32>, c: vec4<f32>, d: vec4<f32>) -> Sixteen {
    let m = max(max(abs(a), abs(b)), max(abs(c), abs(d)));
    let largest = max(max(max(m.x, m.y), max(m.z, m.w)), 1e-30);
    let inverse = 127.0 / largest;
    let codes = vec4<u32>(packed(a * inverse), packed(b * inverse), packed(c * inverse), packed(d * inverse));
    return Sixteen(a, b, c, d, codes, largest * 0.007874015748031496);
}

fn codes_dot(w: vec4<u32>, x: vec4<u32>) -> i32 {
    return (dot4I8Packed(w.x, x.x) + dot4I8Packed(w.y, x.y)) + (dot4I8Packed(w.z, x.z) + dot4I8Packed(w.w, x.w));
}

fn codes_sum(x: vec4<u32>) -> i32 {
    return codes_dot(vec4<u32>(0x01010101u), x);
}
