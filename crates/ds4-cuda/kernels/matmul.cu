// y[n, o] = Σ_i W[o, i] · x[n, i], several matrices of the same x in one launch. Formula and groups: `ds4_ops::op::matmul`.
//
// A block has eight warps, each a tile of 16 rows of one matrix and a part of its columns, for up to 8 · NT columns of activations (ONE: one).
// Into how many parts the columns of W are cut depends on the matrix alone, and parts are added up in order, so a result does not depend on how
// many columns a launch has. Weights are on their way before the kernels before this one have ended.
// Must move: the weights once.
#define WEIGHTS_PASS
#include "dense.cuh"
#include "mixing.cuh"
#include "products.cuh"

struct MatmulJob {
    Matrix m;
    float *y;
    Acts acts;  // where y goes in int8 as well, if anywhere
    int block0, n_groups, per_group, splits;  // no splits: a warp for each row
};
struct MatmulP {
    MatmulJob jobs[8];
    Acts acts;
    const float *x;
    int n_jobs, n_rows;
    int stages, pad;  // whether there is room for tiles that wait
    HyperMixP mix;  // the sub-layer that this ends, if there is one job; or none
};

// Tiles of Q8_0, or blocks of f16, that wait in so many bytes of shared memory of a warp.
template <int BYTES> struct Stage {
    static const int TILES = BYTES / Tile<Q8_0, true>::STAGE, BLOCKS = BYTES / 1024;
};

struct GroupRows {
    int n0, n_rows, n_groups, group;
    DEVICE_MEMBER int operator()(int n) const { return n0 + n < n_rows ? (n0 + n) * n_groups + group : -1; }
};
struct Begin {
    DEVICE_MEMBER void operator()() const { begin_in_order(); }
};

// Puts sums into `out[column][row]`, 16 rows each.
template <int NT> DEVICE void store(const float (&acc)[4][NT][4], float *out) {
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    float sum[NT][4];
    whole<NT>(sum, acc);
#pragma unroll
    for (int nt = 0; nt < NT; nt++) {
        float *at = out + (8 * nt + 2 * t) * 16 + g;
        at[0] = sum[nt][0], at[16] = sum[nt][1], at[8] = sum[nt][2], at[24] = sum[nt][3];
    }
}
DEVICE void store_one(const float (&acc)[2], float *out) {
    int lane = threadIdx.x % 32, g = lane / 4;
    float top = whole_of_one(acc[0]), low = whole_of_one(acc[1]);
    if (lane % 4 == 0) out[g] = top, out[g + 8] = low;
}
template <int NT, bool ONE, int DEPTH, int STAGE>
DEVICE void half_product(const MatmulP &p, const MatmulJob &job, int tile_row, int split, const GroupRows &rows, unsigned char *room, float *out) {
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int blocks = job.m.cols / 32;
    float acc[ONE ? 1 : 2 * NT][4] = {};
    accumulate_half<NT, ONE, DEPTH, Stage<STAGE>::BLOCKS>(acc, job.m, tile_row, blocks * split / job.splits, blocks * (split + 1) / job.splits, p.x,
                                                                        job.m.cols, rows, room, p.stages, Begin());
#pragma unroll
    for (int j = 0; j < (ONE ? 1 : 2 * NT); j++) {
        if (ONE && t > 0) break;
        out[(4 * j + t) * 16 + g] = acc[j][0] + acc[j][1];
        out[(4 * j + t) * 16 + g + 8] = acc[j][2] + acc[j][3];
    }
}

