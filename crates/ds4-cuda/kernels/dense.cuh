// Products of rows of unquantized weights, as they are in the file, with columns of f32.
#pragma once
#include "tiles.cuh"

// Columns k .. k + 7 of a row of an unquantized matrix, as they are there.
template <int F> struct Octet {
    uint4 raw;
    DEVICE_MEMBER void load(const Matrix &m, int64_t row, int k) {
        const uint16_t *p = (const uint16_t *)m.codes + row * m.cols + k;
        if (m.cols % 8 == 0) raw = load_once((const uint4 *)p);
        else {
            uint32_t w[4];
            for (int j = 0; j < 4; j++)
                w[j] = (k + 2 * j < m.cols ? p[2 * j] : 0) | (uint32_t)(k + 2 * j + 1 < m.cols ? p[2 * j + 1] : 0) << 16;
            raw = make_uint4(w[0], w[1], w[2], w[3]);
        }
    }
    DEVICE_MEMBER float value(int j) const {
        uint32_t w = word(raw, j / 2);
        if (F == F16) return j % 2 ? high_half(w) : low_half(w);
        return bits_float(j % 2 ? w & 0xffff0000u : w << 16);
    }
};
template <> struct Octet<F32> {
    float4 a, b;
    DEVICE_MEMBER void load(const Matrix &m, int64_t row, int k) {
        const float *p = (const float *)m.codes + row * m.cols + k;
        if (m.cols % 8 == 0) a = ((const float4 *)p)[0], b = ((const float4 *)p)[1];
        else {
            float v[8];
            for (int j = 0; j < 8; j++) v[j] = k + j < m.cols ? p[j] : 0.f;
            a = make_float4(v[0], v[1], v[2], v[3]), b = make_float4(v[4], v[5], v[6], v[7]);
        }
    }
    DEVICE_MEMBER float value(int j) const { return j < 4 ? lane_of(a, j) : lane_of(b, j - 4); }
};

// Adds this lane's part of a row times NB columns of f32 values; all lanes must be added up. `values(n, k)` is where values k and on of column
// `n` are, or null. Four chunks of 256 columns are on their way at a time.
template <int F, int NB, class Values> DEVICE void accumulate_dense(float (&acc)[NB], const Matrix &m, int row, const Values &values) {
    const int AHEAD = 4;
    for (int k0 = threadIdx.x % 32 * 8; k0 < m.cols; k0 += 256 * AHEAD) {
        Octet<F> w[AHEAD];
#pragma unroll
        for (int u = 0; u < AHEAD; u++)
            if (k0 + u * 256 < m.cols) w[u].load(m, row, k0 + u * 256);
#pragma unroll
        for (int u = 0; u < AHEAD; u++) {
            int k = k0 + u * 256;
            if (k >= m.cols) continue;
#pragma unroll
            for (int n = 0; n < NB; n++) {
                const float *p = values(n, k);
                if (!p) continue;
                float v[8];
                if (m.cols % 8 == 0) {
                    float4 a = ((const float4 *)p)[0], b = ((const float4 *)p)[1];
                    v[0] = a.x, v[1] = a.y, v[2] = a.z, v[3] = a.w, v[4] = b.x, v[5] = b.y, v[6] = b.z, v[7] = b.w;
                } else
                    for (int j = 0; j < 8; j++) v[j] = k + j < m.cols ? p[j] : 0.f;
#pragma unroll
                for (int j = 0; j < 8; j++) acc[n] = fmaf(w[u].value(j), v[j], acc[n]);
            }
        }
    }
}
