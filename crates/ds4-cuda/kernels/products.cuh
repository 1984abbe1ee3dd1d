// Products of tiles of weights (`tiles.cuh`) with columns of int8 and of f32, by a warp.
#pragma once
#include "tiles.cuh"

// Room of a warp for the columns that it multiplies, as many groups of them at a time; strides keep lanes out of each other's banks.
template <int NT, bool ONE> struct Slab {
    static const int COLUMNS = ONE ? 1 : 8 * NT, GROUPS = ONE ? 16 : 8 / NT;
    static const int CODES = 128 * GROUPS + 32, SCALES = 4 * GROUPS + 4, SUMS = 8 * GROUPS + 8;
    // One column has zeros beside it.
    static const int ZEROS = COLUMNS * (CODES + 4 * SCALES + 2 * SUMS), BYTES = ZEROS + (ONE ? 512 : 0);
    // Of f16 columns: in k-blocks of 32, and bytes of half a column.
    static const int BLOCKS = ONE ? 16 : 8 / NT, HALF = 64 * BLOCKS + 64;
    static_assert(COLUMNS * 2 * HALF <= BYTES, "f16 columns need no more room");
};

struct OneRow {
    int row;
    DEVICE_MEMBER int operator()(int n) const { return n == 0 ? row : -1; }
};

// The int8 columns of a warp's slab: groups `group` .. `group + n`. `row_of(c)` is the row of `x` that column `c` is; those from the first that
// is -1 on are not there.
template <class S, bool MINS, class Rows>
DEVICE void bring_columns(const Acts &x, const Rows &row_of, int group, int n, int8_t *q, float *d, int16_t *s) {
    int lane = threadIdx.x % 32;
    for (int c = 0; c < S::COLUMNS; c++) {
        int row = row_of(c);
        if (row < 0) break;
        int64_t at = row * x.stride + group * 128;
#pragma unroll
        for (int i = 0; i < S::GROUPS / 4; i++)
            if (i * 32 + lane < 8 * n) copy_async(q + c * S::CODES + 16 * (i * 32 + lane), x.q + at + 16 * (i * 32 + lane));
        if (lane < n) {
            copy_async(d + c * S::SCALES + 4 * lane, x.d + at / 32 + 4 * lane);
            if (MINS) copy_async(s + c * S::SUMS + 8 * lane, x.s + at / 16 + 8 * lane);
        }
    }
    await_copies();
}
// The same for one column, by way of registers: copies that are on their way already are not waited for.
template <class S, bool MINS> DEVICE void bring_column(const Acts &x, int row, int group, int n, int8_t *q, float *d, int16_t *s) {
    int lane = threadIdx.x % 32;
    int64_t at = row * x.stride + group * 128;
    uint4 codes[S::GROUPS / 4], scales, sums;
#pragma unroll
    for (int i = 0; i < S::GROUPS / 4; i++)
        if (i * 32 + lane < 8 * n) codes[i] = load_global((const uint4 *)(x.q + at) + i * 32 + lane);
    if (lane < n) {
        scales = load_global((const uint4 *)(x.d + at / 32) + lane);
        if (MINS) sums = load_global((const uint4 *)(x.s + at / 16) + lane);
    }
#pragma unroll
    for (int i = 0; i < S::GROUPS / 4; i++)
        if (i * 32 + lane < 8 * n) ((uint4 *)q)[i * 32 + lane] = codes[i];
    if (lane < n) {
        ((uint4 *)d)[lane] = scales;
        if (MINS) ((uint4 *)s)[lane] = sums;
    }
}
// Product of a k-block added to a sum: exact within the k-block. `x` is the scale of the column, `sums` of its halves.
template <class T> DEVICE float add_block(float acc, const T &tile, int i, int row, int c, float x, uint32_t sums) {
    acc = fmaf(tile.unit(i, row) * x, (float)(c * tile.level(i, row)), acc);
    if (T::MINS) acc = fmaf(-(tile.minimum_unit(row) * x), (float)dot2_low((int)sums, (int)tile.minima(i, row), 0), acc);
    return acc;
}