template <int F, int NT, bool ONE, bool EXACT, int DEPTH, int STAGE>
DEVICE void product(const MatmulP &p, const MatmulJob &job, int tile_row, int split, const GroupRows &rows, unsigned char *room, float *out, const Tables &tables) {
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int g0 = job.m.groups * split / job.splits, g1 = job.m.groups * (split + 1) / job.splits;
    if (!EXACT && ONE) {
        float acc[2] = {};
        accumulate_one<F, DEPTH, F == Q8_0 ? Stage<STAGE>::TILES : 0>(acc, job.m, tile_row, g0, g1, p.acts, rows(0), room, p.stages, tables, Begin());
        store_one(acc, out);
        return;
    }
    if (!EXACT) {
        float acc[4][NT][4] = {};
        accumulate<F, NT, DEPTH>(acc, job.m, tile_row, g0, g1, p.acts, rows, room, tables, Begin());
        store<NT>(acc, out);
        return;
    }
    begin_in_order();
    for (int n = 0; n < 8 * NT; n += 4) {
        float acc[4][2] = {};
        GroupRows four = {rows.n0 + n, rows.n_rows, rows.n_groups, rows.group};
        accumulate_exact<F, 4>(acc, job.m, tile_row, g0, g1, p.x, job.m.cols, four, tables);
        for (int i = 0; i < 4; i++)
            for (int h = 0; h < 2; h++) {
                float v = acc[i][h];
                v += lane_xor(v, 1);
                v += lane_xor(v, 2);
                if (t == 0) out[(n + i) * 16 + g + 8 * h] = v;
            }
    }
}

// Where a warp of an unquantized matrix finds its columns.
struct DenseColumns {
    const float *x;
    GroupRows rows;
    int64_t stride;
    DEVICE_MEMBER const float *operator()(int n, int k) const {
        int row = rows(n);
        return row < 0 ? nullptr : x + row * stride + k;
    }
};
// A warp for each row of an unquantized matrix that does not go to the matrix unit.
const int DENSE_ROWS = 8;
template <int F> DEVICE void dense(const MatmulP &p, const MatmulJob &job, int n0, int n_cols) {
    int row = ((int)blockIdx.x - job.block0) * DENSE_ROWS + threadIdx.x / 32;
    begin_in_order();
    if (row >= job.m.out || blockIdx.z > 0) return;
    for (int n = 0; n < n_cols; n += 4) {
        float acc[4] = {};
        DenseColumns columns = {p.x, {n0 + n, p.n_rows, job.n_groups, row / job.per_group}, job.m.cols};
        accumulate_dense<F, 4>(acc, job.m, row, columns);
#pragma unroll
        for (int i = 0; i < 4; i++) {
            float v = warp_sum(acc[i]);
            if (threadIdx.x % 32 == 0 && n + i < n_cols) job.y[(int64_t)(n0 + n + i) * job.m.out + row] = v;
        }
    }
}

