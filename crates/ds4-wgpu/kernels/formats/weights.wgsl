// The weights themselves.
fn $_octet(row: u32, i: u32) -> Octet {
    let s = $_scaled(row, i);
    if $_OFFSET {
        return Octet(s.scale * s.codes.lo - s.offset, s.scale * s.codes.hi - s.offset);
    }
    return Octet(s.scale * s.codes.lo, s.scale * s.codes.hi);
}
