// Weights of tiles as f16, for products with many rows: what a lane has of a k-block becomes two operands of the matrix instruction.
#pragma once
#include "tiles.cuh"
#include "warpgroup.cuh"

// Values are WEIGHT_SCALE times what they are while they are f16, so that small ones keep their bits.
constexpr float WEIGHT_SCALE = 64.f;
template <int F> struct Factor { static constexpr float INVERSE = 1.f / WEIGHT_SCALE; };
template <> struct Factor<F16> { static constexpr float INVERSE = 1.f; };

// The scale of a k-block of a row, twice.
template <class T> DEVICE uint32_t scale_halves(const T &tile, int i, int row) {
    return pack_half2(WEIGHT_SCALE * scale_of(tile, i, row), WEIGHT_SCALE * scale_of(tile, i, row));
}
DEVICE uint32_t scale_halves(const Tile<Q8_0, false> &tile, int i, int row) {
    return multiply_halves(prmt(tile.scales[i], 0, row ? 0x3232 : 0x1010), 0x54005400u);
}

// The codebook of IQ2_XXS in f16, eight magnitudes to a point. A copy for each place of 16 bytes in a row of banks, so that lanes never meet in one.
const int POINT_COPIES = 8, WIDE_TABLE_BYTES = 256 * POINT_COPIES * 16;
struct WideTables {
    SharedAt points;
    uint32_t copy;
    DEVICE_MEMBER uint4 point(uint32_t codes, int octet) const {
        uint32_t at = octet == 0 ? codes << 7 : codes >> (8 * octet - 7);
        return load_shared_four(points, (at & 255 * POINT_COPIES * 16) | copy);
    }
};
// Fills the tables. All threads take part; a barrier must follow.
DEVICE WideTables fill_wide_tables(unsigned char *shared, int format) {
    if (format == IQ2_XXS)
        for (int n = threadIdx.x; n < 256 * POINT_COPIES; n += blockDim.x) {
            uint32_t p = IQ2_POINTS[n / POINT_COPIES], v[4];
            for (int j = 0; j < 4; j++) {
                // 8, 25 and 43.
                uint32_t low = p >> (4 * j) & 3, high = p >> (4 * j + 2) & 3;
                v[j] = (low == 0 ? 0x4800 : low == 1 ? 0x4e40 : 0x5160) | (high == 0 ? 0x4800u : high == 1 ? 0x4e40u : 0x5160u) << 16;
            }
            *(uint4 *)(shared + 16 * n) = make_uint4(v[0], v[1], v[2], v[3]);
        }
    return {shared_at(shared), threadIdx.x % POINT_COPIES * 16};
}

// A tile's k-block `i` as the instruction wants it: columns 8t .. 8t + 3 of rows g and g + 8, then 8t + 4 .. 8t + 7.
template <int F> DEVICE void as_halves(const Tile<F, false> &tile, int i, int lane, const WideTables &, uint32_t (&first)[4], uint32_t (&second)[4]) {
    const bool SIGNED = F == Q8_0 || F == MXFP4;
    uint32_t a[4];
    tile.words(i, a, lane, Tables());
#pragma unroll
    for (int h = 0; h < 2; h++) {
        uint32_t scale = scale_halves(tile, i, h), low = 0;
        if (Tile<F, false>::MINS) {
            float v = -WEIGHT_SCALE * tile.minimum_unit(h) * (float)(tile.minima(i, h) >> (lane % 4 / 2 * 8) & 255);
            low = pack_half2(v, v);
        }
#pragma unroll
        for (int part = 0; part < 2; part++) {
            // A byte under the exponent of 1024 is 1024 more than it says.
            uint32_t w = a[h + 2 * part] ^ (SIGNED ? 0x80808080u : 0);
            uint32_t (&to)[4] = part ? second : first;
#pragma unroll
            for (int pair = 0; pair < 2; pair++) {
                uint32_t v = add_halves(prmt(w, 0x64646464u, pair ? 0x4342 : 0x4140), SIGNED ? 0xe480e480u : 0xe400e400u);
                to[h + 2 * pair] = Tile<F, false>::MINS ? fma_halves(v, scale, low) : multiply_halves(v, scale);
            }
        }
    }
}

