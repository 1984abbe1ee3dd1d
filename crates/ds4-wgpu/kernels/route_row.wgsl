// logits (n, N_EXPERT) -> ids (n, N_USED), weights (n, N_USED): the experts with the largest sqrt(softplus(logit)) + bias, ties to
// the lowest (ops: route.rs), or those that the table gives for the token. A row by a workgroup of WIDTH.
@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> bias: array<u32>; // or the table (n_vocab, N_USED)
@group(0) @binding(2) var<storage, read> token: array<u32>;
@group(0) @binding(3) var<storage, read_write> ids: array<u32>;
@group(0) @binding(4) var<storage, read_write> weights: array<f32>;
const WIDTH: u32 = 256u;
// Filled up to whole fours.
const N_KEYS: u32 = (N_EXPERT + 3u) / 4u * 4u;
const TAKEN: f32 = -3.0e38;
var<workgroup> key: array<f32, N_KEYS>;
var<workgroup> chosen: array<u32, N_USED>;
var<workgroup> value: array<f32, N_USED>;

// sqrt(softplus(x)). ln(1 + u) of a small u by its series: 1 + u would lose it.
fn score(x: f32) -> f32 {
    if x > 20.0 {
        return sqrt(x);
    }
    let u = exp(x);
    return sqrt(select(log(1.0 + u), u * (1.0 - u * (0.5 - u * (0.33333333 - u * 0.25))), u < 0.02));
}

fn route_row(r: u32, t: u32) {
    if HASH != 0u {
        for (var k = t; k < N_USED; k += WIDTH) {
            let e = bias[token[r] * N_USED + k];
            chosen[k] = e;
            value[k] = score(logits[r * N_EXPERT + e]);
        }
    } else {
        for (var e = t; e < N_KEYS; e += WIDTH) {
            key[e] = TAKEN;
            if e < N_EXPERT {
                key[e] = score(logits[r * N_EXPERT + e]) + bitcast<f32>(bias[e]);
            }
        }
        workgroupBarrier();
        // An expert's place is how many are better.
        for (var e = t; e < N_EXPERT; e += WIDTH) {
            let mine = key[e];
            var place = 0u;
            for (var f = 0u; f < N_EXPERT; f += 4u) {
                //% repeat k 4
                let other_%k = key[f + %ku];
                //% end
                //% repeat k 4
                place += select(0u, 1u, other_%k > mine || (other_%k == mine && f + %ku < e));
                //% end
            }
            if place < N_USED {
                chosen[place] = e;
                value[place] = score(logits[r * N_EXPERT + e]);
            }
        }
    }
    workgroupBarrier();
    for (var k = t; k < N_USED; k += WIDTH) {
        var sum = 0.0;
        for (var j = 0u; j < N_USED; j++) {
            sum += value[j];
        }
        ids[r * N_USED + k] = chosen[k];
        // 1e-20 guards a row of zero scores without changing any other.
        weights[r * N_USED + k] = value[k] / (sum + 1e-20) * bitcast<f32>(ROUTE_SCALE);
    }
}
