// Routed experts: `ds4_ops::op::experts`. Each choice (token, k) on its own, so that a token does not see its batch; tokens that share an
// expert run side by side and find its weights in the L2.
// Must move: the weights of every distinct expert once.
#define WEIGHTS_PASS
#include "dense.cuh"
#include "mixing.cuh"
#include "products.cuh"
#include "rows.cuh"

// Routing, and what becomes of the shared expert's first products.
struct MixtureP {
    RouteP route;
    const float *gate, *up;  // of the shared expert
    int dim_ff;
    float clamp;
};
struct ExpertsP {
    Matrix gate, up, down;
    const float *x, *weights;
    const int *ids;
    Acts acts;      // of x
    float *act;     // (n, n_used, dim_ff)
    Acts act_acts;  // of act
    float *y;       // (n, dim)
    Matrix shared;  // down of the shared expert, or none
    Acts shared_acts;
    MixtureP mixture;  // before them
    HyperPreP later;   // coefficients that were left for later, which the blocks behind all others make; or none
    int n_rows, n_used, dim, dim_ff;
    float clamp;
    int blocks;     // of 32 rows
    HyperMixP mix;  // the sub-layer that this ends, or none
};
struct Ready {
    DEVICE_MEMBER void operator()() const {}
};
struct Wait {
    DEVICE_MEMBER void operator()() const { wait_for_previous(); }
};

// Sums of a column of a row tile, 16 values to `out`.
DEVICE void put_column(float top, float low, float *out) {
    int lane = threadIdx.x % 32, g = lane / 4;
    top = whole_of_one(top), low = whole_of_one(low);
    if (lane % 4 == 0) out[g] = top, out[g + 8] = low;
}
// A column of a row tile.
template <int F, int DEPTH, bool PICK = false, class Points, class Until>
DEVICE void column(const Matrix &m, int tile_row, int g0, int g1, const Acts &acts, int row, unsigned char *room, float *out, const Points &tables, const Until &until) {
    float acc[2] = {};
    accumulate_one<F, DEPTH, 0, 1, PICK>(acc, m, tile_row, g0, g1, acts, row, room, false, tables, until);
    put_column(acc[0], acc[1], out);
}
template <int F> DEVICE void column_exact(const Matrix &m, int tile_row, int g0, int g1, const float *x, int row, float *out, const Tables &tables) {
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    float acc[1][2] = {};
    accumulate_exact<F, 1>(acc, m, tile_row, g0, g1, x, m.cols, OneRow{row}, tables);
    for (int h = 0; h < 2; h++) {
        float v = acc[0][h];
        v += lane_xor(v, 1);
        v += lane_xor(v, 2);
        if (t == 0) out[g + 8 * h] = v;
    }
}
struct RowValues {
    const float *x;
    DEVICE_MEMBER const float *operator()(int, int k) const { return x + k; }
};
// All columns with the part that begins at 0, none with the others.
template <int F> DEVICE void column_dense(const Matrix &m, int tile_row, int g0, int g1, const float *x, int row, float *out) {
    for (int r = 0; r < 16; r++) {
        float acc[1] = {};
        if (g0 == 0 && g1 > 0 && tile_row * 16 + r < m.out) {
            accumulate_dense<F, 1>(acc, m, tile_row * 16 + r, RowValues{x + (int64_t)row * m.cols});
        }
        float v = warp_sum(acc[0]);
        if (threadIdx.x % 32 == 0) out[r] = v;
    }
}
// Rows `16 tile_row ..` of a stacked matrix, whose experts begin at multiples of 16. Groups [g0, g1) of 128 columns. `until` is called once
// the first weights are on their way.
template <bool EXACT, int DEPTH, class Until>
DEVICE void any_column(const Matrix &m, int tile_row, int g0, int g1, const float *x, const Acts &acts, int row, unsigned char *room, float *out,
                       const Tables &tables, const Until &until) {
    if (EXACT || m.format <= BF16) until();
    if (m.format == F32) column_dense<F32>(m, tile_row, g0, g1, x, row, out);
    else if (m.format == F16) column_dense<F16>(m, tile_row, g0, g1, x, row, out);
    else if (m.format == BF16) column_dense<BF16>(m, tile_row, g0, g1, x, row, out);
    else if (EXACT) {
        if (m.format == Q8_0) column_exact<Q8_0>(m, tile_row, g0, g1, x, row, out, tables);
        else if (m.format == Q2_K) column_exact<Q2_K>(m, tile_row, g0, g1, x, row, out, tables);
        else if (m.format == Q4_K) column_exact<Q4_K>(m, tile_row, g0, g1, x, row, out, tables);
        else if (m.format == IQ2_XXS) column_exact<IQ2_XXS>(m, tile_row, g0, g1, x, row, out, tables);
        else column_exact<MXFP4>(m, tile_row, g0, g1, x, row, out, tables);
    } else {
        if (m.format == Q8_0) column<Q8_0, DEPTH>(m, tile_row, g0, g1, acts, row, room, out, tables, until);
        else if (m.format == Q2_K) column<Q2_K, DEPTH>(m, tile_row, g0, g1, acts, row, room, out, tables, until);
        else if (m.format == Q4_K) column<Q4_K, DEPTH>(m, tile_row, g0, g1, acts, row, room, out, tables, until);
        else if (m.format == IQ2_XXS) column<IQ2_XXS, DEPTH>(m, tile_row, g0, g1, acts, row, room, out, tables, until);
        else column<MXFP4, DEPTH>(m, tile_row, g0, g1, acts, row, room, out, tables, until);
    }
}

