// The rows that a query sees: those of its window from the batch or the ring, then compressed ones, all of them or the selected.
const FOURS: u32 = DIM / 4u;
@group(0) @binding(3) var<storage, read> lead: array<u32>;
@group(0) @binding(5) var<storage, read> kv: array<vec4<f32>>;
@group(0) @binding(6) var<storage, read> ring: array<vec4<f32>>;
@group(0) @binding(8) var<storage, read> rows: array<u32>;
@group(0) @binding(9) var<storage, read> selected: array<u32>;

// Values 4 i .. 4 i + 4 of visible row `v` of row `r`.
fn visible_four(r: u32, position: u32, v: u32, i: u32) -> vec4<f32> {
    let raw = n_raw(position);
    if v < raw {
        let j = position + 1u - raw + v;
        let back = position - j;
        if back <= lead[r] {
            return kv[(r - back) * FOURS + i];
        }
        return ring[(slot[r] * RING_LEN + j % RING_LEN) * FOURS + i];
    }
    var block = v - raw;
    if REACH == 2u {
        block = selected[r * TOP_K + block];
    }
    return packed_four(paged_row(slot[r], block) * ROW_WORDS, 4u * i);
}
