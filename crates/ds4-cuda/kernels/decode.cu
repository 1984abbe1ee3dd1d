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
    int r = blockIdx.y, warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    bool all = gridDim.x == 1;
    wait_for_previous();
    const float *streams = p.streams + (int64_t)r * n * p.dim;
    int k = blockIdx.x * 256 + threadIdx.x;
    float h[n];
    for (int i = 0; i < n; i++) h[i] = streams[(int64_t)i * p.dim + k];
    // A warp for every eighth sum, all of what it adds up on its way at once.
    float sum[MINE] = {};
    for (int slice = 0; slice < p.n_slices / 4; slice += 64) {
        float4 part[MINE][2];
#pragma unroll
        for (int i = 0; i < MINE; i++)
#pragma unroll
            for (int j = 0; j < 2; j++) {
                int which = min(warp + 8 * i, SUMS - 1), at = slice + 32 * j + lane;
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

// Norm of the query's latent vector, the raw row, up to two compressors: a block for each, in x; rows of the batch in y. What was there before the
// step, and weights, do not wait.
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
};
// Values of a row that a thread has at most: 256 threads, rows of up to 2,048.
const int OWN = 8;

// A row in its thread's registers, as far as there is one.
struct Row {
    float v[OWN];
    DEVICE_MEMBER void load(const float *x, int dim) {
#pragma unroll
        for (int i = 0; i < OWN; i++) {
            int k = threadIdx.x + 256 * i;
            v[i] = k < dim ? x[k] : 0.f;
        }
    }
    // Times 1 / sqrt(mean(x²) + eps) and the weights. All threads take part.
    DEVICE_MEMBER void normalise(const Row &weight, int dim, float eps, float *sums) {
        float sum = 0;
#pragma unroll
        for (int i = 0; i < OWN; i++) sum += v[i] * v[i];
        float inv = 1.f / sqrtf(block_sum(sum, sums) / (float)dim + eps);
#pragma unroll
        for (int i = 0; i < OWN; i++) v[i] = v[i] * inv * weight.v[i];
    }
};

// A row, normalised; `ahead` is what else need not wait.
template <class Ahead> DEVICE Row normalised(const float *weights, const float *values, int dim, float eps, float *sums, const Ahead &ahead) {
    Row weight, x;
    weight.load(weights, dim);
    ahead();
    wait_for_previous();
    x.load(values, dim);
    x.normalise(weight, dim, eps, sums);
    return x;
}
// The query's latent vector, normalised, and as products want it.
APART void prepare_query(const PrepareP &p, int r, float *sums) {
    float *to = p.q_a + (int64_t)r * p.q_lora;
    Row x = normalised(p.q_a_norm, to, p.q_lora, p.eps, sums, [] {});
#pragma unroll
    for (int i = 0; i < OWN; i++) {
        int k = threadIdx.x + 256 * i;
        if (k < p.q_lora) to[k] = x.v[i];
        if (k / 32 * 32 < p.acts.stride) quantize32(p.acts, r, k / 32 * 32, x.v[i]);
    }
}
// The raw row: norm, rotation, rounding.
APART void prepare_raw(const PrepareP &p, int r, float *row, float *sums) {
    float sin = 0, cos = 1;
    float *to = p.kv + (int64_t)r * p.head_dim;
    Row x = normalised(p.kv_norm, to, p.head_dim, p.eps, sums, [&] {
        if ((int)threadIdx.x < p.n_rot / 2) sincosf(angle_of(p.freqs, threadIdx.x, p.step.pos[r]), &sin, &cos);
    });
#pragma unroll
    for (int i = 0; i < OWN; i++) {
        int k = threadIdx.x + 256 * i;
        if (k < p.head_dim) row[k] = x.v[i];
    }
    BARRIER();
    if ((int)threadIdx.x < p.n_rot / 2) turn(row + p.head_dim - p.n_rot + 2 * threadIdx.x, cos, sin);
    BARRIER();
    round_row(row, p.head_dim, p.kind, p.block, p.n_rot);
    BARRIER();
    for (int k = threadIdx.x; k < p.head_dim; k += blockDim.x) to[k] = row[k];
}
// A compressor's part of a token: it goes to the ring, and completes a row if it does.
APART void prepare_compressed(const PrepareP &p, int which, int r, float *row) {
    const CompressP &c = p.compressors[which];
    int width = c.overlap ? 2 * c.dim : c.dim;
    int64_t entry = (int64_t)p.step.slot[r] * c.ring_len + p.step.pos[r] % c.ring_len;
    bring_values_near(c.norm, c.dim);
    compress_row(c, r, row);
    wait_for_previous();
    // A ring is longer than what a small batch reads of it, so nothing is overwritten that another row reads.
    const float4 *kv = (const float4 *)(c.kv + (int64_t)r * width), *gate = (const float4 *)(c.gate + (int64_t)r * width);
    float4 *to_kv = (float4 *)(p.ring_kv[which] + entry * width), *to_gate = (float4 *)(p.ring_gate[which] + entry * width);
    for (int k = threadIdx.x; k < width / 4; k += blockDim.x) {
        float4 a = kv[k], b = gate[k];
        to_kv[k] = a, to_gate[k] = b;
    }
}
KERNEL(prepare_rows, 256, PrepareP p) {
    DYNAMIC_SHARED(shared);
    __shared__ float sums[33];
    let_next_start();
    float *row = (float *)shared;
    int r = blockIdx.y;
    if (blockIdx.x == 0) prepare_query(p, r, sums);
    else if (blockIdx.x == 1) prepare_raw(p, r, row, sums);
    else prepare_compressed(p, blockIdx.x - 2, r, row);
}
