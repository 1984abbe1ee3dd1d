// How fast the matrix unit is with f16, for measurements: products of what is in registers, where four warps multiply together with columns in shared
// memory.
#include "warpgroup.cuh"

struct RateP {
    float *out;
    int rounds, pad;
};
KERNEL(matrix_rate, 256, RateP p) {
    const int TOGETHER = 16;  // products of 16 x 8 x 16 of a round
    __shared__ __align__(1024) uint16_t columns[8 * TOGETHER * PANEL_VALUES];
    begin();
    // Numbers that are not all alike: zeros would take less power.
    for (int i = threadIdx.x; i < 8 * TOGETHER * PANEL_VALUES; i += blockDim.x) columns[i] = (uint16_t)(0x3000 + i * 977 % 2048);
    show_to_matrix_unit();
    BARRIER();
    float c[TOGETHER][4] = {};
    uint32_t a[4];
    for (int i = 0; i < 4; i++) a[i] = 0x30003000u + (threadIdx.x * 4 + i) * 0x00110013u % 2048;
    hold_sums(c);
#if WARPGROUPS
    for (int r = 0; r < p.rounds; r++) {
        begin_products();
        panel_mma<TOGETHER>(c, a, columns, 0, 8 * TOGETHER);
        end_products();
        await_products<1>();
    }
    await_products<0>();
#else
    uint32_t b = ((const uint32_t *)columns)[threadIdx.x];
    for (int r = 0; r < p.rounds; r++) {
#pragma unroll
        for (int i = 0; i < TOGETHER; i++) mma_f16(c[i], a, b, b);
    }
#endif
    hold_sums(c);
    float sum = 0;
    for (int i = 0; i < TOGETHER; i++) sum += c[i][0] + c[i][1] + c[i][2] + c[i][3];
    p.out[blockIdx.x * blockDim.x + threadIdx.x] = sum;
}
