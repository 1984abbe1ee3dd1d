// Rows as they are in the file -> tiles (`tiles.cuh`). One thread for each lane of each tile; rows and columns beyond the matrix are zero.
#include "tiles.cuh"

struct RepackP {
    Matrix m;
    const uint8_t *raw;
    int row0, n_rows;
    int64_t row_bytes;
};

DEVICE uint32_t bytes4(const uint8_t *p) { return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24; }
DEVICE uint32_t bytes2(const uint8_t *p) { return p[0] | p[1] << 8; }

KERNEL(repack, 256, RepackP p) {
    begin();
    int64_t n = (int64_t)((p.n_rows + 15) / 16) * p.m.groups * 32;
    int64_t id = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (id >= n) return;
    int lane = id % 32, g = lane / 4, t = lane % 4;
    int64_t local = id / 32;
    int group = local % p.m.groups, tile_row = p.row0 / 16 + local / p.m.groups;
    int64_t tile = (int64_t)tile_row * p.m.groups + group, super = (int64_t)tile_row * (p.m.groups / 2) + group / 2;
    const uint8_t *src[2];
    bool in[2];
    for (int h = 0; h < 2; h++) {
        int row = (int)(local / p.m.groups) * 16 + g + 8 * h;
        in[h] = row < p.n_rows;
        src[h] = p.raw + row * p.row_bytes;
    }
    uint32_t *codes = (uint32_t *)p.m.codes, *scales = (uint32_t *)p.m.scales, *supers = (uint32_t *)p.m.supers;
    if (p.m.format == Q8_0) {
        for (int i = 0; i < 4; i++) {
            int b = group * 4 + i;
            uint32_t w[4] = {0, 0, 0, 0}, d = 0;
            for (int h = 0; h < 2; h++)
                if (in[h] && b * 32 < p.m.cols) {
                    const uint8_t *block = src[h] + b * 34;
                    w[h] = bytes4(block + 2 + 8 * t), w[h + 2] = bytes4(block + 6 + 8 * t);
                    d |= bytes2(block) << (16 * h);
                }
            for (int j = 0; j < 4; j++) codes[((tile * 4 + i) * 32 + lane) * 4 + j] = w[j];
            if (t == 0) scales[(tile * 8 + g) * 4 + i] = d;
        }
    } else if (p.m.format == Q2_K) {
        uint32_t w[4] = {0, 0, 0, 0}, level[4] = {0, 0, 0, 0}, d = 0, dmin = 0;
        for (int h = 0; h < 2; h++)
            if (in[h]) {
                const uint8_t *block = src[h] + group / 2 * 84;
                const uint8_t *qs = block + 16 + 32 * (group % 2) + 8 * t;
                w[2 * h] = bytes4(qs), w[2 * h + 1] = bytes4(qs + 4);
                level[2 * h] = bytes4(block + 8 * (group % 2)), level[2 * h + 1] = bytes4(block + 8 * (group % 2) + 4);
                d |= bytes2(block + 80) << (16 * h), dmin |= bytes2(block + 82) << (16 * h);
            }
        for (int j = 0; j < 4; j++) codes[(tile * 32 + lane) * 4 + j] = w[j];
        if (t == 0)
            for (int j = 0; j < 4; j++) scales[(tile * 8 + g) * 4 + j] = level[j];
        if (t == 0 && group % 2 == 0) supers[(super * 8 + g) * 2] = d, supers[(super * 8 + g) * 2 + 1] = dmin;
    } else if (p.m.format == Q4_K) {
        uint32_t level[4] = {0, 0, 0, 0}, d = 0, dmin = 0;
        for (int i = 0; i < 4; i++) {
            uint32_t w[2] = {0, 0};
            for (int h = 0; h < 2; h++)
                if (in[h]) {
                    const uint8_t *block = src[h] + group / 2 * 144;
                    int sub = group % 2 * 4 + i;
                    const uint8_t *qs = block + 16 + 32 * (sub / 2) + 8 * t, *s = block + 4;
                    for (int j = 0; j < 4; j++)
                        w[h] |= (uint32_t)((qs[j] >> (4 * (sub % 2)) & 15) | (qs[j + 4] >> (4 * (sub % 2)) & 15) << 4) << (8 * j);
                    uint32_t scale = sub < 4 ? s[sub] & 63 : (s[sub + 4] & 15) | (s[sub - 4] >> 6) << 4;
                    uint32_t low = sub < 4 ? s[sub + 4] & 63 : (s[sub + 4] >> 4) | (s[sub] >> 6) << 4;
                    level[2 * h] |= scale << (8 * i), level[2 * h + 1] |= low << (8 * i);
                    if (i == 0) d |= bytes2(block) << (16 * h), dmin |= bytes2(block + 2) << (16 * h);
                }
            for (int h = 0; h < 2; h++) codes[((tile * 2 + i / 2) * 32 + lane) * 4 + i % 2 * 2 + h] = w[h];
        }
        if (t == 0)
            for (int j = 0; j < 4; j++) scales[(tile * 8 + g) * 4 + j] = level[j];
        if (t == 0 && group % 2 == 0) supers[(super * 8 + g) * 2] = d, supers[(super * 8 + g) * 2 + 1] = dmin;
    } else if (p.m.format == IQ2_XXS) {
        uint32_t w[4] = {0, 0, 0, 0}, d = 0;
        for (int h = 0; h < 2; h++)
            if (in[h]) {
                const uint8_t *block = src[h] + group / 2 * 66;
                d |= bytes2(block) << (16 * h);
                for (int i = 0; i < 4; i++) {
                    const uint8_t *eight = block + 2 + 8 * (group % 2 * 4 + i);
                    uint32_t signs = bytes4(eight + 4);
                    w[h] |= (uint32_t)eight[t] << (8 * i);
                    for (int j = 0; j < 7; j++) w[2 + h] |= (signs >> (7 * t + j) & 1) << (4 * j + i);
                    if (i == t) w[2 + h] |= signs >> 28 << 28;
                }
            }
        for (int j = 0; j < 4; j++) codes[(tile * 32 + lane) * 4 + j] = w[j];
        if (t == 0 && group % 2 == 0) supers[super * 8 + g] = d;
    } else if (p.m.format == MXFP4) {
        uint32_t level[2] = {0, 0};
        for (int i = 0; i < 4; i++) {
            int b = group * 4 + i;
            uint32_t w[2] = {0, 0};
            for (int h = 0; h < 2; h++)
                if (in[h] && b * 32 < p.m.cols) {
                    const uint8_t *block = src[h] + b * 17;
                    level[h] |= (uint32_t)block[0] << (8 * i);
                    for (int j = 0; j < 8; j++) {
                        int e = 8 * t + j;
                        uint32_t code = e < 16 ? block[1 + e] & 15 : block[1 + e - 16] >> 4;
                        w[h] |= (code == 8 ? 0 : code) << (4 * j);
                    }
                }
            for (int h = 0; h < 2; h++) codes[((tile * 2 + i / 2) * 32 + lane) * 4 + i % 2 * 2 + h] = w[h];
        }
        if (t == 0) scales[(tile * 8 + g) * 2] = level[0], scales[(tile * 8 + g) * 2 + 1] = level[1];
    }
}
