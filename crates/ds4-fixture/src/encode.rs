//! Values to the bytes of a tensor type.

use ds4_gguf::TensorType;
use ds4_quant::Format;

/// Encodes whole rows of `n_in` values.
pub(crate) fn rows(ty: TensorType, n_in: usize, values: &[f32]) -> Vec<u8> {
    let format = Format::from_ggml_type(ty.id()).unwrap_or_else(|| unreachable!("no mix has {ty} tensors"));
    let mut bytes = Vec::with_capacity(format.row_bytes(n_in) * values.len() / n_in);
    for row in values.chunks_exact(n_in) {
        format.encode_row(row, None, &mut bytes);
    }
    bytes
}
