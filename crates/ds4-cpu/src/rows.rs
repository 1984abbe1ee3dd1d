//! Reading packed rows: attention rows become f32, index rows are scored as they are.
//!
//! Both are compiled for each instruction set of [`Kernels`] from the same lines, and neither rounds, so every machine finds
//! the same values. `index.rs` has an instruction of its own besides, where there is one.

mod index;

pub(crate) use index::{IndexQueries, KEYS};

use ds4_ops::{Format, HostRows, RowFormat, RowLayout};

#[cfg(target_arch = "x86_64")]
use crate::simd::Isa;
use crate::simd::Kernels;

/// Decodes the rows `ids` into `out (ids.len(), dim)`.
pub(crate) fn decode(kernels: &Kernels, rows: &HostRows, ids: &[usize], out: &mut [f32]) {
    let layout = rows.layout;
    for (id, out) in ids.iter().zip(out.chunks_exact_mut(layout.dim)) {
        match layout.format {
            RowFormat::Fp8 { block, n_rot } => {
                let (bytes, straight) = (rows.row(*id), layout.dim - n_rot);
                decode_codes(kernels, &layout, block, bytes, &mut out[..straight]);
                kernels.decode_row(Format::F16, &bytes[layout.tail()..][..2 * n_rot], &mut out[straight..]);
            }
            RowFormat::F32 | RowFormat::Fp4 => layout.decode(rows.row(*id), out),
        }
    }
}

fn decode_codes(kernels: &Kernels, layout: &RowLayout, block: usize, bytes: &[u8], out: &mut [f32]) {
    let scales = &bytes[layout.scales()..];
    match Width::of(kernels) {
        // SAFETY: a width is that of this CPU.
        #[cfg(target_arch = "x86_64")]
        Width::Avx512 | Width::Vnni => unsafe { e4m3_avx512(bytes, scales, block, out) },
        // SAFETY: likewise.
        #[cfg(target_arch = "x86_64")]
        Width::Avx2 => unsafe { e4m3_avx2(bytes, scales, block, out) },
        Width::Portable => e4m3(bytes, scales, block, out),
    }
}

/// The instruction sets that rows are read with, each part of those before it.
#[derive(Clone, Copy)]
enum Width {
    Portable,
    /// AVX2.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// AVX-512 F, BW and VL.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// And VNNI.
    #[cfg(target_arch = "x86_64")]
    Vnni,
}

impl Width {
    /// The widest that `kernels` may use and this CPU has.
    fn of(kernels: &Kernels) -> Width {
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = is_x86_feature_detected!("avx2");
            let avx512 = avx2
                && is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl");
            let vnni = avx512 && is_x86_feature_detected!("avx512vnni");
            match kernels.isa() {
                Isa::Portable => Width::Portable,
                Isa::Avx2 if avx2 => Width::Avx2,
                Isa::Avx512 if avx512 => Width::Avx512,
                _ if vnni => Width::Vnni,
                _ => Width::Portable,
            }
        }
        #[cfg(not(target_arch = "x86_64"))]
        {
            let _ = kernels;
            Width::Portable
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
fn e4m3_avx512(codes: &[u8], scales: &[u8], block: usize, out: &mut [f32]) {
    e4m3(codes, scales, block, out);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn e4m3_avx2(codes: &[u8], scales: &[u8], block: usize, out: &mut [f32]) {
    e4m3(codes, scales, block, out);
}

#[inline(always)]
fn e4m3(codes: &[u8], scales: &[u8], block: usize, out: &mut [f32]) {
    for ((codes, scale), out) in codes.chunks_exact(block).zip(scales).zip(out.chunks_exact_mut(block)) {
        let scale = ds4_quant::fp8::decode_e8m0(*scale);
        for (out, code) in out.iter_mut().zip(codes) {
            *out = e4m3_unscaled(*code) * EXPONENT * scale;
        }
    }
}

/// What the exponent of E4M3 (bias 7) lacks when its bits are read as those of an f32 (bias 127).
const EXPONENT: f32 = f32::from_bits((127 + 120) << 23);

/// The code with its fields where those of an f32 are: the value but for [`EXPONENT`], subnormal where the code is. NaN
/// does not survive, but a stored block with a NaN has a NaN for its scale.
#[inline(always)]
fn e4m3_unscaled(code: u8) -> f32 {
    // The sign is extended over the bits above it, the exponent's unused ones among them.
    f32::from_bits((i32::from(code as i8) << 20) as u32 & 0x87f0_0000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ds4_ops::op::round::Rounding;

    #[test]
    fn every_code_and_scale_decodes_as_the_definition_says() {
        let layout = RowLayout::of(Rounding::Kv { block: 64, n_rot: 64 }, 512);
        let mut rows = HostRows::new(layout, 256);
        let n = layout.row_bytes();
        for (i, row) in rows.bytes.chunks_exact_mut(n).enumerate() {
            for (k, byte) in row.iter_mut().enumerate() {
                *byte = (i * 37 + k * 11 + k / 64) as u8;
            }
            // NaN codes are never stored without a NaN scale.
            row[..448].iter_mut().filter(|code| **code & 0x7f == 0x7f).for_each(|code| *code ^= 1);
            row[448..455].iter_mut().enumerate().for_each(|(k, scale)| *scale = (i + k * 36) as u8);
        }
        let ids: Vec<usize> = (0..256).rev().collect();
        for kernels in Kernels::available() {
            let mut out = vec![0.0; 256 * 512];
            decode(&kernels, &rows, &ids, &mut out);
            for (id, out) in ids.iter().zip(out.chunks_exact(512)) {
                for (k, (found, wanted)) in out.iter().zip(rows.values(*id)).enumerate() {
                    let same = found.to_bits() == wanted.to_bits() || found.is_nan() && wanted.is_nan();
                    assert!(same, "{kernels:?}, row {id}, value {k}: {found:e} instead of {wanted:e}");
                }
            }
        }
    }
}
