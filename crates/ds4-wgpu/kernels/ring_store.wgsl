// Stores the batch's rows x (n, DIM) in ring (n_slots, RING_LEN, DIM) at their positions; a row that a later one of the batch
// would overwrite is skipped. Launch: linear, 64 a workgroup, n_rows * DIM invocations.
@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read> pos: array<u32>;
@group(0) @binding(2) var<storage, read> slot: array<u32>;
@group(0) @binding(3) var<storage, read> trail: array<u32>;
@group(0) @binding(4) var<storage, read_write> ring: array<u32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    let r = id / DIM;
    if r >= p.n_rows || trail[min(r, p.n_rows - 1u)] >= RING_LEN {
        return;
    }
    ring[(slot[r] * RING_LEN + pos[r] % RING_LEN) * DIM + id % DIM] = x[id];
}
