// What lies between the products of a small batch, fused so that a layer is a few launches: stream mixing, what becomes of a token's
// projections, routing. The operations they fuse are defined in `ds4_ops::op`; here is only how they are cut.
#include "rows.cuh"

// Values of a stream that a block of `hyper_mix` takes, and threads it has: one for each of them in each of four streams.
const int SLICE = 64, STREAMS = 4, MIX = 24, GRAM = 10, SUMS = MIX + GRAM;

struct HyperMixP {
    const float *y, *post, *comb;  // of the sub-layer before, or null
    float *streams;
    const uint16_t *project;  // (MIX, STREAMS · dim) f16
    float *sums;              // (n, dim / SLICE, SUMS)
    int dim, n_rows;
};
// Entry `i` of the products of two streams: (0,0) (0,1) .. (3,3), the first not above the second.
DEVICE void gram_pair(int i, int *a, int *b) {
    int first = i < 4 ? 0 : i < 7 ? 1 : i < 9 ? 2 : 3;
    *a = first, *b = i - (first == 0 ? 0 : first == 1 ? 3 : first == 2 ? 5 : 6);
}
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
            float *out = p.sums + ((int64_t)(r0 + j) * gridDim.x + blockIdx.x) * SUMS;
            for (int i = 0; i < 3; i++) {
                float sum = 0;
                for (int m = 0; m < 4; m++) {
                    uint32_t pair = word(w[i], m);
                    sum += low_half(pair) * h[j][lane * 8 + 2 * m] + high_half(pair) * h[j][lane * 8 + 2 * m + 1];
                }
                sum = warp_sum(sum);
                if (lane == 0) out[3 * warp + i] = sum;
            }
            for (int i = warp; i < GRAM; i += 8) {
                int a, b;
                gram_pair(i, &a, &b);
                const float *x = h[j] + a * SLICE + lane, *y = h[j] + b * SLICE + lane;
                float sum = warp_sum(x[0] * y[0] + x[32] * y[32]);
                if (lane == 0) out[MIX + i] = sum;
            }
        }
    }
}

struct HyperPreP {
    const float *sums, *base, *scale, *norm, *streams;
    float *post, *comb, *out;
    Acts acts;      // or
    Halves halves;  // where the input goes as well
    int dim, n_slices, n_sinkhorn;
    float eps, eps_norm;
    int pad;
};
DEVICE float logistic(float x) { return 1.f / (1.f + expf(-x)); }

// The coefficients of what comes after the sub-layer, from the whole mixing vector times `inv`; by one warp. A thread has the combination alone:
// what the others of its warp could share is less than what exchanging costs.
DEVICE void hyper_after(const HyperPreP &p, int r, const float *total, float inv) {
    const int n = STREAMS;
    int lane = threadIdx.x % 32;
    if (lane < n) p.post[r * n + lane] = 2.f * logistic(total[n + lane] * inv * p.scale[1] + p.base[n + lane]);
    if (lane > 0) return;
    float c[n][n];
#pragma unroll
    for (int i = 0; i < n; i++) {
        float top = -INFINITY, sum = 0;
#pragma unroll
        for (int j = 0; j < n; j++) {
            int at = 2 * n + n * i + j;
            c[i][j] = total[at] * inv * p.scale[2] + p.base[at];
            top = fmaxf(top, c[i][j]);
        }
#pragma unroll
        for (int j = 0; j < n; j++) c[i][j] = expf(c[i][j] - top), sum += c[i][j];
#pragma unroll
        for (int j = 0; j < n; j++) c[i][j] = c[i][j] / sum + p.eps;
    }
    for (int k = 0; k < p.n_sinkhorn; k++) {
#pragma unroll
        for (int i = 0; i < n; i++) {
            if (k == 0) break;
            float inverse = reciprocal(((c[i][0] + c[i][1]) + (c[i][2] + c[i][3])) + p.eps);
#pragma unroll
            for (int j = 0; j < n; j++) c[i][j] *= inverse;
        }
#pragma unroll
        for (int j = 0; j < n; j++) {
            float inverse = reciprocal(((c[0][j] + c[1][j]) + (c[2][j] + c[3][j])) + p.eps);
#pragma unroll
            for (int i = 0; i < n; i++) c[i][j] *= inverse;
        }
    }
#pragma unroll
    for (int i = 0; i < n * n; i++) p.comb[r * n * n + i] = c[i / n][i % n];
}

