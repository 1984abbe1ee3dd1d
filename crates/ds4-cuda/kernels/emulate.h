// Runs kernels on the host, for tests: a block's threads are fibers that take turns at barriers and warp exchanges.
#pragma once
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

struct uint2 { uint32_t x, y; };
struct uint4 { uint32_t x, y, z, w; };
struct float2 { float x, y; };
struct float4 { float x, y, z, w; };
static inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }
static inline float2 make_float2(float x, float y) { return {x, y}; }
static inline uint2 make_uint2(uint32_t x, uint32_t y) { return {x, y}; }
static inline uint4 make_uint4(uint32_t x, uint32_t y, uint32_t z, uint32_t w) { return {x, y, z, w}; }
struct dim3 { unsigned x, y, z; };

namespace emulate {
extern dim3 block_index, block_size, grid_size;
extern unsigned thread_index;
// Whether a thread of the kernel that runs has waited for the kernels before it.
extern bool waited;
extern unsigned char shared[256 * 1024];
typedef void (*Call)(const void *);
struct Register { Register(const char *name, Call call); };
template <class P> struct Caller {
    template <void (*F)(P)> static void call(const void *p) { F(*(const P *)p); }
};
void barrier();
// Gives every lane of the warp what each of them put in.
void exchange(const void *mine, int bytes);
const void *of_lane(int lane);
}

#define blockIdx emulate::block_index
#define blockDim emulate::block_size
#define gridDim emulate::grid_size
struct ThreadIndex { unsigned x; };
#define threadIdx (ThreadIndex{emulate::thread_index})
#define KERNEL(name, threads, ...) \
    static void name(__VA_ARGS__); \
    template <class P> static emulate::Call caller_##name(void (*)(P)) { return [](const void *p) { name(*(const P *)p); }; } \
    static emulate::Register register_##name(#name, caller_##name(&name)); \
    static void name(__VA_ARGS__)
#define KERNEL2(name, threads, blocks, ...) KERNEL(name, threads, __VA_ARGS__)
#define DEVICE static inline
#define APART static
#define DYNAMIC_SHARED(name) unsigned char *name = emulate::shared
#define __shared__ static
#define __constant__ static
#define __device__
#define __align__(n) __attribute__((aligned(n)))
#define __restrict__
#define BARRIER() emulate::barrier()
#define WARP_BARRIER() do { int z = 0; emulate::exchange(&z, 4); } while (0)

