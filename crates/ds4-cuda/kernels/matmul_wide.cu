// Products of quantized matrices with many rows of int8 activations, on the matrix unit: `ds4_ops::op::{matmul, experts}`.
//
// A block multiplies 128 rows of W, sixteen for each warp, with 64 rows of activations, which pass through shared memory a group of 128
// columns at a time; weights go from their tiles straight to registers. Sums of k-blocks are exact and are added up in order.
// Must move: the weights once for each 64 rows of activations.
#include "rows.cuh"

const int WIDE_COLUMNS = 64, ROW_STRIDE = 144;
struct Stage {
    int8_t q[WIDE_COLUMNS * ROW_STRIDE];
    float d[WIDE_COLUMNS * 4];
    int16_t s[WIDE_COLUMNS * 8];
};

// What a thread brings of a group: 32 codes of a column, and a column's scales or sums.
struct Brought {
    uint4 a, b, c;
};
DEVICE Brought bring(const Acts &x, int row, int group) {
    Brought v = {make_uint4(0, 0, 0, 0), make_uint4(0, 0, 0, 0), make_uint4(0, 0, 0, 0)};
    if (row < 0) return v;
    int64_t at = row * x.stride + group * 128;
    int part = threadIdx.x % 4;
    const uint4 *q = (const uint4 *)(x.q + at + part * 32);
    v.a = q[0], v.b = q[1];
    if (part == 0) v.c = *(const uint4 *)(x.d + at / 32);
    if (part == 1) v.c = *(const uint4 *)(x.s + at / 16);
    return v;
}
DEVICE void put(Stage *stage, const Brought &v) {
    int column = threadIdx.x / 4, part = threadIdx.x % 4;
    uint4 *q = (uint4 *)(stage->q + column * ROW_STRIDE + part * 32);
    q[0] = v.a, q[1] = v.b;
    if (part == 0) *(uint4 *)(stage->d + column * 4) = v.c;
    if (part == 1) *(uint4 *)(stage->s + column * 8) = v.c;
}

