// What attention on the matrix unit shares, of few queries and of many: parameters, FP8 codes as f16, queries made ready.
#pragma once
#include "mixing.cuh"
#include "rows.cuh"

struct WideP : AttendP {
    Halves halves;    // where heads go as well, rotated back; not with parts
    Halves q_halves;  // the queries, if they are in f16 instead of `q`
    Matrix near;      // weights that are asked for next, or none: blocks beyond the parts have them brought near
    HyperPreP later;  // coefficients that were left for later, or none: the last blocks make them
    int rows_late, pad_late;  // whether the rows are known only when the kernels before have ended, and queries are there
};

#if __CUDA_ARCH__ >= 890
// The lower two codes of a word as halves.
DEVICE uint32_t e4m3_pair(uint32_t codes) {
    uint32_t r;
    asm("cvt.rn.f16x2.e4m3x2 %0, %1;" : "=r"(r) : "h"((uint16_t)codes));
    return r;
}
#endif
// Codes 0 and 1 (2 and 3) of a word as halves, 2^-8 of their values.
DEVICE uint32_t e4m3_halves(uint32_t w, uint32_t selector) {
    uint32_t h = prmt(w, 0, selector);
    return (h & 0x80008000u) | (h & 0x7f007f00u) >> 1;
}


// A head of a query as pairs, 32 apart, for a warp; zero where there is none.
template <int D> DEVICE void load_query(const WideP &p, int r, int head, float2 (&v)[D / 64]) {
    int lane = threadIdx.x % 32;
    bool in = head < p.n_head;
    if (p.q_halves.v) {
        const uint32_t *from = (const uint32_t *)(p.q_halves.v + r * p.q_halves.stride + (int64_t)head * D) + half_place(2 * lane) / 2;
#pragma unroll
        for (int j = 0; j < D / 64; j++) {
            uint32_t pair = in ? from[32 * j] : 0;
            v[j] = make_float2(low_half(pair), high_half(pair));
        }
    } else {
        const float2 *from = (const float2 *)(p.q + ((int64_t)r * p.n_head + head) * D);
#pragma unroll
        for (int j = 0; j < D / 64; j++) v[j] = in ? from[32 * j + lane] : make_float2(0, 0);
    }
}
// Normalised and rotated where `p.freqs` is. `turns` are the cosines and sines of the rotary pairs, if somebody has them.
template <int D> DEVICE void ready_query(const WideP &p, int r, int head, float2 (&v)[D / 64], const float2 *turns = nullptr) {
    int lane = threadIdx.x % 32;
    if (!p.freqs || head >= p.n_head) return;
    float squares = 0;
#pragma unroll
    for (int j = 0; j < D / 64; j++) squares += v[j].x * v[j].x + v[j].y * v[j].y;
    float inv = 1.f / sqrtf(warp_sum(squares) / (float)D + p.eps);
#pragma unroll
    for (int j = 0; j < D / 64; j++) {
        v[j].x *= inv, v[j].y *= inv;
        int pair = 32 * j + lane - (D - p.n_rot) / 2;
        if (pair >= 0) {
            float two[2] = {v[j].x, v[j].y};
            if (turns) turn(two, turns[pair].x, turns[pair].y);
            else rotate(two, angle_of(p.freqs, pair, p.step.pos[r]), 0);
            v[j] = make_float2(two[0], two[1]);
        }
    }
}
// Eight FP8 codes as f16, times their scale, 2^(scale - 127). What is above f16, as that of blocks that are not numbers, becomes infinite.
DEVICE uint4 e4m3_eight(uint2 codes, uint32_t scale) {
#if __CUDA_ARCH__ >= 890
    uint32_t s2 = pack_half2(bits_float(scale << 23), bits_float(scale << 23));
    return make_uint4(multiply_halves(e4m3_pair(codes.x), s2), multiply_halves(e4m3_pair(codes.x >> 16), s2),
                      multiply_halves(e4m3_pair(codes.y), s2), multiply_halves(e4m3_pair(codes.y >> 16), s2));
#else
    // By its exponent alone, and 2^8 for the codes. No block's scale is below 2^-22.
    uint32_t s2 = (uint32_t)min(max((int)scale - (127 - 8 - 15), 0), 31) * (1024u * 0x10001u);
    return make_uint4(multiply_halves(e4m3_halves(codes.x, 0x1404), s2), multiply_halves(e4m3_halves(codes.x, 0x3424), s2),
                      multiply_halves(e4m3_halves(codes.y, 0x1404), s2), multiply_halves(e4m3_halves(codes.y, 0x3424), s2));
#endif
}
DEVICE uint4 halves_eight(float4 a, float4 b) { return make_uint4(pack_half2(a.x, a.y), pack_half2(a.z, a.w), pack_half2(b.x, b.y), pack_half2(b.z, b.w)); }
