// Routing of many rows (route_row.wgsl). Launch: linear, n_rows workgroups of THREADS.
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = linear(g);
    if r >= p.n_rows {
        return;
    }
    route_row(r, t);
}
