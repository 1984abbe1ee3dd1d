// Stream mixing of many rows: what `hyper_mix` does (`mixing.cuh`), with the mixing matrix on the matrix unit. A block has sixteen rows, a warp every
// sixteenth sixteen values of each stream; f32 values are two halves of eleven bits.
// Must move: the streams twice, the sub-layer's output once; the matrix once for each sixteen rows (from the L2).
#include "mixing.cuh"

const int MANY_ROWS = 16, MANY_WARPS = 16, TILES = MIX / 8;
// Four values as operands of the instruction, k in the order in which a lane has them: their upper halves, and what is left of them.
DEVICE void split_four(const float4 &v, uint32_t (&high)[2], uint32_t (&low)[2]) {
    high[0] = pack_half2(v.x, v.y), high[1] = pack_half2(v.z, v.w);
    low[0] = pack_half2(v.x - low_half(high[0]), v.y - high_half(high[0])), low[1] = pack_half2(v.z - low_half(high[1]), v.w - high_half(high[1]));
}
DEVICE float dot_four(const float4 &a, const float4 &b) { return a.x * b.x + a.y * b.y + (a.z * b.z + a.w * b.w); }

KERNEL2(hyper_mix_many, 512, 1, HyperMixP p) {
    __shared__ float post[MANY_ROWS][STREAMS], comb[MANY_ROWS][STREAMS * STREAMS];
    __shared__ float parts[MANY_WARPS / 2][MANY_ROWS][SUMS + 1];
    begin();
    int warp = threadIdx.x / 32, lane = threadIdx.x % 32, g = lane / 4, t = lane % 4, r0 = blockIdx.x * MANY_ROWS, n = min(MANY_ROWS, p.n_rows - r0);
    if (p.y) {
        for (int i = threadIdx.x; i < n * STREAMS; i += blockDim.x) post[i / STREAMS][i % STREAMS] = p.post[r0 * STREAMS + i];
        for (int i = threadIdx.x; i < n * 16; i += blockDim.x) comb[i / 16][i % 16] = p.comb[r0 * 16 + i];
    }
    BARRIER();
    float mix[TILES][4] = {}, gram[2][GRAM] = {};
    for (int k = 16 * warp + 4 * t; k < p.dim; k += 16 * MANY_WARPS) {
        float4 h[2][STREAMS];
#pragma unroll
        for (int half = 0; half < 2; half++) {
            int i = min(g + 8 * half, n - 1);
            float *row = p.streams + (int64_t)(r0 + i) * STREAMS * p.dim + k;
            float4 old[STREAMS];
#pragma unroll
            for (int s = 0; s < STREAMS; s++) old[s] = *(const float4 *)(row + (int64_t)s * p.dim);
            if (p.y) {
                float4 y = *(const float4 *)(p.y + (int64_t)(r0 + i) * p.dim + k);
#pragma unroll
                for (int s = 0; s < STREAMS; s++) {
                    float c = post[i][s];
                    float4 v = make_float4(c * y.x, c * y.y, c * y.z, c * y.w);
#pragma unroll
                    for (int j = 0; j < STREAMS; j++) {
                        float c = comb[i][j * STREAMS + s];
                        v.x += c * old[j].x, v.y += c * old[j].y, v.z += c * old[j].z, v.w += c * old[j].w;
                    }
                    h[half][s] = v;
                    if (g + 8 * half < n) *(float4 *)(row + (int64_t)s * p.dim) = v;
                }
            } else
#pragma unroll
                for (int s = 0; s < STREAMS; s++) h[half][s] = old[s];
#pragma unroll
            for (int e = 0; e < GRAM; e++) {
                int a, b;
                gram_pair(e, &a, &b);
                gram[half][e] += dot_four(h[half][a], h[half][b]);
            }
        }
#pragma unroll
        for (int s = 0; s < STREAMS; s++) {
            uint32_t top[2][2], low[2][2];
            split_four(h[0][s], top[0], top[1]);
            split_four(h[1][s], low[0], low[1]);
#pragma unroll
            for (int i = 0; i < TILES; i++) {
                uint2 w = *(const uint2 *)(p.project + (int64_t)(8 * i + g) * STREAMS * p.dim + (int64_t)s * p.dim + k);
#pragma unroll
                for (int part = 0; part < 2; part++) {
                    uint32_t a[4] = {top[part][0], low[part][0], top[part][1], low[part][1]};
                    mma_f16(mix[i], a, w.x, w.y);
                }
            }
        }
    }
    // The four lanes of a row, then the warps: the second eight of them are added to the first before those are added up.
#pragma unroll
    for (int half = 0; half < 2; half++)
#pragma unroll
        for (int e = 0; e < GRAM; e++) {
            gram[half][e] += lane_xor(gram[half][e], 1);
            gram[half][e] += lane_xor(gram[half][e], 2);
        }
    for (int turn = 0; turn < 2; turn++) {
        if (warp / (MANY_WARPS / 2) == 1 - turn) {
            float (&to)[MANY_ROWS][SUMS + 1] = parts[warp % (MANY_WARPS / 2)];
#pragma unroll
            for (int i = 0; i < TILES; i++)
#pragma unroll
                for (int k = 0; k < 4; k++) {
                    float &v = to[g + 8 * (k / 2)][8 * i + 2 * t + k % 2];
                    v = turn ? v + mix[i][k] : mix[i][k];
                }
#pragma unroll
            for (int half = 0; half < 2; half++)
#pragma unroll
                for (int e = 0; e < GRAM; e++)
                    if (t == 0) {
                        float &v = to[g + 8 * half][MIX + e];
                        v = turn ? v + gram[half][e] : gram[half][e];
                    }
        }
        BARRIER();
    }
    // As four slices, which `hyper_pre` adds up.
    static_assert(MANY_WARPS == 16, "two pairs of warps to a slice");
    for (int i = threadIdx.x; i < n * SUMS; i += blockDim.x) {
        int row = i / SUMS, k = i % SUMS;
        float v[4];
        for (int q = 0; q < 4; q++) v[q] = parts[2 * q][row][k] + parts[2 * q + 1][row][k];
        ((float4 *)p.sums)[(int64_t)r0 * SUMS + i] = make_float4(v[0], v[1], v[2], v[3]);
    }
}
