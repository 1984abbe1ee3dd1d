// Weights as they lie on the device, and how a warp reads them.
//
// A quantized matrix is cut into tiles of 16 rows by 128 columns (a *group*: four k-blocks of 32). What a lane needs of a tile is
// contiguous, so that every load is 16 bytes wide and coalesced. Lane `4g + t` holds, for rows g and g + 8, the columns 8t .. 8t + 7
// of each k-block: the fragment of the s8 matrix instruction with the columns of a k-block permuted, and the activations
// are read with the same permutation (columns 8t .. 8t + 7 as one 8-byte load).
//
// | format | codes of a tile | scales | supers, by 256 columns |
// |---|---|---|---|
// | Q8_0 | 4 k-blocks x 32 lanes x 16 bytes | 8 g x 4 k-blocks x f16 (rows g, g + 8) | |
// | Q2_K | 32 lanes x 16 bytes, k-blocks in bit planes | 8 g x (8 + 8) bytes scale and minimum | 8 g x f16 d (2), dmin (2) |
// | Q4_K | 2 x 32 lanes x 16 bytes | 8 g x (4 scales, 4 minima) x 2 rows | 8 g x f16 d (2), dmin (2) |
// | IQ2_XXS | 32 lanes x 16 bytes: codebook index and eight signs | 8 g x 4 x 4 bits x 2 rows | 8 g x f16 d (2) |
// | MXFP4 | 2 x 32 lanes x 16 bytes | 8 g x 4 E8M0 x 2 rows | |
//
// F32, F16 and BF16 stay as they are in the file. `repack.cu` writes all this.
#pragma once
#include "common.cuh"

#ifdef DS4_EMULATE
#define DEVICE_MEMBER inline
#else
#define DEVICE_MEMBER __device__ __forceinline__
#endif

enum { F32 = 0, F16 = 1, BF16 = 2, Q8_0 = 3, Q2_K = 4, Q4_K = 5, IQ2_XXS = 6, MXFP4 = 7 };

struct Matrix {
    uint8_t *codes, *scales, *supers;
    int format, out, cols, groups;
};

