// Sums over a workgroup of THREADS, up to N_SUMS of them, without subgroups: put_sum by everybody, settle, then sum_of.
var<workgroup> part: array<f32, N_SUMS * THREADS>;

fn put_sum(a: u32, value: f32, t: u32) {
    part[a * THREADS + t] = value;
}

fn settle(t: u32) {
    for (var stride = THREADS / 2u; stride > 0u; stride /= 2u) {
        workgroupBarrier();
        if t < stride {
            for (var a = 0u; a < N_SUMS; a++) {
                part[a * THREADS + t] += part[a * THREADS + t + stride];
            }
        }
    }
    workgroupBarrier();
}

fn sum_of(a: u32) -> f32 {
    return part[a * THREADS];
}
