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
    int dim, pad;
};
// Entry `i` of the products of two streams: (0,0) (0,1) .. (3,3), the first not above the second.
DEVICE void gram_pair(int i, int *a, int *b) {
    int first = i < 4 ? 0 : i < 7 ? 1 : i < 9 ? 2 : 3;
    *a = first, *b = i - (first == 0 ? 0 : first == 1 ? 3 : first == 2 ? 5 : 6);
}
// The streams take in the sub-layer before; then the parts of the mixing vector and of the products of the streams with one another
// (from which the norm of any mixture follows) that this slice contributes.
KERNEL(hyper_mix, 256, HyperMixP p) {
    __shared__ float h[STREAMS * SLICE];
    let_next_start();
    int r = blockIdx.y, k0 = blockIdx.x * SLICE, warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    // Warp w has rows 3w .. 3w + 2 of the matrix; a lane eight values of one stream.
    uint4 w[3];
    for (int i = 0; i < 3; i++)
        w[i] = *(const uint4 *)(p.project + (int64_t)(3 * warp + i) * STREAMS * p.dim + lane / 8 * p.dim + k0 + lane % 8 * 8);
    wait_for_previous();
    int s = threadIdx.x / SLICE, k = k0 + threadIdx.x % SLICE;
    float *row = p.streams + (int64_t)r * STREAMS * p.dim;
    float v;
    if (p.y) {
        v = p.post[r * STREAMS + s] * p.y[(int64_t)r * p.dim + k];
        for (int i = 0; i < STREAMS; i++) v += p.comb[(r * STREAMS + i) * STREAMS + s] * row[(int64_t)i * p.dim + k];
    } else
        v = row[(int64_t)s * p.dim + k];
    h[threadIdx.x] = v;
    BARRIER();
    if (p.y) row[(int64_t)s * p.dim + k] = v;
    float *out = p.sums + ((int64_t)r * gridDim.x + blockIdx.x) * SUMS;
    for (int i = 0; i < 3; i++) {
        float sum = 0;
        for (int j = 0; j < 4; j++) {
            uint32_t pair = word(w[i], j);
            sum += low_half(pair) * h[lane * 8 + 2 * j] + high_half(pair) * h[lane * 8 + 2 * j + 1];
        }
        sum = warp_sum(sum);
        if (lane == 0) out[3 * warp + i] = sum;
    }
    for (int i = warp; i < GRAM; i += 8) {
        int a, b;
        gram_pair(i, &a, &b);
        float sum = warp_sum(h[a * SLICE + lane] * h[b * SLICE + lane] + h[a * SLICE + 32 + lane] * h[b * SLICE + 32 + lane]);
        if (lane == 0) out[MIX + i] = sum;
    }
}

struct HyperPreP {
    const float *sums, *base, *scale, *norm, *streams;
    float *post, *comb, *out;
    Acts acts;
    int dim, n_slices, n_sinkhorn;
    float eps, eps_norm;
    int pad;
};
DEVICE float logistic(float x) { return 1.f / (1.f + expf(-x)); }

// Blocks 0 .. dim / 256 − 1 make 256 values of the sub-layer's input each, and their int8 codes; the last one makes the coefficients of what
// comes after the sub-layer.
KERNEL(hyper_pre, 256, HyperPreP p) {
    __shared__ float total[SUMS];
    begin();
    int r = blockIdx.y, n = STREAMS;
    const float *sums = p.sums + (int64_t)r * p.n_slices * SUMS;
    int k = blockIdx.x * 256 + threadIdx.x;
    bool last = blockIdx.x + 1 == gridDim.x;
    float h[STREAMS];
    if (!last)
        for (int i = 0; i < n; i++) h[i] = p.streams[((int64_t)r * n + i) * p.dim + k];
    // Four threads for each of the sums, in a fixed order.
    if (threadIdx.x < 4 * ((SUMS + 7) / 8 * 8)) {
        int which = min((int)threadIdx.x / 4, SUMS - 1), part = threadIdx.x % 4;
        float sum = 0;
        for (int i = part; i < p.n_slices; i += 4) sum += sums[(int64_t)i * SUMS + which];
        sum += lane_xor(sum, 1);
        sum += lane_xor(sum, 2);
        if (part == 0) total[which] = sum;
    }
    BARRIER();
    float squares = total[MIX] + total[MIX + 4] + total[MIX + 7] + total[MIX + 9];
    float inv = 1.f / sqrtf(squares / (float)(n * p.dim) + p.eps_norm);
    if (last) {
        // Lanes 4i + j of the first warp hold the entries of the combination; sums over rows and columns by exchange.
        int lane = threadIdx.x;
        if (lane >= 32) return;
        if (lane < n) p.post[r * n + lane] = 2.f * logistic(total[n + lane] * inv * p.scale[1] + p.base[n + lane]);
        int at = 2 * n + lane % 16;
        float c = total[at] * inv * p.scale[2] + p.base[at];
        float top = fmaxf(c, lane_xor(c, 1));
        top = fmaxf(top, lane_xor(top, 2));
        c = expf(c - top);
        float sum = c + lane_xor(c, 1);
        sum += lane_xor(sum, 2);
        c = c / sum + p.eps;
        for (int i = 0; i < p.n_sinkhorn; i++) {
            if (i > 0) {
                sum = c + lane_xor(c, 1);
                sum += lane_xor(sum, 2);
                c *= reciprocal(sum + p.eps);
            }
            sum = c + lane_xor(c, 4);
            sum += lane_xor(sum, 8);
            c *= reciprocal(sum + p.eps);
        }
        if (lane < 16) p.comb[r * n * n + lane] = c;
        return;
    }
    float pre[STREAMS], v = 0, square = 0;
    for (int i = 0; i < n; i++) pre[i] = logistic(total[i] * inv * p.scale[0] + p.base[i]) + p.eps;
    for (int i = 0; i < GRAM; i++) {
        int a, b;
        gram_pair(i, &a, &b);
        square += (a == b ? 1.f : 2.f) * pre[a] * pre[b] * total[MIX + i];
    }
    for (int i = 0; i < n; i++) v += pre[i] * h[i];
    v = v * (1.f / sqrtf(fmaxf(square, 0.f) / (float)p.dim + p.eps_norm)) * p.norm[k];
    p.out[(int64_t)r * p.dim + k] = v;
    quantize32(p.acts, r, k / 32 * 32, v);
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