// Magnitudes from the table, signs to where halves have theirs.
template <> DEVICE_MEMBER void as_halves(const Tile<IQ2_XXS, false> &tile, int i, int, const WideTables &tables, uint32_t (&first)[4], uint32_t (&second)[4]) {
#pragma unroll
    for (int h = 0; h < 2; h++) {
        uint32_t signs = h ? tile.codes.w : tile.codes.z, level = tile.levels >> (16 * h + 4 * i) & 15;
        // d / 8 times an odd number.
        uint32_t d = multiply_halves(prmt(tile.supers, 0, h ? 0x3232 : 0x1010), 0x48004800u);
        uint32_t scale = multiply_halves(d, add_halves((2 * level | 0x6401u) * 0x10001u, 0xe400e400u));
        uint4 v = tables.point(h ? tile.codes.y : tile.codes.x, i);
        uint32_t even = signs << (7 - i), odd = signs << (3 - i), pair[4] = {v.x, v.y, v.z, v.w};
#pragma unroll
        for (int r = 0; r < 4; r++) pair[r] = multiply_halves(pair[r] ^ (prmt(even, odd, 0x4000 + 0x1111 * r) & 0x80008000u), scale);
        first[h] = pair[0], first[h + 2] = pair[1], second[h] = pair[2], second[h + 2] = pair[3];
    }
}
// A code under the exponent of 1 is a quarter of itself more than that.
template <> DEVICE_MEMBER void as_halves(const Tile<Q2_K, false> &tile, int i, int lane, const WideTables &, uint32_t (&first)[4], uint32_t (&second)[4]) {
    static_assert(WEIGHT_SCALE == 64.f, "as below");
    int shift = (i % 2) * 16 + (lane % 4 / 2) * 8;
#pragma unroll
    for (int h = 0; h < 2; h++) {
        uint32_t levels = (i < 2 ? (h ? tile.levels.z : tile.levels.x) : (h ? tile.levels.w : tile.levels.y)) >> shift;
        float by = 256.f * tile.unit(i, h) * (float)(levels & 15), low = -by - 64.f * tile.minimum_unit(h) * (float)(levels >> 4 & 15);
        uint32_t scale = pack_half2(by, by), least = pack_half2(low, low);
#pragma unroll
        for (int part = 0; part < 2; part++) {
            uint32_t w = ((h ? (part ? tile.codes.w : tile.codes.z) : (part ? tile.codes.y : tile.codes.x)) >> (2 * i) & 0x03030303u) | 0x3c3c3c3cu;
            uint32_t (&to)[4] = part ? second : first;
            to[h] = fma_halves(prmt(w, 0, 0x1404), scale, least), to[h + 2] = fma_halves(prmt(w, 0, 0x3424), scale, least);
        }
    }
}

// In a register of its own: the tile's are loaded again while products still read these. The compiler does not know that a block is flat.
DEVICE uint32_t copied(uint32_t v) {
#if WARPGROUPS
    return v ^ (blockDim.y - 1);
#else
    return v;
#endif
}
template <> DEVICE_MEMBER void as_halves(const Tile<F16, false> &tile, int i, int, const WideTables &, uint32_t (&first)[4], uint32_t (&second)[4]) {
    first[0] = copied(tile.top[i].x), first[1] = copied(tile.low[i].x), first[2] = copied(tile.top[i].y), first[3] = copied(tile.low[i].y);
    second[0] = copied(tile.top[i].z), second[1] = copied(tile.low[i].z), second[2] = copied(tile.top[i].w), second[3] = copied(tile.low[i].w);
}
