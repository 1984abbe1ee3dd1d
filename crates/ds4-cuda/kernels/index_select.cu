// Which compressed rows a query sees: `ds4_ops::op::index_select`. Scores, then the largest of them by radix.
#include "index_scores.cuh"

struct ScoreP {
    const float *q, *weights;
    const uint8_t *rows;
    float *scores;
    Step step;
    Layout layout;
    int n_head, dim, top_k, ratio, max_visible;
    float weight_scale;
};
// One warp for each pair of query and row, for any layout. Parts of 32 values in f64: exact for FP4, the definition's order for F32.
KERNEL(index_scores, 256, ScoreP p) {
    begin();
    int r = blockIdx.y, lane = threadIdx.x % 32;
    int visible = (p.step.pos[r] + 1) / p.ratio;
    if (visible <= p.top_k) return;
    const float *q = p.q + (int64_t)r * p.n_head * p.dim, *weights = p.weights + (int64_t)r * p.n_head;
    for (int b = blockIdx.x * 8 + threadIdx.x / 32; b < visible; b += gridDim.x * 8) {
        const uint8_t *row = p.rows + paged_row(p.step, r, b, p.ratio) * p.layout.row_bytes;
        float score = 0;
        for (int h = 0; h < p.n_head; h++) {
            float dot = 0;
            for (int k0 = 0; k0 < p.dim; k0 += 32) {
                int k = k0 + lane;
                double part = k < p.dim ? (double)q[h * p.dim + k] * (double)row_value(row, p.layout, k) : 0.0;
                // The sum of a part in f64, from two halves of its bits.
                for (int m = 16; m; m >>= 1) {
#ifdef DS4_EMULATE
                    part += emulate_xor(part, m);
#else
                    part += __shfl_xor_sync(0xffffffffu, part, m);
#endif
                }
                dot += (float)part;
            }
            score += weights[h] * p.weight_scale * fmaxf(dot, 0.f);
        }
        if (lane == 0) p.scores[(int64_t)r * p.max_visible + b] = score;
    }
}

// Of few queries: a block has one of them. dim 128, at most 64 heads.
const int SCORE_WARPS = 4, SCORE_STRIDE = 128 + 32;
KERNEL2(index_scores_fp4, 128, 4, FastScoreP p) {
    DYNAMIC_SHARED(shared);
    let_next_start();
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int r = blockIdx.y, heads = (p.n_head + 7) / 8 * 8, visible = visible_rows(p, r);
    // Whoever waits for this kernel alone relies on those before it.
    if (visible <= p.top_k) return wait_for_previous();
    int tiles = (visible + 15) / 16;
    if ((int)blockIdx.x * SCORE_WARPS >= tiles) return;
    // Rows are there before the kernel before this one has ended.
    int tile = blockIdx.x * SCORE_WARPS + warp;
    ScoredRows rows;
    if (tile < tiles) rows.fetch(p, r, tile * 16, visible);
    wait_for_previous();
    // The query and its weights, which are zero for heads that are not there.
    uint16_t *codes = (uint16_t *)shared;
    float *weights = (float *)(codes + heads * SCORE_STRIDE);
    for (int h = threadIdx.x / 16; h < heads; h += SCORE_WARPS * 2) {
        int part = threadIdx.x % 16 * 8;
        if (h < p.n_head) copy_async(codes + h * SCORE_STRIDE + part, p.codes + ((int64_t)r * p.n_head + h) * CODE_STRIDE + part);
        else *(uint4 *)(codes + h * SCORE_STRIDE + part) = make_uint4(0, 0, 0, 0);
    }
    for (int h = threadIdx.x; h < heads; h += blockDim.x) weights[h] = h < p.n_head ? p.weights[(int64_t)r * p.n_head + h] * p.weight_scale : 0.f;
    await_copies();
    BARRIER();
    while (tile < tiles) {
        uint32_t a[8][4];
        rows.decode(a);
        float sum[2] = {0, 0};
        for (int h = 0; h < heads; h += 8) {
            const uint16_t *mine = codes + (h + g) * SCORE_STRIDE + 8 * t;
            float c[4] = {0, 0, 0, 0};
#pragma unroll
            for (int i = 0; i < 4; i++) {
                uint4 b = *(const uint4 *)(mine + 32 * i);
                mma_bf16(c, a[2 * i], b.x, b.y);
                mma_bf16(c, a[2 * i + 1], b.z, b.w);
            }
            add_heads(c, *(const float2 *)(weights + h + 2 * t), sum);
        }
        store_scores(p, r, tile * 16, visible, sum);
        tile += gridDim.x * SCORE_WARPS;
        if (tile < tiles) rows.fetch(p, r, tile * 16, visible);
    }
}

