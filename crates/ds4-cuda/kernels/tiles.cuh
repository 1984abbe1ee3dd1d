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
// | IQ2_XXS | 32 lanes x 16 bytes: codebook indices, signs, scales | | 8 g x f16 d (2) |
// | MXFP4 | 2 x 32 lanes x 16 bytes | 8 g x 4 E8M0 x 2 rows | |
//
// A lane of IQ2_XXS has the indices of its four octets of either row, then a word of signs for either row: bit 4j + k is the sign of value j
// of the octet in k-block k. The last nibble would be the parities of the others, as the format has it; lane t keeps the scale of k-block t
// there, so that nothing is longer than in the file.
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
const int TABLE_COPIES = 16;
const int TABLE_BYTES = 256 * TABLE_COPIES * 4;
// Selectors of `prmt`, a nibble for each value of a point; a lane has copies of its own.
struct Tables {
    SharedAt points;
    uint32_t copy;
    DEVICE_MEMBER uint32_t point(uint32_t codes, int octet) const {
        uint32_t at = octet == 0 ? codes << 6 : codes >> (8 * octet - 6);
        return load_shared(points, (at & 255 * 4 * TABLE_COPIES) | copy);
    }
};
static_assert(TABLE_COPIES == 16, "an index becomes an address by a shift of six bits");
// Fills the tables. All threads take part; a barrier must follow.
DEVICE Tables fill_tables(unsigned char *shared, int format) {
    uint32_t *points = (uint32_t *)shared;
    if (format == IQ2_XXS) {
        for (int n = threadIdx.x; n < 256; n += blockDim.x) {
            uint32_t p = IQ2_POINTS[n], point = 0;
            for (int j = 0; j < 8; j++) point |= (p >> (2 * j) & 3) << (4 * j);
            // Neighbours begin with different copies, which keeps them out of each other's banks.
            for (int i = 0; i < TABLE_COPIES; i++) points[n * TABLE_COPIES + (i + n / 2) % TABLE_COPIES] = point;
        }
    }
    return {shared_at(shared), threadIdx.x % TABLE_COPIES * 4};
}

// The same where they begin at a multiple of their size, so that an address is no sum.
struct AlignedTables {
    SharedAt at;  // with the place of the lane's copies
    DEVICE_MEMBER uint32_t point(uint32_t codes, int octet) const {
        uint32_t index = octet == 0 ? codes << 6 : codes >> (8 * octet - 6);
        return load_shared((SharedAt)((uintptr_t)at | (index & 255 * 4 * TABLE_COPIES)), 0);
    }
};
// The first place from `front` bytes on where they can be. Dynamic shared memory begins at 0, or at 1,024 where the system has some before it.
DEVICE unsigned char *aligned_place(unsigned char *shared, int front) {
    return shared + front + (TABLE_BYTES - ((uintptr_t)shared_at(shared) + front) % TABLE_BYTES) % TABLE_BYTES;
}
DEVICE AlignedTables fill_aligned_tables(unsigned char *at, int format) {
    Tables tables = fill_tables(at, format);
    return {(SharedAt)((uintptr_t)tables.points | tables.copy)};
}

DEVICE float lane_of(const float4 &v, int i) { return i == 0 ? v.x : i == 1 ? v.y : i == 2 ? v.z : v.w; }
DEVICE uint32_t word(const uint4 &v, int i) { return i == 0 ? v.x : i == 1 ? v.y : i == 2 ? v.z : v.w; }
DEVICE float low_half(uint32_t v) { return half_to_float((uint16_t)(v & 0xffff)); }
DEVICE float high_half(uint32_t v) { return half_to_float((uint16_t)(v >> 16)); }

// A lane's part of a tile. `open` makes it ready once it is there; all lanes of a warp take part. `words(i)` are its codes of k-block `i` as
// signed bytes: row g columns 8t.., row g + 8, row g columns 8t + 4.., row g + 8. A value is `unit(i, row) · level(i, row) · code`, with MINS
// less `minimum_unit(row)` times one of the `minima` of a k-block, those of its two halves. Levels are integers. With PARTS k-blocks can be loaded one by one. With ONE a lane knows units,
// levels and minima of k-block t alone, whatever it asks for.
template <int F, bool ONE> struct Tile;

