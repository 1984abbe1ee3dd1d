// Sixteen neighbouring values of a row of activations, as products of few rows take them, exactly.
struct Sixteen { a: vec4<f32>, b: vec4<f32>, c: vec4<f32>, d: vec4<f32> }

fn sixteen(a: vec4<f32>, b: vec4<f32>, c: vec4<f32>, d: vec4<f32>) -> Sixteen {
    return Sixteen(a, b, c, d);
}
