// The bits of a number in the order of the reals. Adding 0 turns -0, which must tie with +0, into it.
fn ordered(x: f32) -> u32 {
    let bits = bitcast<u32>(select(x, 0.0, x == 0.0));
    return select(bits | 0x80000000u, ~bits, (bits >> 31u) == 1u);
}
