// Products of sixteen rows of each warp with columns in shared memory: by four warps together (`wgmma`) where the code is for sm_90a, by
// each warp alone elsewhere.
//
// Columns lie in *panels* of 64 values each, 128 bytes a column, of which the eight pieces of 16 bytes are swapped so that lanes seldom meet
// in a bank; that is the order that the hardware calls a swizzle of 128 bytes. A panel begins at a multiple of 1024 bytes.
#pragma once
#include "common.cuh"

#ifdef __CUDA_ARCH_FEAT_SM90_ALL
#define WARPGROUPS 1
#else
#define WARPGROUPS 0
#endif

const int PANEL_VALUES = 64;
// Where values k .. k + 7 of a column of a panel are; k is a multiple of 8.
DEVICE int panel_place(int column, int k) { return column * PANEL_VALUES + ((k / 8) ^ (column % 8)) * 8; }

#if WARPGROUPS
// Shared memory that was written before is seen by the matrix unit after the next barrier.
DEVICE void show_to_matrix_unit() { asm volatile("fence.proxy.async.shared::cta;" ::: "memory"); }
// Registers are as they should be for the products that follow.
DEVICE void begin_products() { asm volatile("wgmma.fence.sync.aligned;" ::: "memory"); }
DEVICE void end_products() { asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory"); }
// Waits for all but the last LEFT groups of products.
template <int LEFT> DEVICE void await_products() { asm volatile("wgmma.wait_group.sync.aligned %0;" ::"n"(LEFT) : "memory"); }
// Keeps the compiler from moving sums across this place.
template <int NT> DEVICE void hold_sums(float (&c)[NT][4]) {
#pragma unroll
    for (int i = 0; i < NT; i++) asm volatile("" : "+f"(c[i][0]), "+f"(c[i][1]), "+f"(c[i][2]), "+f"(c[i][3])::"memory");
}
// The lower half of an operand's descriptor; the upper one is the same for all: eight columns are 1024 bytes, swizzle of 128 bytes. `apart`: bytes between
// panels, where an operand has several.
DEVICE uint32_t panel_descriptor(const uint16_t *panel, uint32_t apart = 16) { return (uint32_t)__cvta_generic_to_shared(panel) >> 4 | (apart >> 4) << 16; }
#define DESCRIPTOR(name, half) ".reg .b64 " name "; mov.b64 " name ", {" half ", 0x40000040};\n"
#define SUMS4(c, i) "+f"(c[i][0]), "+f"(c[i][1]), "+f"(c[i][2]), "+f"(c[i][3])
#define PRODUCT_OF_64(type, add) \
    asm volatile( \
        "{.reg .pred p; setp.eq.u32 p, 0, " add ";\n" DESCRIPTOR("b", "%36") \
        "wgmma.mma_async.sync.aligned.m64n64k16.f32." type "." type " {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,%18,%19,%20," \
        "%21,%22,%23,%24,%25,%26,%27,%28,%29,%30,%31}, {%32,%33,%34,%35}, b, p, 1, 1, 0;}\n" \
        : SUMS4(c, 0), SUMS4(c, 1), SUMS4(c, 2), SUMS4(c, 3), SUMS4(c, 4), SUMS4(c, 5), SUMS4(c, 6), SUMS4(c, 7) \
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b))
DEVICE void warpgroup_mma(float (&c)[8][4], const uint32_t (&a)[4], uint32_t b) { PRODUCT_OF_64("f16", "0"); }
// In bf16; the first of several begins the sums.
DEVICE void warpgroup_mma_bf16(float (&c)[8][4], const uint32_t (&a)[4], uint32_t b, bool first) {
    if (first) PRODUCT_OF_64("bf16", "1");
    else PRODUCT_OF_64("bf16", "0");
}
#undef PRODUCT_OF_64
DEVICE void warpgroup_mma(float (&c)[16][4], const uint32_t (&a)[4], uint32_t b) {
    asm volatile(
        "{.reg .pred p; setp.eq.u32 p, 0, 0;\n" DESCRIPTOR("b", "%68")
        "wgmma.mma_async.sync.aligned.m64n128k16.f32.f16.f16 {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,%18,%19,%20,%21,%22,"
        "%23,%24,%25,%26,%27,%28,%29,%30,%31,%32,%33,%34,%35,%36,%37,%38,%39,%40,%41,%42,%43,%44,%45,%46,%47,%48,%49,%50,%51,%52,%53,%54,%55,"
        "%56,%57,%58,%59,%60,%61,%62,%63}, {%64,%65,%66,%67}, b, p, 1, 1, 0;}\n"
        : SUMS4(c, 0), SUMS4(c, 1), SUMS4(c, 2), SUMS4(c, 3), SUMS4(c, 4), SUMS4(c, 5), SUMS4(c, 6), SUMS4(c, 7), SUMS4(c, 8), SUMS4(c, 9),
          SUMS4(c, 10), SUMS4(c, 11), SUMS4(c, 12), SUMS4(c, 13), SUMS4(c, 14), SUMS4(c, 15)
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b));
}
// The same with the left operand in shared memory; the first of several begins the sums.
#define PRODUCT_OF_64(add) \
    asm volatile( \
        "{.reg .pred p; setp.eq.u32 p, 0, " add ";\n" DESCRIPTOR("a", "%32") DESCRIPTOR("b", "%33") \
        "wgmma.mma_async.sync.aligned.m64n64k16.f32.f16.f16 {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,%18,%19,%20," \
        "%21,%22,%23,%24,%25,%26,%27,%28,%29,%30,%31}, a, b, p, 1, 1, 0, 0;}\n" \
        : SUMS4(c, 0), SUMS4(c, 1), SUMS4(c, 2), SUMS4(c, 3), SUMS4(c, 4), SUMS4(c, 5), SUMS4(c, 6), SUMS4(c, 7) \
        : "r"(a), "r"(b))
