// Where a row of the batch finds what its sequence left behind (ops: step.rs).
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> slot: array<u32>;
@group(0) @binding(2) var<storage, read> pages: array<u32>;

// The physical row of compressed row `block` of the sequence in `slot_id`.
fn paged_row(slot_id: u32, block: u32) -> u32 {
    return pages[slot_id * PAGES_PER_SLOT + block / PER_PAGE] * PER_PAGE + block % PER_PAGE;
}
