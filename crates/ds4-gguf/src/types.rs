//! The ggml tensor types: id, name and block size. What a block means is `ds4-quant`'s business.

/// Declares the enum and its four tables from one list, so that a type cannot be in one and missing in another.
macro_rules! tensor_types {
    ($($variant:ident = $id:literal, $name:literal, $len:literal x $bytes:literal;)*) => {
        /// Element type of a tensor: every ggml type with a known block size.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the names are those of the format")]
        pub enum TensorType { $($variant),* }

        impl TensorType {
            /// Every known type, in the order of the ids.
            pub const ALL: &[TensorType] = &[$(TensorType::$variant),*];

            /// The type with this id in a file, `None` when it is unknown.
            pub fn from_id(id: u32) -> Option<TensorType> {
                match id { $($id => Some(TensorType::$variant),)* _ => None }
            }

            /// The id in a file.
            pub fn id(self) -> u32 {
                match self { $(TensorType::$variant => $id),* }
            }

            /// The name people use: `Q8_0`, `IQ2_XXS`, `F32`.
            pub fn name(self) -> &'static str {
                match self { $(TensorType::$variant => $name),* }
            }

            /// Elements of one block; 1 for the plain types. A row is a whole number of blocks.
            pub fn block_len(self) -> u64 {
                match self { $(TensorType::$variant => $len),* }
            }

            /// Bytes of one block.
            pub fn block_bytes(self) -> u64 {
                match self { $(TensorType::$variant => $bytes),* }
            }
        }
    };
}

tensor_types! {
    F32 = 0, "F32", 1 x 4;
    F16 = 1, "F16", 1 x 2;
    Q4_0 = 2, "Q4_0", 32 x 18;
    Q4_1 = 3, "Q4_1", 32 x 20;
    Q5_0 = 6, "Q5_0", 32 x 22;
    Q5_1 = 7, "Q5_1", 32 x 24;
    Q8_0 = 8, "Q8_0", 32 x 34;
    Q8_1 = 9, "Q8_1", 32 x 36;
    Q2K = 10, "Q2_K", 256 x 84;
    Q3K = 11, "Q3_K", 256 x 110;
    Q4K = 12, "Q4_K", 256 x 144;
    Q5K = 13, "Q5_K", 256 x 176;
    Q6K = 14, "Q6_K", 256 x 210;
    Q8K = 15, "Q8_K", 256 x 292;
    Iq2Xxs = 16, "IQ2_XXS", 256 x 66;
    Iq2Xs = 17, "IQ2_XS", 256 x 74;
    Iq3Xxs = 18, "IQ3_XXS", 256 x 98;
    Iq1S = 19, "IQ1_S", 256 x 50;
    Iq4Nl = 20, "IQ4_NL", 32 x 18;
    Iq3S = 21, "IQ3_S", 256 x 110;
    Iq2S = 22, "IQ2_S", 256 x 82;
    Iq4Xs = 23, "IQ4_XS", 256 x 136;
    I8 = 24, "I8", 1 x 1;
    I16 = 25, "I16", 1 x 2;
    I32 = 26, "I32", 1 x 4;
    I64 = 27, "I64", 1 x 8;
    F64 = 28, "F64", 1 x 8;
    Iq1M = 29, "IQ1_M", 256 x 56;
    Bf16 = 30, "BF16", 1 x 2;
    Tq1_0 = 34, "TQ1_0", 256 x 54;
    Tq2_0 = 35, "TQ2_0", 256 x 66;
    Mxfp4 = 39, "MXFP4", 32 x 17;
    Nvfp4 = 40, "NVFP4", 64 x 36;
}

impl std::fmt::Display for TensorType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip_and_unknown_ids_are_none() {
        for &ty in TensorType::ALL {
            assert_eq!(TensorType::from_id(ty.id()), Some(ty));
        }
        for id in [4, 5, 31, 99, u32::MAX] {
            assert_eq!(TensorType::from_id(id), None);
        }
    }
}