DEVICE void warpgroup_mma(float (&c)[8][4], uint32_t a, uint32_t b, bool first) {
    if (first) PRODUCT_OF_64("1");
    else PRODUCT_OF_64("0");
}
#undef PRODUCT_OF_64
// And with the right one the other way round.
DEVICE void warpgroup_mma_transposed(float (&c)[16][4], uint32_t a, uint32_t b) {
    asm volatile(
        "{.reg .pred p; setp.eq.u32 p, 0, 0;\n" DESCRIPTOR("a", "%64") DESCRIPTOR("b", "%65")
        "wgmma.mma_async.sync.aligned.m64n128k16.f32.f16.f16 {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,%18,%19,%20,%21,%22,"
        "%23,%24,%25,%26,%27,%28,%29,%30,%31,%32,%33,%34,%35,%36,%37,%38,%39,%40,%41,%42,%43,%44,%45,%46,%47,%48,%49,%50,%51,%52,%53,%54,%55,"
        "%56,%57,%58,%59,%60,%61,%62,%63}, a, b, p, 1, 1, 0, 1;}\n"
        : SUMS4(c, 0), SUMS4(c, 1), SUMS4(c, 2), SUMS4(c, 3), SUMS4(c, 4), SUMS4(c, 5), SUMS4(c, 6), SUMS4(c, 7), SUMS4(c, 8), SUMS4(c, 9),
          SUMS4(c, 10), SUMS4(c, 11), SUMS4(c, 12), SUMS4(c, 13), SUMS4(c, 14), SUMS4(c, 15)
        : "r"(a), "r"(b));
}
#undef SUMS4
#undef DESCRIPTOR
#else
DEVICE void show_to_matrix_unit() {}
DEVICE void begin_products() {}
DEVICE void end_products() {}
template <int LEFT> DEVICE void await_products() {}
template <int NT> DEVICE void hold_sums(float (&)[NT][4]) {}
#endif