// All 256 threads take part; `mine` is the row of `x` that column `threadIdx.x / 4` is, or -1.
template <int F>
DEVICE void wide_product(float (&acc)[8][4], const Matrix &m, int tile_row, const Acts &x, int mine, Stage *stages, const Tables &tables) {
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int64_t first = (int64_t)tile_row * m.groups, first_super = (int64_t)tile_row * (m.groups / 2);
    Tile<F> tile;
    tile.load(m, first, first_super, lane);
    Brought next = bring(x, mine, 0);
    for (int group = 0; group < m.groups; group++) {
        Stage *stage = stages + group % 2;
        put(stage, next);
        BARRIER();
        uint32_t a[4][4], low[4][2];
        float w[4][2], f[2] = {tile.minimum_scale(0), tile.minimum_scale(1)};
#pragma unroll
        for (int i = 0; i < 4; i++) {
            tile.words(i, a[i], lane, tables);
            for (int h = 0; h < 2; h++) w[i][h] = tile.scale(i, h, lane), low[i][h] = tile.minima(i, h);
        }
        if (group + 1 < m.groups) {
            tile.load(m, first + group + 1, first_super + (group + 1) / 2, lane);
            next = bring(x, mine, group + 1);
        }
#pragma unroll
        for (int nt = 0; nt < 8; nt++) {
            const int8_t *q = stage->q + (8 * nt + g) * ROW_STRIDE + 8 * t;
            float4 left = *(const float4 *)(stage->d + (8 * nt + 2 * t) * 4), right = *(const float4 *)(stage->d + (8 * nt + 2 * t + 1) * 4);
            uint4 s0, s1;
            if (Tile<F>::MINS) s0 = *(const uint4 *)(stage->s + (8 * nt + 2 * t) * 8), s1 = *(const uint4 *)(stage->s + (8 * nt + 2 * t + 1) * 8);
#pragma unroll
            for (int i = 0; i < 4; i++) {
                uint2 b = *(const uint2 *)(q + 32 * i);
                int c[4] = {0, 0, 0, 0};
                mma_s8(c, a[i], b.x, b.y);
                float x0 = i == 0 ? left.x : i == 1 ? left.y : i == 2 ? left.z : left.w;
                float x1 = i == 0 ? right.x : i == 1 ? right.y : i == 2 ? right.z : right.w;
                if (Tile<F>::MINS) {
                    int p0 = (int)word(s0, i), p1 = (int)word(s1, i), e[4];
                    if (i % 2 == 0)
                        e[0] = dot2_low(p0, low[i][0], 0), e[1] = dot2_low(p1, low[i][0], 0), e[2] = dot2_low(p0, low[i][1], 0), e[3] = dot2_low(p1, low[i][1], 0);
                    else
                        e[0] = dot2_high(p0, low[i][0], 0), e[1] = dot2_high(p1, low[i][0], 0), e[2] = dot2_high(p0, low[i][1], 0), e[3] = dot2_high(p1, low[i][1], 0);
                    acc[nt][0] = fmaf(x0, w[i][0] * (float)c[0] - f[0] * (float)e[0], acc[nt][0]);
                    acc[nt][1] = fmaf(x1, w[i][0] * (float)c[1] - f[0] * (float)e[1], acc[nt][1]);
                    acc[nt][2] = fmaf(x0, w[i][1] * (float)c[2] - f[1] * (float)e[2], acc[nt][2]);
                    acc[nt][3] = fmaf(x1, w[i][1] * (float)c[3] - f[1] * (float)e[3], acc[nt][3]);
                } else {
                    acc[nt][0] = fmaf(w[i][0] * x0, (float)c[0], acc[nt][0]);
                    acc[nt][1] = fmaf(w[i][0] * x1, (float)c[1], acc[nt][1]);
                    acc[nt][2] = fmaf(w[i][1] * x0, (float)c[2], acc[nt][2]);
                    acc[nt][3] = fmaf(w[i][1] * x1, (float)c[3], acc[nt][3]);
                }
            }
        }
    }
}
DEVICE void any_wide(float (&acc)[8][4], const Matrix &m, int tile_row, const Acts &x, int mine, Stage *stages, const Tables &tables) {
    if (m.format == Q8_0) wide_product<Q8_0>(acc, m, tile_row, x, mine, stages, tables);
    else if (m.format == Q2_K) wide_product<Q2_K>(acc, m, tile_row, x, mine, stages, tables);
    else if (m.format == Q4_K) wide_product<Q4_K>(acc, m, tile_row, x, mine, stages, tables);
    else if (m.format == IQ2_XXS) wide_product<IQ2_XXS>(acc, m, tile_row, x, mine, stages, tables);
    else wide_product<MXFP4>(acc, m, tile_row, x, mine, stages, tables);
}

struct WideJob {
    Matrix m;
    float *y;
    int block0, n_groups, per_group, pad;
};
struct WideMatmulP {
    WideJob jobs[8];
    Acts acts;
    int n_jobs, n_rows;
};
// Groups of a block-diagonal matrix are multiples of 128 rows. Blocks of rows of x vary fastest, so that weights are read once and found in the L2.
KERNEL2(matmul_wide, 256, 2, WideMatmulP p) {
    DYNAMIC_SHARED(shared);
    begin();
    int which = 0;
    while (which + 1 < p.n_jobs && (int)blockIdx.y >= p.jobs[which + 1].block0) which++;
    const WideJob &job = p.jobs[which];
    Stage *stages = (Stage *)shared;
    Tables tables = fill_tables(shared + 2 * sizeof(Stage), job.m.format);
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int o0 = ((int)blockIdx.y - job.block0) * 128, n0 = blockIdx.x * WIDE_COLUMNS, group = o0 / job.per_group;
    int tiles = (job.m.out + 15) / 16, tile_row = min(o0 / 16 + warp, tiles - 1);
    int n = n0 + (int)threadIdx.x / 4, mine = n < p.n_rows ? n * job.n_groups + group : -1;
    float acc[8][4] = {};
    any_wide(acc, job.m, tile_row, p.acts, mine, stages, tables);
    if (o0 / 16 + warp >= tiles) return;
#pragma unroll
    for (int nt = 0; nt < 8; nt++)
#pragma unroll
        for (int i = 0; i < 4; i++) {
            int o = tile_row * 16 + g + 8 * (i / 2), c = n0 + 8 * nt + 2 * t + i % 2;
            if (o < job.m.out && c < p.n_rows) job.y[(int64_t)c * job.m.out + o] = acc[nt][i];
        }
}

