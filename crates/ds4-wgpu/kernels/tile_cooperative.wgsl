// Products of many rows, as in tile.wgsl, on matrix units: f16 factors, f32 sums; 128 x 64 results a workgroup of eight subgroups of
// 32, each with 32 x 32 in four 16 x 16 matrices.
const TILE_W: u32 = 128u;
const TILE_X: u32 = 64u;
const PAIR: u32 = 16u;
const KSTEP: u32 = 32u;
// Rows begin at multiples of 16 bytes and in different banks.
const STRIDE: u32 = 40u;

var<workgroup> tile_w: array<f16, TILE_W * STRIDE>;
var<workgroup> tile_x: array<f16, TILE_X * STRIDE>;
var<workgroup> results: array<f32, 8u * 2u * 256u>;

fn put_w(r: u32, c: u32, v: Octet) {
    let at = r * STRIDE + c;
    //% repeat j 4
    tile_w[at + %ju] = f16(v.lo[%j]);
    tile_w[at + 4u + %ju] = f16(v.hi[%j]);
    //% end
}

fn put_x(r: u32, c: u32, v: Octet) {
    let at = r * STRIDE + c;
    let most = vec4<f32>(65504.0);
    let lo = clamp(v.lo, -most, most);
    let hi = clamp(v.hi, -most, most);
    //% repeat j 4
    tile_x[at + %ju] = f16(lo[%j]);
    tile_x[at + 4u + %ju] = f16(hi[%j]);
    //% end
}

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32,
        @builtin(subgroup_id) sub: u32, @builtin(subgroup_invocation_id) lane: u32) {
    if !begin(g) {
        return;
    }
    prepare_book(t, 256u);
    let o = (sub % 4u) * 32u;
    let n = (sub / 4u) * 32u;
    //% repeat a 2
    //% repeat b 2
    var c_%a_%b = coop_mat16x16<f32, C>();
    //% end
    //% end
    for (var k = 0u; k < DEPTH; k += KSTEP) {
        let c = (t % 4u) * 8u;
        let r = t / 4u;
        put_w(r, c, source_w(r, k + c));
        put_w(r + 64u, c, source_w(r + 64u, k + c));
        put_x(r, c, source_x(r, k + c));
        workgroupBarrier();
        //% repeat s 2
        {
            //% repeat a 2
            let a_%a = coopLoadT<coop_mat16x16<f16, A>>(&tile_w[(o + 16u * %au) * STRIDE + 16u * %su], STRIDE);
            let b_%a = coopLoad<coop_mat16x16<f16, B>>(&tile_x[(n + 16u * %au) * STRIDE + 16u * %su], STRIDE);
            //% end
            //% repeat a 2
            //% repeat b 2
            c_%a_%b = coopMultiplyAdd(a_%a, b_%b, c_%a_%b);
            //% end
            //% end
        }
        //% end
        workgroupBarrier();
    }
    let at = sub * 512u;
    //% repeat b 2
    coopStoreT(c_0_%b, &results[at], 16u);
    coopStoreT(c_1_%b, &results[at + 256u], 16u);
    workgroupBarrier();
    for (var e = lane; e < 256u; e += 32u) {
        sink(o + e % 16u, n + 16u * %bu + e / 16u, results[at + (e % 16u) * 16u + e / 16u], results[at + 256u + (e % 16u) * 16u + e / 16u]);
    }
    workgroupBarrier();
    //% end
}