// The codebook of IQ2_XXS, two bits for each of eight values: 0, 1, 2 are 8, 25, 43.
__constant__ uint16_t IQ2_POINTS[256] = {
    0x0000, 0x0002, 0x0005, 0x0008, 0x000a, 0x0011, 0x0014, 0x0020, 0x0022, 0x0028, 0x002a, 0x0041, 0x0044, 0x0050, 0x0058, 0x0061,
    0x0064, 0x0080, 0x0082, 0x008a, 0x00a2, 0x0101, 0x0104, 0x0110, 0x0115, 0x0140, 0x0184, 0x0198, 0x0200, 0x0202, 0x0222, 0x0282,
    0x0401, 0x0404, 0x0410, 0x0421, 0x0424, 0x0440, 0x0442, 0x0448, 0x0460, 0x0481, 0x0484, 0x0490, 0x04a4, 0x0500, 0x0502, 0x0508,
    0x0520, 0x0546, 0x0569, 0x0580, 0x0591, 0x0609, 0x0610, 0x0640, 0x0684, 0x06a4, 0x0800, 0x0805, 0x0808, 0x0814, 0x0828, 0x0841,
    0x0844, 0x0850, 0x0852, 0x0888, 0x0904, 0x0940, 0x0a02, 0x0a14, 0x1001, 0x1004, 0x1010, 0x1021, 0x1040, 0x1060, 0x1084, 0x1090,
    0x1095, 0x1100, 0x1108, 0x1120, 0x1150, 0x115a, 0x1180, 0x1224, 0x1245, 0x1400, 0x1408, 0x1420, 0x1425, 0x1449, 0x1480, 0x1518,
    0x1562, 0x1600, 0x1616, 0x1801, 0x1804, 0x1810, 0x1840, 0x1881, 0x1900, 0x1905, 0x19a0, 0x1a51, 0x2000, 0x2002, 0x200a, 0x2044,
    0x2061, 0x2080, 0x2082, 0x2129, 0x2148, 0x2200, 0x2202, 0x2401, 0x2404, 0x2410, 0x2440, 0x2456, 0x2500, 0x2541, 0x2564, 0x2690,
    0x2808, 0x2820, 0x2894, 0x2a44, 0x4001, 0x4004, 0x4010, 0x4018, 0x4021, 0x4024, 0x4040, 0x4048, 0x4056, 0x4060, 0x4081, 0x4084,
    0x4090, 0x4100, 0x4120, 0x4161, 0x4180, 0x4185, 0x4201, 0x4210, 0x4248, 0x4256, 0x4268, 0x4400, 0x4408, 0x4420, 0x4480, 0x4499,
    0x4512, 0x4524, 0x4600, 0x4801, 0x4804, 0x4810, 0x4840, 0x4845, 0x4900, 0x4958, 0x4961, 0x4982, 0x4a45, 0x4a90, 0x5000, 0x5008,
    0x5011, 0x5019, 0x5020, 0x5080, 0x5088, 0x5104, 0x5142, 0x51a4, 0x5291, 0x5490, 0x5492, 0x550a, 0x5601, 0x5654, 0x5800, 0x5811,
    0x5819, 0x5864, 0x5940, 0x5a08, 0x6004, 0x6010, 0x6040, 0x6068, 0x6100, 0x6155, 0x6218, 0x6260, 0x6400, 0x6405, 0x6510, 0x6512,
    0x6584, 0x6842, 0x8000, 0x8002, 0x800a, 0x8041, 0x8082, 0x8104, 0x8118, 0x8140, 0x8211, 0x8401, 0x8404, 0x8410, 0x8415, 0x8440,
    0x8460, 0x8500, 0x8546, 0x8594, 0x8609, 0x8640, 0x8660, 0x8802, 0x8904, 0x8a11, 0x9004, 0x9010, 0x9024, 0x9040, 0x90a1, 0x9116,
    0x9180, 0x9245, 0x9400, 0x9422, 0x9444, 0x9551, 0x9881, 0x9920, 0xa002, 0xa050, 0xa085, 0xa109, 0xa200, 0xa418, 0xa850, 0xa904,};

// Copies of a table in shared memory, so that lanes seldom meet in a bank.
const int TABLE_COPIES = 8;
const int TABLE_BYTES = 2 * 256 * TABLE_COPIES * 4;
// Selectors of `prmt`: a nibble for each value of a point; bit 2 of each for each sign.
struct Tables {
    const uint32_t *points, *signs;
};
// Fills the tables. All threads take part; a barrier must follow.
DEVICE Tables fill_tables(unsigned char *shared, int format) {
    uint32_t *points = (uint32_t *)shared, *signs = points + 256 * TABLE_COPIES;
    if (format == IQ2_XXS) {
        for (int n = threadIdx.x; n < 256; n += blockDim.x) {
            uint32_t p = IQ2_POINTS[n], point = 0, sign = 0;
            for (int j = 0; j < 8; j++) {
                point |= (p >> (2 * j) & 3) << (4 * j);
                sign |= (uint32_t)(n >> j & 1) << (4 * j + 2);
            }
            for (int i = 0; i < TABLE_COPIES; i++) points[n * TABLE_COPIES + i] = point, signs[n * TABLE_COPIES + i] = sign;
        }
    }
    return {points, signs};
}

DEVICE uint32_t word(const uint4 &v, int i) { return i == 0 ? v.x : i == 1 ? v.y : i == 2 ? v.z : v.w; }
DEVICE float low_half(uint32_t v) { return half_to_float((uint16_t)(v & 0xffff)); }
DEVICE float high_half(uint32_t v) { return half_to_float((uint16_t)(v >> 16)); }

