// Few tokens' routing (workgroup 0 of a row: route_row.wgsl) and the shared expert's activation (the others).
// Launch: (1 + ceil(FF / THREADS), n) workgroups of THREADS.
@group(0) @binding(5) var<storage, read> shared_up: array<f32>;
@group(0) @binding(6) var<storage, read_write> shared_gate: array<f32>;
struct P { limit: f32 }
var<immediate> p: P;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    if g.x == 0u {
        route_row(g.y, t);
        return;
    }
    let i = (g.x - 1u) * THREADS + t;
    if i < FF {
        let at = g.y * FF + i;
        shared_gate[at] = swiglu(shared_gate[at], shared_up[at], p.limit);
    }
}