const int EXPERT_ROOM = Slab<1, true>::BYTES;
// What a warp of gate and up computes: 16 rows of one of the two, half of the columns.
struct Share {
    int f0, inner, g0, g1;
    bool there;
    DEVICE_MEMBER Share(const ExpertsP &p, const Matrix &m) : f0(blockIdx.y * 32), inner(threadIdx.x / 64 % 2) {
        int groups = (m.cols + 127) / 128, middle = min((groups / 2 + 1) / 2 * 2, groups), half = threadIdx.x / 32 % 2;
        g0 = half ? middle : 0, g1 = half ? groups : middle;
        there = f0 + inner * 16 < p.dim_ff;
    }
    DEVICE_MEMBER int tile_row(const ExpertsP &p, int choice) const { return (p.ids[choice] * p.dim_ff + f0) / 16 + inner; }
};
// 32 values of a choice's activations from the sums of eight warps; by one warp.
template <bool EXACT> DEVICE void activate(const ExpertsP &p, int choice, int f0, const float *sums) {
    int lane = threadIdx.x % 32, f = f0 + lane;
    float v = 0;
    if (f < p.dim_ff) {
        const float *at = sums + lane / 16 * 2 * 16 + lane % 16;
        v = swiglu_value(at[0] + at[16], at[64] + at[80], p.clamp) * p.weights[choice];
        p.act[(int64_t)choice * p.dim_ff + f] = v;
    }
    if (!EXACT && f0 < p.act_acts.stride) quantize32(p.act_acts, choice, f0, v);
}
// Block: 32 rows of gate and up for one choice. Choices vary fastest over the grid.
template <bool EXACT> DEVICE void gate_up(const ExpertsP &p) {
    DYNAMIC_SHARED(shared);
    if ((int)blockIdx.y >= p.blocks) {
        if (blockIdx.x == 0) hyper_left(p.later);
        return;
    }
    Tables tables = fill_tables(shared, p.gate.format);
    if (p.up.format == IQ2_XXS) fill_tables(shared, p.up.format);
    // Who comes next relies on the choices.
    begin_in_order();
    BARRIER();
    float *parts = (float *)(shared + TABLE_BYTES);
    int choice = blockIdx.x, warp = threadIdx.x / 32;
    unsigned char *room = shared + TABLE_BYTES + 4 * 8 * 16 + warp * EXPERT_ROOM;
    const Matrix &m = warp / 4 ? p.up : p.gate;
    Share share(p, m);
    if (share.there)
        any_column<EXACT, -1>(m, share.tile_row(p, choice), share.g0, share.g1, p.x, p.acts, choice / p.n_used, room, parts + warp * 16, tables, Ready());
    BARRIER();
    if (warp == 0) activate<EXACT>(p, choice, share.f0, parts);
}