template <bool ONE> struct Tile<Q8_0, ONE> {
    static const bool MINS = false, PARTS = true;
    static const int AHEAD = 2, CODES = 2048, SCALES = 128, SUPERS = 0;
    uint4 codes[4];
    uint32_t scales[ONE ? 1 : 4];
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t, int lane) {
        for (int i = 0; i < 4; i++) load_part(m, tile, i, lane);
        load_scales(m, tile, lane);
    }
    DEVICE_MEMBER void load_part(const Matrix &m, int64_t tile, int i, int lane) { codes[i] = load_once((const uint4 *)m.codes + tile * 128 + 32 * i + lane); }
    DEVICE_MEMBER void load_scales(const Matrix &m, int64_t tile, int lane) {
        if (ONE) scales[0] = load_once((const uint32_t *)m.scales + tile * 32 + lane);
        else {
            uint4 all = load_once((const uint4 *)m.scales + tile * 8 + lane / 4);
            for (int i = 0; i < 4; i++) scales[ONE ? 0 : i] = word(all, i);
        }
    }
    // By way of shared memory, where a lane finds what it has copied itself; of one column.
    static const int STAGE = CODES + SCALES;
    static DEVICE_MEMBER void stage(const Matrix &m, int64_t tile, int lane, SharedAt to) {
        for (int i = 0; i < 4; i++) copy_weights(to + 512 * i + 16 * lane, (const uint4 *)m.codes + tile * 128 + 32 * i + lane);
        copy_weights(to + CODES + 4 * lane, (const uint32_t *)m.scales + tile * 32 + lane);
    }
    DEVICE_MEMBER void unstage(SharedAt from, int lane) {
        for (int i = 0; i < 4; i++) codes[i] = load_shared_four(from, 512 * i + 16 * lane);
        scales[0] = load_shared(from, CODES + 4 * lane);
    }
    DEVICE_MEMBER void open(int) {}
    template <class Points> DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int, const Points &) const {
        a[0] = codes[i].x, a[1] = codes[i].y, a[2] = codes[i].z, a[3] = codes[i].w;
    }
    DEVICE_MEMBER float unit(int i, int row) const { return row ? high_half(scales[ONE ? 0 : i]) : low_half(scales[ONE ? 0 : i]); }
    DEVICE_MEMBER int level(int, int) const { return 1; }
    DEVICE_MEMBER uint32_t minima(int, int) const { return 0; }
    DEVICE_MEMBER float minimum_unit(int) const { return 0; }
};

template <bool ONE> struct Tile<Q2_K, ONE> {
    static const bool MINS = true, PARTS = false;
    static const int AHEAD = 4, CODES = 512, SCALES = 128, SUPERS = 64;
    uint4 codes, levels;
    uint2 supers;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t super, int lane) {
        codes = load_once((const uint4 *)m.codes + tile * 32 + lane);
        levels = load_once((const uint4 *)m.scales + tile * 8 + lane / 4);
        supers = load_once((const uint2 *)m.supers + super * 8 + lane / 4);
    }
    DEVICE_MEMBER void open(int) {}
    // The 4-bit scales go into the codes: at most 45.
    template <class Points> DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int lane, const Points &) const {
        int shift = (i % 2) * 16 + (lane % 4 / 2) * 8;
        uint32_t s0 = (i < 2 ? levels.x : levels.y) >> shift & 15, s1 = (i < 2 ? levels.z : levels.w) >> shift & 15;
        a[0] = (codes.x >> (2 * i) & 0x03030303) * s0;
        a[1] = (codes.z >> (2 * i) & 0x03030303) * s1;
        a[2] = (codes.y >> (2 * i) & 0x03030303) * s0;
        a[3] = (codes.w >> (2 * i) & 0x03030303) * s1;
    }
    DEVICE_MEMBER float unit(int, int row) const { return row ? high_half(supers.x) : low_half(supers.x); }
    DEVICE_MEMBER int level(int, int) const { return 1; }
    DEVICE_MEMBER uint32_t minima(int i, int row) const {
        if (ONE) i = threadIdx.x % 4;
        return (row ? (i < 2 ? levels.z : levels.w) : (i < 2 ? levels.x : levels.y)) >> (i % 2 * 16 + 4) & 0x0f0f;
    }
    DEVICE_MEMBER float minimum_unit(int row) const { return row ? high_half(supers.y) : low_half(supers.y); }
};

