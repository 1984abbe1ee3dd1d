// Attention over the window and compressed rows: `ds4_ops::op::attend`. A block takes eight heads of one query and a part of its visible
// rows in tiles of 32; parts are put together by `attend_combine`. f32 throughout.
// Must move: every visible row once for each eight heads (from the L2 after the first).
#include "rows.cuh"

const int HEADS = 8, ROWS = 32;

// Where visible row `v` is, of `n_raw` raw ones followed by compressed ones: decoded into `out (dim)` by one warp.
DEVICE void load_visible(const AttendP &p, int r, int v, int n_raw, float *out, int padded) {
    int lane = threadIdx.x % 32, pos = p.step.pos[r];
    if (v < n_raw) {
        int from = source(p.step, r, pos - n_raw + 1 + v, p.ring_len);
        const float *row = from >= 0 ? p.kv + (int64_t)from * p.head_dim : p.ring + (int64_t)(-1 - from) * p.head_dim;
        for (int k = lane; k < padded; k += 32) out[k] = k < p.head_dim ? row[k] : 0.f;
    } else {
        int block = v - n_raw;
        if (p.reach == 2) block = p.selected[(int64_t)r * p.top_k + block];
        const uint8_t *row = p.rows + paged_row(p.step, r, block, p.ratio) * p.layout.row_bytes;
        for (int k = lane; k < padded; k += 32) out[k] = k < p.head_dim ? row_value(row, p.layout, k) : 0.f;
    }
}
KERNEL2(attend, 256, 2, AttendP p) {
    DYNAMIC_SHARED(shared);
    begin();
    int padded = (p.head_dim + 63) / 64 * 64, stride = padded + 4;
    float *tile = (float *)shared, *q = tile + ROWS * stride, *prob = q + HEADS * padded, *state = prob + HEADS * ROWS;
    float *m = state, *l = state + HEADS, *keep = state + 2 * HEADS;
    int r = blockIdx.z, h0 = blockIdx.x * HEADS, part = blockIdx.y, warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    const Visible seen = visible_rows(p, r);
    const int n_raw = seen.raw, visible = seen.all;
    // A part of which the row sees nothing.
    if (part * ROWS >= visible) return;
    for (int i = threadIdx.x; i < HEADS * padded; i += blockDim.x) {
        int h = h0 + i / padded, k = i % padded;
        q[i] = h < p.n_head && k < p.head_dim ? p.q[((int64_t)r * p.n_head + h) * p.head_dim + k] : 0.f;
    }
    if (p.freqs) {
        BARRIER();
        float *mine = q + warp * padded, sum = 0;
        for (int k = lane; k < padded; k += 32) sum += mine[k] * mine[k];
        float inv = 1.f / sqrtf(warp_sum(sum) / (float)p.head_dim + p.eps);
        for (int k = lane; k < padded; k += 32) mine[k] *= inv;
        WARP_BARRIER();
        for (int i = lane; i < p.n_rot / 2; i += 32)
            rotate(mine + p.head_dim - p.n_rot + 2 * i, angle_of(p.freqs, i, p.step.pos[r]), 0);
    }
    if (threadIdx.x < HEADS) m[threadIdx.x] = -INFINITY, l[threadIdx.x] = 0;
    int tiles = (visible + ROWS - 1) / ROWS;
    // Thread t: four heads (of two sets) by four rows (of eight sets), a sixteenth of the dimensions.
    int slice = threadIdx.x % 16, heads = threadIdx.x / 16 % 2 * 4, rows = threadIdx.x / 32 * 4;
    float o[HEADS][2] = {};
    int k0 = 2 * threadIdx.x;
    for (int t = part; t < tiles; t += p.parts) {
        BARRIER();
        for (int i = warp; i < ROWS; i += 8) {
            int v = t * ROWS + i;
            if (v < visible) load_visible(p, r, v, n_raw, tile + i * stride, padded);
            else
                for (int k = lane; k < padded; k += 32) tile[i * stride + k] = 0.f;
        }
        BARRIER();
        float s[4][4] = {};
        for (int k = 4 * slice; k < padded; k += 64) {
            float4 a[4], b[4];
#pragma unroll
            for (int i = 0; i < 4; i++) a[i] = *(const float4 *)(q + (heads + i) * padded + k), b[i] = *(const float4 *)(tile + (rows + i) * stride + k);
#pragma unroll
            for (int i = 0; i < 4; i++)
#pragma unroll
                for (int j = 0; j < 4; j++)
                    s[i][j] = fmaf(a[i].w, b[j].w, fmaf(a[i].z, b[j].z, fmaf(a[i].y, b[j].y, fmaf(a[i].x, b[j].x, s[i][j]))));
        }
#pragma unroll
        for (int i = 0; i < 4; i++)
#pragma unroll
            for (int j = 0; j < 4; j++) {
                float v = s[i][j];
                v += lane_xor(v, 1), v += lane_xor(v, 2), v += lane_xor(v, 4), v += lane_xor(v, 8);
                if (slice == 0) prob[(heads + i) * ROWS + rows + j] = v * p.scale;
            }
        BARRIER();
        {
            // Warp h brings head h up to date.
            float v = t * ROWS + lane < visible ? prob[warp * ROWS + lane] : -INFINITY;
            float top = fmaxf(m[warp], warp_max(v)), e = expf(v - top), sum = warp_sum(e);
            prob[warp * ROWS + lane] = e;
            WARP_BARRIER();
            if (lane == 0) {
                keep[warp] = expf(m[warp] - top);
                l[warp] = l[warp] * keep[warp] + sum;
                m[warp] = top;
            }
        }
        BARRIER();
        if (k0 < padded) {
#pragma unroll
            for (int h = 0; h < HEADS; h++) o[h][0] *= keep[h], o[h][1] *= keep[h];
            for (int i = 0; i < ROWS; i++) {
                float2 v = *(const float2 *)(tile + i * stride + k0);
#pragma unroll
                for (int h = 0; h < HEADS; h++) {
                    float e = prob[h * ROWS + i];
                    o[h][0] = fmaf(e, v.x, o[h][0]), o[h][1] = fmaf(e, v.y, o[h][1]);
                }
            }
        }
    }
    BARRIER();
    for (int h = 0; h < HEADS && h0 + h < p.n_head; h++) {
        int64_t head = (int64_t)r * p.n_head + h0 + h;
        float *out = p.out + (head * p.parts + part) * p.head_dim, factor = 1;
        if (p.parts == 1) {
            float top = fmaxf(m[h], p.sinks[h0 + h]), mine = expf(m[h] - top);
            factor = mine / (l[h] * mine + expf(p.sinks[h0 + h] - top));
        } else if (threadIdx.x == 0) {
            p.partial[(head * p.parts + part) * 2] = m[h];
            p.partial[(head * p.parts + part) * 2 + 1] = l[h];
        }
        if (k0 < p.head_dim) out[k0] = o[h][0] * factor;
        if (k0 + 1 < p.head_dim) out[k0 + 1] = o[h][1] * factor;
    }
}

