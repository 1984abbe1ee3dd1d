// selected (n, TOP_K): the compressed rows with the largest scores, ascending; ties go to the lowest index. A radix search over
// the bits of the scores, four passes of eight bits, then one pass that writes what lies above the threshold, and as many of
// those at it as are wanted. Launch: n workgroups of 256; row0 as in index_scores.wgsl.
@group(0) @binding(3) var<storage, read> scores: array<f32>;
@group(0) @binding(4) var<storage, read_write> selected: array<u32>;
struct P { row0: u32 }
var<immediate> p: P;

var<workgroup> counts: array<atomic<u32>, 256>;
var<workgroup> sums: array<vec2<u32>, 256>;
var<workgroup> chosen: vec2<u32>; // threshold so far; how many are wanted at it

// The bits of a score in the order of the reals. Adding 0 turns -0, which must tie with +0, into it.
fn ordered(score: f32) -> u32 {
    let bits = bitcast<u32>(select(score, 0.0, score == 0.0));
    return select(bits | 0x80000000u, ~bits, (bits >> 31u) == 1u);
}

// Sums of `sums` up to and with each entry, in place.
fn prefix_sums(t: u32) {
    for (var step = 1u; step < 256u; step *= 2u) {
        workgroupBarrier();
        var before = vec2<u32>(0u);
        if t >= step {
            before = sums[t - step];
        }
        workgroupBarrier();
        sums[t] += before;
    }
    workgroupBarrier();
}

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.x;
    let n = (pos[r] + 1u) / RATIO;
    let base = g.x * MAX_VISIBLE;
    let out = r * TOP_K;
    if n <= TOP_K {
        for (var b = t; b < n; b += 256u) {
            selected[out + b] = b;
        }
        return;
    }
    if t == 0u {
        chosen = vec2<u32>(0u, TOP_K);
    }
    for (var pass_ = 0u; pass_ < 4u; pass_++) {
        let shift = 24u - 8u * pass_;
        atomicStore(&counts[t], 0u);
        workgroupBarrier();
        let prefix = chosen.x;
        for (var b = t; b < n; b += 256u) {
            let key = ordered(scores[base + b]);
            if pass_ == 0u || (key >> (shift + 8u)) == (prefix >> (shift + 8u)) {
                atomicAdd(&counts[(key >> shift) & 255u], 1u);
            }
        }
        workgroupBarrier();
        // From the largest digit down: the one at which there are enough.
        let digit = 255u - t;
        let count = atomicLoad(&counts[digit]);
        let wanted = chosen.y;
        sums[t] = vec2<u32>(count, 0u);
        prefix_sums(t);
        let larger = sums[t].x - count;
        if larger < wanted && larger + count >= wanted {
            chosen = vec2<u32>(prefix | (digit << shift), wanted - larger);
        }
        workgroupBarrier();
    }
    let threshold = chosen.x;
    let wanted = chosen.y;
    // Each invocation has a stretch of neighbours, so that counting before it gives the place of its first.
    let stretch = (n + 255u) / 256u;
    let first = min(t * stretch, n);
    let last = min(first + stretch, n);
    var n_above = 0u;
    var n_at = 0u;
    for (var b = first; b < last; b++) {
        let key = ordered(scores[base + b]);
        n_above += select(0u, 1u, key > threshold);
        n_at += select(0u, 1u, key == threshold);
    }
    sums[t] = vec2<u32>(n_above, n_at);
    prefix_sums(t);
    var seen_at = sums[t].y - n_at;
    var place = sums[t].x - n_above + min(seen_at, wanted);
    for (var b = first; b < last; b++) {
        let key = ordered(scores[base + b]);
        if key > threshold || (key == threshold && seen_at < wanted) {
            selected[out + place] = b;
            place += 1u;
        }
        seen_at += select(0u, 1u, key == threshold);
    }
}
