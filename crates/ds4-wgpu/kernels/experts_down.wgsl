// y (n, DIM) = sum_k down_k act_k for few tokens, and with SHARED the shared expert's product on top: OUTS
// values of one token a workgroup of THREADS.
// Launch: (DIM / OUTS, n).
const N_SUMS: u32 = OUTS;
// The picks' columns lie one behind the other; 32 of them are an invocation's in a step, 16 of the shared expert's.
const SPANS: u32 = FF / 32u;
const WHOLE: bool = (N_USED * SPANS) % THREADS == 0u;
const WHOLE_SHARED: bool = FF % (16u * THREADS) == 0u;
//% use reduce
@group(0) @binding(0) var<storage, read> down: array<down_Words>;
@group(0) @binding(1) var<storage, read> act: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> ids: array<u32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
//% repeat z SHARED
@group(0) @binding(4) var<storage, read> shared_down: array<shared_down_Words>;
@group(0) @binding(5) var<storage, read> shared_gate: array<vec4<f32>>;
@group(0) @binding(6) var<storage, read> shared_up: array<vec4<f32>>;
struct P { limit: f32 }
var<immediate> p: P;

// What the shared expert's last matrix takes: what it was given, or made on the way.
fn shared_act(i: u32) -> vec4<f32> {
    if MAKES_ACT == 0u {
        return shared_gate[i];
    }
    let gate = shared_gate[i];
    let up = shared_up[i];
    return vec4<f32>(
        swiglu(gate.x, up.x, p.limit), swiglu(gate.y, up.y, p.limit),
        swiglu(gate.z, up.z, p.limit), swiglu(gate.w, up.w, p.limit));
}
//% end

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    let first_act = g.y * (N_USED * FF / 4u);
    //% repeat s DOWN_STEPS
    let span_%s = %su * THREADS + t;
    let from_%s = select(min(span_%s, N_USED * SPANS - 1u), span_%s, WHOLE);
    let row_%s = (ids[g.y * N_USED + from_%s / SPANS] * DIM + g.x * OUTS) * ROW_BYTES;
    //% repeat o OUTS
    let down_%s_%o = down_span(row_%s + %ou * ROW_BYTES, from_%s % SPANS * 32u);
    //% end
    //% end
    prepare_book(t, THREADS);
    //% repeat o OUTS
    var acc_%o = 0.0;
    //% end
    //% repeat s DOWN_STEPS
    if WHOLE || span_%s < N_USED * SPANS {
        let at = first_act + 8u * from_%s;
        let low = sixteen(act[at], act[at + 1u], act[at + 2u], act[at + 3u]);
        let high = sixteen(act[at + 4u], act[at + 5u], act[at + 6u], act[at + 7u]);
        //% repeat o OUTS
        acc_%o += down_span_dot(down_%s_%o, low, high);
        //% end
    }
    //% end
    //% repeat z SHARED
    //% repeat s SHARED_STEPS
    {
        let i = (%su * THREADS + t) * 16u;
        if WHOLE_SHARED || i < FF {
            let at = (g.y * FF + i) / 4u;
            let xs = sixteen(shared_act(at), shared_act(at + 1u), shared_act(at + 2u), shared_act(at + 3u));
            //% repeat o OUTS
            acc_%o += shared_down_dot((g.x * OUTS + %ou) * SHARED_ROW_BYTES, i, xs);
            //% end
        }
    }
    //% end
    //% end
    //% repeat o OUTS
    put_sum(%ou, acc_%o, t);
    //% end
    settle(t);
    if t < OUTS {
        y[g.y * DIM + g.x * OUTS + t] = sum_of(t);
    }
}
