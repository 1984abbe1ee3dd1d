// Index query heads in place (index_query_head.wgsl), a head a workgroup. Launch: linear, n * N_HEAD workgroups of WIDTH.
const WIDTH: u32 = 64u;
@group(0) @binding(0) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(1) var<storage, read> pos: array<u32>;
@group(0) @binding(2) var<storage, read_write> x: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

fn value(i: u32) -> f32 {
    return x[i];
}

fn put_value(i: u32, v: f32) {
    x[i] = v;
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let head = linear(g);
    if head < p.n_rows * N_HEAD {
        finish_head(head, pos[head / N_HEAD], t);
    }
}
