// Rings that the batch's inputs go to on the way. Rings are longer than what is read from them by more than the rows of such a batch, so
// nothing is overwritten that another row still reads.
@group(0) @binding(6) var<storage, read_write> ring_kv: array<f32>;
@group(0) @binding(7) var<storage, read_write> ring_gate: array<f32>;

fn store_inputs(r: u32, position: u32, t: u32) {
    let to = (slot[r] * RING_LEN + position % RING_LEN) * COLUMNS;
    for (var c = t; c < COLUMNS; c += WIDTH) {
        ring_kv[to + c] = kv[r * COLUMNS + c];
        ring_gate[to + c] = gate[r * COLUMNS + c];
    }
}
