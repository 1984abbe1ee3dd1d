// The codebook of IQ2_XXS, two words (eight magnitudes) an entry. Every lane looks up another entry, which workgroup memory does several
// times faster than a cache: each workgroup begins by copying it.
var<workgroup> book_low: array<u32, 256>;
var<workgroup> book_high: array<u32, 256>;

fn prepare_book(t: u32, n: u32) {
    for (var i = t; i < 256u; i += n) {
        let point = grid[i];
        book_low[i] = point.x;
        book_high[i] = point.y;
    }
    workgroupBarrier();
}

fn point_of(i: u32) -> vec2<u32> {
    return vec2<u32>(book_low[i], book_high[i]);
}
