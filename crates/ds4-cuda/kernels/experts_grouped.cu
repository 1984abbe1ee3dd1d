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

// One warp for each expert.
KERNEL(count_choices, 32, GroupP p) {
    begin();
    int expert = blockIdx.x, lane = threadIdx.x, count = 0;
    for (int i = lane; i < p.n_choices; i += 32) count += p.ids[i] == expert;
    count = warp_sum(count);
    if (lane == 0) p.counts[expert] = count;
}
KERNEL(group_choices, 32, GroupP p) {
    begin();
    int expert = blockIdx.x, lane = threadIdx.x, start = 0, tile = 0;
    for (int e = lane; e < expert; e += 32) start += p.counts[e], tile += (p.counts[e] + COLUMNS - 1) / COLUMNS;
    start = warp_sum(start), tile = warp_sum(tile);
    int tiles = (p.counts[expert] + COLUMNS - 1) / COLUMNS;
    if (lane == 0) {
        p.starts[expert] = start;
        for (int i = 0; i < tiles; i++) p.items[tile + i] = expert | i << 16;
        if (expert + 1 == p.n_expert) *p.n_items = tile + tiles;
    }
    for (int base = 0; base < p.n_choices; base += 32) {
        int i = base + lane;
        bool mine = i < p.n_choices && p.ids[i] == expert;
        uint32_t all = lane_ballot(mine);
        if (mine) p.list[start + __popc(all & ((1u << lane) - 1))] = i;
        start += __popc(all);
    }
}

struct SumPartsP {
    const float *parts;
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
    for (int k = 0; k < p.n_used; k++) v += p.parts[(token * p.n_used + k) * p.dim + d];
    p.y[i] = v;
}
