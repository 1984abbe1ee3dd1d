// First half of hyper_pre for few rows: the expansion that is due, in place, and for every slice of 64 columns of a row the sums that
// the rest needs: 24 of the mixing vector, before the norm, and the ten products of the streams with one another. An invocation has a pair of
// columns and a quarter of the sums. WHOLE: the last slice of a row does the second half (hyper_rest.wgsl).
// Launch: (DIM / 64, n) workgroups of WIDTH.
const N_SUMS: u32 = 34u;
const PAIRS: u32 = 32u;
// Odd, so that neighbours fall into different banks.
const STRIDE: u32 = 35u;
@group(0) @binding(0) var<storage, read> y: array<vec2<f32>>;
@group(0) @binding(1) var<storage, read> post_before: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> comb_before: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> project: array<u32>;
//% repeat z WHOLE
@coherent
//% end
@group(0) @binding(4) var<storage, read_write> streams: array<vec2<f32>>;
//% repeat z WHOLE
@coherent
//% end
@group(0) @binding(5) var<storage, read_write> sums: array<vec2<f32>>;
var<workgroup> part: array<f32, PAIRS * STRIDE>;

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = g.y;
    let pair = t % PAIRS;
    let quarter = t / PAIRS;
    let d = g.x * PAIRS + pair;
    //% repeat m 6
    //% repeat j 4
    let w_%m_%j = project[((6u * quarter + %mu) * 4u + %ju) * (DIM / 2u) + d];
    //% end
    //% end
    //% repeat z WHOLE
    fetch(t);
    //% end
    let at = r * 2u * DIM + d;
    //% repeat j 4
    var h_%j = streams[at + %ju * (DIM / 2u)];
    //% end
    if EXPANDS != 0u {
        let v = y[r * (DIM / 2u) + d];
        //% repeat i 4
        let c_%i = comb_before[4u * r + %iu];
        let old_%i = h_%i;
        //% end
        let p = post_before[r];
        //% repeat j 4
        h_%j = p[%j] * v + c_0[%j] * old_0 + c_1[%j] * old_1 + c_2[%j] * old_2 + c_3[%j] * old_3;
        //% end
        // Everybody has read.
        workgroupBarrier();
        if quarter == 0u {
            //% repeat j 4
            streams[at + %ju * (DIM / 2u)] = h_%j;
            //% end
        }
    }
    let to = pair * STRIDE;
    //% repeat m 6
    part[to + 6u * quarter + %mu] = (dot(unpack2x16float(w_%m_0), h_0) + dot(unpack2x16float(w_%m_1), h_1))
        + (dot(unpack2x16float(w_%m_2), h_2) + dot(unpack2x16float(w_%m_3), h_3));
    //% end
    switch quarter {
        case 0u: {
            part[to + 24u] = dot(h_0, h_0);
            part[to + 25u] = dot(h_0, h_1);
            part[to + 26u] = dot(h_0, h_2);
        }
        case 1u: {
            part[to + 27u] = dot(h_0, h_3);
            part[to + 28u] = dot(h_1, h_1);
            part[to + 29u] = dot(h_1, h_2);
        }
        case 2u: {
            part[to + 30u] = dot(h_1, h_3);
            part[to + 31u] = dot(h_2, h_2);
        }
        default: {
            part[to + 32u] = dot(h_2, h_3);
            part[to + 33u] = dot(h_3, h_3);
        }
    }
    workgroupBarrier();
    if t < N_SUMS {
        //% repeat q 4
        var sum_%q = 0.0;
        //% repeat k 8
        sum_%q += part[(8u * %qu + %ku) * STRIDE + t];
        //% end
        //% end
        sums[(r * (DIM / 64u) + g.x) * (N_SUMS / 2u) + t / 2u][t % 2u] = (sum_0 + sum_1) + (sum_2 + sum_3);
    }
    //% repeat z WHOLE
    if is_last(r, DIM / 64u, t) {
        add_up(r, t);
        // One subgroup's worth of invocations makes the coefficients while the others collapse.
        if t >= 96u {
            post_and_comb(r, t - 96u);
        } else {
            let coefficients = collapsing();
            for (var pair = t; pair < DIM / 2u; pair += 96u * 11u) {
                // Loads from coherent memory keep their order with others, so they come first.
                //% repeat k 11
                let pair_%k = min(pair + 96u * %ku, DIM / 2u - 1u);
                let s_%k = streams_of(r, pair_%k);
                let n_%k = norm[pair_%k];
                //% end
                //% repeat k 11
                if pair + 96u * %ku < DIM / 2u {
                    out[r * (DIM / 2u) + pair_%k] = collapse(s_%k, coefficients) * n_%k;
                }
                //% end
            }
        }
    }
    //% end
}
