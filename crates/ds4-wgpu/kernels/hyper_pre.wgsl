// Second half of hyper_pre for few rows: coefficients from the sums of hyper_mix.wgsl, then the collapsed and normalised input of the
// sub-layer. The norm of what is collapsed follows from the products of the streams. The last workgroup of a row makes post and comb.
// Launch: (DIM / 256 + 1, n) workgroups of 256.
const SLICES: u32 = DIM / 64u;
const PAIRS: u32 = 17u;
const PARTS: u32 = 15u;
@group(0) @binding(0) var<storage, read> sums: array<vec2<f32>>;
@group(0) @binding(1) var<storage, read> base: array<f32>;
@group(0) @binding(2) var<storage, read> scale: array<f32>;
@group(0) @binding(3) var<storage, read> norm: array<f32>;
@group(0) @binding(4) var<storage, read> streams: array<f32>;
@group(0) @binding(5) var<storage, read_write> post: array<f32>;
@group(0) @binding(6) var<storage, read_write> comb: array<vec4<f32>>;
@group(0) @binding(7) var<storage, read_write> out: array<f32>;

var<workgroup> partial: array<vec2<f32>, PAIRS * PARTS>;
var<workgroup> total: array<f32, 34>;

fn mixed(m: u32, inverse: f32) -> f32 {
    return total[m] * inverse;
}

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = g.y;
    // Pairs of the 34 sums; every PARTS-th slice is an invocation's.
    if t < PAIRS * PARTS {
        let first = t / PAIRS;
        //% repeat k TURNS
        var sum_%k = sums[(r * SLICES + min(first + %ku * PARTS, SLICES - 1u)) * PAIRS + t % PAIRS];
        sum_%k = select(vec2<f32>(0.0), sum_%k, first + %ku * PARTS < SLICES);
        //% end
        var sum = vec2<f32>(0.0);
        //% repeat k TURNS
        sum += sum_%k;
        //% end
        partial[t] = sum;
    }
    workgroupBarrier();
    if t < PAIRS {
        var sum = vec2<f32>(0.0);
        //% repeat q 15
        sum += partial[%qu * PAIRS + t];
        //% end
        total[2u * t] = sum.x;
        total[2u * t + 1u] = sum.y;
    }
    workgroupBarrier();
    let eps = bitcast<f32>(EPS);
    let eps_norm = bitcast<f32>(EPS_NORM);
    let inverse = 1.0 / sqrt((total[24] + total[28] + total[31] + total[33]) / f32(4u * DIM) + eps_norm);
    if g.x == DIM / 256u {
        if t < 4u {
            post[r * 4u + t] = 2.0 * sigmoid(mixed(4u + t, inverse) * scale[1] + base[4u + t]);
        }
        if t == 32u {
            var c: array<vec4<f32>, 4>;
            //% repeat i 4
            c[%i] = softmax(vec4<f32>(
                mixed(8u + 4u * %iu, inverse) * scale[2] + base[8u + 4u * %iu],
                mixed(9u + 4u * %iu, inverse) * scale[2] + base[9u + 4u * %iu],
                mixed(10u + 4u * %iu, inverse) * scale[2] + base[10u + 4u * %iu],
                mixed(11u + 4u * %iu, inverse) * scale[2] + base[11u + 4u * %iu]), eps);
            //% end
            sinkhorn(&c, eps);
            //% repeat i 4
            comb[r * 4u + %iu] = c[%i];
            //% end
        }
        return;
    }
    //% repeat i 4
    let p%i = sigmoid(mixed(%iu, inverse) * scale[0] + base[%i]) + eps;
    //% end
    let square = p0 * (p0 * total[24] + 2.0 * (p1 * total[25] + p2 * total[26] + p3 * total[27]))
        + p1 * (p1 * total[28] + 2.0 * (p2 * total[29] + p3 * total[30]))
        + p2 * (p2 * total[31] + 2.0 * p3 * total[32]) + p3 * p3 * total[33];
    let d = g.x * 256u + t;
    let at = r * 4u * DIM + d;
    let v = p0 * streams[at] + p1 * streams[at + DIM] + p2 * streams[at + 2u * DIM] + p3 * streams[at + 3u * DIM];
    out[r * DIM + d] = v / sqrt(max(square, 0.0) / f32(DIM) + eps_norm) * norm[d];
}
