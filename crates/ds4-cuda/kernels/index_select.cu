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

// The same for rows and queries in FP4, on the matrix unit. `codes (n, n_head, dim)` are twice the queries' values, `scales (n, n_head, dim / 32)`
// belong to the values; `index_queries` makes them. A block scores 32 rows with each of its warps: sixteen heads by eight rows by 32 values
// are exact in an instruction; parts are added up in order, then heads in order, as the definition says.
struct FastScoreP {
    const int8_t *codes;
    const float *scales, *weights;
    const uint8_t *rows;
    float *scores;
    Step step;
    Layout layout;
    int n_head, dim, top_k, ratio, max_visible;
    float weight_scale;
};
// Four nibbles to twice their values, as signed bytes.
DEVICE uint32_t doubled_fp4(uint32_t w) {
    uint32_t plus = prmt(0x03020100, 0x0c080604, w & 0x7777), minus = prmt(0xfdfeff00, 0xf4f8fafc, w & 0x7777);
    uint32_t negative = prmt(w, w << 4, 0x9d8c);
    return (plus & ~negative) | (minus & negative);
}
DEVICE float multiplied(float a, float b) {
#ifdef DS4_EMULATE
    return a * b;
#else
    return __fmul_rn(a, b);
#endif
}
DEVICE float added(float a, float b) {
#ifdef DS4_EMULATE
    return a + b;
#else
    return __fadd_rn(a, b);
#endif
}
const int SCORE_ROWS = 32;
// dim 128 only.
KERNEL(index_scores_fp4, 128, FastScoreP p) {
    DYNAMIC_SHARED(shared);
    begin();
    int r = blockIdx.y, warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int visible = (p.step.pos[r] + 1) / p.ratio;
    if (visible <= p.top_k) return;
    int tiles = (visible + SCORE_ROWS - 1) / SCORE_ROWS;
    if ((int)blockIdx.x * 4 >= tiles) return;
    // Scores of 32 rows for every head, a row of the table for each head.
    float *table = (float *)shared + warp * p.n_head * (SCORE_ROWS + 1);
    const int8_t *codes = p.codes + (int64_t)r * p.n_head * 128;
    const float *scales = p.scales + (int64_t)r * p.n_head * 4, *weights = p.weights + (int64_t)r * p.n_head;
    for (int tile = blockIdx.x * 4 + warp; tile < tiles; tile += gridDim.x * 4) {
        for (int sub = 0; sub < SCORE_ROWS; sub += 8) {
            int mine = min(tile * SCORE_ROWS + sub + g, visible - 1);
            const uint8_t *row = p.rows + paged_row(p.step, r, mine, p.ratio) * p.layout.row_bytes;
            uint32_t b[4][2];
#pragma unroll
            for (int i = 0; i < 4; i++) {
                uint32_t w = *(const uint32_t *)(row + 16 * i + 4 * t);
                b[i][0] = doubled_fp4(w), b[i][1] = doubled_fp4(w >> 16);
            }
            uint32_t own = *(const uint32_t *)(row + p.layout.scales);
            // The scales of the rows whose columns this lane gets: rows 2t and 2t + 1.
            uint32_t left = (uint32_t)lane_get((int)own, 8 * t), right = (uint32_t)lane_get((int)own, 8 * t + 4);
            for (int h0 = 0; h0 < p.n_head; h0 += 16) {
                float dot[4] = {0, 0, 0, 0};
                int top = h0 + g, bottom = min(h0 + g + 8, p.n_head - 1);
                top = min(top, p.n_head - 1);
#pragma unroll
                for (int i = 0; i < 4; i++) {
                    uint2 lo = *(const uint2 *)(codes + top * 128 + 32 * i + 8 * t), hi = *(const uint2 *)(codes + bottom * 128 + 32 * i + 8 * t);
                    uint32_t a[4] = {lo.x, hi.x, lo.y, hi.y};
                    int c[4] = {0, 0, 0, 0};
                    mma_s8(c, a, b[i][0], b[i][1]);
                    float k0 = e8m0_to_float(left >> (8 * i) & 255) * 0.25f, k1 = e8m0_to_float(right >> (8 * i) & 255) * 0.25f;
                    float q0 = scales[top * 4 + i], q1 = scales[bottom * 4 + i];
                    dot[0] = added(dot[0], multiplied((float)c[0], k0 * q0));
                    dot[1] = added(dot[1], multiplied((float)c[1], k1 * q0));
                    dot[2] = added(dot[2], multiplied((float)c[2], k0 * q1));
                    dot[3] = added(dot[3], multiplied((float)c[3], k1 * q1));
                }
                if (h0 + g < p.n_head) {
                    float *at = table + (h0 + g) * (SCORE_ROWS + 1) + sub + 2 * t, w = multiplied(weights[h0 + g], p.weight_scale);
                    at[0] = multiplied(w, fmaxf(dot[0], 0.f)), at[1] = multiplied(w, fmaxf(dot[1], 0.f));
                }
                if (h0 + g + 8 < p.n_head) {
                    float *at = table + (h0 + g + 8) * (SCORE_ROWS + 1) + sub + 2 * t, w = multiplied(weights[h0 + g + 8], p.weight_scale);
                    at[0] = multiplied(w, fmaxf(dot[2], 0.f)), at[1] = multiplied(w, fmaxf(dot[3], 0.f));
                }
            }
        }
        WARP_BARRIER();
        float score = 0;
        for (int h = 0; h < p.n_head; h++) score = added(score, table[h * (SCORE_ROWS + 1) + lane]);
        if (tile * SCORE_ROWS + lane < visible) p.scores[(int64_t)r * p.max_visible + tile * SCORE_ROWS + lane] = score;
        WARP_BARRIER();
    }
}