// Choices of the same expert in pairs, then those that are left alone: the first in the lower half, who comes along in the upper one, or 0xffff.
// All threads take part; `room` has ids, then these, then two words for each 32 choices. Returns how many there are, and in the upper half how many pairs.
APART int pair_choices(const int *ids, int n, int *room) {
    int *mine = room, *pairs = mine + (n + 3) / 4 * 4, words = (n + 31) / 32;
    uint32_t *leads = (uint32_t *)(pairs + n), *paired = leads + words;
    for (int c = threadIdx.x; c < (n + 3) / 4 * 4; c += blockDim.x) mine[c] = c < n ? ids[c] : -1;
    BARRIER();
    for (int c = threadIdx.x; c < 32 * words; c += blockDim.x) {
        int id = c < n ? mine[c] : -2, before = 0, after = 0xffff;
#pragma unroll 1
        for (int k = 0; k < n; k += 4) {
            uint4 four = *(const uint4 *)(mine + k);
#pragma unroll
            for (int j = 0; j < 4; j++) {
                bool same = (int)word(four, j) == id;
                before += same && k + j < c;
                if (same && k + j > c && after == 0xffff) after = k + j;
            }
        }
        bool leading = c < n && before % 2 == 0;
        uint32_t all = lane_ballot(leading), two = lane_ballot(leading && after != 0xffff);
        if (c % 32 == 0) leads[c / 32] = all, paired[c / 32] = two;
        if (c < n) pairs[c] = after << 16 | c;
    }
    BARRIER();
    int total = 0, n_paired = 0;
    for (int w = 0; w < words; w++) total += ones(leads[w]), n_paired += ones(paired[w]);
    // They move to their places once all are read.
    int own[2], place[2];
#pragma unroll
    for (int round = 0; round < 2; round++) {
        int c = threadIdx.x + round * blockDim.x, w = c / 32;
        place[round] = -1;
        if (c >= n || !(leads[w] >> (c % 32) & 1)) continue;
        bool two = paired[w] >> (c % 32) & 1;
        uint32_t below = (1u << c % 32) - 1;
        own[round] = pairs[c], place[round] = two ? 0 : n_paired;
        for (int v = 0; v <= w; v++) place[round] += ones((two ? paired[v] : leads[v] & ~paired[v]) & (v < w ? 0xffffffffu : below));
    }
    BARRIER();
#pragma unroll
    for (int round = 0; round < 2; round++)
        if (place[round] >= 0) pairs[place[round]] = own[round];
    BARRIER();
    return n_paired << 16 | total;
}

// Block: 32 rows of gate and up of a known format F for every so many choices; with PAIRS two choices of an expert at a time where there are two.
// Shared memory: sums, rooms of the first warps, the table, the others' rooms, with PAIRS the list.
template <int F, bool PAIRS> DEVICE void gate_up_known(const ExpertsP &p) {
    DYNAMIC_SHARED(shared);
    if ((int)blockIdx.y >= p.blocks) {
        if (blockIdx.x == 0) hyper_left(p.later);
        return;
    }
    // Two sets of sums, so that nobody waits for the first warp.
    const int SET = (PAIRS ? 2 : 1) * 8 * 16, ROOM = (PAIRS ? 2 : 1) * EXPERT_ROOM, FIRST = PAIRS ? 2 : 4;
    unsigned char *table = aligned_place(shared, 2 * 4 * SET + FIRST * ROOM), *behind = table + TABLE_BYTES;
    AlignedTables tables = fill_aligned_tables(table, F);
    // Who comes next relies on the choices.
    begin_in_order();
    BARRIER();
    int warp = threadIdx.x / 32, n = p.n_rows * p.n_used, at = blockIdx.x, odd = 0, n_pairs = 0;
    unsigned char *room = warp < FIRST ? shared + 2 * 4 * SET + warp * ROOM : behind + (warp - FIRST) * ROOM;
    const int *pairs = (const int *)(behind + (8 - FIRST) * ROOM);
    if (PAIRS) {
        int found = pair_choices(p.ids, n, (int *)pairs);
        pairs += (n + 3) / 4 * 4, n = found & 0xffff, n_pairs = found >> 16;
    }
    const Matrix &m = warp / 4 ? p.up : p.gate;
    Share share(p, m);
    if constexpr (PAIRS)
        for (; at < n_pairs; at += gridDim.x, odd ^= 1) {
            float *parts = (float *)shared + odd * SET;
            int first = pairs[at] & 0xffff, second = pairs[at] >> 16;
            if (share.there) {
                float acc[4] = {};
                accumulate_one<F, -1, 0, 2>(acc, m, share.tile_row(p, first), share.g0, share.g1, p.acts, first / p.n_used, room, false, tables, Ready(), second / p.n_used);
                put_column(acc[0], acc[1], parts + warp * 16), put_column(acc[2], acc[3], parts + (8 + warp) * 16);
            }
            BARRIER();
            if (warp < 2) activate<false>(p, warp ? second : first, share.f0, parts + warp * 8 * 16);
        }
    for (; at < n; at += gridDim.x, odd ^= 1) {
        float *parts = (float *)shared + odd * SET;
        int choice = PAIRS ? pairs[at] & 0xffff : at;
        if (share.there) column<F, -1>(m, share.tile_row(p, choice), share.g0, share.g1, p.acts, choice / p.n_used, room, parts + warp * 16, tables, Ready());
        BARRIER();
        if (warp == 0) activate<false>(p, choice, share.f0, parts);
    }
}

