// The items with the largest scores, in their order; ties go to the first. Scores of a row come in chunks of CHUNK, of which each leaves
// TOP_K items at most for the level above; where they fit one chunk, it leaves `selected (n, TOP_K)`, and levels above have nothing to
// do. At LEVEL 0 items are the compressed rows of index_scores.wgsl. A radix search over the bits of the scores in four passes of eight
// bits; then what lies above the threshold, and as many of those at it as are wanted, go to their places. Loops rather than repeated
// text: the kernel runs once a layer, and fetching its text takes longer than the arithmetic.
// Launch: (chunks, n) workgroups of 256; row0 as in index_scores.wgsl.
const CHUNK: u32 = 4608u;
const WORDS: u32 = CHUNK / 32u;
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> scores: array<vec4<u32>>;
@group(0) @binding(2) var<storage, read> items: array<u32>;
@group(0) @binding(3) var<storage, read_write> left_keys: array<u32>;
@group(0) @binding(4) var<storage, read_write> left: array<u32>;
@group(0) @binding(5) var<storage, read_write> selected: array<u32>;
struct P { row0: u32 }
var<immediate> p: P;

// The bits of the scores in an order of their own.
var<workgroup> keys: array<vec4<u32>, CHUNK / 4u>;
// Counts of digits, of this pass and of the next.
var<workgroup> counts: array<atomic<u32>, 512>;
// A bit for every item: whether it is above the threshold, at it.
var<workgroup> above: array<atomic<u32>, WORDS>;
var<workgroup> equal: array<atomic<u32>, WORDS>;
// Of every word, how many are above in the upper half and at it in the lower one; then those of all words before.
var<workgroup> sums: array<u32, 256>;
var<workgroup> sixteens: array<u32, 16>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.y;
    var n = (pos[r] + 1u) / RATIO;
    for (var level = 0u; level < LEVEL; level++) {
        if n <= CHUNK {
            return;
        }
        n = n / CHUNK * TOP_K + min(n % CHUNK, TOP_K);
    }
    let begin = g.x * CHUNK;
    if begin >= n {
        return;
    }
    let m = min(n - begin, CHUNK);
    for (var v = t; 4u * v < m; v += 256u) {
        var key = scores[(g.y * STRIDE + begin) / 4u + v];
        if LEVEL == 0u {
            let score = bitcast<vec4<f32>>(key);
            key = vec4<u32>(ordered(score.x), ordered(score.y), ordered(score.z), ordered(score.w));
        }
        keys[v] = key;
    }
    atomicStore(&counts[t], 0u);
    if t < WORDS {
        atomicStore(&above[t], 0u);
        atomicStore(&equal[t], 0u);
    }
    workgroupBarrier();
    // Without more than are wanted, all are at no threshold at all.
    var threshold = 0u;
    var wanted = 0u;
    if m > TOP_K {
        wanted = TOP_K;
        for (var pass_ = 0u; pass_ < 4u; pass_++) {
            let shift = 24u - 8u * pass_;
            let these = 256u * (pass_ % 2u);
            for (var v = t; 4u * v < m; v += 256u) {
                let key = keys[v];
                //% repeat j 4
                if 4u * v + %ju < m && (pass_ == 0u || (key[%j] >> (shift + 8u)) == (threshold >> (shift + 8u))) {
                    atomicAdd(&counts[these + ((key[%j] >> shift) & 255u)], 1u);
                }
                //% end
            }
            workgroupBarrier();
            atomicStore(&counts[256u - these + t], 0u);
            // From the largest digit down.
            let last = these + 255u;
            if t < 16u {
                var sum = 0u;
                //% repeat i 16
                sum += atomicLoad(&counts[last - 16u * t - %iu]);
                //% end
                sixteens[t] = sum;
            }
            workgroupBarrier();
            // The one at which there are enough, found by everybody.
            var larger = 0u;
            var before = 0u;
            var sum = 0u;
            //% repeat i 16
            sum += sixteens[%i];
            if sum < wanted {
                larger = sum;
                before = 16u * %iu + 16u;
            }
            //% end
            let first_digit = before;
            sum = larger;
            //% repeat i 16
            sum += atomicLoad(&counts[last - first_digit - %iu]);
            if sum < wanted {
                larger = sum;
                before = first_digit + %iu + 1u;
            }
            //% end
            threshold |= (255u - before) << shift;
            wanted -= larger;
        }
    }
    for (var v = t; 4u * v < m; v += 256u) {
        let key = keys[v];
        var are_above = 0u;
        var are_equal = 0u;
        //% repeat j 4
        if 4u * v + %ju < m {
            are_above |= select(0u, 1u << %ju, key[%j] > threshold);
            are_equal |= select(0u, 1u << %ju, key[%j] == threshold);
        }
        //% end
        atomicOr(&above[v / 8u], are_above << (4u * (v % 8u)));
        atomicOr(&equal[v / 8u], are_equal << (4u * (v % 8u)));
    }
    workgroupBarrier();
    var both = 0u;
    if t < WORDS {
        both = (countOneBits(atomicLoad(&above[t])) << 16u) | countOneBits(atomicLoad(&equal[t]));
    }
    sums[t] = both;
    workgroupBarrier();
    let team = t / 16u;
    if t < 16u {
        var sum = 0u;
        //% repeat i 16
        sum += sums[16u * t + %iu];
        //% end
        sixteens[t] = sum;
    }
    workgroupBarrier();
    var ahead = 0u;
    //% repeat i 16
    ahead += select(0u, sixteens[%i], %iu < team) + select(0u, sums[16u * team + %iu], %iu < t % 16u);
    //% end
    workgroupBarrier();
    sums[t] = ahead;
    workgroupBarrier();
    let out = g.y * LEFT_STRIDE + g.x * TOP_K;
    for (var e = t; e < m; e += 256u) {
        let bit = 1u << (e % 32u);
        let word_above = atomicLoad(&above[e / 32u]);
        let word_equal = atomicLoad(&equal[e / 32u]);
        let seen_equal = (sums[e / 32u] & 0xffffu) + countOneBits(word_equal & (bit - 1u));
        if (word_above & bit) != 0u || ((word_equal & bit) != 0u && seen_equal < wanted) {
            let place = (sums[e / 32u] >> 16u) + countOneBits(word_above & (bit - 1u)) + min(seen_equal, wanted);
            var item = begin + e;
            if LEVEL > 0u {
                item = items[g.y * STRIDE + begin + e];
            }
            if n <= CHUNK {
                selected[r * TOP_K + place] = item;
            } else {
                left_keys[out + place] = keys[e / 4u][e % 4u];
                left[out + place] = item;
            }
        }
    }
}
