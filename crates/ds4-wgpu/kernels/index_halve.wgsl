// Index queries for matrix units: out = x / s as f16 and s, a power of two for each block of 32 values, which leaves codes of FP4 as they
// are. Launch: linear, 64 a workgroup, n / 32 invocations.
@group(0) @binding(0) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(1) var<storage, read_write> out: array<vec2<u32>>;
@group(0) @binding(2) var<storage, read_write> scales: array<f32>;
struct P { n_blocks: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    if id >= p.n_blocks {
        return;
    }
    var most = vec4<f32>(0.0);
    //% repeat j 8
    let v_%j = x[id * 8u + %ju];
    most = max(most, abs(v_%j));
    //% end
    let largest = max(max(most.x, most.y), max(most.z, most.w));
    // Its power of two, within what has an inverse.
    let bits = clamp(bitcast<u32>(largest) & 0x7f800000u, 0x08000000u, 0x74000000u);
    let inverse = bitcast<f32>(0x7f000000u - bits);
    scales[id] = bitcast<f32>(bits);
    //% repeat j 8
    {
        let v = v_%j * inverse;
        out[id * 8u + %ju] = vec2<u32>(pack2x16float(v.xy), pack2x16float(v.zw));
    }
    //% end
}