template <bool ONE> struct Tile<Q4_K, ONE> {
    static const bool MINS = true, PARTS = false;
    static const int AHEAD = 2, CODES = 1024, SCALES = 128, SUPERS = 64;
    uint4 codes[2], levels;
    uint2 supers;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t super, int lane) {
        codes[0] = load_once((const uint4 *)m.codes + tile * 64 + lane);
        codes[1] = load_once((const uint4 *)m.codes + tile * 64 + 32 + lane);
        levels = load_once((const uint4 *)m.scales + tile * 8 + lane / 4);
        supers = load_once((const uint2 *)m.supers + super * 8 + lane / 4);
    }
    DEVICE_MEMBER void open(int) {}
    template <class Points> DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int, const Points &) const {
        uint32_t w0 = word(codes[i / 2], i % 2 * 2), w1 = word(codes[i / 2], i % 2 * 2 + 1);
        a[0] = w0 & 0x0f0f0f0f, a[1] = w1 & 0x0f0f0f0f, a[2] = w0 >> 4 & 0x0f0f0f0f, a[3] = w1 >> 4 & 0x0f0f0f0f;
    }
    DEVICE_MEMBER float unit(int, int row) const { return row ? high_half(supers.x) : low_half(supers.x); }
    DEVICE_MEMBER int level(int i, int row) const { return (int)((row ? levels.z : levels.x) >> 8 * (ONE ? threadIdx.x % 4 : i) & 255); }
    // The same for both halves.
    DEVICE_MEMBER uint32_t minima(int i, int row) const { return ((row ? levels.w : levels.y) >> 8 * (ONE ? threadIdx.x % 4 : i) & 255) * 0x101; }
    DEVICE_MEMBER float minimum_unit(int row) const { return row ? high_half(supers.y) : low_half(supers.y); }
};

template <bool ONE> struct Tile<IQ2_XXS, ONE> {
    static const bool MINS = false, PARTS = false;
    static const int AHEAD = 4, CODES = 512, SCALES = 0, SUPERS = 32;
    uint4 codes;  // z and w: signs
    uint32_t levels, supers;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t super, int lane) {
        codes = load_once((const uint4 *)m.codes + tile * 32 + lane);
        supers = load_once((const uint32_t *)m.supers + super * 8 + lane / 4);
    }
    DEVICE_MEMBER uint32_t own_levels() const { return codes.z >> 28 | codes.w >> 28 << 16; }
    DEVICE_MEMBER void open(int lane) {
        levels = own_levels();
        if (!ONE) {
            levels <<= 4 * (lane % 4);
            levels |= lane_xor(levels, 1);
            levels |= lane_xor(levels, 2);
        }
        restore_signs();
    }
    // The parities of both rows' signs at once: fold the seven nibbles of a row.
    DEVICE_MEMBER void restore_signs() {
        uint32_t fold = prmt((codes.z >> 16 & 0xfff) ^ codes.z, (codes.w >> 16 & 0xfff) ^ codes.w, 0x5410);
        fold ^= fold >> 8;
        fold ^= fold >> 4;
        codes.z = (codes.z & 0x0fffffff) | fold << 28;
        codes.w = (codes.w & 0x0fffffff) | (fold << 12 & 0xf0000000);
    }
    template <class Points> DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int, const Points &tables) const {
        // Bytes 0-2 are the magnitudes, 4-6 their negatives.
        const uint32_t plus = 8 | 25 << 8 | 43 << 16, minus = 248 | 231 << 8 | 213 << 16;
        uint32_t s0 = i < 3 ? codes.z << (2 - i) : codes.z >> 1, s1 = i < 3 ? codes.w << (2 - i) : codes.w >> 1;
        s0 = tables.point(codes.x, i) | (s0 & 0x44444444), s1 = tables.point(codes.y, i) | (s1 & 0x44444444);
        a[0] = prmt(plus, minus, s0), a[2] = prmt(plus, minus, s0 >> 16);
        a[1] = prmt(plus, minus, s1), a[3] = prmt(plus, minus, s1 >> 16);
    }
    DEVICE_MEMBER float unit(int, int row) const { return 0.125f * (row ? high_half(supers) : low_half(supers)); }
    DEVICE_MEMBER int level(int i, int row) const { return (int)(levels >> (16 * row + 4 * (ONE ? 0 : i)) & 15) * 2 + 1; }
    DEVICE_MEMBER uint32_t minima(int, int) const { return 0; }
    DEVICE_MEMBER float minimum_unit(int) const { return 0; }
};

