// Products with many rows, on the matrix unit in f16: `ds4_ops::op::{matmul, experts}`.
//
// A warp has sixteen rows of W and up to 8 · NT rows of activations, which pass through shared memory a group of 128 columns at a time for all
// warps of the block; weights go from their tiles to registers, where they become f16. Sums are f32.
// Must move: the weights once for each 8 · NT rows of activations.
#define LOADS_IN_ORDER
#include "rows.cuh"
#include "unpack.cuh"
#include "warpgroup.cuh"

// Warps of a block and tiles of eight columns that it takes: of matrices, and of experts, which have few tokens each.
#if WARPGROUPS || defined(DS4_EMULATE)
const int WIDE_WARPS = 16, WIDE_NT = 16;
#else
const int WIDE_WARPS = 8, WIDE_NT = 8;
#endif
const int GROUPED_WARPS = 8, GROUPED_NT = 8;
// Groups of columns that are on their way, and places for them. Products of the group before the last one may still be running.
const int WIDE_AHEAD = WARPGROUPS ? 2 : 1, WIDE_STAGES = WIDE_AHEAD + (WARPGROUPS ? 2 : 1);

// All threads take part, WARPS warps. A warp has the row tile `tile_row`. Column `c` is row `rows[c]` of `x`; there are `n` columns, and `rows` has
// valid ones up to 8 · NT. `stages` are panels.
template <int F, int NT, int WARPS>
DEVICE void wide_product(float (&acc)[NT][4], const Matrix &m, int groups, int tile_row, const Halves &x, const int *rows, int n, uint16_t *stages, const WideTables &tables) {
    const int COLUMNS = 8 * NT, SIZE = COLUMNS * PANEL_VALUES, TOGETHER = 2 * WARPS, TURNS = COLUMNS / TOGETHER;
    int lane = threadIdx.x % 32;
    // A thread brings the same sixteenth of columns TOGETHER apart.
    int column = threadIdx.x / 16, piece = threadIdx.x % 16;
    SharedAt place = shared_at(stages + piece / 8 * SIZE + panel_place(column, piece % 8 * 8));
    uint32_t from[TURNS];  // bytes
#pragma unroll
    for (int j = 0; j < TURNS; j++) from[j] = ((uint32_t)(rows[column + TOGETHER * j] * x.stride) + piece * 8) * 2;
    auto bring = [&](int group) {
        SharedAt to = place + group % WIDE_STAGES * 4 * SIZE;
        const unsigned char *values = (const unsigned char *)(x.v + group * 128);
#pragma unroll
        for (int j = 0; j < TURNS; j++)
            if (group < groups && TOGETHER * j < n) copy_async(to + TOGETHER * j * PANEL_VALUES * 2, values + from[j]);
        end_copies();
    };
    int first = tile_row * groups, super = tile_row * (groups / 2);
    Tile<F, false> tile;
    tile.load(m, first, super, lane);
    for (int group = 0; group < WIDE_AHEAD; group++) bring(group);
    // Two turns of operands: those of the products before are still being read.
    uint32_t a[2][4], b[2][4];
    hold_sums(acc);
    for (int group = 0; group < groups; group++) {
        int next = min(group + 1, groups - 1);
        // What is small comes whole, a group ahead: asked for before the barrier, beyond which the compiler would put it off until it is needed.
        // Of others each part comes as soon as the one before it has become f16.
        Tile<F, false> ahead;
        if constexpr (!Tile<F, false>::PARTS) ahead.load(m, first + next, super + next / 2, lane);
        await_copies_but<WIDE_AHEAD - 1>();
        show_to_matrix_unit();
        BARRIER();
        bring(group + WIDE_AHEAD);
        const uint16_t *stage = stages + group % WIDE_STAGES * 2 * SIZE;
        tile.open(lane);
#pragma unroll
        for (int i = 0; i < 4; i++) {
            as_halves<F>(tile, i, lane, tables, a[i % 2], b[i % 2]);
            if constexpr (Tile<F, false>::PARTS) {
                tile.load_part(m, first + next, i, lane);
                if (i == 3) tile.load_scales(m, first + next, lane);
            }
            begin_products();
            panel_mma(acc, a[i % 2], stage + i / 2 * SIZE, i % 2 * 32, n);
            panel_mma(acc, b[i % 2], stage + i / 2 * SIZE, i % 2 * 32 + 16, n);
            end_products();
            await_products<1>();
        }
        if constexpr (!Tile<F, false>::PARTS) tile = ahead;
    }
    await_products<0>();
    hold_sums(acc);
#pragma unroll
    for (int nt = 0; nt < NT; nt++)
#pragma unroll
        for (int k = 0; k < 4; k++) acc[nt][k] *= Factor<F>::INVERSE;
}
template <int NT, int WARPS>
DEVICE void any_wide(float (&acc)[NT][4], const Matrix &m, int groups, int tile_row, const Halves &x, const int *rows, int n, uint16_t *stages, const WideTables &tables) {
    if (m.format == Q8_0) wide_product<Q8_0, NT, WARPS>(acc, m, groups, tile_row, x, rows, n, stages, tables);
    else if (m.format == Q2_K) wide_product<Q2_K, NT, WARPS>(acc, m, groups, tile_row, x, rows, n, stages, tables);
    else if (m.format == Q4_K) wide_product<Q4_K, NT, WARPS>(acc, m, groups, tile_row, x, rows, n, stages, tables);
    else if (m.format == IQ2_XXS) wide_product<IQ2_XXS, NT, WARPS>(acc, m, groups, tile_row, x, rows, n, stages, tables);
    else wide_product<MXFP4, NT, WARPS>(acc, m, groups, tile_row, x, rows, n, stages, tables);
}
// What a block has in shared memory: tables, the rows of activations, and from a multiple of 1024 bytes on the stages.
struct WideRoom {
    unsigned char *tables;
    int *rows;
    uint16_t *stages;
};
DEVICE WideRoom wide_room(unsigned char *shared) {
#ifndef DS4_EMULATE
    shared += -(uint32_t)__cvta_generic_to_shared(shared) & 1023;
#endif
    return {shared, (int *)(shared + WIDE_TABLE_BYTES), (uint16_t *)(shared + WIDE_TABLE_BYTES + 1024)};
}

