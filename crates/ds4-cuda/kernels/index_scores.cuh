// Scores of index rows and queries in FP4 on the matrix unit (`index_select.cu`, `index_prompt.cu`): what FP4 and its scales can say, bf16 can as
// well, so products are exact and their sums f32.
#pragma once
#include "rows.cuh"

const int CODE_STRIDE = 256;  // the codes of a head take the first half of what its values took
struct FastScoreP {
    const uint16_t *codes;  // (n, n_head, dim), the queries in bf16; `index_queries` makes them
    const float *weights;
    const uint8_t *rows;
    float *scores;
    Step step;
    Layout layout;
    int n_head, n_rows, top_k, ratio, max_visible, at_once;
    float weight_scale;
    int pad;
};
DEVICE int visible_rows(const FastScoreP &p, int r) { return (p.step.pos[r] + 1) / p.ratio; }

// Four nibbles to bf16, in pairs, times a power of two in bf16.
DEVICE void fp4_bf16(uint32_t w, uint32_t scale, uint32_t &first, uint32_t &second) {
    uint32_t magnitude = w & 0x7777;
    uint32_t low = prmt(0xc0800000u, 0xc0804000u, magnitude), high = prmt(0x3f3f3f00u, 0x40404040u, magnitude);
    high |= prmt(w, w << 4, 0x9d8c) & 0x80808080u;
    first = multiply_bf16(prmt(low, high, 0x5140), scale), second = multiply_bf16(prmt(low, high, 0x7362), scale);
}

// What a lane has of sixteen rows, g and g + 8 of them: eight values of each 32, from 8t on.
struct ScoredRows {
    uint32_t codes[2][4], scales[2];
    // Rows from `first` on of the sequence of row `r` of the batch; the last of `end` stands for those behind it.
    DEVICE_MEMBER void fetch(const FastScoreP &p, int r, int first, int end) {
        int lane = threadIdx.x % 32;
#pragma unroll
        for (int half = 0; half < 2; half++) {
            const uint8_t *row = p.rows + paged_row(p.step, r, min(first + lane / 4 + 8 * half, end - 1), p.ratio) * p.layout.row_bytes;
            scales[half] = *(const uint32_t *)(row + p.layout.scales);
#pragma unroll
            for (int i = 0; i < 4; i++) codes[half][i] = *(const uint32_t *)(row + 16 * i + 4 * (lane % 4));
        }
    }
    // As left operands for sixteen values each; those of a lane's eight are two neighbouring operands'.
    DEVICE_MEMBER void decode(uint32_t (&a)[8][4]) const {
#pragma unroll
        for (int half = 0; half < 2; half++)
#pragma unroll
            for (int i = 0; i < 4; i++) {
                uint32_t w = codes[half][i], scale = bf16_power(scales[half] >> (8 * i) & 255);
                fp4_bf16(w, scale, a[2 * i][half], a[2 * i][2 + half]);
                fp4_bf16(w >> 16, scale, a[2 * i + 1][half], a[2 * i + 1][2 + half]);
            }
    }
};

// Adds what eight heads (this lane's are two of them, of weights `w`) say of a lane's two rows.
DEVICE void add_heads(const float (&c)[4], float2 w, float (&sum)[2]) {
    sum[0] = w.y * fmaxf(c[1], 0.f) + (w.x * fmaxf(c[0], 0.f) + sum[0]);
    sum[1] = w.y * fmaxf(c[3], 0.f) + (w.x * fmaxf(c[2], 0.f) + sum[1]);
}
// Sums over the lanes of a row, and where they belong.
DEVICE void store_scores(const FastScoreP &p, int r, int first, int visible, const float (&sum)[2]) {
    int lane = threadIdx.x % 32;
#pragma unroll
    for (int half = 0; half < 2; half++) {
        float v = sum[half] + lane_xor(sum[half], 1);
        v += lane_xor(v, 2);
        int row = first + lane / 4 + 8 * half;
        if (lane % 4 == 0 && row < visible) p.scores[(int64_t)r * p.max_visible + row] = v;
    }
}