// c (this warp's sixteen rows by 8 · NT columns) += a (16 x 16, f16) times values k .. k + 15 of the panel's columns; k is a multiple of 16. Of
// columns from `n` on the sums mean nothing. With `wgmma` `a` must stay as it is until the product was awaited.
template <int NT> DEVICE void panel_mma(float (&c)[NT][4], const uint32_t (&a)[4], const uint16_t *panel, int k, int n) {
#if WARPGROUPS
    warpgroup_mma(c, a, panel_descriptor(panel) + k * 2 / 16);
#else
    int lane = threadIdx.x % 32;
#pragma unroll
    for (int nt = 0; nt < NT; nt += 2) {
        if (8 * nt >= n) break;
        uint32_t b[4];
        load_matrices(b, panel + panel_place(8 * nt + lane / 16 * 8 + lane % 8, k + lane / 8 % 2 * 8));
        mma_f16(c[nt], a, b[0], b[1]);
        mma_f16(c[nt + 1], a, b[2], b[3]);
    }
#endif
}
// The same in bf16, of 64 columns. The product of the first sixteen values begins the sums.
DEVICE void panel_mma_bf16(float (&c)[8][4], const uint32_t (&a)[4], const uint16_t *panel, int k, bool first) {
#if WARPGROUPS
    warpgroup_mma_bf16(c, a, panel_descriptor(panel) + k * 2 / 16, first);
#else
    int lane = threadIdx.x % 32;
#pragma unroll
    for (int nt = 0; nt < 8; nt += 2) {
        uint32_t b[4];
        load_matrices(b, panel + panel_place(8 * nt + lane / 16 * 8 + lane % 8, k + lane / 8 % 2 * 8));
#pragma unroll
        for (int i = 0; i < 2; i++) {
            if (first) c[nt + i][0] = c[nt + i][1] = c[nt + i][2] = c[nt + i][3] = 0;
            mma_bf16(c[nt + i], a, b[2 * i], b[2 * i + 1]);
        }
    }
#endif
}

// The left operand for a warp alone: sixteen rows from `row` on of a panel, values k .. k + 15.
DEVICE void load_left(uint32_t (&a)[4], const uint16_t *panel, int row, int k) {
    int lane = threadIdx.x % 32;
    load_matrices(a, panel + panel_place(row + lane % 16, k + lane / 16 * 8));
}
// c (16 rows of 64 by 64 columns) += values k .. k + 15 of the panels `left` and `right`, which have 64 rows and columns. The product of the first
// sixteen values begins the sums.
DEVICE void panel_mma_shared(float (&c)[8][4], const uint16_t *left, const uint16_t *right, int k, bool first) {
#if WARPGROUPS
    warpgroup_mma(c, panel_descriptor(left) + k * 2 / 16, panel_descriptor(right) + k * 2 / 16, first);
#else
    uint32_t a[4];
    load_left(a, left, threadIdx.x / 32 % 4 * 16, k);
    if (first)
        for (int i = 0; i < 8; i++) c[i][0] = c[i][1] = c[i][2] = c[i][3] = 0;
    panel_mma<8>(c, a, right, k, 64);
#endif
}
// c (16 rows of 64 by 128 values) += columns k .. k + 15 as the left panel has them times the values of those columns in two panels of `right`, which
// are `apart` bytes from one another. k is a multiple of 16.
DEVICE void panel_mma_transposed(float (&c)[16][4], const uint16_t *left, const uint16_t *right, uint32_t apart, int k) {
#if WARPGROUPS
    warpgroup_mma_transposed(c, panel_descriptor(left) + k * 2 / 16, panel_descriptor(right + k * PANEL_VALUES, apart));
#else
    uint32_t a[4];
    int lane = threadIdx.x % 32;
    load_left(a, left, threadIdx.x / 32 % 4 * 16, k);
#pragma unroll
    for (int nt = 0; nt < 16; nt += 2) {
        uint32_t b[4];
        load_matrices_transposed(b, right + nt / 8 * (apart / 2) + panel_place(k + lane % 16, nt % 8 * 8 + lane / 16 * 8));
        mma_f16(c[nt], a, b[0], b[1]);
        mma_f16(c[nt + 1], a, b[2], b[3]);
    }
#endif
}
