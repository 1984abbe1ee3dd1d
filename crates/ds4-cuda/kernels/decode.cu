// What lies between the products of a small batch, fused so that a layer is a few launches: stream mixing, what becomes of a token's
// projections, routing. The operations they fuse are defined in `ds4_ops::op`; here is only how they are cut.
#include "mixing.cuh"
#include "rows.cuh"

// Values of a stream that a block of `hyper_mix` takes, and threads it has: one for each of them in each of four streams.
const int SLICE = 64;

// What the streams hold at `k` after they took in the sub-layer before: stream `s` of row `r`.
DEVICE float mixed(const HyperMixP &p, int r, int s, int k) {
    const float *row = p.streams + (int64_t)r * STREAMS * p.dim + k;
    if (!p.y) return row[(int64_t)s * p.dim];
    float v = p.post[r * STREAMS + s] * p.y[(int64_t)r * p.dim + k];
    for (int i = 0; i < STREAMS; i++) v += p.comb[(r * STREAMS + i) * STREAMS + s] * row[(int64_t)i * p.dim];
    return v;
}
// The streams take in the sub-layer before; then the parts of the mixing vector and of the products of the streams with one another
// (from which the norm of any mixture follows) that this slice contributes. Blocks of a slice share the rows.
const int MIX_ROWS = 4;  // at a time
KERNEL(hyper_mix, 256, HyperMixP p) {
    __shared__ float h[MIX_ROWS][STREAMS * SLICE];
    let_next_start();
    int k0 = blockIdx.x * SLICE, warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    // Warp w has rows 3w .. 3w + 2 of the matrix; a lane eight values of one stream.
    uint4 w[3];
    for (int i = 0; i < 3; i++)
        w[i] = *(const uint4 *)(p.project + (int64_t)(3 * warp + i) * STREAMS * p.dim + lane / 8 * p.dim + k0 + lane % 8 * 8);
    wait_for_previous();
    int s = threadIdx.x / SLICE, k = k0 + threadIdx.x % SLICE;
    for (int r0 = blockIdx.y * MIX_ROWS; r0 < p.n_rows; r0 += gridDim.y * MIX_ROWS) {
        int n = min(MIX_ROWS, p.n_rows - r0);
        float v[MIX_ROWS];
#pragma unroll
        for (int j = 0; j < MIX_ROWS; j++) v[j] = j < n ? mixed(p, r0 + j, s, k) : 0.f;
        BARRIER();
#pragma unroll
        for (int j = 0; j < MIX_ROWS; j++) h[j][threadIdx.x] = v[j];
        BARRIER();
        for (int j = 0; j < n; j++) {
            if (p.y) p.streams[((int64_t)(r0 + j) * STREAMS + s) * p.dim + k] = h[j][threadIdx.x];
            float *out = p.sums + (int64_t)(r0 + j) * SUMS * p.n_slices + blockIdx.x;
            for (int i = 0; i < 3; i++) {
                float sum = 0;
                for (int m = 0; m < 4; m++) {
                    uint32_t pair = word(w[i], m);
                    sum += low_half(pair) * h[j][lane * 8 + 2 * m] + high_half(pair) * h[j][lane * 8 + 2 * m + 1];
                }
                sum = warp_sum(sum);
                if (lane == 0) out[(3 * warp + i) * p.n_slices] = sum;
            }
            for (int i = warp; i < GRAM; i += 8) {
                int a, b;
                gram_pair(i, &a, &b);
                const float *x = h[j] + a * SLICE + lane, *y = h[j] + b * SLICE + lane;
                float sum = warp_sum(x[0] * y[0] + x[32] * y[32]);
                if (lane == 0) out[(MIX + i) * p.n_slices] = sum;
            }
        }
    }
}

KERNEL(hyper_after, 32, HyperPreP p) {
    begin();
    hyper_later(p, blockIdx.x);
}