// Of few rows, blocks 0 .. dim / 256 − 1 make 256 values of the sub-layer's input each, and what products want of them, and the last one makes
// the coefficients of what comes after; of many, a block does all of a row.
KERNEL(hyper_pre, 256, HyperPreP p) {
    __shared__ float total[SUMS];
    begin();
    const int n = STREAMS;
    int r = blockIdx.y;
    bool all = gridDim.x == 1, last = !all && blockIdx.x + 1 == gridDim.x;
    const float *sums = p.sums + (int64_t)r * p.n_slices * SUMS, *streams = p.streams + (int64_t)r * n * p.dim;
    int k = blockIdx.x * 256 + threadIdx.x;
    float h[n];
    if (!last)
        for (int i = 0; i < n; i++) h[i] = streams[(int64_t)i * p.dim + k];
    // Four threads for each of the sums, in a fixed order.
    if (threadIdx.x < 4 * ((SUMS + 7) / 8 * 8)) {
        int which = min((int)threadIdx.x / 4, SUMS - 1), part = threadIdx.x % 4;
        float sum = 0;
#pragma unroll 16
        for (int i = part; i < p.n_slices; i += 4) sum += sums[(int64_t)i * SUMS + which];
        sum += lane_xor(sum, 1);
        sum += lane_xor(sum, 2);
        if (part == 0) total[which] = sum;
    }
    BARRIER();
    float squares = total[MIX] + total[MIX + 4] + total[MIX + 7] + total[MIX + 9];
    float inv = 1.f / sqrtf(squares / (float)(n * p.dim) + p.eps_norm);
    if ((all || last) && threadIdx.x < 32) hyper_after(p, r, total, inv);
    if (last) return;
    float pre[n], square = 0;
    for (int i = 0; i < n; i++) pre[i] = logistic(total[i] * inv * p.scale[0] + p.base[i]) + p.eps;
    for (int i = 0; i < GRAM; i++) {
        int a, b;
        gram_pair(i, &a, &b);
        square += (a == b ? 1.f : 2.f) * pre[a] * pre[b] * total[MIX + i];
    }
    float norm = 1.f / sqrtf(fmaxf(square, 0.f) / (float)p.dim + p.eps_norm);
    while (true) {
        float v = 0;
        for (int i = 0; i < n; i++) v += pre[i] * h[i];
        v = v * norm * p.norm[k];
        p.out[(int64_t)r * p.dim + k] = v;
        if (p.halves.v) p.halves.v[r * p.halves.stride + k] = clamped_half(v);
        else quantize32(p.acts, r, k / 32 * 32, v);
        k += 256;
        if (!all || k >= p.dim) break;
        for (int i = 0; i < n; i++) h[i] = streams[(int64_t)i * p.dim + k];
    }
}

// Norm of the query's latent vector, the raw row, up to two compressors: a block for each, in x; rows of the batch in y.
struct PrepareP {
    float *q_a, *kv;
    const float *q_a_norm, *kv_norm, *freqs;
    Acts acts;
    Step step;
    CompressP compressors[2];
    float *ring_kv[2], *ring_gate[2];
    int q_lora, head_dim, n_rot, kind, block, pad;
    float eps;
    int pad2;
};
KERNEL(prepare_rows, 256, PrepareP p) {
    DYNAMIC_SHARED(shared);
    begin();
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

// Block 0 routes; the others finish the shared expert's activations.
struct RouteSharedP {
    RouteP route;
    float *gate;
    const float *up;
    Acts acts;
    int dim_ff;
    float clamp;
};
KERNEL(route_shared, 256, RouteSharedP p) {
    begin();
    int r = blockIdx.y;
    if (blockIdx.x == 0) {
        if (threadIdx.x < 32) route_row(p.route, r);
        return;
    }
    int k = (blockIdx.x - 1) * 256 + threadIdx.x;
    if (k / 32 * 32 >= p.acts.stride) return;
    float v = 0;
    if (k < p.dim_ff) {
        int64_t i = (int64_t)r * p.dim_ff + k;
        v = swiglu_value(p.gate[i], p.up[i], p.clamp);
    }
    quantize32(p.acts, r, k / 32 * 32, v);
}
