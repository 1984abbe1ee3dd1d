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

// A column of a row tile, 16 values to `out`.
template <int F, int DEPTH, class Until>
DEVICE void column(const Matrix &m, int tile_row, int g0, int g1, const Acts &acts, int row, unsigned char *room, float *out, const Tables &tables, const Until &until) {
    int lane = threadIdx.x % 32, g = lane / 4;
    float acc[2] = {};
    accumulate_one<F, DEPTH, 0>(acc, m, tile_row, g0, g1, acts, row, room, false, tables, until);
    float top = whole_of_one(acc[0]), low = whole_of_one(acc[1]);
    if (lane % 4 == 0) out[g] = top, out[g + 8] = low;
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
// Block: 32 rows of gate and up for one choice, or where both are of a known format F for every so many choices; warps: matrix, row tile, half of the
// columns. Choices vary fastest over the grid.
template <bool EXACT, int F> DEVICE void gate_up(const ExpertsP &p) {
    DYNAMIC_SHARED(shared);
    if ((int)blockIdx.y >= p.blocks) {
        if (blockIdx.x == 0) hyper_left(p.later);
        return;
    }
    const bool KNOWN = F > BF16;
    Tables tables = fill_tables(shared, KNOWN ? F : p.gate.format);
    if (!KNOWN && p.up.format == IQ2_XXS) fill_tables(shared, p.up.format);
    // Who comes next relies on the choices.
    begin_in_order();
    BARRIER();
    unsigned char *room = shared + TABLE_BYTES + 2 * 4 * 8 * 16 + threadIdx.x / 32 * EXPERT_ROOM;
    int f0 = blockIdx.y * 32, warp = threadIdx.x / 32, half = warp % 2, inner = warp / 2 % 2, which = warp / 4;
    const Matrix &m = which ? p.up : p.gate;
    int groups = (m.cols + 127) / 128, middle = (groups / 2 + 1) / 2 * 2;
    if (middle > groups) middle = groups;
    auto take = [&](int choice, float *parts) {
        int token = choice / p.n_used, tile_row = (p.ids[choice] * p.dim_ff + f0) / 16 + inner, g0 = half ? middle : 0, g1 = half ? groups : middle;
        if (f0 + inner * 16 < p.dim_ff) {
            if constexpr (KNOWN) column<F, -1>(m, tile_row, g0, g1, p.acts, token, room, parts + warp * 16, tables, Ready());
            else any_column<EXACT, -1>(m, tile_row, g0, g1, p.x, p.acts, token, room, parts + warp * 16, tables, Ready());
        }
        BARRIER();
        if (warp > 0) return;
        int lane = threadIdx.x, f = f0 + lane;
        float v = 0;
        if (f < p.dim_ff) {
            int i = lane / 16 * 2 * 16 + lane % 16;
            float g = parts[i] + parts[i + 16], u = parts[i + 64] + parts[i + 80];
            v = swiglu_value(g, u, p.clamp) * p.weights[choice];
            p.act[(int64_t)choice * p.dim_ff + f] = v;
        }
        if (!EXACT && f0 < p.act_acts.stride) quantize32(p.act_acts, choice, f0, v);
    };
    float *parts = (float *)(shared + TABLE_BYTES);
    if (!KNOWN) return take(blockIdx.x, parts);
    // Two sets of sums, so that nobody waits for the first warp.
    for (int choice = blockIdx.x, odd = 0; choice < p.n_rows * p.n_used; choice += gridDim.x, odd ^= 1) take(choice, parts + odd * 8 * 16);
}

// Block: 16 rows of down for one token; warp k takes the token's choice k; they are added up in order. The shared expert, by halves of its
// columns, does not wait for the choices.
template <bool EXACT, int DEPTH> DEVICE void down(const ExpertsP &p) {
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
            any_column<EXACT, DEPTH>(p.down, (p.ids[choice] * p.dim + d0) / 16, 0, groups, p.act, p.act_acts, choice, room, parts + warp * 16, tables, Wait());
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
KERNEL2(experts_gate_up, 256, 3, ExpertsP p) { gate_up<false, -1>(p); }
KERNEL2(experts_gate_up_iq2_xxs, 256, 3, ExpertsP p) { gate_up<false, IQ2_XXS>(p); }
KERNEL2(experts_down, 256, 2, ExpertsP p) { down<false, 1>(p); }
// Of several sequences: nothing is brought near, there are always blocks that read.
KERNEL2(experts_down_many, 256, 2, ExpertsP p) { down<false, 0>(p); }
// Activations as they are.
KERNEL2(experts_gate_up_exact, 256, 1, ExpertsP p) { gate_up<true, -1>(p); }
KERNEL2(experts_down_exact, 256, 1, ExpertsP p) { down<true, 0>(p); }
