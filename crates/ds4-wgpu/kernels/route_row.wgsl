// logits (n, N_EXPERT) -> ids (n, N_USED), weights (n, N_USED): the experts with the largest sqrt(softplus(logit)) + bias, ties to
// the lowest (ops: route.rs), or those that the table gives for the token. A row by a workgroup of THREADS; an expert's place is the number of
// better ones.
const FOURS: u32 = (N_EXPERT + 3u) / 4u;
var<workgroup> keys: array<vec4<f32>, FOURS>;
var<workgroup> chosen: array<f32, N_USED>;

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
        if t < N_USED {
            let e = bias[token[r] * N_USED + t];
            ids[r * N_USED + t] = e;
            chosen[t] = score(logit(r * N_EXPERT + e));
        }
    } else {
        for (var e = t; e < 4u * FOURS; e += THREADS) {
            let at = min(e, N_EXPERT - 1u);
            keys[e / 4u][e % 4u] = select(-3.0e38, score(logit(r * N_EXPERT + at)) + bitcast<f32>(bias[at]), e < N_EXPERT);
        }
        workgroupBarrier();
        for (var e = t; e < N_EXPERT; e += THREADS) {
            let mine = keys[e / 4u][e % 4u];
            var place = vec4<u32>(0u);
            for (var i = 0u; i < FOURS; i++) {
                let others = keys[i];
                let first = vec4<u32>(4u * i, 4u * i + 1u, 4u * i + 2u, 4u * i + 3u) < vec4<u32>(e);
                place += select(vec4<u32>(0u), vec4<u32>(1u), (others > vec4<f32>(mine)) | ((others == vec4<f32>(mine)) & first));
            }
            let k = place.x + place.y + place.z + place.w;
            if k < N_USED {
                ids[r * N_USED + k] = e;
                chosen[k] = score(logit(r * N_EXPERT + e));
            }
        }
    }
    workgroupBarrier();
    if t < N_USED {
        var sum = 0.0;
        for (var k = 0u; k < N_USED; k++) {
            sum += chosen[k];
        }
        // 1e-20 guards a row of zero scores without changing any other.
        weights[r * N_USED + t] = chosen[t] / (sum + 1e-20) * bitcast<f32>(ROUTE_SCALE);
    }
}