// Adds to `acc` the product of row tile `tile_row`, groups [g0, g1), with int8 columns: acc[i][nt] is the fragment of 16 rows by the columns
// 8nt .. 8nt + 7, from the k-blocks i, i + 4 ..; `whole` adds these four up. Sums of columns that are not there mean nothing. `ready` is called
// once the first weights are on their way; where that is before the kernels before this one have ended (DEPTH 1), the others are brought near as
// well, and with DEPTH 2 more of them come to registers.
// `room` is the warp's: Slab::BYTES.
template <int F, int NT, int DEPTH, class Rows, class Ready>
DEVICE void accumulate(float (&acc)[4][NT][4], const Matrix &m, int tile_row, int g0, int g1, const Acts &x, const Rows &row_of,
                       unsigned char *room, const Tables &tables, const Ready &ready) {
    typedef Slab<NT, false> S;
    typedef Tile<F, false> T;
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    const int AHEAD = DEPTH == 2 ? 4 : T::AHEAD;
    static_assert(S::GROUPS % AHEAD == 0, "a slab begins with the first tile of the ring");
    T tiles[AHEAD];
    int64_t first = (int64_t)tile_row * m.groups, first_super = (int64_t)tile_row * (m.groups / 2);
#pragma unroll
    for (int u = 0; u < AHEAD; u++)
        if (g0 + u < g1) tiles[u].load(m, first + g0 + u, first_super + (g0 + u) / 2, lane);
    if (DEPTH > 0) bring_tiles_near<T>(m, first, first_super, g0 + AHEAD, g1);
    ready();
    int8_t *q = (int8_t *)room;
    float *d = (float *)(room + S::COLUMNS * S::CODES);
    int16_t *s = (int16_t *)(d + S::COLUMNS * S::SCALES);
    for (int slab = g0; slab < g1; slab += S::GROUPS) {
        int n = min(S::GROUPS, g1 - slab);
        WARP_BARRIER();
        bring_columns<S, T::MINS>(x, row_of, slab, n, q, d, s);
        WARP_BARRIER();
        for (int base = 0; base < n; base += AHEAD) {
#pragma unroll
            for (int u = 0; u < AHEAD; u++) {
                int at = base + u, group = slab + at;
                if (group >= g1) break;
                T &tile = tiles[u];
                tile.open(lane);
#pragma unroll
                for (int nt = 0; nt < NT; nt++) {
                    int left = 8 * nt + 2 * t;
                    const int8_t *mine = q + (8 * nt + g) * S::CODES + at * 128 + 8 * t;
                    float4 d0 = *(const float4 *)(d + left * S::SCALES + 4 * at), d1 = *(const float4 *)(d + (left + 1) * S::SCALES + 4 * at);
                    uint4 s0 = make_uint4(0, 0, 0, 0), s1 = s0;
                    if (T::MINS) s0 = *(const uint4 *)(s + left * S::SUMS + 8 * at), s1 = *(const uint4 *)(s + (left + 1) * S::SUMS + 8 * at);
#pragma unroll
                    for (int i = 0; i < 4; i++) {
                        uint32_t a[4];
                        tile.words(i, a, lane, tables);
                        uint2 b = *(const uint2 *)(mine + 32 * i);
                        int c[4] = {0, 0, 0, 0};
                        mma_s8(c, a, b.x, b.y);
#pragma unroll
                        for (int k = 0; k < 4; k++)
                            acc[i][nt][k] = add_block(acc[i][nt][k], tile, i, k / 2, c[k], lane_of(k % 2 ? d1 : d0, i), word(k % 2 ? s1 : s0, i));
                    }
                }
                if (group + AHEAD < g1) tile.load(m, first + group + AHEAD, first_super + (group + AHEAD) / 2, lane);
            }
        }
    }
}
// The same for one column, row `row` of x: acc[0] and [1] are this lane's part of rows g and g + 8, the k-blocks t, t + 4 ... The column of
// k-block i goes where column 2i of the instruction would be, and zeros to the others, so that lane t has the sums of k-block t. With a DEPTH below
// 0 there are few registers. Behind the slab there is room for STAGED tiles, if `stages`, which come there beside those in registers.
//
// With two COLUMNS row `other` of x goes to the columns 2i + 1 and to acc[2] and [3]; its slab is behind the first. With PICK every k-block of weights
// meets all columns, and a lane takes what is its own: no zeros, and no product waits for the one before.
template <int F, int DEPTH, int STAGED, int COLUMNS = 1, bool PICK = false, class Points, class Ready>
DEVICE void accumulate_one(float (&acc)[2 * COLUMNS], const Matrix &m, int tile_row, int g0, int g1, const Acts &x, int row, unsigned char *room, bool stages,
                           const Points &tables, const Ready &ready, int other = 0) {
    static_assert(COLUMNS == 1 || !PICK, "one column is picked");
    typedef Slab<1, true> S;
    typedef Tile<F, true> T;
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    const int AHEAD = DEPTH == 2 ? 4 : DEPTH < 0 && T::MINS ? 2 : T::AHEAD;
    static_assert(S::GROUPS % AHEAD == 0, "a slab begins with the first tile of the ring");
    T tiles[AHEAD];
    // Weights from the next tile on; supers are those of two tiles, which may begin with the second.
    Matrix next = m;
    int odd = g0 % 2;
    {
        int64_t tile = (int64_t)tile_row * m.groups + g0, super = (int64_t)tile_row * (m.groups / 2) + g0 / 2;
        next.codes += tile * T::CODES, next.scales += tile * T::SCALES, next.supers += super * T::SUPERS;
    }
#pragma unroll
    for (int u = 0; u < AHEAD; u++)
        if (g0 + u < g1) tiles[u].load(next, u, u / 2 + (u % 2 ? odd : 0), lane);
    SharedAt stage = shared_at(room + S::BYTES);
    if constexpr (STAGED > 0) {
#pragma unroll
        for (int u = 0; u < STAGED; u++)
            if (stages && g0 + AHEAD + u < g1) T::stage(next, AHEAD + u, lane, stage + u * T::STAGE);
    }
    if (DEPTH > 0) bring_tiles_near<T>(next, 0, 0, AHEAD + (stages ? STAGED : 0), g1 - g0);
    // Zeros as many as a lane passes over at a time.
    *(uint4 *)(room + S::ZEROS + 16 * lane) = make_uint4(0, 0, 0, 0);
    ready();
    float *d = (float *)(room + S::CODES);
    int16_t *s = (int16_t *)(d + S::SCALES);
    for (int slab = g0; slab < g1; slab += S::GROUPS) {
        int n = min(S::GROUPS, g1 - slab);
        WARP_BARRIER();
        if (STAGED) bring_column<S, T::MINS>(x, row, slab, n, (int8_t *)room, d, s);
        else bring_columns<S, T::MINS>(x, OneRow{row}, slab, n, (int8_t *)room, d, s);
        if (COLUMNS == 2) {
            float *scales = (float *)(room + S::BYTES + S::CODES);
            bring_columns<S, T::MINS>(x, OneRow{other}, slab, n, (int8_t *)room + S::BYTES, scales, (int16_t *)(scales + S::SCALES));
        }
        WARP_BARRIER();
        // Of the lane's own k-block, and where each of a tile is found.
        const unsigned char *own = room + (COLUMNS == 2 && g % 2 ? S::BYTES : 0) + 32 * (g / 2) + 8 * t, *zeros = room + S::ZEROS + 8 * t;
        const unsigned char *from[4];
#pragma unroll
        for (int i = 0; i < 4; i++) from[i] = room + (g == 2 * i ? 32 * i : S::ZEROS) + 8 * t;
        const float *scale = d + t;
        const int16_t *sum = s + 2 * t;
        for (int base = 0; base < n; base += AHEAD) {
            next.codes += AHEAD * T::CODES;
            if (T::SCALES) next.scales += AHEAD * T::SCALES;
            if (T::SUPERS) next.supers += AHEAD / 2 * T::SUPERS;
            int here = n - base, more = g1 - slab - base - AHEAD;
            if (COLUMNS == 2)
#pragma unroll
                for (int i = 0; i < 4; i++) from[i] = g / 2 == i ? own : zeros;
#pragma unroll
            for (int u = 0; u < AHEAD; u++) {
                if (u >= here) break;
                T &tile = tiles[u];
                tile.open(lane);
                uint32_t sums = T::MINS ? *(const uint32_t *)(sum + 8 * u) : 0;
                int c[4] = {0, 0, 0, 0};
#pragma unroll
                for (int i = 0; i < 4; i++) {
                    uint32_t a[4];
                    tile.words(i, a, lane, tables);
                    uint2 b = *(const uint2 *)((PICK ? own : from[i]) + 128 * u);
                    if constexpr (PICK) {
                        int all[4] = {0, 0, 0, 0};
                        mma_s8(all, a, b.x, b.y);
                        if (i == 0 || t == i) c[0] = all[0], c[2] = all[2];
                    } else
                        mma_s8(c, a, b.x, b.y);
                }
                float xs = scale[4 * u];
                acc[0] = add_block(acc[0], tile, 0, 0, c[0], xs, sums);
                acc[1] = add_block(acc[1], tile, 0, 1, c[2], xs, sums);
                if constexpr (COLUMNS == 2) {
                    float xo = scale[S::BYTES / 4 + 4 * u];
                    uint32_t others = T::MINS ? *(const uint32_t *)(sum + S::BYTES / 2 + 8 * u) : 0;
                    acc[2] = add_block(acc[2], tile, 0, 0, c[1], xo, others);
                    acc[3] = add_block(acc[3], tile, 0, 1, c[3], xo, others);
                }
                if (u >= more) continue;
                if constexpr (STAGED > 0) {
                    int at = slab - g0 + base + u;
                    if (stages && at < STAGED) {
                        if (at == 0) await_copies();
                        tile.unstage(stage + at * T::STAGE, lane);
                        continue;
                    }
                }
                tile.load(next, u, u / 2 + (u % 2 ? odd : 0), lane);
            }
            if (COLUMNS == 1)
#pragma unroll
                for (int i = 0; i < 4; i++)
                    if (g == 2 * i) from[i] += 128 * AHEAD;
            own += 128 * AHEAD, scale += 4 * AHEAD, sum += 8 * AHEAD;
        }
    }
}
// The sums of all k-blocks, in the same order for one column and for many.
template <int NT> DEVICE void whole(float (&out)[NT][4], const float (&acc)[4][NT][4]) {
#pragma unroll
    for (int nt = 0; nt < NT; nt++)
#pragma unroll
        for (int k = 0; k < 4; k++) out[nt][k] = (acc[0][nt][k] + acc[1][nt][k]) + (acc[2][nt][k] + acc[3][nt][k]);
}
DEVICE float whole_of_one(float v) {
    v += lane_xor(v, 1);
    return v + lane_xor(v, 2);
}

