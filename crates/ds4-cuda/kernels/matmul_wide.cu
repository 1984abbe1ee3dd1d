// Products with many rows, on the matrix unit in f16: `ds4_ops::op::{matmul, experts}`.
//
// A block has eight warps, each 32 rows of W, and up to 8 · NT rows of activations, which pass through shared memory a group of 128
// columns at a time; weights go from their tiles to registers, where they become f16. Sums are f32.
// Must move: the weights once for each 8 · NT rows of activations.
#include "rows.cuh"

// Values are WEIGHT_SCALE times what they are while they are f16, so that small ones keep their bits.
constexpr float WEIGHT_SCALE = 64.f;
const int HALVES_STRIDE = 128 + 32, WIDE_WARPS = 8, WIDE_TILES = 2, WIDE_ROWS = 16 * WIDE_TILES * WIDE_WARPS;

template <int F> struct Factor { static constexpr float INVERSE = 1.f / WEIGHT_SCALE; };
template <> struct Factor<F16> { static constexpr float INVERSE = 1.f; };

// A tile's k-block `i` as the instruction wants it: columns 8t .. 8t + 3 of rows g and g + 8, then 8t + 4 .. 8t + 7.
template <int F> DEVICE void as_halves(const Tile<F, false> &tile, int i, int lane, const Tables &tables, uint32_t (&first)[4], uint32_t (&second)[4]) {
    const bool SIGNED = F == Q8_0 || F == IQ2_XXS || F == MXFP4;
    uint32_t a[4];
    tile.words(i, a, lane, tables);
#pragma unroll
    for (int h = 0; h < 2; h++) {
        uint32_t scale = pack_half2(WEIGHT_SCALE * scale_of(tile, i, h), WEIGHT_SCALE * scale_of(tile, i, h)), low = 0;
        if (Tile<F, false>::MINS) {
            float v = -WEIGHT_SCALE * tile.minimum_unit(h) * (float)(tile.minima(i, h) >> (lane % 4 / 2 * 8) & 255);
            low = pack_half2(v, v);
        }
#pragma unroll
        for (int part = 0; part < 2; part++) {
            // A byte under the exponent of 1024 is 1024 more than it says.
            uint32_t w = a[h + 2 * part] ^ (SIGNED ? 0x80808080u : 0);
            uint32_t (&to)[4] = part ? second : first;
#pragma unroll
            for (int pair = 0; pair < 2; pair++) {
                uint32_t v = add_halves(prmt(w, 0x64646464u, pair ? 0x4342 : 0x4140), SIGNED ? 0xe480e480u : 0xe400e400u);
                to[h + 2 * pair] = Tile<F, false>::MINS ? fma_halves(v, scale, low) : multiply_halves(v, scale);
            }
        }
    }
}

template <> DEVICE_MEMBER void as_halves(const Tile<F16, false> &tile, int i, int, const Tables &, uint32_t (&first)[4], uint32_t (&second)[4]) {
    first[0] = tile.top[i].x, first[1] = tile.low[i].x, first[2] = tile.top[i].y, first[3] = tile.low[i].y;
    second[0] = tile.top[i].z, second[1] = tile.low[i].z, second[2] = tile.top[i].w, second[3] = tile.low[i].w;
}