struct WideJob {
    Matrix m;
    float *y;
    Halves halves;  // where y goes in f16 as well, if anywhere; rows of W are a multiple of 128 then
    int block0, n_groups, per_group, pad;
};
struct WideMatmulP {
    WideJob jobs[8];
    Halves x;
    int n_jobs, n_rows;
};
// Groups of a block-diagonal matrix are multiples of 256 rows. Blocks of rows of x vary fastest, so that weights are read once and found in the L2.
template <bool HALF> DEVICE void matmul_wide_block(const WideMatmulP &p) {
    const int NT = WIDE_NT, COLUMNS = 8 * NT, ROWS = 16 * WIDE_WARPS;
    DYNAMIC_SHARED(shared);
    begin();
    WideRoom room = wide_room(shared);
    int which = 0;
    while (which + 1 < p.n_jobs && (int)blockIdx.y >= p.jobs[which + 1].block0) which++;
    const WideJob &job = p.jobs[which];
    WideTables tables = fill_wide_tables(room.tables, job.m.format);
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int o0 = ((int)blockIdx.y - job.block0) * ROWS, n0 = blockIdx.x * COLUMNS, group = o0 / job.per_group;
    int tile_row = min(o0 / 16 + warp, (job.m.out + 15) / 16 - 1), n = min(COLUMNS, p.n_rows - n0);
    if (threadIdx.x < COLUMNS) room.rows[threadIdx.x] = (n0 + min((int)threadIdx.x, n - 1)) * job.n_groups + group;
    BARRIER();
    float acc[NT][4] = {};
    if (HALF) wide_product<F16, NT, WIDE_WARPS>(acc, job.m, job.m.groups, tile_row, p.x, room.rows, n, room.stages, tables);
    else any_wide<NT, WIDE_WARPS>(acc, job.m, job.m.groups, tile_row, p.x, room.rows, n, room.stages, tables);
#pragma unroll
    for (int nt = 0; nt < NT; nt++)
#pragma unroll
        for (int k = 0; k < 4; k++) {
            int o = o0 + warp * 16 + g + 8 * (k / 2), c = 8 * nt + 2 * t + k % 2;
            if (o >= job.m.out || c >= n) continue;
            if (job.y) job.y[(int64_t)(n0 + c) * job.m.out + o] = acc[nt][k];
        }
    if (!job.halves.v) return;
    // In the order of `half_place` rows g, g + 1, g + 8 and g + 9 of a tile are neighbours for an even g: two lanes share them out, a column each.
    int odd = g % 2, o = o0 + warp * 16 + g - odd;
#pragma unroll
    for (int nt = 0; nt < NT; nt++) {
        uint32_t left = clamped_half(acc[nt][0]) | (uint32_t)clamped_half(acc[nt][2]) << 16, right = clamped_half(acc[nt][1]) | (uint32_t)clamped_half(acc[nt][3]) << 16;
        uint32_t got = lane_xor(odd ? left : right, 4), even_row = odd ? got : left, odd_row = odd ? right : got;
        int c = 8 * nt + 2 * t + odd;
        if (o < job.m.out && c < n)
            *(uint2 *)(job.halves.v + (n0 + c) * job.halves.stride + half_place(o)) = make_uint2(prmt(even_row, odd_row, 0x5410), prmt(even_row, odd_row, 0x7632));
    }
}
KERNEL2(matmul_wide, 32 * WIDE_WARPS, 1, WideMatmulP p) { matmul_wide_block<false>(p); }
// Of f16 matrices.
KERNEL2(matmul_wide_half, 32 * WIDE_WARPS, 1, WideMatmulP p) { matmul_wide_block<true>(p); }

