// Attention of HEADS query heads of one row over the rows it sees (ops: attend.rs): the window by position, then compressed
// rows by index, TILE rows at a time through workgroup memory, in stretches of SPLIT (attend_merge.wgsl). With SPLITS a
// workgroup does one stretch and leaves it in `out` (as parts) for attend_combine.wgsl; without, it does all of them.
// Launch: (ceil(N_HEAD / HEADS), n_splits or 1, n) workgroups of WIDTH. Moves every visible row N_HEAD / HEADS times.
const WIDTH: u32 = 128u;
// Heads of a workgroup, and rows of a tile: the tile of 512 values a row fits 16 KB.
const HEADS: u32 = 8u;
const TILE: u32 = 7u;
const PER: u32 = (DIM + WIDTH - 1u) / WIDTH;
const PADDED: u32 = DIM + 1u;
@group(0) @binding(3) var<storage, read> lead: array<u32>;
@group(0) @binding(4) var<storage, read> q: array<f32>;
@group(0) @binding(5) var<storage, read> kv: array<f32>;
@group(0) @binding(6) var<storage, read> ring: array<f32>;
@group(0) @binding(7) var<storage, read> sinks: array<f32>;
@group(0) @binding(8) var<storage, read> rows: array<u32>;
@group(0) @binding(9) var<storage, read> selected: array<u32>;
@group(0) @binding(10) var<storage, read_write> out: array<f32>;
struct P { row0: u32 }
var<immediate> p: P;

var<workgroup> tile: array<f32, TILE * PADDED>;
var<workgroup> products: array<f32, 2u * HEADS * TILE>;
var<workgroup> weight: array<f32, HEADS * TILE>;
var<workgroup> rescale: array<f32, HEADS>;
var<workgroup> tops: array<f32, HEADS>;
var<workgroup> sums: array<f32, HEADS>;

// Values i .. i + 4 of visible row `v` of row `r`.
fn visible_four(r: u32, position: u32, v: u32, i: u32) -> vec4<f32> {
    let raw = n_raw(position);
    if v < raw {
        let j = position + 1u - raw + v;
        let back = position - j;
        if back <= lead[r] {
            let at = (r - back) * DIM + i;
            return vec4<f32>(kv[at], kv[at + 1u], kv[at + 2u], kv[at + 3u]);
        }
        let at = (slot[r] * RING_LEN + j % RING_LEN) * DIM + i;
        return vec4<f32>(ring[at], ring[at + 1u], ring[at + 2u], ring[at + 3u]);
    }
    var block = v - raw;
    if REACH == 2u {
        block = selected[r * TOP_K + block];
    }
    return packed_four(paged_row(slot[r], block) * ROW_WORDS, i);
}

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.z;
    let head0 = g.x * HEADS;
    let position = pos[r];
    let n = n_visible(position);
    var first_split = 0u;
    var last_split = (n + SPLIT - 1u) / SPLIT;
    if SPLITS != 0u {
        if g.y >= last_split {
            return;
        }
        first_split = g.y;
        last_split = g.y + 1u;
    }
    var all: array<f32, HEADS * PER>;
    var all_top: array<f32, HEADS>;
    var all_sum: array<f32, HEADS>;
    for (var h = 0u; h < HEADS; h++) {
        all_top[h] = NONE;
    }
    for (var s = first_split; s < last_split; s++) {
        var acc: array<f32, HEADS * PER>;
        for (var a = 0u; a < HEADS * PER; a++) {
            acc[a] = 0.0;
        }
        workgroupBarrier();
        if t < HEADS {
            tops[t] = NONE;
            sums[t] = 0.0;
        }
        let end = min(n, (s + 1u) * SPLIT);
        for (var v0 = s * SPLIT; v0 < end; v0 += TILE) {
            let m = min(TILE, end - v0);
            workgroupBarrier();
            for (var e = t; e < m * (DIM / 4u); e += WIDTH) {
                let j = e / (DIM / 4u);
                let i = 4u * (e % (DIM / 4u));
                let values = visible_four(r, position, v0 + j, i);
                let at = j * PADDED + i;
                tile[at] = values.x;
                tile[at + 1u] = values.y;
                tile[at + 2u] = values.z;
                tile[at + 3u] = values.w;
            }
            workgroupBarrier();
            // Two invocations for each product of a head and a row.
            for (var e = t; e < 2u * HEADS * TILE; e += WIDTH) {
                let h = min(head0 + e / (2u * TILE), N_HEAD - 1u);
                let j = (e / 2u) % TILE;
                var sum = 0.0;
                if j < m {
                    let begin = (e % 2u) * (DIM / 2u);
                    let at = (r * N_HEAD + h) * DIM;
                    for (var i = begin; i < begin + DIM / 2u; i++) {
                        sum += q[at + i] * tile[j * PADDED + i];
                    }
                }
                products[e] = sum;
            }
            workgroupBarrier();
            if t < HEADS {
                var top = tops[t];
                for (var j = 0u; j < m; j++) {
                    let l = (products[2u * (t * TILE + j)] + products[2u * (t * TILE + j) + 1u]) * bitcast<f32>(SCALE);
                    weight[t * TILE + j] = l;
                    top = max(top, l);
                }
                let factor = exp(tops[t] - top);
                var sum = sums[t] * factor;
                for (var j = 0u; j < m; j++) {
                    let e = exp(weight[t * TILE + j] - top);
                    weight[t * TILE + j] = e;
                    sum += e;
                }
                rescale[t] = factor;
                tops[t] = top;
                sums[t] = sum;
            }
            workgroupBarrier();
            for (var k = 0u; k < PER; k++) {
                let i = t + k * WIDTH;
                if i < DIM {
                    for (var h = 0u; h < HEADS; h++) {
                        var value = acc[h * PER + k] * rescale[h];
                        for (var j = 0u; j < m; j++) {
                            value += weight[h * TILE + j] * tile[j * PADDED + i];
                        }
                        acc[h * PER + k] = value;
                    }
                }
            }
        }
        workgroupBarrier();
        for (var h = 0u; h < HEADS; h++) {
            if SPLITS != 0u {
                if head0 + h < N_HEAD {
                    let at = ((g.z * N_HEAD + head0 + h) * N_SPLITS + s) * (DIM + 2u);
                    if t == 0u {
                        out[at] = tops[h];
                        out[at + 1u] = sums[h];
                    }
                    for (var k = 0u; k < PER; k++) {
                        if t + k * WIDTH < DIM {
                            out[at + 2u + t + k * WIDTH] = acc[h * PER + k];
                        }
                    }
                }
            } else {
                let f = merge_factors(all_top[h], tops[h]);
                all_sum[h] = all_sum[h] * f.x + sums[h] * f.y;
                all_top[h] = f.z;
                for (var k = 0u; k < PER; k++) {
                    all[h * PER + k] = all[h * PER + k] * f.x + acc[h * PER + k] * f.y;
                }
            }
        }
    }
    if SPLITS == 0u {
        for (var h = 0u; h < HEADS; h++) {
            if head0 + h < N_HEAD {
                let factor = finish_factor(all_top[h], all_sum[h], sinks[head0 + h]);
                for (var k = 0u; k < PER; k++) {
                    if t + k * WIDTH < DIM {
                        out[(r * N_HEAD + head0 + h) * DIM + t + k * WIDTH] = all[h * PER + k] * factor;
                    }
                }
            }
        }
    }
}