// All threads take part. A warp has the row tiles `tile_row` and the next, or the same twice if that is the last of `n_tiles`. Column `c` is row
// `rows[c]` of `x`; there are `n` columns, and `rows` has valid ones up to 8 · NT.
template <int F, int NT>
DEVICE void wide_product(float (&acc)[WIDE_TILES][NT][4], const Matrix &m, int tile_row, int n_tiles, const Halves &x, const int *rows, int n, uint16_t *stages, const Tables &tables) {
    const int COLUMNS = 8 * NT, STAGE = COLUMNS * HALVES_STRIDE, STAGES = 2, TURNS = COLUMNS / 16;
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    // A thread brings the same eighth of columns 16 apart.
    int column = threadIdx.x / 16, chunk = threadIdx.x % 16 * 8;
    auto bring = [&](int group) {
        uint16_t *to = stages + group % STAGES * STAGE + column * HALVES_STRIDE + chunk;
#pragma unroll
        for (int j = 0; j < TURNS; j++)
            if (group < m.groups && 16 * j < n) copy_async(to + 16 * j * HALVES_STRIDE, x.v + rows[column + 16 * j] * x.stride + group * 128 + chunk);
        end_copies();
    };
    int first[WIDE_TILES], super[WIDE_TILES];
    Tile<F, false> tile[WIDE_TILES];
#pragma unroll
    for (int h = 0; h < WIDE_TILES; h++) {
        int row = min(tile_row + h, n_tiles - 1);
        first[h] = row * m.groups, super[h] = row * (m.groups / 2);
        tile[h].load(m, first[h], super[h], lane);
    }
    bring(0);
    for (int group = 0; group < m.groups; group++) {
        await_copies_but<0>();
        BARRIER();
        bring(group + 1);
        const uint16_t *stage = stages + group % STAGES * STAGE + g * HALVES_STRIDE + 8 * t;
        int next = min(group + 1, m.groups - 1);
#pragma unroll
        for (int h = 0; h < WIDE_TILES; h++) tile[h].open(lane);
#pragma unroll
        for (int i = 0; i < 4; i++) {
            uint32_t a[WIDE_TILES][4], b[WIDE_TILES][4];
            // What became f16 makes room for what comes next.
#pragma unroll
            for (int h = 0; h < WIDE_TILES; h++) {
                as_halves<F>(tile[h], i, lane, tables, a[h], b[h]);
                if constexpr (Tile<F, false>::PARTS) {
                    tile[h].load_part(m, first[h] + next, i, lane);
                    if (i == 3) tile[h].load_scales(m, first[h] + next, lane);
                } else if (i == 3)
                    tile[h].load(m, first[h] + next, super[h] + next / 2, lane);
            }
#pragma unroll
            for (int nt = 0; nt < NT; nt++) {
                if (8 * nt >= n) break;
                uint4 v = *(const uint4 *)(stage + 8 * nt * HALVES_STRIDE + 32 * i);
#pragma unroll
                for (int h = 0; h < WIDE_TILES; h++) mma_f16(acc[h][nt], a[h], v.x, v.y);
#pragma unroll
                for (int h = 0; h < WIDE_TILES; h++) mma_f16(acc[h][nt], b[h], v.z, v.w);
            }
        }
    }
#pragma unroll
    for (int h = 0; h < WIDE_TILES; h++)
#pragma unroll
        for (int nt = 0; nt < NT; nt++)
#pragma unroll
            for (int k = 0; k < 4; k++) acc[h][nt][k] *= Factor<F>::INVERSE;
}
template <int NT>
DEVICE void any_wide(float (&acc)[WIDE_TILES][NT][4], const Matrix &m, int tile_row, int n_tiles, const Halves &x, const int *rows, int n, uint16_t *stages, const Tables &tables) {
    if (m.format == Q8_0) wide_product<Q8_0, NT>(acc, m, tile_row, n_tiles, x, rows, n, stages, tables);
    else if (m.format == Q2_K) wide_product<Q2_K, NT>(acc, m, tile_row, n_tiles, x, rows, n, stages, tables);
    else if (m.format == Q4_K) wide_product<Q4_K, NT>(acc, m, tile_row, n_tiles, x, rows, n, stages, tables);
    else if (m.format == IQ2_XXS) wide_product<IQ2_XXS, NT>(acc, m, tile_row, n_tiles, x, rows, n, stages, tables);
    else wide_product<MXFP4, NT>(acc, m, tile_row, n_tiles, x, rows, n, stages, tables);
}

struct WideJob {
    Matrix m;
    float *y;
    Halves halves;  // where y goes in f16 as well, if anywhere
    int block0, n_groups, per_group, pad;
};
struct WideMatmulP {
    WideJob jobs[8];
    Halves x;
    int n_jobs, n_rows;
};
// Groups of a block-diagonal matrix are multiples of 256 rows. Blocks of rows of x vary fastest, so that weights are read once and found in the L2.
template <int NT, bool HALF> DEVICE void matmul_wide_block(const WideMatmulP &p) {
    DYNAMIC_SHARED(shared);
    __shared__ int rows[8 * NT];
    begin();
    int which = 0;
    while (which + 1 < p.n_jobs && (int)blockIdx.y >= p.jobs[which + 1].block0) which++;
    const WideJob &job = p.jobs[which];
    uint16_t *stages = (uint16_t *)(shared + TABLE_BYTES);
    Tables tables = fill_tables(shared, job.m.format);
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int o0 = ((int)blockIdx.y - job.block0) * WIDE_ROWS, n0 = blockIdx.x * 8 * NT, group = o0 / job.per_group;
    int tiles = (job.m.out + 15) / 16, tile_row = min(o0 / 16 + warp * WIDE_TILES, tiles - 1), n = min(8 * NT, p.n_rows - n0);
    if (threadIdx.x < 8 * NT) rows[threadIdx.x] = (n0 + min((int)threadIdx.x, n - 1)) * job.n_groups + group;
    BARRIER();
    float acc[WIDE_TILES][NT][4] = {};
    if (HALF) wide_product<F16, NT>(acc, job.m, tile_row, tiles, p.x, rows, n, stages, tables);
    else any_wide<NT>(acc, job.m, tile_row, tiles, p.x, rows, n, stages, tables);
#pragma unroll
    for (int h = 0; h < WIDE_TILES; h++)
#pragma unroll
        for (int nt = 0; nt < NT; nt++)
#pragma unroll
            for (int k = 0; k < 4; k++) {
                int o = o0 + (warp * WIDE_TILES + h) * 16 + g + 8 * (k / 2), c = 8 * nt + 2 * t + k % 2;
                if (o >= job.m.out || c >= n) continue;
                job.y[(int64_t)(n0 + c) * job.m.out + o] = acc[h][nt][k];
                if (job.halves.v) job.halves.v[(n0 + c) * job.halves.stride + o] = clamped_half(acc[h][nt][k]);
            }
}
KERNEL2(matmul_wide, 256, 2, WideMatmulP p) { matmul_wide_block<8, false>(p); }
// Of f16 matrices.
KERNEL2(matmul_wide_half, 256, 1, WideMatmulP p) { matmul_wide_block<16, true>(p); }