struct WideGroupedP {
    Matrix gate, up, down;
    const float *weights;
    const int *counts, *starts, *list, *items, *n_items;
    Halves x, act;
    uint16_t *parts;  // (n_choices, dim) in f16
    int n_used, dim, dim_ff;
    float clamp;
};
// Block: 64 rows of gate and of up for up to 64 choices of one expert.
KERNEL2(grouped_gate_up, 32 * GROUPED_WARPS, 2, WideGroupedP p) {
    const int NT = GROUPED_NT, COLUMNS = 8 * NT, ROWS = 8 * GROUPED_WARPS;
    DYNAMIC_SHARED(shared);
    WideRoom room = wide_room(shared);
    WideTables tables = fill_wide_tables(room.tables, p.gate.format);
    begin();
    if ((int)blockIdx.y >= *p.n_items) return;
    int item = p.items[blockIdx.y], expert = item & 0xffff, first = (item >> 16) * COLUMNS;
    const int *list = p.list + p.starts[expert] + first;
    int n = min(p.counts[expert] - first, COLUMNS), f0 = blockIdx.x * ROWS;
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, inner = warp % (GROUPED_WARPS / 2);
    if (threadIdx.x < COLUMNS) room.rows[threadIdx.x] = list[min((int)threadIdx.x, n - 1)] / p.n_used;
    BARRIER();
    int tile_row = min((expert * p.dim_ff + f0) / 16 + inner, (expert + 1) * p.dim_ff / 16 - 1);
    float acc[NT][4] = {};
    any_wide<NT, GROUPED_WARPS>(acc, warp < GROUPED_WARPS / 2 ? p.gate : p.up, p.gate.groups, tile_row, p.x, room.rows, n, room.stages, tables);
    BARRIER();
    // Gate and up of a column side by side, and one value to keep banks apart.
    float *out = (float *)room.stages;
    const int STRIDE = 2 * ROWS + 1;
    int g = lane / 4, t = lane % 4;
#pragma unroll
    for (int nt = 0; nt < NT; nt++)
#pragma unroll
        for (int k = 0; k < 4; k++) out[(8 * nt + 2 * t + k % 2) * STRIDE + warp * 16 + g + 8 * (k / 2)] = acc[nt][k];
    BARRIER();
    for (int c = warp; c < n; c += GROUPED_WARPS) {
        int choice = list[c], f = 2 * lane;
        float weight = p.weights[choice], v[2];
        if (f0 + f >= p.act.stride) continue;
        for (int j = 0; j < 2; j++) v[j] = f0 + f + j < p.dim_ff ? swiglu_value(out[c * STRIDE + f + j], out[c * STRIDE + ROWS + f + j], p.clamp) * weight : 0.f;
        *(uint32_t *)(p.act.v + choice * p.act.stride + half_place(f0 + f)) = pack_half2(v[0], v[1]);
    }
}
// Block: 128 rows of down for up to 64 choices of one expert.
KERNEL2(grouped_down, 32 * GROUPED_WARPS, 2, WideGroupedP p) {
    const int NT = GROUPED_NT, COLUMNS = 8 * NT, ROWS = 16 * GROUPED_WARPS;
    DYNAMIC_SHARED(shared);
    WideRoom room = wide_room(shared);
    WideTables tables = fill_wide_tables(room.tables, p.down.format);
    begin();
    if ((int)blockIdx.y >= *p.n_items) return;
    int item = p.items[blockIdx.y], expert = item & 0xffff, first = (item >> 16) * COLUMNS;
    const int *list = p.list + p.starts[expert] + first;
    int n = min(p.counts[expert] - first, COLUMNS), d0 = blockIdx.x * ROWS;
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    if (threadIdx.x < COLUMNS) room.rows[threadIdx.x] = list[min((int)threadIdx.x, n - 1)];
    BARRIER();
    int tile_row = min((expert * p.dim + d0) / 16 + warp, (expert + 1) * p.dim / 16 - 1);
    float acc[NT][4] = {};
    any_wide<NT, GROUPED_WARPS>(acc, p.down, p.down.groups, tile_row, p.act, room.rows, n, room.stages, tables);
#pragma unroll
    for (int nt = 0; nt < NT; nt++)
#pragma unroll
        for (int k = 0; k < 4; k++) {
            int c = 8 * nt + 2 * t + k % 2, d = d0 + warp * 16 + g + 8 * (k / 2);
            if (c < n && d < p.dim) p.parts[(int64_t)room.rows[c] * p.dim + d] = clamped_half(acc[nt][k]);
        }
}
