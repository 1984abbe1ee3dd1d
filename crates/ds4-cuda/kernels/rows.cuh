// What is done to one row of values by one block of threads.
#pragma once
#include "tiles.cuh"

DEVICE float swiglu_value(float gate, float up, float clamp) {
    float g = fminf(gate, clamp);
    return g / (1.f + expf(-g)) * fminf(fmaxf(up, -clamp), clamp);
}

// Has `n` values brought to the L2, by all threads of a block.
DEVICE void bring_values_near(const float *x, int n) {
    for (int i = 32 * threadIdx.x; i < n; i += 32 * blockDim.x) prefetch(x + i);
}

// 1 / sqrt(mean(x²) + eps). All threads take part.
DEVICE float inverse_rms(const float *x, int dim, float eps) {
    __shared__ float sums[33];
    float sum = 0;
    if (dim % 4 == 0) {
#pragma unroll 4
        for (int k = threadIdx.x; k < dim / 4; k += blockDim.x) {
            float4 v = ((const float4 *)x)[k];
            sum += v.x * v.x + v.y * v.y + (v.z * v.z + v.w * v.w);
        }
    } else
        for (int k = threadIdx.x; k < dim; k += blockDim.x) sum += x[k] * x[k];
    return 1.f / sqrtf(block_sum(sum, sums) / (float)dim + eps);
}

// The angle of a pair at a position, reduced to one turn in f64: exact at a million tokens.
DEVICE float angle_of(const float *freqs, int pair, int pos) {
    double angle = (double)pos * ((double)freqs[2 * pair] + (double)freqs[2 * pair + 1]);
    double turns = rint(angle * 0.15915494309189535);
    return (float)(angle - turns * 6.283185307179586476925);
}
DEVICE void turn(float *pair, float cos, float sin) {
    float u = pair[0], v = pair[1];
    pair[0] = u * cos - v * sin;
    pair[1] = u * sin + v * cos;
}
DEVICE void rotate(float *pair, float angle, int inverse) {
    float sin, cos;
    sincosf(angle, &sin, &cos);
    turn(pair, cos, inverse ? -sin : sin);
}

// The scale of a block of FP8 or FP4 values whose largest magnitude is `largest`.
DEVICE float scale_fp8(float largest) { return power_of_two_above(fmaxf(largest, 1e-4f) * (1.f / 448.f)); }
DEVICE float scale_fp4(float largest) { return power_of_two_above(fmaxf(largest, 6.f * 1.17549435e-38f) * (1.f / 6.f)); }
// Largest magnitude of a block of `n` values, by a warp. NaN is passed over.
DEVICE float largest_of(const float *x, int n) {
    float v = 0;
    for (int k = threadIdx.x % 32; k < n; k += 32) v = fmaxf(v, fabsf(x[k]));
    return warp_max(v);
}

// Rounds a row in shared memory: `ds4_ops::op::round`, a warp for each block. All threads take part; barriers before and after are the caller's.
DEVICE void round_row(float *x, int dim, int kind, int block, int n_rot) {
    int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
    if (kind == 1) {
        for (int b = warp; b < (dim - n_rot) / block; b += warps) {
            float *at = x + b * block, scale = scale_fp8(largest_of(at, block)), inverse = 1.f / scale;
            for (int k = lane; k < block; k += 32) {
                float v = at[k];
                at[k] = v != v ? v : scale * e4m3_to_float(float_to_e4m3(v * inverse));
            }
        }
    } else if (kind == 2) {
        for (int stride = 1; stride < dim; stride *= 2) {
            for (int i = threadIdx.x; i < dim / 2; i += blockDim.x) {
                int k = i / stride * 2 * stride + i % stride;
                float a = x[k], b = x[k + stride];
                x[k] = a + b, x[k + stride] = a - b;
            }
            BARRIER();
        }
        float norm = (float)(1.0 / sqrt((double)dim));
        for (int b = warp; b < dim / 32; b += warps) {
            float v = x[32 * b + lane] * norm, scale = scale_fp4(warp_max(fabsf(v)));
            x[32 * b + lane] = scale * round_e2m1(v * (1.f / scale));
        }
    }
}

