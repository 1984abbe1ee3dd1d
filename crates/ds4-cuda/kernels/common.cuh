// What every kernel shares: conversions, warp exchanges, the matrix instructions, block formats of cached rows.
//
// Kernels take one parameter struct by value, mirrored beside the launch in `src/op`. `KERNEL(name, threads, params)` declares one.
// With DS4_EMULATE the same sources are compiled as C++ for the host (`emulate.h`), where tests run them without a GPU.
#pragma once
#include <stdint.h>

#ifdef DS4_EMULATE
#include "emulate.h"
#else
#define KERNEL(name, threads, ...) extern "C" __global__ void __launch_bounds__(threads) name(const __grid_constant__ __VA_ARGS__)
#define KERNEL2(name, threads, blocks, ...) \
    extern "C" __global__ void __launch_bounds__(threads, blocks) name(const __grid_constant__ __VA_ARGS__)
#define DEVICE static __device__ __forceinline__
// A function with registers of its own, for what is called once and would crowd its neighbours.
#define APART static __device__ __noinline__
extern __shared__ __align__(16) unsigned char dynamic_shared[];
#define DYNAMIC_SHARED(name) unsigned char *name = dynamic_shared
#define BARRIER() __syncthreads()
#define WARP_BARRIER() __syncwarp()

DEVICE float half_to_float(uint16_t h) {
    float f;
    asm("cvt.f32.f16 %0, %1;" : "=f"(f) : "h"(h));
    return f;
}
DEVICE uint16_t float_to_half(float f) {
    uint16_t h;
    asm("cvt.rn.f16.f32 %0, %1;" : "=h"(h) : "f"(f));
    return h;
}
DEVICE float lane_xor(float v, int mask) { return __shfl_xor_sync(0xffffffffu, v, mask); }
DEVICE int lane_xor(int v, int mask) { return __shfl_xor_sync(0xffffffffu, v, mask); }
DEVICE uint32_t lane_xor(uint32_t v, int mask) { return __shfl_xor_sync(0xffffffffu, v, mask); }
DEVICE float lane_get(float v, int from) { return __shfl_sync(0xffffffffu, v, from); }
DEVICE int lane_get(int v, int from) { return __shfl_sync(0xffffffffu, v, from); }
DEVICE uint32_t lane_ballot(bool v) { return __ballot_sync(0xffffffffu, v); }

