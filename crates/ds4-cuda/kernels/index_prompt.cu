// Scores of a prompt's queries: `ds4_ops::op::index_select` with queries and rows in FP4, as `index_scores.cuh` says, written for `wgmma`
// (`warpgroup.cuh`). A block keeps some queries in shared memory, all 64 heads of each, and has rows pass by in registers, 256 at a time.
// Must move: rows once for so many queries, scores once (from and to the L2 mostly). dim 128, at most 64 heads.
#include "index_scores.cuh"
#include "warpgroup.cuh"

const int SCORE_ROWS = 256, SCORE_HEADS = 64, SCORE_PANEL = SCORE_HEADS * PANEL_VALUES;

KERNEL2(index_scores_prompt, 512, 1, FastScoreP p) {
    DYNAMIC_SHARED(shared);
    begin();
#ifndef DS4_EMULATE
    shared += -(uint32_t)__cvta_generic_to_shared(shared) & 1023;
#endif
    int thread = threadIdx.x, warp = lane_get(thread / 32, 0), t = thread % 4;
    int r0 = blockIdx.y * p.at_once, n = min(p.at_once, p.n_rows - r0), most = 0;
    for (int q = 0; q < n; q++) most = max(most, visible_rows(p, r0 + q));
    if (most <= p.top_k || (int)blockIdx.x * SCORE_ROWS >= most) return;
    // Two panels of heads for each query, and weights, which are zero for heads that are not there.
    uint16_t *codes = (uint16_t *)shared;
    float *weights = (float *)(codes + p.at_once * 2 * SCORE_PANEL);
    int *visible = (int *)(weights + p.at_once * SCORE_HEADS);
    for (int i = thread; i < n * SCORE_HEADS * 16; i += blockDim.x) {
        int q = i / (SCORE_HEADS * 16), h = i / 16 % SCORE_HEADS, k = i % 16 * 8;
        uint16_t *to = codes + (2 * q + k / PANEL_VALUES) * SCORE_PANEL + panel_place(h, k % PANEL_VALUES);
        if (h < p.n_head) copy_async(to, p.codes + ((int64_t)(r0 + q) * p.n_head + h) * CODE_STRIDE + k);
        else *(uint4 *)to = make_uint4(0, 0, 0, 0);
    }
    for (int i = thread; i < n * SCORE_HEADS; i += blockDim.x) {
        int h = i % SCORE_HEADS;
        weights[i] = h < p.n_head ? p.weights[(int64_t)(r0 + i / SCORE_HEADS) * p.n_head + h] * p.weight_scale : 0.f;
    }
    if (thread < n) visible[thread] = visible_rows(p, r0 + thread);
    await_copies();
    show_to_matrix_unit();
    BARRIER();
    float c[8][4] = {};
    // Neighbouring queries of the same sequence see the same rows.
    for (int from = 0, to; from < n; from = to) {
        int slot = p.step.slot[r0 + from], end = 0;
        for (to = from; to < n && p.step.slot[r0 + to] == slot; to++) end = max(end, visible[to]);
        int first = blockIdx.x * SCORE_ROWS + warp * 16, stride = gridDim.x * SCORE_ROWS;
        ScoredRows rows;
        if (first < end) rows.fetch(p, r0 + from, first, end);
        // Warps of a group go on as long as any of them has rows.
        for (; first - warp % 4 * 16 < end; first += stride) {
            uint32_t a[8][4];
            rows.decode(a);
            if (first + stride < end) rows.fetch(p, r0 + from, first + stride, end);
            for (int q = from; q < to; q++) {
                const uint16_t *query = codes + 2 * q * SCORE_PANEL;
                hold_sums(c);
                begin_products();
#pragma unroll
                for (int k = 0; k < 8; k++) panel_mma_bf16(c, a[k], query + k / 4 * SCORE_PANEL, k % 4 * 16, k == 0);
                end_products();
                await_products<0>();
                hold_sums(c);
                float sum[2] = {0, 0};
#pragma unroll
                for (int i = 0; i < 8; i++) add_heads(c[i], *(const float2 *)(weights + q * SCORE_HEADS + 8 * i + 2 * t), sum);
                store_scores(p, r0 + q, first, visible[q], sum);
            }
        }
    }
}