// Stores a row from shared memory: `ds4_ops::rows`, a warp for each block. What `round_row` has rounded loses nothing but the f16 of its tail.
DEVICE void store_row(const float *x, uint8_t *out, const Layout &l) {
    int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
    if (l.format == ROWS_F32) {
        for (int k = threadIdx.x; k < l.dim; k += blockDim.x) ((float *)out)[k] = x[k];
    } else if (l.format == ROWS_FP8) {
        int straight = l.dim - l.n_rot;
        for (int b = warp; b < straight / l.block; b += warps) {
            const float *at = x + b * l.block;
            float scale = scale_fp8(largest_of(at, l.block)), inverse = 1.f / scale;
            bool nan = false;
            for (int k = lane; k < l.block; k += 32) {
                nan |= at[k] != at[k];
                out[b * l.block + k] = (uint8_t)float_to_e4m3(at[k] * inverse);
            }
            nan = lane_ballot(nan) != 0;
            if (lane == 0) out[l.scales + b] = nan || !(scale < INFINITY) ? 255 : (uint8_t)(float_bits(scale) >> 23);
        }
        for (int k = l.scales + straight / l.block + threadIdx.x; k < l.tail; k += blockDim.x) out[k] = 0;
        for (int k = threadIdx.x; k < l.n_rot; k += blockDim.x) ((uint16_t *)(out + l.tail))[k] = float_to_half(x[straight + k]);
        for (int k = l.tail + 2 * l.n_rot + threadIdx.x; k < l.row_bytes; k += blockDim.x) out[k] = 0;
    } else {
        for (int b = warp; b < l.dim / 32; b += warps) {
            float v = x[32 * b + lane], scale = scale_fp4(warp_max(fabsf(v)));
            uint32_t code = float_to_e2m1(v * (1.f / scale)), other = (uint32_t)lane_xor((int)code, 1);
            if (lane % 2 == 0) out[16 * b + lane / 2] = (uint8_t)(code | other << 4);
            if (lane == 0) out[l.scales + b] = (uint8_t)(float_bits(scale) >> 23);
        }
        for (int k = l.scales + l.dim / 32 + threadIdx.x; k < l.row_bytes; k += blockDim.x) out[k] = 0;
    }
}

struct CompressP {
    const float *kv, *gate, *ring_kv, *ring_gate, *ape, *norm, *freqs;
    uint8_t *rows;
    Step step;
    Layout layout;
    int ratio, overlap, dim, n_rot, ring_len, kind, block, pad;
    float eps;
    int pad2;
};
// The row that row `r` of the batch completes, if it does. It waits for the kernels before this one.
DEVICE void compress_row(const CompressP &p, int r, float *row) {
    int pos = p.step.pos[r];
    if ((pos + 1) % p.ratio) return;
    int block = pos / p.ratio, first = block * p.ratio, end = first + p.ratio, width = p.overlap ? 2 * p.dim : p.dim;
    int begin_at = p.overlap && block > 0 ? first - p.ratio : first;
    const int AHEAD = 8;  // tokens at a time
    int lead = p.step.lead[r], ring_row = p.step.slot[r] * p.ring_len;
    float sin = 0, cos = 1;
    if ((int)threadIdx.x < p.n_rot / 2) sincosf(angle_of(p.freqs, threadIdx.x, first), &sin, &cos);
    wait_for_previous();
    for (int k = threadIdx.x; k < p.dim; k += blockDim.x) {
        float largest = -INFINITY, sum = 0, weighted = 0;
        int entry = begin_at % p.ring_len, bias = 0;
#pragma unroll 1
        for (int j0 = begin_at; j0 < end; j0 += AHEAD) {
            float c[AHEAD], g[AHEAD];
#pragma unroll
            for (int i = 0; i < AHEAD; i++) {
                int j = j0 + i, column = (j < first ? 0 : width - p.dim) + k, back = pos - j;
                bool here = back <= lead;
                if (j < end) {
                    int64_t at = (here ? r - back : ring_row + entry) * (int64_t)width + column;
                    c[i] = (here ? p.kv : p.ring_kv)[at];
                    g[i] = (here ? p.gate : p.ring_gate)[at] + p.ape[bias * width + column];
                } else
                    c[i] = 0, g[i] = -INFINITY;
                if (++entry == p.ring_len) entry = 0;
                if (++bias == p.ratio) bias = 0;
            }
            // Softmax in one pass: the sums are brought to a new maximum when one comes.
            float top = largest;
#pragma unroll
            for (int i = 0; i < AHEAD; i++) top = fmaxf(top, g[i]);
            float keep = expf(largest - top);
            sum *= keep, weighted *= keep, largest = top;
#pragma unroll
            for (int i = 0; i < AHEAD; i++) {
                float e = expf(g[i] - top);
                sum += e, weighted += e * c[i];
            }
        }
        row[k] = weighted / sum;
    }
    BARRIER();
    float inv = inverse_rms(row, p.dim, p.eps);
    for (int k = threadIdx.x; k < p.dim; k += blockDim.x) row[k] = row[k] * inv * p.norm[k];
    BARRIER();
    if ((int)threadIdx.x < p.n_rot / 2) turn(row + p.dim - p.n_rot + 2 * threadIdx.x, cos, sin);
    BARRIER();
    round_row(row, p.dim, p.kind, p.block, p.n_rot);
    BARRIER();
    store_row(row, p.rows + paged_row(p.step, r, block, p.ratio) * p.layout.row_bytes, p.layout);
}

