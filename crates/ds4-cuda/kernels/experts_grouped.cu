// Routed experts of many tokens: choices are grouped by expert, so that each expert's weights meet its tokens 64 at a time
// (`matmul_wide.cu`), and what they made is added up for each token. Formula: `ds4_ops::op::experts`.
#include "rows.cuh"

// Choices by expert, in order of the choice. `items` lists (expert, which 64 of its choices), `n_items` how many.
struct GroupP {
    const int *ids;
    int *counts, *starts, *list, *items, *n_items;
    int n_choices, n_expert;
};
const int COLUMNS = 64;

// A block for each expert.
KERNEL(count_choices, 256, GroupP p) {
    __shared__ int counts[8];
    begin();
    int expert = blockIdx.x, count = 0;
#pragma unroll 8
    for (int i = threadIdx.x; i < p.n_choices; i += 256) count += p.ids[i] == expert;
    count = warp_sum(count);
    if (threadIdx.x % 32 == 0) counts[threadIdx.x / 32] = count;
    BARRIER();
    if (threadIdx.x == 0) {
        for (int w = 1; w < 8; w++) count += counts[w];
        p.counts[expert] = count;
    }
}
// Choices keep their order: those of a warp come after those of the warps before it, for each 256.
KERNEL(group_choices, 256, GroupP p) {
    __shared__ int found[2][8], sums[2][8];
    begin();
    int expert = blockIdx.x, lane = threadIdx.x % 32, warp = threadIdx.x / 32, start = 0, tile = 0;
    for (int e = threadIdx.x; e < expert; e += 256) start += p.counts[e], tile += (p.counts[e] + COLUMNS - 1) / COLUMNS;
    start = warp_sum(start), tile = warp_sum(tile);
    if (lane == 0) sums[0][warp] = start, sums[1][warp] = tile;
    BARRIER();
    start = 0, tile = 0;
    for (int w = 0; w < 8; w++) start += sums[0][w], tile += sums[1][w];
    int tiles = (p.counts[expert] + COLUMNS - 1) / COLUMNS;
    if (threadIdx.x == 0) {
        p.starts[expert] = start;
        for (int i = 0; i < tiles; i++) p.items[tile + i] = expert | i << 16;
        if (expert + 1 == p.n_expert) *p.n_items = tile + tiles;
    }
    int ahead = threadIdx.x < p.n_choices ? p.ids[threadIdx.x] : -1;
    for (int base = 0, turn = 0; base < p.n_choices; base += 256, turn ^= 1) {
        int i = base + threadIdx.x;
        bool mine = i < p.n_choices && ahead == expert;
        if (i + 256 < p.n_choices) ahead = p.ids[i + 256];
        uint32_t all = lane_ballot(mine);
        if (lane == 0) found[turn][warp] = __popc(all);
        BARRIER();
        int before = 0, sum = 0;
        for (int w = 0; w < 8; w++) {
            if (w < warp) before += found[turn][w];
            sum += found[turn][w];
        }
        if (mine) p.list[start + before + __popc(all & ((1u << lane) - 1))] = i;
        start += sum;
    }
}

struct SumPartsP {
    const uint16_t *parts;  // in f16
    float *y;
    int64_t len;
    int n_used, dim;
};
// A token's choices in order.
KERNEL(sum_parts, 256, SumPartsP p) {
    begin();
    int64_t i = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= p.len) return;
    int64_t token = i / p.dim, d = i % p.dim;
    float v = 0;
    for (int k = 0; k < p.n_used; k++) v += half_to_float(p.parts[(token * p.n_used + k) * p.dim + d]);
    p.y[i] = v;
}
