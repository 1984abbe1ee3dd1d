// The choice of an invocation's workgroup: of `m` items, of which the first is number `begin`, those TOP_K with the largest scores, in their order;
// ties go to the first. A radix search over the bits of the scores, which stay in registers, in four passes of eight bits, then what lies
// above the threshold, and as many of those at it as are wanted, go to their places. Scores and items come in fours, the first of the chunk's at
// `from_`; what is chosen is kept from place `out` on.
const CHUNK: u32 = 4096u;

// Counts of digits, of this pass and of the next; sums of sixteen of something.
var<workgroup> counts: array<atomic<u32>, 512>;
var<workgroup> sums: array<u32, 256>;
var<workgroup> sixteens: array<u32, 16>;

fn choose(from_: u32, begin: u32, m: u32, out: u32, t: u32) {
    // Sixteen neighbours are an invocation's.
    let mine = 16u * t;
    let at = (from_ + mine) / 4u;
    //% repeat i 4
    var score_%i = vec4<f32>(0.0);
    var item_%i = vec4<u32>(begin + mine + 4u * %iu) + vec4<u32>(0u, 1u, 2u, 3u);
    if mine + 4u * %iu < m {
        score_%i = scores_at(at + %iu);
        item_%i = items_at(at + %iu, item_%i);
    }
    let key_%i = vec4<u32>(ordered(score_%i.x), ordered(score_%i.y), ordered(score_%i.z), ordered(score_%i.w));
    //% end
    // Without more than are wanted, all are at no threshold at all.
    var threshold = 0u;
    var wanted = 0u;
    if m > TOP_K {
        wanted = TOP_K;
        atomicStore(&counts[t], 0u);
        workgroupBarrier();
        for (var pass_ = 0u; pass_ < 4u; pass_++) {
            let shift = 24u - 8u * pass_;
            let these = 256u * (pass_ % 2u);
            //% repeat i 4
            //% repeat j 4
            if mine + 4u * %iu + %ju < m && (pass_ == 0u || (key_%i[%j] >> (shift + 8u)) == (threshold >> (shift + 8u))) {
                atomicAdd(&counts[these + ((key_%i[%j] >> shift) & 255u)], 1u);
            }
            //% end
            //% end
            workgroupBarrier();
            atomicStore(&counts[256u - these + t], 0u);
            // From the largest digit down.
            let last = these + 255u;
            if t < 16u {
                var sum = 0u;
                //% repeat i 16
                sum += atomicLoad(&counts[last - 16u * t - %iu]);
                //% end
                sixteens[t] = sum;
            }
            workgroupBarrier();
            // The one at which there are enough, found by everybody.
            var larger = 0u;
            var before = 0u;
            var sum = 0u;
            //% repeat i 16
            sum += sixteens[%i];
            if sum < wanted {
                larger = sum;
                before = 16u * %iu + 16u;
            }
            //% end
            let first_digit = before;
            sum = larger;
            //% repeat i 16
            sum += atomicLoad(&counts[last - first_digit - %iu]);
            if sum < wanted {
                larger = sum;
                before = first_digit + %iu + 1u;
            }
            //% end
            threshold |= (255u - before) << shift;
            wanted -= larger;
        }
    }
    var n_above = 0u;
    var n_at = 0u;
    //% repeat i 4
    //% repeat j 4
    if mine + 4u * %iu + %ju < m {
        n_above += select(0u, 1u, key_%i[%j] > threshold);
        n_at += select(0u, 1u, key_%i[%j] == threshold);
    }
    //% end
    //% end
    // How many there are before, in the halves of a word.
    let both = (n_above << 16u) | n_at;
    sums[t] = both;
    workgroupBarrier();
    let team = t / 16u;
    if t < 16u {
        var sum = 0u;
        //% repeat i 16
        sum += sums[16u * t + %iu];
        //% end
        sixteens[t] = sum;
    }
    workgroupBarrier();
    var ahead = 0u;
    //% repeat i 16
    ahead += select(0u, sixteens[%i], %iu < team) + select(0u, sums[16u * team + %iu], %iu < t % 16u);
    //% end
    var seen_at = ahead & 0xffffu;
    var place = (ahead >> 16u) + min(seen_at, wanted);
    //% repeat i 4
    //% repeat j 4
    if mine + 4u * %iu + %ju < m {
        let key = key_%i[%j];
        if key > threshold || (key == threshold && seen_at < wanted) {
            keep(out + place, item_%i[%j], score_%i[%j]);
            place += 1u;
        }
        seen_at += select(0u, 1u, key == threshold);
    }
    //% end
    //% end
}