// A lane's part of a tile. `words(i)` are its codes of k-block `i` as signed bytes: row g columns 8t.., row g + 8, row g columns
// 8t + 4.., row g + 8. A value is `scale(i, row) · code − minimum(i, row)`; with MINS the minima of a k-block are those of its two halves.
template <int F> struct Tile;

template <> struct Tile<Q8_0> {
    static const bool MINS = false;
    static const int AHEAD = 2;
    uint4 codes[4], scales;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t, int lane) {
        const uint4 *c = (const uint4 *)m.codes + tile * 128 + lane;
        for (int i = 0; i < 4; i++) codes[i] = load_once(c + 32 * i);
        scales = load_once((const uint4 *)m.scales + tile * 8 + lane / 4);
    }
    DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int, const Tables &) const {
        a[0] = codes[i].x, a[1] = codes[i].y, a[2] = codes[i].z, a[3] = codes[i].w;
    }
    DEVICE_MEMBER float scale(int i, int row, int) const { return row ? high_half(word(scales, i)) : low_half(word(scales, i)); }
    DEVICE_MEMBER uint32_t minima(int, int) const { return 0; }
    DEVICE_MEMBER float minimum_scale(int) const { return 0; }
};

template <> struct Tile<Q2_K> {
    static const bool MINS = true;
    static const int AHEAD = 3;
    uint4 codes, levels;
    uint2 supers;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t super, int lane) {
        codes = load_once((const uint4 *)m.codes + tile * 32 + lane);
        levels = load_once((const uint4 *)m.scales + tile * 8 + lane / 4);
        supers = load_once((const uint2 *)m.supers + super * 8 + lane / 4);
    }
    // The 4-bit scales go into the codes: at most 45.
    DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int lane, const Tables &) const {
        int shift = (i % 2) * 16 + (lane % 4 / 2) * 8;
        uint32_t s0 = (i < 2 ? levels.x : levels.y) >> shift & 15, s1 = (i < 2 ? levels.z : levels.w) >> shift & 15;
        a[0] = (codes.x >> (2 * i) & 0x03030303) * s0;
        a[1] = (codes.z >> (2 * i) & 0x03030303) * s1;
        a[2] = (codes.y >> (2 * i) & 0x03030303) * s0;
        a[3] = (codes.w >> (2 * i) & 0x03030303) * s1;
    }
    DEVICE_MEMBER float scale(int, int row, int) const { return row ? high_half(supers.x) : low_half(supers.x); }
    // Of k-blocks 2(i / 2) and the next, as bytes.
    DEVICE_MEMBER uint32_t minima(int i, int row) const {
        return (row ? (i < 2 ? levels.z : levels.w) : (i < 2 ? levels.x : levels.y)) >> 4 & 0x0f0f0f0f;
    }
    DEVICE_MEMBER float minimum_scale(int row) const { return row ? high_half(supers.y) : low_half(supers.y); }
};

template <> struct Tile<Q4_K> {
    static const bool MINS = true;
    static const int AHEAD = 2;
    uint4 codes[2], levels;
    uint2 supers;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t super, int lane) {
        codes[0] = load_once((const uint4 *)m.codes + tile * 64 + lane);
        codes[1] = load_once((const uint4 *)m.codes + tile * 64 + 32 + lane);
        levels = load_once((const uint4 *)m.scales + tile * 8 + lane / 4);
        supers = load_once((const uint2 *)m.supers + super * 8 + lane / 4);
    }
    DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int, const Tables &) const {
        uint32_t w0 = word(codes[i / 2], i % 2 * 2), w1 = word(codes[i / 2], i % 2 * 2 + 1);
        a[0] = w0 & 0x0f0f0f0f, a[1] = w1 & 0x0f0f0f0f, a[2] = w0 >> 4 & 0x0f0f0f0f, a[3] = w1 >> 4 & 0x0f0f0f0f;
    }
    DEVICE_MEMBER float scale(int i, int row, int) const {
        float d = row ? high_half(supers.x) : low_half(supers.x);
        return d * (float)((row ? levels.z : levels.x) >> (8 * i) & 255);
    }
    // The same for both halves.
    DEVICE_MEMBER uint32_t minima(int i, int row) const {
        uint32_t w = row ? levels.w : levels.y;
        return prmt(w, 0, i < 2 ? 0x1100 : 0x3322);
    }
    DEVICE_MEMBER float minimum_scale(int row) const { return row ? high_half(supers.y) : low_half(supers.y); }
};

