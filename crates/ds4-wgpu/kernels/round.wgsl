// Rounds rows of DIM values in place (finish.wgsl), a row a workgroup. Launch: linear, n_rows workgroups of WIDTH.
const WIDTH: u32 = 64u;
@group(0) @binding(0) var<storage, read_write> x: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = linear(g);
    if r >= p.n_rows {
        return;
    }
    for (var i = t; i < DIM; i += WIDTH) {
        row[i] = x[r * DIM + i];
    }
    prepare_rounding(t);
    workgroupBarrier();
    for (var i = t; i < DIM; i += WIDTH) {
        x[r * DIM + i] = rounded_value(i);
    }
}
