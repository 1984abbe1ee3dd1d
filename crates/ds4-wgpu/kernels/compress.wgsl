// The compressed row that a row of the batch completes, if it completes one (ops: compress.rs): softmax over the gates of its
// slots for every dimension, norm, rotation at the block's first position, rounding, and the packed bytes into its page. Few rows' inputs
// also go to the rings (compress_store.wgsl).
// Launch: linear, n_rows workgroups of WIDTH.
const WIDTH: u32 = 128u;
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

struct Slot { kv: f32, gate: f32 }

// Value and gate of position `j` in dimension `k`; its projection's columns begin at `column`.
fn read_slot(r: u32, j: u32, column: u32, k: u32) -> Slot {
    let back = pos[r] - j;
    let c = column + k;
    let a = ape[(j % RATIO) * COLUMNS + c];
    if back <= lead[r] {
        let at = (r - back) * COLUMNS + c;
        return Slot(kv[at], gate[at] + a);
    }
    let at = (slot[r] * RING_LEN + j % RING_LEN) * COLUMNS + c;
    return Slot(ring_kv[at], ring_gate[at] + a);
}

fn pool(r: u32, first: u32, k: u32) -> f32 {
    var n_previous = 0u;
    if OVERLAP != 0u && first > 0u {
        n_previous = RATIO;
    }
    let n = n_previous + RATIO;
    var top = -3.0e38;
    for (var s = 0u; s < n; s++) {
        let column = select(COLUMNS - DIM, 0u, s < n_previous);
        top = max(top, read_slot(r, first + s - n_previous, column, k).gate);
    }
    var sum = 0.0;
    var weighted = 0.0;
    for (var s = 0u; s < n; s++) {
        let column = select(COLUMNS - DIM, 0u, s < n_previous);
        let v = read_slot(r, first + s - n_previous, column, k);
        let e = exp(v.gate - top);
        sum += e;
        weighted += e * v.kv;
    }
    return weighted / sum;
}

@compute @workgroup_size(128)
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
        let v = pool(r, first, k);
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