struct CombineP : SeenP {  // parts beyond what a row sees are not there
    const float *parts, *partial, *sinks, *freqs, *kv;  // with freqs the result is rotated back and quantized, and raw rows are kept
    float *out, *ring;
    Acts acts;  // a row for each head
    int n_head, head_dim, n_parts, n_rot;
};
// One block for each head of each row: the parts in order. The block behind the last head stores the row in its ring.
const int MOST_PARTS = 24;
KERNEL2(attend_combine, 512, 2, CombineP p) {
    __shared__ float factors[32];
    let_next_start();
    int r = blockIdx.y;
    if ((int)blockIdx.x == p.n_head) {
        int64_t entry = (int64_t)p.step.slot[r] * p.ring_len + p.step.pos[r] % p.ring_len;
        bool keeps = p.step.trail[r] < p.ring_len;
        wait_for_previous();
        if (keeps)
            for (int k = threadIdx.x; k < p.head_dim; k += blockDim.x) p.ring[entry * p.head_dim + k] = p.kv[(int64_t)r * p.head_dim + k];
        return;
    }
    int64_t head = (int64_t)r * p.n_head + blockIdx.x;
    int pos = p.step.pos[r], n_parts = min(p.n_parts, (visible_rows(p, r).all + ROWS - 1) / ROWS);
    float sink = p.sinks[blockIdx.x], sin = 0, cos = 1;
    int rotary = threadIdx.x - (p.head_dim - p.n_rot);  // of heads of up to as many values as there are threads
    if (p.freqs && rotary >= 0 && (int)threadIdx.x < p.head_dim) sincosf(angle_of(p.freqs, rotary / 2, pos), &sin, &cos);
    wait_for_previous();
    float part[MOST_PARTS];
    int k = threadIdx.x;
#pragma unroll
    for (int i = 0; i < MOST_PARTS; i++) part[i] = i < n_parts && k < p.head_dim ? p.parts[(head * p.n_parts + i) * p.head_dim + k] : 0.f;
    const float *state = p.partial + head * p.n_parts * 2;
    if (threadIdx.x < 32) {
        // A lane for each part.
        int i = threadIdx.x;
        bool in = i < n_parts;
        float mine = in ? state[2 * i] : -INFINITY, share = in ? state[2 * i + 1] : 0.f;
        float top = fmaxf(sink, warp_max(mine)), e = expf(mine - top);
        float sum = warp_sum(share * e) + expf(sink - top);
        factors[i] = e / sum;
    }
    BARRIER();
    if (k / 32 * 32 >= p.head_dim) return;
    float v = 0;
#pragma unroll
    for (int i = 0; i < MOST_PARTS; i++)
        if (i < n_parts) v += part[i] * factors[i];
    if (p.freqs) {
        float other = lane_xor(v, 1);
        if (rotary >= 0 && k < p.head_dim) {
            float pair[2] = {k % 2 ? other : v, k % 2 ? v : other};
            turn(pair, cos, -sin);
            v = pair[k % 2];
        }
        quantize32(p.acts, head, k / 32 * 32, v);
    }
    if (k < p.head_dim) p.out[head * p.head_dim + k] = v;
}
