// Attention of a prompt's queries, 64 heads of 512 values at a time: `ds4_ops::op::attend` with f16 operands and f32 sums, written for `wgmma`
// (`warpgroup.cuh`). A block has one query; its visible rows pass through shared memory 64 at a time, decoded to f16 (exactly, where they are FP8
// codes) while the sums of the tile before are still being made.
// Must move: every visible row once for each query (from the L2 mostly).
#include "attend_wide.cuh"
#include "warpgroup.cuh"

// Four warp groups: sixteen of the tile's rows each for scores, 128 dimensions each for sums; warps of a group have sixteen heads each.
const int PROMPT_D = 512, PROMPT_HEADS = 64, PROMPT_ROWS = 64, PROMPT_WARPS = 16, PANELS = PROMPT_D / PANEL_VALUES;
const int QUERY_PANEL = PROMPT_HEADS * PANEL_VALUES, ROW_PANEL = PROMPT_ROWS * PANEL_VALUES;

struct PromptRoom {
    uint16_t *query;                    // PANELS panels of heads
    uint16_t *tiles;                    // 2 x PANELS panels of rows
    uint16_t *prob;                     // a panel of heads
    float *most;                        // (4, heads): largest scores of the groups, then their sums
    const unsigned char **rows;         // (3, rows): where the rows of tiles are
    float2 *turns;                      // of the rotary pairs
};
DEVICE PromptRoom prompt_room(unsigned char *shared) {
#ifndef DS4_EMULATE
    shared += -(uint32_t)__cvta_generic_to_shared(shared) & 1023;
#endif
    PromptRoom room;
    room.query = (uint16_t *)shared;
    room.tiles = room.query + PANELS * QUERY_PANEL;
    room.prob = room.tiles + 2 * PANELS * ROW_PANEL;
    room.most = (float *)(room.prob + QUERY_PANEL);
    room.rows = (const unsigned char **)(room.most + 4 * PROMPT_HEADS);
    room.turns = (float2 *)(room.rows + 3 * PROMPT_ROWS);
    return room;
}

