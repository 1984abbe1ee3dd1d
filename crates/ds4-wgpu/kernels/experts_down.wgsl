// y (n, DIM) = sum_k down_k act_k for few tokens, and with SHARED the shared expert's product on top: OUTS
// values of one token a workgroup of THREADS.
// Launch: (DIM / OUTS, n).
const N_SUMS: u32 = OUTS;
const STEPS: u32 = (FF + 16u * THREADS - 1u) / (16u * THREADS);
const WHOLE: bool = FF % (16u * THREADS) == 0u;
//% use reduce
@group(0) @binding(0) var<storage, read> down: array<u32>;
@group(0) @binding(1) var<storage, read> act: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> ids: array<u32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
//% repeat z SHARED
@group(0) @binding(4) var<storage, read> shared_down: array<u32>;
@group(0) @binding(5) var<storage, read> shared_act: array<vec4<f32>>;
//% end

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    prepare_book(t, THREADS);
    //% repeat o OUTS
    var acc_%o = 0.0;
    //% end
    for (var k = 0u; k < N_USED; k++) {
        let pick = g.y * N_USED + k;
        let row = (ids[pick] * DIM + g.x * OUTS) * ROW_BYTES;
        for (var s = 0u; s < STEPS; s++) {
            let i = (s * THREADS + t) * 16u;
            if WHOLE || i < FF {
                let at = (pick * FF + i) / 4u;
                let xs = sixteen(act[at], act[at + 1u], act[at + 2u], act[at + 3u]);
                //% repeat o OUTS
                acc_%o += down_dot(row + %ou * ROW_BYTES, i, xs);
                //% end
            }
        }
    }
    //% repeat z SHARED
    for (var s = 0u; s < STEPS; s++) {
        let i = (s * THREADS + t) * 16u;
        if WHOLE || i < FF {
            let at = (g.y * FF + i) / 4u;
            let xs = sixteen(shared_act[at], shared_act[at + 1u], shared_act[at + 2u], shared_act[at + 3u]);
            //% repeat o OUTS
            acc_%o += shared_down_dot((g.x * OUTS + %ou) * SHARED_ROW_BYTES, i, xs);
            //% end
        }
    }
    //% end
    //% repeat o OUTS
    put_sum(%ou, acc_%o, t);
    //% end
    settle(t);
    if t < OUTS {
        y[g.y * DIM + g.x * OUTS + t] = sum_of(t);
    }
}
