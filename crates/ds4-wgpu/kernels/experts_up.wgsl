// act (n * N_USED, FF) = swiglu(gate x, up x) * weight for few tokens: OUTS values of one pick a workgroup of THREADS, which share
// the columns, PART at a time. Launch: (FF / OUTS, n * N_USED).
const N_SUMS: u32 = 2u * OUTS;
const WHOLE: bool = DIM % (32u * THREADS) == 0u;
//% use reduce
@group(0) @binding(0) var<storage, read> gate: array<gate_Words>;
@group(0) @binding(1) var<storage, read> up: array<up_Words>;
@group(0) @binding(2) var<storage, read> x: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> ids: array<u32>;
@group(0) @binding(4) var<storage, read> weights: array<f32>;
@group(0) @binding(5) var<storage, read_write> act: array<f32>;
struct P { limit: f32 }
var<immediate> p: P;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    let pick = g.y;
    let row = (ids[pick] * FF + g.x * OUTS) * ROW_BYTES;
    let begin = (pick / N_USED) * (DIM / 4u);
    // All that is read is on its way before anybody waits for the codebook.
    //% repeat s UP_STEPS
    let i_%s = (%su * THREADS + t) * 32u;
    let from_%s = select(min(i_%s, DIM - 32u), i_%s, WHOLE);
    let at_%s = begin + from_%s / 4u;
    let low_%s = sixteen(x[at_%s], x[at_%s + 1u], x[at_%s + 2u], x[at_%s + 3u]);
    let high_%s = sixteen(x[at_%s + 4u], x[at_%s + 5u], x[at_%s + 6u], x[at_%s + 7u]);
    //% end
    prepare_book(t, THREADS);
    // A bound that compilers do not know keeps it a loop: fetching repeated text takes longer than the arithmetic.
    let last_out = select(OUTS, 0u, p.limit < 0.0);
    //% repeat s UP_STEPS
    //% repeat o PART
    var next_gate_%s_%o = gate_span(row + %ou * ROW_BYTES, from_%s);
    var next_up_%s_%o = up_span(row + %ou * ROW_BYTES, from_%s);
    //% end
    //% end
    for (var first = 0u; first < last_out; first += PART) {
        //% repeat s UP_STEPS
        //% repeat o PART
        let gate_%s_%o = next_gate_%s_%o;
        let up_%s_%o = next_up_%s_%o;
        next_gate_%s_%o = gate_span(row + (min(first + PART, OUTS - PART) + %ou) * ROW_BYTES, from_%s);
        next_up_%s_%o = up_span(row + (min(first + PART, OUTS - PART) + %ou) * ROW_BYTES, from_%s);
        //% end
        //% end
        //% repeat o PART
        var gate_%o = 0.0;
        var up_%o = 0.0;
        //% end
        //% repeat s UP_STEPS
        if WHOLE || i_%s < DIM {
            //% repeat o PART
            gate_%o += gate_span_dot(gate_%s_%o, low_%s, high_%s);
            up_%o += up_span_dot(up_%s_%o, low_%s, high_%s);
            //% end
        }
        //% end
        //% repeat o PART
        put_sum(2u * (first + %ou), gate_%o, t);
        put_sum(2u * (first + %ou) + 1u, up_%o, t);
        //% end
    }
    settle(t);
    if t < OUTS {
        act[pick * FF + g.x * OUTS + t] = swiglu(sum_of(2u * t), sum_of(2u * t + 1u), p.limit) * weights[pick];
    }
}