template <bool ONE> struct Tile<MXFP4, ONE> {
    static const bool MINS = false, PARTS = false;
    static const int AHEAD = 2, CODES = 1024, SCALES = 64, SUPERS = 0;
    uint4 codes[2];
    uint2 scales;
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t, int lane) {
        codes[0] = load_once((const uint4 *)m.codes + tile * 64 + lane);
        codes[1] = load_once((const uint4 *)m.codes + tile * 64 + 32 + lane);
        scales = load_once((const uint2 *)m.scales + tile * 8 + lane / 4);
    }
    DEVICE_MEMBER void open(int) {}
    // Four nibbles to twice their values. There is no minus zero (`repack.cu`), so no carry leaves a byte.
    static DEVICE_MEMBER uint32_t doubled(uint32_t w) {
        uint32_t m = prmt(0x03020100, 0x0c080604, w & 0x7777), negative = prmt(w, w << 4, 0x9d8c);
        return (m ^ negative) + (negative & 0x01010101);
    }
    template <class Points> DEVICE_MEMBER void words(int i, uint32_t (&a)[4], int, const Points &) const {
        uint32_t w0 = word(codes[i / 2], i % 2 * 2), w1 = word(codes[i / 2], i % 2 * 2 + 1);
        a[0] = doubled(w0), a[2] = doubled(w0 >> 16), a[1] = doubled(w1), a[3] = doubled(w1 >> 16);
    }
    DEVICE_MEMBER float unit(int i, int row) const {
        return 0.5f * e8m0_to_float((row ? scales.y : scales.x) >> 8 * (ONE ? threadIdx.x % 4 : i) & 255);
    }
    DEVICE_MEMBER int level(int, int) const { return 1; }
    DEVICE_MEMBER uint32_t minima(int, int) const { return 0; }
    DEVICE_MEMBER float minimum_unit(int) const { return 0; }
};
// F16 as it is in the file: a lane has columns 8t .. 8t + 7 of each k-block of rows g and g + 8.
template <> struct Tile<F16, false> {
    static const bool MINS = false, PARTS = true;
    uint4 top[4], low[4];
    DEVICE_MEMBER void load(const Matrix &m, int64_t tile, int64_t, int lane) {
        for (int i = 0; i < 4; i++) load_part(m, tile, i, lane);
    }
    DEVICE_MEMBER void load_part(const Matrix &m, int64_t tile, int i, int lane) {
        int row = (int)tile / m.groups * 16 + lane / 4, k = (int)tile % m.groups * 128 + 32 * i + lane % 4 * 8, last = m.out - 1;
        const uint16_t *w = (const uint16_t *)m.codes + k;
        top[i] = load_once((const uint4 *)(w + (int64_t)min(row, last) * m.cols));
        low[i] = load_once((const uint4 *)(w + (int64_t)min(row + 8, last) * m.cols));
    }
    DEVICE_MEMBER void load_scales(const Matrix &, int64_t, int) {}
    DEVICE_MEMBER void open(int) {}
};
template <class T> DEVICE float scale_of(const T &tile, int i, int row) { return tile.unit(i, row) * (float)tile.level(i, row); }