template <> struct Tile<IQ2_XXS> {
    static const bool MINS = false;
    static const int AHEAD = 4;
    uint4 codes;
    uint32_t scales, supers;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t super, int lane) {
        codes = load_once((const uint4 *)m.codes + tile * 32 + lane);
        scales = load_once((const uint32_t *)m.scales + tile * 8 + lane / 4);
        supers = load_once((const uint32_t *)m.supers + super * 8 + lane / 4);
    }
    DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int lane, const Tables &tables) const {
        // Bytes 0-2 are the magnitudes, 4-6 their negatives.
        const uint32_t plus = 8 | 25 << 8 | 43 << 16, minus = 248 | 231 << 8 | 213 << 16;
        uint32_t c0 = (i < 2 ? codes.x : codes.y) >> (16 * (i % 2)), c1 = (i < 2 ? codes.z : codes.w) >> (16 * (i % 2));
        int copy = lane % TABLE_COPIES;
        uint32_t s0 = tables.points[(c0 & 255) * TABLE_COPIES + copy] | tables.signs[(c0 >> 8 & 255) * TABLE_COPIES + copy];
        uint32_t s1 = tables.points[(c1 & 255) * TABLE_COPIES + copy] | tables.signs[(c1 >> 8 & 255) * TABLE_COPIES + copy];
        a[0] = prmt(plus, minus, s0), a[2] = prmt(plus, minus, s0 >> 16);
        a[1] = prmt(plus, minus, s1), a[3] = prmt(plus, minus, s1 >> 16);
    }
    DEVICE_MEMBER float scale(int i, int row, int) const {
        float d = row ? high_half(supers) : low_half(supers);
        return 0.125f * d * (float)(2 * (scales >> (16 * row + 4 * i) & 15) + 1);
    }
    DEVICE_MEMBER uint32_t minima(int, int) const { return 0; }
    DEVICE_MEMBER float minimum_scale(int) const { return 0; }
};

template <> struct Tile<MXFP4> {
    static const bool MINS = false;
    static const int AHEAD = 2;
    uint4 codes[2];
    uint2 scales;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t, int lane) {
        codes[0] = load_once((const uint4 *)m.codes + tile * 64 + lane);
        codes[1] = load_once((const uint4 *)m.codes + tile * 64 + 32 + lane);
        scales = load_once((const uint2 *)m.scales + tile * 8 + lane / 4);
    }
    // Four nibbles to twice their values. There is no minus zero (`repack.cu`), so no carry leaves a byte.
    static DEVICE_MEMBER uint32_t doubled(uint32_t w) {
        uint32_t m = prmt(0x03020100, 0x0c080604, w & 0x7777), negative = prmt(w, w << 4, 0x9d8c);
        return (m ^ negative) + (negative & 0x01010101);
    }
    DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int, const Tables &) const {
        uint32_t w0 = word(codes[i / 2], i % 2 * 2), w1 = word(codes[i / 2], i % 2 * 2 + 1);
        a[0] = doubled(w0), a[2] = doubled(w0 >> 16), a[1] = doubled(w1), a[3] = doubled(w1 >> 16);
    }
    DEVICE_MEMBER float scale(int i, int row, int) const { return 0.5f * e8m0_to_float((row ? scales.y : scales.x) >> (8 * i) & 255); }
    DEVICE_MEMBER uint32_t minima(int, int) const { return 0; }
    DEVICE_MEMBER float minimum_scale(int) const { return 0; }
};