// Of few rows, a block makes 256 values of the sub-layer's input, and what products want of them, and leaves the coefficients of what comes
// after to `hyper_later`; of many, a block does all of a row.
KERNEL(hyper_pre, 256, HyperPreP p) {
    __shared__ float total[SUMS];
    let_next_start();
    const int n = STREAMS, MINE = (SUMS + 7) / 8;
    // Weights do not wait.
    float weight = p.norm[blockIdx.x * 256 + threadIdx.x], scale = p.scale[0], base[n];
    for (int i = 0; i < n; i++) base[i] = p.base[i];
    wait_for_previous();
    int r = blockIdx.y, warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    bool all = gridDim.x == 1;
    const float *streams = p.streams + (int64_t)r * n * p.dim;
    int k = blockIdx.x * 256 + threadIdx.x;
    float h[n];
    for (int i = 0; i < n; i++) h[i] = streams[(int64_t)i * p.dim + k];
    // A warp for every eighth sum, all of what it adds up on its way at once.
    float sum[MINE] = {};
    for (int base = 0; base < p.n_slices / 4; base += 64) {
        float4 part[MINE][2];
#pragma unroll
        for (int i = 0; i < MINE; i++)
#pragma unroll
            for (int j = 0; j < 2; j++) {
                int which = min(warp + 8 * i, SUMS - 1), at = base + 32 * j + lane;
                part[i][j] = at < p.n_slices / 4 ? ((const float4 *)(p.sums + ((int64_t)r * SUMS + which) * p.n_slices))[at] : make_float4(0, 0, 0, 0);
            }
#pragma unroll
        for (int i = 0; i < MINE; i++)
#pragma unroll
            for (int j = 0; j < 2; j++) sum[i] += (part[i][j].x + part[i][j].y) + (part[i][j].z + part[i][j].w);
    }
#pragma unroll
    for (int i = 0; i < MINE; i++) {
        float v = warp_sum(sum[i]);
        if (lane == 0 && warp + 8 * i < SUMS) total[warp + 8 * i] = v;
    }
    BARRIER();
    float inv = hyper_inverse(p, total);
    if (all) {
        if (threadIdx.x < 32) hyper_after(p, r, total, inv);
    } else if (blockIdx.x == 0 && threadIdx.x < SUMS)
        p.totals[(int64_t)r * SUMS + threadIdx.x] = total[threadIdx.x];
    float pre[n], square = 0;
    for (int i = 0; i < n; i++) pre[i] = logistic(total[i] * inv * scale + base[i]) + p.eps;
    for (int i = 0; i < GRAM; i++) {
        int a, b;
        gram_pair(i, &a, &b);
        square += (a == b ? 1.f : 2.f) * pre[a] * pre[b] * total[MIX + i];
    }
    float norm = 1.f / sqrtf(fmaxf(square, 0.f) / (float)p.dim + p.eps_norm);
    while (true) {
        float v = 0;
        for (int i = 0; i < n; i++) v += pre[i] * h[i];
        v = v * norm * weight;
        p.out[(int64_t)r * p.dim + k] = v;
        if (p.halves.v) p.halves.v[r * p.halves.stride + half_place(k)] = clamped_half(v);
        else quantize32(p.acts, r, k / 32 * 32, v);
        k += 256;
        if (!all || k >= p.dim) break;
        for (int i = 0; i < n; i++) h[i] = streams[(int64_t)i * p.dim + k];
        weight = p.norm[k];
    }
}

// Norm of the query's latent vector, the raw row, up to two compressors, and coefficients that were left for later: a block for each, in x; rows
// of the batch in y.
struct PrepareP {
    float *q_a, *kv;
    const float *q_a_norm, *kv_norm, *freqs;
    Acts acts;
    Step step;
    CompressP compressors[2];
    float *ring_kv[2], *ring_gate[2];
    int q_lora, head_dim, n_rot, kind, block, pad;
    float eps;
    int n_compressors;
    HyperPreP later;
};
KERNEL(prepare_rows, 256, PrepareP p) {
    DYNAMIC_SHARED(shared);
    let_next_start();
    // Weights do not wait.
    if (blockIdx.x == 0) bring_values_near(p.q_a_norm, p.q_lora);
    else if (blockIdx.x == 1) bring_values_near(p.kv_norm, p.head_dim), bring_values_near(p.freqs, p.n_rot);
    else if ((int)blockIdx.x < 2 + p.n_compressors) {
        const CompressP &c = p.compressors[blockIdx.x - 2];
        bring_values_near(c.norm, c.dim), bring_values_near(c.ape, c.ratio * (c.overlap ? 2 * c.dim : c.dim));
    } else
        bring_values_near(p.later.base, MIX);
    wait_for_previous();
    float *row = (float *)shared;
    int r = blockIdx.y, lane = threadIdx.x % 32;
    if (blockIdx.x == 0) {
        float *x = p.q_a + (int64_t)r * p.q_lora;
        float inv = inverse_rms(x, p.q_lora, p.eps);
        for (int k = threadIdx.x; k < p.acts.stride; k += blockDim.x) {
            float v = k < p.q_lora ? x[k] * inv * p.q_a_norm[k] : 0.f;
            if (k < p.q_lora) x[k] = v;
            quantize32(p.acts, r, k - lane, v);
        }
    } else if (blockIdx.x == 1) {
        float *x = p.kv + (int64_t)r * p.head_dim;
        float inv = inverse_rms(x, p.head_dim, p.eps);
        for (int k = threadIdx.x; k < p.head_dim; k += blockDim.x) row[k] = x[k] * inv * p.kv_norm[k];
        BARRIER();
        for (int i = threadIdx.x; i < p.n_rot / 2; i += blockDim.x)
            rotate(row + p.head_dim - p.n_rot + 2 * i, angle_of(p.freqs, i, p.step.pos[r]), 0);
        BARRIER();
        round_row(row, p.head_dim, p.kind, p.block, p.n_rot);
        BARRIER();
        for (int k = threadIdx.x; k < p.head_dim; k += blockDim.x) x[k] = row[k];
    } else if ((int)blockIdx.x == 2 + p.n_compressors) {
        if (threadIdx.x < 32) hyper_later(p.later, r);
    } else {
        int which = blockIdx.x - 2;
        const CompressP &c = p.compressors[which];
        compress_row(c, r, row);
        // A ring is longer than what a small batch reads of it, so nothing is overwritten that another row reads.
        int width = c.overlap ? 2 * c.dim : c.dim;
        int64_t entry = (int64_t)p.step.slot[r] * c.ring_len + p.step.pos[r] % c.ring_len;
        for (int k = threadIdx.x; k < width; k += blockDim.x) {
            p.ring_kv[which][entry * width + k] = c.kv[(int64_t)r * width + k];
            p.ring_gate[which][entry * width + k] = c.gate[(int64_t)r * width + k];
        }
    }
}
