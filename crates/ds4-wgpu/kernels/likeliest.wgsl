// found (n): the largest logit of a row, what lies at most asked.x below it, and the mass of the rest, sum of exp((logit - largest) *
// asked.y). What is a candidate is decided in f32 a little below what is asked, so that none is missing: whoever reads them looks at
// them again. It reads 4 * N_VOCAB bytes a row. Launch: (SHARES, n) workgroups of 256, behind likeliest_tops.wgsl.
const N_SUMS: u32 = 1u;
const THREADS: u32 = 256u;
//% use reduce
@group(0) @binding(0) var<storage, read> logits: array<u32>;
@group(0) @binding(1) var<storage, read> tops: array<u32>;
@group(0) @binding(2) var<storage, read> asked: array<vec2<f32>>;
@group(0) @binding(3) var<storage, read_write> found: array<Found>;

var<workgroup> top: atomic<u32>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    if t == 0u {
        atomicStore(&top, 0u);
    }
    workgroupBarrier();
    if t < SHARES {
        atomicMax(&top, tops[g.y * SHARES + t]);
    }
    workgroupBarrier();
    let key = atomicLoad(&top);
    let bits = select(~key, key & 0x7fffffffu, key >= 0x80000000u);
    let largest = bitcast<f32>(bits);
    let ask = asked[g.y];
    // Two to the power of minus 22, more than rounding may have taken.
    let floor = ordered(largest + ask.x - 2.3841858e-7 * (abs(largest) + abs(ask.x)));
    var sum = 0.0;
    for (var i = g.x * 256u + t; i < N_VOCAB; i += SHARES * 256u) {
        let logit = logits[g.y * N_VOCAB + i];
        let here = key_of(logit);
        if here <= NOTHING {
            continue;
        }
        if here >= floor {
            let at = atomicAdd(&found[g.y].n, 1u);
            if at < CANDIDATES {
                found[g.y].ids[at] = i;
                found[g.y].logits[at] = logit;
            }
        } else {
            // No farther than exponentials are told from 0.
            sum += exp(max((bitcast<f32>(logit) - largest) * ask.y, -100.0));
        }
    }
    put_sum(0u, sum, t);
    settle(t);
    if t == 0u {
        found[g.y].mass[g.x] = sum_of(0u);
        if g.x == 0u {
            found[g.y].largest = bits;
        }
    }
}
