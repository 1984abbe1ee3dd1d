// The product of columns i .. i + 16 (i a multiple of 16) of the row that starts at byte `row` with as many activations.
fn $_dot(row: u32, i: u32, x: Sixteen) -> f32 {
    let l = $_scaled(row, i);
    let h = $_scaled(row, i + 8u);
    let low = Octet(x.a, x.b);
    let high = Octet(x.c, x.d);
    var sum = l.scale * octet_dot(l.codes, low) + h.scale * octet_dot(h.codes, high);
    if $_OFFSET {
        sum -= l.offset * octet_sum(low) + h.offset * octet_sum(high);
    }
    return sum;
}
