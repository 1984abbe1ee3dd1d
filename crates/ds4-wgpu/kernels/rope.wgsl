// Rotates the last N_ROT values of each head at its row's position, in place: (u, v) -> (u c - v s, u s + v c), s negated for the
// inverse turn. One invocation a pair. Launch: linear, 64 a workgroup, n_rows * N_HEAD * N_ROT / 2 invocations.
@group(0) @binding(0) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(1) var<storage, read> pos: array<u32>;
@group(0) @binding(2) var<storage, read_write> x: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let id = linear(g) * 64u + t;
    let head = id / (N_ROT / 2u);
    let r = head / N_HEAD;
    if r >= p.n_rows {
        return;
    }
    let pair = id % (N_ROT / 2u);
    let f = freqs[pair];
    var cs = cos_sin(pos[r], f.x, f.y);
    if INVERSE != 0u {
        cs.y = -cs.y;
    }
    let at = head * HEAD_DIM + HEAD_DIM - N_ROT + 2u * pair;
    let u = x[at];
    let v = x[at + 1u];
    x[at] = u * cs.x - v * cs.y;
    x[at + 1u] = u * cs.y + v * cs.x;
}
