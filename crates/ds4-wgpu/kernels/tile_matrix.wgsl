// Products of many rows, as in tile.wgsl, on matrix units: f16 factors, f32 sums. Each subgroup of 32 has 32 outputs x TILE_X / SUBS_X
// rows in matrices of SIDE x SIDE. source_x gives halves here.
const PAIR: u32 = 16u;
const KSTEP: u32 = 32u;
const SUBS_W: u32 = TILE_W / 32u;
const THREADS: u32 = 32u * SUBS_W * SUBS_X;
const SUB_X: u32 = TILE_X / SUBS_X;
// Rows begin at multiples of 16 bytes and in different banks; counted in units.
const STRIDE: u32 = (KSTEP + 8u) / UNIT;
// So do columns of results: 32 outputs of one row.
const PATCH: u32 = 36u;

alias Factor = f16;
struct Factors { lo: vec4<f16>, hi: vec4<f16> }
const LARGEST: f32 = 65504.0;

var<workgroup> tile_w: array<UNIT_TYPE, TILE_W * STRIDE>;
var<workgroup> tile_x: array<UNIT_TYPE, TILE_X * STRIDE>;
var<workgroup> results: array<f32, SUBS_W * 16u * PATCH>;

fn halves(v: Octet) -> Factors {
    return Factors(vec4<f16>(v.lo), vec4<f16>(v.hi));
}

fn put_w(at: u32, v: Factors) {
    //% repeat z VECTORS
    tile_w[at] = v.lo;
    tile_w[at + 1u] = v.hi;
    //% end
    //% repeat z SCALARS
    //% repeat j 4
    tile_w[at + %ju] = v.lo[%j];
    tile_w[at + 4u + %ju] = v.hi[%j];
    //% end
    //% end
}

fn put_x(at: u32, v: Factors) {
    //% repeat z VECTORS
    tile_x[at] = v.lo;
    tile_x[at + 1u] = v.hi;
    //% end
    //% repeat z SCALARS
    //% repeat j 4
    tile_x[at + %ju] = v.lo[%j];
    tile_x[at + 4u + %ju] = v.hi[%j];
    //% end
    //% end
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32 MATRIX_PARAMETERS) {
    if !begin(g) {
        return;
    }
    MATRIX_BEGIN
    prepare_book(t, THREADS);
    let o = (sub % SUBS_W) * 32u;
    let n = (sub / SUBS_W) * SUB_X;
    //% repeat a A_BLOCKS
    //% repeat b B_SIXTEENS
    //% repeat d PER_SIXTEEN
    //% sum c_%a_%b_%d
    //% end
    //% end
    //% end
    // Eight columns of a row are an invocation's at a time; those of the next step are fetched before this one's are multiplied.
    let c = (t % 4u) * 8u;
    let r = t / 4u;
    //% repeat j W_TURNS
    var w_%j = halves(source_w(r + %ju * (THREADS / 4u), c));
    //% end
    //% repeat j X_TURNS
    var x_%j = source_x(r + %ju * (THREADS / 4u), c);
    //% end
    for (var k = 0u; k < DEPTH; k += KSTEP) {
        //% repeat j W_TURNS
        put_w((r + %ju * (THREADS / 4u)) * STRIDE + c / UNIT, w_%j);
        //% end
        //% repeat j X_TURNS
        if TILE_X * 4u >= THREADS || r < TILE_X {
            put_x((r + %ju * (THREADS / 4u)) * STRIDE + c / UNIT, x_%j);
        }
        //% end
        workgroupBarrier();
        let next = min(k + KSTEP, DEPTH - KSTEP) + c;
        //% repeat j W_TURNS
        w_%j = halves(source_w(r + %ju * (THREADS / 4u), next));
        //% end
        //% repeat j X_TURNS
        x_%j = source_x(r + %ju * (THREADS / 4u), next);
        //% end
        //% repeat s K_BLOCKS
        {
            //% repeat a A_BLOCKS
            //% load a_%a A tile_w | (o + SIDE * %au) * STRIDE + SIDE * %su / UNIT | STRIDE
            //% end
            //% repeat b B_SIXTEENS
            //% repeat d PER_SIXTEEN
            //% load b_%b_%d B tile_x | (n + 16u * %bu + SIDE * %du) * STRIDE + SIDE * %su / UNIT | STRIDE
            //% repeat a A_BLOCKS
            //% multiply c_%a_%b_%d a_%a b_%b_%d
            //% end
            //% end
            //% end
        }
        //% end
        workgroupBarrier();
    }
    // Teams take turns, so that results take little workgroup memory.
    let at = (sub % SUBS_W) * 16u * PATCH;
    //% repeat team SUBS_X
    //% repeat b B_SIXTEENS
    if sub / SUBS_W == %teamu {
        //% repeat a A_BLOCKS
        //% repeat d PER_SIXTEEN
        //% store c_%a_%b_%d results | at + SIDE * %du * PATCH + SIDE * %au | PATCH
        //% end
        //% end
    }
    workgroupBarrier();
    if sub / SUBS_W == %teamu {
        for (var e = lane; e < 256u; e += 32u) {
            let place = at + (e / 16u) * PATCH + e % 16u;
            sink(o + e % 16u, n + 16u * %bu + e / 16u, results[place], results[place + 16u]);
        }
    }
    workgroupBarrier();
    //% end
    //% end
}
