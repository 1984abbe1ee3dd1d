// y_m[n, o] = sum_i w_m[o, i] x[n, group(o), i] for few rows and up to seven matrices: OUTS outputs of one matrix and group for NX
// rows a workgroup, whose THREADS share the columns. Weights are read and decoded once for the NX rows; bound by reading them.
// Launch: (workgroups of all matrices, 1, ceil(n_rows / NX)); those of matrix m end at END_m. Where FINISH_m is, the last one
// of every SPAN_m outputs goes on with them.
const N_SUMS: u32 = OUTS * NX;
const STEPS: u32 = (COLS + 16u * THREADS - 1u) / (16u * THREADS);
const WHOLE: bool = COLS % (16u * THREADS) == 0u;
//% use reduce
@group(0) @binding(0) var<storage, read> x: array<vec4<f32>>;
//% repeat m MATRICES
@group(0) @binding(1 + 2 * %m) var<storage, read> w%m: array<w%m_Words>;
//% repeat z FINISH_%m
@coherent
//% end
@group(0) @binding(2 + 2 * %m) var<storage, read_write> y%m: array<f32>;
//% end
struct P { n_rows: u32 }
var<immediate> p: P;

//% repeat m MATRICES
fn product_%m(first: u32, row0: u32, t: u32) {
    let per_group = OUT_%m / N_GROUPS;
    let group = first / per_group;
    let last_out = (group + 1u) * per_group - 1u;
    //% repeat o OUTS
    let row_%o = min(first + %ou, last_out) * ROW_BYTES_%m;
    //% end
    //% repeat n NX
    let x_%n = (min(row0 + %nu, p.n_rows - 1u) * N_GROUPS + group) * (COLS / 4u);
    //% repeat o OUTS
    var acc_%o_%n = 0.0;
    //% end
    //% end
    for (var s = 0u; s < STEPS; s++) {
        let i = (s * THREADS + t) * 16u;
        let from_ = select(min(i, COLS - 16u), i, WHOLE);
        // The barrier keeps compilers from fetching one output's weights after another's were multiplied.
        //% repeat o OUTS
        let load_%o = w%m_load(row_%o, from_);
        //% end
        workgroupBarrier();
        if WHOLE || i < COLS {
            //% repeat n NX
            let at_%n = x_%n + i / 4u;
            let xs_%n = sixteen(x[at_%n], x[at_%n + 1u], x[at_%n + 2u], x[at_%n + 3u]);
            //% repeat o OUTS
            acc_%o_%n += w%m_load_dot(load_%o, xs_%n);
            //% end
            //% end
        }
    }
    //% repeat o OUTS
    //% repeat n NX
    put_sum(%ou * NX + %nu, acc_%o_%n, t);
    //% end
    //% end
    settle(t);
    for (var a = t; a < N_SUMS; a += THREADS) {
        let out = first + a / NX;
        let r = row0 + a % NX;
        if out <= last_out && r < p.n_rows {
            y%m[r * OUT_%m + out] = sum_of(a);
        }
    }
}
//% end

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(num_workgroups) n: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    prepare_book(t, THREADS);
    let row0 = g.z * NX;
    var place = g.x;
    //% repeat z LAST_FIRST
    place = n.x - 1u - g.x;
    //% end
    // Outputs of a workgroup lie in one group.
    //% repeat m MATRICES
    if place < END_%m {
        let wg = place - BEGIN_%m;
        let per_group = OUT_%m / N_GROUPS;
        let wgs = (per_group + OUTS - 1u) / OUTS;
        let first = (wg / wgs) * per_group + (wg % wgs) * OUTS;
        product_%m(first, row0, t);
        //% repeat z FINISH_%m
        let unit = first / SPAN_%m;
        if is_last((unit * 2u + %mu % 2u) * 2u + g.z, SPAN_%m / OUTS, t) {
            finish_%m(row0, unit, t);
        }
        //% end
        return;
    }
    //% end
}