// What queries see: raw rows of their window and, by `reach`, no compressed rows, all of them or those that were selected.
struct SeenP {
    const uint8_t *rows;  // compressed
    const int *selected;
    Step step;
    Layout layout;
    int reach, ratio, top_k, window, ring_len, pad;
};
struct Visible {
    int raw, all;
};
// How many rows the query of row `r` sees, raw ones first.
DEVICE Visible visible_rows(const SeenP &p, int r) {
    int rows = p.step.pos[r] + 1, raw = min(rows, p.window), compressed = p.reach ? rows / p.ratio : 0;
    return {raw, raw + (p.reach == 2 ? min(compressed, p.top_k) : compressed)};
}
// Queries, and where their attention goes.
struct AttendP : SeenP {
    const float *q, *kv, *ring, *sinks, *freqs;  // with freqs the queries are normalised and rotated on the way
    float *out;      // (n, n_head, head_dim), or with parts (n, n_head, parts, head_dim)
    float *partial;  // (n, n_head, parts, 2): maximum and sum
    int n_head, head_dim, n_rot, parts;
    float scale, eps;
};

DEVICE float route_score(float x) { return sqrtf(x > 20.f ? x : log1pf(expf(x))); }

struct RouteP {
    const float *logits, *bias;
    const int *table;
    Step step;
    int *ids;
    float *weights;
    int n_expert, n_used;
    float scale;
    int pad;
};
// By a block of 256 threads, one for each expert, which waits for the kernels before it. `room` has place for 2 · n_expert + n_used values in shared memory.
const int ROUTE_THREADS = 256;
DEVICE void route_row(const RouteP &p, int r, float *room, int *ids, float *weights) {
    float *score = room, *chosen = room + 2 * p.n_expert;
    uint32_t *keys = (uint32_t *)(room + p.n_expert);
    int e = threadIdx.x, lane = e % 32, given = 0;
    bool in = e < p.n_expert;
    float bias = in && p.bias ? p.bias[e] : 0.f;
    if (p.table && e < p.n_used) given = p.table[(int64_t)p.step.token[r] * p.n_used + e];
    wait_for_previous();
    if (in) {
        float v = route_score(p.logits[(int64_t)r * p.n_expert + e]);
        uint32_t bits = float_bits((p.bias ? v + bias : 0.f) + 0.f);
        score[e] = v, keys[e] = bits >> 31 ? ~bits : bits | 0x80000000u;
    }
    BARRIER();
    if (e >= 32) return;
    if (p.table) {
        if (lane < p.n_used) ids[lane] = given, chosen[lane] = score[given];
    } else {
        const int MINE = ROUTE_THREADS / 32;
        uint32_t order[MINE];
#pragma unroll
        for (int i = 0; i < MINE; i++) order[i] = 32 * i + lane < p.n_expert ? keys[32 * i + lane] : 0;
        for (int k = 0; k < p.n_used; k++) {
            // The largest key, then the lowest id that has it.
            uint32_t best = 0;
            int id = 0;
#pragma unroll
            for (int i = 0; i < MINE; i++)
                if (order[i] > best) best = order[i], id = 32 * i + lane;
            uint32_t top = lane_max(best);
            id = (int)~lane_max(best == top ? ~(uint32_t)id : 0u);
#pragma unroll
            for (int i = 0; i < MINE; i++)
                if (id == 32 * i + lane) order[i] = 0;
            if (lane == 0) chosen[k] = score[id], ids[k] = id;
        }
    }
    WARP_BARRIER();
    float sum = 0;
    for (int k = 0; k < p.n_used; k++) sum += chosen[k];
    sum += 1e-20f;
    if (lane < p.n_used) weights[lane] = chosen[lane] / sum * p.scale;
}
