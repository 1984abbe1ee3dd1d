// Products of few rows (matvec.wgsl) of which the first two are the query's latent vector and the raw row: the last workgroup of each goes on
// with it (prepare_rows.wgsl).
const WIDTH: u32 = THREADS;
@group(0) @binding(ARRIVED - 4u) var<storage, read> pos: array<u32>;
@group(0) @binding(ARRIVED - 3u) var<storage, read> q_a_norm: array<f32>;
@group(0) @binding(ARRIVED - 2u) var<storage, read> kv_norm: array<f32>;
@group(0) @binding(ARRIVED - 1u) var<storage, read> freqs: array<vec2<f32>>;

fn latent(i: u32) -> f32 {
    return y0[i];
}

fn put_latent(i: u32, v: f32) {
    y0[i] = v;
}

fn raw(i: u32) -> f32 {
    return y1[i];
}

fn put_raw(i: u32, v: f32) {
    y1[i] = v;
}

fn finish_0(row0: u32, unit: u32, t: u32) {
    for (var r = row0; r < min(row0 + NX, p.n_rows); r++) {
        finish_latent(r, t);
        workgroupBarrier();
    }
}

fn finish_1(row0: u32, unit: u32, t: u32) {
    for (var r = row0; r < min(row0 + NX, p.n_rows); r++) {
        finish_raw(r, t);
        workgroupBarrier();
    }
}
