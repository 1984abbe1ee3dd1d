// Attention of a prompt's queries, 64 heads of 512 values at a time: `ds4_ops::op::attend` with f16 operands and f32 sums, written for `wgmma`
// (`warpgroup.cuh`). A block has one query; its visible rows pass through shared memory 64 at a time, decoded to f16 (exactly, where they are FP8
// codes). One group of four warps makes scores and probabilities, which keeps the matrix unit as busy as four would, while the others decode the
// next tile; then each has 128 dimensions of the sums. Other GPUs have no such kernel.
// Must move: every visible row once for each query (from the L2 mostly).
#include "attend_wide.cuh"
#include "warpgroup.cuh"
#if WARPGROUPS || defined(DS4_EMULATE)

// Warps of a group have sixteen heads each.
const int PROMPT_D = 512, PROMPT_HEADS = 64, PROMPT_ROWS = 64, PROMPT_WARPS = 16, PANELS = PROMPT_D / PANEL_VALUES;
const int QUERY_PANEL = PROMPT_HEADS * PANEL_VALUES, ROW_PANEL = PROMPT_ROWS * PANEL_VALUES;

struct PromptRoom {
    uint16_t *query;                    // PANELS panels of heads
    uint16_t *tiles;                    // 2 x PANELS panels of rows
    uint16_t *prob;                     // a panel of heads
    float *keep;                        // what of each head's sums is kept, in the end what they are multiplied by
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
    room.keep = (float *)(room.prob + QUERY_PANEL);
    room.rows = (const unsigned char **)(room.keep + PROMPT_HEADS);
    room.turns = (float2 *)(room.rows + 3 * PROMPT_ROWS);
    return room;
}

// Where the rows of a query's tiles are: a thread for each row of a tile. What it takes to know is asked for a tile or two before it is needed.
struct Places {
    const WideP &p;
    const PromptRoom &room;
    const int *selected, *pages;
    int r, i, pos, n_raw, visible, per_page;
    int asked, block, page;  // the number of a row two tiles ahead, of one a tile ahead and its page
    DEVICE_MEMBER Places(const WideP &p, const PromptRoom &room, int r, int i, int pos, int n_raw, int visible)
        : p(p), room(room), selected(p.selected + (int64_t)r * p.top_k), pages(p.step.pages + p.step.slot[r] * p.step.pages_per_slot), r(r), i(i), pos(pos),
          n_raw(n_raw), visible(visible), per_page(p.step.page_tokens / p.ratio) {}
    DEVICE_MEMBER int ask(int tile) const {
        int v = tile * PROMPT_ROWS + i, block = v - n_raw;
        return p.reach == 2 && block >= 0 && v < visible ? selected[block] : block;
    }
    DEVICE_MEMBER int turn_to(int tile, int block) const {
        int v = tile * PROMPT_ROWS + i;
        return v >= n_raw && v < visible ? pages[block / per_page] : 0;
    }
    DEVICE_MEMBER void write(int tile, int block, int page) const {
        int v = tile * PROMPT_ROWS + i;
        const unsigned char *at = nullptr;
        if (v < n_raw) {
            int from = source(p.step, r, pos - n_raw + 1 + v, p.ring_len);
            at = (const unsigned char *)(from >= 0 ? p.kv + (int64_t)from * PROMPT_D : p.ring + (int64_t)(-1 - from) * PROMPT_D);
        } else if (v < visible)
            at = p.rows + ((int64_t)page * per_page + block % per_page) * p.layout.row_bytes;
        room.rows[tile % 3 * PROMPT_ROWS + i] = at;
    }
    // Of the first three tiles.
    DEVICE_MEMBER void begin_tiles() {
        int blocks[3], at[3];
#pragma unroll
        for (int tile = 0; tile < 3; tile++) blocks[tile] = ask(tile);
        block = ask(3), asked = ask(4);
#pragma unroll
        for (int tile = 0; tile < 3; tile++) at[tile] = turn_to(tile, blocks[tile]);
        page = turn_to(3, block);
#pragma unroll
        for (int tile = 0; tile < 3; tile++) write(tile, blocks[tile], at[tile]);
    }
    // Of the next one, `tile`.
    DEVICE_MEMBER void next(int tile) {
        write(tile, block, page);
        block = asked, page = turn_to(tile + 1, block), asked = ask(tile + 2);
    }
};

