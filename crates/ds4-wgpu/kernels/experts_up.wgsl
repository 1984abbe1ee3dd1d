// act (n * N_USED, FF) = swiglu(gate x, up x) * weight for few tokens: OUTS values of one pick a workgroup of THREADS, which share
// the columns. Launch: (FF / OUTS, n * N_USED).
const N_SUMS: u32 = 2u * OUTS;
const STEPS: u32 = (DIM + 32u * THREADS - 1u) / (32u * THREADS);
const WHOLE: bool = DIM % (32u * THREADS) == 0u;
//% use reduce
@group(0) @binding(0) var<storage, read> gate: array<u32>;
@group(0) @binding(1) var<storage, read> up: array<u32>;
@group(0) @binding(2) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> ids: array<u32>;
@group(0) @binding(4) var<storage, read> weights: array<f32>;
@group(0) @binding(5) var<storage, read_write> act: array<f32>;
struct P { limit: f32 }
var<immediate> p: P;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    prepare_book(t, THREADS);
    let pick = g.y;
    let row = (ids[pick] * FF + g.x * OUTS) * ROW_BYTES;
    let begin = (pick / N_USED) * (DIM / 4u);
    //% repeat o OUTS
    var gate_%o = 0.0;
    var up_%o = 0.0;
    //% end
    for (var s = 0u; s < STEPS; s++) {
        let i = (s * THREADS + t) * 32u;
        if WHOLE || i < DIM {
            let at = begin + i / 4u;
            let low = sixteen(x[at], x[at + 1u], x[at + 2u], x[at + 3u]);
            let high = sixteen(x[at + 4u], x[at + 5u], x[at + 6u], x[at + 7u]);
            //% repeat o OUTS
            gate_%o += gate_dot_32(row + %ou * ROW_BYTES, i, low, high);
            up_%o += up_dot_32(row + %ou * ROW_BYTES, i, low, high);
            //% end
        }
    }
    //% repeat o OUTS
    put_sum(2u * %ou, gate_%o, t);
    put_sum(2u * %ou + 1u, up_%o, t);
    //% end
    settle(t);
    if t < OUTS {
        act[pick * FF + g.x * OUTS + t] = swiglu(sum_of(2u * t), sum_of(2u * t + 1u), p.limit) * weights[pick];
    }
}