// `codes` may be where `q` is: a head is read before its codes are written, by the same warp. Index query heads of 128 values: rotation (with freqs), Hadamard rotation (with freqs), rounding to FP4. One warp for each head.
struct IndexQueryP {
    const float *q, *freqs;
    uint16_t *codes;
    Step step;
    int n_head, n_rot, top_k, ratio;
    int in_order, pad;  // whether each 32 values are in the order of fragments: `index_prompt.cu`
};
KERNEL(index_queries, 128, IndexQueryP p) {
    __shared__ float rows[4][128];
    begin();
    int r = blockIdx.y, warp = threadIdx.x / 32, lane = threadIdx.x % 32, head = blockIdx.x * 4 + warp;
    if ((p.step.pos[r] + 1) / p.ratio <= p.top_k || head >= p.n_head) return;
    int64_t at = (int64_t)r * p.n_head + head;
    float *x = rows[warp], v[4];
    for (int i = 0; i < 4; i++) x[32 * i + lane] = p.q[at * 128 + 32 * i + lane];
    WARP_BARRIER();
    if (p.freqs) {
        for (int i = lane; i < p.n_rot / 2; i += 32) rotate(x + 128 - p.n_rot + 2 * i, angle_of(p.freqs, i, p.step.pos[r]), 0);
        WARP_BARRIER();
        // Strides below 32 between lanes, the others between a lane's own values; the order of the definition.
        for (int i = 0; i < 4; i++) v[i] = x[32 * i + lane];
        for (int m = 1; m < 32; m *= 2)
            for (int i = 0; i < 4; i++) {
                float other = lane_xor(v[i], m);
                v[i] = lane & m ? other - v[i] : v[i] + other;
            }
        float a = v[0] + v[1], b = v[0] - v[1], c = v[2] + v[3], d = v[2] - v[3];
        const float norm = 0.08838834764831845f;
        v[0] = (a + c) * norm, v[1] = (b + d) * norm, v[2] = (a - c) * norm, v[3] = (b - d) * norm;
    } else
        for (int i = 0; i < 4; i++) v[i] = x[32 * i + lane];
    // A lane of a fragment has values 2t, 2t + 1, 2t + 8 and 2t + 9 of sixteen where the rows' codes give it 8t ..
    int to = p.in_order ? lane / 4 % 2 * 16 + lane / 2 % 2 * 8 + lane / 8 * 2 + lane % 2 : lane;
    for (int i = 0; i < 4; i++) {
        float scale = power_of_two_above(fmaxf(warp_max(fabsf(v[i])), 6.f * 1.17549435e-38f) * (1.f / 6.f));
        p.codes[at * CODE_STRIDE + 32 * i + to] = (uint16_t)(float_bits(scale * round_e2m1(v[i] * (1.f / scale))) >> 16);
    }
}