static inline float half_to_float(uint16_t h) {
    uint32_t sign = (uint32_t)(h & 0x8000) << 16, e = h >> 10 & 31, m = h & 1023, u;
    if (e == 0) {
        float f = (float)m * 5.9604644775390625e-8f;
        memcpy(&u, &f, 4);
        u |= sign;
    } else u = sign | (e == 31 ? 0x7f800000u | m << 13 : (e + 112) << 23 | m << 13);
    float f;
    memcpy(&f, &u, 4);
    return f;
}
static inline uint16_t float_to_half(float f) {
    uint32_t u;
    memcpy(&u, &f, 4);
    uint16_t sign = u >> 16 & 0x8000;
    float m = fabsf(f);
    if (m != m) return sign | 0x7e00;
    if (m >= 65520.f) return sign | 0x7c00;
    if (m < 6.103515625e-5f) return sign | (uint16_t)rintf(m * 16777216.f);
    memcpy(&u, &m, 4);
    u += 0xfff + (u >> 13 & 1);
    return sign | (uint16_t)((u >> 13) - (112 << 10));
}
template <class T> static inline T emulate_xor(T v, int mask) {
    emulate::exchange(&v, sizeof v);
    T r;
    memcpy(&r, emulate::of_lane((emulate::thread_index % 32) ^ mask), sizeof r);
    return r;
}
template <class T> static inline T emulate_get(T v, int from) {
    emulate::exchange(&v, sizeof v);
    T r;
    memcpy(&r, emulate::of_lane(from & 31), sizeof r);
    return r;
}
static inline float lane_xor(float v, int m) { return emulate_xor(v, m); }
static inline int lane_xor(int v, int m) { return emulate_xor(v, m); }
static inline uint32_t lane_xor(uint32_t v, int m) { return emulate_xor(v, m); }
static inline float lane_get(float v, int f) { return emulate_get(v, f); }
static inline int lane_get(int v, int f) { return emulate_get(v, f); }
static inline uint32_t lane_ballot(bool v) {
    int x = v;
    emulate::exchange(&x, 4);
    uint32_t r = 0;
    for (int l = 0; l < 32; l++) r |= (uint32_t)(*(const int *)emulate::of_lane(l) != 0) << l;
    return r;
}
static inline uint32_t lane_max(uint32_t v) {
    for (int m = 16; m; m >>= 1) {
        uint32_t o = emulate_xor(v, m);
        v = v > o ? v : o;
    }
    return v;
}
static inline int leading_zeros(uint32_t v) { return v ? __builtin_clz(v) : 32; }
static inline int ones(uint32_t v) { return __builtin_popcount(v); }
static inline float reciprocal(float v) { return 1.f / v; }
static inline uint32_t prmt(uint32_t a, uint32_t b, uint32_t s) {
    uint64_t all = (uint64_t)b << 32 | a;
    uint32_t r = 0;
    for (int i = 0; i < 4; i++) {
        uint32_t n = s >> (4 * i) & 15, byte = all >> (8 * (n & 7)) & 255;
        if (n & 8) byte = byte & 128 ? 255 : 0;
        r |= byte << (8 * i);
    }
    return r;
}
static inline int dot4(int a, int b, int c) {
    for (int i = 0; i < 4; i++) c += (int)(int8_t)(a >> (8 * i)) * (int)(int8_t)(b >> (8 * i));
    return c;
}
static inline int dot2_low(int a, int b, int c) { return c + (int16_t)a * (int8_t)b + (int16_t)(a >> 16) * (int8_t)(b >> 8); }
static inline int dot2_high(int a, int b, int c) { return dot2_low(a, b >> 16, c); }
struct MmaWords { uint32_t a[4], b[2]; };
static inline void mma_s8(int (&c)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1) {
    MmaWords mine = {{a[0], a[1], a[2], a[3]}, {b0, b1}};
    emulate::exchange(&mine, sizeof mine);
    int lane = emulate::thread_index % 32, g = lane / 4, t = lane % 4;
    for (int i = 0; i < 4; i++) {
        int row = g + (i / 2) * 8, col = 2 * t + i % 2;
        for (int k = 0; k < 32; k++) {
            const MmaWords *wa = (const MmaWords *)emulate::of_lane((row % 8) * 4 + (k % 16) / 4);
            const MmaWords *wb = (const MmaWords *)emulate::of_lane(col * 4 + (k % 16) / 4);
            int va = (int8_t)(wa->a[row / 8 + 2 * (k / 16)] >> (8 * (k % 4)));
            int vb = (int8_t)(wb->b[k / 16] >> (8 * (k % 4)));
            c[i] += va * vb;
        }
    }
}
static inline float emulate_bf16(uint16_t h) {
    uint32_t u = (uint32_t)h << 16;
    float f;
    memcpy(&f, &u, 4);
    return f;
}
template <float (*VALUE)(uint16_t)> static inline void emulate_mma(float (&c)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1) {
    MmaWords mine = {{a[0], a[1], a[2], a[3]}, {b0, b1}};
    emulate::exchange(&mine, sizeof mine);
    int lane = emulate::thread_index % 32, g = lane / 4, t = lane % 4;
    for (int i = 0; i < 4; i++) {
        int row = g + (i / 2) * 8, col = 2 * t + i % 2;
        for (int k = 0; k < 16; k++) {
            const MmaWords *wa = (const MmaWords *)emulate::of_lane((row % 8) * 4 + (k % 8) / 2);
            const MmaWords *wb = (const MmaWords *)emulate::of_lane(col * 4 + (k % 8) / 2);
            float va = VALUE((uint16_t)(wa->a[row / 8 + 2 * (k / 8)] >> (16 * (k % 2))));
            float vb = VALUE((uint16_t)(wb->b[k / 8] >> (16 * (k % 2))));
            c[i] += va * vb;
        }
    }
}
static inline void mma_f16(float (&c)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1) { emulate_mma<half_to_float>(c, a, b0, b1); }
static inline void mma_bf16(float (&c)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1) { emulate_mma<emulate_bf16>(c, a, b0, b1); }
// Exact where the product is one of bf16, as it is here.
static inline uint32_t multiply_bf16(uint32_t a, uint32_t b) {
    uint32_t r = 0;
    for (int i = 0; i < 32; i += 16) {
        float f = emulate_bf16((uint16_t)(a >> i)) * emulate_bf16((uint16_t)(b >> i));
        uint32_t u;
        memcpy(&u, &f, 4);
        r |= u >> 16 << i;
    }
    return r;
}
static inline uint32_t emulate_halves(uint32_t a, uint32_t b, uint32_t c) {
    uint32_t r = 0;
    for (int i = 0; i < 32; i += 16)
        r |= (uint32_t)float_to_half((float)((double)half_to_float((uint16_t)(a >> i)) * half_to_float((uint16_t)(b >> i)) + half_to_float((uint16_t)(c >> i)))) << i;
    return r;
}
static inline uint32_t add_halves(uint32_t a, uint32_t b) { return emulate_halves(a, 0x3c003c00, b); }
static inline uint32_t multiply_halves(uint32_t a, uint32_t b) { return emulate_halves(a, b, 0); }
static inline uint32_t fma_halves(uint32_t a, uint32_t b, uint32_t c) { return emulate_halves(a, b, c); }
static inline void emulate_matrices(uint32_t (&r)[4], const void *row, bool transposed) {
    emulate::exchange(&row, sizeof row);
    int lane = emulate::thread_index % 32;
    for (int m = 0; m < 4; m++) {
        uint16_t v[2];
        for (int i = 0; i < 2; i++) {
            int line = lane / 4, column = 2 * (lane % 4) + i;
            if (transposed) { int swap = line; line = column; column = swap; }
            v[i] = (*(const uint16_t *const *)emulate::of_lane(8 * m + line))[column];
        }
        r[m] = v[0] | (uint32_t)v[1] << 16;
    }
}
static inline void load_matrices(uint32_t (&r)[4], const void *row) { emulate_matrices(r, row, false); }
static inline void load_matrices_transposed(uint32_t (&r)[4], const void *row) { emulate_matrices(r, row, true); }
template <class T> static inline T load_once(const T *p) { return *p; }
template <class T> static inline T load_global(const T *p) { return *p; }
static inline void hold(int &) {}
static inline float power_of_two(float v) { return exp2f(v); }
typedef const unsigned char *SharedAt;
static inline SharedAt shared_at(const void *p) { return (SharedAt)p; }
static inline uint32_t load_shared(SharedAt base, uint32_t offset) { return *(const uint32_t *)(base + offset); }
static inline uint4 load_shared_four(SharedAt base, uint32_t offset) { return *(const uint4 *)(base + offset); }
static inline void copy_async(void *to, const void *from) { memcpy(to, from, 16); }
static inline void copy_async(SharedAt to, const void *from) { memcpy((void *)to, from, 16); }
static inline void copy_weights(SharedAt to, const uint4 *from) { memcpy((void *)to, from, 16); }
static inline void copy_weights(SharedAt to, const uint32_t *from) { memcpy((void *)to, from, 4); }
static inline void end_copies() {}
template <int LEFT> static inline void await_copies_but() {}
static inline void await_copies() {}
static inline void bring_near(const void *, uint32_t) {}
static inline void prefetch(const void *) {}
static inline void wait_for_previous() { emulate::waited = true; }
static inline void let_next_start() {}
// Blocks run one after the other and their threads in turns, so this is what it says.
static inline int atomicAdd(int *p, int v) { int old = *p; *p += v; return old; }
static inline unsigned atomicAdd(unsigned *p, unsigned v) { unsigned old = *p; *p += v; return old; }
template <class T> static inline T min(T a, T b) { return a < b ? a : b; }
template <class T> static inline T max(T a, T b) { return a > b ? a : b; }
static inline void __threadfence() {}
static inline int __popc(uint32_t v) { return __builtin_popcount(v); }