// What follows the first tiles of a row to the L2, while there is nothing else to do.
template <class T> DEVICE void bring_tiles_near(const Matrix &m, int64_t tile, int64_t super, int g0, int g1) {
    if (threadIdx.x % 32 || g0 >= g1) return;
    bring_near(m.codes + (tile + g0) * T::CODES, (g1 - g0) * T::CODES);
    if (T::SCALES) bring_near(m.scales + (tile + g0) * T::SCALES, (g1 - g0) * T::SCALES);
    if (T::SUPERS) bring_near(m.supers + (super + g0 / 2) * T::SUPERS, ((g1 + 1) / 2 - g0 / 2) * T::SUPERS);
}

// The same for part `part` of `parts` of whole rows of tiles.
template <int F> DEVICE void bring_rows_near(const Matrix &m, int tile_row, int n_tile_rows, int part, int parts) {
    typedef Tile<F, true> T;
    int64_t first = (int64_t)tile_row * m.groups, n = (int64_t)n_tile_rows * m.groups, a = n * part / parts & ~1, b = n * (part + 1) / parts & ~1;
    if (a >= b) return;
    bring_near(m.codes + (first + a) * T::CODES, (uint32_t)(b - a) * T::CODES);
    if (T::SCALES) bring_near(m.scales + (first + a) * T::SCALES, (uint32_t)(b - a) * T::SCALES);
    if (T::SUPERS) bring_near(m.supers + (first + a) / 2 * T::SUPERS, (uint32_t)(b - a) / 2 * T::SUPERS);
}

// Of a matrix of any format with codes.
APART void bring_part_near(const Matrix &m, int tile_row, int n_tile_rows, int part, int parts) {
    if (m.format == Q8_0 && m.codes) bring_rows_near<Q8_0>(m, tile_row, n_tile_rows, part, parts);
    else if (m.format == Q2_K) bring_rows_near<Q2_K>(m, tile_row, n_tile_rows, part, parts);
    else if (m.format == Q4_K) bring_rows_near<Q4_K>(m, tile_row, n_tile_rows, part, parts);
    else if (m.format == IQ2_XXS) bring_rows_near<IQ2_XXS>(m, tile_row, n_tile_rows, part, parts);
    else if (m.format == MXFP4) bring_rows_near<MXFP4>(m, tile_row, n_tile_rows, part, parts);
}

DEVICE float signed_byte(uint32_t w, int j) { return (float)(int8_t)(w >> (8 * j)); }

// What `open` does, by a thread alone.
template <class T> DEVICE void open_alone(T &, const Matrix &, int64_t, int) {}
DEVICE void open_alone(Tile<IQ2_XXS, false> &tile, const Matrix &m, int64_t at, int lane) {
    tile.levels = 0;
    for (int t = 0; t < 4; t++) {
        Tile<IQ2_XXS, false> other;
        other.codes = ((const uint4 *)m.codes)[at * 32 + lane / 4 * 4 + t];
        tile.levels |= other.own_levels() << (4 * t);
    }
    tile.restore_signs();
}
// One value of a matrix, slowly.
template <int F> DEVICE float tile_value(const Matrix &m, int row, int k, const Tables &tables) {
    int inner = row % 16, lane = inner % 8 * 4 + k % 32 / 8, half = inner / 8, i = k / 32 % 4, j = k % 8;
    Tile<F, false> tile;
    int64_t first = (int64_t)(row / 16) * m.groups, first_super = (int64_t)(row / 16) * (m.groups / 2);
    tile.load(m, first + k / 128, first_super + k / 256, lane);
    open_alone(tile, m, first + k / 128, lane);
    float v = 0;
#pragma unroll
    for (int b = 0; b < 4; b++) {
        if (b != i) continue;
        uint32_t a[4];
        tile.words(b, a, lane, tables);
        uint32_t w = half ? (j < 4 ? a[1] : a[3]) : (j < 4 ? a[0] : a[2]);
        v = scale_of(tile, b, half) * signed_byte(w, j % 4);
        if (Tile<F, false>::MINS) v -= tile.minimum_unit(half) * (float)(tile.minima(b, half) >> (lane % 4 / 2 * 8) & 255);
    }
    return v;
}
