// Attention on the matrix unit: `ds4_ops::op::attend` with f16 operands and f32 sums. A block takes up to HEADS heads of one query;
// its visible rows pass through shared memory 32 at a time, decoded to f16 (exactly, where they are FP8 codes).
// Must move: every visible row once for each query (from the L2 mostly).
#include "attend_wide.cuh"

const int ATTEND_ROWS = 32;

template <int D, int HEADS, int WARPS> DEVICE void attend_wide_block(const WideP &p) {
    DYNAMIC_SHARED(shared);
    if (HEADS == 16 && (int)blockIdx.z >= p.parts) {
        int beside = (int)gridDim.z - p.parts - (p.later.totals ? 1 : 0), z = (int)blockIdx.z - p.parts;
        if (z == beside) {
            if (blockIdx.x == 0 && blockIdx.y == 0) hyper_left(p.later);
        } else if (threadIdx.x == 0)
            bring_part_near(p.near, 0, (p.near.out + 15) / 16, (z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x, beside * gridDim.y * gridDim.x);
        return;
    }
    let_next_start();
    const bool FEW = HEADS == 16;  // more blocks, for parts
    if (!FEW) wait_for_previous();
    // Warps share a tile of sixteen heads: eight rows and a part of the dimensions each for scores, dimensions for sums.
    const int SHARE = WARPS / (HEADS / 16), SPLITS = SHARE / 4, DIMS = D / SHARE, STRIDE = D + 8, P_STRIDE = ATTEND_ROWS + 8, S_STRIDE = ATTEND_ROWS + 1;
    uint16_t *q = (uint16_t *)shared, *tile = q + HEADS * STRIDE, *prob = tile + ATTEND_ROWS * STRIDE;
    float *score = (float *)(prob + HEADS * P_STRIDE), *keep = score + SPLITS * HEADS * S_STRIDE, *sum = keep + HEADS, *top = sum + HEADS;
    int r = blockIdx.y, h0 = blockIdx.x * HEADS, warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    if (threadIdx.x < HEADS) top[threadIdx.x] = -INFINITY, sum[threadIdx.x] = 0;
    int pos = p.step.pos[r];
    const Visible seen = visible_rows(p, r);
    const int n_raw = seen.raw, visible = seen.all;
    // A part of which the row sees nothing (`attend_combine` does not ask for it).
    if (FEW && (int)blockIdx.z * ATTEND_ROWS >= visible) return;
    int m0 = warp % (HEADS / 16) * 16, share = warp / (HEADS / 16), quarter = share % 4, split = share / 4;
    float o[DIMS / 8][4] = {};
    const int MINE = DIMS / 8;  // tiles of eight dimensions
    // A warp brings the rows `warp`, `warp + WARPS` .. of a tile. What a lane needs of the stored ones, eight dimensions of each 256, is fetched
    // while the tile before is worked on; raw ones are few.
    const int MINE_ROWS = ATTEND_ROWS / WARPS, CHUNKS = (D + 255) / 256;
    const int straight = D - p.layout.n_rot;
    uint4 ahead[MINE_ROWS][CHUNKS];
    uint32_t scales[MINE_ROWS][CHUNKS];
    auto fetch = [&](int first) {
#pragma unroll
        for (int j = 0; j < MINE_ROWS; j++) {
            int v = first + warp + WARPS * j;
            if (v < n_raw || v >= visible) continue;
            int block = v - n_raw;
            if (p.reach == 2) block = p.selected[(int64_t)r * p.top_k + block];
            const uint8_t *row = p.rows + paged_row(p.step, r, block, p.ratio) * p.layout.row_bytes;
#pragma unroll
            for (int c = 0; c < CHUNKS; c++) {
                int k = 256 * c + 8 * lane;
                if (k >= D) continue;
                if (k < straight) {
                    uint2 w = *(const uint2 *)(row + k);
                    ahead[j][c].x = w.x, ahead[j][c].y = w.y;
                    scales[j][c] = row[p.layout.scales + k / p.layout.block];
                } else {
                    const uint2 *tail = (const uint2 *)(row + p.layout.tail + 2 * (k - straight));
                    ahead[j][c] = make_uint4(tail[0].x, tail[0].y, tail[1].x, tail[1].y);
                }
            }
        }
    };
    // Those of a tile to shared memory.
    auto place = [&](int first) {
#pragma unroll
        for (int j = 0; j < MINE_ROWS; j++) {
            int v = first + warp + WARPS * j;
            uint16_t *to = tile + (warp + WARPS * j) * STRIDE;
            const float *raw = nullptr;
            if (v < n_raw) {
                int from = source(p.step, r, pos - n_raw + 1 + v, p.ring_len);
                raw = from >= 0 ? p.kv + (int64_t)from * D : p.ring + (int64_t)(-1 - from) * D;
            }
#pragma unroll
            for (int c = 0; c < CHUNKS; c++) {
                int k = 256 * c + 8 * lane;
                if (k >= D) continue;
                uint4 eight = make_uint4(0, 0, 0, 0);
                if (raw) {
                    eight = halves_eight(*(const float4 *)(raw + k), *(const float4 *)(raw + k + 4));
                } else if (v < visible) {
                    eight = ahead[j][c];
                    if (k < straight) eight = e4m3_eight(make_uint2(eight.x, eight.y), scales[j][c]);
                }
                *(uint4 *)(to + k) = eight;
            }
        }
    };
    __shared__ float2 turns[D / 2];
    if (p.freqs && (int)threadIdx.x < p.n_rot / 2) {
        float sin, cos;
        sincosf(angle_of(p.freqs, threadIdx.x, pos), &sin, &cos);
        turns[threadIdx.x] = make_float2(cos, sin);
    }
    BARRIER();
    // What few queries see of their sequence is on its way before the kernel before this one has ended, unless that chose among it.
    if (FEW && p.rows_late) wait_for_previous();
    fetch(blockIdx.z * ATTEND_ROWS);
    if (FEW) wait_for_previous();
    for (int h = warp; h < HEADS; h += WARPS) {
        float2 v[D / 64];
        load_query<D>(p, r, h0 + h, v);
        ready_query<D>(p, r, h0 + h, v, turns);
#pragma unroll
        for (int j = 0; j < D / 64; j++) *(uint32_t *)(q + h * STRIDE + 64 * j + 2 * lane) = pack_half2(v[j].x, v[j].y);
    }
    place(blockIdx.z * ATTEND_ROWS);
    for (int first = blockIdx.z * ATTEND_ROWS; first < visible; first += p.parts * ATTEND_ROWS) {
        if (first > (int)blockIdx.z * ATTEND_ROWS) {
            BARRIER();
            place(first);
        }
        fetch(first + p.parts * ATTEND_ROWS);
        BARRIER();
        {
            // Warp: sixteen heads by eight rows, one of SPLITS parts of the dimensions.
            float s[4] = {0, 0, 0, 0};
            const uint16_t *qa = q + (m0 + lane % 16) * STRIDE + lane / 16 * 8, *kb = tile + (quarter * 8 + lane % 8) * STRIDE + lane / 8 * 8;
#pragma unroll 4
            for (int k = split * (D / SPLITS); k < (split + 1) * (D / SPLITS); k += 32) {
                uint32_t a[4], a2[4], b[4];
                load_matrices(a, qa + k);
                load_matrices(a2, qa + k + 16);
                load_matrices(b, kb + k);
                mma_f16(s, a, b[0], b[1]);
                mma_f16(s, a2, b[2], b[3]);
            }
            float *at = score + (split * HEADS + m0 + g) * S_STRIDE + quarter * 8 + 2 * t;
            at[0] = s[0], at[1] = s[1], at[8 * S_STRIDE] = s[2], at[8 * S_STRIDE + 1] = s[3];
        }
        BARRIER();
        for (int h = warp; h < HEADS; h += WARPS) {
            float v = score[h * S_STRIDE + lane];
#pragma unroll
            for (int i = 1; i < SPLITS; i++) v += score[(i * HEADS + h) * S_STRIDE + lane];
            v = first + lane < visible ? v * p.scale : -INFINITY;
            float before = top[h], now = fmaxf(before, warp_max(v)), e = expf(v - now), all = warp_sum(e);
            prob[h * P_STRIDE + lane] = float_to_half(e);
            WARP_BARRIER();
            if (lane == 0) {
                float k = expf(before - now);
                keep[h] = k, sum[h] = sum[h] * k + all, top[h] = now;
            }
        }
        BARRIER();
        {
            float k0 = keep[m0 + g], k1 = keep[m0 + g + 8];
#pragma unroll
            for (int i = 0; i < MINE; i++) o[i][0] *= k0, o[i][1] *= k0, o[i][2] *= k1, o[i][3] *= k1;
#pragma unroll
            for (int k = 0; k < ATTEND_ROWS; k += 16) {
                uint32_t a[4];
                load_matrices(a, prob + (m0 + lane % 16) * P_STRIDE + k + lane / 16 * 8);
                const uint16_t *vb = tile + (k + lane % 16) * STRIDE + share * DIMS + lane / 16 * 8;
#pragma unroll
                for (int i = 0; i < MINE; i += 2) {
                    uint32_t b[4];
                    load_matrices_transposed(b, vb + i * 8);
                    mma_f16(o[i], a, b[0], b[1]);
                    mma_f16(o[i + 1], a, b[2], b[3]);
                }
            }
        }
    }
    BARRIER();
#pragma unroll
    for (int half = 0; half < 2; half++) {
        int h = m0 + g + 8 * half;
        if (h0 + h >= p.n_head) continue;
        int64_t head = ((int64_t)r * p.n_head + h0 + h) * p.parts + blockIdx.z;
        float factor = 1;
        if (p.parts == 1) {
            float sink = p.sinks[h0 + h], most = fmaxf(top[h], sink), mine = expf(top[h] - most);
            factor = mine / (sum[h] * mine + expf(sink - most));
        } else if (share == 0 && t == 0)
            p.partial[2 * head] = top[h], p.partial[2 * head + 1] = sum[h];
#pragma unroll
        for (int i = 0; i < MINE; i++) {
            int k = share * DIMS + i * 8 + 2 * t;
            float two[2] = {o[i][2 * half] * factor, o[i][2 * half + 1] * factor};
            if (!FEW && p.halves.v) {
                if (k >= D - p.n_rot) rotate(two, angle_of(p.freqs, (k - (D - p.n_rot)) / 2, p.step.pos[r]), 1);
                *(uint32_t *)(p.halves.v + r * p.halves.stride + half_place((h0 + h) * D + k)) = pack_half2(two[0], two[1]);
            }
            *(float2 *)(p.out + head * D + k) = make_float2(two[0], two[1]);
        }
    }
}

KERNEL2(attend_wide_512, 512, 1, WideP p) { attend_wide_block<512, 64, 16>(p); }
KERNEL2(attend_wide_128, 512, 1, WideP p) { attend_wide_block<128, 64, 16>(p); }
// Of few queries: more blocks, each with fewer heads. Of one they all find a place, of several two share a multiprocessor.
KERNEL2(attend_few_512, 512, 1, WideP p) { attend_wide_block<512, 16, 16>(p); }
KERNEL2(attend_several_512, 512, 2, WideP p) { attend_wide_block<512, 16, 16>(p); }
KERNEL2(attend_few_128, 128, 4, WideP p) { attend_wide_block<128, 16, 4>(p); }