template <int NT, bool ONE, bool EXACT, bool ANY, int DEPTH, int STAGE = 0> DEVICE void matmul_block(const MatmulP &p) {
    typedef Slab<NT, ONE> S;
    const int COLUMNS = ONE ? 1 : 8 * NT;
    DYNAMIC_SHARED(shared);
    int which = 0;
    while (which + 1 < p.n_jobs && (int)blockIdx.x >= p.jobs[which + 1].block0) which++;
    const MatmulJob &job = p.jobs[which];
    int n0 = blockIdx.y * COLUMNS, n_cols = min(COLUMNS, p.n_rows - n0);
    if (job.splits == 0) {
        if (job.m.format == F32) dense<F32>(p, job, n0, n_cols);
        else if (job.m.format == F16) dense<F16>(p, job, n0, n_cols);
        else dense<BF16>(p, job, n0, n_cols);
        return;
    }
    int tile_rows = 8 / job.splits, warp = threadIdx.x / 32, split = warp / tile_rows, inner = warp % tile_rows;
    int block_row = ((int)blockIdx.x - job.block0) * tile_rows, n_tiles = (job.m.out + 15) / 16;
    // A row that is not there is computed as the last one.
    int tile_row = min(block_row + inner, n_tiles - 1);
    const int TABLE = ANY ? TABLE_BYTES : 0;
    float *parts = (float *)(shared + TABLE), *out = parts + (split * tile_rows + inner) * 16 * COLUMNS;
    unsigned char *room = shared + TABLE + 4 * 8 * 16 * COLUMNS + warp * (S::BYTES + (p.stages ? STAGE : 0));
    Tables tables = fill_tables(shared, ANY ? job.m.format : Q8_0);
    if (ANY && job.m.format == IQ2_XXS) BARRIER();
    // Rows of a block-diagonal matrix see their own group; blocks that lie across groups are computed for each of them (z).
    int last_row = min(job.m.out, (block_row + tile_rows) * 16) - 1;
    int group = block_row * 16 / job.per_group + blockIdx.z;
    if (group > last_row / job.per_group) return;
    GroupRows rows = {n0, p.n_rows, job.n_groups, group};
    Strip strip;
    if (!EXACT) Strip::bring(p.mix, block_row * 16);
    if (!EXACT && job.m.format == F16) half_product<NT, ONE, DEPTH, STAGE>(p, job, tile_row, split, rows, room, out);
    else if (!ANY || job.m.format == Q8_0) product<Q8_0, NT, ONE, EXACT, DEPTH, STAGE>(p, job, tile_row, split, rows, room, out, tables);
    else if (job.m.format == Q2_K) product<Q2_K, NT, ONE, EXACT, DEPTH, STAGE>(p, job, tile_row, split, rows, room, out, tables);
    else if (job.m.format == Q4_K) product<Q4_K, NT, ONE, EXACT, DEPTH, STAGE>(p, job, tile_row, split, rows, room, out, tables);
    else if (job.m.format == IQ2_XXS) product<IQ2_XXS, NT, ONE, EXACT, DEPTH, STAGE>(p, job, tile_row, split, rows, room, out, tables);
    else product<MXFP4, NT, ONE, EXACT, DEPTH, STAGE>(p, job, tile_row, split, rows, room, out, tables);
    if (!EXACT) strip.load(p.mix, block_row * 16, n0, n_cols);
    BARRIER();
    int n_block = 16 * tile_rows;
    float *h = (float *)(shared + TABLE + 4 * 8 * 16 * COLUMNS);  // where columns were, which nobody reads any more
    for (int i = threadIdx.x; i < n_cols * n_block; i += blockDim.x) {
        int row = i % n_block, n = i / n_block, o = block_row * 16 + row;
        if (o >= job.m.out || o / job.per_group != group) continue;
        float v = 0;
        for (int s = 0; s < job.splits; s++) v += parts[((s * tile_rows + row / 16) * COLUMNS + n) * 16 + row % 16];
        job.y[(int64_t)(n0 + n) * job.m.out + o] = v;
        if (job.acts.q) quantize32(job.acts, n0 + n, o / 32 * 32, v);
        if (!EXACT && p.mix.streams) {
            if (tile_rows > 1) strip.load_row(p.mix, n0 + n, o);
            strip.take(p.mix, n0 + n, o, v, h + (n * tile_rows + row / 16) * STREAMS * STRIP);
        }
    }
    if (EXACT || !p.mix.streams) return;
    BARRIER();
    for (int i = 0; i < min(tile_rows, n_tiles - block_row); i++) {
        if (i > 0) strip.load_matrix(p.mix, (block_row + i) * 16);
        for (int n = 0; n < n_cols; n++) strip.sum(p.mix, n0 + n, (block_row + i) * 16, h + (n * tile_rows + i) * STREAMS * STRIP);
    }
}

// Of matrices in F16 and Q8_0, and of rows that do not go to the matrix unit.
KERNEL2(matmul_1, 256, 2, MatmulP p) { matmul_block<1, true, false, false, 2, 8704>(p); }
KERNEL2(matmul_8, 256, 2, MatmulP p) { matmul_block<1, false, false, false, 1>(p); }
KERNEL2(matmul_16, 256, 2, MatmulP p) { matmul_block<2, false, false, false, 1>(p); }
// More blocks at a time, each with less on its way.
KERNEL2(matmul_1_more, 256, 3, MatmulP p) { matmul_block<1, true, false, false, 1, 6144>(p); }
// Of any format.
KERNEL2(matmul_any_1, 256, 2, MatmulP p) { matmul_block<1, true, false, true, 1>(p); }
KERNEL2(matmul_any_8, 256, 2, MatmulP p) { matmul_block<1, false, false, true, 1>(p); }
// Activations as they are.
KERNEL2(matmul_exact, 256, 1, MatmulP p) { matmul_block<1, false, true, true, 0>(p); }
