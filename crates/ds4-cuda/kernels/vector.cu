// Norms, rotation, rounding, rings, routing, element-wise operations: what is small beside the weights. One block for each row.
// Formulas: `ds4_ops::op::{norm, rope, round, ring, route, swiglu, embed}`.
#include "rows.cuh"

// Activations -> int8 blocks. Blocks of 8 warps, a warp for each 32 values.
struct QuantizeP {
    const float *x;
    Acts acts;
    int64_t n_rows;
    int cols, pad;
};
KERNEL(quantize, 256, QuantizeP p) {
    begin();
    int64_t block = (int64_t)blockIdx.x * 8 + threadIdx.x / 32;
    int per_row = (int)(p.acts.stride / 32), lane = threadIdx.x % 32;
    int64_t row = block / per_row;
    if (row >= p.n_rows) return;
    int k0 = (int)(block % per_row) * 32;
    quantize32(p.acts, row, k0, k0 + lane < p.cols ? p.x[row * p.cols + k0 + lane] : 0.f);
}

// Activations -> f16, a thread for two of them.
struct HalveP {
    const float *x;
    Halves halves;
    int64_t n_rows;
    int cols, pad;
};
KERNEL(halve, 256, HalveP p) {
    begin();
    int64_t at = 2 * ((int64_t)blockIdx.x * blockDim.x + threadIdx.x), row = at / p.halves.stride;
    if (row >= p.n_rows) return;
    int k = (int)(at % p.halves.stride);
    const float *x = p.x + row * p.cols;
    uint32_t v = clamped_half(k < p.cols ? x[k] : 0.f) | (uint32_t)clamped_half(k + 1 < p.cols ? x[k + 1] : 0.f) << 16;
    *(uint32_t *)(p.halves.v + at - k + half_place(k)) = v;
}

// Integers that come along with the launch, to up to eight places.
const int PLACED = 128;
struct PlaceP {
    int *to[8];
    int end[8];  // of each place's values
    int n_values, pad;
    int values[PLACED];
};
KERNEL(place_ints, 256, PlaceP p) {
    begin();
    for (int i = threadIdx.x; i < p.n_values; i += blockDim.x) {
        int place = 0;
        while (i >= p.end[place]) place++;
        p.to[place][i - (place ? p.end[place - 1] : 0)] = p.values[i];
    }
}

struct EmbedP {
    Matrix table;
    Step step;
    float *out;
    int n_streams, pad;
};
KERNEL(embed, 256, EmbedP p) {
    DYNAMIC_SHARED(shared);
    // In this order: what comes next may rely on the integers of the step.
    begin_in_order();
    Tables tables = fill_tables(shared, p.table.format);
    BARRIER();
    int r = blockIdx.y, dim = p.table.cols, token = p.step.token[r];
    const Matrix &m = p.table;
    for (int k = blockIdx.x * blockDim.x + threadIdx.x; k < dim; k += gridDim.x * blockDim.x) {
        float v;
        if (m.format == F32) v = ((const float *)m.codes)[(int64_t)token * dim + k];
        else if (m.format == F16) v = half_to_float(((const uint16_t *)m.codes)[(int64_t)token * dim + k]);
        else if (m.format == BF16) v = bf16_to_float(((const uint16_t *)m.codes)[(int64_t)token * dim + k]);
        else if (m.format == Q8_0) v = tile_value<Q8_0>(m, token, k, tables);
        else if (m.format == Q2_K) v = tile_value<Q2_K>(m, token, k, tables);
        else if (m.format == Q4_K) v = tile_value<Q4_K>(m, token, k, tables);
        else if (m.format == IQ2_XXS) v = tile_value<IQ2_XXS>(m, token, k, tables);
        else v = tile_value<MXFP4>(m, token, k, tables);
        for (int s = 0; s < p.n_streams; s++) p.out[((int64_t)r * p.n_streams + s) * dim + k] = v;
    }
}

