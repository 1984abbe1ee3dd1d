// The compressed row that a row of the batch completes, if it completes one (ops: compress.rs): softmax over the gates of its
// slots for every dimension, norm, rotation at the block's first position, rounding, and the packed bytes into its page. Few rows' inputs
// also go to the rings (compress_store.wgsl).
// Launch: linear, n_rows workgroups of WIDTH.
const WIDTH: u32 = 256u;
@group(0) @binding(3) var<storage, read> lead: array<u32>;
@group(0) @binding(4) var<storage, read> kv: array<f32>;
@group(0) @binding(5) var<storage, read> gate: array<f32>;
@group(0) @binding(8) var<storage, read> ape: array<f32>;
@group(0) @binding(9) var<storage, read> norm: array<f32>;
@group(0) @binding(10) var<storage, read> freqs: array<vec2<f32>>;
@group(0) @binding(11) var<storage, read_write> rows: array<u32>;
struct P { n_rows: u32 }
var<immediate> p: P;

var<workgroup> part: array<f32, WIDTH>;

// The softmax over a block's slots, and before them those of the block before, in dimension `k`; eight slots are on their way at a time.
fn pool(r: u32, position: u32, first: u32, k: u32) -> f32 {
    var n_previous = 0u;
    if OVERLAP != 0u && first > 0u {
        n_previous = RATIO;
    }
    let n = n_previous + RATIO;
    let near = lead[r];
    let ring = slot[r] * RING_LEN;
    var top = -3.0e38;
    var sum = 0.0;
    var weighted = 0.0;
    for (var s0 = 0u; s0 < n; s0 += 8u) {
        let before = top;
        //% repeat s 8
        let s_%s = min(s0 + %su, n - 1u);
        let j_%s = first + s_%s - n_previous;
        let c_%s = select(COLUMNS - DIM, 0u, s_%s < n_previous) + k;
        let back_%s = position - j_%s;
        var kv_%s = 0.0;
        var gate_%s = ape[(j_%s % RATIO) * COLUMNS + c_%s];
        if back_%s <= near {
            let at = (r - back_%s) * COLUMNS + c_%s;
            kv_%s = kv[at];
            gate_%s += gate[at];
        } else {
            let at = (ring + j_%s % RING_LEN) * COLUMNS + c_%s;
            kv_%s = ring_kv[at];
            gate_%s += ring_gate[at];
        }
        gate_%s = select(-3.0e38, gate_%s, s0 + %su < n);
        //% end
        //% repeat s 8
        top = max(top, gate_%s);
        //% end
        let factor = exp(before - top);
        sum *= factor;
        weighted *= factor;
        //% repeat s 8
        {
            let e = exp(gate_%s - top);
            sum += e;
            weighted += e * kv_%s;
        }
        //% end
    }
    return weighted / sum;
}

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = linear(g);
    if r >= p.n_rows {
        return;
    }
    let position = pos[r];
    store_inputs(r, position, t);
    if (position + 1u) % RATIO != 0u {
        return;
    }
    let block = position / RATIO;
    let first = block * RATIO;
    var sum = 0.0;
    for (var k = t; k < DIM; k += WIDTH) {
        let v = pool(r, position, first, k);
        row[k] = v;
        sum += v * v;
    }
    part[t] = sum;
    for (var stride = WIDTH / 2u; stride > 0u; stride /= 2u) {
        workgroupBarrier();
        if t < stride {
            part[t] += part[t + stride];
        }
    }
    workgroupBarrier();
    let inverse = 1.0 / sqrt(part[0] / f32(DIM) + bitcast<f32>(EPS));
    for (var k = t; k < DIM; k += WIDTH) {
        row[k] *= inverse * norm[k];
    }
    workgroupBarrier();
    rotate_row(t, DIM - N_ROT, N_ROT, first);
    workgroupBarrier();
    prepare_rounding(t);
    workgroupBarrier();
    let base = paged_row(slot[r], block) * ROW_WORDS;
    for (var i = t; i < ROW_WORDS; i += WIDTH) {
        rows[base + i] = packed_word(i);
    }
}