DEVICE uint32_t lane_max(uint32_t v) {
#if __CUDA_ARCH__ >= 800
    return __reduce_max_sync(0xffffffffu, v);
#else
    for (int m = 16; m; m >>= 1) v = max(v, __shfl_xor_sync(0xffffffffu, v, m));
    return v;
#endif
}
DEVICE int leading_zeros(uint32_t v) { return __clz((int)v); }
DEVICE int ones(uint32_t v) { return __popc(v); }
DEVICE float reciprocal(float v) {
    float r;
    asm("rcp.approx.ftz.f32 %0, %1;" : "=f"(r) : "f"(v));
    return r;
}
DEVICE float power_of_two(float v) {
    float r;
    asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(r) : "f"(v));
    return r;
}
// Selects four bytes of (b:a); bit 3 of a selector nibble replicates the byte's sign bit.
DEVICE uint32_t prmt(uint32_t a, uint32_t b, uint32_t selector) {
    uint32_t r;
    asm("prmt.b32 %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(selector));
    return r;
}
DEVICE int dot4(int a, int b, int c) { return __dp4a(a, b, c); }
// Two 16-bit values of `a` times the bytes 0 and 1 (2 and 3) of `b`.
DEVICE int dot2_low(int a, int b, int c) { return __dp2a_lo(a, b, c); }
DEVICE int dot2_high(int a, int b, int c) { return __dp2a_hi(a, b, c); }

// c (16 x 8) += a (16 x 32, s8) b (32 x 8, s8).
DEVICE void mma_s8(int (&c)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1) {
    asm volatile("mma.sync.aligned.m16n8k32.row.col.s32.s8.s8.s32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+r"(c[0]), "+r"(c[1]), "+r"(c[2]), "+r"(c[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}
// c (16 x 8) += a (16 x 16, f16) b (16 x 8, f16).
DEVICE void mma_f16(float (&c)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1) {
    asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+f"(c[0]), "+f"(c[1]), "+f"(c[2]), "+f"(c[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}
DEVICE uint32_t add_halves(uint32_t a, uint32_t b) {
    uint32_t r;
    asm("add.rn.f16x2 %0, %1, %2;" : "=r"(r) : "r"(a), "r"(b));
    return r;
}
DEVICE uint32_t multiply_halves(uint32_t a, uint32_t b) {
    uint32_t r;
    asm("mul.rn.f16x2 %0, %1, %2;" : "=r"(r) : "r"(a), "r"(b));
    return r;
}
DEVICE uint32_t fma_halves(uint32_t a, uint32_t b, uint32_t c) {
    uint32_t r;
    asm("fma.rn.f16x2 %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(c));
    return r;
}
// c (16 x 8) += a (16 x 16, bf16) b (16 x 8, bf16).
DEVICE void mma_bf16(float (&c)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1) {
    asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+f"(c[0]), "+f"(c[1]), "+f"(c[2]), "+f"(c[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}
// Two bf16 values times two.
DEVICE uint32_t multiply_bf16(uint32_t a, uint32_t b) {
    uint32_t r;
    asm("fma.rn.bf16x2 %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(0x80008000u));
    return r;
}
// Four 8 x 8 matrices of 16-bit values, whose rows are where lanes 0-7, 8-15, 16-23 and 24-31 point.
DEVICE void load_matrices(uint32_t (&r)[4], const void *row) {
    uint32_t at = (uint32_t)__cvta_generic_to_shared(row);
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3]) : "r"(at) : "memory");
}
// The same, each matrix transposed.
DEVICE void load_matrices_transposed(uint32_t (&r)[4], const void *row) {
    uint32_t at = (uint32_t)__cvta_generic_to_shared(row);
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3]) : "r"(at) : "memory");
}
#include "loads.cuh"

// Waits for the results of the kernels before this one; lets the next one start early (it waits in its turn).
DEVICE void wait_for_previous() {
#if __CUDA_ARCH__ >= 900
    asm volatile("griddepcontrol.wait;" ::: "memory");
#endif
}
DEVICE void let_next_start() {
#if __CUDA_ARCH__ >= 900
    asm volatile("griddepcontrol.launch_dependents;" ::: "memory");
#endif
}
#endif

// Every kernel begins with this unless it can do something useful before.
DEVICE void begin() {
    let_next_start();
    wait_for_previous();
}

// In the other order: whoever comes next may rely, without waiting, on what came before this kernel.
DEVICE void begin_in_order() {
    wait_for_previous();
    let_next_start();
}

DEVICE float warp_sum(float v) {
    for (int m = 16; m; m >>= 1) v += lane_xor(v, m);
    return v;
}
DEVICE float warp_max(float v) {
    for (int m = 16; m; m >>= 1) v = fmaxf(v, lane_xor(v, m));
    return v;
}
DEVICE int warp_sum(int v) {
    for (int m = 16; m; m >>= 1) v += lane_xor(v, m);
    return v;
}
// Sum over a block of up to 1024 threads, in an order fixed by their number; every thread gets it. `shared` holds 33 values.
DEVICE float block_sum(float v, float *shared) {
    int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
    v = warp_sum(v);
    BARRIER();
    if (lane == 0) shared[warp] = v;
    BARRIER();
    v = lane < warps ? shared[lane] : 0.f;
    return warp_sum(v);
}

DEVICE float bits_float(uint32_t u) {
#ifdef DS4_EMULATE
    float f;
    memcpy(&f, &u, 4);
    return f;
#else
    return __uint_as_float(u);
#endif
}
DEVICE uint32_t float_bits(float f) {
#ifdef DS4_EMULATE
    uint32_t u;
    memcpy(&u, &f, 4);
    return u;
#else
    return __float_as_uint(f);
#endif
}
DEVICE float4 floats(const uint4 &v) { return make_float4(bits_float(v.x), bits_float(v.y), bits_float(v.z), bits_float(v.w)); }
DEVICE float bf16_to_float(uint16_t h) { return bits_float((uint32_t)h << 16); }
DEVICE uint32_t pack_half2(float a, float b) { return float_to_half(a) | (uint32_t)float_to_half(b) << 16; }

// E8M0: 2^(e - 127); 0 is 2^-127, 255 is not a number.
DEVICE float e8m0_to_float(uint32_t e) { return e == 0 ? bits_float(0x00400000u) : e == 255 ? bits_float(0x7fc00000u) : bits_float(e << 23); }
// The same as a pair of bf16; 0 and 255 are not met here.
DEVICE uint32_t bf16_power(uint32_t e) { return e << 7 | e << 23; }
// E4M3 codes but for NaN, which whole blocks are (their scale says so).
DEVICE float e4m3_to_float(uint32_t code) {
    float magnitude = bits_float((code & 0x7f) << 20) * bits_float((127u + 120u) << 23);
    return bits_float(float_bits(magnitude) | (code & 0x80) << 24);
}
// The nearest E4M3 value of |x| <= 448 and above clamped, ties to even, as a code.
DEVICE uint32_t float_to_e4m3(float x) {
    float m = fminf(fabsf(x), 448.f);
    uint32_t exponent = float_bits(m) >> 23;
    exponent = exponent < 121 ? 121 : exponent;
    float shift = bits_float((exponent + 20) << 23);
    m = (m + shift) - shift;
    uint32_t sign = float_bits(x) >> 24 & 0x80;
    uint32_t code = m < 0.015625f ? (uint32_t)(m * 512.f) : (float_bits(m) >> 20) - (120u << 3);
    return sign | code;
}
// The smallest power of two that is not below x.
DEVICE float power_of_two_above(float x) { return bits_float((float_bits(x) + 0x007fffffu) & 0xff800000u); }
// The nearest E2M1 value, ties to the even code.
DEVICE float round_e2m1(float x) {
    float m = fabsf(x);
    m = m > 6.f ? 6.f : m;
    uint32_t exponent = float_bits(m) >> 23;
    exponent = exponent < 127 ? 127 : exponent;
    float shift = bits_float((exponent + 22) << 23);
    m = (m + shift) - shift;
    return bits_float(float_bits(m) | (float_bits(x) & 0x80000000u));
}
DEVICE uint32_t float_to_e2m1(float x) {
    float r = round_e2m1(x), m = fabsf(r);
    uint32_t sign = float_bits(r) >> 28 & 8;
    return sign | (m < 1.f ? (uint32_t)(2.f * m) : (float_bits(m) >> 22) - (126u << 1));
}
DEVICE float e2m1_to_float(uint32_t code) {
    uint32_t m = code & 7;
    float normal = bits_float((m << 22) + (126u << 23));
    float v = m < 2 ? 2.f * normal - 1.f : normal;
    return bits_float(float_bits(v) | (code & 8) << 28);
}

// How compressed rows are stored: `ds4_ops::rows`.
enum { ROWS_F32 = 0, ROWS_FP8 = 1, ROWS_FP4 = 2 };
struct Layout {
    int format, dim, row_bytes, scales, tail, block, n_rot, pad;
};
// Value `k` of a stored row.
DEVICE float row_value(const uint8_t *row, const Layout &l, int k) {
    if (l.format == ROWS_F32) return ((const float *)row)[k];
    if (l.format == ROWS_FP8) {
        if (k >= l.dim - l.n_rot) return half_to_float(((const uint16_t *)(row + l.tail))[k - (l.dim - l.n_rot)]);
        return e4m3_to_float(row[k]) * e8m0_to_float(row[l.scales + k / l.block]);
    }
    return e2m1_to_float(row[k / 2] >> (4 * (k & 1)) & 15) * e8m0_to_float(row[l.scales + k / 32]);
}

// The rows of a batch: `ds4_ops::Step`.
struct Step {
    const int *token, *pos, *slot, *lead, *trail, *pages, *logit_rows;
    int n_rows, pages_per_slot, page_tokens, n_logits;
};
// Where row `r` finds position `at` of its own sequence: its row of the batch, or -1 - entry of the ring.
DEVICE int source(const Step &s, int r, int at, int ring_len) {
    int back = s.pos[r] - at;
    return back <= s.lead[r] ? r - back : -1 - (s.slot[r] * ring_len + at % ring_len);
}
// The physical row of compressed row `block` of row `r`'s sequence.
DEVICE int64_t paged_row(const Step &s, int r, int block, int ratio) {
    int per_page = s.page_tokens / ratio;
    int page = s.pages[s.slot[r] * s.pages_per_slot + block / per_page];
    return (int64_t)page * per_page + block % per_page;
}

// Activations in int8 blocks of 32: codes (rows, stride), a scale for each 32, sums of codes for each 16.
// The stride is a multiple of 128; what is beyond the row is zero.
struct Acts {
    int8_t *q;
    float *d;
    int16_t *s;
    int64_t stride;
};
// Activations in f16: (rows, stride). The stride is a multiple of 128; what is beyond the row is zero. Value k is at `half_place(k)`: pairs of each
// 32 are in the order in which the lanes of a tile's fragment have them (`tiles.cuh`).
struct Halves {
    uint16_t *v;
    int64_t stride;
};
DEVICE int half_place(int k) { return (k & ~31) | (k & 6) << 2 | (k >> 2 & 6) | (k & 1); }
DEVICE uint16_t clamped_half(float v) { return float_to_half(fminf(fmaxf(v, -65504.f), 65504.f)); }
// One block of a row: `v` is this lane's value. All lanes of a warp take part.
DEVICE void quantize32(const Acts &a, int64_t row, int k0, float v) {
    int lane = threadIdx.x % 32;
    float largest = warp_max(fabsf(v));
    float d = largest / 127.f;
    float inverse = d == 0.f ? 0.f : 1.f / d;
    int q = (int)rintf(v * inverse);
    int64_t at = row * a.stride + k0;
    a.q[at + lane] = (int8_t)q;
    int sum = q;
    for (int m = 8; m; m >>= 1) sum += lane_xor(sum, m);
    if (lane == 0) a.d[at / 32] = d;
    if (lane % 16 == 0) a.s[at / 16 + lane / 16] = (int16_t)sum;
}
