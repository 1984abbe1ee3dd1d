// out (n_logits, DIM): the rows of x whose logits are wanted. Launch: linear, 64 a workgroup, n_logits * DIM invocations.
@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read> logit_rows: array<u32>;
@group(0) @binding(2) var<storage, read_write> out: array<u32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    if id < p.n_rows * DIM {
        out[id] = x[logit_rows[id / DIM] * DIM + id % DIM];
    }
}
