// y[n, o] = Σ_i W[o, i] · x[n, i], several matrices of the same x in one launch. Formula and groups: `ds4_ops::op::matmul`.
//
// A block computes 32 rows of one matrix for up to 8 · NT columns: 2 row tiles, 4 parts of the columns of W for each; the parts are
// added up in order. The split depends on the matrix alone, so a result does not depend on how many columns a launch has.
// Must move: the weights once.
#include "tiles.cuh"

struct MatmulJob {
    Matrix m;
    float *y;
    Acts acts;  // where y goes in int8 as well, if anywhere
    int block0, n_groups, per_group, pad;
};
struct MatmulP {
    MatmulJob jobs[8];
    Acts acts;
    const float *x;
    int n_jobs, n_rows;
};
const int TILE_ROWS = 2, SPLITS = 4;

struct GroupRows {
    int n0, n_rows, n_groups, group;
    DEVICE_MEMBER int operator()(int n) const { return n0 + n < n_rows ? (n0 + n) * n_groups + group : -1; }
};
struct BeginIf {
    bool now;
    DEVICE_MEMBER void operator()() const {
        if (now) begin();
    }
};

// Puts a fragment's columns into `out[column][row]`, 16 rows each.
template <int NT> DEVICE void store_fragment(const float (&acc)[NT][4], float *out) {
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
#pragma unroll
    for (int nt = 0; nt < NT; nt++) {
        float *at = out + (8 * nt + 2 * t) * 16 + g;
        at[0] = acc[nt][0], at[16] = acc[nt][1], at[8] = acc[nt][2], at[24] = acc[nt][3];
    }
}

template <int F, int NT, bool EXACT, class Ready>
DEVICE void product(const MatmulP &p, const MatmulJob &job, int tile_row, int split, int group, int n0, float *out, const Tables &tables, const Ready &ready) {
    int lane = threadIdx.x % 32, g = lane / 4, t = lane % 4;
    int g0 = job.m.groups * split / SPLITS, g1 = job.m.groups * (split + 1) / SPLITS;
    if (!EXACT) {
        GroupRows rows = {n0, p.n_rows, job.n_groups, group};
        float acc[NT][4] = {};
        accumulate<F, NT>(acc, job.m, tile_row, g0, g1, p.acts, rows, tables, ready);
        store_fragment<NT>(acc, out);
        return;
    }
    for (int n = 0; n < 8 * NT; n += 4) {
        float acc[4][2] = {};
        GroupRows rows = {n0 + n, p.n_rows, job.n_groups, group};
        accumulate_exact<F, 4>(acc, job.m, tile_row, g0, g1, p.x, job.m.cols, rows, tables);
        for (int i = 0; i < 4; i++)
            for (int h = 0; h < 2; h++) {
                float v = acc[i][h];
                v += lane_xor(v, 1);
                v += lane_xor(v, 2);
                if (t == 0) out[(n + i) * 16 + g + 8 * h] = v;
            }
    }
}

// A warp for each row of an unquantized matrix.
const int DENSE_ROWS = 8;
template <int F, int NB> DEVICE void dense_columns(const MatmulP &p, const MatmulJob &job, int row, float (&w)[DENSE_AHEAD][8], int n0, int n_cols) {
    int group = row / job.per_group;
    for (int n = 0; n < n_cols; n += NB) {
        float acc[NB] = {};
        GroupRows rows = {n0 + n, p.n_rows, job.n_groups, group};
        accumulate_dense<F, NB>(acc, job.m, row, w, n == 0, p.x, job.m.cols, rows);
#pragma unroll
        for (int i = 0; i < NB; i++) {
            float v = warp_sum(acc[i]);
            if (threadIdx.x % 32 == 0 && n + i < n_cols) job.y[(int64_t)(n0 + n + i) * job.m.out + row] = v;
        }
    }
}
template <int F> DEVICE void dense(const MatmulP &p, const MatmulJob &job, int n0, int n_cols) {
    int row = ((int)blockIdx.x - job.block0) * DENSE_ROWS + threadIdx.x / 32;
    float w[DENSE_AHEAD][8];
    if (row < job.m.out) dense_first<F>(job.m, row, w);
    begin();
    if (row >= job.m.out || blockIdx.z > 0) return;
    if (n_cols == 1) dense_columns<F, 1>(p, job, row, w, n0, n_cols);
    else dense_columns<F, 4>(p, job, row, w, n0, n_cols);
}

