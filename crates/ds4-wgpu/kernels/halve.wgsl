// out = x as f16, what f16 cannot hold as its largest. Launch: linear, 64 a workgroup, n / 4 invocations.
@group(0) @binding(0) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(1) var<storage, read_write> out: array<vec2<u32>>;
struct P { n_fours: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    if id >= p.n_fours {
        return;
    }
    let most = vec4<f32>(65504.0);
    let v = clamp(x[id], -most, most);
    out[id] = vec2<u32>(pack2x16float(v.xy), pack2x16float(v.zw));
}
