// First half of hyper_pre for few rows: the expansion that is due, in place, and for every slice of 64 columns of a row the sums that
// the rest needs: 24 of the mixing vector, before the norm, and the ten products of the streams with one another.
// Launch: (DIM / 64, n) workgroups of 64.
const N_SUMS: u32 = 34u;
const THREADS: u32 = 64u;
//% use reduce
@group(0) @binding(0) var<storage, read> y: array<f32>;
@group(0) @binding(1) var<storage, read> post: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> comb: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> project: array<u32>;
@group(0) @binding(4) var<storage, read_write> streams: array<f32>;
@group(0) @binding(5) var<storage, read_write> sums: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    let r = g.y;
    let d = g.x * 64u + t;
    let at = r * 4u * DIM + d;
    var h = vec4<f32>(streams[at], streams[at + DIM], streams[at + 2u * DIM], streams[at + 3u * DIM]);
    if EXPANDS != 0u {
        let c = 4u * r;
        h = post[r] * y[r * DIM + d] + comb[c] * h.x + comb[c + 1u] * h.y + comb[c + 2u] * h.z + comb[c + 3u] * h.w;
        //% repeat j 4
        streams[at + %ju * DIM] = h[%j];
        //% end
    }
    let odd = (d & 1u) == 1u;
    //% repeat m 24
    {
        let base = (%mu * 4u * DIM + d) / 2u;
        let a = unpack2x16float(project[base]);
        let b = unpack2x16float(project[base + DIM / 2u]);
        let c = unpack2x16float(project[base + DIM]);
        let e = unpack2x16float(project[base + 3u * DIM / 2u]);
        let w = select(vec4<f32>(a.x, b.x, c.x, e.x), vec4<f32>(a.y, b.y, c.y, e.y), odd);
        put_sum(%mu, dot(w, h), t);
    }
    //% end
    put_sum(24u, h.x * h.x, t);
    put_sum(25u, h.x * h.y, t);
    put_sum(26u, h.x * h.z, t);
    put_sum(27u, h.x * h.w, t);
    put_sum(28u, h.y * h.y, t);
    put_sum(29u, h.y * h.z, t);
    put_sum(30u, h.y * h.w, t);
    put_sum(31u, h.z * h.z, t);
    put_sum(32u, h.z * h.w, t);
    put_sum(33u, h.w * h.w, t);
    settle(t);
    if t < N_SUMS {
        sums[(r * (DIM / 64u) + g.x) * N_SUMS + t] = sum_of(t);
    }
}
