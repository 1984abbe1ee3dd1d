// Products of few rows (matvec.wgsl) of which the second is the index queries: the last workgroup of a head goes on with it
// (index_query_head.wgsl).
const WIDTH: u32 = THREADS;
@group(0) @binding(5) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(6) var<storage, read> pos: array<u32>;

fn value(i: u32) -> f32 {
    return y1[i];
}

fn put_value(i: u32, v: f32) {
    y1[i] = v;
}

fn finish_1(row0: u32, unit: u32, t: u32) {
    for (var r = row0; r < min(row0 + NX, p.n_rows); r++) {
        finish_head(r * N_HEAD + unit, pos[r], t);
        workgroupBarrier();
    }
}
