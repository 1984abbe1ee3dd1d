// The codebook of IQ2_XXS, two words (eight magnitudes) an entry. Every lane looks up another entry, which workgroup memory does several
// times faster than a cache: each workgroup begins by copying it.
var<workgroup> book: array<vec2<u32>, 256>;

fn prepare_book(t: u32, n: u32) {
    for (var i = t; i < 256u; i += n) {
        book[i] = grid[i];
    }
    workgroupBarrier();
}