// Adds to `acc` the product of row tile `tile_row`, groups [g0, g1), with int8 columns: acc[nt] is the fragment of 16 rows by the columns
// 8nt .. 8nt + 7. `row_of(n)` is the row of `x` that column `n` is, or -1. Sums of k-blocks are exact; they are added up in order.
// `ready` is called once the first weights are on their way.
template <int F, int NT, class Rows, class Ready>
DEVICE void accumulate(float (&acc)[NT][4], const Matrix &m, int tile_row, int g0, int g1, const Acts &x, const Rows &row_of,
                       const Tables &tables, const Ready &ready) {
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    const int AHEAD = Tile<F>::AHEAD;
    Tile<F> tiles[AHEAD];
    int64_t first = (int64_t)tile_row * m.groups, first_super = (int64_t)tile_row * (m.groups / 2);
#pragma unroll
    for (int u = 0; u < AHEAD; u++)
        if (g0 + u < g1) tiles[u].load(m, first + g0 + u, first_super + (g0 + u) / 2, lane);
    ready();
    int row[NT], left[NT], right[NT];
#pragma unroll
    for (int nt = 0; nt < NT; nt++) row[nt] = row_of(8 * nt + g), left[nt] = row_of(8 * nt + 2 * t), right[nt] = row_of(8 * nt + 2 * t + 1);
    for (int base = g0; base < g1; base += AHEAD) {
#pragma unroll
        for (int u = 0; u < AHEAD; u++) {
            int group = base + u;
            if (group < g1) {
#pragma unroll
            for (int nt = 0; nt < NT; nt++) {
                uint2 b[4];
                float4 d0 = make_float4(0, 0, 0, 0), d1 = d0;
                uint4 s0 = make_uint4(0, 0, 0, 0), s1 = s0;
                const int8_t *q = x.q + row[nt] * x.stride + group * 128 + 8 * t;
#pragma unroll
                for (int i = 0; i < 4; i++) b[i] = row[nt] >= 0 ? *(const uint2 *)(q + 32 * i) : make_uint2(0, 0);
                if (left[nt] >= 0) {
                    d0 = *(const float4 *)(x.d + (left[nt] * x.stride + group * 128) / 32);
                    if (Tile<F>::MINS) s0 = *(const uint4 *)(x.s + (left[nt] * x.stride + group * 128) / 16);
                }
                if (right[nt] >= 0) {
                    d1 = *(const float4 *)(x.d + (right[nt] * x.stride + group * 128) / 32);
                    if (Tile<F>::MINS) s1 = *(const uint4 *)(x.s + (right[nt] * x.stride + group * 128) / 16);
                }
#pragma unroll
                for (int i = 0; i < 4; i++) {
                    uint32_t a[4];
                    tiles[u].words(i, a, lane, tables);
                    int c[4] = {0, 0, 0, 0};
                    mma_s8(c, a, b[i].x, b[i].y);
                    float x0 = i == 0 ? d0.x : i == 1 ? d0.y : i == 2 ? d0.z : d0.w;
                    float x1 = i == 0 ? d1.x : i == 1 ? d1.y : i == 2 ? d1.z : d1.w;
                    float w0 = tiles[u].scale(i, 0, lane), w1 = tiles[u].scale(i, 1, lane);
                    if (Tile<F>::MINS) {
                        uint32_t m0 = tiles[u].minima(i, 0), m1 = tiles[u].minima(i, 1);
                        float f0 = tiles[u].minimum_scale(0), f1 = tiles[u].minimum_scale(1);
                        int p0 = (int)word(s0, i), p1 = (int)word(s1, i);
                        int e[4];
                        if (i % 2 == 0) {
                            e[0] = dot2_low(p0, m0, 0), e[1] = dot2_low(p1, m0, 0), e[2] = dot2_low(p0, m1, 0), e[3] = dot2_low(p1, m1, 0);
                        } else {
                            e[0] = dot2_high(p0, m0, 0), e[1] = dot2_high(p1, m0, 0), e[2] = dot2_high(p0, m1, 0), e[3] = dot2_high(p1, m1, 0);
                        }
                        acc[nt][0] = fmaf(x0, w0 * (float)c[0] - f0 * (float)e[0], acc[nt][0]);
                        acc[nt][1] = fmaf(x1, w0 * (float)c[1] - f0 * (float)e[1], acc[nt][1]);
                        acc[nt][2] = fmaf(x0, w1 * (float)c[2] - f1 * (float)e[2], acc[nt][2]);
                        acc[nt][3] = fmaf(x1, w1 * (float)c[3] - f1 * (float)e[3], acc[nt][3]);
                    } else {
                        acc[nt][0] = fmaf(w0 * x0, (float)c[0], acc[nt][0]);
                        acc[nt][1] = fmaf(w0 * x1, (float)c[1], acc[nt][1]);
                        acc[nt][2] = fmaf(w1 * x0, (float)c[2], acc[nt][2]);
                        acc[nt][3] = fmaf(w1 * x1, (float)c[3], acc[nt][3]);
                    }
                }
            }
            if (group + AHEAD < g1) tiles[u].load(m, first + group + AHEAD, first_super + (group + AHEAD) / 2, lane);
            }
        }
    }
}

