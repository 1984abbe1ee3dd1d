// Products of many rows: a tile of TILE_W outputs x TILE_X rows a workgroup, KSTEP columns a step through workgroup memory. The kernel
// says what is multiplied and where it goes: DEPTH columns; begin(), false where there is nothing to do; source_w(o, i) and
// source_x(n, i), eight columns of output o and of row n of the tile; sink(o, n, a, b), the results of outputs o and o + PAIR for row n.
// Here: 64 x 64 results, 64 invocations with 8 x 8 each, f32.
alias Factor = f32;
alias Factors = Octet;
const LARGEST: f32 = 3.4e38;
const PAIR: u32 = 4u;
const KSTEP: u32 = 16u;
// Columns lie apart, so that neighbours fall into different banks.
const STRIDE: u32 = 17u;

var<workgroup> tile_w: array<vec4<f32>, KSTEP * STRIDE>;
var<workgroup> tile_x: array<vec4<f32>, KSTEP * STRIDE>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    if !begin(g) {
        return;
    }
    prepare_book(t, 64u);
    let o = (t / 8u) * 2u;
    let n = (t % 8u) * 2u;
    //% repeat j 4
    var lo_%j = vec4<f32>(0.0);
    var hi_%j = vec4<f32>(0.0);
    var low_%j = vec4<f32>(0.0);
    var high_%j = vec4<f32>(0.0);
    //% end
    for (var k = 0u; k < DEPTH; k += KSTEP) {
        //% repeat e 2
        {
            let r = t;
            let w = source_w(r, k + 8u * %eu);
            let x = source_x(r, k + 8u * %eu);
            //% repeat j 4
            tile_w[(8u * %eu + %ju) * STRIDE + r / 4u][r % 4u] = w.lo[%j];
            tile_w[(8u * %eu + %ju + 4u) * STRIDE + r / 4u][r % 4u] = w.hi[%j];
            tile_x[(8u * %eu + %ju) * STRIDE + r / 4u][r % 4u] = x.lo[%j];
            tile_x[(8u * %eu + %ju + 4u) * STRIDE + r / 4u][r % 4u] = x.hi[%j];
            //% end
        }
        //% end
        workgroupBarrier();
        for (var c = 0u; c < KSTEP; c++) {
            let at = c * STRIDE;
            let w0 = tile_w[at + o];
            let w1 = tile_w[at + o + 1u];
            let x0 = tile_x[at + n];
            let x1 = tile_x[at + n + 1u];
            //% repeat j 4
            lo_%j += w0[%j] * x0;
            hi_%j += w0[%j] * x1;
            low_%j += w1[%j] * x0;
            high_%j += w1[%j] * x1;
            //% end
        }
        workgroupBarrier();
    }
    //% repeat j 4
    //% repeat k 4
    sink(4u * o + %ju, 4u * n + %ku, lo_%j[%k], low_%j[%k]);
    sink(4u * o + %ju, 4u * n + 4u + %ku, hi_%j[%k], high_%j[%k]);
    //% end
    //% end
}
