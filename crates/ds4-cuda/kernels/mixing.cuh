// Stream mixing of a small batch: what the kernels that end a sub-layer and the one that begins the next share.
#pragma once
#include "tiles.cuh"

// Streams; rows of the mixing matrix; products of two streams; all of them are sums over the streams.
const int STREAMS = 4, MIX = 24, GRAM = 10, SUMS = MIX + GRAM;

struct HyperMixP {
    const float *y, *post, *comb;  // of the sub-layer before, or null
    float *streams;
    const uint16_t *project;  // (MIX, STREAMS · dim) f16
    float *sums;              // (n, SUMS, n_slices)
    int dim, n_rows, n_slices, pad;
};
// Entry `i` of the products of two streams: (0,0) (0,1) .. (3,3), the first not above the second.
DEVICE void gram_pair(int i, int *a, int *b) {
    int first = i < 4 ? 0 : i < 7 ? 1 : i < 9 ? 2 : 3;
    *a = first, *b = i - (first == 0 ? 0 : first == 1 ? 3 : first == 2 ? 5 : 6);
}

// The end of a product of sixteen rows of a block, which are sixteen values of the sub-layer's output: the streams take them in, and the sums
// get what these values contribute (`ds4_ops::op::hyper`). Nothing, without streams.
const int STRIP = 16;
struct Strip {
    uint4 w[2];  // thread 4m + s: row m of the matrix, stream s
    // Of thread 16n + c, for value c of the n-th row: coefficients, and what the streams hold.
    float4 post, comb[STREAMS];
    float old[STREAMS];
    // What will be asked for, before the kernels before this one have ended.
    static DEVICE_MEMBER void bring(const HyperMixP &p, int d0) {
        if (p.streams && threadIdx.x < MIX * STREAMS) prefetch(p.project + (int64_t)threadIdx.x * p.dim + d0);
    }
    DEVICE_MEMBER void load_matrix(const HyperMixP &p, int d0) {
        if (threadIdx.x >= MIX * STREAMS) return;
        const uint4 *from = (const uint4 *)(p.project + (int64_t)threadIdx.x * p.dim + d0);
        w[0] = from[0], w[1] = from[1];
    }
    DEVICE_MEMBER void load_row(const HyperMixP &p, int r, int d) {
        post = ((const float4 *)p.post)[r];
#pragma unroll
        for (int i = 0; i < STREAMS; i++) {
            comb[i] = ((const float4 *)p.comb)[r * STREAMS + i];
            old[i] = p.streams[((int64_t)r * STREAMS + i) * p.dim + d];
        }
    }
    // Both, for the strip at d0 of up to sixteen rows from `r0` on.
    DEVICE_MEMBER void load(const HyperMixP &p, int d0, int r0, int n) {
        if (!p.streams) return;
        load_matrix(p, d0);
        if ((int)threadIdx.x < STRIP * n) load_row(p, r0 + threadIdx.x / STRIP, d0 + threadIdx.x % STRIP);
    }
    // Value d of row `r` of the output is `y`; a thread for each, which has loaded its row. `h` is STREAMS · STRIP values of the row in shared memory.
    DEVICE_MEMBER void take(const HyperMixP &p, int r, int d, float y, float *h) const {
        float v[STREAMS] = {post.x * y, post.y * y, post.z * y, post.w * y};
#pragma unroll
        for (int i = 0; i < STREAMS; i++) v[0] += comb[i].x * old[i], v[1] += comb[i].y * old[i], v[2] += comb[i].z * old[i], v[3] += comb[i].w * old[i];
#pragma unroll
        for (int s = 0; s < STREAMS; s++) h[s * STRIP + d % STRIP] = v[s], p.streams[((int64_t)r * STREAMS + s) * p.dim + d] = v[s];
    }
    // After a barrier: the row's sums.
    DEVICE_MEMBER void sum(const HyperMixP &p, int r, int d0, const float *h) const {
        float *out = p.sums + (int64_t)r * SUMS * p.n_slices + d0 / STRIP;
        int i = threadIdx.x / STREAMS, part = threadIdx.x % STREAMS;
        float v = 0;
        if (i < MIX) {
            const float *x = h + part * STRIP;
#pragma unroll
            for (int j = 0; j < STRIP / 2; j++) {
                uint32_t pair = word(w[j / 4], j % 4);
                v += low_half(pair) * x[2 * j] + high_half(pair) * x[2 * j + 1];
            }
        } else if (i < SUMS) {
            int a, b;
            gram_pair(i - MIX, &a, &b);
            for (int j = 0; j < STRIP / STREAMS; j++) v += h[a * STRIP + STREAMS * part + j] * h[b * STRIP + STREAMS * part + j];
        }
        v += lane_xor(v, 1);
        v += lane_xor(v, 2);
        if (i < SUMS && part == 0) out[(int64_t)i * p.n_slices] = v;
    }
};

struct HyperPreP {
    const float *sums, *base, *scale, *norm, *streams;
    float *post, *comb, *out;
    float *totals;  // (n, SUMS), where `post` and `comb` are made later
    Acts acts;      // or
    Halves halves;  // where the input goes as well
    int dim, n_slices, n_sinkhorn;
    float eps, eps_norm;
    int n_rows;
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

// What the mixing vector is divided by: from the squares of the streams.
DEVICE float hyper_inverse(const HyperPreP &p, const float *total) {
    float squares = total[MIX] + total[MIX + 4] + total[MIX + 7] + total[MIX + 9];
    return 1.f / sqrtf(squares / (float)(STREAMS * p.dim) + p.eps_norm);
}
// The coefficients of row `r` from its totals; by one warp.
DEVICE void hyper_later(const HyperPreP &p, int r) {
    const float *total = p.totals + (int64_t)r * SUMS;
    hyper_after(p, r, total, hyper_inverse(p, total));
}
// The coefficients of all rows, by a block of a launch with little to do.
APART void hyper_left(const HyperPreP &p) {
    begin_in_order();
    for (int r = threadIdx.x / 32; r < p.n_rows; r += blockDim.x / 32) hyper_later(p, r);
}