DEVICE float signed_byte(uint32_t w, int j) { return (float)(int8_t)(w >> (8 * j)); }

// The same with f32 columns: acc[n][0] and [1] are this lane's parts of rows g and g + 8; the four lanes of a row must be added up.
template <int F, int NB, class Rows>
DEVICE void accumulate_exact(float (&acc)[NB][2], const Matrix &m, int tile_row, int g0, int g1, const float *x, int64_t stride,
                             const Rows &row_of, const Tables &tables) {
    int lane = threadIdx.x % 32, t = lane % 4;
    int64_t first = (int64_t)tile_row * m.groups, first_super = (int64_t)tile_row * (m.groups / 2);
    for (int group = g0; group < g1; group++) {
        Tile<F> tile;
        tile.load(m, first + group, first_super + group / 2, lane);
#pragma unroll
        for (int i = 0; i < 4; i++) {
            uint32_t a[4];
            tile.words(i, a, lane, tables);
            int k = group * 128 + 32 * i + 8 * t;
            float low[2] = {0, 0};
            if (Tile<F>::MINS)
                for (int row = 0; row < 2; row++)
                    low[row] = tile.minimum_scale(row) * (float)(tile.minima(i, row) >> (i % 2 * 16 + t / 2 * 8) & 255);
            float w[2] = {tile.scale(i, 0, lane), tile.scale(i, 1, lane)};
            if (k >= m.cols) continue;
#pragma unroll
            for (int n = 0; n < NB; n++) {
                int r = row_of(n);
                if (r < 0) continue;
                const float *v = x + r * stride + k;
#pragma unroll
                for (int row = 0; row < 2; row++)
                    for (int j = 0; j < 8; j++)
                        acc[n][row] = fmaf(w[row] * signed_byte(a[row + (j < 4 ? 0 : 2)], j % 4) - low[row], v[j], acc[n][row]);
            }
        }
    }
}

// Columns k .. k + 7 of a row of an unquantized matrix.
template <int F> DEVICE void dense_octet(const Matrix &m, int64_t row, int k, float (&v)[8]) {
    if (m.cols % 8 == 0) {
        if (F == F32) {
            const float4 *p = (const float4 *)((const float *)m.codes + row * m.cols + k);
            float4 a = p[0], b = p[1];
            v[0] = a.x, v[1] = a.y, v[2] = a.z, v[3] = a.w, v[4] = b.x, v[5] = b.y, v[6] = b.z, v[7] = b.w;
        } else {
            uint4 a = load_once((const uint4 *)((const uint16_t *)m.codes + row * m.cols + k));
#pragma unroll
            for (int j = 0; j < 4; j++) {
                uint32_t w = word(a, j);
                v[2 * j] = F == F16 ? low_half(w) : bits_float(w << 16);
                v[2 * j + 1] = F == F16 ? high_half(w) : bits_float(w & 0xffff0000u);
            }
        }
    } else {
        for (int j = 0; j < 8; j++) {
            bool in = k + j < m.cols;
            if (F == F32) v[j] = in ? ((const float *)m.codes)[row * m.cols + k + j] : 0.f;
            else {
                uint16_t h = in ? ((const uint16_t *)m.codes)[row * m.cols + k + j] : 0;
                v[j] = F == F16 ? half_to_float(h) : bf16_to_float(h);
            }
        }
    }
}

