// Which compressed rows a query sees: `ds4_ops::op::index_select`. Scores, then the largest of them by radix.
#include "rows.cuh"

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

// The same for rows and queries in FP4, on the matrix unit: what FP4 and its scales can say, bf16 can as well, so products are exact and their
// sums f32. `codes (n, n_head, dim)` are the queries in bf16; `index_queries` makes them. A warp has sixteen rows, decoded once for all the
// queries of a block; queries pass through shared memory. dim 128, at most 64 heads.
const int CODE_STRIDE = 256;  // the codes of a head take the first half of what its values took
struct FastScoreP {
    const uint16_t *codes;
    const float *weights;
    const uint8_t *rows;
    float *scores;
    Step step;
    Layout layout;
    int n_head, n_rows, top_k, ratio, max_visible, at_once;
    float weight_scale;
    int pad;
};
// Four nibbles to bf16, in pairs, times a power of two in bf16.
DEVICE void fp4_bf16(uint32_t w, uint32_t scale, uint32_t &first, uint32_t &second) {
    uint32_t magnitude = w & 0x7777;
    uint32_t low = prmt(0xc0800000u, 0xc0804000u, magnitude), high = prmt(0x3f3f3f00u, 0x40404040u, magnitude);
    high |= prmt(w, w << 4, 0x9d8c) & 0x80808080u;
    first = multiply_bf16(prmt(low, high, 0x5140), scale), second = multiply_bf16(prmt(low, high, 0x7362), scale);
}
const int SCORE_WARPS = 4, SCORE_STRIDE = 128 + 32;
KERNEL(index_scores_fp4, 128, FastScoreP p) {
    DYNAMIC_SHARED(shared);
    begin();
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int r0 = blockIdx.y * p.at_once, n = min(p.at_once, p.n_rows - r0), heads = (p.n_head + 7) / 8 * 8, most = 0;
    for (int q = 0; q < n; q++) most = max(most, (p.step.pos[r0 + q] + 1) / p.ratio);
    if (most <= p.top_k) return;
    int tiles = (most + 15) / 16;
    if ((int)blockIdx.x * SCORE_WARPS >= tiles) return;
    // Queries and their weights, which are zero for heads that are not there.
    uint16_t *codes = (uint16_t *)shared;
    float *weights = (float *)(codes + p.at_once * heads * SCORE_STRIDE);
    for (int i = threadIdx.x; i < n * heads * 16; i += blockDim.x) {
        int q = i / (heads * 16), h = i / 16 % heads, part = i % 16 * 8;
        if (h < p.n_head) copy_async(codes + (q * heads + h) * SCORE_STRIDE + part, p.codes + ((int64_t)(r0 + q) * p.n_head + h) * CODE_STRIDE + part);
        else *(uint4 *)(codes + (q * heads + h) * SCORE_STRIDE + part) = make_uint4(0, 0, 0, 0);
    }
    for (int i = threadIdx.x; i < n * heads; i += blockDim.x)
        weights[i] = i % heads < p.n_head ? p.weights[(int64_t)(r0 + i / heads) * p.n_head + i % heads] * p.weight_scale : 0.f;
    await_copies();
    BARRIER();
    for (int tile = blockIdx.x * SCORE_WARPS + warp; tile < tiles; tile += gridDim.x * SCORE_WARPS) {
        uint32_t a[8][4];
        int decoded = -1;
        for (int q = 0; q < n; q++) {
            int r = r0 + q, visible = (p.step.pos[r] + 1) / p.ratio;
            if (visible <= tile * 16) continue;
            if (p.step.slot[r] != decoded) {
                decoded = p.step.slot[r];
                // As far as any of the queries that follow in this sequence sees.
                int end = visible;
                for (int i = q + 1; i < n && p.step.slot[r0 + i] == decoded; i++) end = max(end, (p.step.pos[r0 + i] + 1) / p.ratio);
                const uint8_t *top = p.rows + paged_row(p.step, r, min(tile * 16 + g, end - 1), p.ratio) * p.layout.row_bytes;
                const uint8_t *low = p.rows + paged_row(p.step, r, min(tile * 16 + g + 8, end - 1), p.ratio) * p.layout.row_bytes;
                uint32_t top_scales = *(const uint32_t *)(top + p.layout.scales), low_scales = *(const uint32_t *)(low + p.layout.scales);
#pragma unroll
                for (int i = 0; i < 4; i++) {
                    uint32_t w = *(const uint32_t *)(top + 16 * i + 4 * t), v = *(const uint32_t *)(low + 16 * i + 4 * t);
                    uint32_t x = bf16_power(top_scales >> (8 * i) & 255), y = bf16_power(low_scales >> (8 * i) & 255);
                    fp4_bf16(w, x, a[2 * i][0], a[2 * i][2]), fp4_bf16(w >> 16, x, a[2 * i + 1][0], a[2 * i + 1][2]);
                    fp4_bf16(v, y, a[2 * i][1], a[2 * i][3]), fp4_bf16(v >> 16, y, a[2 * i + 1][1], a[2 * i + 1][3]);
                }
            }
            float sum[2] = {0, 0};
            for (int h = 0; h < heads; h += 8) {
                const uint16_t *mine = codes + (q * heads + h + g) * SCORE_STRIDE + 8 * t;
                float c[4] = {0, 0, 0, 0};
#pragma unroll
                for (int i = 0; i < 4; i++) {
                    uint4 b = *(const uint4 *)(mine + 32 * i);
                    mma_bf16(c, a[2 * i], b.x, b.y);
                    mma_bf16(c, a[2 * i + 1], b.z, b.w);
                }
                float2 w = *(const float2 *)(weights + q * heads + h + 2 * t);
                sum[0] += w.x * fmaxf(c[0], 0.f) + w.y * fmaxf(c[1], 0.f);
                sum[1] += w.x * fmaxf(c[2], 0.f) + w.y * fmaxf(c[3], 0.f);
            }
            for (int i = 0; i < 2; i++) {
                float v = sum[i] + lane_xor(sum[i], 1);
                v += lane_xor(v, 2);
                int row = tile * 16 + g + 8 * i;
                if (t == 0 && row < visible) p.scores[(int64_t)r * p.max_visible + row] = v;
            }
        }
    }
}

// `codes` may be where `q` is: a head is read before its codes are written, by the same warp. Index query heads of 128 values: rotation (with freqs), Hadamard rotation (with freqs), rounding to FP4. One warp for each head.
struct IndexQueryP {
    const float *q, *freqs;
    uint16_t *codes;
    Step step;
    int n_head, n_rot, top_k, ratio;
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
    for (int i = 0; i < 4; i++) {
        float scale = power_of_two_above(fmaxf(warp_max(fabsf(v[i])), 6.f * 1.17549435e-38f) * (1.f / 6.f));
        p.codes[at * CODE_STRIDE + 32 * i + lane] = (uint16_t)(float_bits(scale * round_e2m1(v[i] * (1.f / scale))) >> 16);
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
    begin();
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
