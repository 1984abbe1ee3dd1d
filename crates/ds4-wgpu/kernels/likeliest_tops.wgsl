// tops (n, SHARES): the largest logit of each share of a row (n, N_VOCAB), in the order of the reals. Nothing is found yet. It reads
// 4 * N_VOCAB bytes a row. Launch: (SHARES, n) workgroups of 256.
@group(0) @binding(0) var<storage, read> logits: array<u32>;
@group(0) @binding(1) var<storage, read_write> tops: array<u32>;
@group(0) @binding(2) var<storage, read_write> found: array<Found>;

var<workgroup> top: atomic<u32>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    if t == 0u {
        atomicStore(&top, 0u);
    }
    workgroupBarrier();
    var largest = 0u;
    for (var i = g.x * 256u + t; i < N_VOCAB; i += SHARES * 256u) {
        largest = max(largest, key_of(logits[g.y * N_VOCAB + i]));
    }
    atomicMax(&top, largest);
    workgroupBarrier();
    if t == 0u {
        tops[g.y * SHARES + g.x] = atomicLoad(&top);
        if g.x == 0u {
            atomicStore(&found[g.y].n, 0u);
        }
    }
}
