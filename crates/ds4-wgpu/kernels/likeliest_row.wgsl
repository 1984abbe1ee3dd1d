// What drawing takes of a row of logits (ops: likeliest.rs). SHARES workgroups divide a row.
const SHARES: u32 = 128u;
const CANDIDATES: u32 = 512u;
// The largest logit and the candidates' are bits. Of the candidates only so many are kept as there is room for, in any order; `mass` is
// that of what is no candidate, by shares.
struct Found {
    n: atomic<u32>,
    largest: u32,
    mass: array<f32, SHARES>,
    ids: array<u32, CANDIDATES>,
    logits: array<u32, CANDIDATES>,
}
// What minus infinity is in the order of the reals.
const NOTHING: u32 = 0x007fffffu;

// A logit in the order of the reals; a NaN below all.
fn key_of(bits: u32) -> u32 {
    return select(ordered(bitcast<f32>(bits)), 0u, (bits & 0x7fffffffu) > 0x7f800000u);
}