// Chunks of 256 columns of which a lane has eight; as many are on their way at a time.
const int DENSE_AHEAD = 4;
// The first of a row's chunks: weights do not wait for anything.
template <int F> DEVICE void dense_first(const Matrix &m, int row, float (&w)[DENSE_AHEAD][8]) {
    int lane = threadIdx.x % 32;
#pragma unroll
    for (int u = 0; u < DENSE_AHEAD; u++) {
        int k = u * 256 + lane * 8;
        if (k < m.cols) dense_octet<F>(m, row, k, w[u]);
    }
}
// A row of an unquantized matrix times f32 columns: acc[n] is this lane's part; all lanes must be added up.
template <int F, int NB, class Rows>
DEVICE void accumulate_dense(float (&acc)[NB], const Matrix &m, int row, float (&w)[DENSE_AHEAD][8], bool first, const float *x, int64_t stride, const Rows &row_of) {
    int lane = threadIdx.x % 32, chunks = (m.cols + 255) / 256;
    for (int c = 0; c < chunks; c += DENSE_AHEAD) {
        if (c > 0 || !first) {
#pragma unroll
            for (int u = 0; u < DENSE_AHEAD; u++) {
                int k = (c + u) * 256 + lane * 8;
                if (k < m.cols) dense_octet<F>(m, row, k, w[u]);
            }
        }
#pragma unroll
        for (int u = 0; u < DENSE_AHEAD; u++) {
            int k = (c + u) * 256 + lane * 8;
            if (k >= m.cols) continue;
#pragma unroll
            for (int n = 0; n < NB; n++) {
                int r = row_of(n);
                if (r < 0) continue;
                const float *p = x + r * stride + k;
                float v[8];
                if (m.cols % 8 == 0) {
                    float4 a = ((const float4 *)p)[0], b = ((const float4 *)p)[1];
                    v[0] = a.x, v[1] = a.y, v[2] = a.z, v[3] = a.w, v[4] = b.x, v[5] = b.y, v[6] = b.z, v[7] = b.w;
                } else
                    for (int j = 0; j < 8; j++) v[j] = k + j < m.cols ? p[j] : 0.f;
#pragma unroll
                for (int j = 0; j < 8; j++) acc[n] = fmaf(w[u][j], v[j], acc[n]);
            }
        }
    }
}

// One value of a matrix, slowly.
template <int F> DEVICE float tile_value(const Matrix &m, int row, int k, const Tables &tables) {
    int inner = row % 16, lane = inner % 8 * 4 + k % 32 / 8, half = inner / 8, i = k / 32 % 4, j = k % 8;
    Tile<F> tile;
    int64_t first = (int64_t)(row / 16) * m.groups, first_super = (int64_t)(row / 16) * (m.groups / 2);
    tile.load(m, first + k / 128, first_super + k / 256, lane);
    float v = 0;
#pragma unroll
    for (int b = 0; b < 4; b++) {
        if (b != i) continue;
        uint32_t a[4];
        tile.words(b, a, lane, tables);
        uint32_t w = half ? (j < 4 ? a[1] : a[3]) : (j < 4 ? a[0] : a[2]);
        v = tile.scale(b, half, lane) * signed_byte(w, j % 4);
        if (Tile<F>::MINS) v -= tile.minimum_scale(half) * (float)(tile.minima(b, half) >> (b % 2 * 16 + lane % 4 / 2 * 8) & 255);
    }
    return v;
}