// Index query heads of 128 values: rotation (with freqs), Hadamard rotation (with freqs), rounding to FP4. One warp for each head.
struct IndexQueryP {
    const float *q, *freqs;
    int8_t *codes;
    float *scales;
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
        p.codes[at * 128 + 32 * i + lane] = (int8_t)(2.f * round_e2m1(v[i] * (1.f / scale)));
        if (lane == 0) p.scales[at * 4 + i] = scale;
    }
}

struct SelectP {
    const float *scores;
    int *selected;
    Step step;
    int top_k, ratio, max_visible, pad;
};
// Larger is better; minus zero is zero.
DEVICE uint32_t sort_key(float score) {
    uint32_t bits = float_bits(score + 0.f);
    return bits >> 31 ? ~bits : bits | 0x80000000u;
}
// The threshold is found a byte at a time from histograms; then one ordered pass lists what is above it and the first of what is equal.
KERNEL(index_select, 1024, SelectP p) {
    __shared__ int histogram[256];
    __shared__ uint32_t found[2];
    __shared__ int totals[2][32];
    begin();
    int r = blockIdx.x, lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
    int visible = (p.step.pos[r] + 1) / p.ratio;
    int *out = p.selected + (int64_t)r * p.top_k;
    if (visible <= p.top_k) {
        for (int i = threadIdx.x; i < visible; i += blockDim.x) out[i] = i;
        return;
    }
    const float *scores = p.scores + (int64_t)r * p.max_visible;
    uint32_t prefix = 0;
    int left = p.top_k;
    for (int shift = 24; shift >= 0; shift -= 8) {
        for (int i = threadIdx.x; i < 256; i += blockDim.x) histogram[i] = 0;
        BARRIER();
        for (int i = threadIdx.x; i < visible; i += blockDim.x) {
            uint32_t key = sort_key(scores[i]);
            if (shift == 24 || key >> (shift + 8) == prefix) atomicAdd(&histogram[key >> shift & 255], 1);
        }
        BARRIER();
        if (warp == 0) {
            // Eight bins for each lane, the highest first.
            int bins[8], sum = 0;
            for (int i = 0; i < 8; i++) sum += bins[i] = histogram[255 - (lane * 8 + i)];
            int before = sum;
            for (int m = 1; m < 32; m *= 2) {
                int other = lane_get(before, lane - m);
                if (lane >= m) before += other;
            }
            before -= sum;
            if (before < left && before + sum >= left)
                for (int i = 0; i < 8; i++) {
                    if (before + bins[i] >= left) {
                        found[0] = prefix << 8 | (uint32_t)(255 - (lane * 8 + i));
                        found[1] = left - before;
                        break;
                    }
                    before += bins[i];
                }
        }
        BARRIER();
        prefix = found[0], left = (int)found[1];
        BARRIER();
    }
    // `prefix` is the threshold's key, `left` how many equal to it are taken.
    int above_before = 0, equal_before = 0;
    for (int base = 0; base < visible; base += blockDim.x) {
        int i = base + threadIdx.x;
        uint32_t key = i < visible ? sort_key(scores[i]) : 0;
        bool above = i < visible && key > prefix, equal = i < visible && key == prefix;
        uint32_t above_mask = lane_ballot(above), equal_mask = lane_ballot(equal), below = (1u << lane) - 1;
        if (lane == 0) totals[0][warp] = __popc(above_mask), totals[1][warp] = __popc(equal_mask);
        BARRIER();
        int a = above_before, e = equal_before;
        for (int w = 0; w < warps; w++) {
            if (w < warp) a += totals[0][w], e += totals[1][w];
            above_before += totals[0][w], equal_before += totals[1][w];
        }
        a += __popc(above_mask & below), e += __popc(equal_mask & below);
        if (above || (equal && e < left)) out[a + min(e, left)] = i;
        BARRIER();
    }
}
