// y[n, o] = Σ_i W[o, i] · x[n, i] for f16 weights and many rows, on the matrix unit. x is split into two halves of eleven bits each, so that
// products are as exact as f32 sums want them. Must move: the weights once for each 64 rows of x.
#include "rows.cuh"

struct HalfJob {
    const uint16_t *w;
    float *y;
    int out, block0;
};
struct HalfP {
    HalfJob jobs[8];
    const float *x;
    int n_jobs, n_rows, cols, pad;
};
const int HALF_K = 32, HALF_STRIDE = HALF_K + 8;

// Block: 64 rows of one matrix by 64 rows of x; a warp 16 by 32.
KERNEL2(matmul_half, 256, 2, HalfP p) {
    __shared__ __align__(16) uint16_t w[64 * HALF_STRIDE], high[64 * HALF_STRIDE], low[64 * HALF_STRIDE];
    begin();
    int which = 0;
    while (which + 1 < p.n_jobs && (int)blockIdx.x >= p.jobs[which + 1].block0) which++;
    const HalfJob &job = p.jobs[which];
    int o0 = ((int)blockIdx.x - job.block0) * 64, n0 = blockIdx.y * 64;
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4, m0 = warp % 4 * 16, c0 = warp / 4 * 32;
    // A thread brings eight values of a row of each.
    int row = threadIdx.x / 4, part = threadIdx.x % 4 * 8;
    bool in_w = o0 + row < job.out, in_x = n0 + row < p.n_rows;
    const uint16_t *from_w = job.w + (int64_t)(o0 + row) * p.cols + part;
    const float *from_x = p.x + (int64_t)(n0 + row) * p.cols + part;
    float acc[4][4] = {};
    uint4 next_w = in_w ? *(const uint4 *)from_w : make_uint4(0, 0, 0, 0);
    float4 a = make_float4(0, 0, 0, 0), b = a;
    if (in_x) a = *(const float4 *)from_x, b = *(const float4 *)(from_x + 4);
    for (int k = 0; k < p.cols; k += HALF_K) {
        BARRIER();
        *(uint4 *)(w + row * HALF_STRIDE + part) = next_w;
        float v[8] = {a.x, a.y, a.z, a.w, b.x, b.y, b.z, b.w};
#pragma unroll
        for (int j = 0; j < 8; j += 2) {
            uint32_t h = pack_half2(v[j], v[j + 1]);
            *(uint32_t *)(high + row * HALF_STRIDE + part + j) = h;
            *(uint32_t *)(low + row * HALF_STRIDE + part + j) = pack_half2(v[j] - half_to_float(h & 0xffff), v[j + 1] - half_to_float(h >> 16));
        }
        BARRIER();
        if (k + HALF_K < p.cols) {
            if (in_w) next_w = *(const uint4 *)(from_w + k + HALF_K);
            if (in_x) a = *(const float4 *)(from_x + k + HALF_K), b = *(const float4 *)(from_x + k + HALF_K + 4);
        }
        uint32_t m[2][4];
        for (int i = 0; i < 2; i++) load_matrices(m[i], w + (m0 + lane % 16) * HALF_STRIDE + 16 * i + lane / 16 * 8);
#pragma unroll
        for (int nt = 0; nt < 4; nt++) {
            uint32_t h[4], l[4];
            int at = (c0 + 8 * nt + lane % 8) * HALF_STRIDE + lane / 8 * 8;
            load_matrices(h, high + at);
            load_matrices(l, low + at);
            mma_f16(acc[nt], m[0], l[0], l[1]);
            mma_f16(acc[nt], m[1], l[2], l[3]);
            mma_f16(acc[nt], m[0], h[0], h[1]);
            mma_f16(acc[nt], m[1], h[2], h[3]);
        }
    }
#pragma unroll
    for (int nt = 0; nt < 4; nt++)
#pragma unroll
        for (int i = 0; i < 4; i++) {
            int o = o0 + m0 + g + 8 * (i / 2), n = n0 + c0 + 8 * nt + 2 * t + i % 2;
            if (o < job.out && n < p.n_rows) job.y[(int64_t)n * job.out + o] = acc[nt][i];
        }
}
