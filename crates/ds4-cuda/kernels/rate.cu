// How fast the matrix unit is with f16, for measurements: products of what is in registers.
#include "common.cuh"

struct RateP {
    float *out;
    int rounds, pad;
};
KERNEL(matrix_rate, 256, RateP p) {
    begin();
    const int TOGETHER = 8;
    float c[TOGETHER][4] = {};
    uint32_t a[4], b = threadIdx.x;
    for (int i = 0; i < 4; i++) a[i] = threadIdx.x * 4 + i;
    for (int r = 0; r < p.rounds; r++) {
#pragma unroll
        for (int i = 0; i < TOGETHER; i++) mma_f16(c[i], a, b, b);
    }
    float sum = 0;
    for (int i = 0; i < TOGETHER; i++) sum += c[i][0] + c[i][1] + c[i][2] + c[i][3];
    p.out[blockIdx.x * blockDim.x + threadIdx.x] = sum;
}
