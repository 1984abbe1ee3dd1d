//! F32, F16 and BF16 rows: one element after the other, little-endian.

use half::{bf16, f16, slice::HalfFloatSliceExt};

use crate::block::{F16_MAX, finite};

pub(crate) fn decode_f32(bytes: &[u8], out: &mut [f32]) {
    for (bytes, out) in bytes.as_chunks().0.iter().zip(out) {
        *out = f32::from_le_bytes(*bytes);
    }
}

pub(crate) fn decode_f16(bytes: &[u8], out: &mut [f32]) {
    // The conversion of a slice uses the processor's instruction for it; a whole chunk pays once for asking whether
    // there is one.
    const CHUNK: usize = 64;
    for (bytes, out) in bytes.chunks(2 * CHUNK).zip(out.chunks_mut(CHUNK)) {
        let mut halves = [f16::ZERO; CHUNK];
        for (half, bytes) in halves.iter_mut().zip(bytes.as_chunks().0) {
            *half = f16::from_le_bytes(*bytes);
        }
        halves[..out.len()].convert_to_f32_slice(out);
    }
}

pub(crate) fn decode_bf16(bytes: &[u8], out: &mut [f32]) {
    for (bytes, out) in bytes.as_chunks().0.iter().zip(out) {
        *out = f32::from_bits(u32::from(u16::from_le_bytes(*bytes)) << 16);
    }
}

pub(crate) fn encode_f32(x: &[f32], out: &mut Vec<u8>) {
    out.extend(x.iter().flat_map(|&x| finite(x, f32::MAX).to_le_bytes()));
}

pub(crate) fn encode_f16(x: &[f32], out: &mut Vec<u8>) {
    out.extend(x.iter().flat_map(|&x| f16::from_f32(finite(x, F16_MAX)).to_le_bytes()));
}

pub(crate) fn encode_bf16(x: &[f32], out: &mut Vec<u8>) {
    let limit = bf16::MAX.to_f32();
    out.extend(x.iter().flat_map(|&x| bf16::from_f32(finite(x, limit)).to_le_bytes()));
}

#[cfg(test)]
mod tests {
    use crate::Format;

    fn stored(format: Format, x: f32) -> f32 {
        let mut bytes = Vec::new();
        format.encode_row(&[x], None, &mut bytes);
        let mut out = [0.0];
        format.decode_row(&bytes, &mut out);
        out[0]
    }

    #[test]
    fn halves_round_to_nearest_even() {
        assert_eq!(stored(Format::F16, 1.0 + 1.0 / 2048.0), 1.0);
        assert_eq!(stored(Format::F16, 1.0 + 3.0 / 2048.0), 1.0 + 2.0 / 1024.0);
        assert_eq!(stored(Format::Bf16, 1.0 + 1.0 / 256.0), 1.0);
        assert_eq!(stored(Format::Bf16, 1.0 + 3.0 / 256.0), 1.0 + 2.0 / 128.0);
    }

    #[test]
    fn every_finite_half_comes_back() {
        for bits in 0..=u16::MAX {
            for (format, x) in [
                (Format::F16, half::f16::from_bits(bits).to_f32()),
                (Format::Bf16, half::bf16::from_bits(bits).to_f32()),
            ] {
                if x.is_finite() {
                    assert_eq!(stored(format, x).to_bits(), x.to_bits(), "{}", format.name());
                }
            }
        }
    }
}
