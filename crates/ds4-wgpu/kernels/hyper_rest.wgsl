// Second half of hyper_pre for few rows, from the sums of hyper_mix.wgsl: coefficients, and the collapsed and normalised input of the
// sub-layer. The norm of what is collapsed follows from the products of the streams.
const SLICES: u32 = DIM / 64u;
// The 34 sums are seventeen pairs; every PARTS-th slice is an invocation's.
const PARTS: u32 = WIDTH / 17u;
var<workgroup> partial: array<vec2<f32>, 17u * PARTS>;
var<workgroup> total: array<f32, 34>;
var<workgroup> bases: array<f32, 24>;
var<workgroup> scales: array<f32, 3>;

// Before add_up: what is small and comes from memory.
fn fetch(t: u32) {
    if t < 24u {
        bases[t] = base[t];
    } else if t < 27u {
        scales[t - 24u] = scale[t - 24u];
    }
}

// Leaves the sums of all slices in `total`.
fn add_up(r: u32, t: u32) {
    if t < 17u * PARTS {
        let first = t / 17u;
        //% repeat k TURNS
        let sum_%k = sums[(r * SLICES + min(first + %ku * PARTS, SLICES - 1u)) * 17u + t % 17u];
        //% end
        var sum = vec2<f32>(0.0);
        //% repeat k TURNS
        sum += select(vec2<f32>(0.0), sum_%k, first + %ku * PARTS < SLICES);
        //% end
        partial[t] = sum;
    }
    workgroupBarrier();
    if t < 17u {
        var sum = vec2<f32>(0.0);
        for (var q = 0u; q < PARTS; q++) {
            sum += partial[q * 17u + t];
        }
        total[2u * t] = sum.x;
        total[2u * t + 1u] = sum.y;
    }
    workgroupBarrier();
}

// What the mixing vector is multiplied with.
fn inverse_root() -> f32 {
    return 1.0 / sqrt((total[24] + total[28] + total[31] + total[33]) / f32(4u * DIM) + bitcast<f32>(EPS_NORM));
}

// The coefficients of what follows the sub-layer, by invocations 0 .. 5.
fn post_and_comb(r: u32, t: u32) {
    let eps = bitcast<f32>(EPS);
    let inverse = inverse_root();
    if t == 0u {
        var c: array<vec4<f32>, 4>;
        //% repeat i 4
        c[%i] = softmax(inverse * scales[2] * vec4<f32>(
            total[8u + 4u * %iu], total[9u + 4u * %iu], total[10u + 4u * %iu], total[11u + 4u * %iu]) + vec4<f32>(
            bases[8u + 4u * %iu], bases[9u + 4u * %iu], bases[10u + 4u * %iu], bases[11u + 4u * %iu]), eps);
        //% end
        sinkhorn(&c, eps);
        //% repeat i 4
        comb[r * 4u + %iu] = c[%i];
        //% end
    } else if t < 5u {
        post[r * 4u + t - 1u] = 2.0 * sigmoid(total[3u + t] * inverse * scales[1] + bases[3u + t]);
    }
}

// The streams' coefficients, with what their sum is divided by for its norm.
fn collapsing() -> vec4<f32> {
    let inverse = inverse_root();
    //% repeat i 4
    let p%i = sigmoid(total[%i] * inverse * scales[0] + bases[%i]) + bitcast<f32>(EPS);
    //% end
    let square = p0 * (p0 * total[24] + 2.0 * (p1 * total[25] + p2 * total[26] + p3 * total[27]))
        + p1 * (p1 * total[28] + 2.0 * (p2 * total[29] + p3 * total[30]))
        + p2 * (p2 * total[31] + 2.0 * p3 * total[32]) + p3 * p3 * total[33];
    return vec4<f32>(p0, p1, p2, p3) / sqrt(max(square, 0.0) / f32(DIM) + bitcast<f32>(EPS_NORM));
}

struct Streams { a: vec2<f32>, b: vec2<f32>, c: vec2<f32>, d: vec2<f32> }

// A pair of columns of all streams.
fn streams_of(r: u32, pair: u32) -> Streams {
    let at = r * 2u * DIM + pair;
    return Streams(streams[at], streams[at + DIM / 2u], streams[at + DIM], streams[at + DIM / 2u * 3u]);
}

fn collapse(s: Streams, p: vec4<f32>) -> vec2<f32> {
    return p.x * s.a + p.y * s.b + p.z * s.c + p.w * s.d;
}
