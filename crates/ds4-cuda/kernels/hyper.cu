// Stream mixing. Formulas: `ds4_ops::op::hyper`. One row for each block (in y where x cuts the row).
#include "rows.cuh"

struct CoefficientsP {
    const float *mix, *base, *scale;
    float *pre, *post, *comb;
    int n_rows, n_streams, n_sinkhorn;
    float eps;
    int head, pad;
};
DEVICE float sigmoid(float x) { return 1.f / (1.f + expf(-x)); }

DEVICE void sinkhorn(float *c, int n, float eps, bool columns) {
    for (int a = 0; a < n; a++) {
        float sum = 0;
        for (int b = 0; b < n; b++) sum += c[columns ? b * n + a : a * n + b];
        sum += eps;
        for (int b = 0; b < n; b++) c[columns ? b * n + a : a * n + b] /= sum;
    }
}
// One thread for each row: sixteen values. `c` has room for them: a thread's own memory is reserved for all threads that a GPU can have.
DEVICE void coefficients(const float *mix, const float *base, const float *scale, int n, int iterations, float eps, float *pre, float *post, float *comb, float *c) {
    for (int i = 0; i < n; i++) {
        pre[i] = sigmoid(mix[i] * scale[0] + base[i]) + eps;
        post[i] = 2.f * sigmoid(mix[n + i] * scale[1] + base[n + i]);
    }
    for (int i = 0; i < n; i++) {
        float largest = -INFINITY, sum = 0;
        for (int j = 0; j < n; j++) {
            int at = 2 * n + i * n + j;
            c[i * n + j] = mix[at] * scale[2] + base[at];
            largest = fmaxf(largest, c[i * n + j]);
        }
        for (int j = 0; j < n; j++) sum += c[i * n + j] = expf(c[i * n + j] - largest);
        for (int j = 0; j < n; j++) c[i * n + j] = c[i * n + j] / sum + eps;
    }
    sinkhorn(c, n, eps, true);
    for (int k = 1; k < iterations; k++) sinkhorn(c, n, eps, false), sinkhorn(c, n, eps, true);
    for (int i = 0; i < n * n; i++) comb[i] = c[i];
}
KERNEL(hyper_coefficients, 64, CoefficientsP p) {
    __shared__ float room[64][65];
    begin();
    int r = blockIdx.x * blockDim.x + threadIdx.x, n = p.n_streams;
    if (r >= p.n_rows) return;
    if (p.head) {
        for (int i = 0; i < n; i++) p.pre[r * n + i] = sigmoid(p.mix[r * n + i] * p.scale[0] + p.base[i]) + p.eps;
    } else
        coefficients(p.mix + r * n * (n + 2), p.base, p.scale, n, p.n_sinkhorn, p.eps, p.pre + r * n, p.post + r * n, p.comb + r * n * n, room[threadIdx.x]);
}

struct MixP {
    const float *y, *post, *comb, *pre;
    float *streams, *out;
    int n_streams, dim;
};
KERNEL(hyper_collapse, 256, MixP p) {
    begin();
    int r = blockIdx.y, k = blockIdx.x * blockDim.x + threadIdx.x;
    if (k >= p.dim) return;
    const float *h = p.streams + (int64_t)r * p.n_streams * p.dim + k;
    float v = 0;
    for (int i = 0; i < p.n_streams; i++) v += p.pre[r * p.n_streams + i] * h[(int64_t)i * p.dim];
    p.out[(int64_t)r * p.dim + k] = v;
}
KERNEL(hyper_expand, 256, MixP p) {
    begin();
    int r = blockIdx.y, k = blockIdx.x * blockDim.x + threadIdx.x, n = p.n_streams;
    if (k >= p.dim) return;
    float *h = p.streams + (int64_t)r * n * p.dim + k, old[8];
    float y = p.y[(int64_t)r * p.dim + k];
    for (int i = 0; i < n; i++) old[i] = h[(int64_t)i * p.dim];
    for (int j = 0; j < n; j++) {
        float v = p.post[r * n + j] * y;
        for (int i = 0; i < n; i++) v += p.comb[(r * n + i) * n + j] * old[i];
        h[(int64_t)j * p.dim] = v;
    }
}