struct SelectP {
    const float *scores;
    int *selected;
    Step step;
    int top_k, ratio, max_visible, held;
};
// Larger is better; minus zero is zero.
DEVICE uint32_t sort_key(float score) {
    uint32_t bits = float_bits(score + 0.f);
    return bits >> 31 ? ~bits : bits | 0x80000000u;
}
// Warp w has a stretch of the row's scores of its own, lane l every 32nd of them; keys of what is not there are 0. The first `kept` of a stretch are kept
// in shared memory, others made again.
const int SELECT_BITS = 11, SELECT_BINS = 1 << SELECT_BITS;
struct Stretch {
    const float *scores;
    uint32_t *held;
    int first, end, steps, kept;
    DEVICE_MEMBER uint32_t make(int i) const { return i < end ? max(sort_key(scores[i]), 1u) : 0; }
    template <bool ALL> DEVICE_MEMBER uint32_t key(int i) const { return ALL || i - first < kept ? held[i - first] : make(i); }
};
// Sum over the warps before this one; `all` is the sum over all. `shared` holds 32 values; barriers are inside.
DEVICE int sum_before(int v, int *shared, int *all) {
    int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
    BARRIER();
    if (lane == 0) shared[warp] = v;
    BARRIER();
    int mine = lane < (int)blockDim.x / 32 ? shared[lane] : 0;
    *all = warp_sum(mine);
    return warp_sum(lane < warp ? mine : 0);
}
// The threshold is found eleven bits at a time from histograms, from the first bit on in which keys differ (else all would meet in a few bins); then
// each warp lists what is above it and the first of what is equal.
template <bool ALL> DEVICE void select_rows(const Stretch &s, int top_k, int *out, int *histogram, int *shared) {
    int lane = threadIdx.x % 32, warp = threadIdx.x / 32, begin_at = s.first + lane, stop = s.first + 32 * s.steps;
    uint32_t high = 0, under = 0;  // the largest key, and the complement of the smallest
#pragma unroll 8
    for (int i = begin_at; i < stop; i += 32) {
        uint32_t key = s.make(i);
        if (ALL || i - s.first < s.kept) s.held[i - s.first] = key;
        high = max(high, key), under = max(under, key ? ~key : 0u);
    }
    high = lane_max(high), under = lane_max(under);
    if (lane == 0) histogram[warp] = (int)high, histogram[32 + warp] = (int)under;
    BARRIER();
    bool there = lane < (int)blockDim.x / 32;
    high = lane_max(there ? (uint32_t)histogram[lane] : 0u), under = lane_max(there ? (uint32_t)histogram[32 + lane] : 0u);
    BARRIER();
    int known = leading_zeros(high ^ ~under), left = top_k;
    uint32_t prefix = known == 0 ? 0 : high >> (32 - known);
    while (known < 32) {
        int bits = min(SELECT_BITS, 32 - known), shift = 32 - known - bits;
        for (int i = threadIdx.x; i < SELECT_BINS; i += blockDim.x) histogram[i] = 0;
        BARRIER();
        for (int i = begin_at; i < stop; i += 32) {
            uint32_t key = s.key<ALL>(i);
            if (key && (known == 0 || key >> (32 - known) == prefix)) atomicAdd(&histogram[key >> shift & ((1u << bits) - 1)], 1);
        }
        BARRIER();
        // Two bins for each thread, the highest first.
        int at = (1 << bits) - 1 - 2 * (int)threadIdx.x, high = at > 0 ? histogram[at] : 0, low = at > 0 ? histogram[at - 1] : 0, mine = high + low, before = mine;
        for (int m = 1; m < 32; m *= 2) {
            int other = lane_get(before, lane - m);
            if (lane >= m) before += other;
        }
        int sum = lane_get(before, 31), all;
        before += sum_before(sum, shared, &all) - mine;
        if (before < left && before + mine >= left) {
            bool first = before + high >= left;
            shared[32] = (int)(prefix << bits | (uint32_t)(first ? at : at - 1));
            shared[33] = left - (first ? before : before + high);
        }
        BARRIER();
        prefix = (uint32_t)shared[32], left = shared[33];
        known += bits;
        BARRIER();
    }
    // `prefix` is the threshold's key, `left` how many equal to it are taken.
    int above = 0, equal = 0, all;
    for (int i = begin_at; i < stop; i += 32) {
        uint32_t key = s.key<ALL>(i);
        above += key > prefix, equal += key == prefix;
    }
    int a = sum_before(warp_sum(above), shared, &all), e = sum_before(warp_sum(equal), shared, &all);
    uint32_t below = (1u << lane) - 1;
    for (int i = begin_at; i < stop; i += 32) {
        uint32_t key = s.key<ALL>(i), above_mask = lane_ballot(key > prefix), equal_mask = lane_ballot(key == prefix);
        int before = e + __popc(equal_mask & below);
        if (key > prefix || (key == prefix && before < left)) out[a + __popc(above_mask & below) + min(before, left)] = i;
        a += __popc(above_mask), e += __popc(equal_mask);
    }
}
KERNEL(index_select, 1024, SelectP p) {
    DYNAMIC_SHARED(held);
    __shared__ int histogram[SELECT_BINS], shared[34];
    begin_in_order();
    int r = blockIdx.x, warp = threadIdx.x / 32, warps = blockDim.x / 32;
    int visible = (p.step.pos[r] + 1) / p.ratio;
    int *out = p.selected + (int64_t)r * p.top_k;
    if (visible <= p.top_k) {
        for (int i = threadIdx.x; i < visible; i += blockDim.x) out[i] = i;
        return;
    }
    int steps = (visible + 32 * warps - 1) / (32 * warps), first = warp * 32 * steps;
    int kept = min(32 * steps, p.held / warps / 32 * 32);
    Stretch s = {p.scores + (int64_t)r * p.max_visible, (uint32_t *)held + warp * kept, first, min(visible, first + 32 * steps), steps, kept};
    if (kept == 32 * steps) select_rows<true>(s, p.top_k, out, histogram, shared);
    else select_rows<false>(s, p.top_k, out, histogram, shared);
}