KERNEL2(attend_prompt, 512, 1, WideP p) {
    DYNAMIC_SHARED(shared);
    begin();
    PromptRoom room = prompt_room(shared);
    const int D = PROMPT_D, HEADS = PROMPT_HEADS, ROWS = PROMPT_ROWS, WARPS = PROMPT_WARPS, MINE = ROWS / WARPS;
    int r = blockIdx.y, h0 = blockIdx.x * HEADS, thread = threadIdx.x, warp = lane_get(thread / 32, 0), lane = thread % 32, g = lane / 4, t = lane % 4;
    int group = warp / 4, m0 = warp % 4 * 16;
    int pos = p.step.pos[r], n_raw = min(pos + 1, p.window), compressed = 0;
    if (p.reach) compressed = (pos + 1) / p.ratio;
    if (p.reach == 2) compressed = min(compressed, p.top_k);
    int visible = n_raw + compressed, n_tiles = (visible + ROWS - 1) / ROWS, straight = D - p.layout.n_rot;

    // Where row `v` is. A thread for each row of a tile; the number of a selected row is asked for a tile before it is needed.
    const int *selected = p.selected + (int64_t)r * p.top_k;
    auto ask = [&](int tile) {
        int v = tile * ROWS + thread, block = v - n_raw;
        return p.reach == 2 && block >= 0 && v < visible ? selected[block] : block;
    };
    auto place = [&](int tile, int block) {
        int v = tile * ROWS + thread;
        const unsigned char *at = nullptr;
        if (v < n_raw) {
            int from = source(p.step, r, pos - n_raw + 1 + v, p.ring_len);
            at = (const unsigned char *)(from >= 0 ? p.kv + (int64_t)from * D : p.ring + (int64_t)(-1 - from) * D);
        } else if (v < visible)
            at = p.rows + paged_row(p.step, r, block, p.ratio) * p.layout.row_bytes;
        room.rows[tile % 3 * ROWS + thread] = at;
    };
    int asked = 0;
    if (thread < ROWS) {
        for (int tile = 0; tile < 3; tile++) place(tile, ask(tile));
        asked = ask(3);
    } else if (p.freqs && thread - ROWS < p.n_rot / 2) {
        float2 t;
        sincosf(angle_of(p.freqs, thread - ROWS, pos), &t.y, &t.x);
        room.turns[thread - ROWS] = t;
    }
    BARRIER();
    for (int h = warp; h < HEADS; h += WARPS) {
        float2 v[D / 64];
        ready_query<D>(p, r, h0 + h, v, room.turns);
#pragma unroll
        for (int j = 0; j < D / 64; j++) *(uint32_t *)(room.query + j * QUERY_PANEL + panel_place(h, lane / 4 * 8) + lane % 4 * 2) = pack_half2(v[j].x, v[j].y);
    }
    BARRIER();
    // A warp brings rows `warp`, `warp + WARPS` .. of a tile, a lane dimensions 8 lane .. and 256 + 8 lane ..; the last lanes' are the rotary ones. What
    // is stored as codes is fetched before the tile is needed; raw rows are few.
    uint2 first[MINE], second[MINE], tail[MINE];
    uint32_t scales[MINE];
    auto fetch = [&](int tile) {
        if (tile >= n_tiles) return;
#pragma unroll
        for (int j = 0; j < MINE; j++) {
            int i = warp + WARPS * j, v = tile * ROWS + i, k = 256 + 8 * lane;
            if (v < n_raw || v >= visible) continue;
            const unsigned char *row = room.rows[tile % 3 * ROWS + i];
            first[j] = load_global((const uint2 *)(row + 8 * lane));
            scales[j] = row[p.layout.scales + 8 * lane / p.layout.block];
            if (k < straight) {
                second[j] = load_global((const uint2 *)(row + k));
                scales[j] |= row[p.layout.scales + k / p.layout.block] << 8;
            } else {
                const uint2 *from = (const uint2 *)(row + p.layout.tail + 2 * (k - straight));
                second[j] = load_global(from), tail[j] = load_global(from + 1);
            }
        }
    };
    auto decode = [&](int tile) {
        if (tile >= n_tiles) return;
        uint16_t *to = room.tiles + tile % 2 * PANELS * ROW_PANEL;
#pragma unroll
        for (int j = 0; j < MINE; j++) {
            int i = warp + WARPS * j, v = tile * ROWS + i;
            uint4 low = make_uint4(0, 0, 0, 0), high = low;
            if (v < n_raw) {
                const float *raw = (const float *)room.rows[tile % 3 * ROWS + i] + 8 * lane;
                uint4 v[4] = {load_global((const uint4 *)raw), load_global((const uint4 *)raw + 1), load_global((const uint4 *)raw + 64), load_global((const uint4 *)raw + 65)};
                low = halves_eight(floats(v[0]), floats(v[1])), high = halves_eight(floats(v[2]), floats(v[3]));
            } else if (v < visible) {
                low = e4m3_eight(first[j], scales[j] & 255);
                high = 256 + 8 * lane < straight ? e4m3_eight(second[j], scales[j] >> 8) : make_uint4(second[j].x, second[j].y, tail[j].x, tail[j].y);
            }
            uint16_t *at = to + lane / 8 * ROW_PANEL + panel_place(i, lane % 8 * 8);
            *(uint4 *)at = low;
            *(uint4 *)(at + 4 * ROW_PANEL) = high;
        }
    };
    fetch(0);
    decode(0);
    fetch(1);
    show_to_matrix_unit();
    float o[16][4] = {}, top[2] = {-INFINITY, -INFINITY}, sum[2] = {0, 0};
    hold_sums(o);
    for (int tile = 0; tile < n_tiles; tile++) {
        BARRIER();
        const uint16_t *rows = room.tiles + tile % 2 * PANELS * ROW_PANEL;
        float s[2][4] = {};
        hold_sums(s);
        begin_products();
#pragma unroll
        for (int k = 0; k < D; k += 16) panel_mma_shared(s, room.query + k / 64 * QUERY_PANEL, rows + k / 64 * ROW_PANEL, group * 16, k % 64);
        end_products();
        // These, and the sums of the tile before.
        await_products<0>();
        hold_sums(s);
        hold_sums(o);
        float largest[2] = {-INFINITY, -INFINITY};
#pragma unroll
        for (int i = 0; i < 2; i++)
#pragma unroll
            for (int k = 0; k < 4; k++) {
                int v = tile * ROWS + group * 16 + 8 * i + 2 * t + k % 2;
                s[i][k] = v < visible ? s[i][k] * p.scale : -INFINITY;
                largest[k / 2] = fmaxf(largest[k / 2], s[i][k]);
            }
#pragma unroll
        for (int half = 0; half < 2; half++) {
            largest[half] = fmaxf(largest[half], lane_xor(largest[half], 1));
            largest[half] = fmaxf(largest[half], lane_xor(largest[half], 2));
            if (t == 0) room.most[group * HEADS + m0 + g + 8 * half] = largest[half];
        }
        BARRIER();
        float keep[2];
#pragma unroll
        for (int half = 0; half < 2; half++) {
            float now = top[half];
#pragma unroll
            for (int i = 0; i < 4; i++) now = fmaxf(now, room.most[i * HEADS + m0 + g + 8 * half]);
            keep[half] = expf(top[half] - now), top[half] = now, sum[half] *= keep[half];
        }
#pragma unroll
        for (int i = 0; i < 2; i++)
#pragma unroll
            for (int half = 0; half < 2; half++) {
                float a = expf(s[i][2 * half] - top[half]), b = expf(s[i][2 * half + 1] - top[half]);
                sum[half] += a + b;
                *(uint32_t *)(room.prob + panel_place(m0 + g + 8 * half, group * 16 + 8 * i) + 2 * t) = pack_half2(a, b);
            }
        show_to_matrix_unit();
        BARRIER();
#pragma unroll
        for (int i = 0; i < 16; i++) o[i][0] *= keep[0], o[i][1] *= keep[0], o[i][2] *= keep[1], o[i][3] *= keep[1];
        hold_sums(o);
        begin_products();
#pragma unroll
        for (int k = 0; k < ROWS; k += 16) panel_mma_transposed(o, room.prob, rows + 2 * group * ROW_PANEL, 2 * ROW_PANEL, k);
        end_products();
        decode(tile + 1);
        show_to_matrix_unit();
        fetch(tile + 2);
        if (thread < ROWS) {
            place(tile + 3, asked);
            asked = ask(tile + 4);
        }
    }
    await_products<0>();
    hold_sums(o);
    BARRIER();
#pragma unroll
    for (int half = 0; half < 2; half++) {
        sum[half] += lane_xor(sum[half], 1);
        sum[half] += lane_xor(sum[half], 2);
        if (t == 0) room.most[group * HEADS + m0 + g + 8 * half] = sum[half];
    }
    BARRIER();
#pragma unroll
    for (int half = 0; half < 2; half++) {
        int head = m0 + g + 8 * half;
        float all = 0;
        for (int i = 0; i < 4; i++) all += room.most[i * HEADS + head];
        head += h0;
        if (head >= p.n_head) continue;
        float sink = p.sinks[head], most = fmaxf(top[half], sink), mine = expf(top[half] - most);
        float factor = mine / (all * mine + expf(sink - most));
#pragma unroll
        for (int i = 0; i < 16; i += 4) {
            // Four pairs of 32 dimensions, which are neighbours in the order of `half_place`.
            uint32_t pairs[4];
#pragma unroll
            for (int j = 0; j < 4; j++) {
                int k = group * 128 + (i + j) * 8 + 2 * t;
                float two[2] = {o[i + j][2 * half] * factor, o[i + j][2 * half + 1] * factor};
                if (k >= D - p.n_rot && p.halves.v) {
                    float2 t = room.turns[(k - (D - p.n_rot)) / 2];
                    turn(two, t.x, -t.y);
                }
                if (p.out) *(float2 *)(p.out + ((int64_t)r * p.n_head + head) * D + k) = make_float2(two[0], two[1]);
                pairs[j] = pack_half2(two[0], two[1]);
            }
            if (p.halves.v)
                *(uint4 *)(p.halves.v + r * p.halves.stride + (int64_t)head * D + group * 128 + i * 8 + 8 * t) = make_uint4(pairs[0], pairs[1], pairs[2], pairs[3]);
        }
    }
}