template <int NT, bool EXACT> DEVICE void matmul_block(const MatmulP &p) {
    DYNAMIC_SHARED(shared);
    int which = 0;
    while (which + 1 < p.n_jobs && (int)blockIdx.x >= p.jobs[which + 1].block0) which++;
    const MatmulJob &job = p.jobs[which];
    if (job.m.format <= BF16) {
        int n0 = blockIdx.y * 8 * NT, n_cols = min(8 * NT, p.n_rows - n0);
        if (job.m.format == F32) dense<F32>(p, job, n0, n_cols);
        else if (job.m.format == F16) dense<F16>(p, job, n0, n_cols);
        else dense<BF16>(p, job, n0, n_cols);
        return;
    }
    int warp = threadIdx.x / 32, split = warp / TILE_ROWS, inner = warp % TILE_ROWS;
    int block_row = ((int)blockIdx.x - job.block0) * TILE_ROWS, tile_row = block_row + inner, n0 = blockIdx.y * 8 * NT;
    int n_cols = min(8 * NT, p.n_rows - n0);
    float *parts = (float *)(shared + TABLE_BYTES);
    float *out = parts + (split * TILE_ROWS + inner) * 16 * 8 * NT;
    bool in = tile_row * 16 < job.m.out;
    Tables tables = fill_tables(shared, job.m.format);
    if (job.m.format == IQ2_XXS) BARRIER();
    // Rows of a block-diagonal matrix see their own group; blocks that lie across groups are computed for each of them (z).
    int last_row = min(job.m.out, (block_row + TILE_ROWS) * 16) - 1;
    int first_group = block_row * 16 / job.per_group, last_group = last_row / job.per_group;
    // Weights do not wait for the kernels before; everything else does.
    bool early = !EXACT && in;
    if (!early) begin();
    int group = first_group + blockIdx.z;
    if (group > last_group) return;
    {
        if (in) {
            BeginIf ready = {early};
            if (job.m.format == Q8_0) product<Q8_0, NT, EXACT>(p, job, tile_row, split, group, n0, out, tables, ready);
            else if (job.m.format == Q2_K) product<Q2_K, NT, EXACT>(p, job, tile_row, split, group, n0, out, tables, ready);
            else if (job.m.format == Q4_K) product<Q4_K, NT, EXACT>(p, job, tile_row, split, group, n0, out, tables, ready);
            else if (job.m.format == IQ2_XXS) product<IQ2_XXS, NT, EXACT>(p, job, tile_row, split, group, n0, out, tables, ready);
            else product<MXFP4, NT, EXACT>(p, job, tile_row, split, group, n0, out, tables, ready);
        }
        BARRIER();
        for (int i = threadIdx.x; i < n_cols * 32; i += blockDim.x) {
            int row = i % 32, n = i / 32, o = block_row * 16 + row;
            if (o >= job.m.out || o / job.per_group != group) continue;
            float v = 0;
            for (int s = 0; s < SPLITS; s++) v += parts[((s * TILE_ROWS + row / 16) * 8 * NT + n) * 16 + row % 16];
            job.y[(int64_t)(n0 + n) * job.m.out + o] = v;
            if (job.acts.q) quantize32(job.acts, n0 + n, block_row * 16, v);
        }
    }
}

KERNEL2(matmul_8, 256, 2, MatmulP p) { matmul_block<1, false>(p); }
KERNEL2(matmul_16, 256, 2, MatmulP p) { matmul_block<2, false>(p); }
KERNEL2(matmul_32, 256, 2, MatmulP p) { matmul_block<4, false>(p); }
KERNEL2(matmul_64, 256, 1, MatmulP p) { matmul_block<8, false>(p); }
// Activations as they are.
KERNEL2(matmul_exact, 256, 1, MatmulP p) { matmul_block<1, true>(p); }
