alias $_Words = vec2<u32>;
const $_OFFSET: bool = true;

// Groups of 512: 32 words of sixteen codes, 32 bytes of scale (low) and minimum (high) nibbles, f16 d and dmin of two blocks (stored.rs).
fn $_at(byte: u32) -> u32 {
    return $[byte >> 3u][(byte >> 2u) & 1u];
}

// d and dmin of the block of column i.
fn $_of_block(group: u32, i: u32) -> vec2<f32> {
    return unpack2x16float($_at(group + 160u + (i % 512u) / 256u * 4u));
}

fn $_codes(word: u32) -> vec4<f32> {
    return vec4<f32>(unpack4xU8(word & 0x03030303u));
}

fn $_scaled(row: u32, i: u32) -> Scaled {
    let group = row + (i / 512u) * 168u;
    let j = (i % 512u) / 16u;
    let levels = ($_at(group + 128u + j) >> (8u * (j % 4u))) & 255u;
    let scales = $_of_block(group, i);
    let word = $_at(group + 4u * j) >> ((i % 16u) / 2u);
    let d = scales.x * f32(levels & 15u);
    let m = scales.y * f32(levels >> 4u);
    return Scaled(Octet($_codes(word), $_codes(word >> 2u)), d, m);
}