struct WideGroupedP {
    Matrix gate, up, down;
    const float *weights;
    const int *counts, *starts, *list, *items, *n_items;
    Acts acts, act_acts;
    float *parts;  // (n_choices, dim)
    int n_used, dim, dim_ff;
    float clamp;
};
// Block: 64 rows of gate and of up for up to 64 choices of one expert.
KERNEL2(grouped_gate_up, 256, 2, WideGroupedP p) {
    DYNAMIC_SHARED(shared);
    begin();
    if ((int)blockIdx.y >= *p.n_items) return;
    Stage *stages = (Stage *)shared;
    Tables tables = fill_tables(shared + 2 * sizeof(Stage), p.gate.format);
    int item = p.items[blockIdx.y], expert = item & 0xffff, first = (item >> 16) * WIDE_COLUMNS;
    const int *list = p.list + p.starts[expert] + first;
    int n = min(p.counts[expert] - first, WIDE_COLUMNS), f0 = blockIdx.x * 64;
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, inner = warp % 4, column = threadIdx.x / 4;
    int tile_row = (expert * p.dim_ff + min(f0 + inner * 16, p.dim_ff - 16)) / 16, mine = column < n ? list[column] / p.n_used : -1;
    float acc[8][4] = {};
    any_wide(acc, warp < 4 ? p.gate : p.up, tile_row, p.acts, mine, stages, tables);
    BARRIER();
    // Gate and up of a column side by side: 128 values and one to keep banks apart.
    float *out = (float *)shared;
    int g = lane / 4, t = lane % 4;
#pragma unroll
    for (int nt = 0; nt < 8; nt++)
#pragma unroll
        for (int i = 0; i < 4; i++) out[(8 * nt + 2 * t + i % 2) * 129 + warp * 16 + g + 8 * (i / 2)] = acc[nt][i];
    BARRIER();
    for (int c = warp; c < n; c += 8) {
        int choice = list[c];
        for (int part = 0; part < 64; part += 32) {
            if (f0 + part >= p.act_acts.stride) break;
            float v = 0;
            if (f0 + part + lane < p.dim_ff)
                v = swiglu_value(out[c * 129 + part + lane], out[c * 129 + 64 + part + lane], p.clamp) * p.weights[choice];
            quantize32(p.act_acts, choice, f0 + part, v);
        }
    }
}
// Block: 128 rows of down for up to 64 choices of one expert.
KERNEL2(grouped_down, 256, 2, WideGroupedP p) {
    DYNAMIC_SHARED(shared);
    begin();
    if ((int)blockIdx.y >= *p.n_items) return;
    Stage *stages = (Stage *)shared;
    Tables tables = fill_tables(shared + 2 * sizeof(Stage), p.down.format);
    int item = p.items[blockIdx.y], expert = item & 0xffff, first = (item >> 16) * WIDE_COLUMNS;
    const int *list = p.list + p.starts[expert] + first;
    int n = min(p.counts[expert] - first, WIDE_COLUMNS), d0 = blockIdx.x * 128;
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4, column = threadIdx.x / 4;
    int d = d0 + warp * 16, mine = column < n ? list[column] : -1;
    float acc[8][4] = {};
    any_wide(acc, p.down, (expert * p.dim + min(d, p.dim - 16)) / 16, p.act_acts, mine, stages, tables);
    if (d >= p.dim) return;
#pragma unroll
    for (int nt = 0; nt < 8; nt++)
#pragma unroll
        for (int i = 0; i < 4; i++) {
            int c = 8 * nt + 2 * t + i % 2;
            if (c < n) p.parts[(int64_t)list[c] * p.dim + d + g + 8 * (i / 2)] = acc[nt][i];
        }
}
