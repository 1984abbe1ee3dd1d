// Cosine and sine of pos * (high + low) radians, good to 1e-7 at a million positions without 64-bit arithmetic: the angle is
// counted in turns, as a 64-bit fraction that wraps around as angles do.

// 2^64 / (2 pi), high and low word.
const TURNS_HIGH: u32 = 683565275u;
const TURNS_LOW: u32 = 2475754826u;

// The 64-bit product of two words, (low, high).
fn wide_product(a: u32, b: u32) -> vec2<u32> {
    let al = a & 0xffffu;
    let ah = a >> 16u;
    let bl = b & 0xffffu;
    let bh = b >> 16u;
    let ll = al * bl;
    let middle = ah * bl + (ll >> 16u);
    let cross = al * bh + (middle & 0xffffu);
    return vec2<u32>((cross << 16u) | (ll & 0xffffu), ah * bh + (middle >> 16u) + (cross >> 16u));
}

fn wide_add(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
    let low = a.x + b.x;
    return vec2<u32>(low, a.y + b.y + select(0u, 1u, low < a.x));
}

// A frequency of magnitude below 2 in turns per position, as a fraction of 2^64 (low, high).
fn turns(frequency: f32) -> vec2<u32> {
    let bits = bitcast<u32>(abs(frequency));
    let exponent = bits >> 23u;
    if exponent == 0u {
        return vec2<u32>(0u, 0u);
    }
    let mantissa = (bits & 0x7fffffu) | 0x800000u;
    // mantissa * 2^64 / (2 pi) is three words; the value is that, shifted right by 150 - exponent (23 or more).
    let low = wide_product(mantissa, TURNS_LOW);
    let high = wide_product(mantissa, TURNS_HIGH);
    let w0 = low.x;
    let upper = wide_add(high, vec2<u32>(low.y, 0u));
    let shift = 150u - exponent;
    var value = vec2<u32>(0u, 0u);
    if shift < 32u {
        value = vec2<u32>((w0 >> shift) | (upper.x << (32u - shift)), (upper.x >> shift) | (upper.y << (32u - shift)));
    } else if shift == 32u {
        value = upper;
    } else if shift < 64u {
        let s = shift - 32u;
        value = vec2<u32>((upper.x >> s) | (upper.y << (32u - s)), upper.y >> s);
    } else if shift < 96u {
        value = vec2<u32>(upper.y >> (shift - 64u), 0u);
    }
    if frequency < 0.0 {
        value = wide_add(~value, vec2<u32>(1u, 0u));
    }
    return value;
}

// (cos, sin) of position `pos` at the frequency high + low.
fn cos_sin(pos: u32, high: f32, low: f32) -> vec2<f32> {
    let per_position = wide_add(turns(high), turns(low));
    let product = wide_product(pos, per_position.x);
    let fraction = product.y + pos * per_position.y;
    // The nearest quarter turn, and what is left: an eighth of a turn at most to either side.
    let quarter = (fraction + 0x20000000u) >> 30u;
    let rest = f32(bitcast<i32>(fraction - (quarter << 30u))) * 1.4629180792671596e-9;
    let z = rest * rest;
    // Taylor series; the first terms left out are below 4e-9 on this interval.
    let s = rest + rest * z * (-0.16666667 + z * (0.0083333333 + z * (-0.00019841270 + z * 2.7557319e-6)));
    let c = 1.0 - 0.5 * z + z * z * (0.041666667 + z * (-0.0013888889 + z * 0.000024801587));
    switch quarter & 3u {
        case 0u: { return vec2<f32>(c, s); }
        case 1u: { return vec2<f32>(-s, c); }
        case 2u: { return vec2<f32>(-c, -s); }
        default: { return vec2<f32>(s, -c); }
    }
}