struct NormP {
    const float *x, *weight;
    float *out;
    int dim;
    float eps;
};
// Values of a thread, where it has no more of them: stores need not be over before the next loads.
const int NORM_OWN = 16;
KERNEL(rms_norm, 1024, NormP p) {
    begin();
    const float *x = p.x + (int64_t)blockIdx.x * p.dim;
    float *out = p.out + (int64_t)blockIdx.x * p.dim;
    if (p.dim > NORM_OWN * (int)blockDim.x) {
        float inv = inverse_rms(x, p.dim, p.eps);
        for (int k = threadIdx.x; k < p.dim; k += blockDim.x) out[k] = x[k] * inv * (p.weight ? p.weight[k] : 1.f);
        return;
    }
    __shared__ float sums[33];
    float v[NORM_OWN], weight[NORM_OWN], sum = 0;
#pragma unroll
    for (int i = 0; i < NORM_OWN; i++) {
        int k = threadIdx.x + i * blockDim.x;
        v[i] = k < p.dim ? x[k] : 0.f, weight[i] = k < p.dim && p.weight ? p.weight[k] : 1.f;
    }
#pragma unroll
    for (int i = 0; i < NORM_OWN; i++) sum += v[i] * v[i];
    float inv = 1.f / sqrtf(block_sum(sum, sums) / (float)p.dim + p.eps);
#pragma unroll
    for (int i = 0; i < NORM_OWN; i++) {
        int k = threadIdx.x + i * blockDim.x;
        if (k < p.dim) out[k] = v[i] * inv * weight[i];
    }
}

struct RopeP {
    float *x;
    const float *freqs;
    Step step;
    int n_head, head_dim, n_rot, inverse;
};
KERNEL(rope_tail, 256, RopeP p) {
    begin();
    float *x = p.x + (int64_t)blockIdx.x * p.n_head * p.head_dim;
    int pairs = p.n_rot / 2, pos = p.step.pos[blockIdx.x];
    for (int i = threadIdx.x; i < p.n_head * pairs; i += blockDim.x) {
        int pair = i % pairs;
        rotate(x + (i / pairs) * p.head_dim + p.head_dim - p.n_rot + 2 * pair, angle_of(p.freqs, pair, pos), p.inverse);
    }
}

// `kind` 1: FP8 blocks of `block` before the last `n_rot` values; 2: Hadamard rotation and FP4 in blocks of 32.
struct RoundP {
    float *x;
    int dim, kind, block, n_rot;
};
KERNEL(round_rows, 128, RoundP p) {
    DYNAMIC_SHARED(shared);
    begin();
    float *x = p.x + (int64_t)blockIdx.x * p.dim, *row = (float *)shared;
    for (int k = threadIdx.x; k < p.dim; k += blockDim.x) row[k] = x[k];
    BARRIER();
    round_row(row, p.dim, p.kind, p.block, p.n_rot);
    BARRIER();
    for (int k = threadIdx.x; k < p.dim; k += blockDim.x) x[k] = row[k];
}

struct RingP {
    const float *x;
    float *ring;
    Step step;
    int len, dim;
};
KERNEL(ring_store, 256, RingP p) {
    begin();
    int r = blockIdx.x;
    if (p.step.trail[r] >= p.len) return;
    int64_t entry = (int64_t)p.step.slot[r] * p.len + p.step.pos[r] % p.len;
    for (int k = threadIdx.x; k < p.dim; k += blockDim.x) p.ring[entry * p.dim + k] = p.x[(int64_t)r * p.dim + k];
}

KERNEL(route, 256, RouteP p) {
    DYNAMIC_SHARED(shared);
    let_next_start();
    int64_t at = (int64_t)blockIdx.x * p.n_used;
    route_row(p, blockIdx.x, (float *)shared, p.ids + at, p.weights + at);
}