// Block: 16 rows of down for one token; warp k takes the token's choice k; they are added up in order. The shared expert, by halves of its
// columns, does not wait for the choices. Of any format, or of F.
template <bool EXACT, int DEPTH, int F = -1> DEVICE void down(const ExpertsP &p) {
    DYNAMIC_SHARED(shared);
    Tables tables = fill_tables(shared, p.down.format);
    let_next_start();
    if (p.down.format == IQ2_XXS) BARRIER();
    float *parts = (float *)(shared + TABLE_BYTES);
    int token = blockIdx.x, d0 = blockIdx.y * 16, warp = threadIdx.x / 32, groups = (p.down.cols + 127) / 128;
    unsigned char *room = shared + TABLE_BYTES + 4 * 8 * 16 + warp * EXPERT_ROOM;
    bool shares = !EXACT && p.shared.codes;
    Strip strip;
    if (!EXACT) Strip::bring(p.mix, d0);
    if (shares && warp >= 6) {
        int all = p.shared.groups, middle = all / 2;
        column<Q8_0, 1>(p.shared, d0 / 16, warp == 6 ? 0 : middle, warp == 6 ? middle : all, p.shared_acts, token, room, parts + warp * 16, tables, Wait());
    } else {
        // Choices are from before the kernel before this one.
        if (warp < p.n_used) {
            int choice = token * p.n_used + warp;
            int tile_row = (p.ids[choice] * p.dim + d0) / 16;
            if constexpr (F > BF16) column<F, DEPTH, true>(p.down, tile_row, 0, groups, p.act_acts, choice, room, parts + warp * 16, tables, Wait());
            else any_column<EXACT, DEPTH>(p.down, tile_row, 0, groups, p.act, p.act_acts, choice, room, parts + warp * 16, tables, Wait());
        } else
            wait_for_previous();
    }
    if (!EXACT) strip.load(p.mix, d0, token, 1);
    BARRIER();
    float *h = parts + 8 * 16;  // where columns were, which nobody reads any more
    if (threadIdx.x < 16 && d0 + (int)threadIdx.x < p.dim) {
        float v = 0;
        for (int k = 0; k < p.n_used; k++) v += parts[k * 16 + threadIdx.x];
        if (shares) v += parts[6 * 16 + threadIdx.x] + parts[7 * 16 + threadIdx.x];
        p.y[(int64_t)token * p.dim + d0 + threadIdx.x] = v;
        if (!EXACT && p.mix.streams) strip.take(p.mix, token, d0 + threadIdx.x, v, h);
    }
    if (EXACT || !p.mix.streams) return;
    BARRIER();
    strip.sum(p.mix, token, d0, h);
}

// What comes before the experts: routing, and by the other blocks 256 values each of the shared expert's activations.
KERNEL(route_shared, 256, ExpertsP p) {
    DYNAMIC_SHARED(shared);
    let_next_start();
    const MixtureP &x = p.mixture;
    int token = blockIdx.y, k = ((int)blockIdx.x - 1) * 256 + threadIdx.x;
    int64_t at = (int64_t)token * x.route.n_used, i = (int64_t)token * x.dim_ff + k;
    if (blockIdx.x == 0) return route_row(x.route, token, (float *)shared, x.route.ids + at, x.route.weights + at);
    wait_for_previous();
    if (k / 32 * 32 < p.shared_acts.stride) quantize32(p.shared_acts, token, k / 32 * 32, k < x.dim_ff ? swiglu_value(x.gate[i], x.up[i], x.clamp) : 0.f);
}
KERNEL2(experts_gate_up, 256, 3, ExpertsP p) { gate_up<false>(p); }
KERNEL2(experts_gate_up_iq2_xxs, 256, 3, ExpertsP p) { gate_up_known<IQ2_XXS, false>(p); }
KERNEL2(experts_gate_up_pairs_iq2_xxs, 256, 3, ExpertsP p) { gate_up_known<IQ2_XXS, true>(p); }
KERNEL2(experts_down, 256, 2, ExpertsP p) { down<false, 1>(p); }
// Of several sequences: nothing is brought near, there are always blocks that read.
KERNEL2(experts_down_many, 256, 2, ExpertsP p) { down<false, 0>(p); }
KERNEL2(experts_down_many_q2_k, 256, 3, ExpertsP p) { down<false, -1, Q2_K>(p); }
// Activations as they are.
KERNEL2(experts_gate_up_exact, 256, 1, ExpertsP p) { gate_up<true>(p); }
KERNEL2(experts_down_exact, 256, 1, ExpertsP p) { down<true, 0>(p); }
