// FP8 (E4M3), FP4 (E2M1) and E8M0 as the model's rounding uses them. Rounding to nearest, ties to even, is done on the bits of
// the number: the usual trick of adding a large number does not survive compilers that rearrange sums.

// The magnitude in units of the format's code: bits of a rounded f32.
fn round_bits(bits: u32, drop: u32) -> u32 {
    let half = (1u << (drop - 1u)) - 1u;
    return (bits + half + ((bits >> drop) & 1u)) & ~((1u << drop) - 1u);
}

fn round_e4m3(x: f32) -> f32 {
    let magnitude = min(abs(x), 448.0);
    var rounded = round(magnitude * 512.0) * 0.001953125;
    if magnitude >= 0.015625 {
        rounded = bitcast<f32>(round_bits(bitcast<u32>(magnitude), 20u));
    }
    return select(rounded, -rounded, x < 0.0);
}

fn encode_e4m3(x: f32) -> u32 {
    let rounded = round_e4m3(x);
    let magnitude = abs(rounded);
    let sign = select(0u, 0x80u, x < 0.0);
    if magnitude < 0.015625 {
        return sign | u32(magnitude * 512.0);
    }
    return sign | ((bitcast<u32>(magnitude) >> 20u) - 960u);
}

// The numbers of the codes in bytes 0 and 2, over 256: so many fewer are the exponents of the f16 with the same bits.
fn small_e4m3(codes: u32) -> vec2<f32> {
    return unpack2x16float(((codes & 0x007f007fu) << 7u) | ((codes & 0x00800080u) << 8u));
}

fn round_e2m1(x: f32) -> f32 {
    let magnitude = min(abs(x), 6.0);
    var rounded = round(magnitude * 2.0) * 0.5;
    if magnitude >= 1.0 {
        rounded = bitcast<f32>(round_bits(bitcast<u32>(magnitude), 22u));
    }
    return select(rounded, -rounded, x < 0.0);
}

fn encode_e2m1(x: f32) -> u32 {
    let magnitude = abs(round_e2m1(x));
    let sign = select(0u, 8u, x < 0.0);
    if magnitude < 1.0 {
        return sign | u32(magnitude * 2.0);
    }
    return sign | ((bitcast<u32>(magnitude) >> 22u) - 252u);
}

fn decode_e2m1(code: u32) -> f32 {
    let magnitude = code & 7u;
    var value = f32(magnitude) * 0.5;
    if magnitude >= 2u {
        value = bitcast<f32>((magnitude << 22u) + (126u << 23u));
    }
    return select(value, -value, (code & 8u) != 0u);
}

fn decode_e8m0(byte: u32) -> f32 {
    return bitcast<f32>(select(byte << 23u, 1u << 22u, byte == 0u));
}

// 2^ceil(log2(x)) of a positive normal number, from its bits.
fn power_of_two_above(x: f32) -> f32 {
    return bitcast<f32>((bitcast<u32>(x) + 0x007fffffu) & 0xff800000u);
}

// 1 / scale of a power of two, exactly.
fn inverse_of(scale: f32) -> f32 {
    return bitcast<f32>((254u << 23u) - bitcast<u32>(scale));
}

// The bits of the nearest f16, ties to even; what is too large becomes infinite.
fn f16_bits(x: f32) -> u32 {
    let bits = bitcast<u32>(x);
    let sign = (bits >> 16u) & 0x8000u;
    let magnitude = bits & 0x7fffffffu;
    if magnitude >= 0x47800000u {
        return sign | select(0x7c00u, 0x7e00u, magnitude > 0x7f800000u);
    }
    if magnitude < 0x38800000u {
        return sign | u32(round(bitcast<f32>(magnitude) * 16777216.0));
    }
    return sign | ((round_bits(magnitude, 13u) - 0x38000000u) >> 13u);
}