struct ElementsP {
    const float *x;
    float *y;
    int64_t len;
    int dim, n_streams;
    float clamp;
    int pad;
};
KERNEL(swiglu, 256, ElementsP p) {
    begin();
    int64_t i = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (i < p.len) p.y[i] = swiglu_value(p.y[i], p.x[i], p.clamp);
}
KERNEL(add, 256, ElementsP p) {
    begin();
    int64_t i = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (i < p.len) p.y[i] += p.x[i];
}
// y (n, N, D)[i] += x (n, D)
KERNEL(add_to_streams, 256, ElementsP p) {
    begin();
    int64_t i = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= p.len) return;
    int64_t row = i / ((int64_t)p.dim * p.n_streams);
    p.y[i] += p.x[row * p.dim + i % p.dim];
}

// The likeliest of rows of logits: `ds4_ops::op::likeliest`. Blocks share a row; what they find of the candidates is put in order by whoever reads it.
const int LIKELY_BLOCKS = 64, CANDIDATES = 512;
struct Likely {
    double mass[LIKELY_BLOCKS];
    float largest;
    int n;
    int ids[CANDIDATES];
    float logits[CANDIDATES];
};
struct LikelyP {
    const float *logits;
    float *tops;  // (rows, LIKELY_BLOCKS)
    Likely *found;
    int n_vocab, pad;
    double below[16], temperature[16];
};
DEVICE float block_max(float v, float *shared) {
    v = warp_max(v);
    BARRIER();
    if (threadIdx.x % 32 == 0) shared[threadIdx.x / 32] = v;
    BARRIER();
    v = threadIdx.x % 32 < blockDim.x / 32 ? shared[threadIdx.x % 32] : -INFINITY;
    return warp_max(v);
}
KERNEL(likely_tops, 256, LikelyP p) {
    __shared__ float shared[32];
    begin();
    const float *x = p.logits + (int64_t)blockIdx.y * p.n_vocab;
    float top = -INFINITY;
#pragma unroll 8
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < p.n_vocab; i += gridDim.x * blockDim.x) top = fmaxf(top, x[i]);
    top = block_max(top, shared);
    if (threadIdx.x == 0) p.tops[blockIdx.y * LIKELY_BLOCKS + blockIdx.x] = top;
    if (threadIdx.x == 0 && blockIdx.x == 0) p.found[blockIdx.y].n = 0;
}
KERNEL(likely, 256, LikelyP p) {
    __shared__ float shared[32];
    __shared__ double sums[256];
    begin();
    int row = blockIdx.y;
    const float *x = p.logits + (int64_t)row * p.n_vocab;
    float top = block_max(threadIdx.x < LIKELY_BLOCKS ? p.tops[row * LIKELY_BLOCKS + threadIdx.x] : -INFINITY, shared);
    float floor = fmaxf((float)((double)top + p.below[row]), -3.402823466e38f);
    double sum = 0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < p.n_vocab; i += gridDim.x * blockDim.x) {
        float v = x[i];
        if (v == v) sum += exp(((double)v - (double)top) / p.temperature[row]);
        if (v >= floor) {
            int at = atomicAdd(&p.found[row].n, 1);
            if (at < CANDIDATES) p.found[row].ids[at] = i, p.found[row].logits[at] = v;
        }
    }
    sums[threadIdx.x] = sum;
    for (int half = 128; half; half /= 2) {
        BARRIER();
        if ((int)threadIdx.x < half) sums[threadIdx.x] += sums[threadIdx.x + half];
    }
    if (threadIdx.x == 0) p.found[row].mass[blockIdx.x] = sums[0];
    if (threadIdx.x == 0 && blockIdx.x == 0) p.found[row].largest = top;
}

struct GatherP {
    const float *x;
    float *out;
    Step step;
    int64_t dim;
};
KERNEL(gather_logit_rows, 256, GatherP p) {
    begin();
    int64_t row = p.step.logit_rows[blockIdx.y], k = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (k < p.dim) p.out[blockIdx.y * p.dim + k] = p.x[row * p.dim + k];
}