// Brings rows to tiles: warp `warp` of BRINGING has the rows `warp`, `warp + BRINGING` .. of a tile, a lane the dimensions 8 lane .. and 256 + 8 lane ..,
// of which the last lanes' are the rotary ones. What is stored as codes is fetched DEEP rows before it is looked at; raw rows are few.
const int BRINGING = 12, DEEP = 3, TURNS = (PROMPT_ROWS + BRINGING - 1) / BRINGING;
static_assert(TURNS % DEEP == 0, "a row of every tile is at the same place of the ring");
struct Bringer {
    const PromptRoom &room;
    int warp, n_raw, visible;
    bool rotary;
    int low_scale, high_scale, high_at;
    // The rest of eight rotary values is where others have the scale of their second eight.
    uint2 first[DEEP], second[DEEP], rest[DEEP];
    uint32_t scales[DEEP];
    DEVICE_MEMBER Bringer(const PromptRoom &room, const Layout &l, int warp, int n_raw, int visible) : room(room), warp(warp), n_raw(n_raw), visible(visible) {
        int low = 8 * (threadIdx.x % 32), high = 256 + low, straight = PROMPT_D - l.n_rot;
        rotary = high >= straight;
        low_scale = l.scales + low / max(l.block, 1), high_scale = l.scales + high / max(l.block, 1);
        high_at = rotary ? l.tail + 2 * (high - straight) : high;
        // Not to be found out again for every row.
        hold(low_scale), hold(high_scale), hold(high_at);
    }
    // Row `turn` of a warp's in `tile`.
    DEVICE_MEMBER void fetch(int tile, int turn) {
        int j = turn % DEEP, i = warp + BRINGING * turn, v = tile * PROMPT_ROWS + i;
        if (i >= PROMPT_ROWS || v < n_raw || v >= visible) return;
        const unsigned char *row = room.rows[tile % 3 * PROMPT_ROWS + i];
        first[j] = load_global((const uint2 *)row + threadIdx.x % 32);
        second[j] = load_global((const uint2 *)(row + high_at));
        scales[j] = load_global(row + low_scale);
        if (rotary) rest[j] = load_global((const uint2 *)(row + high_at) + 1);
        else rest[j].x = load_global(row + high_scale);
    }
    DEVICE_MEMBER void decode(int tile, int turn) const {
        int j = turn % DEEP, i = warp + BRINGING * turn, v = tile * PROMPT_ROWS + i, lane = threadIdx.x % 32;
        if (i >= PROMPT_ROWS) return;
        uint4 low = make_uint4(0, 0, 0, 0), high = low;
        if (v < n_raw) {
            const uint4 *raw = (const uint4 *)room.rows[tile % 3 * PROMPT_ROWS + i] + 2 * lane;
            uint4 v[4] = {load_global(raw), load_global(raw + 1), load_global(raw + 64), load_global(raw + 65)};
            low = halves_eight(floats(v[0]), floats(v[1])), high = halves_eight(floats(v[2]), floats(v[3]));
        } else if (v < visible) {
            low = e4m3_eight(first[j], scales[j]);
            high = rotary ? make_uint4(second[j].x, second[j].y, rest[j].x, rest[j].y) : e4m3_eight(second[j], rest[j].x);
        }
        uint16_t *at = room.tiles + (tile % 2 * PANELS + lane / 8) * ROW_PANEL + panel_place(i, lane % 8 * 8);
        *(uint4 *)at = low;
        *(uint4 *)(at + 4 * ROW_PANEL) = high;
    }
    // All of `tile`, and the first rows of the next one are on their way.
    DEVICE_MEMBER void bring(int tile) {
#pragma unroll
        for (int turn = 0; turn < TURNS; turn++) {
            decode(tile, turn);
            fetch(tile + (turn + DEEP) / TURNS, (turn + DEEP) % TURNS);
        }
    }
};

