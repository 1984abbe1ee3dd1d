// Products of few rows (matvec.wgsl) of which the first is routing: the last workgroup of that chooses the experts (route_row.wgsl).
@group(0) @binding(7) var<storage, read> bias: array<u32>; // or the table (n_vocab, N_USED)
@group(0) @binding(8) var<storage, read> token: array<u32>;
@group(0) @binding(9) var<storage, read_write> ids: array<u32>;
@group(0) @binding(10) var<storage, read_write> weights: array<f32>;

fn logit(i: u32) -> f32 {
    return y0[i];
}

fn finish_0(row0: u32, unit: u32, t: u32) {
    for (var r = row0; r < min(row0 + NX, p.n_rows); r++) {
        route_row(r, t);
        workgroupBarrier();
    }
}
