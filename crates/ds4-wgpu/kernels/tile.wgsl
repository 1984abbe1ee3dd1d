// A tile of 32 outputs x 32 rows, by 64 invocations with 4 x 4 results each; 32 columns a step through workgroup memory.
// STRIDE keeps neighbouring columns apart in the banks.
const STRIDE: u32 = 36u;

var<workgroup> tile_w: array<f32, 32u * STRIDE>;
var<workgroup> tile_x: array<f32, 32u * STRIDE>;

// Octet `e` of 128: row e / 4 of the tile, columns (e % 4) * 8 on.
fn put_w(e: u32, v: Octet) {
    let at = (e % 4u) * 8u * STRIDE + e / 4u;
    for (var j = 0u; j < 4u; j++) {
        tile_w[at + j * STRIDE] = v.lo[j];
        tile_w[at + (j + 4u) * STRIDE] = v.hi[j];
    }
}

fn put_x(e: u32, v: Octet) {
    let at = (e % 4u) * 8u * STRIDE + e / 4u;
    for (var j = 0u; j < 4u; j++) {
        tile_x[at + j * STRIDE] = v.lo[j];
        tile_x[at + (j + 4u) * STRIDE] = v.hi[j];
    }
}

// acc[j][k] += the products of output 4 (t / 8) + j and row 4 (t % 8) + k over the 32 columns of the tiles.
fn multiply(t: u32, acc: ptr<function, array<vec4<f32>, 4>>) {
    let o = (t / 8u) * 4u;
    let n = (t % 8u) * 4u;
    for (var k = 0u; k < 32u; k++) {
        let at = k * STRIDE;
        let b = vec4<f32>(tile_x[at + n], tile_x[at + n + 1u], tile_x[at + n + 2u], tile_x[at + n + 3u]);
        (*acc)[0] += tile_w[at + o] * b;
        (*acc)[1] += tile_w[at + o + 1u] * b;
        (*acc)[2] += tile_w[at + o + 2u] * b;
        (*acc)[3] += tile_w[at + o + 3u] * b;
    }
}
