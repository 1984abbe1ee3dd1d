// Routing of many rows (route_row.wgsl). Launch: linear, n_rows workgroups of 64.
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = linear(g);
    if r >= p.n_rows {
        return;
    }
    route_row(r, t);
}
