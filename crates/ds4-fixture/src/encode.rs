//! Values to the bytes of a tensor type.

use ds4_gguf::TensorType;
use ds4_quant::Format;

/// Encodes whole rows of `n_in` values.
pub(crate) fn rows(ty: TensorType, n_in: usize, values: &[f32]) -> Vec<u8> {
    let format = match ty {
        TensorType::F32 => Format::F32,
        TensorType::F16 => Format::F16,
        TensorType::Q8_0 => Format::Q8_0,
        TensorType::Q2K => Format::Q2K,
        TensorType::Q4K => Format::Q4K,
        TensorType::Iq2Xxs => Format::Iq2Xxs,
        other => unreachable!("no mix has {other} tensors"),
    };
    let mut bytes = Vec::with_capacity(format.row_bytes(n_in) * values.len() / n_in);
    for row in values.chunks_exact(n_in) {
        format.encode_row(row, None, &mut bytes);
    }
    bytes
}
