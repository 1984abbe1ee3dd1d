alias $_Words = u32;

// Bytes of the matrix `$`, which is an array of words; blocks of 34, 66 or 17 bytes start anywhere in them.
fn $_word(at: u32) -> u32 {
    let shift = (at & 3u) * 8u;
    let low = $[at >> 2u];
    if shift == 0u {
        return low;
    }
    return (low >> shift) | ($[(at >> 2u) + 1u] << (32u - shift));
}

fn $_byte(at: u32) -> u32 {
    return ($[at >> 2u] >> ((at & 3u) * 8u)) & 255u;
}

// An f16 at an even byte.
fn $_half(at: u32) -> f32 {
    return unpack2x16float(($[at >> 2u] >> ((at & 2u) * 8u)) & 0xffffu).x;
}

// Two words at an even byte.
fn $_pair(at: u32) -> vec2<u32> {
    let i = at >> 2u;
    let odd = (at & 2u) != 0u;
    let a = $[i];
    let b = $[i + 1u];
    let c = $[i + select(1u, 2u, odd)];
    return select(vec2<u32>(a, b), vec2<u32>((a >> 16u) | (b << 16u), (b >> 16u) | (c << 16u)), odd);
}
