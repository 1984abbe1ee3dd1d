// The bytes of `row` (finish.wgsl) as they are stored (ops: rows.rs), a word at a time. Codes fill whole words.
fn scale_bytes(first: u32, n: u32) -> u32 {
    var word = 0u;
    for (var j = 0u; j < 4u; j++) {
        if first + j < n {
            word |= (bitcast<u32>(block_scale[first + j]) >> 23u) << (8u * j);
        }
    }
    return word;
}

// LAYOUT names the format as ROUNDING names the rounding; 0, values as they are, goes with any rounding.
fn packed_word(i: u32) -> u32 {
    if LAYOUT == 1u {
        let n = DIM - N_ROT;
        if i < n / 4u {
            let inverse = inverse_of(block_scale[4u * i / BLOCK]);
            var word = 0u;
            for (var j = 0u; j < 4u; j++) {
                word |= encode_e4m3(row[4u * i + j] * inverse) << (8u * j);
            }
            return word;
        }
        if i < TAIL_WORD {
            return scale_bytes(4u * (i - n / 4u), n / BLOCK);
        }
        let at = n + 2u * (i - TAIL_WORD);
        return f16_bits(row[at]) | (f16_bits(row[min(at + 1u, DIM - 1u)]) << 16u);
    }
    if LAYOUT == 2u {
        if i < DIM / 8u {
            let inverse = inverse_of(block_scale[8u * i / 32u]);
            var word = 0u;
            for (var j = 0u; j < 8u; j++) {
                word |= encode_e2m1(row[8u * i + j] * inverse) << (4u * j);
            }
            return word;
        }
        return scale_bytes(4u * (i - DIM / 8u), DIM / 32u);
    }
    return bitcast<u32>(rounded_value(i));
}
