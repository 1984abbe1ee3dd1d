// Packed compressed rows (ops: rows.rs): four neighbouring values of the row that starts at word `base`.
// ROUNDING names the format as in finish.wgsl.
fn packed_four(base: u32, i: u32) -> vec4<f32> {
    if ROUNDING == 1u {
        let n = DIM - N_ROT;
        if i < n {
            let word = rows[base + i / 4u];
            let b = i / BLOCK;
            let scale = decode_e8m0((rows[base + n / 4u + b / 4u] >> (8u * (b % 4u))) & 255u);
            let even = small_e4m3(word);
            let odd = small_e4m3(word >> 8u);
            return (256.0 * scale) * vec4<f32>(even.x, odd.x, even.y, odd.y);
        }
        let at = base + TAIL_WORD + (i - n) / 2u;
        return vec4<f32>(unpack2x16float(rows[at]), unpack2x16float(rows[at + 1u]));
    }
    if ROUNDING == 2u {
        let word = rows[base + i / 8u] >> (4u * (i % 8u));
        let b = i / 32u;
        let scale = decode_e8m0((rows[base + DIM / 8u + b / 4u] >> (8u * (b % 4u))) & 255u);
        return scale * vec4<f32>(
            decode_e2m1(word),
            decode_e2m1(word >> 4u),
            decode_e2m1(word >> 8u),
            decode_e2m1(word >> 12u));
    }
    let at = base + i;
    return bitcast<vec4<f32>>(vec4<u32>(rows[at], rows[at + 1u], rows[at + 2u], rows[at + 3u]));
}
