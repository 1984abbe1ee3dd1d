// What becomes of the projections of few rows (prepare_rows.wgsl), in place: the latent vector in workgroup 0 of a row, the raw row in
// workgroup 1. Launch: (2, n) workgroups of THREADS.
const WIDTH: u32 = THREADS;
const N_SUMS: u32 = 1u;
//% use reduce
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> q_a_norm: array<f32>;
@group(0) @binding(2) var<storage, read> kv_norm: array<f32>;
@group(0) @binding(3) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(4) var<storage, read_write> q_a: array<f32>;
@group(0) @binding(5) var<storage, read_write> kv: array<f32>;

fn latent(i: u32) -> f32 {
    return q_a[i];
}

fn put_latent(i: u32, v: f32) {
    q_a[i] = v;
}

fn raw(i: u32) -> f32 {
    return kv[i];
}

fn put_raw(i: u32, v: f32) {
    kv[i] = v;
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    if g.x == 0u {
        finish_latent(g.y, t);
    } else {
        finish_raw(g.y, t);
    }
}