// The same for f16 weights with f32 columns, which are split into two halves of eleven bits: column n becomes columns 2n and 2n + 1 of the
// instruction, so acc[j] has row g of column 4j + t in [0] + [1], row g + 8 in [2] + [3]. Blocks [b0, b1) of 32 columns of W; `stride` is that of `x`.
// Behind the slab there is room for STAGED blocks, if `stages`.
template <int NT, bool ONE, int DEPTH, int STAGED, class Rows, class Ready>
DEVICE void accumulate_half(float (&acc)[ONE ? 1 : 2 * NT][4], const Matrix &m, int tile_row, int b0, int b1, const float *x, int64_t stride,
                            const Rows &row_of, unsigned char *room, bool stages, const Ready &ready) {
    typedef Slab<NT, ONE> S;
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    const int AHEAD = DEPTH == 2 ? 8 : 4, PASSES = S::BLOCKS / 4;
    uint4 top[AHEAD], low[AHEAD];
    const uint16_t *w = (const uint16_t *)m.codes;
    const uint4 *from_top = (const uint4 *)(w + (int64_t)min(tile_row * 16 + g, m.out - 1) * m.cols) + t;
    const uint4 *from_low = (const uint4 *)(w + (int64_t)min(tile_row * 16 + g + 8, m.out - 1) * m.cols) + t;
#pragma unroll
    for (int u = 0; u < AHEAD; u++)
        if (b0 + u < b1) top[u] = load_once(from_top + 4 * (b0 + u)), low[u] = load_once(from_low + 4 * (b0 + u));
    // In long pieces, also what is staged: a lane's own are short.
    if (lane < 16 && b0 + AHEAD < b1)
        bring_near(w + (int64_t)min(tile_row * 16 + lane, m.out - 1) * m.cols + 32 * (b0 + AHEAD), 64 * (b1 - b0 - AHEAD));
    SharedAt stage = shared_at(room + S::BYTES);
#pragma unroll
    for (int u = 0; u < STAGED; u++)
        if (stages && b0 + AHEAD + u < b1) {
            copy_weights(stage + 1024 * u + 16 * lane, from_top + 4 * (b0 + AHEAD + u));
            copy_weights(stage + 1024 * u + 512 + 16 * lane, from_low + 4 * (b0 + AHEAD + u));
        }
    ready();
    for (int slab = b0; slab < b1; slab += S::BLOCKS) {
        int n = min(S::BLOCKS, b1 - slab);
        WARP_BARRIER();
        auto put = [&](int c, int k, const float4 &v) {
            uint32_t a = pack_half2(v.x, v.y), b = pack_half2(v.z, v.w);
            unsigned char *to = room + 2 * c * S::HALF + 8 * k;
            *(uint2 *)to = make_uint2(a, b);
            *(uint2 *)(to + S::HALF) = make_uint2(pack_half2(v.x - low_half(a), v.y - high_half(a)), pack_half2(v.z - low_half(b), v.w - high_half(b)));
        };
        if constexpr (ONE) {
            const float4 *from = (const float4 *)(x + row_of(0) * stride + slab * 32);
#pragma unroll
            for (int i = 0; i < PASSES; i++)
                if (i * 32 + lane < 8 * n) put(0, i * 32 + lane, from[i * 32 + lane]);
        } else {
            // All columns are asked for at once, to where their halves will be: one after the other each would wait for the L2.
#pragma unroll 1
            for (int c = 0; c < S::COLUMNS && row_of(c) >= 0; c++)
#pragma unroll
                for (int i = 0; i < PASSES; i++) {
                    int k = i * 32 + lane;
                    if (k < 8 * n) copy_async(room + 2 * c * S::HALF + 16 * k, (const float4 *)(x + row_of(c) * stride + slab * 32) + k);
                }
            await_copies();
#pragma unroll 2
            for (int c = 0; c < S::COLUMNS && row_of(c) >= 0; c++) {
                float4 v[PASSES];
#pragma unroll
                for (int i = 0; i < PASSES; i++)
                    if (i * 32 + lane < 8 * n) v[i] = *(const float4 *)(room + 2 * c * S::HALF + 16 * (i * 32 + lane));
                WARP_BARRIER();
#pragma unroll
                for (int i = 0; i < PASSES; i++)
                    if (i * 32 + lane < 8 * n) put(c, i * 32 + lane, v[i]);
            }
        }
        WARP_BARRIER();
        for (int base = 0; base < n; base += AHEAD) {
#pragma unroll
            for (int u = 0; u < AHEAD; u++) {
                int at = base + u, block = slab + at;
                if (block >= b1) break;
                uint32_t first[4] = {top[u].x, low[u].x, top[u].y, low[u].y}, second[4] = {top[u].z, low[u].z, top[u].w, low[u].w};
#pragma unroll
                for (int j = 0; j < (ONE ? 1 : 2 * NT); j++) {
                    uint4 b = !ONE || g < 2 ? *(const uint4 *)(room + (8 * j + g) * S::HALF + at * 64 + 16 * t) : make_uint4(0, 0, 0, 0);
                    mma_f16(acc[j], first, b.x, b.y);
                    mma_f16(acc[j], second, b.z, b.w);
                }
                if (block + AHEAD >= b1) continue;
                int ahead = slab - b0 + base + u;
                if (stages && ahead < STAGED) {
                    if (ahead == 0) await_copies();
                    top[u] = load_shared_four(stage, 1024 * ahead + 16 * lane), low[u] = load_shared_four(stage, 1024 * ahead + 512 + 16 * lane);
                } else
                    top[u] = load_once(from_top + 4 * (block + AHEAD)), low[u] = load_once(from_low + 4 * (block + AHEAD));
            }
        }
    }
}

