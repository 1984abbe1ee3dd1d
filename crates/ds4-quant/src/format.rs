//! The weight formats the engine reads, behind one enum.

use crate::{iq2_xxs, mxfp4, plain, q2_k, q4_k, q8_0};

/// How the elements of one tensor row are stored.
///
/// A row is a whole number of blocks and blocks never straddle rows. All multi-byte fields are little-endian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// IEEE binary32, one element a block.
    F32,
    /// IEEE binary16, one element a block.
    F16,
    /// The upper 16 bits of an f32, one element a block.
    Bf16,
    /// 32 signed bytes and one f16 scale.
    Q8_0,
    /// 256 two-bit codes, sixteen 4-bit scales and minima, two f16 super-scales.
    Q2K,
    /// 256 four-bit codes, eight 6-bit scales and minima, two f16 super-scales.
    Q4K,
    /// 256 elements as points of a 256-entry codebook with signs, eight 4-bit scales, one f16 super-scale.
    Iq2Xxs,
    /// 32 E2M1 nibbles and one power-of-two scale.
    Mxfp4,
}

impl Format {
    /// Every format, in the order of the declaration.
    pub const ALL: [Format; 8] =
        [Self::F32, Self::F16, Self::Bf16, Self::Q8_0, Self::Q2K, Self::Q4K, Self::Iq2Xxs, Self::Mxfp4];

    /// The format of tensors of this type in a GGUF file (ggml's numbering), `None` where it is not one of these.
    pub const fn from_ggml_type(id: u32) -> Option<Format> {
        Some(match id {
            0 => Self::F32,
            1 => Self::F16,
            8 => Self::Q8_0,
            10 => Self::Q2K,
            12 => Self::Q4K,
            16 => Self::Iq2Xxs,
            30 => Self::Bf16,
            39 => Self::Mxfp4,
            _ => return None,
        })
    }

    /// The name GGUF tools print.
    pub const fn name(self) -> &'static str {
        match self {
            Self::F32 => "F32",
            Self::F16 => "F16",
            Self::Bf16 => "BF16",
            Self::Q8_0 => "Q8_0",
            Self::Q2K => "Q2_K",
            Self::Q4K => "Q4_K",
            Self::Iq2Xxs => "IQ2_XXS",
            Self::Mxfp4 => "MXFP4",
        }
    }

    /// Elements of one block.
    pub const fn block_len(self) -> usize {
        match self {
            Self::F32 | Self::F16 | Self::Bf16 => 1,
            Self::Q8_0 => q8_0::BLOCK_LEN,
            Self::Q2K => q2_k::BLOCK_LEN,
            Self::Q4K => q4_k::BLOCK_LEN,
            Self::Iq2Xxs => iq2_xxs::BLOCK_LEN,
            Self::Mxfp4 => mxfp4::BLOCK_LEN,
        }
    }

    /// Bytes of one block.
    pub const fn block_bytes(self) -> usize {
        match self {
            Self::F32 => 4,
            Self::F16 | Self::Bf16 => 2,
            Self::Q8_0 => q8_0::BLOCK_BYTES,
            Self::Q2K => q2_k::BLOCK_BYTES,
            Self::Q4K => q4_k::BLOCK_BYTES,
            Self::Iq2Xxs => iq2_xxs::BLOCK_BYTES,
            Self::Mxfp4 => mxfp4::BLOCK_BYTES,
        }
    }

    /// Bytes of a row of `n` elements.
    ///
    /// # Panics
    /// When `n` is not a multiple of [`Self::block_len`].
    pub const fn row_bytes(self, n: usize) -> usize {
        assert!(n.is_multiple_of(self.block_len()), "a row must be a whole number of blocks");
        n / self.block_len() * self.block_bytes()
    }

    /// Decodes the row `bytes` into `out`.
    ///
    /// # Panics
    /// When `bytes.len() != self.row_bytes(out.len())`.
    pub fn decode_row(self, bytes: &[u8], out: &mut [f32]) {
        let expected = self.row_bytes(out.len());
        assert_eq!(bytes.len(), expected, "{}: bytes of a row of {} elements", self.name(), out.len());
        match self {
            Self::F32 => plain::decode_f32(bytes, out),
            Self::F16 => plain::decode_f16(bytes, out),
            Self::Bf16 => plain::decode_bf16(bytes, out),
            Self::Q8_0 => q8_0::decode(bytes, out),
            Self::Q2K => q2_k::decode(bytes, out),
            Self::Q4K => q4_k::decode(bytes, out),
            Self::Iq2Xxs => iq2_xxs::decode(bytes, out),
            Self::Mxfp4 => mxfp4::decode(bytes, out),
        }
    }

    /// Encodes the row `x` and appends its [`Self::row_bytes`] bytes to `out`.
    ///
    /// The lossy formats look for the block that minimises `sum importance[i] * (x[i] - decoded[i])^2`; without
    /// `importance` every element counts the same. Only ratios of importance within a block matter; negative and NaN
    /// entries count as the least important. F32, F16, BF16 and Q8_0 round each element on its own and ignore it.
    ///
    /// Encoding never fails and what it writes decodes to finite numbers: NaN is stored as 0, and what lies beyond the
    /// format's range (infinities included) saturates.
    ///
    /// On Gaussian rows the RMS error relative to the RMS of the row is below: F32 0, F16 0.00022, BF16 0.0018,
    /// Q8_0 0.0056, Q4_K 0.072, MXFP4 0.115, Q2_K 0.265, IQ2_XXS 0.335. Rows that a format can represent come back
    /// unchanged, except that Q2_K, Q4_K and IQ2_XXS, which search, may settle on another block when theirs leaves much
    /// of the range of codes and scales unused.
    ///
    /// # Panics
    /// When `x` is not a whole number of blocks, or `importance` has another length than `x`.
    pub fn encode_row(self, x: &[f32], importance: Option<&[f32]>, out: &mut Vec<u8>) {
        out.reserve(self.row_bytes(x.len()));
        if let Some(importance) = importance {
            assert_eq!(importance.len(), x.len(), "{}: one importance for each element", self.name());
        }
        match self {
            Self::F32 => plain::encode_f32(x, out),
            Self::F16 => plain::encode_f16(x, out),
            Self::Bf16 => plain::encode_bf16(x, out),
            Self::Q8_0 => q8_0::encode(x, out),
            Self::Q2K => q2_k::encode(x, importance, out),
            Self::Q4K => q4_k::encode(x, importance, out),
            Self::Iq2Xxs => iq2_xxs::encode(x, importance, out),
            Self::Mxfp4 => mxfp4::encode(x, importance, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_the_files() {
        let sizes = Format::ALL.map(|format| (format.name(), format.block_len(), format.block_bytes()));
        let expected = [
            ("F32", 1, 4),
            ("F16", 1, 2),
            ("BF16", 1, 2),
            ("Q8_0", 32, 34),
            ("Q2_K", 256, 84),
            ("Q4_K", 256, 144),
            ("IQ2_XXS", 256, 66),
            ("MXFP4", 32, 17),
        ];
        assert_eq!(sizes, expected);
        assert_eq!(Format::Q8_0.row_bytes(4096), 4352);
    }

    #[test]
    #[should_panic(expected = "whole number of blocks")]
    fn a_torn_row_is_refused() {
        Format::Q2K.row_bytes(128);
    }

    #[test]
    #[should_panic(expected = "MXFP4: bytes of a row of 64 elements")]
    fn a_short_row_is_refused() {
        Format::Mxfp4.decode_row(&[0; 33], &mut [0.0; 64]);
    }
}