KERNEL2(attend_prompt, 512, 1, WideP p) {
    DYNAMIC_SHARED(shared);
    begin();
    PromptRoom room = prompt_room(shared);
    const int D = PROMPT_D, HEADS = PROMPT_HEADS, ROWS = PROMPT_ROWS, WARPS = PROMPT_WARPS;
    int r = blockIdx.y, h0 = blockIdx.x * HEADS, thread = threadIdx.x, warp = lane_get(thread / 32, 0), lane = thread % 32, g = lane / 4, t = lane % 4;
    int group = warp / 4, m0 = warp % 4 * 16;
    int pos = p.step.pos[r];
    const Visible seen = visible_rows(p, r);
    const int n_raw = seen.raw, visible = seen.all, n_tiles = (visible + ROWS - 1) / ROWS;
    // The last two warps have the fewest rows to bring.
    bool places = thread >= 32 * WARPS - ROWS;
    Places where(p, room, r, places ? thread - (32 * WARPS - ROWS) : 0, pos, n_raw, visible);
    if (places) where.begin_tiles();
    else if (p.freqs && thread < p.n_rot / 2) {
        float2 t;
        sincosf(angle_of(p.freqs, thread, pos), &t.y, &t.x);
        room.turns[thread] = t;
    }
    float2 query[HEADS / WARPS][D / 64];
#pragma unroll
    for (int i = 0; i < HEADS / WARPS; i++) load_query<D>(p, r, h0 + warp + WARPS * i, query[i]);
    BARRIER();
    Bringer bringer(room, p.layout, warp - 4, n_raw, visible);
    if (group)
#pragma unroll
        for (int turn = 0; turn < DEEP; turn++) bringer.fetch(0, turn);
#pragma unroll
    for (int i = 0; i < HEADS / WARPS; i++) {
        int h = warp + WARPS * i;
        float2 (&v)[D / 64] = query[i];
        ready_query<D>(p, r, h0 + h, v, room.turns);
#pragma unroll
        for (int j = 0; j < D / 64; j++) *(uint32_t *)(room.query + j * QUERY_PANEL + panel_place(h, lane / 4 * 8) + lane % 4 * 2) = pack_half2(v[j].x, v[j].y);
    }
    if (group) bringer.bring(0);
    show_to_matrix_unit();
    BARRIER();
    float o[16][4] = {};
    hold_sums(o);
    // Probabilities times the rows of a tile, what is kept of the sums before.
    auto add_rows = [&](int tile, float keep0, float keep1) {
        if (lane_ballot(keep0 != 1.f || keep1 != 1.f))
#pragma unroll
            for (int i = 0; i < 16; i++) o[i][0] *= keep0, o[i][1] *= keep0, o[i][2] *= keep1, o[i][3] *= keep1;
        const uint16_t *rows = room.tiles + (tile % 2 * PANELS + 2 * group) * ROW_PANEL;
        hold_sums(o);
        begin_products();
#pragma unroll
        for (int k = 0; k < ROWS; k += 16) panel_mma_transposed(o, room.prob, rows, 2 * ROW_PANEL, k);
        end_products();
    };
    // Both barriers of a tile: probabilities and the next tile are there; nobody reads this tile and its probabilities any more.
    if (group == 0) {
        float s[8][4] = {}, top[2] = {-INFINITY, -INFINITY}, sum[2] = {0, 0};
        const float LOG2_E = 1.44269504088896341f;
        auto score = [&](int tile) {
            const uint16_t *rows = room.tiles + tile % 2 * PANELS * ROW_PANEL;
            hold_sums(s);
            begin_products();
#pragma unroll
            for (int k = 0; k < D; k += 16) panel_mma_shared(s, room.query + k / 64 * QUERY_PANEL, rows + k / 64 * ROW_PANEL, k % 64, k == 0);
            end_products();
        };
        score(0);
        for (int tile = 0; tile < n_tiles; tile++) {
            await_products<0>();
            hold_sums(s);
            float largest[2] = {-INFINITY, -INFINITY}, keep[2];
            if ((tile + 1) * ROWS > visible)
#pragma unroll
                for (int i = 0; i < 8; i++)
#pragma unroll
                    for (int k = 0; k < 4; k++)
                        if (tile * ROWS + 8 * i + 2 * t + k % 2 >= visible) s[i][k] = -INFINITY;
#pragma unroll
            for (int i = 0; i < 8; i++)
#pragma unroll
                for (int k = 0; k < 4; k++) largest[k / 2] = fmaxf(largest[k / 2], s[i][k]);
#pragma unroll
            for (int half = 0; half < 2; half++) {
                largest[half] = fmaxf(largest[half], lane_xor(largest[half], 1));
                largest[half] = fmaxf(largest[half], lane_xor(largest[half], 2));
                // Powers of two instead of e.
                float now = fmaxf(top[half], largest[half] * (p.scale * LOG2_E));
                keep[half] = power_of_two(top[half] - now), top[half] = now, sum[half] *= keep[half];
                if (t == 0) room.keep[m0 + g + 8 * half] = keep[half];
            }
#pragma unroll
            for (int i = 0; i < 8; i++)
#pragma unroll
                for (int half = 0; half < 2; half++) {
                    float a = power_of_two(fmaf(s[i][2 * half], p.scale * LOG2_E, -top[half])), b = power_of_two(fmaf(s[i][2 * half + 1], p.scale * LOG2_E, -top[half]));
                    sum[half] += a + b;
                    *(uint32_t *)(room.prob + panel_place(m0 + g + 8 * half, 8 * i) + 2 * t) = pack_half2(a, b);
                }
            show_to_matrix_unit();
            BARRIER();
            add_rows(tile, keep[0], keep[1]);
            if (tile + 1 < n_tiles) {
                score(tile + 1);
                await_products<1>();
            } else
                await_products<0>();
            hold_sums(o);
            BARRIER();
        }
#pragma unroll
        for (int half = 0; half < 2; half++) {
            sum[half] += lane_xor(sum[half], 1);
            sum[half] += lane_xor(sum[half], 2);
            int head = min(h0 + m0 + g + 8 * half, p.n_head - 1);
            float sink = p.sinks[head] * LOG2_E, most = fmaxf(top[half], sink), mine = power_of_two(top[half] - most);
            if (t == 0) room.keep[m0 + g + 8 * half] = mine / (sum[half] * mine + power_of_two(sink - most));
        }
    } else
        for (int tile = 0; tile < n_tiles; tile++) {
            if (tile + 1 < n_tiles) bringer.bring(tile + 1);
            if (places) where.next(tile + 3);
            show_to_matrix_unit();
            BARRIER();
            add_rows(tile, room.keep[m0 + g], room.keep[m0 + g + 8]);
            await_products<0>();
            hold_sums(o);
            BARRIER();
        }
    BARRIER();
#pragma unroll
    for (int half = 0; half < 2; half++) {
        int head = h0 + m0 + g + 8 * half;
        if (head >= p.n_head) continue;
        float factor = room.keep[m0 + g + 8 * half];
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
#endif