// The same with f32 columns: acc[n][0] and [1] are this lane's parts of rows g and g + 8; the four lanes of a row must be added up.
template <int F, int NB, class Rows>
DEVICE void accumulate_exact(float (&acc)[NB][2], const Matrix &m, int tile_row, int g0, int g1, const float *x, int64_t stride,
                             const Rows &row_of, const Tables &tables) {
    int lane = threadIdx.x % 32, t = lane % 4;
    int64_t first = (int64_t)tile_row * m.groups, first_super = (int64_t)tile_row * (m.groups / 2);
    for (int group = g0; group < g1; group++) {
        Tile<F, false> tile;
        tile.load(m, first + group, first_super + group / 2, lane);
        tile.open(lane);
#pragma unroll
        for (int i = 0; i < 4; i++) {
            uint32_t a[4];
            tile.words(i, a, lane, tables);
            int k = group * 128 + 32 * i + 8 * t;
            float low[2] = {0, 0};
            if (Tile<F, false>::MINS)
                for (int row = 0; row < 2; row++)
                    low[row] = tile.minimum_unit(row) * (float)(tile.minima(i, row) >> (t / 2 * 8) & 255);
            float w[2] = {scale_of(tile, i, 0), scale_of(tile, i, 1)};
            if (k >= m.cols) continue;
#pragma unroll
            for (int n = 0; n < NB; n++) {
                int r = row_of(n);
                if (r < 0) continue;
                const float *v = x + r * stride + k;
#pragma unroll
                for (int row = 0; row < 2; row++)
                    for (int j = 0; j < 8; j++)
                        acc[n][row] = fmaf(w[row] * signed_byte(a[row + (j < 4 ? 0 : 2)], j % 4) - low[row], v[j], acc[n][row]);
            }
        }
    }
}
