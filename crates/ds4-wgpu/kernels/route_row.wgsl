// logits (n, N_EXPERT) -> ids (n, N_USED), weights (n, N_USED): the experts with the largest sqrt(softplus(logit)) + bias, ties to
// the lowest (ops: route.rs), or those that the table gives for the token. A row by a workgroup of 64.
@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> bias: array<u32>; // or the table (n_vocab, N_USED)
@group(0) @binding(2) var<storage, read> token: array<u32>;
@group(0) @binding(3) var<storage, read_write> ids: array<u32>;
@group(0) @binding(4) var<storage, read_write> weights: array<f32>;
var<workgroup> key: array<f32, N_EXPERT>;
var<workgroup> best: array<u32, 64>;

const TAKEN: f32 = -3.0e38;

// sqrt(softplus(x)). ln(1 + u) of a small u by its series: 1 + u would lose it.
fn score(x: f32) -> f32 {
    if x > 20.0 {
        return sqrt(x);
    }
    let u = exp(x);
    return sqrt(select(log(1.0 + u), u * (1.0 - u * (0.5 - u * (0.33333333 - u * 0.25))), u < 0.02));
}

fn better(a: u32, b: u32) -> u32 {
    return select(a, b, key[b] > key[a] || (key[b] == key[a] && b < a));
}

fn route_row(r: u32, t: u32) {
    if HASH != 0u {
        if t < N_USED {
            ids[r * N_USED + t] = bias[token[r] * N_USED + t];
        }
    } else {
        for (var e = t; e < N_EXPERT; e += 64u) {
            key[e] = score(logits[r * N_EXPERT + e]) + bitcast<f32>(bias[e]);
        }
        for (var k = 0u; k < N_USED; k++) {
            workgroupBarrier();
            var mine = min(t, N_EXPERT - 1u);
            for (var e = t + 64u; e < N_EXPERT; e += 64u) {
                mine = better(mine, e);
            }
            best[t] = mine;
            for (var stride = 32u; stride > 0u; stride /= 2u) {
                workgroupBarrier();
                if t < stride {
                    best[t] = better(best[t], best[t + stride]);
                }
            }
            workgroupBarrier();
            if t == 0u {
                ids[r * N_USED + k] = best[0];
                key[best[0]] = TAKEN;
            }
        }
    }
    storageBarrier();
    workgroupBarrier();
    if t == 0u {
        var sum = 0.0;
        for (var k = 0u; k < N_USED; k++) {
            let w = score(logits[r * N_EXPERT + ids[r * N_USED + k]]);
            weights[r * N_USED + k] = w;
            sum += w;
        }
        // 1e-20 guards a row of zero scores without changing any other.
        for (var k = 0u; k < N_USED; k++) {
            weights[r * N_USED + k] = weights[r * N_USED + k] / (sum + 1e-20) * bitcast<f32>(ROUTE_SCALE);
        }
    }
}