struct WideGroupedP {
    Matrix gate, up, down;
    const float *weights;
    const int *counts, *starts, *list, *items, *n_items;
    Halves x, act;
    float *parts;  // (n_choices, dim)
    int n_used, dim, dim_ff;
    float clamp;
};
// Block: 128 rows of gate and of up for up to 64 choices of one expert.
KERNEL2(grouped_gate_up, 256, 2, WideGroupedP p) {
    const int NT = 8, COLUMNS = 64, ROWS = WIDE_ROWS / 2;
    DYNAMIC_SHARED(shared);
    __shared__ int rows[COLUMNS];
    Tables tables = fill_tables(shared, p.gate.format);
    begin();
    if ((int)blockIdx.y >= *p.n_items) return;
    int item = p.items[blockIdx.y], expert = item & 0xffff, first = (item >> 16) * COLUMNS;
    const int *list = p.list + p.starts[expert] + first;
    int n = min(p.counts[expert] - first, COLUMNS), f0 = blockIdx.x * ROWS;
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, inner = warp % 4;
    if (threadIdx.x < COLUMNS) rows[threadIdx.x] = list[min((int)threadIdx.x, n - 1)] / p.n_used;
    BARRIER();
    int tiles = (expert + 1) * p.dim_ff / 16, tile_row = min(expert * p.dim_ff / 16 + f0 / 16 + inner * WIDE_TILES, tiles - 1);
    float acc[WIDE_TILES][NT][4] = {};
    any_wide<NT>(acc, warp < 4 ? p.gate : p.up, tile_row, tiles, p.x, rows, n, (uint16_t *)(shared + TABLE_BYTES), tables);
    BARRIER();
    // Gate and up of a column side by side, and one value to keep banks apart.
    float *out = (float *)shared;
    const int STRIDE = 2 * ROWS + 1;
    int g = lane / 4, t = lane % 4;
#pragma unroll
    for (int h = 0; h < WIDE_TILES; h++)
#pragma unroll
        for (int nt = 0; nt < NT; nt++)
#pragma unroll
            for (int k = 0; k < 4; k++) out[(8 * nt + 2 * t + k % 2) * STRIDE + (warp * WIDE_TILES + h) * 16 + g + 8 * (k / 2)] = acc[h][nt][k];
    BARRIER();
    for (int c = warp; c < n; c += WIDE_WARPS) {
        int choice = list[c];
        float weight = p.weights[choice];
        for (int f = 2 * lane; f < ROWS && f0 + f < p.act.stride; f += 64) {
            float v[2];
            for (int j = 0; j < 2; j++) v[j] = f0 + f + j < p.dim_ff ? swiglu_value(out[c * STRIDE + f + j], out[c * STRIDE + ROWS + f + j], p.clamp) * weight : 0.f;
            *(uint32_t *)(p.act.v + choice * p.act.stride + f0 + f) = pack_half2(v[0], v[1]);
        }
    }
}
// Block: 256 rows of down for up to 64 choices of one expert.
KERNEL2(grouped_down, 256, 2, WideGroupedP p) {
    const int NT = 8, COLUMNS = 64;
    DYNAMIC_SHARED(shared);
    __shared__ int rows[COLUMNS];
    Tables tables = fill_tables(shared, p.down.format);
    begin();
    if ((int)blockIdx.y >= *p.n_items) return;
    int item = p.items[blockIdx.y], expert = item & 0xffff, first = (item >> 16) * COLUMNS;
    const int *list = p.list + p.starts[expert] + first;
    int n = min(p.counts[expert] - first, COLUMNS), d0 = blockIdx.x * WIDE_ROWS;
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    if (threadIdx.x < COLUMNS) rows[threadIdx.x] = list[min((int)threadIdx.x, n - 1)];
    BARRIER();
    int tiles = (expert + 1) * p.dim / 16, tile_row = min(expert * p.dim / 16 + d0 / 16 + warp * WIDE_TILES, tiles - 1);
    float acc[WIDE_TILES][NT][4] = {};
    any_wide<NT>(acc, p.down, tile_row, tiles, p.act, rows, n, (uint16_t *)(shared + TABLE_BYTES), tables);
#pragma unroll
    for (int h = 0; h < WIDE_TILES; h++)
#pragma unroll
        for (int nt = 0; nt < NT; nt++)
#pragma unroll
            for (int k = 0; k < 4; k++) {
                int c = 8 * nt + 2 * t + k % 2, d = d0 + (warp * WIDE_TILES + h) * 16 + g + 8 * (k / 2);
                if (c < n && d < p.dim) p.parts[(int64_t)rows[c] * p.dim + d] = acc[h][nt][k];
            }
}
