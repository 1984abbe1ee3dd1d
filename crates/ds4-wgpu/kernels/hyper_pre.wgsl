// Second half of hyper_pre for few rows (hyper_rest.wgsl) as a launch of its own. The last workgroup of a row makes post and comb.
// Launch: (DIM / 256 + 1, n) workgroups of WIDTH.
const WIDTH: u32 = 128u;
@group(0) @binding(0) var<storage, read> sums: array<vec2<f32>>;
@group(0) @binding(1) var<storage, read> base: array<f32>;
@group(0) @binding(2) var<storage, read> scale: array<f32>;
@group(0) @binding(3) var<storage, read> norm: array<vec2<f32>>;
@group(0) @binding(4) var<storage, read> streams: array<vec2<f32>>;
@group(0) @binding(5) var<storage, read_write> post: array<f32>;
@group(0) @binding(6) var<storage, read_write> comb: array<vec4<f32>>;
@group(0) @binding(7) var<storage, read_write> out: array<vec2<f32>>;

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    fetch(t);
    let pair = min(g.x * WIDTH + t, DIM / 2u - 1u);
    let s = streams_of(g.y, pair);
    let n = norm[pair];
    add_up(g.y, t);
    if g.x == DIM / 256u {
        post_and_comb(g.y, t);
    } else {
        out[g.y * (DIM / 2u) + pair] = collapse(s, collapsing()) * n;
    }
}
